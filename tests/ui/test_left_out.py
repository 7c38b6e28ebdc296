"""What is left out is counted and shown in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.pipeline import build_from_seeds, open_workspace
from geo.settings import default_settings
from geo.ui import left_out, reasons
from geo.ui.palette import ROLES
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


def test_every_reason_that_the_docs_list_has_words_for_a_reader(root: Path) -> None:
    page = (root / "docs" / "how-it-makes-incidents.md").read_text(encoding="utf-8")
    rows = page.partition("| reason | meaning |")[2].split("\n\n")[0].splitlines()[2:]
    kept = [code for row in rows for code in re.findall("`([^`]+)`", row.split("|")[1])]
    assert len(kept) >= 10
    for reason in [*(k for k in kept if k != "role: ..."), *(f"role: {role}" for role in ROLES)]:
        words = reasons.in_words(reason)
        assert words != reason
        assert ":" not in words
    assert reasons.in_words("modality: hypothetical") == "said only as something that could happen"


def test_an_entry_tells_its_reason_in_words_and_as_it_is_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'seeds.sqlite'}"
    build_from_seeds(default_settings(url))
    told = left_out.describe(open_workspace(default_settings(url)))
    assert not [words for _, words, _ in told["reasons"] if ":" in words or "(" in words]
    entry = next(e for e in told["entries"] if e["kept"].startswith("refers to an event (named)"))
    assert entry["reason"] == "mentions an event by its name, and tells nothing new"


def test_a_reason_and_an_article_narrow_the_entries_and_the_counts_follow_the_article(
    tmp_path: Path,
) -> None:
    look = open_workspace(default_settings(workspace.fill(tmp_path / "s.sqlite")))
    kind, reason, number = left_out.describe(look)["reasons"][0]
    assert kind
    assert left_out.describe(look, reason=reason)["total"] == number
    parts = [left_out.describe(look, article_id=key)["total"] for key in look.documents]
    assert sum(parts) == left_out.describe(look)["total"]
