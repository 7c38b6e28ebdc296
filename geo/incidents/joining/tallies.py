"""Figures that two records share: the same number, or one rounded down from the other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.records import Incident

#: Outcomes that are harm.
HARM = frozenset({"killed", "injured"})
#: "More than 20" and above is rounded to tens.
_ROUND = 20
_TEN = 10


def figures_told(i: Incident) -> set[tuple[str, str, int]]:
    """Return outcome, group and number of each figure of harm above 0 that a record states."""
    out = set()
    for claim in i.claims:
        outcome, _, group = claim.field.partition(".")
        if outcome in HARM and claim.best:
            out.add((outcome, group.split(".")[0], claim.best))
    for casualty in i.casualties:
        if casualty.outcome in HARM and casualty.count.best:
            out.add((casualty.outcome, casualty.group, casualty.count.best))
    return out


def outcomes_told(i: Incident) -> set[str]:
    """Return the outcomes of which a record states figures of harm above 0."""
    return {outcome for outcome, _, _ in figures_told(i)}


def share_figure(a: Incident, b: Incident) -> bool:
    """Tell whether the two share a figure that says something: above 1, or of one named group."""
    return any(value > 1 for _, _, value in figures_told(a) & figures_told(b)) or _rounds(a, b)


def _rounds(a: Incident, b: Incident) -> bool:
    """Tell whether one has the other's toll, rounded down: "more than 30" of 13 and 20."""
    for outcome in HARM:
        few, many = sorted((_floor(a, outcome), _floor(b, outcome)))
        if few[0] >= _ROUND and few[0] % _TEN == 0 and few[1] and few[0] <= many[0] < few[0] + _TEN:
            return True
    return False


def _floor(i: Incident, outcome: str) -> tuple[int, bool]:
    """Return how many a record says were harmed at least, and whether they may be more."""
    told = [c for c in i.claims if c.field.startswith(f"{outcome}.") and c.part_of is None]
    return sum(c.low or 0 for c in told), any(c.high is None for c in told)


def toll_told(i: Incident, outcome: str) -> int:
    """Return the largest number that a sentence of a record gives for an outcome, all groups."""
    sums: defaultdict[tuple[str, int], int] = defaultdict(int)
    for c in i.claims:
        if c.field.startswith(f"{outcome}.") and c.part_of is None:
            sums[c.article_id, c.sentence_start] += c.best or 0
    return max(sums.values(), default=0)
