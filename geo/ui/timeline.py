"""The time axis: the days it opens on, the densest fortnight, the bins of the histogram above it.

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
#: The axis opens on the densest fortnight and so many days on either side, if most is there.
_AROUND_DAYS = 14
#: Else it opens on so many times the window: the slider's two thumbs stand apart on a phone.
_APART = 20
#: An axis of up to so many days is seen well enough as a whole.
_WHOLE_DAYS = 84
#: Up to so many days of axis a bin is a day, a week, a month; beyond, a year.
_DAY_BINS, _WEEK_BINS, _MONTH_BINS = 184, 900, 4400
#: From the week on (date precision 3) an incident is drawn as a bar with two ends, not in a bin.
_IMPRECISE = 3
#: So many of those bars are drawn; the others are counted.
BARS = 12


class Axis(NamedTuple):
    """The time axis of a selection.

    Attributes
    ----------
    ends
        First and last day of the selection and of what a reviewer rejected of it.
    densest
        The window that the page opens on.
    near
        The days that the axis opens on: `ends`, or what lies around `densest`.
    histograms
        By the days they span: `ends` and `near`.
    """

    ends: Window
    densest: Window
    near: Window
    histograms: dict[Window, dict[str, Any]]

    def span(self, *, wide: bool) -> Window:
        """Return the days that the axis spans."""
        return self.ends if wide else self.near


def axis(spread: Selection) -> Axis | None:
    """Return the time axis of what passes the filters; None where nothing of it is dated.

    What a reviewer rejected counts for its days, so that a decision moves neither axis nor slider;
    the histogram leaves it out. Where the fortnight it makes the densest shows nothing, the axis
    opens on the densest one of the others.
    """
    whole = spread.with_rejected
    ends = whole.ends
    if ends is None or not spread:
        return None
    window = densest(whole) or ends
    if not spread.within(window):
        window = densest(spread) or ends
    near = around(window, whole)
    return Axis(ends, window, near, {span: histogram(spread, span) for span in {ends, near}})


def around(window: Window, spread: Selection) -> Window:
    """Return the days that the axis opens on when the page opens on `window`.

    Where a few incidents lie months away from most others, the days between would press the bars of
    those others to a line: the axis then spans the window and a fortnight on either side, or else
    20 times the window. It spans all where that is short, or where fewer than half of the incidents
    lie around the window.

    Examples
    --------
    >>> import datetime as dt
    >>> from geo.records import Filter, Incident
    >>> from geo.ui.selection import Selection
    >>> at = [dt.date(2023, 1, 8), dt.date(2023, 5, 26), dt.date(2023, 5, 29)]
    >>> some = [Incident(str(d), "x", "arrest", start=d, end=d) for d in at]
    >>> around((dt.date(2023, 5, 16), dt.date(2023, 5, 29)), Selection.of(some, Filter()))
    (datetime.date(2023, 5, 2), datetime.date(2023, 5, 29))
    """
    ends = spread.ends or window
    if (ends[1] - ends[0]).days < _WHOLE_DAYS:
        return ends
    days = (window[1] - window[0]).days + 1
    for margin in (_AROUND_DAYS, days * (_APART - 1) // 2):
        before = min(margin, (window[0] - ends[0]).days)
        after = min(margin, (ends[1] - window[1]).days)
        near = window[0] - dt.timedelta(before), window[1] + dt.timedelta(after)
        if 2 * len(spread.within(near)) >= len(spread):
            return near
    return ends


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


def histogram(spread: Selection, span: Window) -> dict[str, Any]:
    """Return bins by event group over `span`, and what is known to the week or worse as bars.

    ``bins`` are written as "first count count ...;" with days counted from the axis' first day
    and a count for each of ``groups`` (a step sends them again, so they are kept short). A bin ends
    where the next begins; an empty one has no counts, and of several in a row only the first is
    written.
    ``bars`` are [first day, last day, group], the first `BARS` of them; ``more`` counts the others.
    ``earlier`` and ``later`` count what lies beyond the span.
    """
    held = spread.columns
    origin, last = map(number_of, span)
    unit = _unit(last - origin + 1)
    earlier, later = spread.mask & (held.last < origin), spread.mask & (held.first > last)
    inside = spread.mask & ~earlier & ~later
    rough = inside & (held.prec >= _IMPRECISE)
    dated = inside & ~rough
    edges = _edges(origin, last, unit)
    begun = np.maximum(held.first[dated], origin)
    places = np.searchsorted(edges, begun, side="right") - 1
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
        "origin": span[0].isoformat(),
        "days": last - origin + 1,
        "unit": unit,
        "bins": _written(edges - origin, table[:, present]),
        "bars": bars,
        "more": max(0, len(rows) - BARS),
        "earlier": int(np.count_nonzero(earlier)),
        "later": int(np.count_nonzero(later)),
        "groups": [GROUP_CODES[n] for n in present],
    }
