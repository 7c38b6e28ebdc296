"""What the browser fetches: one file for all who filter alike, and room for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from geo.records import Filter
from geo.ui import served
from geo.ui.columns import Columns
from geo.ui.selection import Selection
from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path

HELD = Columns(workspace.incidents())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the files a folder of their own."""
    monkeypatch.setattr(served, "_folder", lambda: tmp_path)
    return tmp_path


def test_the_rows_that_pass_are_a_bit_each_in_the_order_of_the_file(folder: Path) -> None:
    drawn = served.offer(HELD, {})
    mask = Selection(HELD, Filter()).mask
    bits = drawn.passing(mask)
    assert bits is not None
    passing = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")[: len(drawn.rows)]
    assert passing.astype(bool).tolist() == mask[drawn.rows].tolist()
    assert (folder / drawn.address.rpartition("/")[2]).read_bytes()[:4] == b"DTL1"


def test_where_all_pass_nothing_more_is_fetched() -> None:
    drawn = served.offer(HELD, {})
    assert drawn.passing(np.ones(HELD.size, bool)) is None
    assert served.offer_rows(None) is None


def test_readers_who_filter_alike_share_a_file_and_old_ones_give_way(folder: Path) -> None:
    assert served.offer_rows(b"\x01") == served.offer_rows(b"\x01")
    for number in range(served.KEPT + 20):
        served.offer_rows(number.to_bytes(4, "little"))
    assert len(list(folder.glob("*.rows"))) == served.KEPT


def test_the_incident_that_is_open_is_told_by_its_row_of_the_file() -> None:
    drawn = served.offer(HELD, {})
    row = HELD.row_of("inc-clash")
    held = drawn.held(None, row)
    assert held.selected is not None
    assert drawn.rows[held.selected] == row
    assert drawn.held(None, None).selected is None


def test_the_country_of_most_of_what_passes_stands_out() -> None:
    drawn = served.offer(HELD, {})
    assert drawn.focus(Selection(HELD, Filter()).mask) == "IT"
    assert drawn.focus(np.zeros(HELD.size, bool)) is None
