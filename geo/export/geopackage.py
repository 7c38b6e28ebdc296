"""GeoPackage 1.3: layers of incidents, places and areas, tables of claims, mentions and sources.

Days are DATE columns, `start_time` and `end_time` DATETIME ones, so that a GIS can play them;
they and the ids are indexed. What stands beside the layers (relations, styles, a QGIS project,
times) is `geo.export.packaging`'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from geo.export import columns, packaging
from geo.export.about import About
from geo.export.geojson import Seen, dump, point_of
from geo.export.manifest import Cited
from geo.export.whole import written_whole
from geo.records.table import CRS, PLACE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.records import Incident


def write_gpkg(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as a GeoPackage of version 1.3.

    Layers ``incidents`` and ``places`` (points in EPSG:4326) and ``areas`` (the outlines of
    incidents that are known to an area), tables ``claims``, ``mentions`` and ``sources`` with
    relations. Lists within an incident are JSON text. A default style lets QGIS's Temporal
    Controller play the layers; a project in the file opens them with the range set.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    told = about or About()
    cited = Cited(told)
    found = tuple(cited.watch(incidents))
    seen = Seen()
    for incident in found:
        seen.take(incident, point_of(incident), told)
    last = seen.told()
    last.pop("bbox", None)
    manifest = cited.manifest()
    metadata = {"title": told.title, **told.told(), **last, "manifest": manifest}
    parts = _Parts([], [])
    with written_whole(out, suffix=".gpkg") as part:
        shape = {**columns.incident_columns(without=("claims", "sources")), **columns.TIMES}
        rows = _kept(columns.incident_rows(found, told), parts)
        _write_layer(part, "incidents", rows, columns.schema_of(shape, nested=False), metadata)
        rows = columns.place_rows(told.places, PLACE_COLUMNS)
        _write_layer(part, "places", rows, columns.schema_of(PLACE_COLUMNS, nested=False))
        rows = columns.area_rows(found, told)
        shape = columns.schema_of(columns.AREAS, nested=False)
        _write_layer(part, "areas", rows, shape, kind="MultiPolygon")
        _write_layer(part, "claims", parts.claims, _of_incident(columns.CLAIM))
        shape = columns.schema_of(columns.MENTIONS, nested=False, geometry=False)
        articles = {article.id for article in cited.articles}
        rows = columns.mention_rows(told.resolutions, articles)
        _write_layer(part, "mentions", rows, shape)
        _write_layer(part, "sources", parts.sources, _of_incident(columns.SOURCE))
        packaging.finish(part, told, name=out.name, days=_days(found), box=seen.bbox())


def _days(found: Iterable[Incident]) -> packaging.Days:
    dated = [(i.start, i.end or i.start) for i in found if i.start is not None]
    if not dated:
        return None
    return min(first for first, _ in dated), max(last for _, last in dated)


class _Parts(NamedTuple):
    """The rows of the tables that belong to incidents."""

    claims: list[dict[str, Any]]
    sources: list[dict[str, Any]]


def _kept(rows: Iterable[dict[str, Any]], parts: _Parts) -> Iterator[dict[str, Any]]:
    """Pass rows of incidents on, and keep what goes to tables of its own."""
    for row in rows:
        for claim in row.pop("claims"):
            claim["incident_id"] = row["id"]
            parts.claims.append(claim)
        for source in row.pop("sources"):
            source["incident_id"] = row["id"]
            source["published"] = columns.day32(source["published"])
            parts.sources.append(source)
        yield row


def _of_incident(kind: pa.StructType) -> pa.Schema:
    return pa.schema([pa.field("incident_id", pa.string()), *kind])


def _write_layer(
    path: Path,
    name: str,
    rows: Iterable[Mapping[str, Any]],
    schema: pa.Schema,
    metadata: Mapping[str, Any] | None = None,
    kind: str = "Point",
) -> None:
    from pyogrio.raw import write_arrow  # noqa: PLC0415  (GDAL takes its time to load)

    drawn = columns.GEOMETRY in schema.names
    write_arrow(
        columns.reader(rows, schema),
        path,
        layer=name,
        driver="GPKG",
        geometry_name=columns.GEOMETRY if drawn else None,
        geometry_type=kind if drawn else None,
        crs=CRS if drawn else None,
        append=metadata is None,
        dataset_options=None if metadata is None else {"VERSION": "1.3"},
        dataset_metadata={
            key: value if isinstance(value, str) else dump(value)
            for key, value in (metadata or {}).items()
        }
        or None,
    )
