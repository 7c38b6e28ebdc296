"""Our classes beside ACLED's types: only types that the codebook has, and what the gold says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.records.classes import CLASSES, EventClass

if TYPE_CHECKING:
    from pathlib import Path

_VIOLENCE, _DEMONSTRATIONS, _STRATEGIC = (
    "Political violence", "Demonstrations", "Strategic developments",
)  # fmt: skip
#: ACLED's codebook: the disorder type of each event type, and the sub-event types of it.
CODEBOOK = {
    "Battles": _VIOLENCE,
    "Explosions/Remote violence": _VIOLENCE,
    "Violence against civilians": _VIOLENCE,
    "Protests": _DEMONSTRATIONS,
    "Riots": _DEMONSTRATIONS,
    "Strategic developments": _STRATEGIC,
}
SUB_EVENTS = {
    "Battles": "Government regains territory; Non-state actor overtakes territory; Armed clash",
    "Explosions/Remote violence": "Chemical weapon; Air/drone strike; Suicide bomb; Grenade; "
    "Shelling/artillery/missile attack; Remote explosive/landmine/IED",
    "Violence against civilians": "Sexual violence; Attack; Abduction/forced disappearance",
    "Protests": "Excessive force against protesters; Protest with intervention; Peaceful protest",
    "Riots": "Violent demonstration; Mob violence",
    "Strategic developments": "Agreement; Arrests; Change to group/activity; Other; "
    "Disrupted weapons use; Headquarters or base established; Looting/property destruction; "
    "Non-violent transfer of territory",
}
#: Sub-event types of another disorder type than the others of their event type.
APART = {"Mob violence": _VIOLENCE}
#: What the gold codes by more than the class: that police stepped in, what was declared, a war.
BY_MORE = {"roadblock", "declaration", "armed_conflict", "aggregate"}

mapped = pytest.mark.parametrize(
    "row", [row for row in CLASSES.values() if row.acled], ids=lambda row: row.code
)


@mapped
def test_a_class_maps_to_a_type_of_the_codebook(row: EventClass) -> None:
    assert row.acled is not None
    disorder, event, sub_event = row.acled
    assert sub_event in SUB_EVENTS[event].split("; ")
    assert disorder == APART.get(sub_event, CODEBOOK[event])


def test_classes_that_acled_leaves_out_say_so() -> None:
    without = {row.code for row in CLASSES.values() if row.acled is None}
    assert without >= {"natural_disaster", "accident", "statement", "meeting", "patrol", "other"}


def test_the_table_agrees_with_the_gold(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "kosovo_2023.json").read_text("utf-8"))
    wanted: dict[str, set[tuple[str, ...] | None]] = {}
    for incident in gold["incidents"]:
        told = incident["acled"]
        names = ("disorder_type", "event_type", "sub_event_type")
        code = tuple(told[name] for name in names) if told["codable"] else None
        wanted.setdefault(incident["event_class"], set()).add(code)
    differ = {c for c, codes in wanted.items() if c in CLASSES and CLASSES[c].acled not in codes}
    assert differ <= BY_MORE
