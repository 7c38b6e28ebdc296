"""GeoPackage 1.3: layers of incidents and places, tables of their claims and sources.

Days are DATE columns, so that a GIS can play them; `start`, `end` and the ids are indexed. The
times that GDAL would take from the clock are those of the store's last change.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from geo.export import columns
from geo.export.about import About
from geo.export.geojson import Seen, dump
from geo.export.whole import written_whole
from geo.records.table import CRS, PLACE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.records import Incident

#: In the form that the standard asks for (GeoPackage 1.3, 1.1.3.1.1), where no store is known.
_NO_TIME = "1970-01-01T00:00:00.000Z"

_INDEXES = (
    ("incidents", "start"),
    ("incidents", "end"),
    ("incidents", "id"),
    ("claims", "incident_id"),
    ("sources", "incident_id"),
)


def write_gpkg(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as a GeoPackage of version 1.3.

    Layers ``incidents`` and ``places`` (points in EPSG:4326), tables ``claims`` and ``sources``
    that point to incidents by ``incident_id``. Lists within an incident are JSON text.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    told = about or About()
    found = tuple(incidents)
    seen = Seen()
    for incident in found:
        seen.take(incident, None, told)
    metadata = {"title": told.title, **told.told(), **seen.told()}
    parts = _Parts([], [])
    with written_whole(out, suffix=".gpkg") as part:
        shape = columns.incident_columns(without=("claims", "sources"))
        rows = _kept(columns.incident_rows(found, told), parts)
        _write_layer(part, "incidents", rows, columns.schema_of(shape, nested=False), metadata)
        rows = columns.place_rows(told.places, PLACE_COLUMNS)
        _write_layer(part, "places", rows, columns.schema_of(PLACE_COLUMNS, nested=False))
        _write_layer(part, "claims", parts.claims, _of_incident(columns.CLAIM))
        _write_layer(part, "sources", parts.sources, _of_incident(columns.SOURCE))
        _finish(part, told)


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
) -> None:
    from pyogrio.raw import write_arrow  # noqa: PLC0415  (GDAL takes its time to load)

    drawn = columns.GEOMETRY in schema.names
    write_arrow(
        columns.reader(rows, schema),
        path,
        layer=name,
        driver="GPKG",
        geometry_name=columns.GEOMETRY if drawn else None,
        geometry_type="Point" if drawn else None,
        crs=CRS if drawn else None,
        append=metadata is None,
        dataset_options=None if metadata is None else {"VERSION": "1.3"},
        dataset_metadata={
            key: value if isinstance(value, str) else dump(value)
            for key, value in (metadata or {}).items()
        }
        or None,
    )


def _finish(path: Path, about: About) -> None:
    """Index what is asked for, and put the store's time in the place of the clock's."""
    when = _NO_TIME
    if about.changed_at is not None:
        when = about.changed_at.strftime("%Y-%m-%dT%H:%M:%S.") + (
            f"{about.changed_at.microsecond // 1000:03d}Z"
        )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for table, column in _INDEXES:
            connection.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        connection.execute("UPDATE gpkg_contents SET last_change = ?", (when,))
        connection.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (when,))
        connection.execute("COMMIT")
