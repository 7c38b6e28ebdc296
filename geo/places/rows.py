"""Rows of a table of one's own, joined to the places they name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.records.table import PLACE_PRECISION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.gazetteer import Gazetteer
    from geo.records import Incident


def place_rows(rows: Iterable[Incident], gazetteer: Gazetteer) -> tuple[Incident, ...]:
    """Place the rows that name a place and have no coordinates (WGS84).

    Returns
    -------
    The rows in their order. A name that no place has stays not placed, with a note that says so;
    a row's country decides between places of one name.
    """
    return tuple(_placed(row, gazetteer) for row in rows)


def _placed(incident: Incident, gazetteer: Gazetteer) -> Incident:
    name = incident.place_name
    if incident.lon is not None or (name is None and incident.place_id is None):
        return incident
    place = gazetteer.get(incident.place_id) if incident.place_id else None
    if place is None and name is not None:
        same = gazetteer.lookup(name)
        near = [p for p in same if incident.country in (None, p.country)]
        place = next(iter(near), None)
    if place is None:
        note = f"no place called {name or incident.place_id!r} in the gazetteer"
        return replace(incident, notes=(*incident.notes, note))
    return replace(
        incident,
        place_id=place.id,
        place_name=name or place.name,
        lon=place.lon,
        lat=place.lat,
        country=incident.country or place.country,
        where_prec=incident.where_prec or PLACE_PRECISION[place.kind],
    )
