"""Places as a GeoDataFrame."""

from __future__ import annotations

from geo.places import places_frame
from geo.records import Place


def test_places_keep_their_order_and_their_points() -> None:
    frame = places_frame([Place("a", "A", 20.5, 42.5), Place("b", "B", 21.5, 41.5)])
    assert str(frame.crs) == "EPSG:4326"
    assert list(frame["id"]) == ["a", "b"]
    assert (frame.geometry.iloc[1].x, frame.geometry.iloc[1].y) == (21.5, 41.5)


def test_no_places_give_an_empty_frame_with_the_columns() -> None:
    frame = places_frame([])
    assert len(frame) == 0
    assert {"id", "name", "kind", "country", "admin1", "admin2", "geometry"} <= set(frame.columns)
