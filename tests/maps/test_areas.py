from __future__ import annotations

import json
from typing import TYPE_CHECKING

import shapely

from geo.maps.areas import area_of
from geo.paths import data_folder
from geo.records import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records import Incident

    Make = Callable[..., Incident]

SQUARE = {"type": "Polygon", "coordinates": [[[20, 42], [21, 42], [21, 43], [20, 43], [20, 42]]]}


def test_northern_kosovo_and_its_municipalities_ship_as_approximate_cells() -> None:
    path = data_folder() / "areas" / "northern_kosovo.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert [f["properties"]["name"] for f in features] == [
        "Northern Kosovo", "Leposavić", "Zubin Potok", "Zvečan", "North Mitrovica",
    ]  # fmt: skip
    assert all(f["properties"]["approximate"] for f in features)
    whole, *parts = [shapely.from_geojson(json.dumps(f["geometry"])) for f in features]
    assert all(part.is_valid for part in parts)
    # Simplified one by one, so they meet within a few hundred metres.
    assert shapely.union_all(parts).symmetric_difference(whole).area < 0.03 * whole.area


def test_cells_hold_their_own_seats() -> None:
    seats = {
        "Leposavić": (20.80278, 43.10389), "Zubin Potok": (20.68972, 42.91444),
        "Zvečan": (20.84028, 42.9075), "North Mitrovica": (20.865, 42.897),
    }  # fmt: skip
    path = data_folder() / "areas" / "northern_kosovo.geojson"
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"][1:]:
        cell = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert cell.contains(shapely.Point(seats[feature["properties"]["name"]]))


def test_an_area_is_found_by_any_form_of_its_name(make: Make) -> None:
    for name in ("Northern Kosovo", "northern kosovo", "Leposaviq", "Municipality of Leposavić"):
        area = area_of(make(1, place_id=None, place_name=name, where_prec=4), None)
        assert area is not None, name
        assert area["approximate"]


def test_an_outline_of_ones_own_replaces_the_cells(make: Make) -> None:
    own = Place("own:1", "Northern Kosovo", 20.5, 42.5, geometry=SQUARE)
    area = area_of(make(1, place_name="Northern Kosovo", where_prec=4), own)
    assert area == {"geometry": SQUARE, "approximate": False}


def test_a_place_without_an_outline_has_no_area(make: Make) -> None:
    assert area_of(make(1, place_name="Oslo", where_prec=3), None) is None
