"""The basemap's files as shapes: land, waters and borders (Natural Earth), names (GeoNames).

Enters: ``data/basemap``, TopoJSON in WGS84 degrees. Leaves: shapely geometries in pixels of a
view, cut to its frame.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from geo.maps.picture.view import View

    Line = NDArray[np.float64]

#: Region first, as the browser draws them.
_FILES = ("region.json", "world.json")


@dataclass(frozen=True, slots=True)
class Shape:
    """One feature: its properties, and its rings or lines as arrays of (lon, lat)."""

    kind: str
    properties: dict[str, Any]
    parts: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name to set, and the zooms between which it is set."""

    kind: str
    name: str
    names: dict[str, str]
    lon: float
    lat: float
    first_zoom: float
    last_zoom: float


def _shapes(file: str) -> Iterator[Shape]:
    topology = json.loads((paths.data_folder() / "basemap" / file).read_text(encoding="utf-8"))
    scale, translate = (np.array(topology["transform"][k]) for k in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc, float), axis=0) * scale + translate for arc in topology["arcs"]]
    for kind in ("countries", "lakes", "rivers", "borders"):
        for geometry in topology["objects"][kind]["geometries"]:
            held = geometry["arcs"]
            several = held if geometry["type"] == "MultiPolygon" else [held]
            parts = tuple(tuple(arcs[line[0]] for line in part) for part in several)
            yield Shape(kind, geometry.get("properties") or {}, parts)


@cache
def shapes() -> tuple[Shape, ...]:
    """Return all shapes of the basemap."""
    return tuple(shape for file in _FILES for shape in _shapes(file))


@cache
def names() -> tuple[Name, ...]:
    """Return the names of countries, then of towns, in the order of their weight."""
    file = paths.data_folder() / "basemap" / "labels.json"
    told = json.loads(file.read_text(encoding="utf-8"))
    countries = [
        Name("country", name, forms or {}, lon, lat, first, last)
        for name, lon, lat, first, last, forms in told["countries"]
    ]
    towns = [
        Name("town", name, forms, lon, lat, first, float("inf"))
        for name, lon, lat, first, forms in ([*row, {}][:5] for row in told["towns"])
    ]
    return (*countries, *towns)


def _projected(view: View, line: Line) -> Line:
    return np.column_stack(view.project(line[:, 0], line[:, 1]))


def _clipped(shape: shapely.Geometry, view: View) -> shapely.Geometry:
    """Return what lies in the frame and some pixels beyond, so that no edge of a cut is seen."""
    left, top, right, bottom = view.frame
    return shapely.clip_by_rect(shape, left - 8, top - 8, right + 8, bottom + 8)


def areas(view: View, kind: str) -> Iterator[tuple[str, shapely.Geometry]]:
    """Yield country code and area in pixels; areas with holes first, so that none is covered."""
    found = []
    for shape in shapes():
        if shape.kind != kind:
            continue
        for part in shape.parts:
            rings = [_projected(view, line) for line in part if len(line) > 3]  # noqa: PLR2004
            if rings and _meets(rings[0], view):
                area = _clipped(shapely.make_valid(shapely.Polygon(rings[0], rings[1:])), view)
                found.append((len(rings) == 1, str(shape.properties.get("iso", "")), area))
    for _, code, area in sorted(found, key=lambda row: row[0]):
        yield code, area


def river_px(rank: int) -> float:
    """Return how wide a river is drawn, by Natural Earth's rank (0 the largest); as `ground.js`.

    Examples
    --------
    >>> river_px(2), river_px(9)
    (2.0, 1.3)
    """
    return next((wide for last, wide in ((4, 2.0), (7, 1.6)) if rank <= last), 1.3)


def rivers(view: View) -> Iterator[tuple[int, shapely.Geometry]]:
    """Yield a river's rank and its line in pixels."""
    for shape, line in _lines(view, "rivers"):
        yield int(shape.properties["rank"]), line


def borders(view: View) -> Iterator[tuple[str, shapely.Geometry]]:
    """Yield a border's status (``recognised`` or ``disputed``) and its lines in pixels."""
    for shape, line in _lines(view, "borders"):
        yield str(shape.properties["status"]), line


def _lines(view: View, kind: str) -> Iterator[tuple[Shape, shapely.Geometry]]:
    for shape in shapes():
        if shape.kind == kind:
            lines = [_projected(view, line) for part in shape.parts for line in part]
            for line in lines:
                if len(line) > 1 and _meets(line, view):
                    yield shape, _clipped(shapely.LineString(line), view)


def _meets(line: Line, view: View) -> bool:
    left, top, right, bottom = view.frame
    (x0, y0), (x1, y1) = line.min(axis=0), line.max(axis=0)
    return bool(x0 <= right and x1 >= left and y0 <= bottom and y1 >= top)


def geojson_area(geometry: dict[str, Any], view: View) -> shapely.Geometry:
    """Return a GeoJSON geometry (WGS84 degrees) in pixels, cut to the frame."""
    shape = shapely.geometry.shape(geometry)
    moved = shapely.transform(shape, lambda line: _projected(view, line))
    return _clipped(shapely.make_valid(moved), view)
