"""The map: Folium without tiles, ground and incidents drawn by our own scripts.

Enters: incidents and places. Leaves: a `folium.Map` (`base_map`), constant for a theme, and a
`folium.FeatureGroup` (`incident_group`) that says what to show on it. Longitude and latitude swap
to Folium's order here and nowhere else. Importing this package loads no Folium; using it does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geo.maps.about import ATTRIBUTION, STATUS_NOTE
from geo.maps.assets import Assets, folders
from geo.maps.payload import Held, is_drawn, layer_data, people_hurt
from geo.maps.style import GROUND, STYLES, GroupStyle, radius_px, style_of

if TYPE_CHECKING:
    from geo.maps.alone import standalone
    from geo.maps.base import base_map
    from geo.maps.layer import IncidentLayer, incident_group
    from geo.maps.picture import draw_picture

_LATER = {
    "base_map": "base",
    "IncidentLayer": "layer",
    "draw_picture": "picture",
    "incident_group": "layer",
    "standalone": "alone",
}

__all__ = [
    "ATTRIBUTION",
    "GROUND",
    "STATUS_NOTE",
    "STYLES",
    "Assets",
    "GroupStyle",
    "Held",
    "IncidentLayer",
    "base_map",
    "draw_picture",
    "folders",
    "incident_group",
    "is_drawn",
    "layer_data",
    "people_hurt",
    "radius_px",
    "standalone",
    "style_of",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name in _LATER:
        return getattr(import_module(f"geo.maps.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
