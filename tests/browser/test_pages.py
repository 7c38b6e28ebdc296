"""What a reader does beyond looking: steps back, drags, plays, reviews, pins, draws a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

#: Whether all of an element of the list is seen.
_SEEN = """node => {
  const [own, list] = [node, node.closest('.cards')].map(one => one.getBoundingClientRect());
  return own.top >= Math.max(0, list.top) && own.bottom <= Math.min(innerHeight, list.bottom);
}"""


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=1100, timeout_ms=60_000) as watched:
        yield watched


def test_back_and_forward_walk_through_incident_window_and_tab(seen: Watched, app: App) -> None:
    seen.open(app.url)
    page = seen.page
    page.locator(".card button").first.click()
    page.locator(".card.open").wait_for()
    page.wait_for_url("**incident=**")
    page.get_by_role("button", name="Whole range").click()
    page.get_by_text("8 of 8 incidents").wait_for(state="attached")
    page.wait_for_url("**from=**")
    page.get_by_role("tab", name="Left out").click()
    page.locator(".entry").first.wait_for()
    page.wait_for_url("**tab=**")
    page.go_back()
    page.locator(".card.open").wait_for()
    page.go_back()
    page.get_by_text("6 of 8 incidents").wait_for(state="attached")
    page.go_back()
    page.locator(".card.open").wait_for(state="detached")
    page.go_forward()
    page.locator(".card.open").wait_for()


def test_the_brush_moves_the_map_live_and_settles_when_it_is_let_go(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    frame = seen.map_frame()
    frame.wait_for_function("document.querySelectorAll('.dateline-marker').length >= 4")
    page = seen.page
    before = frame.locator(".dateline-marker").count()
    handle = page.get_by_role("slider", name="Last day", exact=True)
    box = handle.bounding_box()
    first = page.get_by_role("slider", name="First day", exact=True).bounding_box()
    assert box is not None
    assert first is not None
    page.mouse.move(box["x"] + 12, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(first["x"] + 22, box["y"] + 40, steps=4)
    frame.wait_for_function(f"document.querySelectorAll('.dateline-marker').length < {before}")
    assert "to=" not in page.url
    page.mouse.up()
    page.wait_for_url("**to=**")
    page.get_by_text("of 8 incidents").first.wait_for(state="attached")
    assert page.locator(".card").count() < 6


def test_play_steps_through_the_days_and_pause_settles(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?from=2031-05-08&to=2031-05-10")
    page = seen.page
    page.locator("h2", has_text="8 to 10 May 2031").wait_for()
    page.get_by_role("button", name="Play", exact=True).click()
    step = page.locator("h2", has_text="2031", has_not_text="8 to 10 May 2031")
    step.first.wait_for()  # a busy machine may show a later step first
    stays = page.get_by_text("Totals, list and slider stay at 8 to 10 May 2031 until you pause.")
    stays.wait_for()
    page.get_by_role("button", name="Pause").click()
    stays.wait_for(state="detached")
    page.wait_for_url("**from=2031-05-**")
    page.get_by_role("button", name="One step back").click()
    page.wait_for_timeout(300)
    assert page.locator("h2").first.inner_text().endswith("3 days")


def test_search_and_outlet_filter_list_totals_and_address(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?q=lorries")
    page = seen.page
    page.get_by_text("1 of 1 incident").first.wait_for(state="attached")
    page.get_by_role("button", name="Filters").click()
    search = page.get_by_role("textbox", name="Search")
    search.fill("")
    search.press("Enter")
    page.get_by_text("of 8 incidents").first.wait_for(state="attached")
    page.wait_for_url(lambda url: "q=" not in url)


def test_the_picture_marks_the_incident_that_is_open(seen: Watched, app: App) -> None:
    pictures = []
    for open_one in ("", "?incident=inc-clash"):
        seen.open(f"{app.url}/{open_one}")
        button = seen.page.get_by_role("button", name="Map as a picture")
        with seen.page.expect_download() as coming:
            button.click()
        pictures.append(Image.open(coming.value.path()).convert("RGB"))
    bare, marked = (list(p.get_flattened_data()).count((31, 41, 55)) for p in pictures)
    # The accent's own colour: a ring on the map and one in the legend; words meet it by a few dots.
    assert bare < 50
    assert marked > 300


def test_a_box_drawn_on_the_map_filters_and_can_be_cleared(seen: Watched, app: App) -> None:
    seen.open(app.url)
    frame = seen.map_frame()
    frame.wait_for_function("document.querySelectorAll('.dateline-marker').length >= 4")
    button = frame.get_by_role("button", name="Filter by a box")
    button.focus()
    frame.evaluate("() => { map.setView([45.65, 13.77], 12, {animate: false}); }")
    button.press("Enter")
    button.press("Enter")
    seen.page.wait_for_url("**box=**")
    seen.page.get_by_role("button", name="Clear 1 filter").click()
    seen.page.get_by_text("of 8 incidents").first.wait_for(state="attached")


def test_an_incident_is_accepted_with_a_note_and_the_history_shows_it(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?incident=inc-clash")
    page = seen.page
    page.get_by_label("Note on the decision").fill("two calls made <b>")
    page.get_by_label("Your name").fill("M. B.")
    page.get_by_role("button", name="Accept").click()
    page.locator(".card.open .chip", has_text="accepted by a person").wait_for()
    history = page.get_by_role("list", name="History").inner_text()
    assert "M. B.: accepted by a person. two calls made <b>" in history
    page.get_by_role("button", name="Not reviewed").click()
    page.locator(".card.open .chip", has_text="not reviewed").wait_for()


def test_what_is_rejected_leaves_the_page_and_a_switch_and_its_card_bring_it_back(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?incident=inc-clash")
    page = seen.page
    page.get_by_text("of 8 incidents").first.wait_for(state="attached")
    page.get_by_role("button", name="Reject", exact=True).click()
    page.get_by_text("of 7 incidents").first.wait_for(state="attached")
    told = page.locator(".card.open .outside").inner_text()
    assert told.startswith("Rejected (reviewer not named): left out of the map, the list")
    beside = page.locator(".card.open .review").get_by_role("status")
    assert beside.inner_text() in told
    assert beside.evaluate(_SEEN)
    assert "1 rejected in review" in page.locator(".root", has_text="Left aside").inner_text()
    seen.open(app.url)
    page.get_by_text("of 7 incidents").first.wait_for(state="attached")
    assert not page.locator(".card[data-id=inc-clash]").count()
    page.get_by_role("button", name="Filters").click()
    page.get_by_text("Rejected by a reviewer").click()
    page.get_by_text("of 8 incidents").first.wait_for(state="attached")
    page.keyboard.press("Escape")
    page.locator(".card[data-id=inc-clash] button").click()
    page.get_by_role("button", name="Take the rejection back").click()
    page.locator(".card.open .outside").wait_for(state="detached")
    page.get_by_role("button", name="Clear 1 filter").click()
    page.get_by_text("of 8 incidents").first.wait_for(state="attached")


def test_a_card_whose_incident_is_not_shown_says_so_and_brings_it_in(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?incident=inc-clash&from=2031-05-15&to=2031-05-16")
    page = seen.page
    note = page.locator(".card.open .outside")
    assert "It lies outside the days shown" in note.inner_text()
    note.get_by_role("button", name="Show its days").click()
    note.wait_for(state="detached")
    page.wait_for_url("**from=2031-05-12&to=2031-05-16**")
    seen.open(f"{app.url}/?incident=inc-clash&outlet=Nobody&place=Koper")
    assert "The filters leave it out" in note.inner_text()
    note.get_by_role("button", name="Show it").click()
    note.wait_for(state="detached")


def test_a_name_opens_its_candidates_and_another_place_is_pinned(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?tab=Reports")
    page = seen.page
    name = page.locator(".text button.name").first
    name.wait_for()
    surface = name.inner_text().splitlines()[0]
    name.click()
    panel = page.locator(".panel")
    panel.wait_for()
    assert surface in panel.inner_text()
    panel.get_by_role("button", name="It is no place").click()
    panel.get_by_text("a person said that this name is no place").wait_for()
