"""Persons told of by name: "Ana Lima, 34,", "Sh. K. (52)", "Constable Bo Reed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.harm.ages import is_singular
from geo.incidents.words.numbers import Number
from geo.records import Count

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token

_ONE = Count(1, 1, 1)
#: A name has no more tokens than this, dots behind initials counted.
_LONGEST = 6
_OPENING = frozenset({",", "("})
#: "In Gao, 12," is a place and a count.
_PLACES = frozenset({"in", "at", "near", "from", "of", "to", "outside", "around", "for", "and"})
#: Whose ranks stand before names.
_RANKED = frozenset({"soldiers", "police"})
#: What tells at once the fate of somebody named: "Candidate Ana Lima was shot dead".
_FATES = frozenset({"shot", "killed", "murdered", "assassinated", "stabbed", "wounded", "injured"})
_STRIKING = frozenset({"killing", "killed", "wounding", "wounded", "injuring", "injured", "dead"})
#: "Left Sergeant Ana Lima and three gunmen dead": how many tokens may stand between.
_LEFT = frozenset({"left", "leaving"})
_LEFT_SO = frozenset({"dead", "wounded", "injured", "hurt"})
_LEFT_REACH = 4
_FATE_REACH = 7
#: A name with its surname.
_FULL = 2
#: What may stand before a name that opens a clause, and what is capital there and no name.
_BEFORE_NAME = frozenset({",", "and", "that", "when", "after", "where", "while", "before", "as"})
_NO_NAME = frozenset(
    {"the", "a", "an", "one", "another", "this", "no", "every", "each", "in", "on"}
)


def find_named(
    tokens: list[Token], lexicon: Lexicon, ages: AbstractSet[int]
) -> tuple[list[Number], list[Number]]:
    """Find persons named with their age, and persons named with their rank.

    The first token of the name, or the rank, stands for "one".

    Examples
    --------
    >>> from geo.incidents.harm.ages import find_ages
    >>> from geo.incidents.words.lexicon import load
    >>> from geo.incidents.words.tokens import tokenize
    >>> text = "Ana Lima, 34, and Constable Bo Reed were hurt."
    >>> tokens = tokenize(text, 0, len(text))
    >>> aged, ranked = find_named(tokens, load(), find_ages(tokens, load()))
    >>> [tokens[n.first].text for n in (*aged, *ranked)]
    ['Ana', 'Constable']
    """
    aged = [n for i in sorted(ages) if (n := _before_age(tokens, i, lexicon)) is not None]
    ranked = [
        Number(i, i, i + 1, _ONE)
        for i, token in enumerate(tokens[:-1])
        if (lexicon.groups.get(token.low) in _RANKED and _is_rank(tokens, i, lexicon))
        or (token.low in lexicon.groups and _is_titled(tokens, i, lexicon))
        or (token.low in lexicon.groups and _is_struck(tokens, i, lexicon))
    ]
    aged += [
        Number(i, i, _end_of_name(tokens, i), _ONE)
        for i, token in enumerate(tokens[:-1])
        if token.text.istitle() and _opens_named(tokens, i, lexicon)
    ]
    return aged, ranked


def _before_age(tokens: list[Token], age: int, lexicon: Lexicon) -> Number | None:
    """Return the name that ends before the comma or bracket of an age."""
    if age == 0 or tokens[age - 1].text not in _OPENING:
        return None
    first = age - 1
    while first and age - first <= _LONGEST and _is_of_name(tokens, first - 1):
        first -= 1
    last = age - 1
    if first < last and tokens[first].low in _PLACES:
        first += 1
    before = tokens[first - 1].low if first else ""
    if first == last or not tokens[first].text.istitle():
        return None
    person = before in lexicon.groups or tokens[last - 1].low in lexicon.groups
    place = before in _PLACES and last - first == 1
    return None if person or place else Number(first, first, last, _ONE)


def _is_of_name(tokens: list[Token], i: int) -> bool:
    """Tell a part of a name: "Lima", "K", and the dot behind "K"."""
    text = tokens[i].text
    if text == ".":
        return i > 0 and tokens[i - 1].text.istitle() and len(tokens[i - 1].text) <= len("Sh")
    return text.istitle() and tokens[i].is_word


def _is_rank(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "Constable" of "Constable Bo Reed"; "a Constable" is found as a person anyway."""
    token, name = tokens[i], tokens[i + 1]
    if not (token.text.istitle() and name.text.istitle() and name.is_word):
        return False
    if name.low in lexicon.groups or token.low in lexicon.nouns["adjectival"]:
        return False
    before = tokens[i - 1] if i else None
    free = before is None or not (before.is_word and before.text.islower()) or before.low in _PLACES
    return free and is_singular(token.low, lexicon)


def _is_titled(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "candidate" of "The presidential candidate Ana Lima was shot dead"."""
    last = _end_of_name(tokens, i + 1)
    if not _FULL <= last - i - 1 <= _LONGEST or not is_singular(tokens[i].low, lexicon):
        return False
    return _meets_fate(tokens, last, died=True)


def _is_struck(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "officer" of "killing officer Ana Lima", "left police officer Ana Lima dead"."""
    last = _end_of_name(tokens, i + 1)
    if not _FULL <= last - i - 1 <= _LONGEST or not is_singular(tokens[i].low, lexicon):
        return False
    if i and tokens[i - 1].low in _STRIKING:
        return True
    left = {token.low for token in tokens[max(0, i - _LEFT_REACH) : i]} & _LEFT
    fates = (token.low for token in tokens[last : last + _FATE_REACH])
    return bool(left) and any(fate in _LEFT_SO for fate in fates)


def _opens_named(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell "Bo" of "Bo Reed was shot dead", where the name opens a clause."""
    if (i and tokens[i - 1].low not in _BEFORE_NAME) or tokens[i].low in _NO_NAME:
        return False
    last = _end_of_name(tokens, i)
    if not _FULL <= last - i <= _LONGEST or not _meets_fate(tokens, last, died=False):
        return False
    return not any(token.low in lexicon.groups for token in tokens[i:last])


def _end_of_name(tokens: list[Token], first: int) -> int:
    last = first
    while last < len(tokens) and tokens[last].text.istitle() and tokens[last].is_word:
        last += 1
    return last


def _meets_fate(tokens: list[Token], verb: int, *, died: bool) -> bool:
    """Tell a verb of harm at a token: "was shot", "died"."""
    told = [token.low for token in tokens[verb : verb + 3]]
    if told[:1] == ["died"]:
        return died
    hit = told[1:2] in (["hit"], ["struck"]) and told[2:] == ["in"]
    return told[:1] == ["was"] and (hit or bool(_FATES.intersection(told[1:])))
