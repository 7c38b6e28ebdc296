"""Shapes: patterns of words that tell an event, each with the words that it needs.

What enters are the patterns of a lexicon, what leaves are `Shape` records, each tried only where
its words stand (`geo.incidents.words.calls`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.words.required import required_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

#: Words of grammar, which stand in most sentences.
_SMALL_WORDS = """
s d e it not who could them they he she being did
a an the of on in at to by with and or for from into over off up down out as is
was were are be been had has have his her its their another when after each
other no
"""
SMALL = frozenset(_SMALL_WORDS.split())
_NAMED = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern of a kind of trigger; one of each set of `parts` stands in every match.

    The first set is the one that the fewest sentences have words of.
    """

    kind: str
    parts: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]

    def may_match(self, words: AbstractSet[str]) -> bool:
        """Tell whether a text with these words, in small letters, can match."""
        return not any(part.isdisjoint(words) for part in self.parts)


def spell_out(pattern: str, words: Mapping[str, str]) -> str:
    r"""Put lists of words in where a pattern names them in braces.

    Examples
    --------
    >>> spell_out(r"{crowd}\s+left", {"crowd": "(?:fans|people)"})
    '(?:fans|people)\\s+left'
    """
    return _NAMED.sub(lambda m: words[m.group(1)], pattern)


def make_shape(kind: str, pattern: str) -> Shape:
    r"""Compile a pattern as whole words, any case.

    Raises
    ------
    ValueError
        If there is no part of it whose words are all written out, but for words of grammar.

    Examples
    --------
    >>> shape = make_shape("riot", r"(?:\w+\s+){0,3}thrown\s+(?:stones|bricks)")
    >>> shape.may_match({"stones", "were", "thrown"}), shape.may_match({"stones"})
    (True, False)
    """
    whole = re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)
    parts = rarest_first(pattern)
    if not parts or not parts[0].isdisjoint(SMALL):
        message = f"no words are sure to stand where this matches: {pattern}"
        raise ValueError(message)
    return Shape(kind, parts, whole)


def rarest_first(pattern: str) -> tuple[frozenset[str], ...]:
    """Return the sets of `required_words`, those of few words that few sentences have first."""
    sets = required_words(pattern)
    return tuple(sorted(sets, key=lambda s: (not s.isdisjoint(SMALL), len(s))))
