"""The Folium map in its frame: a constant base map, incidents as a group laid on it.

Enters: incidents, the one that is open, places. Leaves: the id that was clicked on the map. The
only module that knows streamlit-folium. Zoom and centre belong to the reader: they are never
sent, so a step of the slider moves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from branca.element import Element
from streamlit_folium import st_folium

from geo.maps import base_map, incident_group
from geo.ui import leaflet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.maps.style import Theme
    from geo.records import Incident, Place

#: Height of the frame in CSS pixels; the list beside it is as high.
HEIGHT = 560
#: The map fills its frame, whose height the page's style sheet sets (less on a phone).
_FILL = "<style>html, body { margin: 0 } #map_div { height: 100vh !important }</style>"
_CLICKED = "last_object_clicked_tooltip"


def theme() -> Theme:
    """Return the theme that the page has."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show(
    incidents: Sequence[Incident], selected: str | None, places: Mapping[str, Place]
) -> str | None:
    """Show the map; return the incident's id where a symbol was clicked since the last run."""
    colours = theme()
    # A new map object each run (2 ms): st_folium adds to it and renames it, so that one shared by
    # runs would grow and break. Its script stays the same, and with it the frame.
    chart = base_map(leaflet.assets(), theme=colours)
    chart.get_root().header.add_child(Element(_FILL))
    answer = st_folium(
        chart,
        key="map",
        height=HEIGHT,
        width=None,
        returned_objects=[_CLICKED],
        feature_group_to_add=incident_group(
            incidents, selected=selected, theme=colours, places=places
        ),
    )
    clicked = (answer or {}).get(_CLICKED)
    if clicked == st.session_state.get("clicked"):
        return None
    st.session_state["clicked"] = clicked
    return clicked or None
