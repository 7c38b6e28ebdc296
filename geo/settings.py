"""Settings as one frozen value, read once from the environment and passed in."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo import paths

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What shapes a run.

    Attributes
    ----------
    store
        URL of the store, ``sqlite:///PATH``; from ``DATELINE_STORE``, else in `home`.
    home
        Folder for what is built and kept; from ``DATELINE_HOME``, else the user's data folder.
    online
        Whether Nominatim may be asked for names that stay unresolved; from ``DATELINE_ONLINE``,
        else off.
    nominatim
        Address of that service; from ``DATELINE_NOMINATIM``, else OpenStreetMap's where empty.
    tiles
        Pictures under the map: ``osm``, or the path of a PMTiles file; from ``DATELINE_TILES``,
        else none.
    """

    store: str
    home: Path = field(default_factory=paths.home_folder)
    online: bool = False
    nominatim: str = ""
    tiles: str = ""


def default_settings(store: str | None = None, *, online: bool = False) -> Settings:
    """Return the settings of this environment.

    `store` overrides ``DATELINE_STORE``, and `online` switches on what ``DATELINE_ONLINE`` does.
    """
    home = paths.home_folder()
    url = store or os.environ.get("DATELINE_STORE") or f"sqlite:///{home / 'dateline.sqlite'}"
    said = os.environ.get("DATELINE_ONLINE", "").strip().lower() in {"1", "true", "yes"}
    server = os.environ.get("DATELINE_NOMINATIM", "")
    tiles = os.environ.get("DATELINE_TILES", "").strip()
    return Settings(store=url, home=home, online=online or said, nominatim=server, tiles=tiles)
