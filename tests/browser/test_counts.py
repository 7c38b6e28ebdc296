"""What map and totals count is what plain SQL counts, at every zoom and in every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import synthetic
from benchmarks.map_counts import STATES, wrong_counts

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_counts_are_those_of_plain_sql_over_two_hundred_random_states_and_zooms(
    browser: Browser, tmp_path: Path
) -> None:
    store = tmp_path / "store.sqlite"
    synthetic.fill(f"sqlite:///{store}", 9_000)
    wrong, ways = wrong_counts(browser, store, STATES)
    assert wrong == []
    assert ways["points"] >= 5
    assert ways["points"] + ways["symbols"] == STATES
