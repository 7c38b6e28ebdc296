"""On a phone no table stands beyond the edge: what is a column on a desk is a line there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

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


def test_a_tap_on_a_symbol_leaves_its_popup_in_view_with_a_way_to_the_card(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?from=2031-05-13&to=2031-05-13")
    page, frame = seen.page, seen.map_frame()
    symbol = frame.get_by_role("button", name="Lorries block the road")
    symbol.wait_for()
    page.locator("iframe").evaluate("node => node.scrollIntoView()")
    symbol.click()
    page.wait_for_url("**incident=**")
    card = page.locator(".card.open")
    card.locator(".detail").wait_for()
    page.wait_for_timeout(300)
    leads = frame.get_by_role("button", name="Go to its card")
    assert _in_view(leads)
    assert not _in_view(card.locator(".head"))
    frame.get_by_role("button", name="Close").click(trial=True)  # the legend does not cover it
    leads.click()
    card.locator(".head:focus").wait_for()
    assert _in_view(card.locator(".head"))


def test_the_menu_goes_with_the_page_and_lies_over_no_control_of_the_map(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    page, frame = seen.page, seen.map_frame()
    menu = page.get_by_test_id("stMainMenu")
    assert _in_view(menu)
    page.locator("iframe").evaluate("node => node.scrollIntoView()")
    assert not _in_view(menu)
    legend = frame.locator(".dateline-legend")
    legend.locator("summary").click()
    assert legend.get_attribute("open") is not None
    page.evaluate("document.querySelector('.stApp h1').scrollIntoView()")
    menu.get_by_role("button").click()
    page.get_by_test_id("stMainMenuList").get_by_text("Dark").wait_for()


def _in_view(found: Locator) -> bool:
    box = found.bounding_box()
    return box is not None and 0 <= box["y"] <= 844 - box["height"]
