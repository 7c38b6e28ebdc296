"""Fit the weights of `geo.incidents.events.certainty` and write them.

Usage::

    python -m benchmarks.certainty.train --home DIR [--cross-validate]
        [--scorer ../shared/evaluate/incidents.py]

Needs scikit-learn, which the product does not, and the scorer, which says what an incident matches.
The incidents are those of the half of ``tests/reports`` that is looked at, coded with weights of
words and of roles that were fitted without the report's author. ``--cross-validate`` leaves
them alone: it prints scores by the bar for certainty, with weights fitted without the author, and
keeps them in ``cross_validated.json``, which docs/quality.md is written from.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.fitting import fit_tables, write_tables
from benchmarks.roles import train as roles
from benchmarks.senses import train as words
from benchmarks.senses.rows import authors, report_rows, sentence_rows
from geo import pipeline
from geo.articles import read_text
from geo.gazetteer import Gazetteer
from geo.incidents.events import certainty, senses
from geo.mentions import role_words
from geo.records.properties import properties_of
from geo.settings import default_settings
from tests.reports import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

CROSS_VALIDATED = Path(__file__).with_name("cross_validated.json")
#: Inverse strength of the L2 penalty; chosen by `--cross-validate`.
STRENGTH = 1.0
_WRONG = "wrong"
_BARS = (0.0, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4)


@dataclass(frozen=True, slots=True)
class Row:
    """A coded incident: its features, whether it is right, whose report, and of which kind.

    `right` is None where it matches an optional item; `weighed` says whether certainty decides.
    """

    features: frozenset[str]
    right: bool | None
    weighed: bool
    author: str
    kind: str


def _load(scorer: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("incident_scorer", scorer)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{scorer} is no Python file: name the scorer with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(home: Path, scorer: ModuleType) -> Iterator[Row]:
    """Yield the dated incidents of all reports, none of them left out for being uncertain."""
    certainty.LEAST = 0.0
    settings = replace(default_settings(), home=home)
    of_words, of_roles = list(report_rows()), list(roles.rows(Gazetteer.open(home)))
    alone, golds, names = list(sentence_rows()), cut.read_incidents(), authors()
    with tempfile.TemporaryDirectory() as folder:
        for author in sorted(set(names.values())):
            senses.MODEL = Path(folder) / author
            words.write(senses.MODEL, words.fit([*_without(of_words, author), *alone]))
            senses.load.cache_clear()
            role_words.MODEL = Path(folder) / f"{author}.json"
            write_tables(role_words.MODEL, roles.fit(_without(of_roles, author)))
            role_words.load.cache_clear()
            for name in (name for name, by in names.items() if by == author):
                text, meta = cut.read_report(name)
                parsed = pipeline.parse(read_text(text, name=name, metadata=meta), settings)
                kind = "kosovo" if "kosovo" in name else "world"
                for features, right, weighed in _of_report(parsed, golds[name], scorer):
                    yield Row(features, right, weighed, author, kind)


def _without(known: Sequence[Any], author: str) -> list[Any]:
    return [row for row in known if row.author != author]


def _of_report(
    parsed: pipeline.Parsed, gold: list[dict[str, Any]], scorer: ModuleType
) -> Iterator[tuple[frozenset[str], bool | None, bool]]:
    told = pipeline.code(parsed).incidents
    shown = [(i, properties_of(i)) for i in told]
    shown = [(i, p) for i, p in shown if scorer.scored(p)]
    matched = scorer.match(gold, [p for _, p in shown])[1]
    places = certainty.by_offset(parsed.resolutions)
    weighed = certainty.weighed(told)
    for n, (incident, _) in enumerate(shown):
        features = certainty.features(incident, parsed.document, places, len(told))
        optional = n in matched and not gold[matched[n]]["required"]
        right = None if optional else n in matched
        yield frozenset(features), right, incident in weighed


def fit(known: Sequence[Row]) -> dict[str, Any]:
    """Fit the one table; incidents that match an optional item say nothing either way."""
    cases = [
        (row.features, certainty.RIGHT if row.right else _WRONG, 1.0)
        for row in known
        if row.right is not None and row.weighed
    ]
    return fit_tables(cases, [certainty.RIGHT], STRENGTH)


def cross_validate(known: Sequence[Row], required: dict[tuple[str, str], int]) -> dict[str, Any]:
    """Return precision, recall and F1 by the bar, for each author and kind of reports.

    Parameters
    ----------
    required
        How many items there are to find, by author and kind.
    """
    chances: dict[tuple[str, str], list[tuple[float, bool]]] = {key: [] for key in required}
    for author in sorted({author for author, _ in required}):
        table = fit(_without(known, author))
        weights = {name: told[certainty.RIGHT] for name, told in table["weights"].items()}
        for row in known:
            if row.author == author and row.right is not None:
                margin = sum(weights.get(f, 0.0) for f in row.features)
                margin += table["bias"][certainty.RIGHT]
                chance = 1 / (1 + math.exp(-margin)) if row.weighed else 1.0
                chances[author, row.kind].append((chance, row.right))
    groups = {f"{author} {kind}": [(author, kind)] for author, kind in sorted(required)}
    groups |= {kind: [key for key in required if key[1] == kind] for kind in ("kosovo", "world")}
    return {
        name: {f"{bar:.2f}": _scores(chances, keys, required, bar) for bar in _BARS}
        for name, keys in groups.items()
    }


def _scores(
    chances: dict[tuple[str, str], list[tuple[float, bool]]],
    keys: Sequence[tuple[str, str]],
    required: dict[tuple[str, str], int],
    bar: float,
) -> list[float]:
    kept = [right for key in keys for chance, right in chances[key] if chance >= bar]
    precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / sum(required[k] for k in keys)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return [round(x, 3) for x in (precision, recall, f1)]


def main() -> None:
    """Fit and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description="Fit the weights of the certainty of incidents.")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, default=words.SCORER)
    parser.add_argument("--cross-validate", action="store_true")
    options, _ = parser.parse_known_args()
    known = list(rows(options.home, _load(options.scorer)))
    if options.cross_validate:
        required: dict[tuple[str, str], int] = {}
        golds = cut.read_incidents()
        for name, author in authors().items():
            key = author, "kosovo" if "kosovo" in name else "world"
            required[key] = required.get(key, 0) + sum(i["required"] for i in golds[name])
        required = {key: n for key, n in required.items() if n}
        found = cross_validate([r for r in known if (r.author, r.kind) in required], required)
        CROSS_VALIDATED.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        for name, by_bar in found.items():
            told = "  ".join(
                f"{bar}: {f1:.3f} ({p:.2f} {r:.2f})" for bar, (p, r, f1) in by_bar.items()
            )
            sys.stdout.write(f"{name:9} {told}\n")
    else:
        write_tables(certainty.MODEL, fit(known))


if __name__ == "__main__":
    main()
