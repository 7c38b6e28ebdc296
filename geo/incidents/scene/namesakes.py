"""Names of several places: "Kuma in Sudan's North Darfur state", a village on no list or a town.

What enters are the places of a clause, what leaves are the same, the namesakes far away without a
place: the division or country that the text puts the village in then stands for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.incidents.joining.distances import degrees_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.records import Place, Resolution

#: Between a village and what it lies in.
_IN = re.compile(
    r"(?:\s[^\W\d_a-z][\w’'-]{1,30}){0,2}"
    r"(?:\s(?:village|town|city|district|area|township|commune|camp|forest|market|suburb|hamlet|"
    r"locality|community|ward|settlement|island|zone|province|state|region|county|territory|"
    r"municipality|prefecture|governorate|division|department))?"
    r"(?:,\s(?:an?|the)\s(?:[a-z][\w-]{0,30}\s){1,5}(?:in|of)|,?\s(?:in|of)|,)\s(?:the\s)?"
    r"(?:[a-z][\w-]{0,30}\s){0,4}"
)
_REACH = 80
_DIVISION = re.compile(
    r"\s(?:[Pp]rovince|[Rr]egion|[Oo]blast|[Ss]tate|[Gg]overnorate)"
    r"(?=[,.;]|\s(?:on|in|of|and|when|as)\b|$)"
)
#: A list of places goes on: none lies in the other.
_LIST_GOES_ON = re.compile(r",?\s+and\b|,\s+(?:in|at|near)\b")
#: Kinds that hold villages, and the degrees that one of theirs lies from their middle at most.
_HOLDERS = {"country": 2.0, "admin1": 1.8, "admin2": 1.8}
#: A town of so many people is what its name means, whichever state the text gives it to.
_KNOWN = 15_000
_DEGREE_M = 111_000
#: So many times the extent of a division its villages may lie from its middle.
_TIMES = {"country": 2.0, "admin1": 3.0, "admin2": 3.0}


def without_namesakes(text: str, own: Sequence[Resolution]) -> list[Resolution]:
    """Take their places from towns that lie far from the division that the text puts them in."""
    found = list(own)
    for n, r in enumerate(own):
        if r.place is None or r.place.kind != "settlement":
            continue
        holder = next((h for h in _around(text, own[n:]) if _is_far(r.place, h)), None)
        if holder is not None:
            inside = _inside(r, holder)
            if inside is not None or holder.kind != "country" or r.place.population < _KNOWN:
                found[n] = replace(r, place=inside)
    return found


def _around(text: str, names: Sequence[Resolution]) -> Iterator[Place]:
    """Yield what the text puts the first of some names in, one within the other.

    A name that may be that of a division around the town is none, whatever it resolves to.
    """
    town = names[0].place
    for inner, outer in pairwise(names):
        gap = outer.mention.start - inner.mention.end
        if outer.place is None or not 0 < gap <= _REACH:
            return
        if not _IN.fullmatch(text, inner.mention.end, outer.mention.start):
            return
        if _LIST_GOES_ON.match(text, outer.mention.end) or town is None:
            return
        if outer.place.kind in _HOLDERS and not any(
            _holds(c.place, town) for c in outer.candidates
        ):
            yield outer.place


def division_called(text: str, r: Resolution) -> Place | None:
    """Return the division that is meant by a town's name: "a village in Kharkiv region"."""
    if r.place is None or r.place.kind != "settlement" or not _DIVISION.match(text, r.mention.end):
        return None
    first = (c.place for c in r.candidates if c.place.kind == "admin1")
    return next((p for p in first if _holds(p, r.place)), None)


def _holds(holder: Place, town: Place) -> bool:
    same = holder.kind in _HOLDERS and holder.country == town.country
    return same and not _is_far(town, holder)


def _inside(r: Resolution, holder: Place) -> Place | None:
    """Return the town of that name that can lie in the division: "in Portland, Maine"."""
    towns = (c.place for c in r.candidates if c.place.kind == "settlement")
    towns = (t for t in towns if t.country == holder.country)
    return next((t for t in towns if not _is_far(t, holder)), None)


def _is_far(town: Place, holder: Place) -> bool:
    """Tell a town that cannot lie in a division or country, give or take borders in dispute."""
    if (holder.kind == "country") == (town.country == holder.country) and holder.kind != "admin1":
        return False  # of a district the country is sure only where it is the town's own
    if holder.kind == "admin1" and (town.country, town.admin1) == (holder.country, holder.admin1):
        return False
    reach = _TIMES[holder.kind] * (holder.uncertainty_m or 0.0) / _DEGREE_M
    apart = degrees_apart(town.lon, town.lat, holder.lon, holder.lat)
    return apart > max(_HOLDERS[holder.kind], reach)
