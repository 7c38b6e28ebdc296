"""Tiers, derived for any set of articles: A what a report tells as its news, B others, C history.

Each report is judged by itself (decision 0019): another one, older or newer or of another country,
takes nothing out of the default view.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.records.classes import group_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from geo.records import Article, Incident
    from geo.records.incident import Tier

#: Groups whose events are security events.
SECURITY = frozenset({"violence", "protest", "obstruction", "policing", "disaster"})
_YEAR_DAYS = 366


@dataclass(frozen=True, slots=True)
class _View:
    """What one report is about: its day and the countries that most of its news lies in."""

    day: dt.date | None
    focus: frozenset[str]

    def is_news(self, incident: Incident) -> bool:
        """Tell whether `incident` is dated and not more than a year older than the report."""
        last = incident.end or incident.start
        if last is None:
            return False
        return self.day is None or (self.day - last).days <= _YEAR_DAYS

    def tier(self, incident: Incident) -> Tier:
        """Return the tier that `incident` has in this report."""
        if not self.is_news(incident):
            return "C"
        return "A" if _is_security(incident) and incident.country in {*self.focus, None} else "B"


def assign_tiers(
    incidents: Sequence[Incident], articles: Sequence[Article]
) -> tuple[Incident, ...]:
    """Give each incident its tier: the best one that it has in any report that tells it.

    A: a security event in a focus country of the report, not more than a year before the report.
    In focus are the countries where most of the security events lie that it tells as news (several
    where as many lie in each), and the one where the first of them does. B: other events, and
    security events elsewhere. C: what is older, and what is undated.

    A report without a day is of the day of the newest incident that it tells; what no article here
    tells is judged as if one report told it on the day of the newest article.
    """
    known = {article.id: article.published for article in articles}
    telling = [_reports(incident, known) for incident in incidents]
    told: defaultdict[str, list[Incident]] = defaultdict(list)
    for incident, keys in zip(incidents, telling, strict=True):
        for key in keys:
            told[key].append(incident)
    newest = max((day for day in known.values() if day), default=None)
    views = {key: _view(own, key, known.get(key, newest)) for key, own in told.items()}
    return tuple(
        replace(incident, tier=min(views[key].tier(incident) for key in keys))
        for incident, keys in zip(incidents, telling, strict=True)
    )


def _reports(incident: Incident, known: Iterable[str]) -> set[str]:
    """Return the articles that tell `incident`; an empty id stands for one that is not here."""
    found = {s.article_id for s in incident.sources} | {c.article_id for c in incident.claims}
    return found.intersection(known) or {""}


def _view(told: Sequence[Incident], article_id: str, day: dt.date | None) -> _View:
    if day is None:
        day = max((i.end or i.start for i in told if i.start), default=None)
    open_view = _View(day, frozenset())
    news = [i for i in told if i.country and _is_security(i) and open_view.is_news(i)]
    places = Counter(i.country for i in news if i.country)
    most = max(places.values(), default=0)
    focus = {country for country, n in places.items() if n == most}
    opening = min(news, key=lambda i: (_told_at(i, article_id), i.country), default=None)
    return _View(day, frozenset(focus | ({opening.country or ""} if opening else set())))


def _told_at(incident: Incident, article_id: str) -> float:
    """Return where the article first tells of `incident`; where it is not known, after all."""
    return min((c.start for c in incident.claims if c.article_id == article_id), default=math.inf)


def _is_security(incident: Incident) -> bool:
    return group_of(incident.event_class) in SECURITY
