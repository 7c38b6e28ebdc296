"""The errors that remain in incidents, counted by kind: missed, false, figures that differ.

Who matches whom is decided by the functions of the evaluator in the reference material; a missed
incident is of the first kind by which an answer that nothing else matched would fit. Counts only:
nothing of a text leaves this module.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks.quality.corpora import evaluator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from benchmarks.quality.errors import Remaining

#: What became of a required incident of the gold, and of an answer that is none of the gold.
KINDS = {
    "gold": "required incidents in the gold",
    "found": "found",
    "missed_place": "missed: told, and put at another place, or at none",
    "missed_class": "missed: told as another kind of event",
    "missed_day": "missed: told with another day",
    "missed_unsure": "missed: told without a day, or as planned, denied, said",
    "missed_silent": "missed: nothing like it was coded",
    "false": "coded and none of the gold",
    "false_second": "of these, a second one of what was found",
    "false_near": "of these, what was missed, by its place, class or day",
    "false_figures": "of these, with people killed or injured",
    "stated": "figures of killed or injured in the gold of what was found",
    "exact": "of these, exact in low, best and high",
    "count_other": "of these, another figure",
    "count_none": "of these, no figure",
    "invented": "figures of killed or injured that the gold does not have",
}

Item = dict[str, Any]


@cache
def _scorer() -> Any:  # noqa: ANN401  (a script of the reference material)
    path = evaluator("incidents")
    spec = importlib.util.spec_from_file_location("incidents_evaluator", path) if path else None
    if spec is None or spec.loader is None:
        raise FileNotFoundError("incidents are scored by the reference material, which is not here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _at_its_place(gold: Item, answer: Item) -> Item:
    return {**answer, "lat": gold["lat"], "lon": gold["lon"]}


def _of_its_class(gold: Item, answer: Item) -> Item:
    return {**answer, "event_class": gold["event_class"]}


def _on_its_day(gold: Item, answer: Item) -> Item:
    return {**answer, "start": gold["start"], "end": gold["end"]}


#: What is granted to an answer, in this order, to see what it fails by.
_GRANTS: tuple[tuple[str, Callable[[Item, Item], Item]], ...] = (
    ("missed_place", _at_its_place),
    ("missed_class", _of_its_class),
    ("missed_day", _on_its_day),
)


def count_incident_errors(cut: Path, out: Path) -> Remaining:
    """Count what became of every required incident of a cut's gold, article by article."""
    scorer = _scorer()
    articles, _ = scorer.gold_items(cut / "incidents.json")
    counts: Counter[str] = Counter(dict.fromkeys(KINDS, 0))
    for name, items in articles.items():
        path = out / f"{name}.json"
        answers = scorer.predicted(path) if path.is_file() else []
        counts.update(_count(scorer, items, answers))
    return dict(counts)


def _count(scorer: Any, items: Sequence[Item], answers: Sequence[Item]) -> Counter[str]:  # noqa: ANN401
    sure = [a for a in answers if scorer.scored(a)]
    unsure = [a for a in answers if not scorer.scored(a)]
    by_item, by_answer = scorer.match(items, sure)
    spare = [a for n, a in enumerate(sure) if n not in by_answer]
    missed = [g for n, g in enumerate(items) if g["required"] and n not in by_item]
    counts: Counter[str] = Counter()
    for n, item in enumerate(items):
        if not item["required"]:
            continue
        counts["gold"] += 1
        if n in by_item:
            counts["found"] += 1
            counts.update(_figures(scorer, item, sure[by_item[n]]))
    counts.update(_why_missed(scorer, item, spare, unsure) for item in missed)
    matched = [items[n] for n in by_item]
    for answer in spare:
        fitting = [g for g in matched if scorer.fits(g, answer) is not None]
        if any(g.get("area", "point") == "region" for g in fitting):
            continue  # a town of a regional incident that is matched costs nothing
        counts["false"] += 1
        counts["false_second"] += bool(fitting)
        counts["false_near"] += not fitting and any(_nearly(scorer, g, answer) for g in missed)
        counts["false_figures"] += any(scorer.positive(answer.get(o)) for o in _OUTCOMES)
    return counts


_OUTCOMES = ("killed", "injured")


def _why_missed(
    scorer: Any,  # noqa: ANN401
    item: Item,
    spare: Sequence[Item],
    unsure: Iterable[Item],
) -> str:
    for kind, grant in _GRANTS:
        if any(scorer.fits(item, grant(item, answer)) is not None for answer in spare):
            return kind
    told = any(scorer.fits(item, _on_its_day(item, answer)) is not None for answer in unsure)
    return "missed_unsure" if told else "missed_silent"


def _nearly(scorer: Any, item: Item, answer: Item) -> bool:  # noqa: ANN401
    return any(scorer.fits(item, grant(item, answer)) is not None for _, grant in _GRANTS)


def _figures(scorer: Any, item: Item, answer: Item) -> Counter[str]:  # noqa: ANN401
    found: Counter[str] = Counter()
    for outcome in _OUTCOMES:
        tally: Counter[str] = Counter()
        scorer.counts(item, answer, outcome, tally, "", [])
        found.update(tally)
        if tally["stated"] and not tally["exact"]:
            given = scorer.positive(answer.get(outcome))
            found["count_other" if given else "count_none"] += 1
    return found
