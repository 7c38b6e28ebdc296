"""Incidents in the columns of UCDP GED's codebook (23.1), and what those cannot hold.

Only the form of the table is UCDP's: no UCDP data is used. Precisions of place and date are
UCDP's own scales. There is no column for notes; what is lost stands in ``NAME.losses.csv``.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geo.export.about import About
from geo.export.losses import (
    Loss,
    count_in_words,
    never_held,
    people_without_column,
    write_with_losses,
)
from geo.records.names import label_of
from geo.records.properties import DIGITS, on_earth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.records import Incident

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_EMPTY = (
    "relid", "active_year", "code_status", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id",
    "side_a_new_id", "side_b_dset_id", "side_b_new_id", "source_original", "country_id",
    "region", "deaths_a", "deaths_b", "gwnoa", "gwnob",
)  # fmt: skip
#: Violence against civilians (3) is told by the class; whether a state takes part (1, 2) is not.
_ONE_SIDED = {"attack_on_civilians": 3}
_LEFT_OUT = "no column, left out"
#: Cells of PRIO-GRID (Tollefsen et al. 2012) are half a degree wide, counted from (-180, -90).
_CELLS_A_ROW, _CELLS_A_COLUMN = 720, 360


def write_ucdp(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as CSV with UCDP GED's columns.

    A report of what they cannot hold stands beside it, as ``NAME.losses.csv``.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    told = about or About()
    write_with_losses(incidents, out, COLUMNS, _EMPTY, lambda i: row_and_losses(i, told))


def row_and_losses(incident: Incident, about: About) -> tuple[dict[str, Any], list[Loss]]:
    """Return an incident as a row of `COLUMNS`, and what they could not hold.

    Examples
    --------
    >>> from geo.records import Incident
    >>> row, _ = row_and_losses(Incident("i1", "Shots", "shooting", lon=20.84, lat=42.9), About())
    >>> row["geom_wkt"], row["priogrid_gid"]
    ('POINT (20.84 42.9)', 191202)
    """
    place = about.place_of.get(incident.place_id or "")
    dead = incident.total("killed")
    sources = incident.sources
    actors = [*incident.actors, None, None]
    lon, lat = (None if n is None else round(n, DIGITS) for n in (incident.lon, incident.lat))
    placed = lon is not None and lat is not None and on_earth(lon, lat)
    civilians, others = _deaths(incident)
    row = {
        "id": incident.id,
        "year": incident.start and incident.start.year,
        "type_of_violence": _ONE_SIDED.get(incident.event_class),
        "side_a": actors[0],
        "side_b": actors[1],
        "number_of_sources": len(sources),
        "source_article": "; ".join(
            ",".join(f'"{part}"' for part in (s.outlet, s.published, s.title) if part)
            for s in sources
        ),
        "source_office": "; ".join(s.outlet for s in sources),
        "source_date": "; ".join(str(s.published) for s in sources if s.published),
        "source_headline": "; ".join(s.title for s in sources if s.title),
        "where_prec": incident.where_prec,
        "where_coordinates": incident.place_name if place is None else label_of(place),
        "where_description": incident.place_name,
        "adm_1": place and place.admin1,
        "adm_2": place and place.admin2,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if placed else None,
        "priogrid_gid": _cell(lon=lon or 0.0, lat=lat or 0.0) if placed else None,
        "country": incident.country,
        "event_clarity": 2 if incident.aggregate else 1,
        "date_prec": incident.date_prec,
        "date_start": incident.start and incident.start.isoformat(),
        "date_end": incident.start and (incident.end or incident.start).isoformat(),
        "deaths_civilians": civilians,
        "deaths_unknown": others,
        "best": dead and dead.best,
        "high": dead and dead.high,
        "low": dead and dead.low,
    }
    return row, [*_left_out(incident), *never_held(incident)]


def _deaths(incident: Incident) -> tuple[int | None, int | None]:
    """Return the dead civilians and all other dead, as far as figures are told."""
    civilians: int | None = None
    others: int | None = None
    for casualty in incident.casualties:
        best = casualty.count.best
        if casualty.outcome != "killed" or best is None:
            continue
        if casualty.group.casefold().startswith("civilian"):
            civilians = (civilians or 0) + best
        else:
            others = (others or 0) + best
    return civilians, others


def _cell(*, lon: float, lat: float) -> int:
    row = min(math.floor((lat + 90) * 2), _CELLS_A_COLUMN - 1)
    column = min(math.floor((lon + 180) * 2), _CELLS_A_ROW - 1)
    return row * _CELLS_A_ROW + column + 1


def _left_out(incident: Incident) -> Iterator[Loss]:
    yield from people_without_column(incident, "left out")

    def lost(field: str, value: object, became: str = _LEFT_OUT) -> Loss:
        return Loss(incident.id, field, str(value), became)

    yield lost("title", incident.title)
    yield from _about_deaths(incident)
    if incident.start is None:
        yield lost("date_start", "", "undated: empty")
    if len(incident.actors) > 2:  # noqa: PLR2004  (side_a and side_b)
        yield lost("further actors", "; ".join(incident.actors[2:]), "two columns alone, left out")
    for field, texts in (("weapons", incident.weapons), ("notes", incident.notes)):
        if texts:
            yield lost(field, "; ".join(texts))
    if incident.crowd is not None:
        yield lost("crowd", count_in_words(incident.crowd))
    yield lost("modality", incident.modality)
    yield lost("review", incident.review)


def _about_deaths(incident: Incident) -> Iterator[Loss]:
    def lost(field: str, value: str, became: str) -> Loss:
        return Loss(incident.id, field, value, became)

    dead = incident.total("killed")
    if dead is None or not (dead.best or dead.low):
        yield lost("", "no death reported", "no event in UCDP's sense; kept as a row")
    elif dead.approximate:
        yield lost("killed", count_in_words(dead), "no sign for about, left out")
    for casualty in incident.casualties:
        if casualty.outcome == "killed":
            count = count_in_words(casualty.count)
            yield lost("killed", f"{count} ({casualty.group})", "joined over groups")
