"""Where the browser finds the scripts, and which folders have to be served for it.

Nothing is loaded from outside: Leaflet 1.9.4 comes out of the PyPI package
``django-js-lib-leaflet``, our scripts out of this package, the basemap out of ``data/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from geo import paths
from geo.errors import MapError

_STATIC = Path(__file__).parent / "static"

#: In the order in which they have to be loaded.
SCRIPTS = (
    "ground.js",
    "looks.js",
    "mvt.js",
    "tiles.js",
    "columns.js",
    "labels.js",
    "stacks.js",
    "symbols.js",
    "popup.js",
    "reach.js",
    "rings.js",
    "crowd.js",
    "outside.js",
    "legend.js",
    "box.js",
    "incidents.js",
)
STYLESHEET = "dateline.css"


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the three folders as the browser sees them, without a slash at the end.

    `font` is the address of the page's own typeface (a WOFF2 of Source Sans), so that the map
    speaks with the same voice; without it the reader's system font is used.

    Examples
    --------
    >>> Assets("/leaflet", "/maps", "/basemap").scripts()[0]
    ('leaflet', '/leaflet/leaflet.js')
    """

    leaflet: str
    maps: str
    basemap: str
    font: str | None = None

    def scripts(self) -> list[tuple[str, str]]:
        """Return name and address of each script, in the order of loading."""
        ours = [(name.removesuffix(".js"), f"{self.maps}/{name}") for name in SCRIPTS]
        return [("leaflet", f"{self.leaflet}/leaflet.js"), *ours]

    def styles(self) -> list[tuple[str, str]]:
        """Return name and address of each stylesheet."""
        return [
            ("leaflet_css", f"{self.leaflet}/leaflet.css"),
            ("dateline_css", f"{self.maps}/{STYLESHEET}"),
        ]


def folders() -> dict[str, Path]:
    """Return the folders to serve, by the names of the fields of `Assets`.

    Raises
    ------
    MapError
        Where the package with Leaflet is not installed.
    """
    found = find_spec("js_lib_leaflet")
    if found is None or found.origin is None:
        raise MapError(
            "Leaflet is missing; install it: pip install 'django-js-lib-leaflet>=1.9.4.1,<1.10'"
        )
    leaflet = Path(found.origin).parent / "static" / "js_lib_leaflet"
    return {"leaflet": leaflet, "maps": _STATIC, "basemap": paths.data_folder() / "basemap"}
