"""Adding a report: read, looked at beside the known ones, kept or discarded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

#: Invented; the hostile words in it must stay words.
REPORT = (
    "Bridge blocked in Gorizia\n\n"
    "GORIZIA, 14 May 2031 - Protesters blocked a bridge in Gorizia on Tuesday and clashed with "
    'police, injuring 7 officers, the mayor said. <img src=x onerror="window.pwned=1"> '
    "![x](http://evil.example/y.png) ${window.pwned=2}\n\n"
    "In Udine, four men were arrested on Wednesday, police said.\n"
)


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    # The first reading builds the gazetteer's index: 90 s.
    with watching(browser, app.url, height=1200, timeout_ms=90_000) as watched:
        watched.open(f"{app.url}/?tab=Add+a+report")
        yield watched
        told = [f.evaluate("window.pwned") for f in watched.page.frames if f.url]
        assert told == [None] * len(told)


def _read(page: Page, text: str, date: str | None = None) -> None:
    page.get_by_label("Text of the report").fill(text)
    page.get_by_label("Outlet").fill("Isonzo Mail")
    if date:
        page.get_by_test_id("stDateInput").locator("input").first.fill(date)
    page.get_by_role("button", name="Read the report").click()


def test_a_pasted_report_is_shown_before_it_is_kept_and_then_stands_in_the_table(
    seen: Watched, app: App
) -> None:
    page = seen.page
    _read(page, REPORT)
    page.get_by_text("Before you keep it").wait_for()
    read_as = page.get_by_text("Read as")
    assert "Isonzo Mail, 14 May 2031 (stated in it)" in read_as.inner_text()
    text = page.get_by_role("region", name="The report's text")
    text.wait_for()
    assert '<img src=x onerror="window.pwned=1">' in text.inner_text()
    assert text.locator(".name", has_text="Gorizia").count() >= 1
    assert page.locator(".cards.fixed .card").count() >= 1
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("Map and table show it now").wait_for()
    page.get_by_role("tab", name="Who says what").click()
    page.get_by_role("columnheader", name="Isonzo Mail").wait_for()


def test_a_report_of_another_year_and_country_is_shown_when_it_is_kept_and_hides_nothing(
    seen: Watched, app: App
) -> None:
    page = seen.page
    totals = page.locator(".totals dd").first
    of = int(totals.inner_text().split(" of ")[1])
    _read(
        page,
        "Blast in Kisumu\n\nKISUMU, 5 November 2034 - A bomb exploded in Kisumu, Kenya, "
        "on Sunday, killing 3 people, police said.\n",
    )
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("Map and table show it now: 1 incident, 5 Nov 2034.").wait_for()
    page.wait_for_url("**from=2034-11-05**")
    totals.filter(has_text=f"1 of {of + 1}").wait_for()
    page.get_by_role("tab", name="Map").click()
    page.locator(".card .title", has_text="Kisumu").wait_for()
    frame = seen.map_frame()
    frame.wait_for_function("map.getBounds().contains([-0.1, 34.76])")
    page.get_by_role("tab", name="Add a report").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Took out 1 report again").wait_for()
    page.wait_for_url(lambda url: "2034" not in url)
    assert totals.inner_text().endswith(f" of {of}")


def test_the_same_report_again_is_told_and_adds_nothing(seen: Watched, app: App) -> None:
    _read(seen.page, REPORT)
    seen.page.locator(".notice").filter(has_text="already kept").wait_for()


def test_a_report_without_date_and_place_is_read_with_warnings_and_can_be_discarded(
    seen: Watched, app: App
) -> None:
    page = seen.page
    _read(page, "Somebody was shouting somewhere.\nNobody knew why it had happened at all.")
    page.get_by_text("has no date").wait_for()
    page.get_by_text("No place was found in it").wait_for()
    page.get_by_role("button", name="Discard").click()
    page.get_by_text("Before you keep it").wait_for(state="detached")


def test_nothing_and_a_binary_file_each_give_one_clear_message(seen: Watched, app: App) -> None:
    page = seen.page
    page.get_by_role("button", name="Read the report").click()
    alert = page.locator(".notice")
    alert.filter(has_text="Nothing to read").wait_for()
    page.locator("input[type=file]").set_input_files(
        {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\x00" * 50}
    )
    page.get_by_test_id("stFileChipName").wait_for()
    page.get_by_role("button", name="Read the report").click()
    alert.filter(has_text="photo.jpg").wait_for()
    assert alert.count() == 1
