"""Our checks of RFC 7946: each rule is broken once here, and its section named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from geo.export.rfc7946 import check, check_file

if TYPE_CHECKING:
    from pathlib import Path

RING = [[0, 0], [1, 0], [1, 1], [0, 0]]


def feature(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"type": "Feature", "geometry": None, "properties": None, **changes}


def point(*at: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"type": "Point", "coordinates": list(at)}


GOOD: list[Any] = [
    point(20.84, 42.9),
    point(180, -90, 8848),
    {"type": "Polygon", "coordinates": [RING]},
    {"type": "Polygon", "coordinates": [RING], "bbox": [0, 0, 1, 1]},
    {"type": "MultiPolygon", "coordinates": [[RING]]},
    {"type": "GeometryCollection", "geometries": [point(1, 2)]},
    feature(id="a", geometry=point(0, 0)),
    {"type": "FeatureCollection", "features": [feature(id=1), feature(id="1")], "rule": "x"},
    {
        "type": "FeatureCollection",
        "features": [feature(geometry=point(179, 0)), feature(geometry=point(-179, 1))],
        "bbox": [179, 0, -179, 1],
    },
]


@pytest.mark.parametrize("value", GOOD)
def test_what_keeps_the_rules_is_found_good(value: Any) -> None:  # noqa: ANN401
    assert check(value) == []


BAD: list[tuple[str, Any]] = [
    ("3:", []),
    ("1.4:", {"type": "Shape"}),
    ("4:", {"type": "FeatureCollection", "features": [], "crs": None}),
    ("4:", point(20, 95)),
    ("4:", point(181, 0)),
    ("11.2:", point(20.84027777, 42)),
    ("3.1.1:", point(1)),
    ("3.1.1:", point(1, 2, 3, 4)),
    ("3.1.1:", point("1", 2)),
    ("3.1.1:", point(True, 2)),  # noqa: FBT003
    ("3.1:", {"type": "LineString", "coordinates": 7}),
    ("3.1.4:", {"type": "LineString", "coordinates": [[0, 0]]}),
    ("3.1.6:", {"type": "Polygon", "coordinates": [RING[:3]]}),
    ("3.1.6:", {"type": "Polygon", "coordinates": [[*RING, [5, 5]]]}),
    ("3.1.6:", {"type": "Polygon", "coordinates": [RING[::-1]]}),
    ("3.1.8:", {"type": "GeometryCollection"}),
    ("3.2:", {"type": "Feature", "properties": None}),
    ("3.2:", feature(id=True)),
    ("3.2:", feature(id=[1])),
    ("3.2:", feature(properties=[])),
    ("3.2:", feature(geometry=feature())),
    ("3.2:", {"type": "FeatureCollection", "features": [feature(id=1), feature(id=1)]}),
    ("3.3:", {"type": "FeatureCollection"}),
    ("3.3:", {"type": "FeatureCollection", "features": [point(1, 2)]}),
    ("5:", {**point(1, 2), "bbox": [1, 2]}),
    ("5:", {**point(1, 2), "bbox": [1, 3, 1, 2]}),
    ("5:", {**point(1, 2), "bbox": [3, 2, 4, 2]}),
    ("7.1:", feature(features=[])),
    ("7.1:", {**point(1, 2), "properties": {}}),
    ("7.1:", {"type": "FeatureCollection", "features": [], "coordinates": []}),
]


@pytest.mark.parametrize(("section", "value"), BAD)
def test_what_breaks_a_rule_is_named_with_its_section(section: str, value: Any) -> None:  # noqa: ANN401
    found = check(value)
    assert found
    assert any(each.startswith(section) for each in found), found


@pytest.mark.parametrize(
    ("section", "raw"),
    [
        ("8259/8.1:", b"\xef\xbb\xbf" + json.dumps(point(1, 2)).encode()),
        ("8259:", b'{"type":"Point","coordinates":[1,2]'),
        ("8259:", '{"type":"Point","coordinates":[1,2],"n":"é"}'.encode("latin-1")),
        ("8259/6:", b'{"type":"Point","coordinates":[1,2],"n":NaN}'),
        ("8259/4:", b'{"type":"Point","coordinates":[1,2],"n":1,"n":2}'),
    ],
)
def test_a_file_that_is_no_json_text_is_named_as_such(
    tmp_path: Path, section: str, raw: bytes
) -> None:
    (tmp_path / "x.geojson").write_bytes(raw)
    found = check_file(tmp_path / "x.geojson")
    assert any(each.startswith(section) for each in found), found
