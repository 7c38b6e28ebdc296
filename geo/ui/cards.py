"""Incidents as cards: what the list shows, and the full card of the one that is open.

Enters: incidents and the documents they come from. Leaves: plain values for the list component,
which builds them with ``textContent``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geo.maps import is_drawn
from geo.records.classes import CLASSES, label_of
from geo.records.display import DISPLAY_GROUPS, display_group_of
from geo.ui import wording
from geo.ui.figures import figures_of, part_of
from geo.ui.quotes import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.records import Claim, Conflict, Document, Incident, Place
    from geo.records.incident import Rule
    from geo.ui.columns import Columns
    from geo.ui.figures import Figure

_NUMBER = re.compile(r"\d+|^no ")


def _figures(incident: Incident) -> list[str]:
    """Return the reconciled figures as "52-53 protesters injured", or that sources say none."""
    told = []
    for casualty in incident.casualties:
        if casualty.status == "not_reported":
            continue
        if casualty.status == "none_reported" or casualty.count.high == 0:
            told.append(wording.none_of(casualty.outcome, casualty.group))
        else:
            one = wording.is_one(casualty.count)
            people = wording.of_group(casualty.outcome, casualty.group, one=one)
            told.append(f"{wording.figure(casualty.count)} {people}")
    return told


def _figures_beside(incident: Incident) -> list[str]:
    """Return the figures that the title does not tell already."""
    told = set(_NUMBER.findall(incident.title))
    return [words for words in _figures(incident) if not set(_NUMBER.findall(words)) <= told]


def card(incident: Incident, places: Mapping[str, Place] | None = None) -> dict[str, Any]:
    """Return what the list shows of one incident; `places` by id give names in pairs."""
    group = display_group_of(incident.event_class)
    marks = [wording.MODALITY[incident.modality]] if wording.MODALITY[incident.modality] else []
    if incident.aggregate:
        marks.append("sum over several incidents")
    if incident.tier == "C" and incident.start is not None:  # an undated one is not called old
        marks.append("history")
    if incident.tier == "B":
        marks.append("political or neighbouring")
    return {
        "id": incident.id,
        "title": incident.title,
        "when": wording.when(incident),
        "where": wording.where(incident, (places or {}).get(incident.place_id or "")),
        "group": group,
        "type": label_of(incident.event_class),
        "figures": _figures_beside(incident),
        "sources": wording.number(len(_outlets(incident)), "source"),
        "conflict": bool(incident.conflicts),
        "marks": marks,
        "status": incident.review,
        "review": wording.REVIEW[incident.review],
        "unreviewed": incident.review == "machine",
        "onMap": is_drawn(incident),
    }


#: What the list shows of an incident, in the order of its row; also in `assets/cards.js`.
FIELDS = (
    "id", "title", "when", "where", "group", "type", "figures", "sources", "conflict", "marks",
    "status", "onMap",
)  # fmt: skip


def listed(incidents: Sequence[Incident], places: Mapping[str, Place]) -> dict[str, Any]:
    """Return the list: a row of `FIELDS` each, and what each decision is called."""
    found = [card(incident, places) for incident in incidents]
    return {
        "cards": [[one[name] for name in FIELDS] for one in found],
        "reviews": {one["status"]: one["review"] for one in found},
    }


def _outlets(incident: Incident) -> list[str]:
    return list(dict.fromkeys(source.outlet for source in incident.sources))


def full_card(
    incident: Incident,
    documents: Mapping[str, Document],
    known: Columns,
    rule: Rule = "most_reported",
) -> dict[str, Any]:
    """Return the card of the selected incident: each source's figure with its own sentence."""
    outlets = {source.article_id: source.outlet for source in incident.sources}
    told = _told(incident.claims, documents, outlets)
    return {
        "definition": CLASSES[incident.event_class].definition
        if incident.event_class in CLASSES
        else "",
        "groupLabel": DISPLAY_GROUPS[display_group_of(incident.event_class)],
        "figures": [_figure_row(f, incident, told, rule) for f in figures_of(incident)],
        "hurt": _silence(incident),
        "said": _said(told),
        "actors": list(incident.actors),
        "weapons": list(incident.weapons),
        "crowd": wording.figure(incident.crowd) if incident.crowd else "",
        "conflicts": [conflict_row(c, outlets) for c in incident.conflicts],
        "relations": [
            [relation.kind.replace("_", " "), known.incident(row).title]
            for relation in incident.relations
            if (row := known.row_of(relation.incident_id)) is not None
        ],
        "sources": [
            {
                "outlet": wording.outlet_beside(source.outlet, source.title),
                "title": source.title or "",
                "published": wording.day(source.published) if source.published else "not dated",
                "url": source.url if _is_web(source.url) else "",
            }
            for source in incident.sources
        ],
        "notes": list(incident.notes),
        "whereNote": "" if is_drawn(incident) else "Not on the map: no point is known.",
    }


def _silence(incident: Incident) -> str:
    """Return that no source says whether anyone was hurt, where that is so of an event."""
    said: set[str] = {c.outcome for c in incident.casualties if c.status != "not_reported"}
    said |= {claim.field.partition(".")[0] for claim in incident.claims}
    if incident.tier != "A" or said & {"killed", "injured"}:
        return ""
    return "no source says whether anyone was killed or injured"


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("https://", "http://"))


def _told(
    claims: Sequence[Claim], documents: Mapping[str, Document], outlets: Mapping[str, str]
) -> dict[Claim, dict[str, Any]]:
    rows = {}
    for claim in claims:
        document = documents.get(claim.article_id)
        own = document.article.outlet if document else "Source not in the store"
        rows[claim] = {
            "outlet": outlets.get(claim.article_id, own),
            "value": wording.value_of(claim),
            "who": wording.said_by(claim),
            "words": words_of(claim, documents),
            "passage": [claim.article_id, claim.sentence_start, claim.sentence_end]
            if document
            else None,
        }
    return rows


def _figure_row(
    figure: Figure, incident: Incident, told: Mapping[Claim, dict[str, Any]], rule: Rule
) -> dict[str, Any]:
    casualty = figure.casualty
    row = {
        "label": figure.label,
        "figure": "also said, not counted:",
        "best": None,
        "derived": False,
        "breakdown": "",
        "rule": "no figure; a vague or partial one counts only where no source tells more",
        "claims": [_claim_row(claim, told[claim]) for claim in figure.claims],
    }
    if casualty is None:
        return row
    field = f"{casualty.outcome}.{casualty.group}"
    chosen = next((c.rule for c in incident.conflicts if c.field == field), rule)
    if casualty.status == "none_reported":
        row |= {"label": f"{figure.label}, sources say"}
    elif casualty.status != "not_reported" and wording.is_one(casualty.count):
        row |= {"label": wording.of_group(casualty.outcome, casualty.group, one=True)}
    return row | {
        "figure": "no"
        if casualty.status == "none_reported"
        else "no figure of"
        if casualty.status == "not_reported"
        else wording.figure(casualty.count),
        "best": casualty.count.best if casualty.count.low != casualty.count.high else None,
        "derived": casualty.derived,
        "breakdown": " + ".join(f"{count} {who}" for who, count in casualty.breakdown),
        "rule": wording.RULE_WORDS.get(chosen, chosen),
    }


def _claim_row(claim: Claim, row: dict[str, Any]) -> dict[str, Any]:
    part = part_of(claim)
    return {**row, "value": f"{row['value']} ({part}, a part)"} if part else row


def _said(told: Mapping[Claim, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one row a sentence for what is no figure: action, date, place, actors."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for claim, row in told.items():
        if claim.field.partition(".")[0] in wording.OUTCOMES:
            continue
        key = (claim.article_id, "".join(piece[0] for piece in row["words"]["pieces"]))
        kept = rows.setdefault(key, {**row, "facts": []})
        fact = [claim.field.replace(".", " ").replace("_", " "), claim.value]
        if fact not in kept["facts"]:
            kept["facts"].append(fact)
    return list(rows.values())


def conflict_row(conflict: Conflict, outlets: Mapping[str, str]) -> dict[str, Any]:
    """Return what sources say of one field where they differ, and what was taken by which rule."""
    outcome, _, group = conflict.field.partition(".")
    return {
        "field": wording.of_group(outcome, group)
        if outcome in wording.OUTCOMES
        else conflict.field.replace("_", " "),
        "values": [
            [value, ", ".join(dict.fromkeys(outlets.get(a, "another report") for a in articles))]
            for value, articles in conflict.values
        ],
        "resolved": conflict.resolved,
        "rule": wording.RULE_WORDS.get(conflict.rule, conflict.rule.replace("_", " ")),
    }
