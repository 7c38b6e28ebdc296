"""Places as a GeoDataFrame, with the columns that `geo.records.table` owns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd

    from geo.records import Place


def places_frame(places: Iterable[Place]) -> gpd.GeoDataFrame:
    """Return places as a GeoDataFrame in EPSG:4326, one row a place, in the given order.

    ``geometry`` is the place's point; ``uncertainty_m`` is the radius in metres within which
    something "at" the place may lie.
    """
    from geo.records import table  # noqa: PLC0415  (imports geopandas; not every run needs it)

    return table.places_frame(places)
