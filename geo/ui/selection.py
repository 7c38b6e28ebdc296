"""What a filter lets pass, and what of it a window of days shows.

Enters: `Columns` and a `Filter`. Leaves: a `Selection`, kept for all sessions that filter alike,
and a `Shown`, made in a millisecond at each step of the slider.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, overload

import numpy as np

from geo.ui.columns import Columns, day_of, number_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from geo.records import Filter, Incident
    from geo.ui.columns import Mask, Numbers

    Window = tuple[dt.date, dt.date]


class Selection:
    """The dated incidents that a filter lets pass, whatever the window.

    Attributes
    ----------
    columns
        All incidents.
    mask
        The rows that pass and have a date.
    undated
        The rows that have none and pass, whatever their tier (which asks for a day): they are told
        in the tray.
    """

    def __init__(self, columns: Columns, chosen: Filter) -> None:
        self.columns = columns
        self.chosen = chosen
        self.mask: Mask = columns.passing(chosen) & columns.dated
        undated = columns.passing(replace(chosen, tiers=())) & ~columns.dated
        self.undated: Numbers = np.flatnonzero(undated).astype(np.int32)
        self.size = int(np.count_nonzero(self.mask))

    @classmethod
    def of(cls, incidents: Iterable[Incident], chosen: Filter) -> Selection:
        """Select from incidents that are no columns yet."""
        return cls(Columns(tuple(incidents)), chosen)

    def __len__(self) -> int:
        """Return how many incidents there are."""
        return self.size

    @cached_property
    def ends(self) -> Window | None:
        """The first and the last day of what passes; None where nothing does."""
        if not self.size:
            return None
        first, last = self.columns.first[self.mask], self.columns.last[self.mask]
        return day_of(first[0]), day_of(last.max())

    @cached_property
    def with_rejected(self) -> Selection:
        """The same, and what is left out for no other reason than a reviewer's rejection."""
        if self.chosen.rejected or not self.columns.rejected.any():
            return self
        return Selection(self.columns, replace(self.chosen, rejected=True))

    def within(self, window: Window | None) -> Shown:
        """Return what the window shows, both ends included; all where there is none."""
        if window is None:
            return Shown(self, self.mask)
        first, last = map(number_of, window)
        return Shown(self, self.mask & self.columns.within(first, last))


class Shown(Sequence["Incident"]):
    """The incidents that are shown: a sequence in the order of the store, read when asked for."""

    def __init__(self, of: Selection, mask: Mask) -> None:
        self.of = of
        self.columns = of.columns
        self.mask = mask
        self.rows: Numbers = np.flatnonzero(mask).astype(np.int32)

    @cached_property
    def _numbers(self) -> list[int]:
        found: list[int] = np.sort(self.columns.order[self.rows]).tolist()
        return found

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Incident: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Incident]: ...
    def __getitem__(self, at: int | slice) -> Incident | Sequence[Incident]:
        if isinstance(at, slice):
            return [self.columns.incidents[n] for n in self._numbers[at]]
        return self.columns.incidents[self._numbers[at]]

    def __iter__(self) -> Iterator[Incident]:
        return (self.columns.incidents[n] for n in self._numbers)

    def listed(self, most: int) -> list[Incident]:
        """Return the first incidents of the list: by day, then title."""
        return [self.columns.incident(row) for row in self.rows[:most].tolist()]
