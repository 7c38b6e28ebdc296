"""Numbers in news prose: digits, words, vague words, and the words that bound them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.records import Count

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Values of the number words up to ninety-nine.
NUMBER_WORDS = {word: value for value, word in enumerate(_UNITS)}
NUMBER_WORDS |= {word: 10 * (i + 2) for i, word in enumerate(_TENS)}
NUMBER_WORDS |= {
    f"{ten}-{unit}": 10 * (i + 2) + j + 1
    for i, ten in enumerate(_TENS)
    for j, unit in enumerate(_UNITS[1:10])
}
_MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

_ABOUT: set[tuple[str, ...]] = {
    ("around",),
    ("about",),
    ("some",),
    ("nearly",),
    ("almost",),
    ("roughly",),
}
_ABOUT |= {("approximately",), ("an", "estimated"), ("estimated",), ("close", "to")}
_AT_LEAST: set[tuple[str, ...]] = {
    ("at", "least"),
    ("no", "fewer", "than"),
    ("no", "less", "than"),
    ("more", "than"),
}
_AT_LEAST |= {("over",), ("upwards", "of"), ("not", "less", "than"), ("a", "minimum", "of")}
_AT_MOST: set[tuple[str, ...]] = {
    ("up", "to"),
    ("as", "many", "as"),
    ("at", "most"),
    ("fewer", "than"),
}
_AT_MOST |= {("less", "than"), ("a", "maximum", "of")}
_LONGEST_BOUND = 3

#: Signs and words after which a number does not count people.
_NOT_COUNTS = frozenset(
    {"%", "percent", "per", "km", "kilometers", "kilometres", "miles", "mile", "meters", "metres"}
    | {"hectares", "acres", "dollars", "euros", "pounds", "million-euro", "years", "year", "days"}
    | {"day", "weeks", "week", "months", "month", "hours", "hour", "minutes", "minute", "a.m"}
    | {"p.m", "am", "pm", "gmt", "feet", "tons", "tonnes", "kg", "degrees", "times", "percentage"}
)
#: "A boy aged 12"; "in 1995 soldiers": an age, and a year.
_AGES = frozenset({"aged", "age"})
_YEARS = frozenset({"in", "since", "of", "from", "until", "by", "during", "after", "before"})
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_MAX_PEOPLE = 10_000_000


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: tokens ``[first, last)``, of which ``[bare, last)`` name it."""

    first: int
    bare: int
    last: int
    count: Count
    vague: bool = False


def _plain(tokens: list[Token], i: int) -> tuple[int, int] | None:
    """Value of the number that begins at token `i`, and the token after it."""
    word = tokens[i].low
    if word[0].isdigit():
        if not _digits(word).isdigit() or (i + 1 < len(tokens) and _glued(tokens, i)):
            return None
        value = int(_digits(word))
        i += 1
        if i < len(tokens) and tokens[i].low in _MULTIPLIERS:
            return value * _MULTIPLIERS[tokens[i].low], i + 1
        return value, i
    if word not in NUMBER_WORDS:
        return None
    value, i = NUMBER_WORDS[word], i + 1
    if i < len(tokens) and tokens[i].low in _MULTIPLIERS:
        value, i = value * _MULTIPLIERS[tokens[i].low], i + 1
        rest = i + 1 if i < len(tokens) and tokens[i].low == "and" else i
        if rest < len(tokens) and tokens[rest].low in NUMBER_WORDS:
            return value + NUMBER_WORDS[tokens[rest].low], rest + 1
    return value, i


def _digits(word: str) -> str:
    """Drop the signs between thousands: "1,200", and blanks that do not break."""
    return re.sub("[,\u00a0\u202f]", "", word)


def _glued(tokens: list[Token], i: int) -> bool:
    """Tell a number that is part of something else: ``3.5``, ``11-year-old``, ``7:30``, ``$5``."""
    before = tokens[i - 1] if i else None
    after = tokens[i + 1]
    if before and before.text in "$€£#." and before.end == tokens[i].start:
        return True
    if before and (
        before.low in _AGES or (before.low in _YEARS and _YEAR.fullmatch(tokens[i].text))
    ):
        return True
    return (after.start == tokens[i].end and after.text in "%:°") or after.low in _NOT_COUNTS


def _bound(tokens: list[Token], i: int) -> tuple[int, str]:
    """Find the words before token `i` that bound a number: their first token, and the kind."""
    for length in range(_LONGEST_BOUND, 0, -1):
        if i - length < 0:
            continue
        words = tuple(t.low for t in tokens[i - length : i])
        for kind, table in (("least", _AT_LEAST), ("most", _AT_MOST), ("about", _ABOUT)):
            if words in table:
                return i - length, kind
    return i, ""


def _count(value: int, kind: str) -> Count:
    if kind == "least":
        return Count(value, value, None)
    if kind == "most":
        return Count(None, value, value)
    return Count(value, value, value, approximate=kind == "about")


def find_numbers(tokens: list[Token], lexicon: Lexicon) -> list[Number]:
    """Find the numbers of a sentence that can count people.

    "At least 3" is low 3, best 3, no high; "around 30" is 30, marked approximate; "dozens" is
    low 12 with no best; "52 to 53" and "between 5 and 10" are ranges whose best is the lower.
    """
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        vague = _vague(tokens, i, lexicon)
        if vague:
            first, _ = _bound(tokens, i)
            found.append(Number(first, i, vague[1], Count(vague[0], approximate=True), vague=True))
            i = vague[1]
            continue
        plain = _plain(tokens, i)
        if plain is None or plain[0] > _MAX_PEOPLE:
            i += 1
            continue
        value, after = plain
        first, kind = _bound(tokens, i)
        spread = _range(tokens, i, value, after)
        count, after = spread or (_count(value, kind), after)
        if spread and i and tokens[i - 1].low == "between":
            first = i - 1
        if i and tokens[i - 1].low == "no":
            i = after
            continue
        found.append(Number(first, i, after, count))
        i = after
    return found


def _range(tokens: list[Token], i: int, value: int, after: int) -> tuple[Count, int] | None:
    if after + 1 >= len(tokens):
        return None
    joined = tokens[after].low in {"to", "-", "–", "—"} or (
        tokens[after].low in {"and", "or"} and i and tokens[i - 1].low == "between"
    )
    upper = _plain(tokens, after + 1) if joined else None
    if upper is None or upper[0] <= value:
        return None
    return Count(value, value, upper[0]), upper[1]


def _vague(tokens: list[Token], i: int, lexicon: Lexicon) -> tuple[int, int] | None:
    if i and tokens[i - 1].low == "as":
        return None  # "as many as forty" is a bound
    for length in (3, 2, 1):
        phrase = " ".join(t.low for t in tokens[i : i + length])
        if len(tokens) >= i + length and phrase in lexicon.vague:
            last = i + length
            if last < len(tokens) and tokens[last].low == "of":
                last += 1
            return lexicon.vague[phrase], last
    return None
