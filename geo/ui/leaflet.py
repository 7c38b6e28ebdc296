"""Leaflet, the map's scripts and the basemap, served out of the installed packages.

Enters: the folders that `geo.maps` names. Leaves: their addresses. A declared component of
Streamlit serves any file of its folder, with the right type, at ``/component/NAME/``; nothing is
copied and nothing comes from outside. The addresses are relative to the map's frame
(``/component/streamlit_folium.st_folium/index.html``), so that they hold under any base path.
"""

from __future__ import annotations

from functools import cache

from streamlit.components.v1 import declare_component

from geo.errors import MapError
from geo.maps import Assets, folders


def serve() -> Assets:
    """Register the folders with the running server and return their addresses.

    Raises
    ------
    MapError
        If a folder is missing from the installation.
    """
    addresses = {}
    for name, folder in folders().items():
        if not folder.is_dir():
            raise MapError(f"The map's files are missing: {folder}; install Dateline again")
        component = declare_component(f"dateline_{name}", path=folder)
        addresses[name] = f"../{component.name}"
    return Assets(**addresses)


@cache
def assets() -> Assets:
    """Return the addresses, registered once a process."""
    return serve()
