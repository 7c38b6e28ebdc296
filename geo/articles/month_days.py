"""Days of a month told without it: "on the 29th", "the night of the 14th", "the 3rd of this month".

The month is the one that the text told last, else the article's or the one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import days
from geo.articles.meaning import Bases, Found, Meaning, Stated, one_day

if TYPE_CHECKING:
    import datetime as dt

    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

_DAYS = 31
_BEFORE = frozenset({"on", "of", "since", "until", "till", "by", "before", "after", "from"})
#: Behind "on the 29th" may begin what took place on it; behind "of the 29th" may not.
_ARTICLES = frozenset({"the", "a", "an"})
_OF_MONTH = {"this": 0, "the": 0, "last": -1}
#: Signs that make the figure part of a longer word: "the 29th-minute goal", "the 8th's".
_BOUND = frozenset("-–'’/")


def day_alone(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read the day at token `i`, behind "the"; None where it counts something else.

    "On the 29th floor" and "the 1st and 2nd battalions" are no days.
    """
    day, before = t.number(i), t.word(i - 2)
    if day is None or not 1 <= day <= _DAYS or before not in _BEFORE:
        return None
    if not t.joined(i + 1) or t.word(i + 1) not in v.ordinal_ends:
        return None
    j = i + 2
    if t.word(j) == "of" and t.word(j + 1) in _OF_MONTH and v.units.get(t.word(j + 2)) == "month":
        return _day_of(day, _OF_MONTH[t.word(j + 1)]), j + 3
    if t.word(j) in _BOUND and t.joined(j):
        return None
    begins = before == "on" and t.word(j) in _ARTICLES
    goes_on = t.word(j) in v.after_day and not (t.word(j) in {"and", "to"} and t.joined(j + 2))
    if t.word(j).isalnum() and not begins and not (goes_on and t.word(j) != "of"):
        return None
    return _day_of(day, None), j


def _day_of(day: int, months: int | None) -> Meaning:
    def answer(bases: Bases) -> days.Interval | None:
        now = bases.now
        if now is None:
            return None
        if months is not None:
            return one_day(_in_month(now, day, months))
        first, last = bases.month or (now, now)
        if first != last:
            return one_day(_in_month(first, day, 0))
        found = (_in_month(first, day, step) for step in (-1, 0, 1))
        known = [d for d in found if d is not None and (bases.planned or d <= now)]
        return one_day(min(known, key=lambda d: abs((d - first).days), default=None))

    return Meaning("day_alone", "narrative" if months is None else "article", answer, Stated())


def _in_month(base: dt.date, day: int, months: int) -> dt.date | None:
    whole = days.month_days(base.year, base.month + months)
    return None if whole is None else days.make_day(whole[0].year, whole[0].month, day)
