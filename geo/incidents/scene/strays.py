"""Names of small places that no list has here, and that only a namesake far away bears.

"A hawker of New Market", in a report from one country, is not the New Market of another that the
report says nothing of. What enters are the places of a text, what leaves are the same, without the
place where it is a namesake's.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.incidents.joining.distances import degrees_apart
from geo.incidents.scene.standing import EVENT_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Place, Resolution

#: So many names of one country, and so large a share of all, make a report one of that country.
_LEAST = 4
_SHARE = 0.6
#: Inhabitants from which a town abroad is known by its name alone.
_KNOWN = 500_000
#: Score (0 to 1) of a place below which another is as likely, though its country is named.
_DOUBTED = 0.4
#: Between a quarter or village and its town: "Saint-Louis in X", "the Plum area of X".
_WITHIN = re.compile(
    r"\s(?:(?:area|district|quarter|neighbou?rhood|suburb|part|section|township|ward)\s(?:of|in)|in)\s"
    r"(?:the\s)?(?:(?:town|city|municipality|commune)\sof\s)?"
)
_NATIONS = frozenset({"country", "demonym"})
#: Degrees (111 km each): what lies nearer to a place of the report's country is a neighbour.
_FAR = 3.0


def without_strays(text: str, resolutions: Sequence[Resolution]) -> list[Resolution]:
    """Take from names the places that are only namesakes of what is meant.

    Parameters
    ----------
    text, resolutions
        Those of one article.

    Returns
    -------
    The same, in the same order; a stray has no place, and its resolution says why.
    """
    ordered = sorted(resolutions, key=lambda r: r.mention.start)
    outside = {one.mention.start for one, other in pairwise(ordered) if _lies_out(text, one, other)}
    resolutions = [
        replace(r, place=None, reason="a namesake far from what the text says it lies in")
        if r.mention.start in outside
        else r
        for r in resolutions
    ]
    placed = [r.place for r in resolutions if r.place is not None]
    home = _home(placed)
    if home is None:
        return list(resolutions)
    told = Counter(p.country for p in placed)
    near = [p for p in placed if p.country == home and p.kind not in _NATIONS]
    named = {p.country for p in placed if p.kind in _NATIONS}
    return [
        replace(r, place=None, reason="a namesake far from all that the article tells of")
        if r.place is not None
        and r.mention.role != "dateline"
        and (r.place.country not in named or r.score < _DOUBTED)
        and told[r.place.country] <= told[home] / _LEAST
        and _is_namesake(r.place, near)
        else r
        for r in resolutions
    ]


def _home(placed: Sequence[Place]) -> str | None:
    """Return the country of which most places of a report are, if they are most by far."""
    told = Counter(p.country for p in placed if p.country is not None)
    if not told:
        return None
    country, count = told.most_common(1)[0]
    return country if count >= max(_LEAST, _SHARE * sum(told.values())) else None


def _lies_out(text: str, one: Resolution, other: Resolution) -> bool:
    """Tell a town that lies in another country than the town in which the text says it lies."""
    here, there = one.place, other.place
    if here is None or there is None or one.mention.role not in EVENT_ROLES:
        return False
    if {here.kind, there.kind} != {"settlement"} or here.country == there.country:
        return False
    if _WITHIN.fullmatch(text, one.mention.end, other.mention.start) is None:
        return False
    return degrees_apart(here.lon, here.lat, there.lon, there.lat) > _FAR


def _is_namesake(place: Place, near: Sequence[Place]) -> bool:
    if place.kind != "settlement" or place.population >= _KNOWN or not near:
        return False
    return all(degrees_apart(place.lon, place.lat, p.lon, p.lat) > _FAR for p in near)
