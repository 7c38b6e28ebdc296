"""The base map: Folium's map without tiles, our ground drawn from files, constant for a theme.

`st_folium` mounts its frame anew whenever the map's script changes, which loses zoom and centre.
So nothing that depends on incidents is in here: see `geo.maps.layer` for that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.maps.about import ATTRIBUTION, HOME_LAT, HOME_LON, HOME_ZOOM, STATUS_BOX, STATUS_NOTE
from geo.maps.payload import script_json

if TYPE_CHECKING:
    from geo.maps.assets import Assets
    from geo.maps.style import Theme
    from geo.maps.tiles import Tiles


class Ground(MacroElement):  # type: ignore[misc]  # Branca ships no types
    """Land, borders, labels, scale, home button and legend, drawn by our own scripts."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.dateline.start({{ this._parent.get_name() }}, {{ this.config }});
        {% endmacro %}
        """
    )

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Ground"
        self.config = script_json(config)


def base_map(  # noqa: PLR0913  (all that a map depends on)
    assets: Assets,
    *,
    theme: Theme = "light",
    lon: float = HOME_LON,
    lat: float = HOME_LAT,
    zoom: int = HOME_ZOOM,
    fit: bool = True,
    box: bool = True,
    tiles: Tiles | None = None,
) -> folium.Map:
    """Return the map that incidents are laid on; its script is the same for the same arguments.

    Parameters
    ----------
    assets
        Addresses of Leaflet, of our scripts and of the basemap; see `geo.maps.folders`.
    theme
        Colours of ground, labels and legend.
    lon, lat
        Centre, WGS84 degrees.
    zoom
        Web Mercator zoom level.
    fit
        Move to the incidents when the first ones arrive (in the browser, once a page).
    box
        Offer to draw a box, which is told as an incident's id would be: ``box:W,S,E,N``.
    tiles
        Pictures to draw over the land, under borders and symbols.
    """
    chart = folium.Map(
        location=[lat, lon],
        zoom_start=zoom,
        tiles=None,
        zoom_control=False,
        font_size="13px",
        zoom_snap=0.5,
        zoom_delta=1,
        world_copy_jump=True,
        fade_animation=False,
    )
    # Folium gives them to tiles, of which there are none.
    chart.options |= {"min_zoom": 2, "max_zoom": 14}
    # Per object: Folium's own lists are shared by all maps and name CDNs.
    chart.default_js = assets.scripts()
    chart.default_css = assets.styles()
    config = {
        "theme": theme,
        "basemap": assets.basemap,
        "font": assets.font,
        "attribution": ATTRIBUTION,
        "note": STATUS_NOTE,
        "noteBox": STATUS_BOX,
        "fit": fit,
        "box": box,
        "tiles": tiles.told() if tiles else None,
    }
    chart.add_child(Ground(config))
    return chart
