"""Numbers in news prose: digits, words, vague words, and the words that bound them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.records import Count

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token

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
#: "A third demonstrator": one more.
ORDINALS = {
    word: value
    for value, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2
    )
}
_RISING = frozenset({"gone", "went", "goes", "going", "rose", "risen", "climbed", "edged"})
#: "Climbed from 12 to 14", "by two to 14": how far a count has moved, and no range.
_MOVED = _RISING | {"rises", "rising", "climbs", "climbing", "jumped", "increased", "grew", "grown"}
_MOVED |= {"up", "down", "raised", "revised", "lowered", "fell", "dropped", "doubled"}
_FROM = frozenset({"from", "by"})
#: Behind "as many": it stands for the number before.
_AS_MANY = frozenset({"were", "injured", "wounded", "hurt", "others", "suffered", "sustained"})
_LONGEST_BOUND = 3
#: What a range joins, and what joins two bounds: "no fewer than 30 and no more than 40".
_TO = frozenset({"to", "-", "–", "—"})
_BOTH = frozenset({"and", "but", "or"})
#: "In 1995 soldiers", "the 2014 flood": a year.
_YEARS = frozenset({"in", "since", "of", "from", "until", "by", "during", "after", "before", "the"})
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LAST_DAY = 31
#: "50 a week": a rate.
_EACH = frozenset({"a", "per", "each", "every"})
_MAX_PEOPLE = 10_000_000
_COMPARED = frozenset({"more", "fewer"})
#: Of so many people no incident tells.
_TOO_MANY = frozenset({"billion", "billions", "trillion", "trillions"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: tokens ``[first, last)``, of which ``[bare, last)`` name it."""

    first: int
    bare: int
    last: int
    count: Count
    vague: bool = False


class _Reader:
    """Reads the numbers of one sentence."""

    def __init__(self, tokens: list[Token], lexicon: Lexicon, skip: AbstractSet[int]) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._skip = skip

    def low(self, i: int) -> str:
        """Return token `i` in lower case, or nothing where the sentence has none."""
        return self._tokens[i].low if 0 <= i < len(self._tokens) else ""

    def begins(self, i: int) -> bool:
        """Tell whether a number can begin at token `i`."""
        word = self._tokens[i].low
        if word[0].isdigit() or word in NUMBER_WORDS or word in {"a", "another"}:
            return True
        return word in self._lexicon.number_starts

    def plain(self, i: int) -> tuple[int, int] | None:
        """Value of the number that begins at token `i`, and the token after it."""
        if i in self._skip or i >= len(self._tokens):
            return None
        word = self.low(i)
        if word[0].isdigit():
            value = _digits(word)
            if value is None or self._is_glued(i):
                return None
            found = self._multiplied(value, i + 1)
        elif word in {"a", "another"} and self.low(i + 1) in self._lexicon.multipliers:
            found = self._multiplied(1, i + 1)
        elif word in NUMBER_WORDS:
            found = self._multiplied(NUMBER_WORDS[word], i + 1)
        else:
            return None
        if self._measures(found[1]) or self._compares(found[1]) or self._is_negative(i):
            return None
        return found

    def _is_negative(self, i: int) -> bool:
        """Tell "-5", "minus five", "no one"; a dash with a blank behind it opens a line."""
        before = self.low(i - 1) if i else ""
        if (before, self.low(i)) == ("no", "one"):
            return True
        touches = i > 0 and self._tokens[i - 1].end == self._tokens[i].start
        return before == "minus" or (touches and before in {"-", "−"} and i == 1)

    def _multiplied(self, value: int, i: int) -> tuple[int, int]:
        """Read "two hundred and fifty-one" from its second word on."""
        if self.low(i) not in self._lexicon.multipliers:
            return value, i
        value, i = value * self._lexicon.multipliers[self.low(i)], i + 1
        rest = i + 1 if self.low(i) == "and" else i
        unit = NUMBER_WORDS.get(self.low(rest), value)
        return (value + unit, rest + 1) if unit < value and rest not in self._skip else (value, i)

    def _is_glued(self, i: int) -> bool:
        """Tell digits that are part of something else: ``3.5``, ``7:30``, ``$5``, a day, a year."""
        token, before = self._tokens[i], self.low(i - 1)
        if len(token.text) > 1 and token.text[0] == "0":
            return True  # "at 0340"
        touches = i > 0 and self._tokens[i - 1].end == token.start
        if touches and before in {"$", "€", "£", "#", ".", ":"}:
            return True
        after = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
        if after is not None and after.start == token.end and after.text in "%:°":
            return True
        if _YEAR.fullmatch(token.text) and (
            before in _YEARS or self._is_month(before) or self._ends_date(i)
        ):
            return True
        short = len(token.text) <= len(str(_LAST_DAY)) and int(token.text) <= _LAST_DAY
        dated = self.low(i - 2).isdigit()  # "on 3 March 2 people died"
        return short and (self._is_month(self.low(i + 1)) or (self._is_month(before) and not dated))

    def _ends_date(self, i: int) -> bool:
        """Tell the year of "July 22, 2019"."""
        day = self.low(i - 2).isdigit() and self.low(i - 1) == ","
        return day and i > 2 and self._is_month(self.low(i - 3))  # noqa: PLR2004

    def _is_month(self, word: str) -> bool:
        return word.rstrip(".") in self._lexicon.nouns["months"]

    def _measures(self, after: int) -> bool:
        """Tell that the words behind a number measure something: "9 km", "50 a week"."""
        measures = self._lexicon.nouns["measures"]
        if self.low(after) in measures:
            return True
        return self.low(after) in _EACH and self.low(after + 1) in measures

    def amount(self, i: int) -> tuple[int, int] | None:
        """Value of the small amount that begins at token `i`: "a couple of", "half a dozen"."""
        return self._phrase(i, self._lexicon.amounts)

    def vague(self, i: int) -> tuple[int, int] | None:
        """Floor of the vague number that begins at token `i`, and the token after it."""
        if self.low(i - 1) == "as":
            return None  # "as many as forty" is a bound
        found = self._phrase(i, self._lexicon.vague)
        if found is not None and self.low(found[1]) == "of":
            return found[0], found[1] + 1
        return found

    def _phrase(self, i: int, table: dict[str, int]) -> tuple[int, int] | None:
        if self.low(i) not in self._lexicon.number_starts:
            return None
        for length in (3, 2, 1):
            phrase = " ".join(t.low for t in self._tokens[i : i + length])
            if len(self._tokens) >= i + length and phrase in table:
                return table[phrase], i + length
        return None

    def bound(self, i: int) -> tuple[int, str]:
        """Find the words before token `i` that bound a number: their first token, and the kind."""
        for length in range(_LONGEST_BOUND, 0, -1):
            words = " ".join(t.low for t in self._tokens[i - length : i]) if i >= length else ""
            if words == "up to" and self.low(i - length - 1) in _RISING:
                continue  # "has gone up to sixteen"
            if words in self._lexicon.bounds:
                return i - length, self._lexicon.bounds[words]
        return i, ""

    def _compares(self, after: int) -> bool:
        """Tell "four more than the night before", how far two counts are apart; and billions."""
        low = self.low(after)
        return low in _TOO_MANY or (low in _COMPARED and self.low(after + 1) == "than")

    def span(self, i: int, value: int, after: int) -> tuple[Count, int] | None:
        """Read a range: "5 to 8", "two or three", "between 5 and 8"."""
        low = self.low(after)
        moved = low == "to" and self.low(i - 1) in _FROM
        if moved and not _MOVED.isdisjoint((self.low(i - 2), self.low(i - 3))):
            return None
        near = low == "or" or (low == "and" and self.low(i - 1) == "between")
        upper = self.plain(after + 1) if low in _TO or near else None
        if upper is None or upper[0] <= value:
            return None
        return Count(value, value, upper[0]), upper[1]

    def ceiling(self, value: int, after: int) -> tuple[Count, int] | None:
        """Read the second of two bounds: "no fewer than 30 and no more than 40"."""
        if self.low(after) not in _BOTH:
            return None
        for at in range(after + 2, after + 2 + _LONGEST_BOUND):
            first, kind = self.bound(at)
            if kind == "most" and first == after + 1:
                upper = self.plain(at)
                return (Count(value, value, upper[0]), upper[1]) if upper else None
        return None


def _digits(word: str) -> int | None:
    """Return the value of digits without the signs between thousands: "1,200"."""
    bare = re.sub("[,\u00a0\u202f]", "", word)
    return int(bare) if bare.isdigit() else None


def _count(value: int, kind: str) -> Count:
    if kind == "least":
        return Count(value, value, None)
    if kind == "most":
        return Count(None, value, value)
    return Count(value, value, value, approximate=kind == "about")


def find_numbers(
    tokens: list[Token], lexicon: Lexicon, skip: AbstractSet[int] = frozenset()
) -> list[Number]:
    """Find the numbers of a sentence that can count people.

    "At least 3" is low 3, best 3, no high; "around 30" is 30, marked approximate; "dozens" is
    low 12 with no best; "52 to 53" and "two or three" are ranges whose best is the lower; "a
    couple of" and "half a dozen" are about 2 and 6.

    Parameters
    ----------
    skip
        Tokens that are no number of people, as ages are not.
    """
    reader = _Reader(tokens, lexicon, skip)
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        number = _number_at(reader, i) or (_as_many(reader, i, found[-1]) if found else None)
        if number is not None and reader.low(i - 1) != "no":
            found.append(number)
        i = number.last if number is not None else i + 1
    return found


def _as_many(reader: _Reader, i: int, before: Number) -> Number | None:
    """Read "five died and as many were hurt": as many as the number before."""
    if (reader.low(i), reader.low(i + 1)) != ("as", "many"):
        return None
    harmed = reader.low(i + 2) in _AS_MANY and reader.low(i - 1) in {"and", ",", "while"}
    return Number(i, i, i + 2, before.count, before.vague) if harmed else None


def _number_at(reader: _Reader, i: int) -> Number | None:
    if not reader.begins(i):
        return None
    amount = reader.amount(i)
    if amount is not None:
        first, kind = reader.bound(i)
        return Number(first, i, amount[1], _count(amount[0], kind or "about"))
    vague = reader.vague(i)
    if vague is not None:
        count = Count(vague[0], approximate=True)
        return Number(reader.bound(i)[0], i, vague[1], count, vague=True)
    plain = reader.plain(i)
    if plain is None or plain[0] > _MAX_PEOPLE:
        return None
    first, kind = reader.bound(i)
    value, after = plain
    if not kind and reader.low(i + 1) == "dozen":
        kind = "about"
    span = reader.span(i, value, after)
    if span is None and kind == "least":
        span = reader.ceiling(value, after)
    if span is not None and reader.low(i - 1) == "between":
        first = i - 1
    if reader.low(after) == "or" and reader.low(after + 1) in {"so", "more"} and span is None:
        kind = "about" if reader.low(after + 1) == "so" else "least"
        return Number(first, i, after + 2, _count(value, kind))
    count, after = span or (_count(value, kind), after)
    return Number(first, i, after, count)
