"""Dates of the calendar in words and figures: days, months, years, decades, and runs of them.

Each rule reads `Tokens` from an index on and gives a `Meaning` with the index after it, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import days
from geo.articles.meaning import (
    Bases,
    Found,
    Meaning,
    Stated,
    from_article,
    nothing,
    one_day,
)
from geo.articles.years import (
    DASHES,
    FIRST_YEAR,
    LAST_YEAR,
    MODERN,
    YEAR_DIGITS,
    read_year,
    read_years,
)

if TYPE_CHECKING:
    import datetime as dt

    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

_DAYS, _MONTHS = 31, 12
_LEAP_YEAR = 2000
#: The tens of days in words; their ordinals stand in the vocabulary.
_TENS = {"twenty": 20, "thirty": 30}


def read_date(t: Tokens, i: int, v: Vocabulary, *, forced: bool = False) -> Found | None:
    """Read a date that begins with a month's name or a figure.

    `forced` says that the words before it announce a time ("from", "since", "late"), so that a
    month or a year may stand alone.
    """
    if t.word(i)[:1].isdecimal():
        found = _figures(t, i, v, forced=forced)
    elif t.word(i) in v.ordinals or t.word(i) in _TENS:
        found = _day_first(t, i, v)
    else:
        found = _month_first(t, i, v, forced=forced)
    return _told_year(t, found, v) if found else None


def _told_year(t: Tokens, found: Found, v: Vocabulary) -> Found:
    """Read the end of "May 3 last year", "in February of this year"."""
    meaning, j = found
    k = j + 1 if t.word(j) in {",", "of"} else j
    ahead = v.year_steps.get(t.word(k))
    if ahead is None or v.units.get(t.word(k + 1)) != "year":
        return found
    if meaning.rule not in {"month_day", "month"}:
        return found
    month, day = meaning.stated.month or 1, meaning.stated.day

    def count(base: dt.date) -> days.Interval | None:
        year = base.year + ahead
        if day is None:
            return days.month_days(year, month)
        return one_day(days.make_day(year, month, day))

    return from_article(f"{meaning.rule}_of_year", count, meaning.stated), k + 2


def read_month(t: Tokens, i: int, v: Vocabulary) -> tuple[int, int, bool] | None:
    """Return a month's number, the index after it, and whether its name was cut short."""
    word = t.word(i)
    if word in v.months:
        return v.months[word], i + 1, False
    if word in v.short_months:
        dotted = t.word(i + 1) == "." and t.joined(i + 1)
        return v.short_months[word], i + 2 if dotted else i + 1, True
    return None


def read_day(t: Tokens, i: int, v: Vocabulary) -> tuple[int, int] | None:
    """Return a day of the month, "3", "3rd", "third", "twenty-third", and the index after it."""
    if not t.word(i)[:1].isdecimal():
        return _day_in_words(t, i, v)
    day = t.number(i)
    if day is None or not 1 <= day <= _DAYS:
        return None
    after = t.word(i + 1)
    if t.joined(i + 1):
        if after in v.ordinal_ends:
            return day, i + 2
        if after.isalpha() or (after in {",", ".", ":", "/"} and _digit_joined(t, i + 2)):
            return None
    if after in {"%", "percent"}:
        return None
    return day, i + 1


def _day_in_words(t: Tokens, i: int, v: Vocabulary) -> tuple[int, int] | None:
    if t.word(i) in v.ordinals:
        return v.ordinals[t.word(i)], i + 1
    if t.word(i) not in _TENS or t.word(i + 1) != "-":
        return None
    day = _TENS[t.word(i)] + v.ordinals.get(t.word(i + 2), _DAYS)
    return (day, i + 3) if day <= _DAYS else None


def _digit_joined(t: Tokens, i: int) -> bool:
    return t.joined(i) and t.word(i).isdecimal()


def _month_first(t: Tokens, i: int, v: Vocabulary, *, forced: bool) -> Found | None:
    named = read_month(t, i, v)
    if named is None:
        return None
    month, j, short = named
    found = _day_after_month(t, i, j, month, v)
    if found:
        return found
    k = j + 1 if t.word(j) in {",", "of"} else j
    year = read_year(t, k)
    if year and (year in MODERN or t.word(k + 1) not in v.counted):
        return _month_of_year(month, year), k + 1
    if short or not _stands_for_month(t, i, v, forced=forced):
        return None
    return _bare_month(month), j


def _stands_for_month(t: Tokens, i: int, v: Vocabulary, *, forced: bool) -> bool:
    """Tell the month from the verb "may", the verb "march" and persons called April."""
    if not t.capital(i):
        return False
    before = t.word(i - 1)
    return forced or t.word(i) in v.plain_months or before in v.before_month


def _day_after_month(t: Tokens, i: int, j: int, month: int, v: Vocabulary) -> Found | None:
    k = j + 1 if t.word(j) == "the" else j
    read = read_day(t, k, v)
    if read is None or (t.word(k) in v.ordinals and t.word(k + 1) in v.units):
        return None
    day, k = read
    if (t.word(i - 1) == "in" or not t.capital(i)) and _counts(t, k, v):
        return None
    last, k = _second_day(t, k, v)
    year, k = _year_after(t, k, v)
    return _existing(month, day, last, year, k)


def _counts(t: Tokens, i: int, v: Vocabulary) -> bool:
    """Say whether the word after a number makes it a count: "in May 30 soldiers were hurt"."""
    word = t.word(i)
    return word in v.counted or (
        word.isalpha() and not t.capital(i) and word not in v.after_day and word not in v.months
    )


def _second_day(t: Tokens, i: int, v: Vocabulary) -> tuple[int | None, int]:
    """Read the end of "May 28-30", "May 28 to 30"; nothing where a count may follow."""
    word = t.word(i)
    if word not in DASHES and word not in {"to", "through", "until"}:
        return None, i
    read = read_day(t, i + 1, v)
    if read is None:
        return None, i
    day, j = read
    tight = word in DASHES and t.joined(i) and t.joined(i + 1)
    if not tight and (_counts(t, j, v) or t.word(j) in v.months):
        return None, i
    return day, j


def _year_after(t: Tokens, i: int, v: Vocabulary) -> tuple[int | None, int]:
    j = i + 1 if t.word(i) == "," else i
    year = read_year(t, j)
    if year is None or (t.word(j + 1) in v.counted and year not in MODERN):
        return None, i
    return year, j + 1


def _figures(t: Tokens, i: int, v: Vocabulary, *, forced: bool) -> Found | None:
    if t.joined(i) and t.word(i - 1) in {".", ",", ":", "/", "-"} and _ends_in_digit(t, i - 2):
        return None
    return _numeric(t, i) or _day_first(t, i, v) or read_years(t, i, v, forced=forced)


def _ends_in_digit(t: Tokens, i: int) -> bool:
    return t.joined(i + 1) and t.word(i)[-1:].isdecimal()


def _numeric(t: Tokens, i: int) -> Found | None:
    """Read 2023-05-30, 30.5.2023, and 5/30/2023.

    Behind a stroke the month may come first or last: where both days exist, it is the one nearer
    to the article's day, and none after it; where that is not known, the month comes first.
    """
    sign = t.word(i + 1)
    if sign not in {"-", "/", "."} or t.word(i + 3) != sign:
        return None
    if not all(t.joined(k) for k in range(i + 1, i + 5)):
        return None
    numbers = (t.number(i), t.number(i + 2), t.number(i + 4))
    if None in numbers or _digit_joined(t, i + 5):
        return None
    a, b, c = (number or 0 for number in numbers)
    if len(t.word(i)) == YEAR_DIGITS:
        year, month, day = a, b, c
    elif len(t.word(i + 4)) == YEAR_DIGITS:
        year, month, day = c, a, b
        if sign != "/" or month > _MONTHS:
            month, day = day, month
    else:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR or days.make_day(year, month, day) is None:
        return None
    meaning = _days_of_month(month, day, None, year)
    other = days.make_day(year, day, month) if sign == "/" and year == c else None

    def answer(bases: Bases) -> days.Interval | None:
        told = meaning.days(bases)
        if told is None or other is None or bases.article is None:
            return told
        return one_day(min(told[0], other, key=lambda d: _distance(d, bases.article)))

    return Meaning("numeric", "none", answer, meaning.stated), i + 5


def _distance(day: dt.date, article: dt.date | None) -> tuple[bool, int]:
    """Rank a day: not after the article first, then the nearest to it."""
    gap = (article - day).days if article is not None else 0
    return gap < 0, abs(gap)


def _day_first(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "30 May 2023", "the 2nd of May", "28-30 May", "between 1 and 3 May"."""
    read = read_day(t, i, v)
    if read is None:
        return None
    day, j = read
    last = None
    word = t.word(j)
    if word in DASHES or word in {"to", "and", "until", "through"}:
        second = read_day(t, j + 1, v)
        if second is None or (second[0] < day and not _is_range(t, i, j)):
            return None
        last, j = second
    if not t.word(i)[:1].isdecimal() and t.word(j) != "of":
        return None
    j = j + 1 if t.word(j) == "of" else j
    named = read_month(t, j, v)
    if named is None or not (t.capital(j) or t.word(j) in v.plain_months):
        return None
    month, j, _ = named
    year, j = _year_after(t, j, v)
    return _existing(month, day, last, year, j)


def _is_range(t: Tokens, i: int, j: int) -> bool:
    """Say whether words make a range of two figures whose end comes first: "from 12 to 5 March"."""
    tight = t.joined(j) and t.joined(j + 1)
    return tight or t.word(i - 1) in {"from", "between"} or t.word(j) in {"to", "until", "through"}


def _existing(month: int, day: int, last: int | None, year: int | None, j: int) -> Found | None:
    """Return the meaning of a date that the calendar has, with the index after it.

    A range whose end comes before its start means no day.
    """
    if any(days.make_day(year or _LEAP_YEAR, month, d) is None for d in (day, last or day)):
        return None
    if last is not None and last < day:
        return Meaning("backwards", "none", nothing), j
    return _days_of_month(month, day, last, year), j


def _days_of_month(month: int, day: int, last: int | None, year: int | None) -> Meaning:
    stated = Stated(year=year, month=month, day=last or day)
    name = "month_days" if last else "month_day"
    if year is not None:
        first = days.make_day(year, month, day)
        until = days.make_day(year, month, last) if last else first
        whole = days.between(first, until)
        return Meaning(f"{name}_year", "none", lambda _: whole, stated)

    def answer(bases: Bases) -> days.Interval | None:
        if bases.now is None:
            return None
        first = days.day_without_year(month, day, bases.now, planned=bases.planned)
        if first is None or last is None:
            return one_day(first)
        return days.between(first, days.make_day(first.year, month, last))

    return Meaning(name, "article", answer, stated, loose=True)


def _month_of_year(month: int, year: int) -> Meaning:
    whole = days.month_days(year, month)
    return Meaning("month_year", "none", lambda _: whole, Stated(year=year, month=month))


def _bare_month(month: int) -> Meaning:
    def answer(bases: Bases) -> days.Interval | None:
        if bases.now is None:
            return None
        return days.month_without_year(month, bases.now, planned=bases.planned)

    return Meaning("month", "article", answer, Stated(month=month), loose=True)
