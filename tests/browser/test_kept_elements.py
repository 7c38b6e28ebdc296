"""What the server's answer to a step of the slider leaves as it is, is not built or drawn anew."""

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

WINDOW = "?from=2031-05-01&to=2031-06-09"
COUNT_DRAWINGS = """() => {
  window.drawings = 0;
  const redraw = dateline.redraw;
  dateline.redraw = (map) => { window.drawings += 1; redraw(map); };
  window.answers = 0;
  map.on("dateline:shown", () => { window.answers += 1; });
}"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return workspace.fill(
        tmp_path_factory.mktemp("store") / "kept.sqlite", extra=workspace.many(120)
    )


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=960, timeout_ms=60_000) as watched:
        watched.open(f"{app.url}/{WINDOW}")
        yield watched


def _step(seen: Watched, key: str) -> str:
    """Move the last day; return what the totals say then."""
    said = seen.page.locator("[role=status]", has_text="incidents").first
    before = said.text_content() or ""
    seen.page.locator(".stSlider input[type=range]").last.press(key)
    seen.page.wait_for_function(
        "before => [...document.querySelectorAll('.stBidiComponent div')].some(d => {"
        "const said = d.shadowRoot?.querySelector('.totals ~ [role=status]');"
        "return said && said.textContent !== before; })",
        arg=before,
    )
    return said.text_content() or ""


def test_the_map_is_drawn_once_a_step_and_not_again_when_the_server_answers(seen: Watched) -> None:
    frame = seen.map_frame()
    frame.wait_for_function("map._dateline.seen !== undefined")  # drawn for the first time
    frame.evaluate(COUNT_DRAWINGS)
    _step(seen, "ArrowLeft")
    frame.wait_for_function("window.answers > 0")
    assert frame.evaluate("window.drawings") == 1


def test_cards_that_stay_in_the_list_keep_their_element_and_still_open(seen: Watched) -> None:
    page = seen.page
    first = page.locator(".card").first
    first.evaluate("node => { node.kept = true; }")
    name = first.locator(".title").inner_text()
    _step(seen, "ArrowLeft")
    assert first.evaluate("node => node.kept === true")
    first.locator(".head").click()
    page.locator(".card.open", has_text=name).wait_for()
    _step(seen, "ArrowRight")
    page.locator(".card.open .head").click()
    page.locator(".card.open").wait_for(state="detached")


def test_the_histogram_stays_and_tells_the_new_range(seen: Watched) -> None:
    chart = seen.page.locator("svg.chart")
    chart.evaluate("node => { node.kept = true; }")
    before = chart.get_attribute("aria-label")
    heading = seen.page.locator(".above h2").inner_text()
    _step(seen, "ArrowLeft")
    seen.page.wait_for_function(
        "before => [...document.querySelectorAll('.stBidiComponent div')].some(d => {"
        "const chart = d.shadowRoot?.querySelector('svg.chart');"
        "return chart && chart.getAttribute('aria-label') !== before; })",
        arg=before,
    )
    assert chart.evaluate("node => node.kept === true")
    assert seen.page.locator(".above h2").inner_text() != heading
    assert seen.page.get_by_role("slider", name="Last day", exact=True).first.is_visible()
