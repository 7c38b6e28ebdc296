"""Radii and outlines for incidents that are known to an area only.

An outline comes from the place itself (a reader's own GeoJSON of areas, added to the gazetteer),
else from ``data/areas``: approximate cells around settlements, each marked ``approximate``.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from geo import paths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records import Incident, Place

#: Radius in metres that stands for a precision where the place itself gives none. 25 km is what
#: the UCDP GED codebook calls "near"; a district and a province are taken at a usual size.
DEFAULT_RADIUS_M = {1: 0.0, 2: 25_000.0, 3: 15_000.0, 4: 40_000.0, 5: 30_000.0}


def _folded(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(kept.split()).removeprefix("municipality of ").removesuffix(" municipality")


@cache
def _shipped() -> Mapping[str, Mapping[str, Any]]:
    """Return geometry and flag of each area that ships, by folded name."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted((paths.data_folder() / "areas").glob("*.geojson")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            told = feature["properties"]
            area = {"geometry": feature["geometry"], "approximate": bool(told.get("approximate"))}
            for name in (told["name"], *told.get("names", {}).values()):
                found.setdefault(_folded(name), area)
    return found


def radius_m(incident: Incident, place: Place | None) -> float:
    """Return in metres how far from its point `incident` may lie; 0 where the place is exact."""
    precision = incident.where_prec or 1
    if precision == 1:
        return 0.0
    stated = place.uncertainty_m if place is not None else 0.0
    least = DEFAULT_RADIUS_M[precision]
    return max(stated, least) if precision > 2 else stated or least  # noqa: PLR2004


def area_of(incident: Incident, place: Place | None) -> Mapping[str, Any] | None:
    """Return ``{"geometry": GeoJSON, "approximate": bool}`` of where `incident` lies, or None.

    A place's own outline wins over the approximate cells that ship.
    """
    if place is not None and place.geometry is not None:
        if place.geometry.get("type") in {"Polygon", "MultiPolygon"}:
            return {"geometry": place.geometry, "approximate": False}
        return None
    names = [incident.place_name or ""]
    if place is not None:
        names += [place.name, *(v for k, v in place.names.items() if k != "alt")]
    return next((area for n in names if n and (area := _shipped().get(_folded(n)))), None)
