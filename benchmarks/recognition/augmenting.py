"""Move a labelled document to another country: a copy whose places have other names.

The corpora are mostly of the United States and Britain. In a copy each town, division and country
of the document's main country bears the name of one of a country drawn by lot, so that what is
learned is the sentence, not the region. Deterministic: the lot is a digest of document and copy.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.gazetteer import fold
from geo.mentions.wordlists import person_levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.records import Place

#: Countries of crises and of world news: one drawn for each copy.
_CODES = """
AF AL AM AZ BA BD BF BI BO BR BY CD CF CL CM CN CO CU CY CZ DZ EC EG ER ES ET
FR GE GH GR GT HN HR HT HU ID IL IN IQ IR IT JO JP KE KG KH KR KZ LB LK LR LY
MA MD ME MG MK ML MM MN MR MW MX MY MZ NE NG NI NP PE PG PH PK PL PS RO RS RU
RW SD SL SN SO SS SV SY TD TH TJ TM TN TR TZ UA UG UZ VE VN XK YE ZA ZM ZW
"""
COUNTRIES = tuple(_CODES.split())
#: Share of copies set in the region of a pack, so that the pack's flag is learned at all.
PACKS = ("XK",)
PACK_SHARE = 0.2
#: Share of persons who bear a town's name in a copy.
PEOPLE_SHARE = 0.25
_PERSON = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")
_COMMON_GIVEN = 3
_BOX = 4.0
_MOST = 400
_DIVISIONS = ("District", "Province", "Region", "Municipality", "Governorate")


@cache
def _towns(gazetteer: Gazetteer, code: str) -> tuple[Place, ...]:
    centre = gazetteer.country(code)
    found = gazetteer.within(
        west=centre.lon - _BOX,
        east=centre.lon + _BOX,
        south=centre.lat - _BOX,
        north=centre.lat + _BOX,
        kind="settlement",
    )
    return tuple(p for p in found if p.country == code and " " not in p.name[20:])[:_MOST]


@cache
def _divisions(gazetteer: Gazetteer, code: str) -> tuple[Place, ...]:
    centre = gazetteer.country(code)
    found = gazetteer.within(
        west=centre.lon - _BOX,
        east=centre.lon + _BOX,
        south=centre.lat - _BOX,
        north=centre.lat + _BOX,
        kind="admin1",
    )
    return tuple(p for p in found if p.country == code)


def renamed(
    raw: dict[str, Any], gazetteer: Gazetteer, copy: int, *, country: str | None = None
) -> dict[str, Any]:
    """Return a copy of a labelled document that is set in another country."""
    seed = hashlib.sha256(f"{raw['id']} {raw['content'][:200]} {copy}".encode()).digest()
    lot = random.Random(int.from_bytes(seed[:8]))  # noqa: S311  (no secret)
    drawn = PACKS if lot.random() < PACK_SHARE else COUNTRIES
    code = drawn[lot.randrange(len(drawn))]
    code = country or code
    towns = _towns(gazetteer, code)
    if len(towns) < 10:  # noqa: PLR2004
        return raw
    names = _names(raw, gazetteer, code, lot)
    return _replaced(raw, names, _people(raw, towns, lot))


def _home(raw: dict[str, Any], gazetteer: Gazetteer) -> str:
    """Return the country that most of the document's gold names belong to."""
    counts: Counter[str] = Counter()
    for item in raw["toponyms"]:
        if item.get("lat") is not None and not item.get("demonym"):
            known = [
                (abs(p.lon - item["lon"]) + abs(p.lat - item["lat"]), p.country)
                for p in gazetteer.lookup(item["text"])
                if p.country
            ]
            counts.update([min(known)[1]] if known else [])
    return counts.most_common(1)[0][0] if counts else ""


def _people(
    raw: dict[str, Any], towns: Sequence[Place], lot: random.Random
) -> list[tuple[int, int, str]]:
    """Give some persons of the document the name of a town: people are called like villages.

    Without it a copy would teach that the names of a region are places whatever stands around.
    """
    text = raw["content"]
    given, _ = person_levels()
    gold = [(item["start"], item["end"]) for item in raw["toponyms"]]
    renames: dict[str, str] = {}
    for first, last in _PERSON.findall(text):
        if given.get(first.lower(), 9) <= _COMMON_GIVEN and last not in renames:
            name = _ascii(towns[lot.randrange(len(towns))].name)
            renames[last] = name if lot.random() < PEOPLE_SHARE and " " not in name else ""
    edits: list[tuple[int, int, str]] = []
    for surname, name in renames.items():
        if not name:
            continue
        for found in re.finditer(rf"\b{surname}\b", text):
            start, end = found.span()
            if not any(low < end and start < high for low, high in gold):
                edits.append((start, end, name))
    return edits


def _names(
    raw: dict[str, Any], gazetteer: Gazetteer, code: str, lot: random.Random
) -> dict[str, tuple[str, float, float]]:
    """Draw a new name and point for each gold name of the document's main country."""
    home = _home(raw, gazetteer)
    towns, divisions = _towns(gazetteer, code), _divisions(gazetteer, code)
    plain = lot.random() < 0.7  # noqa: PLR2004  (most news drops diacritics)
    names: dict[str, tuple[str, float, float]] = {}
    for item in raw["toponyms"]:
        text = item["text"]
        if item.get("lat") is None or item.get("demonym") or text in names:
            continue
        known = gazetteer.lookup(text)
        if not known or known[0].kind == "demonym":
            continue
        mine = [p for p in known[:8] if p.country == home]
        if not mine:
            continue
        kind = mine[0].kind
        if kind == "country":
            place = gazetteer.country(code)
        elif kind == "admin1" and divisions:
            place = divisions[lot.randrange(len(divisions))]
        else:
            top = 30 if mine[0].population > 100_000 else len(towns)  # noqa: PLR2004
            place = towns[lot.randrange(min(top, len(towns)))]
        forms = [place.name, place.name, *place.names.values()]
        form = forms[lot.randrange(len(forms))] if code in PACKS else place.name
        form = form.split("|")[0] if form.split("|")[0][:1].isascii() or not plain else place.name
        name = _ascii(form) if plain else form
        if kind == "admin2":
            name = f"{name} {_DIVISIONS[lot.randrange(len(_DIVISIONS))]}"
        if text.isupper() and len(text) > 3:  # noqa: PLR2004
            name = name.upper()
        names[text] = (name, place.lon, place.lat)
    return names


def _ascii(name: str) -> str:
    plain = fold(name)
    return plain.title() if plain.isascii() and not name.isascii() else name


def _replaced(
    raw: dict[str, Any],
    names: dict[str, tuple[str, float, float]],
    people: list[tuple[int, int, str]],
) -> dict[str, Any]:
    """Write the new names over the old ones and move all offsets."""
    text = raw["content"]
    edits: list[tuple[int, int, str]] = list(people)
    reach = 0
    for item in sorted(raw["toponyms"], key=lambda i: (i["start"], -i["end"])):
        if item["text"] in names and item["start"] >= reach:
            edits.append((item["start"], item["end"], names[item["text"]][0]))
            reach = item["end"]
    edits.sort()
    parts, shifts, at, delta = [], [], 0, 0
    for start, end, name in edits:
        parts += [text[at:start], name]
        delta += len(name) - (end - start)
        shifts.append((start, end, delta))
        at = end
    parts.append(text[at:])

    def moved(offset: int, *, end: bool) -> int:
        total = 0
        for start, stop, change in shifts:
            if stop <= offset and (end or stop <= offset):
                total = change
            elif start < offset:
                break
        return offset + total

    toponyms = []
    for item in raw["toponyms"]:
        new = dict(item)
        inside = [e for e in edits if e[0] < item["end"] and item["start"] < e[1]]
        new["start"], new["end"] = moved(item["start"], end=False), moved(item["end"], end=True)
        if item["text"] in names and (item["start"], item["end"]) in {e[:2] for e in inside}:
            new["text"], new["lon"], new["lat"] = names[item["text"]]
        toponyms.append(new)
    return raw | {"content": "".join(parts), "toponyms": toponyms}
