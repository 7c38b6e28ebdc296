"""Who is quoted for a sentence: the words that name the source, and its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.records.incident import AttributionKind

_ACCORDING = re.compile(r"\baccording\s+to\s+(?P<who>[^,.;:“”\"()]{2,80})", re.IGNORECASE)
_AS_REPORTS = re.compile(
    r",\s*(?:as\s+)?(?P<who>[A-Z][\w.]*(?:\s+[A-Z]\w+){0,3})\s+report(?:s|ed)\b"
)
_ISSUED = re.compile(
    r"\b(?:statement|press\s+release|report|update|communiqu[eé])\s+(?:\w+\s+){0,2}?(?:by|from)\s+"
    r"(?P<who>[^,.;:“”\"()]{2,60}?)(?=\s+(?:yesterday|today|on|said|noted|that|late|early)\b|[,.;:])"
)
_PARTS = re.compile(r"\b(?:while|whereas|but)\b", re.IGNORECASE)
#: Words of speech that are no verbs of somebody's.
_NOT_SAYING = frozenset(
    {
        "called",
        "urged",
        "reports",
        "claims",
        "claimed",
        "statement",
        "released",
        "interview",
        "press conference",
    }
)
_KINDS: tuple[AttributionKind, ...] = ("medical", "eyewitness", "agency", "party", "official")
_MAX_WORDS = 8


def find_source(
    text: str, start: int, end: int, at: int, lexicon: Lexicon
) -> tuple[str | None, AttributionKind]:
    """Find who is quoted for the figure or act at offset `at` of a sentence.

    Returns
    -------
    The source's words as they stand, or None; and the kind of source.
    """
    for m in _PARTS.finditer(text, start, end):
        if m.start() < at:
            start = m.end()
        else:
            end = m.start()
            break
    sentence = text[start:end]
    named = _nearest(
        [
            *_ISSUED.finditer(sentence),
            *_ACCORDING.finditer(sentence),
            *_AS_REPORTS.finditer(sentence),
        ],
        at - start,
    )
    if named is not None:
        who = _trim(named.group("who"))
        return who, kind_of(who, lexicon)
    speech = [m for m in lexicon.speech.finditer(sentence) if m.group().lower() not in _NOT_SAYING]
    for m in speech:
        before = sentence[: m.start()].rstrip()
        if start + m.start() <= at:
            who = _trim(re.split(r"[,;:“”\"]|\bthat\b|\bwhile\b|\band\b", before)[-1])
            if who:
                return who, kind_of(who, lexicon)
        elif sentence[: m.start()].rstrip().rpartition(",")[1]:
            who = _trim(before.rpartition(",")[2])
            if who:
                return who, kind_of(who, lexicon)
    return None, "unknown"


def _nearest(matches: list[re.Match[str]], at: int) -> re.Match[str] | None:
    after = [m for m in matches if m.start() >= at] or matches
    return min(after, key=lambda m: abs(m.start() - at), default=None)


def _trim(who: str) -> str:
    words = who.split()
    while words and words[0].lower() in {"the", "a", "an", "also", "but", "later", "has", "had"}:
        words.pop(0)
    while words and words[-1].lower() in {"also", "has", "had", "have", "yesterday", "later", "on"}:
        words.pop()
    if not words or len(words) > _MAX_WORDS:
        return ""
    return " ".join(words)


def kind_of(who: str, lexicon: Lexicon) -> AttributionKind:
    """Return the kind of a source by its words; a head of government is a party.

    Examples
    --------
    >>> from geo.incidents.lexicon import load
    >>> kind_of("hospital in the town", load())
    'medical'
    """
    for kind in _KINDS:
        if lexicon.attribution[kind].search(who):
            return kind
    return "unknown"
