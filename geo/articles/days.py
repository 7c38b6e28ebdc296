"""Arithmetic on days: months, weeks, parts of them, and the year that a date leaves unsaid.

Enters: numbers and an anchor day. Leaves: intervals, pairs of days with both ends inclusive, or
None where no such day exists. Weeks run from Monday to Sunday (ISO 8601).
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from geo.records.article import DatePrecision

Interval = tuple[dt.date, dt.date]
Part = Literal["early", "mid", "late"]

_WEEK = 7
_MONTH = 31
_YEAR_MONTHS = 12
#: A day named without a year may lie this many days ahead although nothing says "will": papers
#: write "the June 5 vote", and nobody leaves the year out of what is almost a year old.
_GRACE_DAYS = 7
#: With a word for the future before it, it may lie up to half a year ahead.
_PLANNED_DAYS = 183
_LEAP_YEARS = 9
#: A weekday that contradicts a date this close to the article's day is a slip, and does not send
#: the date back to the year in which both agree.
_SLIP_DAYS = 31


def precision(first: dt.date, last: dt.date) -> DatePrecision:
    """Return the precision of an interval: 1 day, 2 to six days, 3 week, 4 month, 5 longer.

    Examples
    --------
    >>> precision(dt.date(2023, 5, 22), dt.date(2023, 5, 28))
    3
    """
    length = (last - first).days + 1
    if length <= 1:
        return 1
    if length < _WEEK:
        return 2
    if length == _WEEK:
        return 3
    return 4 if length <= _MONTH else 5


def make_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shift(day: dt.date, days: int) -> dt.date | None:
    """Return the day `days` later (earlier if negative), None outside the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def between(first: dt.date | None, last: dt.date | None) -> Interval | None:
    """Return both ends as an interval, None if one is missing or they are the wrong way round."""
    if first is None or last is None or last < first:
        return None
    return first, last


def month_days(year: int, month: int) -> Interval | None:
    """Return the first and last day of a month; months beyond 1 to 12 carry over the year.

    Examples
    --------
    >>> month_days(2023, 0)
    (datetime.date(2022, 12, 1), datetime.date(2022, 12, 31))
    """
    year += (month - 1) // _YEAR_MONTHS
    month = (month - 1) % _YEAR_MONTHS + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    length = calendar.monthrange(year, month)[1]
    return dt.date(year, month, 1), dt.date(year, month, length)


def year_days(first: int, last: int | None = None) -> Interval | None:
    """Return the first day of a year and the last day of it, or of a later year."""
    return between(make_day(first, 1, 1), make_day(last or first, _YEAR_MONTHS, 31))


def week_days(day: dt.date, weeks: int = 0) -> Interval | None:
    """Return Monday and Sunday of the week `weeks` after that of `day`."""
    monday = shift(day, -day.weekday() + _WEEK * weeks)
    return None if monday is None else between(monday, shift(monday, _WEEK - 1))


def part_of(whole: Interval, part: Part) -> Interval:
    """Return the first, middle or last part: a third, four months of a year, years of a decade.

    Examples
    --------
    >>> part_of((dt.date(2022, 1, 1), dt.date(2022, 12, 31)), "early")[1]
    datetime.date(2022, 4, 30)
    """
    first, last = whole
    number = {"early": 0, "mid": 1, "late": 2}[part]
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (_YEAR_MONTHS, 31):
        begin = month_days(first.year, 4 * number + 1)
        end = month_days(last.year, 4 * number + 4)
        years = last.year - first.year + 1
        if begin and end and years == 1:
            return begin[0], end[1]
        cuts = [0, round(0.4 * years), round(0.7 * years), years]
        spans = year_days(first.year + cuts[number], first.year + cuts[number + 1] - 1)
        if spans:
            return spans
    length = (last - first).days + 1
    start = first + dt.timedelta(days=length // 3 * number)
    stop = last if part == "late" else start + dt.timedelta(days=max(length // 3 - 1, 0))
    return start, stop


def weekday_before(day: dt.date, weekday: int, *, same: bool = True) -> dt.date | None:
    """Return the last such weekday (0 is Monday) before `day`; `same` lets `day` itself count."""
    back = (day.weekday() - weekday) % _WEEK
    return shift(day, -(back or (0 if same else _WEEK)))


def weekday_after(day: dt.date, weekday: int, *, same: bool = False) -> dt.date | None:
    """Return the next such weekday (0 is Monday) after `day`; `same` lets `day` itself count."""
    ahead = (weekday - day.weekday()) % _WEEK
    return shift(day, ahead or (0 if same else _WEEK))


def day_without_year(
    month: int,
    day: int,
    anchor: dt.date,
    *,
    planned: bool = False,
    weekday: int | None = None,
) -> dt.date | None:
    """Return the day in the year that brings it nearest to `anchor`, as a rule not after it.

    Parameters
    ----------
    planned
        The sentence speaks of the future: it may lie up to half a year ahead.
    weekday
        The day of the week that the text gives with it (0 is Monday): the year must agree, unless
        the day lies within a month of `anchor`.

    Examples
    --------
    >>> day_without_year(12, 30, dt.date(2023, 1, 9))
    datetime.date(2022, 12, 30)
    """
    ahead = _PLANNED_DAYS if planned else _GRACE_DAYS
    fallback = None
    for year in range(anchor.year + 1, anchor.year - _LEAP_YEARS, -1):
        found = make_day(year, month, day)
        if found is None or (found - anchor).days > ahead:
            continue
        near = abs((found - anchor).days) <= _SLIP_DAYS
        if weekday is None or near or found.weekday() == weekday:
            return found
        fallback = fallback or found
    return fallback


def month_without_year(month: int, anchor: dt.date, *, planned: bool = False) -> Interval | None:
    """Return the month in the year that brings it nearest to `anchor`, as a rule not after it."""
    year = anchor.year if month <= anchor.month else anchor.year - 1
    if planned:
        ahead = (month - anchor.month) % _YEAR_MONTHS
        if 0 < ahead <= _YEAR_MONTHS // 2:
            year = anchor.year if month > anchor.month else anchor.year + 1
    return month_days(year, month)
