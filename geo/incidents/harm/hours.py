"""Hours of a clock told loosely: "put up around ten, ..." counts nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.words.tokens import Token

_LOOSELY = frozenset({"around", "about"})
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_HOUR = frozenset({*_HOURS, "twelve", *(str(n) for n in range(1, 13))})
#: What stands before an hour, where it is not the head of its sentence, and what behind it.
_BEFORE = frozenset({"up", "off", "out", "down", "away", "began", "started", "opened", "closed"})
_BEHIND = frozenset({",", "and", ";", "."})


def find_hours(tokens: list[Token]) -> frozenset[int]:
    """Find the tokens that are an hour, and the word before each.

    Examples
    --------
    >>> from geo.incidents.words.tokens import tokenize
    >>> text = "Barricades were put up around ten, and around ten men were hurt."
    >>> sorted(find_hours(tokenize(text, 0, len(text))))
    [4, 5]
    """
    return frozenset(
        n
        for i, token in enumerate(tokens[:-2])
        if token.low in _LOOSELY
        and tokens[i + 1].low in _HOUR
        and tokens[i + 2].low in _BEHIND
        and (i == 0 or tokens[i - 1].low in _BEFORE)
        for n in (i, i + 1)
    )
