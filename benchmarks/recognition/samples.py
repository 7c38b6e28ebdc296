"""Read the tuning corpora and label proposals against their gold.

Only the even halves (by position in ``gold.jsonl``) are ever read here.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.mentions.features import Features, features_of
from geo.mentions.finding import sentence_ranges
from geo.mentions.tokens import tokenize

if TYPE_CHECKING:
    from pathlib import Path

    from geo.gazetteer import Gazetteer
    from geo.mentions.proposals import Proposal
    from geo.records import Document

#: A place is right when it lies within so many kilometres of the gold (Gritta et al. 2018).
NEAR_KM = 161.0
EARTH_RADIUS_KM = 6371.0088
#: Types of gold that are left out of the score, but are no mistake to find.
_NEUTRAL = frozenset(
    {"Non_Literal_Modifier", "Demonym", "Non_Lit_Expression", "Literal_Expression"}
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One labelled document.

    `labels` and `weights` run along the proposals; `gold` counts the mentions to be found, and
    `targets` says which gold item (or -1) each proposal overlaps most, `hits` whether the
    gazetteer has a right place for it. `document` and `toponyms` are what was labelled.
    """

    corpus: str
    name: str
    features: Features
    labels: list[int]
    weights: list[float]
    targets: list[int]
    hits: list[bool]
    ignored: list[bool]
    gold: int
    document: Document
    toponyms: list[dict[str, Any]]


def even_half(folder: Path) -> list[dict[str, Any]]:
    """Return the documents at even positions of a corpus, with their text."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines[::2]]
    for document in documents:
        path = folder / "texts" / f"{document['id']}.txt"
        document["content"] = path.open(encoding="utf-8", newline="").read()
    return documents


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the great-circle distance of two points in WGS84 degrees."""
    phi, other = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((other - phi) / 2) ** 2
        + math.cos(phi) * math.cos(other) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def label(
    corpus: str,
    raw: dict[str, Any],
    document: Document,
    gazetteer: Gazetteer,
    ignored_weight: float,
) -> Sample:
    """Label the proposals of one document."""
    text = document.article.text
    tokens = tokenize(text)
    features = features_of(text, tokens, sentence_ranges(document, tokens), gazetteer)
    spans: set[tuple[int, int]] = set()
    active: list[dict[str, Any]] = []
    rest: list[dict[str, Any]] = []
    for item in raw["toponyms"]:
        if (item["start"], item["end"]) in spans:
            continue
        spans.add((item["start"], item["end"]))
        (rest if item.get("ignore") or item.get("lat") is None else active).append(item)
    labels, weights, targets, hits, ignored = [], [], [], [], []
    chosen = [_best(item, features.proposals) for item in active]
    for number, proposal in enumerate(features.proposals):
        target = _most_overlapped(proposal, active)
        hit = target >= 0 and _has_place(proposal, active[target], gazetteer)
        over = [item for item in rest if _overlap(proposal, item)]
        if target >= 0:
            right = chosen[target] == number
            labels.append(int(right))
            weights.append((1.0 if hit else 0.3) if right else 0.5)
        elif over:
            neutral = any(i.get("type") in _NEUTRAL and i.get("lat") is not None for i in over)
            labels.append(0)
            weights.append(0.0 if neutral else ignored_weight)
        else:
            labels.append(0)
            weights.append(1.0)
        targets.append(target)
        hits.append(hit)
        ignored.append(target < 0 and bool(over))
    return Sample(
        corpus, raw["id"], features, labels, weights, targets, hits, ignored, len(active),
        document, raw["toponyms"],
    )  # fmt: skip


def _overlap(proposal: Proposal, item: dict[str, Any]) -> int:
    start, end = int(item["start"]), int(item["end"])
    return max(0, min(proposal.end, end) - max(proposal.start, start))


def _most_overlapped(proposal: Proposal, items: list[dict[str, Any]]) -> int:
    best, size = -1, 0
    for number, item in enumerate(items):
        overlap = _overlap(proposal, item)
        if overlap > size:
            best, size = number, overlap
    return best


def _best(item: dict[str, Any], proposals: list[Proposal]) -> int:
    """Return the proposal with the same span, else the one that shares most with it."""
    best, size = -1, 0.0
    for number, proposal in enumerate(proposals):
        overlap = _overlap(proposal, item)
        if overlap:
            union = max(proposal.end, item["end"]) - min(proposal.start, item["start"])
            if overlap / union > size:
                best, size = number, overlap / union
    return best


def _has_place(proposal: Proposal, item: dict[str, Any], gazetteer: Gazetteer) -> bool:
    return (
        any(
            distance_km(place.lon, place.lat, item["lon"], item["lat"]) <= NEAR_KM
            for place in gazetteer.lookup(proposal.name)
        )
        if proposal.name
        else False
    )
