"""Shapes: patterns of words that tell an event, each tried only where one of its words stands.

What enters are the patterns of a lexicon, what leaves are `Shape` records. A clause has few of the
words that all patterns together are made of: most patterns need not be tried on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Words of grammar; a pattern has others beside them.
_SMALL_WORDS = """
s d e it not who could them they he she being did
a an the of on in at to by with and or for from into over off up down out as is
was were are be been had has have his her its their another when after each
other no
"""
SMALL = frozenset(_SMALL_WORDS.split())
_GROUPS = re.compile(r"\(\?(?:[!<=]|<[!=])[^()]*\)")
_ENDINGS = re.compile(r"([a-z]{1,20})\(\?:([a-z?|]{0,99})\)(\??)")
_CHOICE = re.compile(r"([a-z]{0,20})\[([a-z]{1,9})\]([a-z]{0,20})")
_WORD = re.compile(r"[a-z]+\??")
_IN_TEXT = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern of a kind of trigger; `words` are those of which one stands in every match."""

    kind: str
    words: frozenset[str]
    pattern: re.Pattern[str]


def make_shape(kind: str, pattern: str) -> Shape:
    r"""Compile a pattern as whole words, any case.

    Its words are written out, or end in one group: "pelt(?:ed|s)", "organi[sz]ed", "rocks?".

    Examples
    --------
    >>> sorted(make_shape("riot", r"(?:was|were)\s+(?:stoned|pelt(?:ed|s))").words)
    ['ed', 'pelt', 'pelted', 'pelts', 'stoned']
    """
    whole = re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)
    return Shape(kind, frozenset(_words(pattern)) - SMALL, whole)


def _words(pattern: str) -> Iterator[str]:
    """Yield the words that a pattern is written with, in all their endings."""
    bare = re.sub(r"\\[a-zA-Z]", " ", _GROUPS.sub(" ", pattern))
    for m in _CHOICE.finditer(bare):
        for letter in m[2]:
            yield m[1] + letter + m[3]
    for m in _ENDINGS.finditer(bare):
        for ending in m[2].split("|"):
            yield from _optional(m[1] + ending)
        yield m[1]
    for m in _WORD.finditer(bare):
        yield from _optional(m.group())


def _optional(word: str) -> Iterator[str]:
    """Yield "rocks" and "rock" for "rocks?"."""
    parts = re.findall(r"[a-z]\??", word)
    for chosen in product(*[(p[0], "") if p.endswith("?") else (p,) for p in parts]):
        yield "".join(chosen)


class Shapes:
    """The shapes of a lexicon, by the words that they are made of."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self.all = tuple(shapes)
        self._by_word: dict[str, list[int]] = {}
        for number, shape in enumerate(self.all):
            for word in shape.words:
                self._by_word.setdefault(word, []).append(number)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield what matches in ``text[start:end]`` with its kind, in the order of the lexicon."""
        words = frozenset(_IN_TEXT.findall(text[start:end].lower()))
        known = self._by_word
        tried = {number for word in words if word in known for number in known[word]}
        for number in sorted(tried):
            shape = self.all[number]
            for m in shape.pattern.finditer(text, start, end):
                yield shape.kind, m
