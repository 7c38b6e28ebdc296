"""Add places of one's own: a GeoNames country dump, or a GeoJSON file of named areas.

What is added is kept as JSON lines under ``gazetteer/added`` of the home folder, one file a source
file, and joined with the rest when the index is built again. Adding the same file twice changes
nothing. A file is taken whole or not at all.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import TableError
from geo.gazetteer.entries import Entry
from geo.gazetteer.names import fold
from geo.gazetteer.sources import settlement_radius_m

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geo.records import Place
    from geo.records.place import PlaceKind

    Known = Callable[[str], Place | None]

#: Columns of a GeoNames dump (readme.txt of download.geonames.org/export/dump).
_COLUMNS = 19
#: Latin and Cyrillic end below this code point: alternates that carry a spelling of the place in
#: a language of ours may be shown as such.
_MOST_PROBLEMS = 20

#: Kinds of place by GeoNames' feature codes and, where the code is not listed, by class. Classes
#: that no report names as a place (roads, most spots) are taken as landmarks.
_KINDS_BY_CODE: dict[str, PlaceKind] = {
    "PCLI": "country", "PCLD": "country", "PCLIX": "country", "PCLS": "country",
    "PCLH": "historic_state", "ADM1": "admin1", "ADM2": "admin2", "ADMD": "admin2",
    "ADM3": "admin2", "CONT": "continent", "PSTB": "crossing", "CSTM": "crossing",
    "PSTC": "crossing", "ISL": "region", "ISLS": "region", "PEN": "region",
}  # fmt: skip
_KINDS_BY_CLASS: dict[str, PlaceKind] = {
    "P": "settlement", "H": "water", "T": "terrain", "A": "admin2", "L": "region",
    "S": "landmark", "R": "landmark", "U": "water", "V": "terrain",
}  # fmt: skip
_RADIUS_M: dict[str, float] = {
    "water": 3000.0, "terrain": 3000.0, "admin1": 30_000.0, "admin2": 10_000.0,
    "region": 10_000.0, "landmark": 500.0, "crossing": 300.0, "country": 200_000.0,
    "continent": 2_000_000.0, "historic_state": 200_000.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding a file did: places that are new, that gained names or facts, or were known."""

    source: str
    added: int
    changed: int
    known: int

    def __str__(self) -> str:
        return (
            f"{self.source}: {self.added} places added, {self.changed} changed, "
            f"{self.known} known already"
        )


def add_dump(path: Path, home: Path, get: Known) -> AddReport:
    """Keep a GeoNames country dump; `get` finds the places that the index knows already.

    Raises
    ------
    TableError
        If the file cannot be read or a line is malformed; the message names the lines.
    """
    return _keep(path, home, list(read_dump(path)), get)


def add_areas(path: Path, home: Path, get: Known) -> AddReport:
    """Keep a GeoJSON FeatureCollection of named areas (property ``name``).

    Raises
    ------
    TableError
        If the file is no GeoJSON, or a feature has no name or no usable geometry.
    """
    return _keep(path, home, list(read_areas(path)), get)


def read_dump(path: Path) -> Iterator[Entry]:
    """Yield the places of a GeoNames dump, refusing it as a whole where lines are malformed."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read as UTF-8 ({error}); give a GeoNames country dump"
        raise TableError(message) from error
    problems: list[str] = []
    entries: list[Entry] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            entries.append(_dump_entry(line.rstrip("\r").split("\t")))
        except ValueError as error:
            problems.append(f"line {number}: {error}")
    if problems:
        shown = "; ".join(problems[:_MOST_PROBLEMS])
        more = len(problems) - _MOST_PROBLEMS
        message = f"{path.name}: nothing was added. {shown}"
        raise TableError(message + (f"; and {more} more" if more > 0 else ""))
    if not entries:
        message = f"{path.name}: no places in it; give a GeoNames country dump (XK.txt)"
        raise TableError(message)
    yield from entries


def _dump_entry(cells: list[str]) -> Entry:
    if len(cells) != _COLUMNS:
        message = f"{len(cells)} tab-separated columns where GeoNames has {_COLUMNS}"
        raise ValueError(message)
    number, name, ascii_name, alternates, lat, lon, letter, code, country = cells[:9]
    if not number.isdigit() or not 0 < int(number) < 2**32:
        message = f"{number!r} is no geonameid"
        raise ValueError(message)
    if not name.strip():
        message = "the name is empty"
        raise ValueError(message)
    point = _degrees(lon, 180.0), _degrees(lat, 90.0)
    people = cells[14] or "0"
    if not people.lstrip("-").isdigit():
        message = f"{people!r} is no population"
        raise ValueError(message)
    kind = _KINDS_BY_CODE.get(code) or _KINDS_BY_CLASS.get(letter, "landmark")
    population = max(int(people), 0)
    names = dict.fromkeys([ascii_name, *alternates.split(",")])
    return Entry(
        id=f"geonames:{number}", name=name, lon=point[0], lat=point[1], kind=kind,
        feature_class=letter or "P", feature_code=code or "PPL", country=country or None,
        admin1=cells[10] if cells[10] not in {"", "00"} else None, admin2=cells[11] or None,
        population=population,
        uncertainty_m=_RADIUS_M.get(kind) or settlement_radius_m(population),
        names=languages(name, names), alternates=tuple(n for n in names if n and n != name),
        pack=True,
    )  # fmt: skip


def languages(name: str, alternates: dict[str, None]) -> dict[str, str]:
    """Tell by their letters which alternates are Albanian, Serbian Latin and Serbian Cyrillic.

    GeoNames' dumps do not say the language of an alternate; only letters that no other language
    of the region uses count, so most stay plain alternates.
    """
    found = {"en": name}
    for form in (name, *alternates):
        letters = set(form.casefold())
        if letters & set("ëç") and not letters & set("čćšžđ"):
            found.setdefault("sq", form)
        elif letters & set("čćšžđ"):
            found.setdefault("sr-Latn", form)
        elif letters & set("ђјљњћџ"):
            found.setdefault("sr-Cyrl", form)
    return found if len(found) > 1 else {}


def _degrees(text: str, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        message = f"{text!r} is no coordinate in degrees"
        raise ValueError(message)
    return value


def read_areas(path: Path) -> Iterator[Entry]:
    """Yield the named areas of a GeoJSON file; their points lie inside them."""
    from shapely.errors import ShapelyError  # noqa: PLC0415  (needed by few runs)
    from shapely.geometry import shape  # noqa: PLC0415

    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        features = document["features"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path}: no GeoJSON FeatureCollection ({error}); give one with named areas"
        raise TableError(message) from error
    for number, feature in enumerate(features, 1):
        try:
            properties: dict[str, Any] = feature.get("properties") or {}
            name = str(properties.get("name") or properties.get("NAME") or "").strip()
            if not name:
                _refuse(path, number, "has no property 'name'")
            figure = shape(feature["geometry"])
            point = figure.representative_point()
        except (ShapelyError, AttributeError, KeyError, TypeError, ValueError) as error:
            _refuse(path, number, f"has no usable geometry ({error})", error)
        if figure.is_empty or not (-180 <= point.x <= 180 and -90 <= point.y <= 90):  # noqa: PLR2004
            _refuse(path, number, "has no point in WGS84 degrees")
        west, south, east, north = figure.bounds
        half = max((east - west) * 80_000, (north - south) * 111_000) / 2
        country = str(properties.get("country") or "") or None
        yield Entry(
            id=f"area:{fold(name).replace(' ', '-')}", name=name, lon=round(point.x, 6),
            lat=round(point.y, 6), kind="admin2" if properties.get("admin2") else "region",
            feature_class="L", feature_code="AREA", country=country,
            uncertainty_m=max(500.0, round(half)), geometry=feature["geometry"],
            alternates=tuple(str(properties.get("alternates") or "").split("|")),
            weight=1000.0, pack=True,
        )  # fmt: skip


def _refuse(path: Path, number: int, why: str, cause: Exception | None = None) -> None:
    message = f"{path.name}: nothing was added. Feature {number} {why}"
    raise TableError(message) from cause


def _keep(path: Path, home: Path, entries: list[Entry], get: Known) -> AddReport:
    folder = home / "gazetteer" / "added"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{fold(path.stem).replace(' ', '_') or 'places'}.jsonl"
    text = "".join(json.dumps(asdict(e), ensure_ascii=False) + "\n" for e in entries)
    if kept.exists() and kept.read_text(encoding="utf-8") == text:
        return AddReport(path.name, 0, 0, len(entries))
    ids = {entry.id for entry in entries}
    known = sum(get(place_id) is not None for place_id in ids)
    unfinished = kept.with_suffix(".unfinished")
    unfinished.write_text(text, encoding="utf-8")
    os.replace(unfinished, kept)  # noqa: PTH105  (atomic on every system)
    return AddReport(path.name, len(ids) - known, known, 0)
