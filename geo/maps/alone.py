"""One HTML file: map, timeline and list, with all that they need inside; nothing is fetched.

Enters: columns of incidents (`layer_data`) and a line of words for each. Leaves: a page that opens
from a disk, without a server, and may not ask for anything outside (its own security policy).
"""

from __future__ import annotations

import re
from importlib import resources
from typing import TYPE_CHECKING, Any

from geo.maps.about import ATTRIBUTION, HOME_LAT, HOME_LON, HOME_ZOOM, STATUS_BOX, STATUS_NOTE
from geo.maps.assets import SCRIPTS, STYLESHEET, folders
from geo.maps.payload import script_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geo.maps.style import Theme

_FILES = ("region.json", "world.json", "labels.json")
_OUTSIDE = re.compile(r"url\([^)]*\)")


def standalone(
    title: str,
    data: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]],
    *,
    totals: str = "",
    notes: Sequence[str] = (),
    theme: Theme | None = None,
    focus: str | None = None,
) -> bytes:
    """Return the page.

    Parameters
    ----------
    title
        Heading of the page.
    data
        ``data`` of `layer_data`.
    lines
        One for each incident of the list: ``id, title, group, when, where, figures, sources,
        review``, ``words`` (lists of figure, who says it, sentence), ``differ`` (sentences on where
        sources differ), ``first, last`` (days since 1970 or None).
    totals
        A line that adds up all incidents of the page.
    notes
        Sentences for the foot of the page, where Kosovo is in the set the usual one on its status.
    theme
        Light or dark; None follows the system of whoever opens the page.
    focus
        Country (ISO 3166-1 alpha-2, XK for Kosovo) that stands out.
    """
    served = folders()
    told = {
        "title": title,
        "data": data,
        "lines": list(lines),
        "totals": totals,
        "notes": [*notes, ATTRIBUTION],
        "focus": focus,
        "view": [HOME_LAT, HOME_LON, HOME_ZOOM],
        "config": {
            "theme": theme,
            "basemap": "",
            "font": None,
            "attribution": ATTRIBUTION,
            "note": STATUS_NOTE,
            "noteBox": STATUS_BOX,
            "fit": True,
            "box": False,
        },
    }
    files = ",".join(f'"{name}":{_data(served["basemap"] / name)}' for name in _FILES)
    scripts = [
        _script(served["leaflet"] / "leaflet.js"),
        *(_script(served["maps"] / name) for name in SCRIPTS),
    ]
    page = resources.files("geo.maps").joinpath("page")
    styles = [
        _OUTSIDE.sub("none", (served["leaflet"] / "leaflet.css").read_text(encoding="utf-8")),
        (served["maps"] / STYLESHEET).read_text(encoding="utf-8"),
        page.joinpath("page.css").read_text(encoding="utf-8"),
    ]
    own = page.joinpath("page.js").read_text(encoding="utf-8")
    parts = {
        "STYLES": "\n".join(styles),
        "SCRIPTS": "</script>\n<script>".join(scripts),
        "FILES": files,
        "TOLD": script_json(told),
        "OWN": own,
    }
    html = page.joinpath("page.html").read_text(encoding="utf-8")
    return re.sub(r"@([A-Z]+)@", lambda m: parts[m.group(1)], html).encode()


def _script(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", text).replace("</script", "<\\/script")


def _data(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("<", "\\u003c")
