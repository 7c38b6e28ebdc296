"""How many, over all that is shown: "4 of 9 incidents, 82 to 83 injured".

Enters: incidents. Leaves: plain values for the summary component. A total over several figures is
our own sum and is marked as derived; an aggregate never adds to its parts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from geo.records.filter import NOT_IN_DEFAULT_VIEW
from geo.records.words import add_up
from geo.ui import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Incident
    from geo.records.incident import Outcome

_OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "detained", "displaced", "missing")


def describe(shown: Sequence[Incident], of: Sequence[Incident]) -> dict[str, Any]:
    """Return the totals of `shown` out of `of`, for the summary component."""
    figures = []
    for outcome in _OUTCOMES:
        summed = add_up(shown, outcome)
        if summed is None:
            continue
        count, derived = summed
        if count.low == count.high == 0:
            continue
        figures.append([outcome, wording.figure(count, to=" to "), derived])
    if not any(row[0] == "injured" for row in figures):
        figures.append(["injured", "none reported", False])
    places = {i.place_id or i.place_name for i in shown if i.place_id or i.place_name}
    outlets = {s.outlet for i in shown for s in i.sources}
    return {
        "shown": len(shown),
        "of": len(of),
        "figures": figures,
        "places": len(places),
        "outlets": len(outlets),
        "sentence": _sentence(shown, of, figures),
    }


def _sentence(
    shown: Sequence[Incident], of: Sequence[Incident], figures: Sequence[Sequence[Any]]
) -> str:
    told = ", ".join(f"{words} {outcome}" for outcome, words, _ in figures if words[0].isdigit())
    head = f"{len(shown)} of {wording.number(len(of), 'incident')}"
    return f"{head}, {told}" if told else head


def left_aside(known: Sequence[Incident], spread: Sequence[Incident]) -> str:
    """Return a line that counts what the filters leave aside, so that nothing vanishes.

    Examples
    --------
    >>> left_aside([], [])
    ''
    """
    kept = {incident.id for incident in spread}
    aside = Counter(_kind(incident) for incident in known if incident.id not in kept)
    if not aside:
        return ""
    told = ", ".join(f"{aside[kind]} {kind}" for kind in _KINDS if aside[kind])
    return f"Left aside: {told}. Filters bring them in."


_KINDS = (
    "planned or denied", "political or neighbouring", "older than a year", "sums over several",
    "movements of forces", "not dated", "of other types or places",
)  # fmt: skip


def _kind(incident: Incident) -> str:
    if incident.modality not in {"occurred", "ongoing"}:
        return _KINDS[0]
    if incident.tier != "A":
        return _KINDS[1] if incident.tier == "B" else _KINDS[2]
    if incident.aggregate:
        return _KINDS[3]
    if incident.event_class in NOT_IN_DEFAULT_VIEW:
        return _KINDS[4]
    return _KINDS[5] if incident.start is None else _KINDS[6]
