"""Quarters of a town that bear the name of another one: "in the Victoria quarter".

What enters is the place of an event in its text, and the place told before; what leaves is True
where the name is that of a quarter of the town told before.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.scene.whereabouts import Where
    from geo.records import Place

_BEHIND = re.compile(r"(?:\s+\d{1,2})?\s+(?:quarter|neighbou?rhood|mahalla|housing\s+estate)\b")
_BEFORE = re.compile(r"\b(?:quarter|neighbou?rhood|mahalla)\s+$")
_REACH = 20
#: Degrees of a great circle: 17 km.
_APART = 0.15
#: A district may be that of the town; not where another spelling than the town's own names it.
_DISTRICT = re.compile(r"\s+district\b")


def is_quarter(text: str, where: Where, scene: Where) -> bool:
    """Tell a quarter of the town at which the text stands from the town that is called the same.

    Parameters
    ----------
    where
        What the name resolves to.
    scene
        The place told before.
    """
    place, town = where.place, scene.place
    if place is None or town is None:
        return False
    if {place.kind, town.kind} != {"settlement"} or place.id == town.id:
        return False
    if place.country != town.country or not _are_apart(place, town):
        return False
    m = where.resolution.mention
    if _BEHIND.match(text, m.end) or _BEFORE.search(text, max(0, m.start - _REACH), m.start):
        return True
    return m.surface != place.name and _DISTRICT.match(text, m.end) is not None


def _are_apart(a: Place, b: Place) -> bool:
    """Tell two towns that lie too far apart for one to be a quarter of the other."""
    east = (a.lon - b.lon) * math.cos(math.radians(a.lat))
    return math.hypot(east, a.lat - b.lat) > _APART
