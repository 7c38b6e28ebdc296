"""Cross-validation of the recogniser inside the even halves, from text to places.

Enters: labelled documents. Leaves: F1 within 161 km from end to end and F1 of recognition, held
out by document, for each corpus and mode, kept in ``benchmarks/quality/cross_validated.json``. The
resolver's weights are those that ship, fitted on all of the even halves: it knows these places.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.quality.page import short
from benchmarks.quality.scoring import count_places, match, ratio
from benchmarks.recognition.learning import models
from geo.mentions import find_mentions
from geo.mentions.model import Weights
from geo.places import resolve_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.recognition.learning import Recipe
    from benchmarks.recognition.samples import Sample
    from geo.gazetteer import Gazetteer

CORPORA = ("LGL", "GeoWebNews")
FOLDS = 5
WRITTEN = Path(__file__).resolve().parents[1] / "quality" / "cross_validated.json"

Figures = dict[str, dict[str, float]]


def cross_validate(
    groups: Sequence[Sequence[Sample]], recipe: Recipe, gazetteer: Gazetteer
) -> Figures:
    """Return the figures by ``corpus/mode``; a group is a document and its renamed copies."""
    counted: dict[str, list[dict[str, float]]] = {}
    for fold in range(FOLDS):
        inside = [s for i, group in enumerate(groups) if i % FOLDS != fold for s in group]
        fitted = models(inside, recipe)
        for sample in (group[0] for group in groups[fold::FOLDS]):
            for mode, weights in (("default", fitted), ("fast", Weights(fitted.linear))):
                counts = count(sample, gazetteer, weights)
                counted.setdefault(f"{sample.corpus.lower()}/{mode}", []).append(counts)
    return {key: _figures(counted[key]) for key in sorted(counted)}


def count(sample: Sample, gazetteer: Gazetteer, weights: Weights) -> dict[str, float]:
    """Find and resolve the places of one document, and count them against its gold."""
    mentions = find_mentions(sample.document, gazetteer, weights=weights)
    answers: list[dict[str, Any]] = [
        {
            "start": r.mention.start,
            "end": r.mention.end,
            "lon": r.place.lon if r.place else None,
            "lat": r.place.lat if r.place else None,
        }
        for r in resolve_places(sample.document, mentions, gazetteer, brief=True)
    ]
    matched = match(sample.toponyms, answers)
    found = sum(mention is not None for _, mention in matched.pairs)
    return count_places(matched) | {"found": found, "said": found + len(matched.spare)}


def _figures(documents: Sequence[dict[str, float]]) -> dict[str, float]:
    sums = {key: sum(one[key] for one in documents) for key in documents[0]}
    end_to_end = ratio(2 * sums["hit"], sums["predicted"] + sums["gold"])
    recognition = ratio(2 * sums["found"], sums["said"] + sums["gold"])
    return {"f1_161": round(end_to_end, 4), "recognition_f1": round(recognition, 4)}


def write(figures: Figures) -> dict[str, Any]:
    """Print the figures and write them, with the day, where the docs are written from."""
    for key, found in figures.items():
        print(key, found)
    told = {
        "made_by": "python -m benchmarks.recognition.train --cross-validate",
        "on": datetime.now(tz=UTC).date().isoformat(),
        "folds": FOLDS,
        "rows": figures,
    }
    WRITTEN.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return told


def section(told: dict[str, Any], why: str) -> str:
    """Return what is added to the log of quality: why the weights are new, and the figures."""
    lines = [
        f"\n## {told['on']}: cross-validated inside the even halves", "", why, "",
        "| corpus | mode | F1@161 | recognition, F1 |", "|---|---|---|---|",
    ]  # fmt: skip
    for key, found in told["rows"].items():
        corpus, mode = key.split("/")
        shown = " | ".join(short(found[name]) for name in ("f1_161", "recognition_f1"))
        lines.append(f"| {corpus} | {mode} | {shown} |")
    return "\n".join(lines) + "\n"
