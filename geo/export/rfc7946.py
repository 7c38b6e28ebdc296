"""Our own checks of RFC 7946's rules: a parsed GeoJSON text in, what breaks a rule out.

Validators at large call a latitude of 95 valid; these do not. Each finding names the section.
"""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from geo.records.properties import HALF_TURN, QUARTER_TURN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GEOMETRIES = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
#: Members that other types define, forbidden here (section 7.1).
_FOREIGN = {
    "FeatureCollection": {"coordinates", "geometries", "geometry", "properties"},
    "Feature": {"coordinates", "geometries", "features"},
}
_GEOMETRY_FOREIGN = {"geometry", "properties", "features"}
_SHORTEST_LINE, _SHORTEST_RING = 2, 4
_DIGITS = 7


def check_file(path: Path) -> list[str]:
    """Return every rule that the file at `path` breaks; an empty list where none.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    raw = path.read_bytes()
    found: list[str] = []
    if raw.startswith(b"\xef\xbb\xbf"):
        found.append("8259/8.1: begins with a byte order mark")
        raw = raw[3:]
    doubled: list[str] = []
    try:
        value = json.loads(
            raw.decode(),
            object_pairs_hook=lambda pairs: _object(pairs, doubled),
            parse_constant=lambda name: found.append(f"8259/6: {name} is no JSON number"),
        )
    except ValueError as error:
        return [*found, f"8259: not JSON in UTF-8: {error}"]
    return found + doubled + check(value)


def check(value: Any) -> list[str]:  # noqa: ANN401
    """Return every rule that a parsed GeoJSON text breaks; an empty list where none.

    Examples
    --------
    >>> check({"type": "Point", "coordinates": [20.84, 95]})
    ['4: $.coordinates: latitude 95 is out of range']
    """
    return list(_check_object(value, "$"))


def _object(pairs: list[tuple[str, Any]], doubled: list[str]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        doubled.append(f"8259/4: members named twice: {', '.join(twice)}")
    return made


def _check_object(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    if not isinstance(value, dict):
        yield f"3: {where}: not an object"
        return
    kind = value.get("type")
    if "crs" in value:
        yield f"4: {where}: has a crs member"
    if kind == "FeatureCollection":
        yield from _check_collection(value, where)
    elif kind == "Feature":
        yield from _check_feature(value, where)
    elif kind in _GEOMETRIES or kind == "GeometryCollection":
        yield from _check_geometry(value, where)
    else:
        yield f"1.4: {where}: type {kind!r} is none of GeoJSON's nine"
        return
    yield from _check_bbox(value, where)


def _check_collection(value: dict[str, Any], where: str) -> Iterator[str]:
    yield from _check_foreign(value, _FOREIGN["FeatureCollection"], where)
    features = value.get("features")
    if not isinstance(features, list):
        yield f"3.3: {where}: features is not an array"
        return
    ids = set()
    for number, feature in enumerate(features):
        here = f"{where}.features[{number}]"
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            yield f"3.3: {here}: not a Feature"
            continue
        yield from _check_object(feature, here)
        own = feature.get("id")
        if isinstance(own, str | int | float):
            if own in ids:
                yield f"3.2: {here}: id {own!r} is another feature's"
            ids.add(own)


def _check_feature(value: dict[str, Any], where: str) -> Iterator[str]:
    yield from _check_foreign(value, _FOREIGN["Feature"], where)
    if "id" in value and (
        isinstance(value["id"], bool) or not isinstance(value["id"], str | int | float)
    ):
        yield f"3.2: {where}: id is neither a string nor a number"
    if not isinstance(value.get("properties", 0), dict | None):
        yield f"3.2: {where}: properties is neither an object nor null"
    if "geometry" not in value:
        yield f"3.2: {where}: has no geometry member"
    elif value["geometry"] is not None:
        here = f"{where}.geometry"
        inner = value["geometry"]
        if isinstance(inner, dict) and inner.get("type") in ("Feature", "FeatureCollection"):
            yield f"3.2: {here}: not a geometry"
        else:
            yield from _check_object(inner, here)


def _check_geometry(value: dict[str, Any], where: str) -> Iterator[str]:
    yield from _check_foreign(value, _GEOMETRY_FOREIGN, where)
    if value["type"] == "GeometryCollection":
        inner = value.get("geometries")
        if not isinstance(inner, list):
            yield f"3.1.8: {where}: geometries is not an array"
            return
        for number, geometry in enumerate(inner):
            yield from _check_object(geometry, f"{where}.geometries[{number}]")
        return
    yield from _check_coordinates(
        value.get("coordinates"), _GEOMETRIES[value["type"]], value["type"], f"{where}.coordinates"
    )


def _check_coordinates(value: Any, depth: int, kind: str, where: str) -> Iterator[str]:  # noqa: ANN401
    if depth == 0:
        yield from _check_position(value, where)
        return
    if not isinstance(value, list):
        yield f"3.1: {where}: not an array"
        return
    if kind.endswith("LineString") and depth == 1 and len(value) < _SHORTEST_LINE:
        yield f"3.1.4: {where}: a line of fewer than two positions"
    for number, inner in enumerate(value):
        yield from _check_coordinates(inner, depth - 1, kind, f"{where}[{number}]")
    if kind.endswith("Polygon") and depth == 2:  # noqa: PLR2004  (the rings of one polygon)
        for number, ring in enumerate(value):
            yield from _check_ring(ring, outer=number == 0, where=f"{where}[{number}]")


def _check_ring(ring: Any, *, outer: bool, where: str) -> Iterator[str]:  # noqa: ANN401
    if not isinstance(ring, list) or any(True for at in ring for _ in _check_position(at, "")):
        return
    if len(ring) < _SHORTEST_RING:
        yield f"3.1.6: {where}: a ring of fewer than four positions"
    elif ring[0] != ring[-1]:
        yield f"3.1.6: {where}: a ring that is not closed"
    else:
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
        if area and (area > 0) != outer:
            yield f"3.1.6: {where}: a ring that runs the wrong way round"


def _check_position(value: Any, where: str) -> Iterator[str]:  # noqa: ANN401
    numbers = isinstance(value, list) and all(
        isinstance(n, int | float) and not isinstance(n, bool) and math.isfinite(n) for n in value
    )
    if not numbers or len(value) not in (2, 3):
        yield f"3.1.1: {where}: not a position of two or three numbers"
        return
    if abs(value[0]) > HALF_TURN:
        yield f"4: {where}: longitude {value[0]} is out of range"
    if abs(value[1]) > QUARTER_TURN:
        yield f"4: {where}: latitude {value[1]} is out of range"
    if any(round(n, _DIGITS) != n for n in value[:2]):
        yield f"11.2: {where}: more than seven decimal places"


def _check_bbox(value: dict[str, Any], where: str) -> Iterator[str]:
    box = value.get("bbox")
    if box is None:
        return
    here = f"{where}.bbox"
    if not isinstance(box, list) or len(box) not in (4, 6):
        yield f"5: {here}: not an array of four or six numbers"
        return
    half = len(box) // 2
    low, high = box[:half], box[half:]
    problems = [*_check_position(low, here), *_check_position(high, here)]
    yield from problems
    if problems:
        return
    if low[1] > high[1]:
        yield f"5: {here}: its south lies north of its north"
    for lon, lat in _positions(value):
        inside = low[0] <= lon <= high[0] if low[0] <= high[0] else lon >= low[0] or lon <= high[0]
        if not inside or not low[1] <= lat <= high[1]:
            yield f"5: {here}: position [{lon}, {lat}] lies outside"
            return


def _positions(value: Any) -> Iterator[tuple[float, float]]:  # noqa: ANN401
    if isinstance(value, dict):
        for key in ("features", "geometry", "geometries"):
            yield from _positions(value.get(key))
        if value.get("type") in _GEOMETRIES:
            yield from _flat(value.get("coordinates"))
    elif isinstance(value, list):
        for inner in value:
            yield from _positions(inner)


def _flat(value: Any) -> Iterator[tuple[float, float]]:  # noqa: ANN401
    if not isinstance(value, list) or not value:
        return
    if isinstance(value[0], list):
        for inner in value:
            yield from _flat(inner)
    elif len(value) > 1 and all(isinstance(n, int | float) for n in value):
        yield value[0], value[1]


def _check_foreign(value: dict[str, Any], forbidden: set[str], where: str) -> Iterator[str]:
    for name in sorted(forbidden & value.keys()):
        yield f"7.1: {where}: a {value['type']} has no member {name!r}"
