"""The day an undated article was published, inferred from the dates that it tells itself.

A writer looks back: the newest day told as past bounds the article from below. Who writes
"today" and "yesterday" and names that newest day by its date wrote on the day after it. No clock
is read, so that the same text gives the same answer for ever.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.articles import days
from geo.articles.meaning import Bases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.articles.times import Phrase

#: How long after the newest day that it names a report may still have been written.
_USUAL_DAYS = 7
_HALF_YEAR_DAYS = 183
#: Years after the newest year told in which a weekday may settle the year of a date without one.
_YEARS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Inferred:
    """A day of publication that is likely, and the first and last that are possible."""

    day: dt.date
    first: dt.date
    last: dt.date


def infer_date(phrases: Sequence[Phrase]) -> Inferred | None:
    """Infer when an article was published from its own time expressions; None if nothing says.

    Examples
    --------
    >>> from geo.articles.times import read_phrases
    >>> infer_date(read_phrases("He spoke on May 30, 2023. Today shots fell, as yesterday.")).day
    datetime.date(2023, 5, 31)
    """
    newest = _newest_day(phrases)
    if newest is None:
        return None
    rules = {phrase.meaning.rule for phrase in phrases if phrase.telling}
    near = {"today", "yesterday", "tonight", "this_day", "last_night", "overnight"} & rules
    first = newest if not near else newest + dt.timedelta(days=1)
    latest = 2 if {"today", "yesterday"} <= rules else _USUAL_DAYS
    best = _on_weekday(phrases, newest) or newest + dt.timedelta(days=1)
    return Inferred(max(best, first), first, newest + dt.timedelta(days=latest))


def _newest_day(phrases: Sequence[Phrase]) -> dt.date | None:
    """Return the newest day told as past, dates without a year put beside those with one."""
    told = [phrase for phrase in phrases if not phrase.planned]
    full = [
        found[0]
        for phrase in told
        if phrase.meaning.stated.day
        and phrase.meaning.stated.year
        and (found := phrase.meaning.days(Bases()))
    ]
    anchor = max(full, default=None) or _by_weekday(told)
    if anchor is None:
        return None
    newest = anchor
    for phrase in told:
        stated = phrase.meaning.stated
        if stated.year is None and stated.month and stated.day and phrase.telling:
            day = _nearest(stated.month, stated.day, anchor)
            newest = max(newest, day) if day else newest
    return newest


def _nearest(month: int, day: int, anchor: dt.date) -> dt.date | None:
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        found = days.make_day(year, month, day)
        if found and abs((found - anchor).days) <= _HALF_YEAR_DAYS:
            return found
    return None


def _by_weekday(phrases: Iterable[Phrase]) -> dt.date | None:
    """Find the year of "Tuesday, May 30" from the weekday and the newest year that is told."""
    dated = [
        p.meaning.stated
        for p in phrases
        if p.meaning.stated.day
        and p.meaning.stated.month
        and p.meaning.stated.weekday is not None
        and p.meaning.stated.year is None
    ]
    years = [p.meaning.stated.year for p in phrases if p.meaning.stated.year]
    if not dated or not years:
        return None
    newest = max(years)
    for year in range(newest, newest + _YEARS_AHEAD + 1):
        found = [days.make_day(year, s.month or 1, s.day or 1) for s in dated]
        if all(d and d.weekday() == s.weekday for d, s in zip(found, dated, strict=True)):
            return max(d for d in found if d)
    return None


def _on_weekday(phrases: Iterable[Phrase], newest: dt.date) -> dt.date | None:
    """Return the last weekday named alone after `newest`, which a report of that week tells."""
    best = None
    for phrase in phrases:
        stated = phrase.meaning.stated
        if phrase.meaning.rule == "weekday" and stated.weekday is not None and not phrase.planned:
            day = days.weekday_after(newest, stated.weekday, same=True)
            if day and (best is None or day > best):
                best = day
    return best
