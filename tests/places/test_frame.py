"""Places as a GeoDataFrame."""

from __future__ import annotations

from geo.places import places_frame
from geo.records import Place

SQUARE = {"type": "Polygon", "coordinates": [[[20, 42], [21, 42], [21, 43], [20, 43], [20, 42]]]}


def test_places_keep_their_order_their_points_and_their_areas() -> None:
    places = [Place("a", "A", 20.5, 42.5), Place("b", "B", 20.5, 42.5, geometry=SQUARE)]
    frame = places_frame(places)
    assert str(frame.crs) == "EPSG:4326"
    assert list(frame["id"]) == ["a", "b"]
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (20.5, 42.5)
    assert frame.geometry.iloc[1].geom_type == "Polygon"


def test_no_places_give_an_empty_frame_with_the_columns() -> None:
    frame = places_frame([])
    assert len(frame) == 0
    assert {"id", "name", "kind", "country", "admin1", "admin2", "geometry"} <= set(frame.columns)
