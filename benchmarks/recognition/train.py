"""Train the recogniser of `geo.mentions` and write its weights.

Usage::

    python -m benchmarks.recognition.train --corpora ../shared/corpora --home DIR [--cross-validate]

Needs lightgbm, scikit-learn and scipy, which the product does not. Reads the even halves of the
tuning corpora only. The weights are fitted on all of the even halves and written to
``geo/mentions/model/``. The same input gives the same files, byte for byte. `--cross-validate`
leaves them alone, scores five folds inside the even halves and writes
``benchmarks/quality/cross_validated.json``, which the docs are written from; `--log WHY` adds them
to ``docs/quality-log.md``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality.page import LOG
from benchmarks.recognition.augmenting import renamed
from benchmarks.recognition.learning import (
    LINEAR_THRESHOLD,
    TREES_THRESHOLD,
    Recipe,
    fit_linear,
    fit_trees,
)
from benchmarks.recognition.samples import even_half, label
from benchmarks.recognition.validating import CORPORA, cross_validate, section, write
from geo.articles import prepare, read_text
from geo.gazetteer import Gazetteer
from geo.mentions.model import MODEL

if TYPE_CHECKING:
    from benchmarks.recognition.samples import Sample

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


def main() -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description="Train the recogniser.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--home", type=Path, required=True, help="folder of the gazetteer's index")
    parser.add_argument("--copies", type=int, default=1, help="renamed copies of each document")
    parser.add_argument("--cross-validate", action="store_true", help="score; fit nothing")
    parser.add_argument("--log", metavar="WHY", help="with --cross-validate: log it, and why")
    chosen = parser.parse_args()
    gazetteer = Gazetteer.open(chosen.home)
    groups = read_samples(chosen.corpora, gazetteer, copies=chosen.copies)
    recipe = Recipe()
    if chosen.cross_validate:
        told = write(cross_validate(groups, recipe, gazetteer))
        if chosen.log:
            with LOG.open("a", encoding="utf-8") as log:
                log.write(section(told, chosen.log))
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
