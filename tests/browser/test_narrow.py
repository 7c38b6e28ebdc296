"""On a phone no table stands beyond the edge: what is a column on a desk is a line there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

_BEYOND = "node => node.scrollWidth - node.clientWidth"


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, width=390, height=844, timeout_ms=60_000) as watched:
        yield watched


def test_who_says_what_has_a_line_an_outlet_and_counts_the_silent_ones(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?tab=Who+says+what")
    table = seen.page.get_by_role("region", name="Who says what: incidents by outlet")
    table.wait_for()
    assert table.evaluate(_BEYOND) == 0
    assert table.get_by_role("columnheader").all_inner_texts() == ["Outlet", "Its figure"]
    told = table.get_by_role("row", name="Karst Wire").first
    told.get_by_role("button").click()
    table.locator("tr.opened").wait_for()
    silent = table.locator("summary", has_text="Silent: ").first
    silent.click()
    assert "Karst Wire" in table.locator("details[open]").inner_text()
    assert not silent.locator("xpath=..").get_by_text("Notes from the road").count()  # undated


def test_reports_stand_below_one_another_with_their_numbers_named(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?tab=Reports")
    table = seen.page.get_by_role("region", name="Reports")
    table.wait_for()
    assert table.evaluate(_BEYOND) == 0
    row = table.get_by_role("row").nth(1)
    numbers = row.locator("[data-name]")
    assert [n.get_attribute("data-name") for n in numbers.all()] == [
        "Incidents", "Names", "Not placed",
    ]  # fmt: skip
    assert row.get_by_role("cell").count() == 6
