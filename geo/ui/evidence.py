"""Who says what: incidents by outlet, each cell that outlet's own figure.

Enters: incidents and documents. Leaves: plain values for the table component. It is the map's
accessible twin: every incident that is shown has a row, on the map or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.records.display import display_group_of
from geo.ui import wording
from geo.ui.coverage import SILENT, Coverage
from geo.ui.figures import figures_of, part_of
from geo.ui.quotes import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.records import Casualty, Claim, Document, Incident, Place

TELLS = "reports it"
_LONG = 26


def outlets_of(incidents: Sequence[Incident], documents: Mapping[str, Document]) -> dict[str, str]:
    """Return article id to outlet, all kept articles first, in the order they were added.

    Two articles of one outlet share a column.
    """
    found = {key: document.article.outlet for key, document in documents.items()}
    for incident in incidents:
        for source in incident.sources:
            found.setdefault(source.article_id, source.outlet)
    return found


def table(
    incidents: Sequence[Incident],
    documents: Mapping[str, Document],
    places: Mapping[str, Place] | None = None,
    coverage: Coverage | None = None,
) -> dict[str, Any]:
    """Return columns (outlets) and rows (one a figure, at least one an incident).

    An outlet has a column where it tells one of `incidents`, or could have told one and is silent;
    ``without`` names the others.
    """
    outlets = outlets_of(incidents, documents)
    reach = coverage or Coverage(documents, incidents)
    told = [_by_outlet(incident, outlets, reach) for incident in incidents]
    known = list(dict.fromkeys(outlets.values()))
    columns = [name for name in known if any(row[name] in {TELLS, SILENT} for row in told)]
    return {
        "columns": columns,
        "without": [name for name in known if name not in columns],
        "incidents": [
            _block(incident, {name: row[name] for name in columns}, outlets, documents)
            | {"where": wording.where(incident, (places or {}).get(incident.place_id or ""))}
            for incident, row in zip(incidents, told, strict=True)
        ],
    }


def _by_outlet(incident: Incident, outlets: Mapping[str, str], reach: Coverage) -> dict[str, str]:
    """Return of each outlet that it tells of `incident`, or why not."""
    telling = {outlets.get(s.article_id, s.outlet) for s in incident.sources}
    telling |= {outlets[c.article_id] for c in incident.claims if c.article_id in outlets}
    return {
        name: TELLS if name in telling else reach.why_not(name, incident)
        for name in dict.fromkeys(outlets.values())
    }


def _block(
    incident: Incident,
    told: Mapping[str, str],
    outlets: Mapping[str, str],
    documents: Mapping[str, Document],
) -> dict[str, Any]:
    rows = [
        {
            "label": figure.label,
            "chosen": _chosen(figure.casualty) if figure.casualty else "",
            "derived": bool(figure.casualty and figure.casualty.derived),
            "cells": [
                _cell(
                    [c for c in figure.claims if outlets.get(c.article_id) == name],
                    documents,
                    "no figure" if word == TELLS else word,
                )
                for name, word in told.items()
            ],
        }
        for figure in figures_of(incident)
    ]
    if not rows:
        own = {n: [c for c in incident.claims if outlets.get(c.article_id) == n] for n in told}
        cells = [
            {"text": word, "words": _words(own[name], documents)} for name, word in told.items()
        ]
        rows.append({"label": "That it happened", "chosen": "", "derived": False, "cells": cells})
    return {
        "id": incident.id,
        "title": incident.title,
        "when": wording.when(incident),
        "group": display_group_of(incident.event_class),
        "single": sum(word == TELLS for word in told.values()) == 1,
        "conflict": bool(incident.conflicts),
        "rows": rows,
    }


def _chosen(casualty: Casualty) -> str:
    if casualty.status == "none_reported":
        return wording.NONE_SAID
    return "" if casualty.status == "not_reported" else wording.figure(casualty.count)


def _cell(
    claims: Sequence[Claim], documents: Mapping[str, Document], otherwise: str
) -> dict[str, Any]:
    whole = [c for c in claims if c.part_of is None and not part_of(c)]
    told = _told(whole) or [" + ".join(dict.fromkeys(_short_part(c) for c in claims))]
    return {"text": ", ".join(told) if claims else otherwise, "words": _words(claims, documents)}


def _told(claims: Sequence[Claim]) -> list[str]:
    """Return each figure once; a bare one gives way to the same one with its speaker."""
    told = list(dict.fromkeys(_short(claim) for claim in claims))
    return [words for words in told if not any(other.startswith(f"{words} (") for other in told)]


def _short_part(claim: Claim) -> str:
    part = part_of(claim)
    return f"{wording.value_of(claim)} {part}" if part else _short(claim)


def _short(claim: Claim) -> str:
    """Return "53 (hospital)": the value as stated and, briefly, who said it."""
    who = wording.ATTRIBUTION.get(claim.attribution, "")
    if claim.attributed_to and (claim.attribution != "medical" or not who):
        named = claim.attributed_to
        who = named if len(named) <= _LONG else who or f"{named[: _LONG - 1]}…"
    value = wording.value_of(claim)
    return f"{value} ({who})" if who else value


def _words(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for claim in claims:
        words = words_of(claim, documents)
        text = "".join(piece[0] for piece in words["pieces"]) or claim.value
        who = wording.said_by(claim)
        kept = rows.setdefault(text, {"values": [], "who": who, "words": words})
        if (value := wording.value_of(claim)) not in kept["values"]:
            kept["values"].append(value)
    return list(rows.values())
