"""Weekdays: "on Monday", "last Friday", "Tuesday, May 30", "the following Sunday".

The same day counts: "on Tuesday" in Tuesday's paper is that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import days
from geo.articles.dates import read_date
from geo.articles.meaning import (
    Bases,
    Found,
    Meaning,
    Stated,
    from_article,
    from_narrative,
    one_day,
)

if TYPE_CHECKING:
    import datetime as dt

    from geo.articles.days import Interval
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

LAST = frozenset({"last", "past"})
THIS = frozenset({"this", "current"})
NEXT = frozenset({"next", "coming"})
AFTER = frozenset({"following", "next", "subsequent"})
BEFORE = frozenset({"previous", "preceding", "prior"})
SAME = frozenset({"same", "very"})
#: How many words before "since noon" a past perfect may stand.
_HAD = 8


def read_weekday(t: Tokens, i: int, v: Vocabulary) -> tuple[int, int, bool] | None:
    """Return the weekday's number, the index after it, and whether its name was cut short."""
    word = t.word(i)
    if word in v.weekdays:
        return v.weekdays[word], i + 1, False
    if word in v.short_weekdays and t.capital(i):
        dotted = t.word(i + 1) == "." and t.joined(i + 1)
        return v.short_weekdays[word], i + 2 if dotted else i + 1, True
    return None


def weekday_rule(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "Monday", "Monday night", "Monday, May 29", "Monday last week"."""
    read = read_weekday(t, i, v)
    if read is None or t.word(i - 1) in v.before_named_day or t.word(i + 1) in v.after_named_day:
        return None
    weekday, j, short = read
    k = after_day_time(t, j, v)
    dated = _dated_weekday(t, k, weekday, v)
    if dated or (short and t.word(i - 1) != "on"):
        return dated
    k = k + 1 if t.word(k) == "of" and t.word(k + 1) in LAST | THIS | NEXT else k
    if t.word(k) in LAST | THIS | NEXT and v.units.get(t.word(k + 1)) == "week":
        weeks = -1 if t.word(k) in LAST else 1 if t.word(k) in NEXT else 0
        return _weekday_of_week(weekday, weeks), k + 2
    if t.word(k) == "last" and not t.word(k + 1).isalpha():
        return _weekday_past(weekday, "last_weekday", same=False), k + 1

    if back := _weeks_ago(t, k):
        return from_article("weekday_ago", lambda b: _weekday_back(b, weekday, back)), k + 3

    def answer(bases: Bases) -> Interval | None:
        if bases.article is None:
            return None
        if bases.planned:
            return one_day(days.weekday_after(bases.article, weekday))
        return one_day(days.weekday_before(bases.article, weekday))

    return Meaning("weekday", "article", answer, Stated(weekday=weekday), loose=True), k


def _weekday_back(base: dt.date, weekday: int, back: int) -> Interval | None:
    last = days.weekday_before(base, weekday)
    return None if last is None else one_day(days.shift(last, -back))


def _dated_weekday(t: Tokens, i: int, weekday: int, v: Vocabulary) -> Found | None:
    j = i + 1 if t.word(i) in {",", "("} else i
    j = j + 1 if t.word(j) == "the" else j
    found = read_date(t, j, v)
    if found is None or found[0].stated.day is None:
        return None
    meaning, k = found
    stated = meaning.stated
    stated = Stated(stated.year, stated.month, stated.day, weekday)
    if stated.year is not None:
        return Meaning("weekday_date", "none", meaning.days, stated), k
    month, day = stated.month or 1, stated.day or 1

    def answer(bases: Bases) -> Interval | None:
        if bases.now is None:
            return None
        return one_day(
            days.day_without_year(month, day, bases.now, planned=bases.planned, weekday=weekday)
        )

    return Meaning("weekday_date", "article", answer, stated, loose=True), k


def after_day_time(t: Tokens, i: int, v: Vocabulary) -> int:
    """Return the index after "night", "morning" and the like."""
    return i + 1 if t.word(i) in v.day_times else i


def since_day_time(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "since noon", "since before dawn": the day of the sentence, or of the report.

    A past perfect before it ("had been waiting since noon") tells of another day.
    """
    j = i + 2 if t.word(i + 1) in {"before", "the", "early", "late"} else i + 1
    if t.word(j) not in v.day_times or any(t.word(k) == "had" for k in range(i - _HAD, i)):
        return None

    def answer(bases: Bases) -> Interval | None:
        return one_day(bases.beside or bases.article)

    return Meaning("since_day_time", "article", answer), j + 1


def _weeks_ago(t: Tokens, i: int) -> int:
    """Return the days that "a week ago" behind a weekday adds, 0 where it does not stand there."""
    told = (t.word(i), t.word(i + 1), t.word(i + 2))
    return {("a", "week", "ago"): 7, ("a", "fortnight", "ago"): 14}.get(told, 0)


def _weekday_of_week(weekday: int, weeks: int) -> Meaning:
    def count(base: dt.date) -> Interval | None:
        week = days.week_days(base, weeks)
        return None if week is None else one_day(days.shift(week[0], weekday))

    return from_article("weekday_of_week", count, Stated(weekday=weekday))


def _last_weekday(weekday: int) -> Meaning:
    """Read "last Wednesday", which on a Thursday is not yesterday: nobody calls that so."""

    def answer(base: dt.date) -> Interval | None:
        yesterday = days.shift(base, -1)
        return (
            None
            if yesterday is None
            else one_day(days.weekday_before(yesterday, weekday, same=False))
        )

    return from_article("last_weekday", answer, Stated(weekday=weekday))


def _weekday_past(weekday: int, rule: str, *, same: bool) -> Meaning:
    return from_article(
        rule,
        lambda base: one_day(days.weekday_before(base, weekday, same=same)),
        Stated(weekday=weekday),
    )


def pointed_weekday(  # noqa: PLR0911 (one return a word)
    t: Tokens, word: str, weekday: int, j: int, v: Vocabulary
) -> Found | None:
    """Read the weekday after last, this, next, previous, following, that."""
    j = after_day_time(t, j, v)
    dated = _dated_weekday(t, j, weekday, v)
    if dated:
        return dated
    stated = Stated(weekday=weekday)
    if word in LAST:
        return _last_weekday(weekday), j
    if word in NEXT:
        return from_article(
            "next_weekday", lambda base: one_day(days.weekday_after(base, weekday)), stated
        ), j
    if word in THIS:
        return _this_weekday(weekday), j
    if word in BEFORE:
        return from_narrative(
            "weekday_before",
            lambda base: one_day(days.weekday_before(base, weekday, same=False)),
        ), j
    if word in AFTER:
        return from_narrative(
            "weekday_after", lambda base: one_day(days.weekday_after(base, weekday))
        ), j
    return from_narrative(
        "that_weekday", lambda base: one_day(days.weekday_before(base, weekday))
    ), j


def _this_weekday(weekday: int) -> Meaning:
    return Meaning(
        "this_weekday",
        "article",
        lambda bases: (
            None
            if bases.article is None
            else one_day(
                days.weekday_after(bases.article, weekday, same=True)
                if bases.planned
                else days.weekday_before(bases.article, weekday)
            )
        ),
        Stated(weekday=weekday),
    )
