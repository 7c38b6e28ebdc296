"""Incidents, their claims and their sources as Arrow record batches, made column by column.

Records go in and batches come out: most columns are attributes of the record, and no row is ever
put together in between. The values are those of `geo.records.table.row_of`.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from geo.export import columns
from geo.records.display import display_group_of
from geo.records.properties import PARTS, degrees
from geo.records.table import position_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.export.about import About
    from geo.records import Incident
    from geo.records.incident import Count


def incident_batches(
    incidents: Iterable[Incident], about: About, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    """Yield incidents joined to their places as batches of `schema`.

    `schema` has any of the columns of `columns.incident_columns`, and those of `columns.TIMES`;
    the point is WKB, null where an incident is not drawn.
    """
    for held in columns.several(incidents):
        known: dict[str, list[Any]] = {**_own(held), **_totals(held), **_joined(held, about)}
        for name, told in PARTS.items():
            if name in schema.names and name != "claims":
                known[name] = [[told(each) for each in getattr(i, name)] for i in held]
        if "claims" in schema.names:
            known["claims"] = [_claims(incident, about) for incident in held]
        yield _batch(held, known, schema)


def claim_batches(
    incidents: Iterable[Incident], about: About, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    """Yield the claims of incidents, each with the words it stands in, as batches of `schema`."""
    for held in columns.several(incidents):
        claims = [claim for incident in held for claim in incident.claims]
        words = [about.evidence(claim) for claim in claims]
        known: dict[str, list[Any]] = {
            "incident_id": [incident.id for incident in held for _ in incident.claims],
            "article": [claim.article_id for claim in claims],
            "text": [each.get("text") for each in words],
            "text_is": [each.get("text_is") for each in words],
        }
        yield _batch(claims, known, schema)


def source_batches(incidents: Iterable[Incident], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Yield the sources of incidents as batches of `schema`."""
    for held in columns.several(incidents):
        sources = [source for incident in held for source in incident.sources]
        known = {
            "incident_id": [incident.id for incident in held for _ in incident.sources],
            "article": [source.article_id for source in sources],
        }
        yield _batch(sources, known, schema)


def _batch(
    records: Sequence[Any], known: Mapping[str, list[Any]], schema: pa.Schema
) -> pa.RecordBatch:
    """Return records as a batch: columns that are not `known` are their attributes."""
    made = [
        columns.array(
            known[field.name]
            if field.name in known
            else list(map(attrgetter(field.name), records)),
            field,
        )
        for field in schema
    ]
    return pa.record_batch(made, schema=schema)


def _own(held: list[Incident]) -> dict[str, list[Any]]:
    """Return the columns that an incident holds in another form."""
    crowds = [incident.crowd for incident in held]
    return {
        "event_group": [display_group_of(incident.event_class) for incident in held],
        "lon": [degrees(incident.lon) for incident in held],
        "lat": [degrees(incident.lat) for incident in held],
        "start_time": [incident.start for incident in held],
        "end_time": [incident.end or incident.start for incident in held],
        **_bounds("crowd", crowds),
        "crowd_approximate": [crowd and crowd.approximate for crowd in crowds],
        columns.GEOMETRY: [_point(incident) for incident in held],
    }


def _totals(held: list[Incident]) -> dict[str, list[Any]]:
    killed = [incident.total("killed") for incident in held]
    injured = [incident.total("injured") for incident in held]
    return {**_bounds("killed", killed), **_bounds("injured", injured)}


def _bounds(name: str, counts: list[Count | None]) -> dict[str, list[int | None]]:
    return {
        f"{name}_low": [None if count is None else count.low for count in counts],
        f"{name}_best": [None if count is None else count.best for count in counts],
        f"{name}_high": [None if count is None else count.high for count in counts],
    }


def _joined(held: list[Incident], about: About) -> dict[str, list[Any]]:
    """Return what the place of an incident adds to it."""
    places = [about.place_of.get(incident.place_id or "") for incident in held]
    named: list[tuple[str | None, Mapping[str, str]]] = [
        about.names_at.get(i.place_id or "", (i.place_name, {})) for i in held
    ]
    return {
        "place_label": [label for label, _ in named],
        "place_names": [forms for _, forms in named],
        "place_kind": [place and place.kind for place in places],
        "place_uncertainty_m": [place and place.uncertainty_m for place in places],
    }


def _claims(incident: Incident, about: About) -> list[dict[str, Any]]:
    return [PARTS["claims"](claim) | about.evidence(claim) for claim in incident.claims]


def _point(incident: Incident) -> bytes | None:
    lon, lat = degrees(incident.lon), degrees(incident.lat)
    if lon is None or lat is None or position_of(incident) is None:
        return None
    return columns.wkb(lon, lat)
