"""The Folium map in its frame: a constant base map, incidents as a group laid on it.

Enters: addresses of the incidents, and the state. Leaves: what was clicked, in the state.
The only module that knows streamlit-folium. Zoom and centre belong to the reader: they are never
sent, so a step of the slider moves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from branca.element import Element
from streamlit_folium import st_folium

from geo.errors import GeoError
from geo.maps import base_map, incident_group
from geo.settings import default_settings
from geo.ui import address, components, leaflet, showing, state, tiles

if TYPE_CHECKING:
    import datetime as dt

    from geo.maps import Held
    from geo.maps.layer import Language
    from geo.maps.style import Theme
    from geo.maps.tiles import Tiles

#: Height of the frame in CSS pixels; the list beside it is as high.
HEIGHT = 560
#: The map fills its frame, whose height the page's style sheet sets (less on a phone).
_FILL = "<style>html, body { margin: 0 } #map_div { height: 100vh !important }</style>"
_KEY = "map"
#: Tells what was clicked, and the how-manieth click it was behind U+001F.
_CLICKED = "last_object_clicked_tooltip"
_FIRST_THEME = "map-first-theme"
#: What the map tells instead of an incident's id when a box was drawn (`box.js`).
_BOX = "box:"
#: Stands before an incident's id where its popup is asked for the card (`popup.js`).
_CARD = "card:"


def theme() -> Theme:
    """Return the theme that the page has."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show(
    held: Held,
    selected: str | None,
    *,
    focus: str | None,
    window: tuple[dt.date, dt.date] | None,
    language: Language = "en",
) -> None:
    """Show the map; what is clicked on it goes into the state.

    Parameters
    ----------
    held
        Where the browser finds the incidents, and which of them pass the filters.
    selected
        Id of the incident that is open.
    focus
        Country that stands out.
    window
        First and last day shown.
    """
    colours = theme()
    # A new map object each run (2 ms): st_folium adds to it and renames it, so that one shared by
    # runs would grow and break. Its script stays the same, and with it the frame: it keeps the
    # theme that the session began with, and the group says which one it is now.
    first: Theme = st.session_state.setdefault(_FIRST_THEME, colours)
    chart = base_map(leaflet.assets(), theme=first, tiles=_tiles())
    chart.get_root().header.add_child(Element(_FILL))
    st_folium(
        chart,
        key=_KEY,
        height=HEIGHT,
        width=None,
        returned_objects=[_CLICKED],
        on_change=_told,
        feature_group_to_add=incident_group(
            (),
            held=held,
            selected=selected,
            theme=colours,
            focus=focus,
            window=window,
            language=language,
            box=st.session_state.get(state.BOX),
            led=st.session_state.get(showing.LED, 0),
        ),
    )


def _tiles() -> Tiles | None:
    """Return the tiles that the setting asks for; what is wrong with them is told once a run."""
    try:
        return tiles.told(default_settings().tiles)
    except GeoError as error:
        components.tell(str(error), key="tiles-notice")
        return None


def _told(*_: object) -> None:
    """Take over what the map told: an incident's id, or a box that was drawn."""
    told = str((st.session_state.get(_KEY) or {}).get(_CLICKED) or "")
    if not told or told == st.session_state.get("clicked"):
        return
    st.session_state["clicked"] = told
    words = told.partition("\x1f")[0]
    if words.startswith(_BOX):
        st.session_state[state.BOX] = address.box_of(words.removeprefix(_BOX))
        state.acted()
    else:
        state.select(words.removeprefix(_CARD), lead=words.startswith(_CARD))
