"""GeoPackage 1.3: layers of incidents, places and areas, tables of claims, mentions and sources.

Days are DATE columns, `start_time` and `end_time` DATETIME ones, so that a GIS can play them;
they and the ids are indexed. What stands beside the layers (relations, styles, a QGIS project,
times) is `geo.export.packaging`'s.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from geo.errors import ExportError
from geo.export import columns, layers, packaging
from geo.export.about import About
from geo.export.geojson import Seen, dump, point_of
from geo.export.incident_batches import claim_batches, incident_batches, source_batches
from geo.export.manifest import Cited
from geo.export.whole import written_whole
from geo.records.table import CRS, PLACE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.records import Incident

#: Columns of the tables of claims and sources, whose rows belong to incidents.
_CLAIMS, _SOURCES = (
    pa.schema([pa.field("incident_id", pa.string()), *kind])
    for kind in (columns.CLAIM, columns.SOURCE)
)


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
    last["attribution"] = manifest["attribution"]
    metadata = {"title": told.title, **told.told(), **last, "manifest": manifest}
    with written_whole(out, suffix=".gpkg") as part, _failing_as_exports_do(out):
        shape = {**columns.incident_columns(without=("claims", "sources")), **columns.TIMES}
        schema = columns.schema_of(shape, nested=False)
        made = incident_batches(found, told, schema)
        _write_layer(part, "incidents", made, schema, "Point", metadata)
        _write_rows(part, "places", layers.place_rows(told.places), PLACE_COLUMNS)
        rows = layers.area_rows(found, told)
        _write_rows(part, "areas", rows, layers.AREAS, kind="MultiPolygon")
        _write_layer(part, "claims", claim_batches(found, told, _CLAIMS), _CLAIMS)
        articles = {article.id for article in cited.articles}
        rows = layers.mention_rows(told.resolutions, articles)
        _write_rows(part, "mentions", rows, layers.MENTIONS, kind="")
        _write_layer(part, "sources", source_batches(found, _SOURCES), _SOURCES)
        packaging.finish(part, told, name=out.name, days=_days(found), box=seen.bbox())


@contextmanager
def _failing_as_exports_do(out: Path) -> Iterator[None]:
    """Tell what GDAL and SQLite say of a full disk as every other format does."""
    from pyogrio import errors  # noqa: PLC0415  (GDAL takes its time to load)

    failures = (
        errors.DataSourceError,
        errors.DataLayerError,
        errors.FieldError,
        errors.FeatureError,
        sqlite3.Error,
    )
    try:
        yield
    except failures as error:
        reason = " ".join(str(error).split())
        raise ExportError(
            f"{out} cannot be written ({reason}): free some room or name another file"
        ) from error


def _days(found: Iterable[Incident]) -> packaging.Days:
    dated = [(i.start, i.end or i.start) for i in found if i.start is not None]
    if not dated:
        return None
    return min(first for first, _ in dated), max(last for _, last in dated)


def _write_rows(
    path: Path,
    name: str,
    rows: Iterable[Mapping[str, Any]],
    shape: Mapping[str, str],
    kind: str = "Point",
) -> None:
    schema = columns.schema_of(shape, nested=False, geometry=bool(kind))
    _write_layer(path, name, columns.batches(rows, schema), schema, kind)


def _write_layer(
    path: Path,
    name: str,
    made: Iterable[pa.RecordBatch],
    schema: pa.Schema,
    kind: str = "",
    metadata: Mapping[str, Any] | None = None,
) -> None:
    from pyogrio.raw import write_arrow  # noqa: PLC0415  (GDAL takes its time to load)

    write_arrow(
        columns.reader(made, schema),
        path,
        layer=name,
        driver="GPKG",
        geometry_name=columns.GEOMETRY if kind else None,
        geometry_type=kind or None,
        crs=CRS if kind else None,
        append=metadata is None,
        dataset_options=None if metadata is None else {"VERSION": "1.3"},
        dataset_metadata={
            key: value if isinstance(value, str) else dump(value)
            for key, value in (metadata or {}).items()
        }
        or None,
    )
