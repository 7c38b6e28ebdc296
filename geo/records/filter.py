"""The filter state: which incidents are looked at. Map, list, totals and exports share it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from geo.records.incident import Incident, Rule, WherePrecision

#: Where precision of what is known to the country only.
COUNTRY = 6
#: The decision that takes an incident out of map, list, totals and exports.
REJECTED = "rejected"
#: Classes that the default view leaves out: armies that move without fighting.
NOT_IN_DEFAULT_VIEW = frozenset({"deployment", "mobilisation"})


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents to show. An empty tuple or None means: no restriction.

    The default is the default view: occurred or ongoing, tier A, no aggregates, no deployments
    or mobilisations, nothing that a reviewer rejected. `start` and `end` are inclusive; an
    incident matches when its interval meets the window; an undated incident matches only when no
    window is set and `undated` is True. `bbox` is (west, south, east, north) in WGS84 degrees;
    west > east crosses the antimeridian.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    event_classes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    tiers: tuple[str, ...] = ("A",)
    modalities: tuple[str, ...] = ("occurred", "ongoing")
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    precision: WherePrecision | None = None
    text: str = ""
    aggregates: bool = False
    movements: bool = False
    undated: bool = False
    rejected: bool = False
    rule: Rule = "most_reported"

    def matches(self, incident: Incident) -> bool:
        """Tell whether `incident` belongs to the filtered set."""
        return (
            self._matches_kind(incident)
            and self._matches_time(incident)
            and self._matches_place(incident)
            and self._matches_words(incident)
        )

    def select(self, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
        """Return the matching incidents, in the order given."""
        return tuple(incident for incident in incidents if self.matches(incident))

    def left_out_as_rejected(self, incidents: Iterable[Incident]) -> int:
        """Return how many are left out for no other reason than that a reviewer rejected them."""
        if self.rejected:
            return 0
        every = replace(self, rejected=True)
        return sum(i.review == REJECTED and every.matches(i) for i in incidents)

    def _matches_kind(self, incident: Incident) -> bool:
        if self.tiers and incident.tier not in self.tiers:
            return False
        if self.modalities and incident.modality not in self.modalities:
            return False
        if incident.aggregate and not self.aggregates:
            return False
        if incident.review == REJECTED and not self.rejected:
            return False
        if self.event_classes:
            return incident.event_class in self.event_classes
        return self.movements or incident.event_class not in NOT_IN_DEFAULT_VIEW

    def _matches_time(self, incident: Incident) -> bool:
        if incident.start is None:
            return self.undated and self.start is None and self.end is None
        last = incident.end or incident.start
        return not (
            (self.start is not None and last < self.start)
            or (self.end is not None and incident.start > self.end)
        )

    def _matches_place(self, incident: Incident) -> bool:
        if self.places and not {incident.place_id, incident.place_name} & set(self.places):
            return False
        if self.precision is not None and (incident.where_prec or 6) > self.precision:
            return False
        if self.bbox is None:
            return True
        if incident.lon is None or incident.lat is None or incident.where_prec == COUNTRY:
            return False
        west, south, east, north = self.bbox
        inside = (
            west <= incident.lon <= east
            if west <= east
            else incident.lon >= west or incident.lon <= east
        )
        return inside and south <= incident.lat <= north

    def _matches_words(self, incident: Incident) -> bool:
        if self.actors and not set(self.actors) & set(incident.actors):
            return False
        if self.outlets and not set(self.outlets) & {s.outlet for s in incident.sources}:
            return False
        if not self.text:
            return True
        told = incident.searched()
        return all(word in told for word in self.text.casefold().split())
