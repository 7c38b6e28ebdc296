"""Who is quoted for a sentence: the words that name the source, and its kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.incidents.words.numbers import NUMBER_WORDS
from geo.records.incident import AttributionKind

if TYPE_CHECKING:
    from geo.incidents.words.lexicon import Lexicon

_ACCORDING = re.compile(r"\baccording\s+to\s+(?P<who>[^,.;:“”\"()]{2,80})", re.IGNORECASE)
_AS_REPORTS = re.compile(
    r",\s*(?:as\s+)?(?P<who>[A-Z][\w.]*(?:\s+[A-Z]\w+){0,3})\s+report(?:s|ed)\b"
)
_ISSUED = re.compile(
    r"\b(?:statement|press\s+release|report|update|communiqu[eé])\s+(?:\w+\s+){0,2}?(?:by|from)\s+"
    r"(?P<who>[^,.;:“”\"()]{2,60}?)(?=\s+(?:yesterday|today|on|said|noted|that|late|early|puts?|gave|gives|speaks|spoke)\b|[,.;:])"
)
#: "The governor's office gave a toll of 11", "a union put the number of dead at 21".
_COUNTED = re.compile(
    r"(?:^\s*|[;,“]\s*|\b(?:while|but|and)\s+)(?P<who>(?:[Tt]he|[Aa]n?|[A-Z])[^,.;:“”\"()]{2,60}?)"
    r"(?:,\s[^,;.]{2,60},)?\s+(?:has\s|have\s|had\s)?(?:later\s|only\s|also\s)?"
    r"(?:(?:g[ai]ve[ns]?|spoke|spoken|speaks?)\s+(?:the\s|an?\s)?(?:tolls?|figures?|number|counts?)?\s?(?:of|as)"
    r"|puts?\s+(?:the|its|their)\s+(?:own\s)?(?:number|toll|figure|count|death\s+toll|dead)"
    r"|(?:counted|acknowledged|admitted|confirmed|recorded)\s)",
)
#: "By the reckoning of the police".
_RECKONED = re.compile(
    r"\bby\s+the\s+(?:reckoning|count|account|estimate|tally)\s+of\s+(?P<who>[^,.;:“”\"()]{2,60})"
)
_NAMING = (_ISSUED, _ACCORDING, _AS_REPORTS, _COUNTED, _RECKONED)
#: Behind the verb of another source its own number: "one said two died, another spoke of three".
_NUMBER = re.compile(
    r"\s*(?:(?:at\s+least|only|about|around|some|as\s+many\s+as|up\s+to)\s+)?"
    rf"(?:\d|(?:{'|'.join(NUMBER_WORDS)})\b)",
    re.IGNORECASE,
)
#: What cuts a sentence into parts with a speaker each, and what stands before a speaker.
_PARTS = re.compile(r"\b(?:while|whereas|but)\b|;", re.IGNORECASE)
_CUTS = re.compile(r"[,;:“”\"]|\bthat\b|\bwhile\b|\band\b")
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


Source = tuple[str | None, AttributionKind]


class Speakers:
    """Who is quoted in the sentence ``text[start:end]``, for any offset in it."""

    def __init__(self, text: str, start: int, end: int, lexicon: Lexicon) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._lexicon = lexicon
        self._parts: dict[int, _Part] = {}

    def source_at(self, at: int) -> Source:
        """Find who is quoted for the figure or act at offset `at`.

        Returns
        -------
        The source's words as they stand, or None; and the kind of source.

        Examples
        --------
        >>> from geo.incidents.words.lexicon import load
        >>> text = "Two people were hurt, a hospital in the town said."
        >>> Speakers(text, 0, len(text), load()).source_at(0)
        ('hospital in the town', 'medical')
        """
        part = self._part_at(at)
        named = _nearest(part.named, at - part.start)
        who = _trim(named.group("who")) if named is not None else ""
        if who:
            return who, kind_of(who, self._lexicon)
        speaker = next(filter(None, (_speaker(part, m, at) for m in part.speech)), None)
        return (speaker, kind_of(speaker, self._lexicon)) if speaker else (None, "unknown")

    def _part_at(self, at: int) -> _Part:
        """Return the part of the sentence around `at`: "X said one, while Y said two"."""
        before = bisect_left(self._cuts, at, key=lambda cut: cut[0])
        if before not in self._parts:
            start = self._cuts[before - 1][1] if before else self._start
            end = self._cuts[before][0] if before < len(self._cuts) else self._end
            self._parts[before] = _read_part(self._text, start, end, self._lexicon)
        return self._parts[before]

    @cached_property
    def _cuts(self) -> list[tuple[int, int]]:
        cuts = [m.span() for m in _PARTS.finditer(self._text, self._start, self._end)]
        words = self._text[self._start : self._end]
        for m in _COUNTED.finditer(words):
            if words[m.start()] == "," and _NUMBER.match(words, m.end()):
                at = self._start + m.start()
                cuts.append((at, at + 1))
        return sorted(cuts)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a sentence that begins at `start`, and what in it can name a speaker."""

    start: int
    words: str
    named: list[re.Match[str]]
    speech: list[re.Match[str]]


def _read_part(text: str, start: int, end: int, lexicon: Lexicon) -> _Part:
    words = text[start:end]
    named = [m for pattern in _NAMING for m in pattern.finditer(words)]
    speech = [m for m in lexicon.speech.finditer(words) if m.group().lower() not in _NOT_SAYING]
    return _Part(start, words, named, speech)


def _speaker(part: _Part, said: re.Match[str], at: int) -> str:
    """Return the words before a verb of speech that name who speaks, or nothing."""
    before = part.words[: said.start()].rstrip()
    if part.start + said.start() <= at:
        return _trim(_CUTS.split(before)[-1])
    # Behind what is told, only "..., the police said" names the speaker.
    return _trim(before.rpartition(",")[2]) if "," in before else ""


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
    >>> from geo.incidents.words.lexicon import load
    >>> kind_of("hospital in the town", load())
    'medical'
    """
    for kind in _KINDS:
        if lexicon.attribution[kind].search(who):
            return kind
    return "unknown"
