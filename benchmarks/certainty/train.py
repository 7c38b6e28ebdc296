"""Fit the weights of `geo.incidents.certainty` and write them.

Usage::

    python -m benchmarks.certainty.train --home DIR [--cross-validate]
        [--scorer ../shared/evaluate/incidents.py]

Needs scikit-learn, which the product does not, and the scorer, which says what an incident matches.
The incidents are those of the half of ``tests/reports`` that is looked at, coded with weights of
words and of roles that were fitted without the report's author. ``--cross-validate`` writes
nothing: it prints F1 by the bar for certainty, with weights fitted without the author.
"""

from __future__ import annotations

import argparse
import importlib.util
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
from geo.incidents import certainty, senses
from geo.mentions import role_words
from geo.records.properties import properties_of
from geo.settings import default_settings
from tests.reports import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

#: Inverse strength of the L2 penalty; chosen by `--cross-validate`.
STRENGTH = 1.0
_WRONG = "wrong"
_BARS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4)


@dataclass(frozen=True, slots=True)
class Row:
    """A coded incident: its features, whether it is right, whose report.

    `right` is None where it matches an optional item, or is not weighed.
    """

    features: frozenset[str]
    right: bool | None
    author: str


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
                for features, right in _of_report(parsed, golds[name], scorer):
                    yield Row(features, right, author)


def _without(known: Sequence[Any], author: str) -> list[Any]:
    return [row for row in known if row.author != author]


def _of_report(
    parsed: pipeline.Parsed, gold: list[dict[str, Any]], scorer: ModuleType
) -> Iterator[tuple[frozenset[str], bool | None]]:
    told = pipeline.code(parsed).incidents
    shown = [(i, properties_of(i)) for i in told]
    shown = [(i, p) for i, p in shown if scorer.scored(p)]
    matched = scorer.match(gold, [p for _, p in shown])[1]
    places = certainty.by_offset(parsed.resolutions)
    for n, (incident, _) in enumerate(shown):
        features = certainty.features(incident, parsed.document, places, len(told))
        optional = n in matched and not gold[matched[n]]["required"]
        right = None if optional or not certainty.is_weighed(incident) else n in matched
        yield frozenset(features), right


def fit(known: Sequence[Row]) -> dict[str, Any]:
    """Fit the one table; incidents that match an optional item say nothing either way."""
    cases = [
        (row.features, certainty.RIGHT if row.right else _WRONG, 1.0)
        for row in known
        if row.right is not None
    ]
    return fit_tables(cases, [certainty.RIGHT], STRENGTH)


def cross_validate(known: Sequence[Row], required: dict[str, int]) -> None:
    """Print precision, recall and F1 by the bar, for each author and for all."""
    chances: dict[str, list[tuple[float, bool]]] = {}
    for author in sorted(required):
        table = fit(_without(known, author))
        weights = {name: told[certainty.RIGHT] for name, told in table["weights"].items()}
        for row in known:
            if row.author == author and row.right is not None:
                margin = table["bias"][certainty.RIGHT] + sum(
                    weights.get(f, 0) for f in row.features
                )
                chance = 1 / (1 + math.exp(-margin))
                chances.setdefault(author, []).append((chance, row.right))
    for group in [[author] for author in sorted(required)] + [sorted(required)]:
        found = [pair for author in group for pair in chances.get(author, [])]
        total = sum(required[author] for author in group)
        line = "  ".join(_told(found, total, bar) for bar in _BARS)
        sys.stdout.write(f"{group[0] if len(group) == 1 else 'all':4}{line}\n")


def _told(found: list[tuple[float, bool]], required: int, bar: float) -> str:
    kept = [right for chance, right in found if chance >= bar]
    precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / required
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{bar:.2f}: {f1:.3f} ({precision:.2f} {recall:.2f})"


def main() -> None:
    """Fit and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description="Fit the weights of the certainty of incidents.")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, default=words.SCORER)
    parser.add_argument("--cross-validate", action="store_true")
    options, _ = parser.parse_known_args()
    known = list(rows(options.home, _load(options.scorer)))
    if options.cross_validate:
        required: dict[str, int] = {}
        golds = cut.read_incidents()
        for name, author in authors().items():
            required[author] = required.get(author, 0) + sum(i["required"] for i in golds[name])
        cross_validate(known, required)
    else:
        write_tables(certainty.MODEL, fit(known))


if __name__ == "__main__":
    main()
