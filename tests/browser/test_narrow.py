"""On a phone no table stands beyond the edge: what is a column on a desk is a line there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import start, watch
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

_BEYOND = "node => node.scrollWidth - node.clientWidth"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    home = tmp_path_factory.mktemp("home")
    running = start(workspace.fill(home / "narrow.sqlite"), home)
    yield running
    running.stop()


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    watched = watch(context, app.url)
    watched.page.set_default_timeout(60_000)
    yield watched
    context.close()
    assert watched.errors == []


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
    assert "Notes from the road" in table.locator("details[open]").inner_text()


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
