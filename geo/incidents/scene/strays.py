"""Names of small places that no list has here, and that only a namesake far away bears.

"A hawker of New Market", in a report from one country, is not the New Market of another that the
report says nothing of. What enters are the places of a text, what leaves are the same, without the
place where it is a namesake's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.joining.distances import degrees_apart

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
_NATIONS = frozenset({"country", "demonym"})
#: Degrees (111 km each): what lies nearer to a place of the report's country is a neighbour.
_FAR = 3.0


def without_strays(resolutions: Sequence[Resolution]) -> list[Resolution]:
    """Take from names the places that are only namesakes of what is meant.

    Parameters
    ----------
    resolutions
        Those of one article.

    Returns
    -------
    The same, in the same order; a stray has no place, and its resolution says why.
    """
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


def _is_namesake(place: Place, near: Sequence[Place]) -> bool:
    if place.kind != "settlement" or place.population >= _KNOWN or not near:
        return False
    return all(degrees_apart(place.lon, place.lat, p.lon, p.lat) > _FAR for p in near)
