"""What is not on the map, not on the time axis, or not coded, each with its reason.

Enters: the workspace and the filter. Leaves: plain values for the tray component. Nothing
vanishes: every incident that the filter leaves out for want of a date or a place is named here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geo.ui import wording
from geo.ui.cards import is_placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.records import Filter, Incident, LedgerEntry, Resolution

_COUNTRY_ONLY = 6
#: So many lines a part of the tray shows; the rest is counted.
SHOWN = 40


def describe(
    incidents: Sequence[Incident],
    shown: Sequence[Incident],
    chosen: Filter,
    resolutions: Mapping[str, Sequence[Resolution]],
    ledger: Iterable[LedgerEntry],
) -> dict[str, Any]:
    """Return the parts of the tray, each with a heading, its count and its lines."""
    undated = replace(chosen, start=None, end=None, undated=True)
    no_date = [i for i in incidents if i.start is None and undated.matches(i)]
    no_place = [i for i in shown if not is_placed(i)]
    unresolved = Counter(
        (r.mention.surface, r.reason or "no place of this name is known")
        for found in resolutions.values()
        for r in found
        if r.place is None
    )
    reasons = Counter(entry.reason for entry in ledger if entry.kind == "sentence")
    parts = [
        _part("Not placed", [[_line(i), _why_no_place(i), i.id] for i in no_place]),
        _part("Not dated", [[_line(i), _why_no_date(i), i.id] for i in no_date]),
        _part(
            "Names that no place was found for",
            [
                [name, f"{reason}{f', {n} times' if n > 1 else ''}", ""]
                for (name, reason), n in unresolved.most_common()
            ],
        ),
        _part(
            "Sentences not coded",
            [[reason, wording.number(n, "sentence"), ""] for reason, n in reasons.most_common()],
            total=sum(reasons.values()),
        ),
    ]
    return {"parts": [part for part in parts if part["count"]]}


def _part(title: str, lines: list[list[str]], total: int | None = None) -> dict[str, Any]:
    count = len(lines) if total is None else total
    return {
        "title": title,
        "count": count,
        "lines": lines[:SHOWN],
        "more": max(0, len(lines) - SHOWN),
    }


def _line(incident: Incident) -> str:
    return f"{incident.title}, {wording.when(incident)}"


def _why_no_place(incident: Incident) -> str:
    if incident.where_prec == _COUNTRY_ONLY:
        return f"known to the country only ({incident.place_name or 'which one is not said'})"
    if incident.place_name:
        return f"“{incident.place_name}” has no known point"
    return "no source says where"


def _why_no_date(incident: Incident) -> str:
    place = f"; {incident.place_name}" if incident.place_name else ""
    return f"no source says when{place}"
