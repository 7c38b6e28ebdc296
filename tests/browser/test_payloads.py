"""Other people's words stay words: no payload runs, loads, links or colours anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return workspace.fill(tmp_path_factory.mktemp("store") / "hostile.sqlite", with_hostile=True)


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=960) as watched:
        yield watched
        assert _ran(watched.page) == []


def _ran(page: Page) -> list[object]:
    """Return what the payloads left behind in the page and its frames."""
    found = [frame.evaluate("window.pwned") for frame in page.frames]
    return [value for value in found if value is not None]


def test_payloads_in_titles_places_and_notes_are_shown_as_they_are(seen: Watched, app: App) -> None:
    seen.open(app.url)
    frame = seen.map_frame()
    page = seen.page
    page.get_by_role("button", name="Whole range").click()
    for number, words in enumerate(workspace.HOSTILE):
        card = page.locator(f".card[data-id=hostile-{number}]")
        assert card.locator(".title").inner_text() == words
        card.locator("button").first.click()
        page.locator(f".card.open[data-id=hostile-{number}] .detail").wait_for()
        told = page.locator(".card.open").text_content() or ""
        assert told.count(words) >= 6
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator(".card img, .card script, .card .katex").count() == 0
    for symbol in frame.locator(".leaflet-marker-icon").all()[:12]:
        symbol.dispatch_event("click")
    page.wait_for_timeout(500)


#: How often a tab is chosen before the page counts as broken.
_CLICKS = 5


def test_payloads_are_inert_in_filters_table_and_tray(seen: Watched, app: App) -> None:
    seen.open(app.url)
    page = seen.page
    page.get_by_role("button", name="Filters").click()
    places = page.get_by_role("combobox", name="Places")
    for words in workspace.HOSTILE:
        places.fill(words)
        page.get_by_role("option", name=words, exact=True).wait_for()
        assert page.locator("[role=listbox] img, [role=listbox] .katex").count() == 0
    places.fill("onerror")
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**place=**")
    table = page.get_by_role("table")
    for _ in range(_CLICKS):  # a click while the script runs anew may be lost
        page.get_by_role("tab", name="Who says what").click()
        page.wait_for_timeout(2_000)
        if table.is_visible():
            break
    table.wait_for()
    assert workspace.HOSTILE[0] in table.inner_text()
    table.get_by_role("button").first.click()
    assert table.locator("img").count() == 0


def test_payloads_in_a_pasted_report_and_in_a_files_name_are_inert(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?tab=Add+a+report")
    page = seen.page
    page.get_by_label("Text of the report").wait_for()
    for words in workspace.HOSTILE:
        page.locator("input[type=file]").set_input_files(
            {"name": f"{words}.txt", "mimeType": "text/plain", "buffer": b"\x00\x01\x02" * 40}
        )
        alert = page.locator(".notice")
        page.get_by_test_id("stFileChipName").wait_for()
        page.get_by_role("button", name="Read the report").click()
        # A browser sends a file's name with its quotation marks encoded.
        alert.filter(has_text=words.replace('"', "%22")).wait_for()
        assert alert.locator("img, a, .katex").count() == 0
        page.get_by_test_id("stFileChipDeleteBtn").click()
