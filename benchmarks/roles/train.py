"""Fit the weights of `geo.mentions.role_words` and write them.

Usage::

    python -m benchmarks.roles.train --home DIR [--cross-validate]

Needs scikit-learn, which the product does not. Learned from are the hand-marked names of the half
of ``tests/reports`` that is looked at. The same input gives the same file, byte for byte.
``--cross-validate`` leaves the file alone and prints how many roles are right by the rules, and
with weights fitted without the author of the report.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.fitting import fit_tables, write_tables
from benchmarks.senses.rows import REPORTS, authors
from geo.articles import prepare, read_text
from geo.gazetteer import Gazetteer
from geo.mentions import role_words
from geo.mentions.decisions import decide
from geo.mentions.finding import named_of, sentence_ranges
from geo.mentions.model import shipped
from geo.mentions.roles import Case, assign_roles, role_features
from geo.mentions.tokens import tokenize
from tests.reports import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.records.place import Role

#: Inverse strength of the L2 penalty; chosen by `--cross-validate`.
STRENGTH = 0.2
#: Roles at which an event can take place.
_EVENT = frozenset({"event_location", "caption_location", "facility_location"})


@dataclass(frozen=True, slots=True)
class Row:
    """A name: the role of the rules, the features, the role by hand and others that are right."""

    rule: Role
    features: frozenset[str]
    role: str
    right: frozenset[str]
    author: str


def rows(gazetteer: Gazetteer) -> Iterator[Row]:
    """Yield the names of the reports between whose roles the weights decide."""
    marked = cut.read_mentions()
    for name, author in authors().items():
        text = (REPORTS / "texts" / f"{name}.txt").read_text("utf-8")
        document = prepare(read_text(text, name=name), times=False)
        tokens = tokenize(document.article.text)
        ranges = sentence_ranges(document, tokens)
        found = decide(document.article.text, tokens, ranges, gazetteer, shipped(fast=False))
        chosen = [proposal for proposal, _ in found]
        seen: dict[int, Case] = {}

        def look_on(case: Case, seen: dict[int, Case] = seen) -> Role:
            seen[case.name.first] = case
            return case.rule

        named = [named_of(proposal, gazetteer) for proposal in chosen]
        assign_roles(tokens, ranges, named, look_on)
        spans = {(p.start, p.end): n.first for p, n in zip(chosen, named, strict=True)}
        for mark in marked[name]:
            case = seen.get(spans.get((mark["start"], mark["end"]), -1))
            if case is None or mark.get("ignore") or mark["kind"] in {"country", "demonym"}:
                continue
            right = frozenset({mark["role"], *mark.get("role_accept", [])})
            yield Row(case.rule, frozenset(role_features(case)), mark["role"], right, author)


def fit(learned: Sequence[Row]) -> dict[str, Any]:
    """Fit one table a role of `OPEN`; names of other roles speak against all of them."""
    cases = [(row.features, row.role, 1.0) for row in learned]
    return fit_tables(cases, role_words.OPEN, STRENGTH)


def cross_validate(known: Sequence[Row]) -> None:
    """Print the share of right roles, and precision and recall of the places of events."""
    by_rules, by_words = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    right = defaultdict[str, list[frozenset[str]]](list)
    with tempfile.TemporaryDirectory() as folder:
        for author in sorted({row.author for row in known}):
            role_words.MODEL = Path(folder) / f"{author}.json"
            write_tables(role_words.MODEL, fit([row for row in known if row.author != author]))
            role_words.load.cache_clear()
            for row in known:
                if row.author == author:
                    right[author].append(row.right)
                    by_rules[author].append(row.rule)
                    by_words[author].append(role_words.amend(row.rule, row.features))
    for author in sorted(right):
        rules, words = (_told(found[author], right[author]) for found in (by_rules, by_words))
        sys.stdout.write(f"{author:4}{len(right[author]):5}  rules {rules}  words {words}\n")
    whole = [[x for a in sorted(right) for x in found[a]] for found in (by_rules, by_words)]
    truth = [x for a in sorted(right) for x in right[a]]
    sys.stdout.write(f"all  rules {_told(whole[0], truth)}  words {_told(whole[1], truth)}\n")


def _told(found: Sequence[str], right: Sequence[frozenset[str]]) -> str:
    share = sum(role in ok for role, ok in zip(found, right, strict=True)) / len(found)
    events = [(role in _EVENT, bool(ok & _EVENT)) for role, ok in zip(found, right, strict=True)]
    both = sum(a and b for a, b in events)
    precision, recall = both / sum(a for a, _ in events), both / sum(b for _, b in events)
    return f"right {share:.3f} events {precision:.3f} {recall:.3f}"


def main() -> None:
    """Fit and write the weights, or cross-validate."""
    parser = argparse.ArgumentParser(description="Fit the weights of the words around names.")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    options, _ = parser.parse_known_args()
    known = list(rows(Gazetteer.open(options.home)))
    if options.cross_validate:
        cross_validate(known)
    else:
        write_tables(role_words.MODEL, fit(known))


if __name__ == "__main__":
    main()
