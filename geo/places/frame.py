"""Places as a GeoDataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

    from geo.records import Place

#: Columns of `places_frame`, in order.
COLUMNS = (
    "id", "name", "kind", "country", "admin1", "admin2", "population", "uncertainty_m", "geometry",
)  # fmt: skip


def places_frame(places: Iterable[Place]) -> gpd.GeoDataFrame:
    """Return places as a GeoDataFrame in EPSG:4326, one row a place, in the given order.

    ``geometry`` is the place's own where it is an area, else its point; ``uncertainty_m`` is the
    radius in metres within which something "at" the place may lie.
    """
    import geopandas as gpd  # noqa: PLC0415  (slow to import; not every run needs it)
    from shapely.geometry import Point, shape  # noqa: PLC0415

    rows = list(places)
    columns = {
        name: [getattr(place, name) for place in rows] for name in COLUMNS if name != "geometry"
    }
    figures = [
        shape(place.geometry) if place.geometry else Point(place.lon, place.lat) for place in rows
    ]
    return gpd.GeoDataFrame(columns, geometry=figures, crs="EPSG:4326")[list(COLUMNS)]
