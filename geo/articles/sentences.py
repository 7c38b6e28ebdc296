"""Cutting a paragraph into sentences, without moving an offset.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` with its closing quotes, unless the stop belongs to
an abbreviation, an initial or a number. Linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Stops with what closes after them; what follows is checked by hand, so nothing is tried twice.
_STOP = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|[。！？]")  # noqa: RUF001
_OPENING = "\"'“‘«„([¿¡-–—•"  # noqa: RUF001
#: No sentence of a report is longer; a text without stops is cut here at a white space.
LONGEST = 4_000

#: Words with a stop that never end a sentence: a name or a figure follows.
_TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cpl sgt cmdr adm sen rep gov pres hon rev fr st mt ft "
    "no nos vs cf fig art sec al approx ca jan feb mar apr jun jul aug sept sep oct nov dec msgr "
    "amb atty supt insp det pvt brig dep asst vol ave blvd rd pp".split()
)
#: Words with a stop that may end one: they do before a word that opens sentences.
_EITHER = frozenset(
    "u.s u.k e.u u.n u.a.e u.s.s.r d.c n.y p.m a.m inc co corp ltd jr sr etc e.g i.e ph.d l.a "
    "mon tue wed thu fri sat sun bros dept est km sq min max a.d b.c n.j calif fla ill pa tex "
    "mass mich minn miss mo wash wis ariz colo conn ga ind kan ky la md neb nev okla ore tenn "
    "va vt".split()
)
_STARTERS = frozenset(
    "the a an in on at he she it they we i you but and however this that these those there his "
    "her their its our as if when while after before since for from with by to one two three "
    "several many some most police officials according meanwhile earlier later also no not".split()
)
_NUMBER = frozenset({"no", "nos", "art", "sec", "fig", "pp", "vol", "approx", "ca"})


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in ``text[start:end]``; they cover all but white space.

    Examples
    --------
    >>> text = "Gen. Doe spoke in the U.S. on Jan. 8. He left."
    >>> [text[a:b] for a, b in split_sentences(text, 0, len(text))]
    ['Gen. Doe spoke in the U.S. on Jan. 8.', 'He left.']
    """
    begin = _skip(text, start, end)
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if match.start() < begin or not _ends(text, begin, match.start(), stop, end):
            continue
        yield from _capped(text, begin, stop)
        begin = _skip(text, stop, end)
    if begin < end:
        yield from _capped(text, begin, _trim(text, begin, end))


def _ends(text: str, begin: int, dot: int, stop: int, end: int) -> bool:
    """Say whether the stop at `dot` ends the sentence begun at `begin`."""
    following = _skip(text, stop, min(end, stop + 200))
    if following >= end:
        return True
    first = text[following]
    if first.islower():
        return False
    if text[dot] not in ".…":
        return True
    if first in _OPENING:
        first = text[following + 1 : following + 2]
        if first.islower():
            return False
    if stop - dot > 1 and text[dot + 1] != ".":
        return True
    if text[dot] == "…" or text[dot : dot + 3] == "...":
        return not first.isspace() and (first.isupper() or not first.isalpha())
    return not _abbreviated(text, begin, dot, following, end)


def _abbreviated(text: str, begin: int, dot: int, following: int, end: int) -> bool:
    word = text[max(begin, dot - 12) : dot].rsplit(None, 1)[-1:] or [""]
    last = word[0].lstrip("(\"'“‘[").lower()  # noqa: RUF001
    if last in _NUMBER:
        return text[following].isdigit()
    if last in _TITLES:
        return True
    if len(last) == 1 and last.isalpha():
        return word[0][-1:].isupper() and text[following].isalpha()
    if last in _EITHER or (len(last) == 3 and last[1] == "."):  # noqa: PLR2004
        return not _opens(text, following, end)
    return False


def _opens(text: str, following: int, end: int) -> bool:
    """Say whether the word there is one that opens sentences."""
    if text[following] in _OPENING:
        return True
    words = text[following : min(end, following + 16)].split(None, 1)
    return bool(words) and words[0].rstrip(",;:").lower() in _STARTERS


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _capped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = start + LONGEST if cut <= start else cut
        yield start, _trim(text, start, cut)
        start = _skip(text, cut, end)
    if start < end:
        yield start, end
