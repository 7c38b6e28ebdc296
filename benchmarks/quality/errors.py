"""The errors that remain, counted by kind: not found, no point given, a namesake, no place at all.

Counts only: no name of a text leaves this module, so that the halves which nobody looks at stay
unseen.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.quality.scoring import NEAR_KM, km, match, off_km, read_mentions
from geo import pipeline
from geo.settings import default_settings

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from geo.gazetteer import Gazetteer

#: What became of a name of the gold, or what a mention that is none of them was taken for.
KINDS = {
    "gold": "place names in the gold",
    "right": "found, within 161 km",
    "not_found_unknown": "not found; no place of that name is known there",
    "not_found_known": "not found, though a place of that name is known there",
    "no_point": "found and left without a place",
    "unknown": "found, and put elsewhere: no place of that name is known there",
    "namesake": "found, and put at a namesake",
    "false": "taken for a place name and none in the gold",
    "false_demonym": "of these, names of peoples",
    "false_country": "of these, countries",
    "false_settlement": "of these, towns",
}

Remaining = dict[str, int]


def count_errors(cut: Path, out: Path) -> Remaining:
    """Count what became of every name in a cut's gold that has a point."""
    gazetteer = pipeline.open_gazetteer(default_settings())
    counts: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    for line in (cut / "gold.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        matched = match(document["toponyms"], read_mentions(out, document["id"]))
        for name, mention in matched.pairs:
            counts["gold"] += 1
            counts[_fate(name, mention, gazetteer)] += 1
        for mention in matched.spare:
            if mention["lat"] is None:
                continue
            counts["false"] += 1
            if f"false_{mention['kind']}" in KINDS:
                counts[f"false_{mention['kind']}"] += 1
    return dict(counts)


def _fate(name: dict[str, Any], mention: dict[str, Any] | None, gazetteer: Gazetteer) -> str:
    if off_km(name, mention) <= NEAR_KM:
        return "right"
    known = any(
        km(place.lon, place.lat, name["lon"], name["lat"]) <= NEAR_KM
        for place in gazetteer.lookup(name["text"])
    )
    if mention is None:
        return "not_found_known" if known else "not_found_unknown"
    if mention["lat"] is None:
        return "no_point"
    return "namesake" if known else "unknown"
