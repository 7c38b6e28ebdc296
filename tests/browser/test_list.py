"""The list of many incidents: fifty cards, more when asked, and what is not listed is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return workspace.fill(
        tmp_path_factory.mktemp("store") / "many.sqlite", extra=workspace.many(120)
    )


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=960) as watched:
        yield watched


def test_the_list_begins_with_fifty_shows_more_when_asked_and_begins_again_with_another_window(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?from=2031-05-01&to=2031-06-09")
    page = seen.page
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


def test_an_incident_beyond_the_fifty_opens_from_its_link_at_the_top_of_the_list(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?from=2031-05-01&to=2031-06-09&incident=inc-many-119")
    card = seen.page.locator(".card.open")
    card.wait_for()
    assert "Invented incident 119" in card.inner_text()
    assert seen.page.locator(".card").first.get_attribute("data-id") == "inc-many-119"
