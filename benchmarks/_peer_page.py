"""The page of a peer: the same incidents and slider, drawn as that peer draws points.

Run by Streamlit (`map_peers.py`); ``PEER`` names the peer, ``PEER_POINTS`` the file of its points:
an array of lon, lat and day, sorted by day; ``PEER_MODULES`` a folder of npm packages.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import folium
import numpy as np
import streamlit as st
from branca.element import MacroElement
from folium.plugins import FastMarkerCluster
from folium.template import Template
from streamlit_folium import st_folium

from geo.ui import leaflet

_EPOCH = dt.date(1970, 1, 1)
_CENTRE = (42.75, 21.0)
_ZOOM = 8
_RED = "#b01c4a"


@st.cache_resource
def _points(path: str) -> Any:  # noqa: ANN401
    return np.load(path)


def _module(name: str, folder: str) -> str:
    return f"../{leaflet.address(name, Path(os.environ['PEER_MODULES']) / folder)}"


def _map(*, canvas: bool = False) -> folium.Map:
    """Return Folium's map as it is by default, but for tiles: nothing is fetched from outside."""
    chart = folium.Map(_CENTRE, zoom_start=_ZOOM, tiles=None, prefer_canvas=canvas)
    chart.options["max_zoom"] = 14  # tiles would bring it
    found = _module("leaflet", "leaflet/dist")
    chart.default_js = [("leaflet", f"{found}/leaflet.js")]
    chart.default_css = [("leaflet", f"{found}/leaflet.css")]
    # Leaflet guesses this from its style sheet, which st_folium loads behind it.
    pins = MacroElement()
    pins._template = Template(  # noqa: SLF001
        "{% macro script(this, kwargs) %} L.Icon.Default.imagePath = "
        f'"{found}/images/"; {{% endmacro %}}'
    )
    chart.add_child(pins)
    return chart


def _show(chart: folium.Map, group: folium.FeatureGroup | None = None) -> None:
    st_folium(
        chart, key="map", height=560, width=None, returned_objects=[], feature_group_to_add=group
    )


def _circles(points: Any) -> None:  # noqa: ANN401
    chart = _map()
    for lon, lat, _ in points.tolist():
        folium.CircleMarker((lat, lon)).add_to(chart)
    _show(chart)


def _clustered(chart: folium.Map, layer: FastMarkerCluster) -> None:
    found = _module("cluster", "leaflet.markercluster/dist")
    layer.default_js = [("cluster", f"{found}/leaflet.markercluster.js")]
    layer.default_css = [
        (name, f"{found}/{name}.css") for name in ("MarkerCluster", "MarkerCluster.Default")
    ]
    layer.add_to(chart)
    _show(chart)


def _cluster(points: Any) -> None:  # noqa: ANN401
    chart = _map()
    icons = _module("icons", "leaflet.awesome-markers/dist")
    chart.default_js.append(("icons", f"{icons}/leaflet.awesome-markers.js"))
    chart.default_css.append(("icons", f"{icons}/leaflet.awesome-markers.css"))
    _clustered(chart, FastMarkerCluster(points[:, [1, 0]].tolist()))


def _cluster_bare(points: Any) -> None:  # noqa: ANN401
    callback = "function (row) { return L.marker(new L.LatLng(row[0], row[1])); }"
    data = points[:, [1, 0]].tolist()
    _clustered(_map(), FastMarkerCluster(data, callback=callback, options={"animate": False}))


def _collection(points: Any) -> dict[str, Any]:  # noqa: ANN401
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [x, y]}}
        for x, y, _ in points.tolist()
    ]
    return {"type": "FeatureCollection", "features": features}


def _geojson(points: Any) -> None:  # noqa: ANN401
    group = folium.FeatureGroup(name="incidents")
    folium.GeoJson(_collection(points)).add_to(group)
    _show(_map(), group)


def _geojson_canvas(points: Any) -> None:  # noqa: ANN401
    group = folium.FeatureGroup(name="incidents")
    marker = folium.CircleMarker(radius=4, color=_RED, weight=1, fill=True)
    folium.GeoJson(_collection(points), marker=marker).add_to(group)
    _show(_map(canvas=True), group)


def _pydeck(points: Any) -> None:  # noqa: ANN401
    import pandas as pd  # noqa: PLC0415
    import pydeck  # noqa: PLC0415

    layer = pydeck.Layer(
        "ScatterplotLayer",
        pd.DataFrame(points[:, :2], columns=["lon", "lat"]),
        get_position=["lon", "lat"],
        get_fill_color=[176, 28, 74, 150],
        get_radius=4,
        radius_units="'pixels'",
    )
    view = pydeck.ViewState(longitude=_CENTRE[1], latitude=_CENTRE[0], zoom=_ZOOM - 1)
    deck = pydeck.Deck([layer], initial_view_state=view, map_provider=None)
    st.pydeck_chart(deck, height=560)


DRAWN = {
    "circles": _circles,
    "cluster": _cluster,
    "cluster_bare": _cluster_bare,
    "geojson": _geojson,
    "geojson_canvas": _geojson_canvas,
    "pydeck": _pydeck,
}


def main() -> None:
    """Show the slider, and the points of its days."""
    points = _points(os.environ["PEER_POINTS"])
    days = [_EPOCH + dt.timedelta(days=int(day)) for day in points[[0, -1], 2]]
    middle = days[0] + (days[1] - days[0]) / 2
    first, last = st.slider("Days", *days, value=(days[0], middle))
    low, high = ((day - _EPOCH).days for day in (first, last))
    shown = points[(points[:, 2] >= low) & (points[:, 2] <= high)]
    st.write(f"{len(shown)} shown")
    DRAWN[os.environ["PEER"]](shown)


if __name__ == "__main__":
    main()
