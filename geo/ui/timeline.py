"""The time axis: its ends, the densest fortnight, and the bins of the histogram above it.

Enters: the selection that passes every filter but the window. Leaves: days and plain values for
the histogram component. Windows are inclusive at both ends.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geo.ui.columns import GROUP_CODES, day_of, number_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.ui.selection import Selection

Window = tuple[dt.date, dt.date]

#: Days of the window that the page opens on.
FORTNIGHT_DAYS = 14
#: Up to so many days of axis a bin is a day, a week, a month; beyond, a year.
_DAY_BINS, _WEEK_BINS, _MONTH_BINS = 184, 900, 4400
#: From the week on (date precision 3) an incident is drawn as a bar with two ends, not in a bin.
_IMPRECISE = 3
#: So many of those bars are drawn; the others are counted.
BARS = 12


class Axis(NamedTuple):
    """The time axis of a selection: its ends, the window it opens on, and the histogram."""

    ends: Window
    densest: Window
    histogram: dict[str, Any]


def axis(spread: Selection) -> Axis | None:
    """Return the time axis of what passes the filters; None where nothing of it is dated."""
    ends = spread.ends
    if ends is None:
        return None
    return Axis(ends, densest(spread) or ends, histogram(spread, ends))


def densest(spread: Selection, *, days: int = FORTNIGHT_DAYS) -> Window | None:
    """Return the window of `days` days in which most incidents begin, cut to the axis.

    Of several equally dense windows the one that begins first is taken, and it is moved left so
    that what it holds stands in its middle. What is known to the week or worse does not count.

    Examples
    --------
    >>> import datetime as dt
    >>> from geo.records import Filter, Incident
    >>> from geo.ui.selection import Selection
    >>> at = [dt.date(1999, 3, 1), dt.date(2023, 5, 26), dt.date(2023, 5, 29)]
    >>> some = [Incident(str(d), "x", "arrest", start=d, end=d) for d in at]
    >>> densest(Selection.of(some, Filter()))
    (datetime.date(2023, 5, 16), datetime.date(2023, 5, 29))
    """
    if spread.ends is None:
        return None
    first, last = map(number_of, spread.ends)
    held = spread.columns
    starts = held.first[spread.mask & (held.prec < _IMPRECISE)]
    if not len(starts):
        return spread.ends
    after = np.searchsorted(starts, starts + days - 1, side="right")
    best = int(np.argmax(after - np.arange(len(starts))))
    begin, end = int(starts[best]), int(starts[after[best] - 1])
    spare = (days - 1 - (end - begin)) // 2
    first_shown = max(first, begin - spare)
    last_shown = min(last, first_shown + days - 1)
    return day_of(max(first, last_shown - days + 1)), day_of(last_shown)


def clamp(window: Window, ends: Window) -> Window:
    """Cut `window` to the axis; a window beside the axis becomes the axis."""
    first, last = max(window[0], ends[0]), min(window[1], ends[1])
    return (first, last) if first <= last else ends


def _unit(days: int) -> str:
    if days <= _DAY_BINS:
        return "day"
    if days <= _WEEK_BINS:
        return "week"
    return "month" if days <= _MONTH_BINS else "year"


def _edges(first: int, last: int, unit: str) -> NDArray[np.int64]:
    """Return the first day of each bin from `first` to `last`, and that of the bin after."""
    if unit == "day":
        return np.arange(first, last + 2)
    if unit == "week":  # 1970-01-01 was a Thursday; weeks begin on Monday
        return np.arange(first - (first + 3) % 7, last + 8, 7)
    step = "M" if unit == "month" else "Y"
    ends = np.array([first, last], "M8[D]").astype(f"M8[{step}]")
    return np.arange(ends[0], ends[1] + 2).astype("M8[D]").astype(np.int64)


def _written(edges: NDArray[np.int64], counts: NDArray[np.int64]) -> str:
    """Return bins as `histogram` says.

    Examples
    --------
    >>> _written(np.array([0, 7, 14, 21]), np.array([[2, 1], [0, 0], [0, 3]]))
    '0 2 1;7;14 0 3;21'
    """
    full = np.append(counts.any(axis=1), False)
    told = full | np.append(False, full[:-1])
    return ";".join(
        " ".join(map(str, [edges[at], *(counts[at].tolist() if full[at] else ())]))
        for at in np.flatnonzero(told)
    )


def histogram(spread: Selection, ends: Window) -> dict[str, Any]:
    """Return bins by event group, and what is known to the week or worse as bars.

    ``bins`` are written as "first count count ...;" with days counted from the axis' first day
    and a count for each of ``groups`` (a step sends them again, so they are kept short). A bin ends
    where the next begins; an empty one has no counts, and of several in a row only the first is
    written.
    ``bars`` are [first day, last day, group], the first `BARS` of them; ``more`` counts the others.
    """
    held = spread.columns
    origin = number_of(ends[0])
    unit = _unit((ends[1] - ends[0]).days + 1)
    rough = spread.mask & (held.prec >= _IMPRECISE)
    dated = spread.mask & ~rough
    edges = _edges(origin, number_of(ends[1]), unit)
    places = np.searchsorted(edges, held.first[dated], side="right") - 1
    wide = len(GROUP_CODES)
    counts = np.bincount(places * wide + held.group[dated], minlength=(len(edges) - 1) * wide)
    table = counts[: (len(edges) - 1) * wide].reshape(-1, wide)
    present = [n for n in range(wide) if table[:, n].any() or (held.group[rough] == n).any()]
    rows = np.flatnonzero(rough)
    bars = sorted(
        [int(held.first[r]) - origin, int(held.last[r]) - origin, GROUP_CODES[held.group[r]]]
        for r in rows[:BARS]
    )
    return {
        "origin": ends[0].isoformat(),
        "days": (ends[1] - ends[0]).days + 1,
        "unit": unit,
        "bins": _written(edges - origin, table[:, present]),
        "bars": bars,
        "more": max(0, len(rows) - BARS),
        "groups": [GROUP_CODES[n] for n in present],
    }
