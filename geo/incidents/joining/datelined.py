"""What the head of a report tells under its dateline, and the exact place that the report comes to.

What enters are the incidents of one article in the order of its sentences; what leaves are the
same, with the place of those that only the dateline has placed.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.joining.belonging import first_told, is_harm_alone, is_point, is_told_in_head
from geo.incidents.joining.distances import degrees_apart
from geo.incidents.joining.tallies import outcomes_told, share_figure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geo.records import Incident

#: How many paragraphs on a report comes to the place of its head, and how far that is in degrees.
_REACH = 3
_FAR = 0.5


def place_head(found: Sequence[Incident], datelines: AbstractSet[int]) -> list[Incident]:
    """Put what the head tells under a dateline to the one place that the next paragraphs give it.

    Parameters
    ----------
    datelines
        Where the names in datelines begin.
    """
    head = next((i for i in found if _is_placed_by(i, datelines)), None)
    if head is None or not is_told_in_head(head) or is_harm_alone(head) or head.start is None:
        return list(found)
    known = {i.place_id: i for i in found if _is_place_of(head, i, datelines)}
    if len(known) != 1 or len(_towns_of_harm(head, found, datelines)) > 1:
        return list(found)
    (exact,) = known.values()
    return [
        _moved(i, exact)
        if _is_placed_by(i, datelines)
        and first_told(i) <= first_told(exact)
        and i.start == head.start
        and (is_harm_alone(i) or i.event_class == head.event_class)
        else i
        for i in found
    ]


def _towns_of_harm(
    head: Incident, found: Sequence[Incident], datelines: AbstractSet[int]
) -> set[str | None]:
    """Return the towns of which the next paragraphs each tell who was harmed there that day."""
    return {
        i.place_id
        for i in found
        if is_point(i)
        and i.start == head.start
        and outcomes_told(i)
        and not _is_placed_by(i, datelines)
        and 0 < first_told(i) - first_told(head) <= _REACH
        and not share_figure(i, head)
    }


def _is_placed_by(i: Incident, datelines: AbstractSet[int]) -> bool:
    """Tell an incident that only the dateline gives a place."""
    places = [c.start for c in i.claims if c.field == "place"]
    return bool(places) and all(start in datelines for start in places)


def _is_place_of(head: Incident, i: Incident, datelines: AbstractSet[int]) -> bool:
    """Tell whether an incident is that of the head, told anew with its exact place."""
    if is_harm_alone(i) or _is_placed_by(i, datelines) or i.event_class != head.event_class:
        return False
    same = (i.start, i.country, i.modality) == (head.start, head.country, head.modality)
    if not same or not is_point(i) or not 0 < first_told(i) - first_told(head) <= _REACH:
        return False
    return not outcomes_told(i) & outcomes_told(head) and _apart(i, head) <= _FAR


def _apart(a: Incident, b: Incident) -> float:
    """Return how far two incidents lie apart, in degrees; infinitely where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return degrees_apart(a.lon, a.lat, b.lon, b.lat)


def _moved(i: Incident, exact: Incident) -> Incident:
    places = tuple(c for c in exact.claims if c.field == "place")
    return replace(
        i,
        place_id=exact.place_id,
        place_name=exact.place_name,
        where_prec=exact.where_prec,
        lon=exact.lon,
        lat=exact.lat,
        claims=(*(c for c in i.claims if c.field != "place"), *places),
    )
