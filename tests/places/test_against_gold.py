"""The places of the five articles, against the hand-coded gold."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import pytest

from geo.places import resolve_places
from geo.records import Article, Document, Mention

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer import Gazetteer

#: Farthest from the gold, in kilometres; the crossing of Jarinje lies 3 km from its village.
NAMED = {
    "P_ZVECAN": 2.0,
    "P_LEPOSAVIC": 2.0,
    "P_ZUBINPOTOK": 2.0,
    "P_PRISTINA": 2.0,
    "P_JARINJE": 4.0,
}


def _km(lon: float, lat: float, to_lon: float, to_lat: float) -> float:
    one, other = math.radians(lat), math.radians(to_lat)
    x = math.sin((other - one) / 2) ** 2
    x += math.cos(one) * math.cos(other) * math.sin(math.radians(to_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(x))


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    text = (shared / "gold" / "kosovo_2023.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _distances(
    gold: dict[str, Any], shared: Path, gazetteer: Gazetteer
) -> list[tuple[str, float | None]]:
    places = {place["id"]: place for place in gold["places"]}
    found: list[tuple[str, float | None]] = []
    for source in gold["sources"]:
        path = shared / "articles" / source["file"]
        text = path.read_bytes().decode("utf-8")
        rows = [m for m in gold["toponym_mentions"] if m["source"] == source["id"]]
        mentions = [
            Mention("a", m["char_start"], m["char_start"] + len(m["text"]), m["text"]) for m in rows
        ]
        document = Document(Article("a", path.name, text))
        for row, answer in zip(rows, resolve_places(document, mentions, gazetteer), strict=True):
            place = places.get(row["place_id"])
            if place is None:
                continue
            if place["lat"] is None or answer.place is None:
                found.append((place["id"], None))
                continue
            at = answer.place
            found.append((place["id"], _km(place["lon"], place["lat"], at.lon, at.lat)))
    return found


def test_the_five_named_places_lie_where_the_gold_has_them(
    gold: dict[str, Any], shared: Path, gazetteer: Gazetteer
) -> None:
    seen = _distances(gold, shared, gazetteer)
    for place_id, most in NAMED.items():
        distances = [km for name, km in seen if name == place_id]
        assert distances
        assert all(km is not None and km <= most for km in distances), (place_id, distances)


def test_what_the_gold_could_not_place_is_not_placed(
    gold: dict[str, Any], shared: Path, gazetteer: Gazetteer
) -> None:
    seen = _distances(gold, shared, gazetteer)
    assert ("P_VOJTESH", None) in seen
