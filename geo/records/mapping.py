"""Tables of other shapes: their columns under our names, their event types as our classes."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.errors import TableError
from geo.records.classes import CLASSES
from geo.records.properties import FURTHER_PROPERTIES, PROPERTIES
from geo.records.table import INCIDENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

_OURS = frozenset((*PROPERTIES, *FURTHER_PROPERTIES, *INCIDENT_COLUMNS))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is called in messages, its values by column."""

    label: str
    values: dict[str, Any]


def mapped(
    names: list[str], rows: list[Row], columns: Mapping[str, str]
) -> tuple[list[str], list[Row]]:
    """Return a table under our column names.

    A column that `columns` does not name keeps its name where that is one of ours and no other
    column takes it; else it is left out.

    Raises
    ------
    TableError
        If a column is not in the table, is there twice, or is mapped to a name that is not ours.

    Examples
    --------
    >>> rows = [Row("row 2", {"what": "A march", "kind": "Demonstration", "more": "x"})]
    >>> names, [row] = mapped(["what", "kind", "more"], rows,
    ...                       {"what": "title", "kind": "event_class"})
    >>> names, row.values
    (['title', 'event_class'], {'title': 'A march', 'event_class': 'demonstration'})
    """
    for own, ours in columns.items():
        if own not in names:
            raise TableError(f"no column {own!r} to map: there are {', '.join(names)}")
        if names.count(own) > 1:
            raise TableError(f"column {own} is there twice: rename or remove one")
        if ours not in _OURS:
            near = difflib.get_close_matches(ours, sorted(_OURS), n=1)
            hint = f"is it {near[0]!r}?" if near else f"known are {', '.join(INCIDENT_COLUMNS)}"
            raise TableError(f"{own!r} is mapped to {ours!r}, no column of ours: {hint}")
    targets = list(columns.values())
    twice = sorted({name for name in targets if targets.count(name) > 1})
    if twice:
        raise TableError(f"two columns are mapped to {', '.join(twice)}: choose one")
    kept = {
        name: columns.get(name, name)
        for name in names
        if name in columns or (name in _OURS and name not in targets)
    }
    return list(kept.values()), [replace(row, values=_values(row, kept)) for row in rows]


def _values(row: Row, kept: Mapping[str, str]) -> dict[str, Any]:
    values = {ours: row.values.get(own) for own, ours in kept.items()}
    told = values.get("event_class")
    if isinstance(told, str):
        values["event_class"] = _codes().get(told.strip().casefold(), told)
    return values


@cache
def _codes() -> Mapping[str, str]:
    """Return event classes by label and by ACLED's sub-event type, folded; labels win."""
    found: dict[str, str] = {}
    for row in CLASSES.values():
        found.setdefault(row.label.casefold(), row.code)
    for row in CLASSES.values():
        if row.acled is not None:
            found.setdefault(row.acled[2].casefold(), row.code)
    return found
