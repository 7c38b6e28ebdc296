"""Nights and eves: "the night of 12 to 13 March", "overnight", "the eve of the vote".

The day that they are told by is read by whoever calls, with `read`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from geo.articles import days
from geo.articles.holidays import begins_holiday
from geo.articles.meaning import Bases, Found, Meaning, nothing, one_day
from geo.articles.tokens import Tokens
from geo.articles.vocabulary import Vocabulary

if TYPE_CHECKING:
    from geo.articles.days import Interval

#: Reads the time expression that begins at a token.
Read = Callable[[Tokens, int, Vocabulary], Found | None]

_RANGES = frozenset({"from", "between"})
_INTO = frozenset({"on", "into", "to"})


def night_rule(t: Tokens, i: int, v: Vocabulary, read: Read) -> Found | None:
    """Read "night of 12 to 13 March", "night between Sunday and Monday", "night of 12 March".

    The night of one day is that day, on whose evening it begins.
    """
    j = i + 1
    if t.word(j) != "of" and t.word(j) not in _RANGES:
        return None
    j = j + 1 if t.word(j) == "of" else j
    inner = read(t, j, v) if _names_day(t, j, v) else None
    if inner is None:
        return None
    return dataclasses.replace(inner[0], rule="night"), inner[1]


def overnight_rule(t: Tokens, i: int, v: Vocabulary, read: Read) -> Found | None:
    """Read "overnight": yesterday and today; "overnight on Tuesday" ends on Tuesday.

    Behind a day of its sentence it ends on that day: "on Monday they found it felled overnight".
    """
    j = i + 2 if t.word(i + 1) in _INTO else i + 1
    inner = read(t, j, v) if _names_day(t, j, v) else None
    if inner is None:
        return Meaning("overnight", "article", _overnight), i + 1
    named, k = inner

    def answer(bases: Bases) -> Interval | None:
        found = named.days(bases)
        if found is None or found[0] != found[1]:
            return found
        return days.between(days.shift(found[0], -1), found[1])

    return Meaning("overnight_into", named.anchor, answer, named.stated), k


def _overnight(bases: Bases) -> Interval | None:
    base = bases.beside or bases.article
    return None if base is None else days.between(days.shift(base, -1), base)


def _names_day(t: Tokens, i: int, v: Vocabulary) -> bool:
    """Say whether a day, a holiday or a range of days begins here, and no further night."""
    i = i + 1 if t.word(i) in _RANGES else i
    i = i + 1 if t.word(i) == "the" else i
    word = t.word(i)
    tables = (v.weekdays, v.short_weekdays, v.months, v.short_months, v.ordinals, v.near_days)
    named = word[:1].isdecimal() or any(word in table for table in tables)
    return named or begins_holiday(t, i, v)


def eve_rule(t: Tokens, i: int, v: Vocabulary, read: Read) -> Found | None:
    """Read "eve of 12 March", the day before; "eve of the vote" is vague."""
    if t.word(i + 1) != "of":
        return None
    inner = read(t, i + 2, v) if _names_day(t, i + 2, v) else None
    if inner is None:
        return Meaning("vague", "narrative", nothing), i + 2
    named, k = inner

    def answer(bases: Bases) -> Interval | None:
        found = named.days(bases)
        return None if found is None else one_day(days.shift(found[0], -1))

    return Meaning("eve", named.anchor, answer, named.stated), k
