"""What is not on the map, not on the time axis, or not coded, each with its reason.

Enters: what is shown, and the workspace. Leaves: plain values for the tray component. Nothing
vanishes: every incident that is left out for want of a date or a place is named or counted here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from geo.ui import reasons, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.records import Incident, LedgerEntry, Resolution
    from geo.ui.columns import Columns, Numbers
    from geo.ui.selection import Selection, Shown

Part = dict[str, Any]

_COUNTRY_ONLY = 6
#: So many lines a part of the tray shows; the rest is counted.
SHOWN = 40


def describe(shown: Shown, spread: Selection, silent: Sequence[Part]) -> dict[str, Any]:
    """Return the parts of the tray, each with a heading, its count and its lines.

    `silent` are the parts that no filter changes (`uncoded`).
    """
    held = shown.columns
    no_place = shown.rows[~held.drawn[shown.rows]]
    parts = [
        _incidents("Not placed", held, no_place, _why_no_place),
        _incidents("Not dated", held, spread.undated, _why_no_date),
        *silent,
    ]
    return {"parts": [part for part in parts if part["count"]]}


def uncoded(
    resolutions: Mapping[str, Sequence[Resolution]], ledger: Iterable[LedgerEntry]
) -> list[Part]:
    """Return the parts that tell of names and sentences that became no incident."""
    unresolved = Counter(
        (r.mention.surface, reasons.in_words(r.reason or reasons.UNKNOWN_PLACE))
        for found in resolutions.values()
        for r in found
        if r.place is None
    )
    told = Counter(reasons.in_words(e.reason) for e in ledger if e.kind == "sentence")
    names = [
        [name, f"{reason}{f', {n} times' if n > 1 else ''}", ""]
        for (name, reason), n in unresolved.most_common()
    ]
    sentences = [[reason, wording.number(n, "sentence"), ""] for reason, n in told.most_common()]
    return [
        _part("Names that no place was found for", names, len(names)),
        _part("Sentences not coded", sentences, sum(told.values())),
    ]


def _incidents(title: str, held: Columns, rows: Numbers, why: Callable[[Incident], str]) -> Part:
    listed = [held.incident(row) for row in rows[:SHOWN].tolist()]
    part = _part(title, [[_line(i), why(i), i.id] for i in listed], len(rows))
    return part | {"more": len(rows) - len(listed)}


def _part(title: str, lines: list[list[str]], count: int) -> Part:
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
