"""The page of a peer: the same incidents and slider, drawn as that peer draws points.

Run by Streamlit (`map_peers.py`); ``PEER`` names the peer, ``PEER_POINTS`` the file of its points:
an array of lon, lat and day, sorted by day.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

import folium
import numpy as np
import streamlit as st
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium

from geo.maps import folders
from geo.ui import leaflet

_EPOCH = dt.date(1970, 1, 1)
_CENTRE = (42.75, 21.0)
_ZOOM = 8
_RED = "#b01c4a"


@st.cache_resource
def _points(path: str) -> Any:  # noqa: ANN401
    return np.load(path)


def _local(element: Any, scripts: list[str]) -> Any:  # noqa: ANN401
    """Let an element load our own Leaflet, and nothing from outside."""
    element.default_js = [(str(n), address) for n, address in enumerate(scripts)]
    element.default_css = [("leaflet", f"{leaflet.assets().leaflet}/leaflet.css")]
    return element


def _map() -> folium.Map:
    chart = folium.Map(_CENTRE, zoom_start=_ZOOM, tiles=None, prefer_canvas=True)
    chart.options["max_zoom"] = 14  # tiles would bring it
    found: folium.Map = _local(chart, [f"{leaflet.assets().leaflet}/leaflet.js"])
    return found


def _circles(points: Any) -> None:  # noqa: ANN401
    chart = _map()
    for lon, lat, _ in points.tolist():
        folium.CircleMarker((lat, lon), radius=4, color=_RED, weight=1, fill=True).add_to(chart)
    st_folium(chart, key="map", height=560, width=None, returned_objects=[])


def _cluster(points: Any) -> None:  # noqa: ANN401
    folder = os.environ["PEER_CLUSTER"]
    own = leaflet.address("cluster", folders()["leaflet"].__class__(folder))
    chart = _map()
    callback = "function (row) { return L.marker(new L.LatLng(row[0], row[1])); }"
    data = points[:, [1, 0]].tolist()
    layer = FastMarkerCluster(data, callback=callback, options={"animate": False})
    _local(layer, [f"../{own}/leaflet.markercluster.js"]).add_to(chart)
    st_folium(chart, key="map", height=560, width=None, returned_objects=[])


def _geojson(points: Any) -> None:  # noqa: ANN401
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [x, y]}}
        for x, y, _ in points.tolist()
    ]
    group = folium.FeatureGroup(name="incidents")
    marker = folium.CircleMarker(radius=4, color=_RED, weight=1, fill=True)
    folium.GeoJson({"type": "FeatureCollection", "features": features}, marker=marker).add_to(group)
    st_folium(
        _map(), key="map", height=560, width=None, returned_objects=[], feature_group_to_add=group
    )


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


DRAWN = {"circles": _circles, "cluster": _cluster, "geojson": _geojson, "pydeck": _pydeck}


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
