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
    from collections.abc import Iterable, Iterator, Sequence

    from geo.articles.meaning import Stated
    from geo.articles.times import Phrase

#: How long after the newest day that it names a report may still have been written.
_USUAL_DAYS = 7
_HALF_YEAR_DAYS = 183
#: How often a year must be told for a weekday to settle on it, or the next, as a date's year.
_TOLD_TWICE = 2
#: A day without a year belongs to the news if it lies this close to a day with one.
_NEWS_DAYS = 21
_CHAIN_DAYS = 10
#: Points that a full date needs to count as the report's own time and not as its background.
_ENOUGH = 2
#: Words before a date that often point ahead: it is no day that was told.
_BOUNDS = ("until_", "by_", "before_", "after_")


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
    told = [p for p in phrases if not p.planned and not p.meaning.rule.startswith(_BOUNDS)]
    loose = [
        p.meaning.stated
        for p in told
        if p.telling and p.meaning.stated.day and p.meaning.stated.year is None
    ]
    anchor = _newest_full(told, loose) or _by_weekday(told)
    if anchor is None:
        return None
    newest = anchor
    for day in sorted(_beside(loose, anchor)):
        if (day - newest).days <= _CHAIN_DAYS:
            newest = max(newest, day)
    return newest


def _newest_full(told: Sequence[Phrase], loose: Sequence[Stated]) -> dt.date | None:
    """Return the newest date with a year, if the report tells it as news and not as history."""
    full: dict[dt.date, list[Phrase]] = {}
    for phrase in told:
        stated = phrase.meaning.stated
        found = phrase.meaning.days(Bases()) if stated.day and stated.year else None
        if found:
            full.setdefault(found[1], []).append(phrase)
    newest = max(full, default=None)
    if newest is None:
        return None
    years = [p.meaning.stated.year for p in told if p.meaning.stated.year]
    if max(years) > newest.year or _points(full[newest], loose, newest, told) < _ENOUGH:
        return None
    return newest


def _points(
    stating: Sequence[Phrase], loose: Sequence[Stated], day: dt.date, told: Sequence[Phrase]
) -> int:
    """Weigh whether a full date is the report's own time.

    For it: it stands in the first sentences, somebody speaks on that day, the caption of a picture
    or a weekday gives it, dates without a year lie beside it. Against it: the report has weekdays
    for its own days and this is none of them.
    """
    points = 2 * any(p.reported and p.telling for p in stating)
    points += 2 * any(p.caption for p in stating)
    points += 2 * any(p.lead for p in stating)
    points += 2 * any(p.meaning.stated.weekday is not None for p in stating)
    points += sum(abs((d - day).days) <= _NEWS_DAYS for d in set(_beside(loose, day)) - {day})
    points -= any(p.meaning.rule == "weekday" and p.telling for p in told)
    return points


def _beside(loose: Iterable[Stated], anchor: dt.date) -> Iterator[dt.date]:
    """Yield the days without a year in the year that brings each nearest to `anchor`."""
    for stated in loose:
        day = _nearest(stated.month or 1, stated.day or 1, anchor)
        if day:
            yield day


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
    if years.count(newest) < _TOLD_TWICE:
        return None
    for year in (newest, newest + 1):
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
