"""What the map shows of incidents that a reviewer rejected, where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.maps.test_map_in_browser import JARINJE

if TYPE_CHECKING:
    from tests.maps.test_map_in_browser import Make, Show

pytestmark = pytest.mark.browser


def test_what_a_reviewer_rejected_is_struck_out_and_says_so(show: Show, make: Make) -> None:
    shown = show([make(1, review="rejected"), make(2, **JARINJE)])
    page = shown.page
    struck = page.locator(".dateline-marker", has=page.locator(".dateline-struck"))
    assert struck.count() == 1
    assert str(struck.get_attribute("aria-label")).endswith("rejected by a person")
    assert "struck out: rejected by a reviewer" in page.locator(".dateline-legend").inner_text()
    struck.press("Enter")
    page.locator(".dateline-card").wait_for()
    assert page.locator(".dateline-card .dateline-badge").inner_text() == "rejected by a person"


def test_a_number_says_how_many_of_its_incidents_a_reviewer_rejected(
    show: Show, make: Make
) -> None:
    some = [make(n, review="rejected" if n < 4 else "machine") for n in range(1, 11)]
    every = [make(n, review="rejected", **JARINJE) for n in range(11, 21)]
    shown = show([*some, *every])
    number, struck = shown.page.locator(".dateline-marker", has=shown.page.locator("text")).all()
    assert number.get_attribute("aria-label") == "10 incidents, 3 of them rejected by a person"
    assert struck.get_attribute("aria-label") == "10 incidents, all rejected by a person"
    assert number.locator("path").count() == 2
    assert number.locator(".dateline-thin").count() == struck.locator("path").count() == 1
    assert struck.locator("text[text-decoration=line-through]").count() == 1
    legend = shown.page.locator(".dateline-legend").inner_text()
    assert "struck out, thin around a number: rejected by a reviewer" in legend
    number.press("Enter")
    listed = shown.page.locator(".dateline-list small").all_inner_texts()
    assert listed[2:4] == ["31 May 2023 · rejected by a person", "1 June 2023"]
