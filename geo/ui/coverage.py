"""Why an outlet does not tell of an incident: only one that could have told is silent.

Enters: all kept articles, and what they tell. Leaves: a word for an outlet and an incident. An
outlet could have told where a report of it is about the incident's country, and came out between
the incident's first day and a month after its last; where the report or the incident has no day
nobody can say.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.records import Document, Incident, Resolution

SILENT, BEFORE, LATER, ELSEWHERE, UNDATED, NO_DAY = (
    "silent", "published before", "published much later", "about elsewhere", "undated",
    "incident undated",
)  # fmt: skip
#: What each word means, for readers.
MEANINGS = (
    f"“{SILENT.capitalize()}”: the outlet reports on that country and time, and not this.",
    f"“{BEFORE.capitalize()}”: its report is older than the incident.",
    f"“{LATER.capitalize()}”: it came out more than a month after it.",
    f"“{ELSEWHERE.capitalize()}”: its reports are about other countries.",
    f"“{UNDATED.capitalize()}”: its report has no day: not counted as silent.",
    f"“{NO_DAY.capitalize()}”: the incident has no day, so that no outlet can be called silent.",
)
_NEWS_DAYS = dt.timedelta(31)


class _Report(NamedTuple):
    published: dt.date | None
    countries: frozenset[str]


class Coverage:
    """The reports of each outlet: when they came out, and which countries they are about."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        incidents: Iterable[Incident],
        resolutions: Mapping[str, Iterable[Resolution]] | None = None,
    ) -> None:
        told: defaultdict[str, set[str]] = defaultdict(set)
        self._reports: defaultdict[str, list[_Report]] = defaultdict(list)
        for incident in incidents:
            for source in incident.sources:
                if incident.country:
                    told[source.article_id].add(incident.country)
                if source.article_id not in documents:  # of a table of one's own
                    country = frozenset(filter(None, (incident.country,)))
                    self._reports[source.outlet].append(_Report(source.published, country))
        for key, document in documents.items():
            named = (r.place.country for r in (resolutions or {}).get(key, ()) if r.place)
            countries = told.get(key) or {country for country in named if country}
            report = _Report(document.article.published, frozenset(countries))
            self._reports[document.article.outlet].append(report)

    def why_not(self, outlet: str, incident: Incident) -> str:
        """Return why `outlet` does not tell of `incident`, which no report of it tells."""
        known = self._reports.get(outlet, [])
        near = [
            r
            for r in known
            if incident.country is None or incident.country in r.countries or not r.countries
        ]
        if known and not near:
            return ELSEWHERE
        first, last = incident.start, incident.end or incident.start
        days = [r.published for r in near if r.published]
        if first is None or last is None:
            return NO_DAY
        if any(first <= day <= last + _NEWS_DAYS for day in days):
            return SILENT
        if len(days) < len(near) or not days:
            return UNDATED
        return BEFORE if min(days) < first else LATER
