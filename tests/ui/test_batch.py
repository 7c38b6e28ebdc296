"""The table of uploads: what it says of a file that was read with a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import MagicMock

import pytest

from geo.store import open_store
from geo.ui import batch, reading
from geo.ui.batch import READ, Known, draft_of
from tests.ui.workspace import HOSTILE

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


@pytest.mark.parametrize("words", HOSTILE)
def test_a_files_name_is_shown_while_it_is_read_but_never_as_markdown(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    streamlit = MagicMock(session_state={})
    monkeypatch.setattr(batch, "st", streamlit)
    address = f"sqlite:///{tmp_path / 's.sqlite'}"
    open_store(address).close()

    batch.read([(f"{words}.txt", b"\0\1\2" * 40)], {}, (address, ""))

    plain = [call for call in streamlit.mock_calls if call[0] == "empty().text"]
    assert [call.args[0] for call in plain] == [f"{words}.txt"]
    others = [call for call in streamlit.mock_calls if call not in plain]
    drawn = [each for call in others for each in (*call.args, *call.kwargs.values())]
    assert "Reading 1 of 1" in drawn
    assert not [each for each in drawn if words in str(each)]
