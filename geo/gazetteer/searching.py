"""Search an index: by a name that may be incomplete, by nearness, by a box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer import layout
from geo.gazetteer.names import fold
from geo.records import Candidate, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.gazetteer.reading import Index
    from geo.records.place import PlaceKind

#: How much each way in which a name belongs to a place counts, from 0 to 1.
_NAME_SCORES = {
    "primary": 1.0,
    "literal": 1.0,
    "form": 0.9,
    "alternate": 0.6,
    "spelling": 0.5,
    "beginning": 0.2,
}
#: What a division is called after or before its name, in folded words.
_CALLED = (
    "(?:autonomous region|state|province|region|county|district|department|governorate|"
    "prefecture|oblast|canton|division|territory)"
)
_DIVISION = re.compile(rf"(?:the )?(?:{_CALLED} of (?:the )?(.+)|(.+?) {_CALLED})")
_DIVISIONS = frozenset({"admin1", "admin2"})
#: Fewer letters begin almost every name.
_FEWEST_LETTERS = 3
_NOWHERE = -2.0
#: Cosines of four bytes part no two points that lie within 2 km of a third; beyond this cosine
#: (29 km), a flat approximation orders what they find, and as many more places as may tie.
_CLOSE = 1 - 1e-5
_TIED = 40


def bare_name(name: str) -> str:
    """Return the key of a name without the word for a division; empty where there is none.

    Examples
    --------
    >>> bare_name("Abra province"), bare_name("Province of Abra"), bare_name("Gao")
    ('abra', 'abra', '')
    """
    match = _DIVISION.fullmatch(fold(name))
    return match[1] or match[2] if match else ""


def as_divisions(found: Iterable[tuple[Place, str]]) -> list[tuple[Place, str]]:
    """Keep the first-level divisions of a name, and the second-level ones."""
    return [(place, how) for place, how in found if place.kind in _DIVISIONS]


def as_named(found: Iterable[tuple[Place, str]], name: str) -> list[tuple[Place, str]]:
    """Count a division that is called by its bare name as one whose primary name that is."""
    key = fold(name)
    return [
        (place, "primary" if place.kind in _DIVISIONS and bare_name(place.name) == key else how)
        for place, how in found
    ]


def rank(found: Iterable[tuple[Place, str]]) -> list[Candidate]:
    """Order places found by name, best first; the parts of the score are kept."""
    candidates = []
    for place, how in found:
        parts = {"name": _NAME_SCORES[how], "size": _size_score(place)}
        candidates.append(Candidate(place, round(sum(parts.values()), 4), parts))
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _size_score(place: Place) -> float:
    """Return 0 to 1: the logarithm of the population, a country always above a town."""
    size = float(np.log10(place.population + 10) / 10)
    return min(1.0, size + (0.3 if place.kind in {"country", "continent"} else 0.0))


def beginning_with(index: Index, name: str, limit: int) -> Iterator[Place]:
    """Yield at least `limit` places whose names begin with `name`, if there are so many."""
    key = fold(name)
    if len(key) < _FEWEST_LETTERS:
        return
    seen: set[int] = set()
    for known in index.names.iterkeys(key):
        for posting in index.key_postings(known):
            number = posting >> layout.POSTING_SHIFT
            if number not in seen:
                seen.add(number)
                yield index.place(number)
        if len(seen) >= limit:
            return


def nearest(
    index: Index, lon: float, lat: float, limit: int, kind: PlaceKind | None
) -> tuple[Place, ...]:
    """Return the places nearest to a point, nearest first."""
    cosines = index.vectors @ layout.unit_vectors(np.asarray(lon), np.asarray(lat))
    if kind is not None:
        cosines[index.records["kind"] != layout.KIND_NUMBER[kind]] = _NOWHERE
    most = min(limit + _TIED, len(cosines))
    best = np.sort(np.argpartition(-cosines, most - 1)[:most])
    best = best[cosines[best] > _NOWHERE]
    east = (index.records["lon"][best] - lon + 180.0) % 360.0 - 180.0
    east *= np.cos(np.radians(lat))
    apart = np.where(cosines[best] > _CLOSE, np.hypot(east, index.records["lat"][best] - lat), 90.0)
    order = np.lexsort((-cosines[best], apart))[:limit]
    return tuple(index.place(int(n)) for n in best[order])


def within(
    index: Index,
    box: tuple[float, float, float, float],
    kind: PlaceKind | None,
    limit: int | None,
) -> tuple[Place, ...]:
    """Return the places in a box (west, south, east, north), weightiest first."""
    west, south, east, north = box
    lon, lat = index.records["lon"], index.records["lat"]
    inside = (lat >= south) & (lat <= north)
    if west <= east:
        inside &= (lon >= west) & (lon <= east)
    else:
        inside &= (lon >= west) | (lon <= east)
    if kind is not None:
        inside &= index.records["kind"] == layout.KIND_NUMBER[kind]
    numbers = np.flatnonzero(inside)
    order = np.argsort(-index.records["weight"][numbers], kind="stable")
    return tuple(index.place(int(n)) for n in numbers[order][:limit])
