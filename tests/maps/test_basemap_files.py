from __future__ import annotations

import json
from itertools import accumulate
from typing import Any

import pytest
import shapely

from geo.paths import data_folder

FOLDER = data_folder() / "basemap"


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


def _shape(topology: dict[str, Any], iso: str) -> shapely.MultiPolygon:
    step = topology["transform"]["scale"][0]

    def ring(arc: list[list[int]]) -> list[tuple[float, float]]:
        xs = accumulate(x for x, _ in arc)
        ys = accumulate(y for _, y in arc)
        return [(x * step, y * step) for x, y in zip(xs, ys, strict=True)]

    (country,) = [
        g for g in topology["objects"]["countries"]["geometries"] if g["properties"]["iso"] == iso
    ]
    return shapely.MultiPolygon(
        [
            (ring(topology["arcs"][rings[0][0]]), [ring(topology["arcs"][r[0]]) for r in rings[1:]])
            for rings in country["arcs"]
        ]
    )


def test_kosovos_border_with_serbia_alone_is_disputed_of_its_borders() -> None:
    borders = _read("region.json")["objects"]["borders"]["geometries"]
    own = {
        (b["properties"]["between"], b["properties"]["status"])
        for b in borders
        if "XK" in b["properties"]["between"]
    }
    assert own == {
        ("RS|XK", "disputed"), ("AL|XK", "recognised"), ("ME|XK", "recognised"),
        ("MK|XK", "recognised"),
    }  # fmt: skip


def test_other_disputed_lines_of_the_world_are_marked_too() -> None:
    borders = _read("world.json")["objects"]["borders"]["geometries"]
    disputed = {
        b["properties"]["between"] for b in borders if b["properties"]["status"] == "disputed"
    }
    assert {"IN|PK", "EH|MA", "IL|PS", "KP|KR", "RU|UA", "SD|SS"} <= disputed
    assert not {"CA|US", "DE|FR", "NO|SE"} & disputed


@pytest.mark.parametrize(
    ("lon", "lat", "iso"),
    [(20.84, 42.9075, "XK"), (21.1669, 42.6727, "XK"), (20.6139, 43.2867, "RS"),
     (20.4573, 44.8176, "RS"), (21.4318, 41.9965, "MK"), (19.4636, 42.6528, "ME")],
)  # fmt: skip
def test_towns_lie_in_their_countries(lon: float, lat: float, iso: str) -> None:
    assert _shape(_read("region.json"), iso).contains(shapely.Point(lon, lat))


def test_kosovo_has_its_area() -> None:
    shape = _shape(_read("region.json"), "XK")
    # A degree at 42.6 north: 111.2 km by 81.9 km; Kosovo has 10,887 square kilometres.
    assert shape.area * 111.2 * 81.9 == pytest.approx(10_887, rel=0.02)


def test_the_ground_is_a_few_hundred_kilobytes() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.json")}
    assert set(sizes) == {"region.json", "world.json", "labels.json"}
    assert sum(sizes.values()) < 800_000


def test_names_in_kosovo_are_the_packs_and_carry_the_footnotes_mark() -> None:
    labels = _read("labels.json")
    assert "Kosovo*" in {row[0] for row in labels["countries"]}
    forms = {row[0]: row[4] for row in labels["towns"] if len(row) > 4}
    assert forms["Leposavić"]["sq"] == "Leposaviq"
    zooms = [row[3] for row in labels["towns"]]
    assert zooms == sorted(zooms)


def test_the_danube_runs_through_belgrade_and_rivers_have_ranks() -> None:
    topology = _read("region.json")
    step = topology["transform"]["scale"][0]
    rivers = topology["objects"]["rivers"]["geometries"]
    assert {g["properties"]["rank"] for g in rivers} <= set(range(13))
    lines = [
        [(x * step, y * step) for x, y in zip(
            accumulate(x for x, _ in arc), accumulate(y for _, y in arc), strict=True)]
        for g in rivers if g["properties"]["rank"] <= 2
        for (at,) in g["arcs"] for arc in [topology["arcs"][at]]
    ]  # fmt: skip
    assert shapely.distance(shapely.MultiLineString(lines), shapely.Point(20.47, 44.83)) < 0.03
