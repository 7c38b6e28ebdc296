"""What is left out is counted and shown in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.pipeline import open_workspace
from geo.settings import default_settings
from geo.ui import left_out
from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_the_counts_are_those_of_the_ledger_and_each_entry_marks_its_words(tmp_path: Path) -> None:
    look = open_workspace(default_settings(workspace.fill(tmp_path / "s.sqlite")))
    told = left_out.describe(look)
    unplaced = sum(r.place is None for found in look.resolutions.values() for r in found)
    assert told["total"] == len(look.ledger) + unplaced
    assert sum(number for _, _, number in told["reasons"]) == told["total"]
    for entry in told["entries"]:
        assert any(kind == "mark" for _, kind in entry["pieces"])


def test_a_reason_and_an_article_narrow_the_entries_and_the_counts_follow_the_article(
    tmp_path: Path,
) -> None:
    look = open_workspace(default_settings(workspace.fill(tmp_path / "s.sqlite")))
    kind, reason, number = left_out.describe(look)["reasons"][0]
    assert kind
    assert left_out.describe(look, reason=reason)["total"] == number
    parts = [left_out.describe(look, article_id=key)["total"] for key in look.documents]
    assert sum(parts) == left_out.describe(look)["total"]
