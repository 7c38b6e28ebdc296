"""One incident from several records of it: which place, days, class and figures stand, and why.

Specific beats vague; the best figure is the one that most distinct origins report, ties to what
an article tells first; low and high are the extremes of the specific claims; a vague word fills in
only where nothing specific exists; a breakdown is checked, never added; a conflict stays for ever.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from geo.incidents.joining.figures import reconcile_count, reconcile_figures, says_none
from geo.incidents.joining.overlaps import GENERIC
from geo.incidents.joining.titles import title_of
from geo.records import Claim, Conflict, Incident
from geo.records.classes import CLASSES, group_of
from geo.records.incident import Modality, Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

_MODALITIES: tuple[Modality, ...] = get_args(Modality)
#: A field of three parts, "injured.people.Serbs", states the figure of a named part of a group.
_PARTS = 3
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
    days = _days_apart(ordered, dated)
    if days is not None:
        dated = replace(dated, start=days[0], end=days[1], date_prec=2)
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
        conflicts=(*_place_conflicts(ordered), *(_day_conflicts(ordered) if days else ())),
    )
    return apply_rule(joined, rule)


def distinct(incidents: Iterable[Incident]) -> list[Incident]:
    """Make ids distinct: the second of two alike gets a number."""
    seen: dict[str, int] = {}
    out = []
    for incident in sorted(incidents, key=lambda i: (i.id, i.title, len(i.claims))):
        seen[incident.id] = seen.get(incident.id, 0) + 1
        count = seen[incident.id]
        out.append(incident if count == 1 else replace(incident, id=f"{incident.id}-{count}"))
    return out


def apply_rule(incident: Incident, rule: Rule) -> Incident:
    """Choose the figures of an incident by `rule`, from its claims; nothing else changes.

    An incident without claims (imported from a table) keeps the figures that it has.
    """
    if not any("." in c.field for c in incident.claims):
        done = incident
    else:
        casualties, conflicts = reconcile_figures(incident.claims, rule)
        kept = tuple(c for c in incident.conflicts if "." not in c.field)
        done = replace(incident, casualties=casualties, conflicts=kept + conflicts)
    if incident.review == "imported":
        return done
    crowds = [c for c in incident.claims if c.field == "crowd"]
    crowd = reconcile_count(crowds, rule)[0] if crowds else incident.crowd
    return replace(done, title=title_of(done), crowd=crowd, id=done.id or _identity(done))


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
    if {r.event_class for r in told} == {"property_damage"} and _hurt(records):
        told = list(records)  # damage to things kills nobody
    classes = [r.event_class for r in told if r.event_class != "other"] or ["other"]
    if set(classes) == {"arrest"} and _found_dead(records):
        classes = ["attack_on_civilians"]
    if "demonstration" in classes and _hurt(records):
        return "violent_demonstration"
    groups = {group_of(c) for c in classes}
    if "armed_clash" in classes and "protest" in groups:
        return "violent_demonstration"
    return min(
        classes, key=lambda c: (_STRENGTH.index(c) if c in _STRENGTH else 99, classes.index(c))
    )


def _found_dead(records: Sequence[Incident]) -> bool:
    """Tell a death without a cause, for which somebody is arrested: "was found dead"."""
    crowd = any(c.field == "detained.protesters" for r in records for c in r.claims)
    return not crowd and any(
        r.event_class == "other" and any(c.field.startswith("killed.") and c.best for c in r.claims)
        for r in records
    )


def _hurt(records: Sequence[Incident]) -> bool:
    harm = ("killed.", "injured.")
    return any(c.field.startswith(harm) and not says_none(c) for r in records for c in r.claims)


def _joint_modality(records: Sequence[Incident]) -> Modality:
    """Return the first of what the records say, in the order in which `Modality` lists them."""
    said = {r.modality for r in records}
    return next(m for m in _MODALITIES if m in said)


def _regroup(claims: tuple[Claim, ...], event_class: str) -> tuple[Claim, ...]:
    """Name the same people the same: "52 ethnic Serbs" at a protest are protesters."""
    if event_class != "violent_demonstration":
        return claims
    out = []
    for claim in claims:
        parts = claim.field.split(".")
        named = len(parts) == _PARTS and parts[1] == GENERIC and claim.part_of is None
        out.append(replace(claim, field=f"{parts[0]}.protesters") if named else claim)
    return tuple(out)


def _place_conflicts(records: Sequence[Incident]) -> tuple[Conflict, ...]:
    named: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for claim in record.claims:
            if claim.field == "place":
                named[claim.value].add(claim.article_id)
    ids = {r.place_id for r in records if r.place_id}
    if len(ids) <= 1:
        return ()
    best = min(records, key=lambda r: (r.place_id is None, r.where_prec or 7))
    values = tuple((value, tuple(sorted(articles))) for value, articles in sorted(named.items()))
    return (Conflict("place", values, best.place_name or "", "most specific compatible place"),)


def _days_apart(records: Sequence[Incident], dated: Incident) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day told, where records tell of other days than the most exact."""
    first, last = dated.start, dated.end
    if first is None or last is None:
        return None
    apart = [r for r in records if r.start and r.end and (r.end < first or last < r.start)]
    if not apart:
        return None
    starts = (r.start for r in (dated, *apart) if r.start is not None)
    return min(starts), max(r.end for r in (dated, *apart) if r.end is not None)


def _day_conflicts(records: Sequence[Incident]) -> tuple[Conflict, ...]:
    """Keep the days that reports of one event give it: "on Monday night", "on Tuesday"."""
    dated = [(r.start, r.end, r) for r in records if r.start is not None and r.end is not None]
    told: dict[str, set[str]] = defaultdict(set)
    for first, last, record in dated:
        told[_say_days(first, last)].update(c.article_id for c in record.claims)
    values = tuple((days, tuple(sorted(articles))) for days, articles in sorted(told.items()))
    whole = _say_days(min(d[0] for d in dated), max(d[1] for d in dated))
    return (Conflict("date", values, whole, "every day that is told"),)


def _say_days(first: dt.date, last: dt.date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


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
