"""Cutting a paragraph into sentences, without moving an offset.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` with its closing quotes, unless the stop belongs to
an abbreviation, an initial or a number. Linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.articles.english import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.articles.vocabulary import Vocabulary

#: Stops with what closes after them; what follows is checked by hand, so nothing is tried twice.
_STOP = re.compile(r"[.!?…。！？]+[\"'”’»)\]]*(?=\s|$)|[。！？]")
_OPENING = "\"'“‘«„([¿¡-–—•"
#: No sentence of a report is longer; a text without stops is cut here at a white space.
LONGEST = 4_000


def split_sentences(
    text: str, start: int, end: int, *, vocabulary: Vocabulary = ENGLISH
) -> Iterator[tuple[int, int]]:
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
        if match.start() < begin or not _ends(text, begin, match.start(), (stop, end), vocabulary):
            continue
        yield from _capped(text, begin, stop)
        begin = _skip(text, stop, end)
    if begin < end:
        yield from _capped(text, begin, _trim(text, begin, end))


def _ends(  # noqa: PLR0911 (one return a kind of stop)
    text: str, begin: int, dot: int, span: tuple[int, int], v: Vocabulary
) -> bool:
    """Say whether the stop at `dot` ends the sentence begun at `begin`."""
    stop, end = span
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
    before, after = text[max(begin, dot - 12) : dot], text[following : min(end, following + 16)]
    return not _abbreviated(before, after, v)


def _abbreviated(before: str, following: str, v: Vocabulary) -> bool:
    word = before.rsplit(None, 1)[-1:] or [""]
    last = word[0].lstrip("(\"'“‘[").lower()
    if last in v.number_marks:
        return following[0].isdigit()
    if last in v.titles:
        return True
    if len(last) == 1 and last.isalpha():
        return word[0][-1:].isupper() and following[0].isalpha()
    if last in v.either or (len(last) == 3 and last[1] == "."):  # noqa: PLR2004
        return not _opens(following, v)
    return False


def _opens(following: str, v: Vocabulary) -> bool:
    """Say whether the word there is one that opens sentences."""
    if following[0] in _OPENING:
        return True
    words = following.split(None, 1)
    return bool(words) and words[0].rstrip(",;:").lower() in v.starters


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
