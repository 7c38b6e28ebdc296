"""Incidents as Arrow record batches: typed columns for the binary formats, batch after batch.

The columns are those of `geo.records.table`; geometry is a WKB point, null where an incident is
not drawn. Lists are Arrow lists, or JSON text for formats without lists.
"""

from __future__ import annotations

import datetime as dt
import struct
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from geo.export.geojson import dump
from geo.records.table import INCIDENT_COLUMNS, JOINED_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


#: Rows that are held at once.
BATCH = 4096

GEOMETRY = "geometry"

_PLAIN: Mapping[str, pa.DataType] = {
    "str": pa.string(),
    "datetime64[s]": pa.date32(),
    "Int64": pa.int64(),
    "int64": pa.int64(),
    "datetime64[ms, UTC]": pa.timestamp("ms", tz="UTC"),
    "bool": pa.bool_(),
    "boolean": pa.bool_(),
    "float64": pa.float64(),
}
#: Times that a GIS plays: QGIS compares a DATE column with a time as text and is a day off.
#: The first second of the first day, and the last one of the last.
TIMES: Mapping[str, str] = {"start_time": "datetime64[ms, UTC]", "end_time": "datetime64[ms, UTC]"}
_LAST_SECOND = pa.scalar(86_399_000, pa.duration("ms"))

_COUNT = [("low", pa.int64()), ("best", pa.int64()), ("high", pa.int64())]
_CASUALTY = pa.struct(
    [
        ("group", pa.string()),
        ("outcome", pa.string()),
        *_COUNT,
        ("approximate", pa.bool_()),
        ("status", pa.string()),
        ("derived", pa.bool_()),
        ("breakdown", pa.list_(pa.struct([("part", pa.string()), ("count", pa.int64())]))),
    ]
)
SOURCE = pa.struct(
    [
        ("article", pa.string()),
        ("outlet", pa.string()),
        ("title", pa.string()),
        ("url", pa.string()),
        ("published", pa.date32()),
    ]
)
CLAIM = pa.struct(
    [
        ("article", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("field", pa.string()),
        ("value", pa.string()),
        *_COUNT,
        ("approximate", pa.bool_()),
        ("attributed_to", pa.string()),
        ("attribution", pa.string()),
        ("sentence_start", pa.int64()),
        ("sentence_end", pa.int64()),
        ("paragraph", pa.int64()),
        ("part_of", pa.string()),
        ("text", pa.string()),
        ("text_is", pa.string()),
    ]
)
_VALUES = pa.list_(pa.struct([("value", pa.string()), ("articles", pa.list_(pa.string()))]))
_CONFLICT = pa.struct(
    [
        ("field", pa.string()),
        ("values", _VALUES),
        ("resolved", pa.string()),
        ("rule", pa.string()),
    ]
)
_RELATION = pa.struct([("kind", pa.string()), ("incident", pa.string())])
_NESTED: Mapping[str, pa.DataType] = {
    "actors": pa.list_(pa.string()),
    "weapons": pa.list_(pa.string()),
    "notes": pa.list_(pa.string()),
    "casualties": pa.list_(_CASUALTY),
    "sources": pa.list_(SOURCE),
    "claims": pa.list_(CLAIM),
    "conflicts": pa.list_(_CONFLICT),
    "relations": pa.list_(_RELATION),
    "place_names": pa.map_(pa.string(), pa.string()),
    "names": pa.map_(pa.string(), pa.string()),
}

#: What a list or a map is as JSON text where nothing is in it.
_EMPTY: Mapping[type[Any], str] = {list: "[]", tuple: "[]", dict: "{}"}

T = TypeVar("T")


def schema_of(columns: Mapping[str, str], *, nested: bool, geometry: bool = True) -> pa.Schema:
    """Return the Arrow schema of a table of `geo.records.table`.

    Where `nested` is False, lists are text that holds JSON.
    """
    fields = [
        (name, _PLAIN[kind] if kind in _PLAIN else _NESTED[name] if nested else pa.string())
        for name, kind in columns.items()
    ]
    return pa.schema([*fields, (GEOMETRY, pa.binary())] if geometry else fields)


def incident_columns(*, without: Iterable[str] = ()) -> dict[str, str]:
    """Return the columns of incidents joined to their places, but for those in `without`."""
    left_out = set(without)
    every = {**INCIDENT_COLUMNS, **JOINED_COLUMNS}
    return {name: kind for name, kind in every.items() if name not in left_out}


def wkb(lon: float, lat: float) -> bytes:
    """Return a point as little-endian WKB (OGC 06-103r4, 8.2)."""
    return struct.pack("<BIdd", 1, 1, lon, lat)


def batches(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Yield rows as record batches of `schema`; a column that a row lacks is null in it."""
    for held in several(rows):
        yield pa.record_batch(
            [array(_values(held, field.name), field) for field in schema],
            schema=schema,
        )


def reader(made: Iterable[pa.RecordBatch], schema: pa.Schema) -> pa.RecordBatchReader:
    """Return record batches as a stream for GDAL.

    U+0000, at which GDAL would take a text to end, becomes U+FFFD.
    """
    whole = (
        pa.record_batch([_without_nul(column) for column in batch.columns], schema=schema)
        for batch in made
    )
    return pa.RecordBatchReader.from_batches(schema, whole)


def _without_nul(column: pa.Array) -> pa.Array:
    if not pa.types.is_string(column.type):
        return column
    if not pc.any(pc.match_substring(column, "\0")).as_py():
        return column
    return pc.replace_substring(column, "\0", "\ufffd")


def _values(rows: list[Mapping[str, Any]], name: str) -> list[Any]:
    try:
        return [row[name] for row in rows]
    except KeyError:
        return [row.get(name) for row in rows]


def several(waiting: Iterable[T]) -> Iterator[list[T]]:
    """Yield what waits in lists of `BATCH`."""
    left = iter(waiting)
    while held := list(islice(left, BATCH)):
        yield held


def array(values: list[Any], field: pa.Field) -> pa.Array:
    """Return the values of one column as Arrow holds `field`; half a character becomes U+FFFD."""
    kind = field.type
    if field.name in _NESTED and pa.types.is_string(kind):
        values = [dump(value) if value else _EMPTY.get(type(value)) for value in values]
    elif pa.types.is_map(kind):
        values = [list(value.items()) for value in values]
    elif kind == pa.list_(SOURCE):
        values = [[_dated(source) for source in each] for each in values]
    elif pa.types.is_timestamp(kind):
        moments = pa.array(values, pa.date32()).cast(pa.timestamp("ms"))
        if field.name == "end_time":
            moments = pc.add(moments, _LAST_SECOND)
        return pc.assume_timezone(moments, "UTC")
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array(_whole(values), kind)


def _dated(source: Mapping[str, Any]) -> dict[str, Any]:
    return {**source, "published": day32(source["published"])}


def day32(day: str | None) -> dt.date | None:
    """Return an ISO 8601 day as Arrow takes it."""
    return None if day is None else dt.date.fromisoformat(day)


def _whole(value: Any) -> Any:  # noqa: ANN401
    """Put U+FFFD in the place of half a character, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, list | tuple):
        return type(value)(_whole(each) for each in value)
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    return value
