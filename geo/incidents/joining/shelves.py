"""Groups of records by place, to look for a record's own only where places can fit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.incidents.joining.belonging import POINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Incident


class Shelves:
    """Numbers of groups by the place of their first record, to look only where places can fit.

    It may name a group too many and never one too few: the grouping decides.
    """

    def __init__(self) -> None:
        self._count = 0
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        self._in: defaultdict[str | None, list[int]] = defaultdict(list)
        self._wide: defaultdict[str | None, list[int]] = defaultdict(list)
        self._unplaced: list[int] = []

    def put(self, record: Incident) -> None:
        """Add the next group, which `record` opens."""
        number, self._count = self._count, self._count + 1
        if record.place_id is None:
            self._unplaced.append(number)
            return
        self._at[record.place_id].append(number)
        self._in[record.country].append(number)
        if _is_wide(record):
            self._wide[record.country].append(number)

    def near(self, record: Incident) -> Sequence[int]:
        """Return the numbers of the groups that `record` may join, in order."""
        if record.place_id is None:
            return range(self._count)
        country = (self._in if _is_wide(record) else self._wide)[record.country]
        return sorted({*self._at[record.place_id], *country, *self._unplaced})


def _is_wide(i: Incident) -> bool:
    return (i.where_prec or 6) > POINT
