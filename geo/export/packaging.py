"""What stands in a GeoPackage beside its layers: indexes, relations, styles, a project, times.

A file that GDAL has written enters; it leaves as a GIS expects it: relations registered by the
extension "Related Tables" (OGC 18-000), QGIS's ``layer_styles`` and ``qgis_projects``, and the
store's last change where GDAL has put the time of the clock.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from geo.export import qgis, styles

if TYPE_CHECKING:
    from pathlib import Path

    from geo.export.about import About

Days = tuple[dt.date, dt.date] | None
Box = list[float] | None

#: Offsets of the file change counter and of the version-valid-for number in a SQLite file.
_COUNTERS = (24, 92)
#: In the form that the standard asks for (GeoPackage 1.3, 1.1.3.1.1), where no store is known.
_NO_TIME = "1970-01-01T00:00:00.000Z"

_INDEXES = (
    ("incidents", "start"),
    ("incidents", "end"),
    ("incidents", "start_time"),
    ("incidents", "end_time"),
    ("incidents", "id"),
    ("incidents", "place_id"),
    ("places", "id"),
    ("areas", "incident_id"),
    ("claims", "incident_id"),
    ("mentions", "article"),
    ("mentions", "place_id"),
    ("sources", "incident_id"),
)


class _Relation(NamedTuple):
    """A row of `child` belongs to the row of `parent` whose `id` stands in its `column`."""

    child: str
    column: str
    parent: str
    kind: str

    @property
    def mapping(self) -> str:
        return f"{self.parent}_{self.child}"


_RELATIONS = (
    _Relation("claims", "incident_id", "incidents", "attributes"),
    _Relation("sources", "incident_id", "incidents", "attributes"),
    _Relation("areas", "incident_id", "incidents", "features"),
    _Relation("mentions", "place_id", "places", "attributes"),
    _Relation("incidents", "place_id", "places", "features"),
)

_EXTENSION = "gpkg_related_tables"
_DEFINITION = "http://www.geopackage.org/18-000.html"

#: Tables of the extension, as OGC 18-000 (annex) writes them.
_RELATED = """
CREATE TABLE gpkgext_relations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    base_table_name TEXT NOT NULL,
    base_primary_column TEXT NOT NULL DEFAULT 'id',
    related_table_name TEXT NOT NULL,
    related_primary_column TEXT NOT NULL DEFAULT 'id',
    relation_name TEXT NOT NULL,
    mapping_table_name TEXT NOT NULL UNIQUE
)
"""

#: As QGIS makes them; the time of a style is the store's.
_STYLES = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256),
    f_table_schema TEXT(256),
    f_table_name TEXT(256),
    f_geometry_column TEXT(256),
    styleName TEXT(30),
    styleQML TEXT,
    styleSLD TEXT,
    useAsDefault BOOLEAN,
    description TEXT,
    owner TEXT(30),
    ui TEXT(30),
    update_time DATETIME
)
"""
_WHAT_A_STYLE_DOES = dict.fromkeys(("incidents", "areas"), "follows the Temporal Controller")
_PROJECTS = "CREATE TABLE qgis_projects (name TEXT PRIMARY KEY, metadata BLOB, content BLOB)"


def finish(path: Path, about: About, *, name: str, days: Days, box: Box) -> None:
    """Add to the GeoPackage at `path` what is not a layer.

    Parameters
    ----------
    name
        The file name that it will have: the project finds its layers under it.
    days
        First and last day of the incidents.
    box
        West, south, east, north of what is drawn, in degrees.
    """
    when = _NO_TIME
    if about.changed_at is not None:
        utc = about.changed_at.astimezone(dt.UTC)
        when = utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"
    looks = {
        "incidents": styles.incidents_style(),
        "areas": styles.areas_style(),
        "places": styles.places_style(),
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA synchronous = OFF")  # the file is synced as a whole before its name
        file.execute("BEGIN")
        for table, column in _INDEXES:
            file.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        _relate(file)
        _style(file, looks, when)
        file.execute(_PROJECTS)
        file.execute(
            "INSERT INTO qgis_projects VALUES (?, ?, ?)",
            qgis.stored("Dateline", _project(about, looks, name=name, days=days, box=box), when),
        )
        file.execute("UPDATE gpkg_contents SET last_change = ?", (when,))
        file.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (when,))
        file.execute("COMMIT")
    _forget_transactions(path)


def _forget_transactions(path: Path) -> None:
    """Write a fixed count of transactions: GDAL takes one fewer where it writes quickly.

    The counter and the number of the version that it is valid for stand at these offsets and must
    be alike (the SQLite file format, 1.3.7 and 1.3.16).
    """
    with path.open("r+b") as file:
        for offset in _COUNTERS:
            file.seek(offset)
            file.write((1).to_bytes(4, "big"))


def _relate(file: sqlite3.Connection) -> None:
    """Register the relations; what maps two tables is a view, so that no row is kept twice."""
    file.execute(_RELATED)
    used = ["gpkgext_relations"]
    for each in _RELATIONS:
        file.execute(
            f'CREATE VIEW "{each.mapping}" (base_id, related_id) AS '  # noqa: S608  (constants)
            f"SELECT p.fid, c.fid FROM {each.parent} p JOIN {each.child} c "
            f"ON c.{each.column} = p.id"
        )
        file.execute(
            "INSERT INTO gpkgext_relations VALUES (NULL, ?, 'fid', ?, 'fid', ?, ?)",
            (each.parent, each.child, each.kind, each.mapping),
        )
        used.append(each.mapping)
    file.executemany(
        "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')",
        [(table, _EXTENSION, _DEFINITION) for table in used],
    )


def _style(file: sqlite3.Connection, looks: dict[str, str], when: str) -> None:
    file.execute(_STYLES)
    file.executemany(
        "INSERT INTO layer_styles VALUES "
        "(NULL, '', '', ?, 'geom', 'Dateline', ?, '', 1, ?, '', NULL, ?)",
        [
            (table, styles.as_qml(look), _WHAT_A_STYLE_DOES.get(table, ""), when)
            for table, look in looks.items()
        ],
    )
    file.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) "
        "VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)",
        (when,),
    )


def _project(about: About, looks: dict[str, str], *, name: str, days: Days, box: Box) -> str:
    layers = (
        qgis.Layer("incidents", "Incidents", "Point", looks["incidents"]),
        qgis.Layer("areas", "Areas (approximate)", "Polygon", looks["areas"]),
        # Off: each place with an incident is drawn by its incident already.
        qgis.Layer("places", "Places", "Point", looks["places"], drawn=False),
        qgis.Layer("claims", "Claims"),
        qgis.Layer("mentions", "Mentions"),
        qgis.Layer("sources", "Sources"),
    )
    return qgis.project(
        name,
        title=about.title,
        layers=layers,
        relations=[(each.child, each.column, each.parent, "id") for each in _RELATIONS],
        days=days,
        box=None if box is None else (box[0], box[1], box[2], box[3]),
    )
