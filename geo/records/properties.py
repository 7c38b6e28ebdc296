"""An incident as plain properties: the one form of ``NAME.json``, GeoJSON and the flat tables.

`properties_of` gives the keys that scorers and other programs read; `further_properties_of` what
the record holds besides, so that both together lose nothing; `incident_of` goes back.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

from geo.records.incident import (
    Casualty,
    Claim,
    Conflict,
    Count,
    Incident,
    Relation,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.records.incident import Outcome

#: Keys of `properties_of`, in order.
PROPERTIES: tuple[str, ...] = (
    "id",
    "title",
    "tier",
    "start",
    "end",
    "date_prec",
    "event_class",
    "modality",
    "aggregate",
    "relations",
    "place_id",
    "place_name",
    "where_prec",
    "lon",
    "lat",
    "killed",
    "injured",
    "casualties",
    "actors",
    "sources",
    "claims",
    "conflicts",
    "review",
)

#: Keys of `further_properties_of`.
FURTHER_PROPERTIES: tuple[str, ...] = ("country", "crowd", "weapons", "notes")

#: Decimal places of a degree that are written: 1 cm on the ground.
DIGITS = 7

#: Degrees from Greenwich to the antimeridian, and from the equator to a pole.
HALF_TURN, QUARTER_TURN = 180, 90


def properties_of(incident: Incident) -> dict[str, Any]:
    """Return the public keys of an incident as plain JSON values, in the order of `PROPERTIES`.

    Days are ISO 8601, `lon` and `lat` WGS84 degrees with seven decimal places, `killed` and
    `injured` totals over the groups (``{"low", "best", "high"}``) or None where nothing is
    reported. A claim's `start` and `end` are code points of its article's text, end exclusive.

    Examples
    --------
    >>> from geo.records import Incident
    >>> found = properties_of(Incident("i1", "Shots fired", "shooting", lon=20.84, lat=42.9))
    >>> found["lon"], found["start"], found["injured"]
    (20.84, None, None)
    """
    return {
        "id": incident.id,
        "title": incident.title,
        "tier": incident.tier,
        "start": None if incident.start is None else incident.start.isoformat(),
        "end": None if incident.end is None else incident.end.isoformat(),
        "date_prec": incident.date_prec,
        "event_class": incident.event_class,
        "modality": incident.modality,
        "aggregate": incident.aggregate,
        "relations": [_relation(r) for r in incident.relations],
        "place_id": incident.place_id,
        "place_name": incident.place_name,
        "where_prec": incident.where_prec,
        "lon": degrees(incident.lon),
        "lat": degrees(incident.lat),
        "killed": _total(incident, "killed"),
        "injured": _total(incident, "injured"),
        "casualties": [_casualty(c) for c in incident.casualties],
        "actors": list(incident.actors),
        "sources": [_source(s) for s in incident.sources],
        "claims": [_claim(c) for c in incident.claims],
        "conflicts": [_conflict(c) for c in incident.conflicts],
        "review": incident.review,
    }


def further_properties_of(incident: Incident) -> dict[str, Any]:
    """Return what an incident holds beside its public keys.

    Examples
    --------
    >>> from geo.records import Count, Incident
    >>> further_properties_of(Incident("i1", "A march", "demonstration", crowd=Count(200, 200)))
    {'country': None, 'crowd': {'low': 200, 'best': 200, 'high': None, 'approximate': False},
     'weapons': [], 'notes': []}
    """
    return {
        "country": incident.country,
        "crowd": None if incident.crowd is None else _count(incident.crowd),
        "weapons": list(incident.weapons),
        "notes": list(incident.notes),
    }


def incident_of(properties: Mapping[str, Any]) -> Incident:
    """Rebuild an incident from `properties_of` and `further_properties_of`; inverse of both.

    Keys that are not an incident's are left out; `killed` and `injured` are derived and not
    read. Nothing is checked beyond the form: `geo.records.reading` checks tables of one's own.

    Raises
    ------
    KeyError, TypeError, ValueError
        If a value does not have its form.
    """
    given = properties.get
    return Incident(
        id=properties["id"],
        title=properties["title"],
        event_class=properties["event_class"],
        start=day_of(given("start")),
        end=day_of(given("end")),
        date_prec=given("date_prec"),
        place_id=given("place_id"),
        place_name=given("place_name"),
        where_prec=given("where_prec"),
        lon=given("lon"),
        lat=given("lat"),
        country=given("country"),
        modality=given("modality") or "occurred",
        tier=given("tier") or "A",
        aggregate=bool(given("aggregate")),
        actors=tuple(given("actors") or ()),
        weapons=tuple(given("weapons") or ()),
        crowd=None if given("crowd") is None else _count_of(properties["crowd"]),
        casualties=tuple(_casualty_of(c) for c in given("casualties") or ()),
        claims=tuple(_claim_of(c) for c in given("claims") or ()),
        sources=tuple(_source_of(s) for s in given("sources") or ()),
        conflicts=tuple(_conflict_of(c) for c in given("conflicts") or ()),
        relations=tuple(Relation(r["kind"], r["incident"]) for r in given("relations") or ()),
        review=given("review") or "imported",
        notes=tuple(given("notes") or ()),
    )


def on_earth(lon: float, lat: float) -> bool:
    """Tell whether a WGS84 position exists: neither out of range nor not a number.

    Examples
    --------
    >>> on_earth(20.84, 42.9), on_earth(20.84, 95.0), on_earth(float("nan"), 0.0)
    (True, False, False)
    """
    return abs(lon) <= HALF_TURN and abs(lat) <= QUARTER_TURN


def day_of(text: str | None) -> dt.date | None:
    """Read an ISO 8601 day; None stays None."""
    return None if text is None else dt.date.fromisoformat(text)


def degrees(value: float | None) -> float | None:
    """Round to `DIGITS`; what is not finite has no form in JSON and is not known."""
    return None if value is None or not math.isfinite(value) else round(value, DIGITS)


def _total(incident: Incident, outcome: Outcome) -> dict[str, int | None] | None:
    """Return the sum over the groups; one group alone, the usual case, needs no sum."""
    of_outcome = [casualty for casualty in incident.casualties if casualty.outcome == outcome]
    if not of_outcome:
        return None
    count = of_outcome[0].count if len(of_outcome) == 1 else incident.total(outcome)
    if count is None:
        return None
    return {"low": count.low, "best": count.best, "high": count.high}


def _count(count: Count) -> dict[str, Any]:
    return {
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "approximate": count.approximate,
    }


def _count_of(value: Mapping[str, Any]) -> Count:
    return Count(
        value.get("low"),
        value.get("best"),
        value.get("high"),
        bool(value.get("approximate")),
    )


def _casualty(casualty: Casualty) -> dict[str, Any]:
    return {
        "group": casualty.group,
        "outcome": casualty.outcome,
        **_count(casualty.count),
        "status": casualty.status,
        "derived": casualty.derived,
        "breakdown": [{"part": part, "count": count} for part, count in casualty.breakdown],
    }


def _casualty_of(value: Mapping[str, Any]) -> Casualty:
    return Casualty(
        group=value["group"],
        outcome=value["outcome"],
        count=_count_of(value),
        status=value.get("status", "reported"),
        derived=bool(value.get("derived")),
        breakdown=tuple((b["part"], b["count"]) for b in value.get("breakdown", ())),
    )


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "article": claim.article_id,
        "start": claim.start,
        "end": claim.end,
        "field": claim.field,
        "value": claim.value,
        "low": claim.low,
        "best": claim.best,
        "high": claim.high,
        "approximate": claim.approximate,
        "attributed_to": claim.attributed_to,
        "attribution": claim.attribution,
        "sentence_start": claim.sentence_start,
        "sentence_end": claim.sentence_end,
        "paragraph": claim.paragraph,
        "part_of": claim.part_of,
    }


def _claim_of(value: Mapping[str, Any]) -> Claim:
    return Claim(
        article_id=value["article"],
        start=value["start"],
        end=value["end"],
        field=value["field"],
        value=value["value"],
        low=value.get("low"),
        best=value.get("best"),
        high=value.get("high"),
        approximate=bool(value.get("approximate")),
        attributed_to=value.get("attributed_to"),
        attribution=value.get("attribution", "unknown"),
        sentence_start=value.get("sentence_start", 0),
        sentence_end=value.get("sentence_end", 0),
        paragraph=value.get("paragraph", 0),
        part_of=value.get("part_of"),
    )


def _source(source: Source) -> dict[str, Any]:
    return {
        "article": source.article_id,
        "outlet": source.outlet,
        "title": source.title,
        "url": source.url,
        "published": None if source.published is None else source.published.isoformat(),
    }


def _source_of(value: Mapping[str, Any]) -> Source:
    return Source(
        article_id=value["article"],
        outlet=value["outlet"],
        title=value.get("title"),
        url=value.get("url"),
        published=day_of(value.get("published")),
    )


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "field": conflict.field,
        "values": [{"value": v, "articles": list(articles)} for v, articles in conflict.values],
        "resolved": conflict.resolved,
        "rule": conflict.rule,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {"kind": relation.kind, "incident": relation.incident_id}


#: How each part of an incident is written as plain JSON values, by the property that lists them.
PARTS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "casualties": _casualty,
    "sources": _source,
    "claims": _claim,
    "conflicts": _conflict,
    "relations": _relation,
}


def _conflict_of(value: Mapping[str, Any]) -> Conflict:
    return Conflict(
        field=value["field"],
        values=tuple((v["value"], tuple(v["articles"])) for v in value["values"]),
        resolved=value["resolved"],
        rule=value["rule"],
    )
