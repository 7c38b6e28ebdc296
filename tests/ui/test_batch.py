"""The table of uploads: what it says of a file that was read with a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.store import open_store
from geo.ui import reading
from geo.ui.batch import READ, Known, draft_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "A bomb exploded in Houaïlou on 12 March 2024, killing three people, the hospital said."
FRENCH = (
    "Trois personnes ont été tuées lundi dans la nuit à Nouméa, selon la police et les pompiers."
)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (TEXT.encode("cp1252"), ". The file is not UTF-8 and declares no charset: read as cp1252"),
        (TEXT.encode() + b" It was in Noum\xe9a.", ". The file holds 1 byte that is not UTF-8"),
        (FRENCH.encode(), "Dateline reads English reports only"),
    ],
)
def test_a_file_read_with_a_doubt_says_so_in_its_row(raw: bytes, told: str, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 's.sqlite'}") as store:
        entry = draft_of("a.txt", raw, {}, Known(store, {}, ()), set())

    assert entry.outcome == READ
    assert told in entry.words
    assert "a.txt" not in entry.words


def test_no_incident_in_no_english_says_why() -> None:
    assert "only English is read" in reading.none_found(FRENCH)
    assert "English" not in reading.none_found(TEXT)
