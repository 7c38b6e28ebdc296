"""The figures of an incident from its claims: one count a group and outcome, conflicts kept.

Specific beats vague; the best figure is the one that most distinct origins report, ties to what
an article tells first; low and high are the extremes of the specific claims; a vague word fills in
only where nothing specific exists; a breakdown is checked, never added.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from geo.incidents.joining.additions import OF_HURT, add_up
from geo.incidents.joining.origins import first_tellers, origin_of
from geo.incidents.joining.overlaps import GENERIC, as_same_people, is_one_by_one, without_overlap
from geo.incidents.joining.titles import say_count
from geo.incidents.words.numbers import ORDINALS
from geo.records import Casualty, Claim, Conflict, Count
from geo.records.incident import CountStatus, Outcome, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
RULES: tuple[Rule, ...] = get_args(Rule)
#: What each rule does, as cards say it.
RULE_TEXT: dict[Rule, str] = {
    "most_reported": "the figure that most independent origins report; ties go to what an article "
    "tells first, over several articles to the lower",
    "conservative": "the lowest specific figure",
    "medical_first": "medical sources before officials, officials before parties; "
    "then the figure most reported",
}
_MEDICAL_ORDER = {
    "medical": 0,
    "official": 1,
    "agency": 1,
    "eyewitness": 1,
    "unknown": 2,
    "party": 3,
}
#: A field of three parts, "injured.soldiers.Italian", states the figure of a part of the group.
_PARTS = 3


def reconcile_figures(
    claims: Sequence[Claim], rule: Rule
) -> tuple[tuple[Casualty, ...], tuple[Conflict, ...]]:
    """Choose the figures of an incident from its claims; where sources differ, keep both."""
    by_group: dict[tuple[Outcome, str], list[Claim]] = defaultdict(list)
    nobody: dict[Outcome, list[Claim]] = defaultdict(list)
    for claim in as_same_people(add_up(claims)):
        outcome, _, group = claim.field.partition(".")
        if outcome in OUTCOMES and says_none(claim):
            nobody[outcome].append(claim)
        elif outcome in OUTCOMES:
            by_group[outcome, group.split(".")[0]].append(claim)
    casualties: list[Casualty] = []
    conflicts: list[Conflict] = []
    for (outcome, group), told in sorted(
        by_group.items(), key=lambda kv: (OUTCOMES.index(kv[0][0]), kv[0][1])
    ):
        figures = _newest(_with_sums(told))
        if not figures:
            continue
        count, status = reconcile_count(figures, rule)
        casualties.append(
            Casualty(group, outcome, count, status, breakdown=_breakdown(told, count))
        )
        against = _against(nobody[outcome], group, told)
        conflict = _conflict(outcome, group, [*figures, *against], count, rule)
        if conflict:
            conflicts.append(conflict)
    harmed = {outcome for outcome, _ in by_group}
    none = [_none(outcome, said) for outcome, said in nobody.items() if outcome not in harmed]
    casualties = [*without_overlap(casualties, by_group), *(c for c in none if c)]
    return tuple(sorted(casualties, key=lambda c: OUTCOMES.index(c.outcome))), tuple(conflicts)


def says_none(claim: Claim) -> bool:
    """Tell a claim that nobody was harmed: "no one was hurt"."""
    return claim.high == 0


def _none(outcome: Outcome, said: Sequence[Claim]) -> Casualty | None:
    """Make the figure of nobody, where nobody at all was harmed in that way."""
    if not any(c.field == f"{outcome}.{GENERIC}" for c in said):
        return None
    return Casualty(GENERIC, outcome, Count(0, 0, 0), "none_reported")


def _against(nobody: Sequence[Claim], group: str, told: Sequence[Claim]) -> list[Claim]:
    """Return the claims that none of a group was harmed, but for those of who tells of some."""
    tellers = {(c.article_id, origin_of(c)) for c in told}
    return [
        c
        for c in nobody
        if c.field.partition(".")[2] in {GENERIC, group}
        and (c.article_id, origin_of(c)) not in tellers
    ]


def _with_sums(told: Sequence[Claim]) -> list[Claim]:
    """Return the figures for the whole group; parts that one sentence adds up become one figure.

    "30 soldiers (11 Italians and 19 Hungarians)" is 30; "11 Italian and 19 Hungarian soldiers" is
    30, too, stated as a sum.
    """
    whole = [c for c in told if c.part_of is None and c.field.count(".") == 1]
    named: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in told:
        if claim.part_of is None and claim.field.count(".") > 1:
            named[claim.article_id, claim.sentence_start].append(claim)
    whole += [parts[0] if len(parts) == 1 else _sum(parts) for parts in named.values()]
    if not whole:
        inside: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in told:
            inside[claim.article_id, claim.sentence_start].append(claim)
        whole = [_sum(parts) for parts in inside.values()]
    return whole


def _newest(told: Sequence[Claim]) -> list[Claim]:
    """Leave out what a source of an article says again with a higher figure: a toll rises.

    A figure that the text takes back is read as none, so that the highest is the newest. Figures
    of sources that differ all stay.
    """
    best: dict[tuple[str, str], int] = {}
    most: dict[str, int] = {}
    for claim in told:
        if claim.best is not None and not is_one_by_one(claim):
            most[claim.article_id] = max(claim.best, most.get(claim.article_id, 0))
    told = [c for c in told if not (is_one_by_one(c) and (c.best or 0) < most.get(c.article_id, 0))]
    told = [
        c
        for c in told
        if not (c.value.lower().endswith(OF_HURT) and (c.best or 0) < most.get(c.article_id, 0))
    ]
    row = _places_in_row(told)
    told = [c for c in told if (c.best or 0) >= row[c.article_id]]
    for claim in told:
        if claim.best is not None:
            key = claim.article_id, origin_of(claim)
            best[key] = max(claim.best, best.get(key, claim.best))
    return [c for c in told if c.best in (None, best.get((c.article_id, origin_of(c))))]


def _places_in_row(told: Sequence[Claim]) -> dict[str, int]:
    """Return by article the toll that "a fourth victim" states, whoever tells it; else 0."""
    most: dict[str, int] = defaultdict(int)
    for claim in told:
        if claim.value.split()[-1].lower() in ORDINALS:
            most[claim.article_id] = max(claim.best or 0, most[claim.article_id])
    return most


def _sum(parts: Sequence[Claim]) -> Claim:
    def add(values: list[int | None]) -> int | None:
        known = [v for v in values if v is not None]
        return sum(known) if len(known) == len(values) else None

    return replace(
        parts[0],
        value=" + ".join(p.value for p in parts),
        low=add([p.low for p in parts]),
        best=add([p.best for p in parts]),
        high=add([p.high for p in parts]),
        approximate=any(p.approximate for p in parts),
    )


def reconcile_count(figures: Sequence[Claim], rule: Rule) -> tuple[Count, CountStatus]:
    """Choose one count from the figures that sources give for one group and outcome.

    Examples
    --------
    >>> told = [Claim("a", 0, 2, "injured.x", "52", 52, 52, 52),
    ...         Claim("b", 0, 2, "injured.x", "52", 52, 52, 52),
    ...         Claim("c", 0, 2, "injured.x", "53", 53, 53, 53)]
    >>> reconcile_count(told, "most_reported")[0]
    Count(low=52, best=52, high=53, approximate=False)
    """
    specific = [c for c in figures if c.best is not None]
    if not specific:
        low = max((c.low for c in figures if c.low is not None), default=None)
        return Count(low, None, None, approximate=True), "approximate"
    exact = [c for c in specific if not c.approximate] or specific
    closed = [c for c in exact if c.high is not None and c.low is not None]
    floor = max((c.low for c in exact if c.low is not None and c.high is None), default=0)
    pool = exact if any((c.best or 0) < floor for c in closed) else closed or exact
    best = _choose(pool, rule)
    highs = [c.high for c in pool]
    lows = [c.low for c in exact if c.low is not None]
    low = min(lows) if lows else None
    high = max(h for h in highs if h is not None) if None not in highs else None
    if high is not None and any(c.high is None and (c.low or 0) > high for c in exact):
        high = None  # "19" and "at least 23"
    approximate = all(c.approximate for c in exact)
    return Count(low, best, high, approximate), "approximate" if approximate else "reported"


def _choose(pool: Sequence[Claim], rule: Rule) -> int:
    if rule == "conservative":
        return min(c.best for c in pool if c.best is not None)
    if rule == "medical_first":
        first = min(_MEDICAL_ORDER[c.attribution] for c in pool)
        pool = [c for c in pool if _MEDICAL_ORDER[c.attribution] == first]
    origins: dict[int, set[str]] = defaultdict(set)
    tellers = first_tellers(pool)
    for claim in pool:
        if claim.best is not None:
            origin = origin_of(claim)
            origins[claim.best].add(tellers.get(origin, origin))
    most = max(len(tellers) for tellers in origins.values())
    tied = {value for value, told in origins.items() if len(told) == most}
    if len({c.article_id for c in pool if c.best in tied}) == 1:
        return next(c.best for c in sorted(pool, key=_told_at) if c.best in tied)
    return min(tied)


def _told_at(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.best or 0


def _breakdown(told: Sequence[Claim], count: Count) -> tuple[tuple[str, int], ...]:
    """Return the parts that add up to the figure: 11 and 19 of 30."""
    by_article: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for claim in told:
        parts = claim.field.split(".")
        if len(parts) == _PARTS and claim.best is not None:
            by_article[claim.article_id, claim.sentence_start][parts[-1]] = claim.best
    for parts_told in by_article.values():
        if len(parts_told) > 1 and sum(parts_told.values()) == count.best:
            return tuple(sorted(parts_told.items()))
    return ()


def _conflict(
    outcome: str, group: str, figures: Sequence[Claim], count: Count, rule: Rule
) -> Conflict | None:
    values: dict[str, set[str]] = defaultdict(set)
    for claim in figures:
        if claim.best is not None and not claim.approximate:
            values[say_count(Count(claim.low, claim.best, claim.high))].add(claim.article_id)
    if len(values) <= 1:
        return None
    listed = tuple((value, tuple(sorted(ids))) for value, ids in sorted(values.items()))
    return Conflict(f"{outcome}.{group}", listed, say_count(count), rule)
