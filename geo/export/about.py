"""What an export says of itself: whose data, under which filter and rule, from when.

The clock is never written: the same incidents under the same `About` give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geo.records.codec import to_json
from geo.records.names import label_of, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records import Article, Claim, Filter, Incident, Place, Resolution
    from geo.records.incident import Rule

#: Whom to name beside anything made from the places (GeoNames: CC BY 4.0; Natural Earth asks for
#: nothing and is named all the same).
ATTRIBUTION = (
    "Places: GeoNames (https://www.geonames.org), CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/). Outlines: Natural Earth, public domain."
)

#: Whom to name besides where a place was asked for online (Nominatim): its id begins so.
OSM_PREFIX = "osm:"
OSM_ATTRIBUTION = (
    "Places whose id begins with osm: © OpenStreetMap contributors, ODbL 1.0 "
    "(https://www.openstreetmap.org/copyright)."
)

#: What `review` means, in words.
UNREVIEWED = "coded by machine, not reviewed"


@dataclass(frozen=True)
class About:
    """What an export tells beside its incidents.

    Attributes
    ----------
    articles
        The articles that the claims point into; a claim of one that is here carries its words.
    places
        The places of the incidents; their names by language go with them.
    filter
        The filter whose result is written; None where no filter was used.
    changed_at
        Time (UTC) of the store's last change; None where the incidents come from no store.
    rejected
        How many were left out for no other reason than that a reviewer rejected them.
    resolutions
        Where the place names of the articles point, for formats with a table of mentions.
    areas
        Outlines by place id: ``{"geometry": GeoJSON, "approximate": bool}``, for places that are
        areas.
    made_by
        Versions and digests of what made the data: code, gazetteer, models.
    """

    articles: tuple[Article, ...] = ()
    places: tuple[Place, ...] = ()
    filter: Filter | None = None
    changed_at: dt.datetime | None = None
    rejected: int = 0
    title: str = field(default="Dateline incidents")
    resolutions: tuple[Resolution, ...] = ()
    areas: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)
    made_by: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def rule(self) -> Rule:
        """The rule of reconciliation in force."""
        return "most_reported" if self.filter is None else self.filter.rule

    @cached_property
    def article_of(self) -> Mapping[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def place_of(self) -> Mapping[str, Place]:
        """The places by id."""
        return {place.id: place for place in self.places}

    @cached_property
    def names_at(self) -> Mapping[str, tuple[str, dict[str, str]]]:
        """Label of each place and its names by language, by the place's id."""
        return {place.id: (label_of(place), names_of(place)) for place in self.places}

    def told(self) -> dict[str, Any]:
        """Return what is known before the first incident, as plain JSON values."""
        moment = self.changed_at
        changed = None if moment is None else moment.astimezone(dt.UTC).isoformat()
        return {
            "filter": to_json(self.filter),
            "rule": self.rule,
            "changed_at": changed,
            "rejected_left_out": self.rejected,
        }

    def evidence(self, claim: Claim) -> dict[str, str]:
        """Return the sentence that a claim stands in, and whose words it is.

        The answer is empty where its article is not here. A digest's sentence is ours and is
        labelled so, never given as the outlet's.
        """
        article = self.article_of.get(claim.article_id)
        if article is None:
            return {}
        whose = "our summary of" if article.kind == "digest" else "the article's words,"
        return {
            "text": article.text[claim.sentence_start : claim.sentence_end],
            "text_is": f"{whose} paragraph {claim.paragraph}",
        }

    def in_kosovo(self, incident: Incident) -> bool:
        """Tell whether an incident's place lies in Kosovo, so that the footnote is due."""
        place = self.place_of.get(incident.place_id or "")
        return incident.country == "XK" or (place is not None and place.country == "XK")
