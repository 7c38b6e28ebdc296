"""The words around the map: what is shown, how many, who says so.

Enters: incidents and the filter that chose them. Leaves: plain lines of text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geo.maps.payload import is_drawn
from geo.records import Filter
from geo.records.classes import label_of
from geo.records.words import add_up, figure, number, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Incident

_RULES = {
    "most_reported": "the value that most origins report",
    "conservative": "the lowest value reported",
    "medical_first": "what medical sources say first",
}
_PRECISION = {
    1: "exact places",
    2: "places within 25 km",
    3: "districts or better",
    4: "regions or better",
}


def title(incidents: Sequence[Incident], chosen: Filter) -> str:
    """Return the heading: which days.

    Examples
    --------
    >>> title([], Filter())
    'Incidents'
    """
    starts = [i.start for i in incidents if i.start]
    first = chosen.start or min(starts, default=None)
    last = chosen.end or max((i.end or i.start for i in incidents if i.start), default=None)
    return f"Incidents, {span(first, last)}" if first and last and first <= last else "Incidents"


def counts(incidents: Sequence[Incident], of: int | None = None) -> str:
    """Return how many incidents, places and outlets, and the people hurt.

    Parameters
    ----------
    of
        How many there are without the window; None leaves it out.

    Examples
    --------
    >>> counts([], 9)
    '0 of 9 incidents'
    """
    head = (
        number(len(incidents), "incident")
        if of is None
        else f"{len(incidents)} of {number(of, 'incident')}"
    )
    told = [head]
    places = {i.place_id or i.place_name for i in incidents} - {None, ""}
    outlets = {s.outlet for i in incidents for s in i.sources}
    told += [number(len(places), "place")] if places else []
    told += [number(len(outlets), "outlet")] if outlets else []
    for outcome in ("killed", "injured"):
        summed = add_up(incidents, outcome)
        if summed is not None and summed[0].high != 0:
            words = f"{figure(summed[0], to=' to ')} {outcome}"
            told.append(f"{words} (our sum)" if summed[1] else words)
    return " · ".join(told)


def filters(chosen: Filter) -> str:
    """Return which filters are in force, beside the window; empty where none is.

    Examples
    --------
    >>> filters(Filter(text="bridge", rule="conservative"))
    'Filtered: words “bridge”. Figures: the lowest value reported.'
    """
    default = Filter()
    told = [
        ("types", ", ".join(label_of(code).lower() for code in chosen.event_classes)),
        ("places", ", ".join(chosen.places)),
        ("actors", ", ".join(chosen.actors)),
        ("outlets", ", ".join(chosen.outlets)),
        ("at least", _PRECISION.get(chosen.precision or 0, "")),
        ("words", f"“{chosen.text}”" if chosen.text else ""),
        ("tiers", ", ".join(chosen.tiers) if chosen.tiers != default.tiers else ""),
        ("also", "what a reviewer rejected" if chosen.rejected else ""),
        ("in the box", "drawn dashed" if chosen.bbox else ""),
    ]
    words = "; ".join(f"{name} {value}" for name, value in told if value)
    lines = [f"Filtered: {words}."] if words else []
    if chosen.rule != default.rule:
        lines.append(f"Figures: {_RULES[chosen.rule]}.")
    return " ".join(lines)


def not_drawn(incidents: Sequence[Incident]) -> str:
    """Return how many of the incidents the map cannot show; empty where it shows all.

    Examples
    --------
    >>> from geo.records import Incident
    >>> not_drawn([Incident("a", "x", "arrest")])
    'Not on the map: 1 without a place'
    """
    left = [i for i in incidents if not is_drawn(i)]
    country = sum(i.lon is not None or bool(i.place_name) for i in left)
    told = [f"{country} known to the country only"] if country else []
    told += [f"{len(left) - country} without a place"] if len(left) > country else []
    return f"Not on the map: {', '.join(told)}" if told else ""


def sources(incidents: Sequence[Incident]) -> str:
    """Return the outlets with how many of the incidents each reports, most first."""
    found = Counter(outlet for i in incidents for outlet in {s.outlet for s in i.sources})
    ordered = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    told = ", ".join(f"{outlet} ({many})" for outlet, many in ordered)
    return f"Sources: {told}" if told else ""


def review(incidents: Sequence[Incident]) -> str:
    """Return who coded the incidents; empty where there is none.

    Examples
    --------
    >>> review([])
    ''
    """
    machine = sum(i.review == "machine" for i in incidents)
    if machine == len(incidents) > 0:
        return "Coded by machine, not reviewed."
    return f"{machine} of {len(incidents)} coded by machine, not reviewed." if machine else ""
