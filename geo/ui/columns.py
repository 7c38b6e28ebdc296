"""Incidents as arrays, so that a step of the slider counts 100,000 of them in milliseconds.

Enters: incidents, once for each state of the store and rule. Leaves: `Columns`, which all
sessions share and nobody changes. Rows stand in the order of the list: by first day, then title,
then id; undated ones last. Days are counted from 1970-01-01; `NO_DAY` stands for none.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.maps.payload import is_drawn, place_in_list
from geo.records.display import DISPLAY_GROUPS, display_group_of
from geo.records.filter import COUNTRY, NOT_IN_DEFAULT_VIEW, REJECTED
from geo.ui import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from geo.records import Casualty, Filter, Incident

    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.int32]

#: First and last day of what has no date: after every day.
NO_DAY = 2**31 - 1
#: Groups of event classes by their code in `Columns.group`.
GROUP_CODES = tuple(DISPLAY_GROUPS)
_EPOCH = dt.date(1970, 1, 1)


def day_of(number: int) -> dt.date:
    """Return the day that `number` counts to.

    Examples
    --------
    >>> day_of(19506)
    datetime.date(2023, 5, 29)
    """
    return _EPOCH + dt.timedelta(days=int(number))


def number_of(day: dt.date) -> int:
    """Return how many days after 1970-01-01 `day` is."""
    return (day - _EPOCH).days


@dataclass(frozen=True, slots=True)
class Words:
    """Words of which a row has none, one or several: `codes[k]` is a word of row `rows[k]`."""

    words: tuple[str, ...]
    codes: Numbers
    rows: Numbers

    @classmethod
    def of(cls, values: Iterable[Iterable[str]], row: Numbers) -> Words:
        """Keep the words of each incident, numbered as they come; `row` is where each stands."""
        known: dict[str, int] = {}
        codes: list[int] = []
        found: list[int] = []
        for at, words in enumerate(values):
            for word in words:
                codes.append(known.setdefault(word, len(known)))
                found.append(at)
        return cls(tuple(known), np.array(codes, np.int32), row[np.array(found, np.int32)])

    @classmethod
    def one(cls, values: Iterable[str | None], row: Numbers) -> Words:
        """Keep the one word of each incident, or none where it is empty."""
        return cls.of(((word,) if word else () for word in values), row)

    def rows_with(self, wanted: Iterable[str], size: int) -> Mask:
        """Tell of each of `size` rows whether it has one of the `wanted` words."""
        asked = set(wanted)
        chosen = np.array([word in asked for word in self.words], bool)
        found = np.zeros(size, bool)
        found[self.rows[chosen[self.codes]]] = True
        return found

    def how_many(self, mask: Mask) -> int:
        """Return how many different words the rows of `mask` have."""
        seen = np.zeros(len(self.words), bool)
        seen[self.codes[mask[self.rows]]] = True
        return int(np.count_nonzero(seen))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one outcome, for the rows that tell one; aggregates are left out.

    `best` and `high` are -1 where there is none; a lack of `low` counts as 0.
    """

    rows: Numbers
    low: NDArray[np.int64]
    best: NDArray[np.int64]
    high: NDArray[np.int64]
    approximate: Mask
    parts: Numbers
    derived: Mask


class Columns:
    """What the page needs of all incidents to filter and to count; read only.

    Attributes
    ----------
    incidents
        The incidents as they were given.
    order
        Index into `incidents` of each row.
    first, last
        Days, both inclusive.
    group, prec
        Code of `GROUP_CODES`; precision of the day (1 to 5).
    drawn
        Whether the map draws the row.
    """

    def __init__(self, incidents: Sequence[Incident]) -> None:
        self.incidents = incidents
        self.size = len(incidents)
        # Read as they lie in memory, and only then put in order: by far the faster way.
        key = [place_in_list(i) for i in incidents]
        self.order = order = np.array(sorted(range(self.size), key=key.__getitem__), np.int32)
        row = np.empty(self.size, np.int32)
        row[order] = np.arange(self.size, dtype=np.int32)
        self.first = _days(i.start for i in incidents)[order]
        self.last = _days((i.end or i.start) if i.start else None for i in incidents)[order]
        self.prec = np.array([i.date_prec or 1 for i in incidents], np.uint8)[order]
        self.dated = self.first != NO_DAY
        self.drawn = np.array([is_drawn(i) for i in incidents], bool)[order]
        self.machine = np.array([i.review == "machine" for i in incidents], bool)[order]
        self.rejected = np.array([i.review == REJECTED for i in incidents], bool)[order]
        self.in_kosovo = np.array([i.country == "XK" for i in incidents], bool)[order]
        self._aggregate = np.array([i.aggregate for i in incidents], bool)[order]
        self._where = np.array([i.where_prec or COUNTRY for i in incidents], np.uint8)[order]
        self._point = np.array([i.where_prec != COUNTRY for i in incidents], bool)[order]
        self._lon = _numbers(i.lon for i in incidents)[order]
        self._lat = _numbers(i.lat for i in incidents)[order]
        self._tiers = Words.one((i.tier for i in incidents), row)
        self._modalities = Words.one((i.modality for i in incidents), row)
        self._classes = Words.one((i.event_class for i in incidents), row)
        classes = {i.event_class for i in incidents}
        groups = {name: GROUP_CODES.index(display_group_of(name)) for name in classes}
        self.group = np.array([groups[i.event_class] for i in incidents], np.uint8)[order]
        # A place by its id, or its name where it has none; and by both, for the filter.
        self.places = Words.one((i.place_id or i.place_name for i in incidents), row)
        self._named = Words.of(
            ({p for p in (i.place_id, i.place_name) if p is not None} for i in incidents), row
        )
        self._actors = Words.of((set(i.actors) for i in incidents), row)
        self.outlets = Words.of(({s.outlet for s in i.sources} for i in incidents), row)
        self.outcomes = _outcomes(incidents, row)

    def row_of(self, incident_id: str) -> int | None:
        """Return the row of an incident; None where there is none of that id."""
        return self._by_id.get(incident_id)

    def incident(self, row: int) -> Incident:
        """Return the incident of a row."""
        found: Incident = self.incidents[int(self.order[row])]
        return found

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return {self.incidents[n].id: row for row, n in enumerate(self.order.tolist())}

    @cached_property
    def options(self) -> dict[str, list[str]]:
        """The places, actors and outlets that can be chosen, in the order of the alphabet."""
        names = {i.place_name for i in self.incidents if i.place_name}
        return {
            "place": sorted(names),
            "actor": sorted(self._actors.words),
            "outlet": sorted(self.outlets.words),
        }

    def groups(self, mask: Mask | slice) -> set[str]:
        """Return the groups of event classes that the rows of `mask` have."""
        counts = np.bincount(self.group[mask], minlength=len(GROUP_CODES))
        return {code for code, n in zip(GROUP_CODES, counts, strict=True) if n}

    def within(self, first: int, last: int) -> Mask:
        """Return the dated rows whose interval meets the window of days, ends included."""
        met: Mask = (self.first <= last) & (self.last >= first) & self.dated
        return met

    def passing(self, chosen: Filter) -> Mask:
        """Return the rows that `chosen` lets pass, its window and its wish for dates aside.

        The same as `Filter.matches` says of each.
        """
        found = np.ones(self.size, bool)
        for words, wanted in (
            (self._tiers, chosen.tiers),
            (self._modalities, chosen.modalities),
            (self._classes, chosen.event_classes),
            (self._named, chosen.places),
            (self._actors, chosen.actors),
            (self.outlets, chosen.outlets),
        ):
            if wanted:
                found &= words.rows_with(wanted, self.size)
        if not chosen.aggregates:
            found &= ~self._aggregate
        if not chosen.rejected:
            found &= ~self.rejected
        if not chosen.event_classes and not chosen.movements:
            found &= ~self._classes.rows_with(NOT_IN_DEFAULT_VIEW, self.size)
        if chosen.precision is not None:
            found &= self._where <= chosen.precision
        if chosen.bbox is not None:
            found &= self._inside(*chosen.bbox)
        if chosen.text:
            found &= self._telling(chosen.text)
        return found

    def _inside(self, west: float, south: float, east: float, north: float) -> Mask:
        lon, lat = self._lon, self._lat
        across = (lon >= west) & (lon <= east) if west <= east else (lon >= west) | (lon <= east)
        inside: Mask = across & (lat >= south) & (lat <= north) & self._point
        return inside

    def _telling(self, text: str) -> Mask:
        words = text.casefold().split()
        return np.array([all(w in told for w in words) for told in self._texts], bool)

    @cached_property
    def _texts(self) -> list[str]:
        return [self.incidents[n].searched() for n in self.order.tolist()]


def _days(days: Iterable[dt.date | None]) -> Numbers:
    epoch = _EPOCH.toordinal()
    return np.array([NO_DAY if d is None else d.toordinal() - epoch for d in days], np.int32)


def _numbers(values: Iterable[float | None]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _is_some(casualty: Casualty) -> bool:
    """Tell a figure that adds to others from "no one was hurt"."""
    return casualty.status != "none_reported"


def _outcomes(incidents: Sequence[Incident], row: Numbers) -> dict[str, Outcome]:
    """Return the figures by outcome, in the order in which they are told; `row` as in `Words`."""
    told: dict[str, list[tuple[Any, ...]]] = {outcome: [] for outcome in wording.OUTCOMES}
    for at, incident in zip(row.tolist(), incidents, strict=True):
        if incident.aggregate or not incident.casualties:
            continue
        for outcome in dict.fromkeys(c.outcome for c in incident.casualties):
            total = incident.total(outcome)
            own = [c for c in incident.casualties if c.outcome == outcome and _is_some(c)]
            if total is not None:
                low, best, high = total.low or 0, _or(total.best), _or(total.high)
                derived = any(c.derived for c in own)
                told[outcome].append((at, low, best, high, total.approximate, len(own), derived))
    kinds = (np.int32, np.int64, np.int64, np.int64, bool, np.int32, bool)
    return {
        outcome: Outcome(
            *(np.array(c, k) for c, k in zip(zip(*found, strict=True), kinds, strict=True))
        )
        for outcome, found in told.items()
        if found
    }


def _or(value: int | None) -> int:
    return -1 if value is None else value
