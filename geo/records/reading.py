"""Tables of incidents of one's own: CSV or GeoJSON in, incidents out, all or nothing.

The columns are those of `geo.records.table`. What is wrong is told by row (the header of a CSV
file is row 1, as spreadsheets count; the first feature of a GeoJSON file is feature 1).
"""

from __future__ import annotations

import csv
import difflib
import hashlib
import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.errors import TableError
from geo.records.cells import unguarded
from geo.records.mapping import Row, mapped
from geo.records.properties import FURTHER_PROPERTIES, PROPERTIES
from geo.records.rows import incident_of_row
from geo.records.table import INCIDENT_COLUMNS, JOINED_COLUMNS, NEEDED_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.records.incident import Incident

_KNOWN = frozenset((*PROPERTIES, *FURTHER_PROPERTIES, *INCIDENT_COLUMNS, *JOINED_COLUMNS))
_DELIMITERS = ",;\t"
_TOLD_AT_MOST = 5


def read_table(path: Path, *, columns: Mapping[str, str] | None = None) -> tuple[Incident, ...]:
    r"""Read a table of incidents from a CSV or GeoJSON file.

    Needed are the columns ``title``, ``start``, ``event_class`` and either ``lon`` and ``lat``
    (WGS84 degrees; in GeoJSON the point) or ``place_name``; any other of
    `geo.records.table.INCIDENT_COLUMNS` may be there. Days are written 2023-05-29. CSV is UTF-8
    with commas, semicolons or tabs; lists are JSON, or words between semicolons. An empty cell
    is a value that is not known. Incidents without an ``id`` get one made of what they say, and
    all are marked ``imported`` where no ``review`` is given.

    Parameters
    ----------
    path
        The file.
    columns
        For a table of another shape: its column names, and which of ours each one is. Its other
        columns are left out then, and event classes may be given by label or by ACLED's
        sub-event type.

    Raises
    ------
    TableError
        If the file cannot be read, a column is unknown, missing or there twice, or any row is
        wrong: nothing is imported then, and the message names the rows.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "mine.csv"
    ...     _ = file.write_text(
    ...         "title,start,event_class,lon,lat\nA march,2023-05-29,demonstration,20.84,42.9\n")
    ...     [found] = read_table(file)
    >>> found.title, found.start.isoformat(), found.review
    ('A march', '2023-05-29', 'imported')
    """
    text = _text_of(path)
    read = _rows_of_json if text.lstrip()[:1] in ("{", "[") else _rows_of_csv
    try:
        names, rows = read(text)
        if columns:
            names, rows = mapped(names, rows, columns)
        _check_columns(names)
    except TableError as error:
        raise TableError(f"{path}: {error}") from error
    found: list[Incident] = []
    problems: list[str] = []
    for row in rows:
        try:
            found.append(incident_of_row(row.values))
        except TableError as error:
            problems.append(f"{row.label}: {error}")
    problems += _doubled_ids(rows, found) if not problems else []
    if problems:
        more = len(problems) - _TOLD_AT_MOST
        told = "; ".join(problems[:_TOLD_AT_MOST]) + (f"; and {more} more" if more > 0 else "")
        raise TableError(f"{path}: nothing was imported: {told}")
    return tuple(_with_ids(found))


def _text_of(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"{path} is not UTF-8: save it as CSV UTF-8 or as GeoJSON") from error
    if not text.strip():
        raise TableError(f"{path} is empty: a table needs a header and rows")
    return text


def _check_columns(columns: Iterable[str]) -> None:
    names = list(columns)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TableError(f"column {', '.join(twice)} is there twice: rename or remove one")
    for name in names:
        if name not in _KNOWN:
            near = difflib.get_close_matches(name, sorted(_KNOWN), n=1)
            hint = f"is it {near[0]!r}?" if near else f"known are {', '.join(INCIDENT_COLUMNS)};"
            raise TableError(f"unknown column {name!r}: {hint} Rename or remove it")
    missing = [name for name in NEEDED_COLUMNS if name not in names]
    if not {"lon", "lat"} <= set(names) and "place_name" not in names:
        missing.append("lon and lat (or place_name)")
    if missing:
        raise TableError(f"column {', '.join(missing)} is missing: add it")


# ------------------------------------------------------------------------------------- CSV


def _rows_of_csv(text: str) -> tuple[list[str], list[Row]]:
    header = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = _numbered(reader)
    _, names = next(lines)
    columns = [name.strip() for name in names]
    while columns and not columns[-1]:
        columns.pop()
    rows = []
    for number, cells in lines:
        if not any(cell.strip() for cell in cells) or _is_tag_row(cells):
            continue
        if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
            raise TableError(
                f"row {number} has {len(cells)} cells, the header {len(columns)}: "
                "put cells that hold the separator in quotation marks"
            )
        values = map(unguarded, cells)
        rows.append(Row(f"row {number}", dict(zip(columns, values, strict=False))))
    return columns, rows


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise TableError(f"row {number} cannot be read as CSV: {error}") from error


def _is_tag_row(cells: list[str]) -> bool:
    """Tell whether this is the tag row of the HXL standard: every cell that is not empty a tag."""
    return all(re.match(r"#[a-z]|$", cell.strip()) for cell in cells)


# --------------------------------------------------------------------------------- GeoJSON


def _rows_of_json(text: str) -> tuple[list[str], list[Row]]:
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as error:
        raise TableError("it is nested too deeply to be a table") from error
    except ValueError as error:
        if isinstance(error, TableError):
            raise
        raise TableError(f"it is not JSON: {error}") from error
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list) or value.get("type") != "FeatureCollection":
        raise TableError("it is JSON, but no GeoJSON FeatureCollection")
    rows = [_row_of_feature(feature, n) for n, feature in enumerate(features, 1)]
    columns = dict.fromkeys(name for row in rows for name in row.values)
    if not rows:
        columns = dict.fromkeys((*NEEDED_COLUMNS, "place_name"))
    return list(columns), rows


def _row_of_feature(feature: Any, number: int) -> Row:  # noqa: ANN401
    label = f"feature {number}"
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise TableError(f"{label} is not a Feature")
    values = feature.get("properties") or {}
    if not isinstance(values, dict):
        raise TableError(f"{label}: its properties are no object")
    values = {"lon": None, "lat": None, **values}
    geometry = feature.get("geometry")
    if geometry is not None:
        if not isinstance(geometry, dict) or geometry.get("type") != "Point":
            raise TableError(f"{label}: its geometry is not a Point; use points, or place_name")
        at = geometry.get("coordinates")
        if not isinstance(at, list) or len(at) < 2:  # noqa: PLR2004  (a position)
            raise TableError(f"{label}: its Point has no position")
        values["lon"], values["lat"] = at[:2]
    if "id" in feature and values.get("id") is None:
        values["id"] = feature["id"]
    return Row(label, values)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise TableError(f"column {', '.join(twice)} is there twice: rename or remove one")
    return made


def _no_number(name: str) -> None:
    raise TableError(f"{name} is no JSON number: write null")


# --------------------------------------------------------------------------------- the ids


def _doubled_ids(rows: list[Row], found: list[Incident]) -> list[str]:
    first: dict[str, str] = {}
    problems = []
    for row, incident in zip(rows, found, strict=True):
        if incident.id and incident.id in first:
            problems.append(f"{row.label}: id {incident.id!r} is that of {first[incident.id]}")
        elif incident.id:
            first[incident.id] = row.label
    return problems


def _with_ids(found: list[Incident]) -> Iterator[Incident]:
    """Give an id to those without: made of what they say, the same whenever it is read."""
    taken = {incident.id for incident in found}
    for incident in found:
        if incident.id:
            yield incident
            continue
        said = repr(
            (
                incident.title,
                incident.start,
                incident.end,
                incident.event_class,
                incident.place_name,
                incident.lon,
                incident.lat,
            )
        )
        made = "table:" + hashlib.sha256(said.encode()).hexdigest()[:16]
        name, copy = made, 1
        while name in taken:
            copy += 1
            name = f"{made}-{copy}"
        taken.add(name)
        yield replace(incident, id=name)
