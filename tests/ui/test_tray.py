"""What has no place or no date is named with the reason."""

from __future__ import annotations

from geo.records import Filter
from geo.ui import tray
from geo.ui.selection import Selection
from tests.ui import workspace


def test_the_tray_names_each_part_with_reasons() -> None:
    spread = Selection.of(workspace.incidents(), Filter())
    silent = tray.uncoded(workspace.resolutions(), workspace.ledger())
    told = tray.describe(spread.within(None), spread, silent)
    parts = {part["title"]: part for part in told["parts"]}
    assert parts["Not placed"]["count"] == 2
    assert [reason for _, reason, _ in parts["Not dated"]["lines"]] == [
        "no source says when; Mitrovica"
    ]
    assert parts["Names that no place was found for"]["lines"][0][0] == "Rome"
    assert parts["Sentences not coded"]["count"] == 2
