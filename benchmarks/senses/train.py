"""Fit the weights of `geo.incidents.events.senses` and write them.

Usage::

    python -m benchmarks.senses.train [--cross-validate --scorer ../shared/evaluate/incidents.py]

Needs scikit-learn, which the product does not. The same input gives the same files, byte for byte.
``--cross-validate`` leaves the files alone: it fits the weights without one author's reports after
the other, codes those reports with them, and prints the scores beside those of the lexicon alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.fitting import fit_tables, write_tables
from benchmarks.senses.rows import (
    NONE,
    ROOT,
    Row,
    authors,
    brief_rows,
    report_rows,
    sentence_rows,
)
from geo.cli import main as main_of_cli
from geo.incidents.events import senses
from tests.reports import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

SCORER = ROOT.parent / "shared" / "evaluate" / "incidents.py"

#: Inverse strength of the L2 penalty, and the weight of an invented sentence beside one of a
#: report; chosen by `--cross-validate`.
STRENGTH, INVENTED = 1.0, 0.5


def fit(rows: Sequence[Row]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fit the weights: one table for events of any kind, one that tells the kinds apart."""
    weighed = [
        (row.stems, kind, (INVENTED if row.invented else 1.0) / len(row.kinds))
        for row in rows
        for kind in row.kinds
    ]
    any_kind = [(stems, NONE if kind == NONE else senses.EVENT, w) for stems, kind, w in weighed]
    some = [case for case in weighed if case[1] != NONE]
    return (
        fit_tables(any_kind, [senses.EVENT], STRENGTH),
        fit_tables(some, {kind for _, kind, _ in some}, STRENGTH),
    )


def write(folder: Path, tables: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Write the weights into a folder."""
    for name, table in zip(senses.FILES, tables, strict=True):
        write_tables(folder / name, table)


#: Weights that say nothing: the lexicon is alone.
_SILENT = ({"bias": {senses.EVENT: 0.0}, "weights": {}}, {"bias": {"attack": 0.0}, "weights": {}})


def cross_validate(scorer: Path) -> None:
    """Print the scores of the lexicon alone, and with weights fitted on other authors."""
    rows, alone, names = [*report_rows(), *brief_rows()], list(sentence_rows()), authors()
    shipped = senses.MODEL
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for author in sorted(set(names.values())):
            mine = [name for name, by in names.items() if by == author]
            others = fit([*(r for r in rows if r.author != author), *alone])
            for way, weights in (("lexicon", _SILENT), ("words", others)):
                senses.MODEL = folder / "weights"
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
    options, _ = parser.parse_known_args()
    if options.cross_validate:
        cross_validate(options.scorer)
    else:
        write(senses.MODEL, fit([*report_rows(), *brief_rows(), *sentence_rows()]))


if __name__ == "__main__":
    main()
