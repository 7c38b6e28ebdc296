"""Leaflet, the map's scripts and the basemap, served out of the installed packages.

Enters: the folders that `geo.maps` names. Leaves: their addresses. A declared component of
Streamlit serves any file of its folder, with the right type, at ``/component/NAME/``; nothing is
copied and nothing comes from outside. The addresses are relative to the map's frame
(``/component/streamlit_folium.st_folium/index.html``), so that they hold under any base path.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zlib import crc32

import streamlit
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
    served = {name: f"../{address(name, folder)}" for name, folder in folders().items()}
    return Assets(**served, font=_font())


def address(name: str, folder: Path) -> str:
    """Serve `folder` and return its address under ``/component/``.

    The address changes with what is in the folder, so that a browser keeps no old file.

    Raises
    ------
    MapError
        If the folder is missing from the installation.
    """
    if not folder.is_dir():
        raise MapError(f"The app's files are missing: {folder}; install Dateline again")
    state = sorted((p.name, p.stat().st_size, p.stat().st_mtime_ns) for p in folder.iterdir())
    digest = f"{crc32(repr(state).encode()):08x}"
    return declare_component(f"dateline_{name}_{digest}", path=folder).name


def _font() -> str | None:
    """Return the address of the page's own typeface, which Streamlit serves."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "media"
    found = next(iter(sorted(folder.glob("SourceSansVF-Upright*.woff2"))), None)
    return f"../../static/media/{found.name}" if found else None


@cache
def assets() -> Assets:
    """Return the addresses, registered once a process."""
    return serve()
