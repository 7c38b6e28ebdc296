"""The time axis: its ends, the densest fortnight, and the bins of the histogram above it.

Enters: incidents that pass every filter but the window. Leaves: days and plain values for the
histogram component. Windows are inclusive at both ends.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

from geo.records.classes import GROUPS, group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.records import Incident

Window = tuple[dt.date, dt.date]

#: Days of the window that the page opens on.
FORTNIGHT_DAYS = 14
#: Up to so many days of axis a bin is a day, a week, a month; beyond, a year.
_DAY_BINS, _WEEK_BINS, _MONTH_BINS = 184, 900, 4400
#: From the week on (date precision 3) an incident is drawn as a bar with two ends, not in a bin.
_IMPRECISE = 3


def extent(incidents: Iterable[Incident]) -> Window | None:
    """Return the first and the last day of what is shown; None where nothing is dated.

    Examples
    --------
    >>> extent([]) is None
    True
    """
    first: dt.date | None = None
    last: dt.date | None = None
    for incident in incidents:
        if incident.start is None:
            continue
        end = incident.end or incident.start
        first = incident.start if first is None or incident.start < first else first
        last = end if last is None or end > last else last
    return None if first is None or last is None else (first, last)


def densest(incidents: Iterable[Incident], *, days: int = FORTNIGHT_DAYS) -> Window | None:
    """Return the window of `days` days in which most incidents begin, cut to the axis.

    Of several equally dense windows the one that begins first is taken, and it is moved left so
    that what it holds stands in its middle.

    Examples
    --------
    >>> import datetime as dt
    >>> from geo.records import Incident
    >>> at = [dt.date(1999, 3, 1), dt.date(2023, 5, 26), dt.date(2023, 5, 29)]
    >>> some = [Incident(str(d), "x", "arrest", start=d, end=d) for d in at]
    >>> densest(some)
    (datetime.date(2023, 5, 16), datetime.date(2023, 5, 29))
    """
    dated = [incident for incident in incidents if incident.start is not None]
    ends = extent(dated)
    if ends is None:
        return None
    starts = sorted(i.start for i in dated if i.start and (i.date_prec or 1) < _IMPRECISE)
    if not starts:
        return ends
    length = dt.timedelta(days=days - 1)
    best = (0, starts[0], starts[0])
    right = 0
    for left, begin in enumerate(starts):
        while right < len(starts) and starts[right] <= begin + length:
            right += 1
        if right - left > best[0]:
            best = (right - left, begin, starts[right - 1])
    spare = (length - (best[2] - best[1])) // 2
    first = max(ends[0], best[1] - dt.timedelta(days=spare.days))
    last = min(ends[1], first + length)
    return max(ends[0], last - length), last


def clamp(window: Window, ends: Window) -> Window:
    """Cut `window` to the axis; a window beside the axis becomes the axis."""
    first, last = max(window[0], ends[0]), min(window[1], ends[1])
    return (first, last) if first <= last else ends


def _begin_of_bin(when: dt.date, unit: str) -> dt.date:
    if unit == "day":
        return when
    if unit == "week":
        return when - dt.timedelta(days=when.weekday())
    return when.replace(day=1) if unit == "month" else when.replace(day=1, month=1)


def _end_of_bin(begin: dt.date, unit: str) -> dt.date:
    if unit == "day":
        return begin
    if unit == "week":
        return begin + dt.timedelta(days=6)
    if unit == "month":
        return (begin + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return begin.replace(month=12, day=31)


def _unit(days: int) -> str:
    if days <= _DAY_BINS:
        return "day"
    if days <= _WEEK_BINS:
        return "week"
    return "month" if days <= _MONTH_BINS else "year"


def histogram(incidents: Sequence[Incident], ends: Window) -> dict[str, Any]:
    """Return bins by event group, and what is known to the week or worse as bars.

    ``bins`` are [first day, last day, {group: count}] with days counted from the axis' first day;
    ``bars`` are [first day, last day, group].
    """
    origin = ends[0]
    unit = _unit((ends[1] - origin).days + 1)
    counts: dict[dt.date, Counter[str]] = {}
    bars: list[list[int | str]] = []
    for incident in incidents:
        if incident.start is None:
            continue
        group = group_of(incident.event_class)
        if (incident.date_prec or 1) >= _IMPRECISE:
            last = incident.end or incident.start
            bars.append([(incident.start - origin).days, (last - origin).days, group])
            continue
        begin = _begin_of_bin(incident.start, unit)
        counts.setdefault(begin, Counter())[group] += 1
    bins: list[tuple[int, int, dict[str, int]]] = [
        ((begin - origin).days, (_end_of_bin(begin, unit) - origin).days, dict(counts[begin]))
        for begin in sorted(counts)
    ]
    present = {group for _, _, by in bins for group in by} | {str(bar[2]) for bar in bars}
    return {
        "origin": origin.isoformat(),
        "days": (ends[1] - origin).days + 1,
        "unit": unit,
        "bins": bins,
        "bars": sorted(bars),
        "groups": [[code, label] for code, label in GROUPS.items() if code in present],
    }
