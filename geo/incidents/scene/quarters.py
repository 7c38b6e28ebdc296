"""Names that another place far away bears, too: "in the Victoria quarter", "Victoria, above X".

What enters is a name in its text with what it resolves to, and a town of the text; what leaves
says that the name is that of a quarter of the town, or of a place beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.joining.distances import degrees_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.scene.whereabouts import Where
    from geo.records import Place, Resolution

_BEHIND = re.compile(r"(?:\s+\d{1,2})?\s+(?:quarter|neighbou?rhood|mahalla|housing\s+estate)\b")
_BEFORE = re.compile(r"\b(?:quarter|neighbou?rhood|mahalla)\s+$")
#: "The Zango forest, a few kilometres from the town": beside the town at which the text stands.
_FROM_TOWN = re.compile(
    r"(?:\s+[a-z]+){0,2},?\s+(?:an?\s+|some\s+|about\s+)?[\w-]+\s+(?:km|kilomet(?:re|er)s?|miles?|minutes)\s+"
    r"(?:\w+\s+){0,2}(?:from|of|outside)\s+the\s+(?:town|city|village)\b"
)
_REACH = 20
#: Between a place on no list and the town beside which it lies.
_BESIDE = re.compile(
    r",\s+(?:in\s+the\s+(?:municipality|commune|county|district)\s+of|near|above|below|outside|close\s+to|not\s+far\s+from|just\s+outside|"
    r"(?:north|south|east|west)(?:[\s-]?(?:east|west))?\s+of)\s+(?:the\s+town\s+of\s+)?"
)
_BESIDE_REACH = 45
#: Between a place and the town to which it belongs: "at Plum, in Gao"; not in a list of towns.
_WITHIN = re.compile(r",\s+in\s+(?:the\s+)?")
_LIST_GOES_ON = re.compile(r",?\s+and\b|,\s+(?:in|at|near)\b")
#: Degrees of a great circle: 17 km, and 67 km.
_APART, _FAR = 0.15, 0.6
#: A district may be that of the town; not where another spelling than the town's own names it.
_DISTRICT = re.compile(r"\s+district\b")


def is_of_other(text: str, where: Where, scene: Where | None) -> bool:
    """Tell a quarter that is called like a town in another language: "the Dardania quarter".

    The text has told of no town in which it could lie.
    """
    m, place = where.resolution.mention, where.place
    if place is None or place.kind != "settlement" or m.surface == place.name:
        return False
    if scene is not None and scene.place is not None and scene.place.kind == "settlement":
        return False
    return _BEHIND.match(text, m.end) is not None


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
    if place.country != town.country or _apart(place, town) <= _APART:
        return False
    m = where.resolution.mention
    if _FROM_TOWN.match(text, m.end):
        return True
    if _BEHIND.match(text, m.end) or _BEFORE.search(text, max(0, m.start - _REACH), m.start):
        return True
    return m.surface != place.name and _DISTRICT.match(text, m.end) is not None


def town_beside(text: str, named: Resolution, others: Sequence[Resolution]) -> Resolution | None:
    """Return the town beside which a place lies that resolves to a namesake far from there."""
    end, place = named.mention.end, named.place
    if place is None or place.kind != "settlement":
        return None
    for other in others:
        town, gap = other.place, other.mention.start - end
        if town is None or town.kind != "settlement" or not 0 < gap <= _BESIDE_REACH:
            continue
        beside = _BESIDE.fullmatch(text, end, other.mention.start)
        if beside is not None and _apart(place, town) > _FAR:
            return other
    return None


def is_holder(text: str, r: Resolution, others: Sequence[Resolution]) -> bool:
    """Tell the town that says where the place named before it is: "at Plum, in Gao"."""
    if _LIST_GOES_ON.match(text, r.mention.end):
        return False
    return any(
        _WITHIN.fullmatch(text, o.mention.end, r.mention.start)
        and o.place is not None
        and r.place is not None
        and {o.place.kind, r.place.kind} == {"settlement"}
        and _apart(o.place, r.place) <= _APART
        for o in others
        if o.mention.end < r.mention.start
    )


def _apart(a: Place, b: Place) -> float:
    return degrees_apart(a.lon, a.lat, b.lon, b.lat)
