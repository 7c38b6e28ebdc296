"""Known places: an index of the world on disk, searched by name and by nearness.

In go names and points, out come `geo.records.Place` values. `Geocoder` is loaded when asked for:
it alone needs geopy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.gazetteer.atlas import Gazetteer, Profile
from geo.gazetteer.names import fold
from geo.gazetteer.scanning import NameSpan
from geo.gazetteer.skeletons import skeleton

if TYPE_CHECKING:
    from geo.gazetteer.geocoder import Geocoder

__all__ = ["Gazetteer", "Geocoder", "NameSpan", "Profile", "fold", "skeleton"]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name == "Geocoder":
        from geo.gazetteer.geocoder import Geocoder  # noqa: PLC0415  (geopy only where needed)

        return Geocoder
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
