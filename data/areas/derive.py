"""Derive approximate areas for northern Kosovo; run at development time only, never by Dateline.

No municipality polygons are to be had under a permissive licence. What is written here is the
part of Kosovo that lies nearer to a settlement of the municipality than to any settlement of
another (Voronoi cells), and not further than `REACH_M` from one. It is drawn hatched and called
approximate; a reader's own GeoJSON replaces it (``dateline gazetteer add FILE``).

In: ``data/gazetteer/kosovo.csv`` and ``data/basemap/region.json``. Out:
``northern_kosovo.geojson``, WGS84 degrees. Needs geopandas and shapely.

    python data/areas/derive.py
"""

from __future__ import annotations

import csv
import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

HERE = Path(__file__).parent
DATA = HERE.parent
#: The four municipalities of the north by their code in the pack.
NORTH = {"12", "29", "30", "38"}
#: UTM zone 34N, in metres.
METRIC = 32634
#: So the four together measure 1,020 square kilometres; the statistics give 1,008.
REACH_M = 2_300.0
#: Gaps between settlements up to twice this wide belong to the municipality all the same.
CLOSE_M = 1_500.0
#: How much the outline may be rounded off; cells promise no more than this.
ROUND_M = 400.0


def kosovo() -> shapely.Geometry:
    """Return Kosovo's outline from the basemap."""
    topology = json.loads((DATA / "basemap" / "region.json").read_text(encoding="utf-8"))
    step = topology["transform"]["scale"][0]
    shape = next(
        g for g in topology["objects"]["countries"]["geometries"] if g["properties"]["iso"] == "XK"
    )
    rings = []
    for polygon in shape["arcs"]:
        moves = topology["arcs"][polygon[0][0]]
        xs = accumulate(move[0] for move in moves)
        ys = accumulate(move[1] for move in moves)
        rings.append(shapely.Polygon([(x * step, y * step) for x, y in zip(xs, ys, strict=True)]))
    return shapely.union_all(rings)


def read_pack() -> list[dict[str, str]]:
    """Return the pack's rows."""
    with (DATA / "gazetteer" / "kosovo.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def names_of(row: dict[str, str]) -> dict[str, str]:
    """Return the forms of a row by language."""
    columns = {"en": "name", "sq": "sq", "sr-Latn": "sr_latn", "sr-Cyrl": "sr_cyrl"}
    return {language: row[column] for language, column in columns.items() if row[column]}


def main() -> None:
    """Write northern_kosovo.geojson."""
    rows = read_pack()
    seeds = [r for r in rows if r["kind"] == "settlement" and r["admin2"]]
    points = gpd.GeoSeries(
        [shapely.Point(float(r["lon"]), float(r["lat"])) for r in seeds], crs=4326
    ).to_crs(METRIC)
    outline = gpd.GeoSeries([kosovo()], crs=4326).to_crs(METRIC).iloc[0]
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.MultiPoint(list(points)), extend_to=outline.envelope, ordered=True
        )
    )
    named = {r["id"].rsplit(".", 1)[-1]: r for r in rows if r["kind"] == "admin2"}
    region = next(r for r in rows if r["id"] == "dateline:northern-kosovo")
    parts: dict[str, shapely.Geometry] = {}
    for code in sorted(NORTH):
        own = [i for i, seed in enumerate(seeds) if seed["admin2"] == code]
        spread = shapely.buffer([points.iloc[i] for i in own], REACH_M + CLOSE_M)
        reach = shapely.buffer(shapely.union_all(spread), -CLOSE_M)
        cell = shapely.union_all([cells[i] for i in own])
        parts[code] = shapely.intersection(shapely.intersection(cell, reach), outline)
    whole = shapely.union_all(list(parts.values()))
    features = [feature(region, whole), *(feature(named[code], parts[code]) for code in parts)]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
    (HERE / "northern_kosovo.geojson").write_text(text, encoding="utf-8")
    print(f"northern_kosovo.geojson: {len(text.encode()):,} bytes")


def feature(row: dict[str, str], shape: shapely.Geometry) -> dict[str, Any]:
    """Return a place's cell as a GeoJSON feature, in degrees."""
    smooth = shapely.simplify(shape, ROUND_M)
    degrees = gpd.GeoSeries([smooth], crs=METRIC).to_crs(4326).iloc[0]
    rounded = shapely.set_precision(degrees, 1e-4)
    print(f"{row['name']}: about {shape.area / 1e6:.0f} square kilometres")
    return {
        "type": "Feature",
        "properties": {
            "id": row["id"],
            "name": row["name"],
            "names": names_of(row),
            "approximate": True,
        },
        "geometry": json.loads(shapely.to_geojson(shapely.orient_polygons(rounded))),
    }


if __name__ == "__main__":
    main()
