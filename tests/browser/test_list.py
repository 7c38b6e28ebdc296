"""The list of many incidents: fifty cards, more when asked, and what is not listed is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import start, watch
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    home = tmp_path_factory.mktemp("home")
    running = start(workspace.fill(home / "many.sqlite", extra=workspace.many(120)), home)
    yield running
    running.stop()


def test_the_list_begins_with_fifty_shows_more_when_asked_and_begins_again_with_another_window(
    browser: Browser, app: App
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 960})
    watched = watch(context, app.url)
    watched.open(f"{app.url}/?from=2031-05-01&to=2031-06-09")
    page = watched.page
    page.get_by_text("128 of 128 incidents").wait_for(state="attached")
    assert page.locator(".card").count() == 50
    assert "78 more in this range" in page.locator(".cards").inner_text()
    page.get_by_role("button", name="Show 50 more").click()
    page.get_by_role("button", name="Show 28 more").wait_for()
    assert page.locator(".card").count() == 100
    page.get_by_role("button", name="Show 28 more").click()
    page.wait_for_function(
        "[...document.querySelectorAll('.stBidiComponent div')].some(d => "
        "d.shadowRoot?.querySelectorAll('.card').length === 128)"
    )
    page.locator(".stSlider input[type=range]").last.press("ArrowLeft")
    page.get_by_role("button", name="Show 50 more").wait_for()
    assert page.locator(".card").count() == 50
    context.close()
    assert watched.outside == []
    assert watched.errors == []


def test_an_incident_beyond_the_fifty_opens_from_its_link_at_the_top_of_the_list(
    browser: Browser, app: App
) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 960})
    watched = watch(context, app.url)
    watched.open(f"{app.url}/?from=2031-05-01&to=2031-06-09&incident=inc-many-119")
    card = watched.page.locator(".card.open")
    card.wait_for()
    assert "Invented incident 119" in card.inner_text()
    assert watched.page.locator(".card").first.get_attribute("data-id") == "inc-many-119"
    context.close()
