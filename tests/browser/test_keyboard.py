"""No mouse, and less motion: all of the page is reached and worked by keys, and nothing slides."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

#: What has the focus, in whatever frame or shadow tree: role (or element) and name.
FOCUSED = """() => {
  let node = document.activeElement;
  for (;;) {
    const inner = node && (node.shadowRoot || (node.tagName === 'IFRAME' && node.contentDocument));
    if (!inner || !inner.activeElement) break;
    node = inner.activeElement;
  }
  if (!node || node === document.body) return '';
  const name = node.getAttribute('aria-label') || node.innerText || node.getAttribute('title');
  const role = node.getAttribute('role') || node.tagName.toLowerCase();
  return `${role}: ${(name || '').trim().split('\\n').join(' ')}`;
}"""
#: Counts what slides in the map's frame.
SLIDES = """() => {
  window.slid = 0;
  const watching = new MutationObserver(() => {
    if (document.querySelector('.leaflet-pan-anim, .leaflet-zoom-anim')) window.slid += 1;
  });
  watching.observe(document.body, {subtree: true, attributes: true, attributeFilter: ['class']});
}"""


def _opened(watched: Watched, url: str) -> Watched:
    """Open the app and wait until the map has drawn its symbols."""
    watched.open(url)
    frame = watched.map_frame()
    frame.wait_for_function("document.querySelectorAll('.dateline-marker').length >= 4")
    return watched


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=1100, timeout_ms=60_000) as watched:
        yield _opened(watched, app.url)


@pytest.fixture
def still(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(
        browser, app.url, height=1100, timeout_ms=60_000, reduced_motion="reduce"
    ) as watched:
        yield _opened(watched, app.url)


def _tab_to(page: Page, role: str, name: str = "", most: int = 90) -> list[str]:
    """Press Tab until what has the focus has this role and words; return all that was passed."""
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(FOCUSED))
        if passed[-1].startswith(f"{role}: ") and name in passed[-1]:
            return passed
    pytest.fail(f"{role} {name!r} is not reached by Tab; passed: {passed}")


def test_tab_walks_through_timeline_slider_tabs_map_and_cards_in_this_order(seen: Watched) -> None:
    page = seen.page
    order = (
        ("button", "One step back"),
        ("button", "Play"),
        ("slider", "First day"),
        ("slider", "Last day"),
        ("input", "Days shown"),
        ("button", "Filters"),
        ("tab", "Map"),
        ("region", "Map of incidents"),
        ("button", "Zoom in"),
        ("button", "Back to the incidents shown"),
        ("button", "Filter by a box"),
        ("summary", "Legend"),
        ("button", "Download 6 incidents"),
    )
    passed: list[str] = []
    for wanted in order:
        passed += _tab_to(page, *wanted)
    markers = [name for name in passed if "May 2031" in name and name.startswith("button")]
    assert len(markers) >= 3, passed


def test_the_brush_and_the_slider_move_by_arrows_and_drive_each_other(seen: Watched) -> None:
    page = seen.page
    _tab_to(page, "slider", "Last day")
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url("**to=**")
    page.get_by_text("of 8 incidents").first.wait_for(state="attached")
    moved = page.url
    thumb = page.locator(".stSlider input[type=range]").last
    held = thumb.get_attribute("aria-valuetext") or thumb.input_value()
    _tab_to(page, "input")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("was => document.location.href !== was", arg=moved)
    assert (thumb.get_attribute("aria-valuetext") or thumb.input_value()) != held


def _rest(page: Page) -> None:
    """Wait until no run of the app is under way, nor one that the last one called for."""
    for _ in range(2):
        page.wait_for_function(
            "document.querySelector('.stApp').dataset.testScriptState !== 'running'"
        )
        page.wait_for_timeout(300)


def test_tabs_are_walked_with_arrows_and_their_content_is_reached(seen: Watched) -> None:
    page = seen.page
    _tab_to(page, "tab", "Map")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**tab=Who**")
    page.get_by_role("table").wait_for()
    names = page.get_by_role("tab").all_inner_texts()
    focused = "name => document.activeElement.innerText === name"
    for before, name in pairwise(names[1:4]):
        _rest(page)  # a key that comes while a run has disabled the tabs is lost
        page.wait_for_function(focused, arg=before)
        page.keyboard.press("ArrowRight")
        page.wait_for_function(focused, arg=name)
    _rest(page)
    page.wait_for_function(focused, arg=names[3])
    page.keyboard.press("Enter")
    page.wait_for_url("**tab=Left**")
    page.locator(".report summary").first.wait_for()


def test_a_tab_that_a_run_disables_gets_its_focus_back(seen: Watched) -> None:
    page = seen.page
    _rest(page)
    tab = page.get_by_role("tab", name="Map", exact=True)
    tab.focus()
    tab.evaluate("""async node => {
      node.removeAttribute('tabindex');
      await new Promise(done => setTimeout(done, 100));
      if (document.activeElement !== document.body) throw new Error('the focus is not lost');
      node.setAttribute('tabindex', '0');
    }""")
    page.wait_for_function("document.activeElement.innerText === 'Map'")


def test_a_symbol_on_the_map_opens_by_enter_and_closes_by_escape(seen: Watched) -> None:
    page, frame = seen.page, seen.map_frame()
    _tab_to(page, "region", "Map of incidents")
    before = frame.evaluate("map.getZoom()")
    page.keyboard.press("+")
    frame.wait_for_function(f"map.getZoom() > {before}")
    page.keyboard.press("-")
    page.wait_for_timeout(400)
    frame.evaluate("dateline.goHome(map, {animate: false})")
    name = frame.locator(".dateline-marker").last.get_attribute("aria-label") or ""
    _tab_to(page, "button", name[:30])
    page.keyboard.press("Enter")
    frame.locator(".leaflet-popup").wait_for()
    page.locator(".card.open, .card").first.wait_for()
    page.keyboard.press("Escape")
    frame.locator(".leaflet-popup").wait_for(state="detached")


def test_a_card_opens_and_closes_by_enter_and_keeps_the_focus(seen: Watched) -> None:
    page = seen.page
    _tab_to(page, "tab", "Map")
    first = page.locator(".card .title").first.inner_text()
    passed = _tab_to(page, "button", first)
    page.keyboard.press("Enter")
    page.locator(".card.open").wait_for()
    page.wait_for_url("**incident=**")
    assert page.evaluate(FOCUSED) == passed[-1]
    page.keyboard.press("Enter")
    page.locator(".card.open").wait_for(state="detached")


def test_filters_are_reached_by_one_tab_and_stay_open_with_the_focus_when_one_is_set(
    seen: Watched,
) -> None:
    page = seen.page
    _tab_to(page, "button", "Filters")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Search").wait_for()
    page.wait_for_function(f"({FOCUSED})() === 'input: Search'")
    opened = page.get_by_test_id("stPopoverBody")
    opened.evaluate("node => { node.kept = true; }")
    page.keyboard.type("march")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=march**")
    page.get_by_role("button", name="Clear 1 filter").wait_for()
    assert page.evaluate(FOCUSED) == "input: Search"
    _tab_to(page, "switch", "History", most=9)
    page.keyboard.press("Space")
    page.wait_for_url("**history=true**")
    page.get_by_role("button", name="Clear 2 filters").wait_for()
    assert page.evaluate(FOCUSED).startswith("switch: History")
    assert opened.evaluate("node => node.kept && node.isConnected")
    page.keyboard.press("Escape")
    opened.wait_for(state="detached")
    page.wait_for_function(f"({FOCUSED})().includes('Filters')")


def test_where_less_motion_is_asked_for_nothing_slides(still: Watched) -> None:
    page, frame = still.page, still.map_frame()
    frame.evaluate(SLIDES)
    centre = frame.evaluate("map.getCenter().lng")
    frame.locator(".leaflet-container").focus()
    page.keyboard.press("ArrowRight")
    assert frame.evaluate("map.getCenter().lng") > centre
    zoom = frame.evaluate("map.getZoom()")
    page.keyboard.press("+")
    assert frame.evaluate("map.getZoom()") > zoom
    page.locator(".card button").last.click()
    page.locator(".card.open").wait_for()
    assert frame.evaluate("window.slid") == 0
    for where in (page, frame):
        running = where.evaluate(
            "document.getAnimations().filter(a => a.effect.getTiming().duration > 1).length"
        )
        assert running == 0


def test_play_goes_on_in_steps_that_can_be_stopped_where_less_motion_is_asked_for(
    still: Watched, app: App
) -> None:
    page = still.page
    page.goto(f"{app.url}/?from=2031-05-08&to=2031-05-10")
    page.get_by_role("button", name="Play", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator("h2", has_text="9 to 11 May 2031").wait_for()
    assert page.evaluate(FOCUSED) == "button: Pause"
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2031-05-09**")
