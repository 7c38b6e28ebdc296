"""What stands beside symbols: the name of the place, and what the worst incidents came to.

Enter: clusters of symbols and the places. Leave: labels, the weightiest first.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geo.maps.payload import people_hurt
from geo.maps.picture.arranging import AREA
from geo.maps.picture.labels import Label, name_in
from geo.maps.picture.marks import ring_of
from geo.records.words import add_up, figure, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.maps.picture.arranging import Cluster, Symbol
    from geo.records import Incident, Place
    from geo.records.incident import Outcome

#: Beside so many of the worst incidents stands how many were killed or injured.
TOLD = 3
#: What is kept free around the ring of the chosen incident.
_AROUND_RING_PX = 2.0


def event_labels(
    clusters: Sequence[Cluster],
    places: Mapping[str, Place],
    language: str,
    marked: Incident | None = None,
) -> list[Label]:
    """Return the names of the places of all symbols, each once in its cluster.

    `marked` is the incident whose symbol is ringed.
    """
    alone = [s.incidents[0] for c in clusters for s in c.symbols if len(s.incidents) == 1]
    worst = sorted((i for i in alone if people_hurt(i)), key=lambda i: -people_hurt(i))[:TOLD]
    found = []
    for cluster in clusters:
        first, *others = cluster.symbols
        reach = max(math.dist((s.x, s.y), (first.x, first.y)) + s.radius for s in cluster.symbols)
        named: set[str] = set()
        own = [i for s in cluster.symbols for i in s.incidents]
        for symbol in (first, *(s for s in others if len(s.incidents) == 1)):
            name = _name(symbol.incidents[0], places, language)
            if name in named:
                continue
            named.add(name)
            here = [i for i in own if _name(i, places, language) == name]
            text = told(here) if symbol.incidents[0] in worst else ""
            found.append(
                Label(
                    "vague" if _is_area(symbol) else "event",
                    f"{name} · {text}" if text and name else name,
                    symbol.x,
                    symbol.y,
                    _kept_free(symbol, marked),
                    reach if symbol is first else 0.0,
                    name if text else "",
                )
            )
    return found


def told(incidents: Sequence[Incident]) -> str:
    """Return how many were killed and injured at a place, in words.

    Examples
    --------
    >>> from geo.records import Casualty, Count, Incident
    >>> hurt = Casualty("police", "injured", Count(4, 5, 5))
    >>> clash = Incident("i", "A clash", "armed_clash", casualties=(hurt,))
    >>> told([clash]), told([clash, clash])
    ('4–5 injured', '8–10 injured in 2 incidents')
    """
    outcomes: tuple[Outcome, ...] = ("killed", "injured")
    totals = ((add_up(incidents, outcome), outcome) for outcome in outcomes)
    words = ", ".join(
        f"{figure(summed[0], to='–')} {outcome}"
        for summed, outcome in totals
        if summed is not None and (summed[0].best or summed[0].low or summed[0].high)
    )
    telling = sum(any(add_up([i], outcome) is not None for outcome in outcomes) for i in incidents)
    return f"{words} in {number(telling, 'incident')}" if telling > 1 and words else words


def _name(incident: Incident, places: Mapping[str, Place], language: str) -> str:
    place = places.get(incident.place_id or "")
    names: dict[str, Any] = {k: v for k, v in place.names.items() if k != "alt"} if place else {}
    return name_in(place.name if place else incident.place_name or "", names, language)


def _is_area(symbol: Symbol) -> bool:
    return all((i.where_prec or 1) >= AREA for i in symbol.incidents)


def _kept_free(symbol: Symbol, marked: Incident | None) -> float:
    ringed = marked is not None and marked in symbol.incidents
    return ring_of(symbol) + _AROUND_RING_PX if ringed else symbol.radius
