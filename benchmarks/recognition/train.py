"""Train the recogniser of `geo.mentions` and write its weights.

Usage::

    python -m benchmarks.recognition.train --corpora ../shared/corpora --home DIR [--cross-validate]

Needs lightgbm, scikit-learn and scipy, which the product does not. Reads the even halves of the
tuning corpora only. `--cross-validate` prints recognition scores of five folds inside them and
writes nothing; without it the weights are fitted on all of the even halves and written to
``geo/mentions/model/``. The same input gives the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.recognition.augmenting import renamed
from benchmarks.recognition.learning import Recipe, fit_linear, fit_trees, models
from benchmarks.recognition.samples import even_half, label
from geo.articles import prepare, read_text
from geo.gazetteer import Gazetteer
from geo.mentions.decisions import choose, tree_rows
from geo.mentions.model import MODEL, probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.recognition.samples import Sample

CORPORA = ("LGL", "GeoWebNews")
FOLDS = 5
#: Probability from which a span is kept, chosen by cross-validation.
LINEAR_THRESHOLD = 0.4
TREES_THRESHOLD = 0.4
#: Weight of spans that the corpora leave out of the score (names inside organisations, streets).
IGNORED_WEIGHT = 0.3


def read_samples(corpora: Path, gazetteer: Gazetteer, *, copies: int) -> list[list[Sample]]:
    """Return, for each document, its sample and `copies` of it with other names."""
    found = []
    for corpus in CORPORA:
        for raw in even_half(corpora / corpus):
            group = []
            for variant in [raw, *(renamed(raw, gazetteer, copy) for copy in range(copies))]:
                document = prepare(read_text(variant["content"], name=raw["id"]))
                group.append(label(corpus, variant, document, gazetteer, IGNORED_WEIGHT))
            found.append(group)
    return found


def cross_validate(groups: Sequence[Sequence[Sample]], recipe: Recipe) -> None:
    """Print precision, recall and F1 of recognition, held out by document, per corpus."""
    linear: list[np.ndarray] = [np.zeros(0)] * len(groups)
    boosted: list[np.ndarray] = [np.zeros(0)] * len(groups)
    for fold in range(FOLDS):
        inside = [s for i, group in enumerate(groups) if i % FOLDS != fold for s in group]
        weights, forest = models(inside, recipe)
        for i in range(fold, len(groups), FOLDS):
            features = groups[i][0].features
            words = weights.word_margins(features.words)
            linear[i] = probabilities(weights.margins(features.numbers, words))
            if forest is not None:
                boosted[i] = probabilities(forest.margins(tree_rows(features, weights)))
    for name, scores, threshold in (
        ("linear", linear, LINEAR_THRESHOLD),
        ("trees", boosted, TREES_THRESHOLD),
    ):
        for corpus in CORPORA:
            chosen = [i for i, group in enumerate(groups) if group[0].corpus == corpus]
            print(name, corpus, recognition([(groups[i][0], scores[i]) for i in chosen], threshold))


def recognition(pairs: Sequence[tuple[Sample, np.ndarray]], threshold: float) -> dict[str, float]:
    """Return precision, recall and F1 of overlapping spans, and F1 with a perfect resolver."""
    right = predicted = gold = near = 0
    for sample, scores in pairs:
        gold += sample.gold
        seen: set[int] = set()
        for i in choose(sample.features.proposals, scores.tolist(), threshold):
            if sample.ignored[i] or not sample.features.proposals[i].name:
                continue
            predicted += 1
            if sample.targets[i] >= 0 and sample.targets[i] not in seen:
                seen.add(sample.targets[i])
                right += 1
                near += sample.hits[i]
    return {
        "precision": round(right / max(predicted, 1), 3),
        "recall": round(right / max(gold, 1), 3),
        "f1": round(2 * right / max(predicted + gold, 1), 3),
        "f1_perfect_resolver": round(2 * near / max(predicted + gold, 1), 3),
    }


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description="Train the recogniser.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--home", type=Path, required=True, help="folder of the gazetteer's index")
    parser.add_argument("--copies", type=int, default=1, help="renamed copies of each document")
    parser.add_argument("--cross-validate", action="store_true")
    chosen = parser.parse_args()
    groups = read_samples(chosen.corpora, Gazetteer.open(chosen.home), copies=chosen.copies)
    recipe = Recipe()
    if chosen.cross_validate:
        cross_validate(groups, recipe)
        return
    samples = [sample for group in groups for sample in group]
    MODEL.mkdir(exist_ok=True)
    linear = fit_linear(samples, recipe) | {"threshold": LINEAR_THRESHOLD}
    forest = fit_trees(samples, recipe) | {"threshold": TREES_THRESHOLD}
    for name, found in (("linear", linear), ("trees", forest)):
        path = MODEL / f"{name}.json"
        path.write_text(
            json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8"
        )
        print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
