"""The app as a reader uses it, in a real Chromium, on invented reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=960) as watched:
        yield watched


VIEW = "() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng, window.marker]"


def test_the_slider_changes_list_and_totals_and_leaves_the_map_where_it_is(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    frame = seen.map_frame()
    page = seen.page
    assert page.locator(".card").count() == 6
    page.wait_for_timeout(800)  # the map moves to the first incidents
    frame.evaluate("() => { map.setView([45.9, 13.5], 9, {animate: false}); window.marker = 7; }")
    before = frame.evaluate(VIEW)
    thumb = page.locator(".stSlider input[type=range]").last
    for _ in range(7):
        thumb.press("ArrowLeft")
    page.locator("h2", has_text="8 to 14 May 2031").wait_for()
    page.wait_for_function("document.querySelector('.stApp').dataset.testScriptState !== 'running'")
    page.get_by_text("4 of 8 incidents, 82 to 83 injured").wait_for(state="attached")
    assert page.locator(".card").count() == 4
    assert frame.evaluate(VIEW) == before
    assert "to=2031-05-14" in page.url


def _settled(seen: Watched) -> list[float]:
    """Return the map's view once it has not moved for two seconds."""
    frame, still = seen.map_frame(), 0
    known: list[float] = []
    for _ in range(60):
        view: list[float] = frame.evaluate(VIEW)
        still = still + 1 if view == known else 0
        if still >= 4:
            return view
        known = view
        seen.page.wait_for_timeout(500)
    return known


def test_the_map_stays_where_it_was_behind_another_tab(seen: Watched, app: App) -> None:
    seen.open(app.url)
    frame = seen.map_frame()
    frame.locator(".dateline-marker").first.wait_for()
    before = _settled(seen)  # the map moves to the first incidents
    width = frame.evaluate("map.getSize().x")
    for _ in range(2):
        for tab in ("Left out", "Map"):
            seen.page.get_by_role("tab", name=tab).click()
            seen.page.wait_for_timeout(400)
    frame.wait_for_function(f"map.getSize().x === {width}")
    a_few_pixels = 0.05
    assert _settled(seen)[:3] == pytest.approx(before[:3], abs=a_few_pixels)


def test_an_incident_opens_from_the_list_by_keyboard_and_shows_each_sources_words(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    card = seen.page.locator(".card", has_text="Dock workers and police clash")
    card.locator("button").focus()
    seen.page.keyboard.press("Enter")
    detail = seen.page.locator(".card.open .detail")
    detail.wait_for()
    words = detail.inner_text()
    assert "The hospital said that 53 dock workers were treated" in words
    assert "our summary of paragraph 1" in words
    assert "Quarnero Review" in words
    assert "the value that most distinct origins report" in words
    assert "incident=inc-clash" in seen.page.url


def test_a_link_with_an_open_incident_restores_it(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?incident=inc-lorries&from=2031-05-12&to=2031-05-13")
    seen.page.locator(".card.open", has_text="Lorries block the road").wait_for()
    assert seen.page.locator("h2").first.inner_text().startswith("12 to 13 May 2031")


def test_an_address_edited_by_hand_falls_back_to_the_default(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?incident=nope&from=yesterday&to=9999-99-99&type=Nonsense&tab=Nowhere")
    seen.page.locator(".card").first.wait_for()
    assert seen.page.locator(".card").count() == 6


def test_the_whole_range_is_one_click_away_and_shows_all(seen: Watched, app: App) -> None:
    seen.open(app.url)
    seen.page.get_by_role("button", name="Whole range").click()
    seen.page.get_by_text("8 of 8 incidents").wait_for(state="attached")
    seen.page.locator(".card").nth(7).wait_for(state="attached")
    assert seen.page.locator(".card").count() == 8


def test_the_tray_names_what_has_no_date_or_place_and_why(seen: Watched, app: App) -> None:
    seen.open(app.url)
    seen.page.get_by_role("button", name="Whole range").click()
    seen.page.locator("summary", has_text="Not placed").click()
    tray = seen.page.locator("details", has_text="Not placed").inner_text()
    assert "no source says where" in tray
    assert "known to the country only (Italy)" in tray


def test_who_says_what_is_a_table_whose_cells_open_the_outlets_words(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    seen.page.get_by_role("tab", name="Who says what").click()
    table = seen.page.get_by_role("table")
    table.wait_for()
    table.get_by_role("button", name="53 (hospital)").click()
    assert "The hospital said that 53" in table.inner_text()
    assert table.get_by_role("columnheader", name="Karst Wire").count() == 1
    assert table.get_by_text("single source").count() == 5
    assert table.get_by_role("cell", name="silent").count() >= 3


def test_a_phone_sees_timeline_map_and_list_one_below_the_other(browser: Browser, app: App) -> None:
    with watching(browser, app.url, width=390, height=844, color_scheme="dark") as watched:
        watched.open(app.url)
        watched.map_frame()
        page = watched.page
        tops = [
            page.locator(selector).first.bounding_box()["y"]  # type: ignore[index]
            for selector in (".chart", "iframe", ".card")
        ]
        assert tops == sorted(tops)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390


def test_a_symbol_on_the_map_opens_its_card_and_the_view_stays(seen: Watched, app: App) -> None:
    seen.open(app.url)
    frame = seen.map_frame()
    symbol = frame.get_by_role("button", name="Lorries block the road")
    symbol.wait_for()
    seen.page.wait_for_timeout(500)
    symbol.focus()
    before = frame.evaluate(VIEW)
    seen.page.keyboard.press("Enter")
    seen.page.locator(".card.open", has_text="Lorries block the road").wait_for()
    assert frame.evaluate(VIEW)[:1] == before[:1]


def test_the_first_press_of_a_symbol_opens_it_and_scrolls_nothing(
    browser: Browser, app: App
) -> None:
    with watching(browser, app.url, height=800) as watched:
        watched.open(app.url)
        frame = watched.map_frame()
        symbol = frame.get_by_role("button", name="Lorries block the road")
        symbol.wait_for()
        _settled(watched)
        scrolled = "[...document.querySelectorAll('*')].map(e => e.scrollTop).join()"
        before = watched.page.evaluate(scrolled)
        box = symbol.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800
        watched.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        watched.page.mouse.down()
        watched.page.wait_for_timeout(300)
        assert watched.page.evaluate(scrolled) == before
        watched.page.mouse.up()
        frame.locator(".leaflet-popup").wait_for()


def test_one_press_leads_from_a_figure_to_its_words_in_the_report(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?incident=inc-clash")
    seen.page.locator(".card.open .detail").wait_for()
    claim = seen.page.locator(".card.open .claim", has_text="53 dock workers were treated").first
    claim.get_by_role("button", name="Read it in the report").press("Enter")
    marked = seen.page.locator(".text .passage")
    marked.first.wait_for()
    assert "53 dock workers were treated" in "".join(marked.all_inner_texts())
    assert marked.first.is_visible()
    seen.page.wait_for_url("**tab=Reports**article=**")
    seen.page.go_back()
    seen.page.locator(".card.open .detail").wait_for()
