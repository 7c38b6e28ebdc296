"""Fit the weights of `geo.incidents.senses` and write them.

Usage::

    python -m benchmarks.senses.train [--cross-validate --scorer ../shared/evaluate/incidents.py]

Needs scikit-learn, which the product does not. The same input gives the same file, byte for byte.
``--cross-validate`` leaves the file alone: it fits the weights without one author's reports after
the other, codes those reports with them, and prints the scores beside those of the lexicon alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.senses.rows import NONE, ROOT, Row, authors, report_rows, sentence_rows
from geo.cli import main as main_of_cli
from geo.incidents import senses
from tests.reports import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SCORER = ROOT.parent / "shared" / "evaluate" / "incidents.py"

#: Inverse strength of the L2 penalty, the weight of an invented sentence beside one of a report,
#: and how often a word must stand in the rows; chosen by `--cross-validate`.
STRENGTH, INVENTED, LEAST = 1.0, 0.5, 2
#: Weights nearer to zero than this say nothing and are not kept.
_LEAST_WEIGHT = 0.1
_DIGITS = 2


def _fit(x: csr_matrix, y: np.ndarray, weights: np.ndarray) -> tuple[float, np.ndarray]:
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(x, y, sample_weight=weights)
    return float(model.intercept_[0]), model.coef_[0]


def fit(rows: Sequence[Row]) -> dict[str, Any]:
    """Fit the weights: one table for events of any kind, one that tells the kinds apart."""
    seen = Counter(stem for row in rows for stem in row.stems)
    stems = sorted(stem for stem, n in seen.items() if n >= LEAST)
    column = {stem: i for i, stem in enumerate(stems)}
    cases = [(row, kind) for row in rows for kind in row.kinds]
    at = [(n, column[s]) for n, (row, _) in enumerate(cases) for s in row.stems if s in column]
    lines, columns = zip(*sorted(at), strict=True)
    x = csr_matrix((np.ones(len(at)), (lines, columns)), shape=(len(cases), len(stems)))
    weights = np.array([(INVENTED if r.invented else 1.0) / len(r.kinds) for r, _ in cases])
    told = np.array([kind for _, kind in cases])
    bias, event = _fit(x, told != NONE, weights)
    some = told != NONE
    fitted = {
        kind: _fit(x[some], told[some] == kind, weights[some])
        for kind in sorted(set(told) - {NONE})
    }
    return {
        "event_bias": round(bias, _DIGITS),
        "event": _kept(zip(stems, event, strict=True)),
        "kind_bias": {kind: round(b, _DIGITS) for kind, (b, _) in fitted.items()},
        "kinds": {
            stem: kept
            for i, stem in enumerate(stems)
            if (kept := _kept((kind, w[i]) for kind, (_, w) in fitted.items()))
        },
    }


def _kept(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {k: round(float(w), _DIGITS) for k, w in weights if abs(w) >= _LEAST_WEIGHT}


def write(path: Path, weights: dict[str, Any]) -> None:
    """Write the weights, one word a line."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8"
    )


#: Weights that say nothing: the lexicon is alone.
SILENT: dict[str, Any] = {"event_bias": 0.0, "event": {}, "kind_bias": {"attack": 0.0}, "kinds": {}}


def cross_validate(scorer: Path) -> None:
    """Print the scores of the lexicon alone, and with weights fitted on other authors."""
    rows, alone, names = list(report_rows()), list(sentence_rows()), authors()
    shipped = senses.MODEL
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for author in sorted(set(names.values())):
            mine = [name for name, by in names.items() if by == author]
            others = fit([*(r for r in rows if r.author != author), *alone])
            for way, weights in (("lexicon", SILENT), ("words", others)):
                senses.MODEL = folder / "weights.json"
                write(senses.MODEL, weights)
                senses.load.cache_clear()
                cut.write_cut(mine, folder / author)
                main_of_cli(["code", str(folder / author / "texts"), str(folder / way)])
        senses.MODEL = shipped
        senses.load.cache_clear()
        for kinds in (("kosovo",), ("world", "none")):
            chosen = cut.select("dev", kinds)
            cut.write_cut(chosen, folder / kinds[0])
            for way in ("lexicon", "words"):
                told = _score(scorer, folder / kinds[0] / "incidents.json", folder / way)
                sys.stdout.write(f"{kinds[0]:8}{way:8}" + "".join(told) + "\n")


def _score(scorer: Path, gold: Path, coded: Path) -> list[str]:
    done = subprocess.run(
        [
            sys.executable, str(scorer), "--gold", str(gold), "--pred", str(coded),
            "--level", "article",
        ],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    return [f"  {key} {found[key]:.3f}" for key in ("precision", "recall", "f1")]


def main() -> None:
    """Fit and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description="Fit the weights of the words of sentences.")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--scorer", type=Path, default=SCORER)
    options = parser.parse_args()
    if options.cross_validate:
        cross_validate(options.scorer)
    else:
        write(senses.MODEL, fit([*report_rows(), *sentence_rows()]))


if __name__ == "__main__":
    main()
