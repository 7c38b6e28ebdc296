"""Stretches of time told from a day: the week, month or year it lies in, before or after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import days

if TYPE_CHECKING:
    import datetime as dt

    from geo.articles.days import Interval

_DECADE = 10
_SATURDAY = 5
_WEEK = 7
#: Days of a unit where "the past month" means a stretch up to now and not the month's own days.
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}


def unit_of(  # noqa: PLR0911 (one return a unit)
    base: dt.date, unit: str, ahead: int
) -> Interval | None:
    """Return the week, month, year or decade `ahead` of the one that `base` lies in.

    Examples
    --------
    >>> import datetime as dt
    >>> unit_of(dt.date(2023, 5, 30), "week", -1)
    (datetime.date(2023, 5, 22), datetime.date(2023, 5, 28))
    """
    if unit == "week":
        return days.week_days(base, ahead)
    if unit == "fortnight":
        return stretch(base, -1 if ahead <= 0 else 1, unit)
    if unit == "month":
        return days.month_days(base.year, base.month + ahead)
    if unit == "year":
        return days.year_days(base.year + ahead)
    if unit == "decade":
        first = base.year - base.year % _DECADE + _DECADE * ahead
        return days.year_days(first, first + _DECADE - 1)
    if unit == "day":
        moved = days.shift(base, ahead)
        return None if moved is None else (moved, moved)
    return None


def stretch(base: dt.date, number: int, unit: str) -> Interval | None:
    """Return the days of "the past three days" (`number` < 0) or "the next two weeks".

    Examples
    --------
    >>> import datetime as dt
    >>> stretch(dt.date(2023, 5, 30), -24, "hour")
    (datetime.date(2023, 5, 29), datetime.date(2023, 5, 30))
    """
    if unit == "hour":
        length = -(-abs(number) // 24)
    elif unit == "week" and abs(number) == 1:
        length = _WEEK - 1
    else:
        length = _LENGTHS[unit] * abs(number)
    if number < 0:
        return days.between(days.shift(base, -length), base)
    return days.between(base, days.shift(base, length))


def counted(base: dt.date, number: int, unit: str) -> Interval | None:
    """Return what lies `number` units after `base` (before, if negative).

    Days are days; a number of weeks, months or years is as coarse as its unit.

    Examples
    --------
    >>> import datetime as dt
    >>> counted(dt.date(2023, 5, 26), 3, "day")
    (datetime.date(2023, 5, 29), datetime.date(2023, 5, 29))
    >>> counted(dt.date(2023, 5, 26), -2, "week")
    (datetime.date(2023, 5, 8), datetime.date(2023, 5, 14))
    """
    if unit == "hour":
        whole = int(number / 24)
        moved = days.shift(base, whole)
        return None if moved is None else (moved, moved)
    if unit == "fortnight":
        return unit_of(base, "week", 2 * number)
    if unit == "decade":
        return unit_of(base, "year", _DECADE * number)
    try:
        return unit_of(base, unit, number)
    except OverflowError:
        return None


def month_before(base: dt.date, month: int) -> Interval | None:
    """Return the last month of that number that had ended before `base`'s month."""
    return days.month_days(base.year if month < base.month else base.year - 1, month)


def month_after(base: dt.date, month: int) -> Interval | None:
    """Return the next month of that number after `base`'s month."""
    return days.month_days(base.year if month > base.month else base.year + 1, month)


def weekend_of(base: dt.date, ahead: int) -> Interval | None:
    """Return Saturday and Sunday of the week `ahead` of `base`'s."""
    week = days.week_days(base, ahead)
    return None if week is None else days.between(days.shift(week[0], _SATURDAY), week[1])


def weekend(base: dt.date, word: str, *, planned: bool) -> Interval | None:
    """Return the weekend that `word` ("last", "this", "the", "next") points to from `base`."""
    inside = base.weekday() >= _SATURDAY
    if word == "last":
        return weekend_of(base, -1)
    if word in {"next", "coming"}:
        return weekend_of(base, 1 if inside else 0)
    return weekend_of(base, 0 if inside or planned else -1)


def month_so_far(base: dt.date, grace: int = 3) -> Interval | None:
    """Return the days of "earlier this month" told on `base`.

    In the first `grace` days of a month the words are often a slip for the month before, so it
    is let in.
    """
    month = days.month_days(base.year, base.month - (1 if base.day <= grace else 0))
    return None if month is None else days.between(month[0], base)


def week_so_far(base: dt.date) -> Interval | None:
    """Return the days of "earlier this week" told on `base`, on a Monday since the one before.

    Examples
    --------
    >>> import datetime as dt
    >>> week_so_far(dt.date(2023, 9, 25))
    (datetime.date(2023, 9, 18), datetime.date(2023, 9, 25))
    """
    week = days.week_days(base, 0 if base.weekday() else -1)
    return None if week is None else days.between(week[0], base)


#: What "earlier" makes of a rule: the days of a month or a week up to that of the article.
SO_FAR = {"this_month": month_so_far, "this_week": week_so_far}
