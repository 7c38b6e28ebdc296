"""``dateline code --explain``: the ledger in the form that the page of the command line tells."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.running import Answer

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "command-line.md"
TEXT = (
    "A day in Kisumu\n\nA bomb exploded in Kisumu on Tuesday, and a hospital in Mombasa said nine "
    "people were injured. After the clashes of last year Nairobi had sent troops. Rebels could "
    "attack Nakuru, Kenya, on Friday, the mayor warned.\n"
)


@pytest.fixture
def ledger(call: Callable[..., Answer], tmp_path: Path) -> list[dict[str, Any]]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "day.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "day.json").write_text('{"published": "2024-03-14"}', encoding="utf-8")
    assert call("code", tmp_path / "in", tmp_path / "out", "--explain").status == 0
    written = json.loads((tmp_path / "out" / "day.json").read_text("utf-8"))
    found: list[dict[str, Any]] = written["ledger"]
    return found


def test_each_entry_has_the_keys_that_the_page_names(ledger: list[dict[str, Any]]) -> None:
    section = PAGE.read_text("utf-8").partition("## dateline code")[2].partition("\n## ")[0]
    told = re.search(r"`\{([^}]*)\}`", section)
    assert told
    named = set(re.findall(r'"(\w+)"', told[1]))
    assert ledger
    assert all(set(entry) == named for entry in ledger)


def test_entries_stand_in_the_order_of_the_text_with_their_words(
    ledger: list[dict[str, Any]],
) -> None:
    starts = [entry["start"] for entry in ledger]
    assert starts == sorted(starts)
    assert all(TEXT[e["start"] : e["end"]] == e["text"] for e in ledger)


def test_sentences_and_names_are_told_apart(ledger: list[dict[str, Any]]) -> None:
    kinds = {entry["kind"] for entry in ledger}
    assert kinds == {"sentence", "mention"}
    for entry in ledger:
        assert entry["reason"].startswith("role: ") == (entry["kind"] == "mention")


def test_the_town_of_a_hospital_that_counted_is_no_place_of_the_event(
    ledger: list[dict[str, Any]],
) -> None:
    assert {"text": "Mombasa", "reason": "role: source_location"}.items() <= next(
        e.items() for e in ledger if e["text"] == "Mombasa"
    )
