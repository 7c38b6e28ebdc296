"""One incident from several records of it: which place, days, class and figures stand, and why.

Specific beats vague; the best figure is the one that most distinct origins report, ties to the
lower; low and high are the extremes of the specific claims; a vague word fills in only where
nothing specific exists; a breakdown is checked, never added; a conflict is kept for ever.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from geo.incidents.titles import say_count, title_of
from geo.records import Casualty, Claim, Conflict, Count, Incident
from geo.records.classes import CLASSES, group_of
from geo.records.incident import CountStatus, Outcome, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
RULES: tuple[Rule, ...] = get_args(Rule)
#: What each rule does, as cards say it.
RULE_TEXT: dict[Rule, str] = {
    "most_reported": "the figure that most independent origins report; ties go to the lower",
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
#: Which class names the whole when its parts were coded differently: first wins.
_STRENGTH = (
    "violent_demonstration",
    "air_campaign",
    "shelling",
    "grenade_attack",
    "explosion",
    "kidnapping",
    "assassination",
    "attack_on_civilians",
    "armed_attack",
    "armed_clash",
    "shooting",
    "mob_violence",
    "arson",
    "property_damage",
    "demonstration",
    "natural_disaster",
    "accident",
)
_GENERIC = "people"


def join(records: Sequence[Incident], rule: Rule = "most_reported") -> Incident:
    """Join records of one incident into one.

    Parameters
    ----------
    records
        At least one record; their order does not matter.
    rule
        How the best figure is chosen (see `RULE_TEXT`).

    Returns
    -------
    The incident, with a stable id made of day, place and group, and a title made of its codes.
    """
    ordered = sorted(records, key=_specificity)
    placed = min(ordered, key=lambda r: (r.place_id is None, r.where_prec or 7))
    dated = next((r for r in ordered if r.start is not None), ordered[0])
    claims = _unique(c for r in ordered for c in r.claims)
    sources = {s.article_id: s for r in ordered for s in r.sources}
    event_class = _joint_class(ordered)
    claims = _regroup(claims, event_class)
    joined = replace(
        dated,
        event_class=event_class,
        place_id=placed.place_id,
        place_name=placed.place_name,
        where_prec=placed.where_prec,
        lon=placed.lon,
        lat=placed.lat,
        country=placed.country or dated.country,
        modality=_joint_modality(ordered),
        actors=tuple(dict.fromkeys(a for r in ordered for a in r.actors)),
        weapons=tuple(sorted({c.value.lower() for c in claims if c.field == "weapon"})),
        claims=claims,
        sources=tuple(sorted(sources.values(), key=lambda s: s.article_id)),
        notes=tuple(dict.fromkeys(n for r in ordered for n in r.notes)),
        conflicts=_place_conflicts(ordered),
    )
    return apply_rule(joined, rule)


def apply_rule(incident: Incident, rule: Rule) -> Incident:
    """Choose the figures of an incident by `rule`, from its claims; nothing else changes.

    An incident without claims (imported from a table) keeps the figures that it has.
    """
    if not any("." in c.field for c in incident.claims):
        done = incident
    else:
        casualties, conflicts = _casualties(incident.claims, rule)
        kept = tuple(c for c in incident.conflicts if "." not in c.field)
        done = replace(incident, casualties=casualties, conflicts=kept + conflicts)
    if incident.review == "imported":
        return done
    done = replace(done, title=title_of(done))
    return done if done.id else replace(done, id=_identity(done))


def _specificity(record: Incident) -> tuple[object, ...]:
    days = (record.end - record.start).days if record.start and record.end else 0
    first = record.claims[0] if record.claims else None
    return (
        record.start is None,
        record.date_prec or 6,
        days,
        record.where_prec or 7,
        first.article_id if first else "",
        first.start if first else 0,
    )


def _unique(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    found = {(c.article_id, c.start, c.end, c.field): c for c in claims}
    return tuple(found[k] for k in sorted(found))


def _joint_class(records: Sequence[Incident]) -> str:
    told = [r for r in records if any(c.field == "action" for c in r.claims)] or list(records)
    classes = [r.event_class for r in told if r.event_class != "other"] or ["other"]
    if "demonstration" in classes and _hurt(records):
        return "violent_demonstration"
    groups = {group_of(c) for c in classes}
    if "armed_clash" in classes and "protest" in groups:
        return "violent_demonstration"
    return min(
        classes, key=lambda c: (_STRENGTH.index(c) if c in _STRENGTH else 99, classes.index(c))
    )


def _hurt(records: Sequence[Incident]) -> bool:
    return any(c.field.startswith(("killed.", "injured.")) for r in records for c in r.claims)


def _joint_modality(records: Sequence[Incident]) -> str:  # type: ignore[return]
    for modality in ("occurred", "ongoing", "planned", "statement", "hypothetical", "denied"):
        if any(r.modality == modality for r in records):
            return modality


def _regroup(claims: tuple[Claim, ...], event_class: str) -> tuple[Claim, ...]:
    """Name the same people the same: "52 ethnic Serbs" at a protest are protesters."""
    if event_class != "violent_demonstration":
        return claims
    out = []
    for claim in claims:
        parts = claim.field.split(".")
        named = len(parts) == 3 and parts[1] == _GENERIC and claim.part_of is None  # noqa: PLR2004
        out.append(replace(claim, field=f"{parts[0]}.protesters") if named else claim)
    return tuple(out)


def _origin(claim: Claim) -> str:
    """Who the figure comes from: the source quoted, else the article; articles that quote one
    source are one origin."""  # noqa: D205, D209
    if claim.attributed_to and claim.attribution != "unknown":
        words = re.sub(
            r"\b(?:the|a|an|statement|spokes\w+|latest|update|from|by|released|in|of)\b",
            " ",
            claim.attributed_to.lower(),
        )
        return " ".join(words.split()) or claim.article_id
    return claim.article_id


def _casualties(
    claims: Sequence[Claim], rule: Rule
) -> tuple[tuple[Casualty, ...], tuple[Conflict, ...]]:
    by_group: dict[tuple[Outcome, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        outcome, _, group = claim.field.partition(".")
        if outcome in OUTCOMES:
            by_group[outcome, group.split(".")[0]].append(claim)
    casualties: list[Casualty] = []
    conflicts: list[Conflict] = []
    for (outcome, group), told in sorted(
        by_group.items(), key=lambda kv: (OUTCOMES.index(kv[0][0]), kv[0][1])
    ):
        figures = _with_sums(told)
        if not figures:
            continue
        count, status = reconcile_count(figures, rule)
        casualties.append(
            Casualty(group, outcome, count, status, breakdown=_breakdown(told, count))
        )
        conflict = _conflict(outcome, group, figures, count, rule)
        if conflict:
            conflicts.append(conflict)
    return _without_overlap(casualties, by_group), tuple(conflicts)


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
    for parts in named.values():
        whole.append(parts[0] if len(parts) == 1 else _sum(parts))
    if not whole:
        inside: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in told:
            inside[claim.article_id, claim.sentence_start].append(claim)
        whole = [_sum(parts) for parts in inside.values()]
    return whole


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
    pool = closed or exact
    best = _choose(pool, rule)
    highs = [c.high for c in pool]
    low = min(c.low if c.low is not None else c.best or 0 for c in pool)
    high = max(h for h in highs if h is not None) if None not in highs else None
    approximate = all(c.approximate for c in exact)
    return Count(low, best, high, approximate), "approximate" if approximate else "reported"


def _choose(pool: Sequence[Claim], rule: Rule) -> int:
    if rule == "conservative":
        return min(c.best for c in pool if c.best is not None)
    if rule == "medical_first":
        first = min(_MEDICAL_ORDER[c.attribution] for c in pool)
        pool = [c for c in pool if _MEDICAL_ORDER[c.attribution] == first]
    origins: dict[int, set[str]] = defaultdict(set)
    for claim in pool:
        if claim.best is not None:
            origins[claim.best].add(_origin(claim))
    return min(origins, key=lambda value: (-len(origins[value]), value))


def _breakdown(told: Sequence[Claim], count: Count) -> tuple[tuple[str, int], ...]:
    """Return the parts that add up to the figure: 11 and 19 of 30."""
    by_article: dict[tuple[str, int], dict[str, int]] = defaultdict(dict)
    for claim in told:
        parts = claim.field.split(".")
        if len(parts) > 2 and claim.best is not None:  # noqa: PLR2004
            by_article[claim.article_id, claim.sentence_start][parts[2]] = claim.best
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
    if len(values) < 2:  # noqa: PLR2004
        return None
    listed = tuple((value, tuple(sorted(ids))) for value, ids in sorted(values.items()))
    return Conflict(f"{outcome}.{group}", listed, say_count(count), rule)


def _without_overlap(
    casualties: list[Casualty], told: dict[tuple[Outcome, str], list[Claim]]
) -> tuple[Casualty, ...]:
    """Never count twice: "people" holds the groups told beside it, or gives way to them."""
    out = list(casualties)
    for outcome in OUTCOMES:
        same = [c for c in out if c.outcome == outcome]
        general = next((c for c in same if c.group == _GENERIC), None)
        groups = [c for c in same if c.group != _GENERIC]
        if general is None or not groups:
            continue
        specific = sum(c.count.best or 0 for c in groups)
        if general.count.best is None or specific >= general.count.best:
            if specific or general.count.best is None:
                out.remove(general)
            continue
        if _stated_apart(
            told[outcome, _GENERIC], [c for g in groups for c in told[outcome, g.group]]
        ):
            continue
        parts = tuple((g.group, g.count.best) for g in groups if g.count.best is not None)
        out[out.index(general)] = replace(general, breakdown=parts)
        for group in groups:
            out.remove(group)
    return tuple(out)


def _stated_apart(general: list[Claim], groups: list[Claim]) -> bool:
    """ "Two soldiers and 52 others": one sentence that adds them, not one that breaks down."""
    return any(
        a.article_id == b.article_id
        and a.sentence_start == b.sentence_start
        and b.part_of is None
        and b.start < a.start
        for a in general
        for b in groups
    )


def _place_conflicts(records: Sequence[Incident]) -> tuple[Conflict, ...]:
    named: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for claim in record.claims:
            if claim.field == "place":
                named[claim.value].add(claim.article_id)
    ids = {r.place_id for r in records if r.place_id}
    if len(ids) < 2:  # noqa: PLR2004
        return ()
    best = min(records, key=lambda r: (r.place_id is None, r.where_prec or 7))
    values = tuple((value, tuple(sorted(articles))) for value, articles in sorted(named.items()))
    return (Conflict("place", values, best.place_name or "", "most specific compatible place"),)


def _identity(incident: Incident) -> str:
    """Return an id from day, place and group: equal for the same articles in any order."""
    day = incident.start.isoformat() if incident.start else "undated"
    place = re.sub(
        r"[^a-z0-9]+", "-", (incident.place_id or incident.place_name or "unplaced").lower()
    )
    group = CLASSES[incident.event_class].group if incident.event_class in CLASSES else "other"
    first = incident.claims[0] if incident.claims and incident.start is None else None
    text = f"{day}|{place}|{group}|{first.article_id + str(first.start) if first else ''}"
    digest = hashlib.sha256(text.encode()).hexdigest()[:6]
    return f"{day}-{place.strip('-')}-{group}-{digest}"
