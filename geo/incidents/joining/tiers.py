"""Tiers, derived for any set of articles: A security events in focus, B others, C history."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.records.classes import group_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.records import Article, Incident
    from geo.records.incident import Tier

#: Groups whose events are security events.
SECURITY = frozenset({"violence", "protest", "obstruction", "policing", "disaster"})
_YEAR_DAYS = 366


def assign_tiers(
    incidents: Sequence[Incident], articles: Sequence[Article]
) -> tuple[Incident, ...]:
    """Give each incident its tier.

    A: a security event in the focus country (the one where most event places lie), not more than
    a year before the newest article. B: other events, and security events elsewhere. C: what is
    older, and what is undated.
    """
    places = Counter(
        i.country for i in incidents if i.country and group_of(i.event_class) in SECURITY
    )
    focus = min(places, key=lambda c: (-places[c], c)) if places else None
    newest = max((a.published for a in articles if a.published), default=None)
    if newest is None:
        newest = max((i.end or i.start for i in incidents if i.start), default=None)
    return tuple(replace(i, tier=_tier(i, focus, newest)) for i in incidents)


def _tier(incident: Incident, focus: str | None, newest: dt.date | None) -> Tier:
    last = incident.end or incident.start
    if last is None:
        return "C"
    if newest is not None and (newest - last).days > _YEAR_DAYS:
        return "C"
    security = group_of(incident.event_class) in SECURITY
    return "A" if security and incident.country in {focus, None} else "B"
