"""The system's theme is followed, and a change of it leaves the map where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

#: Of the sea, the countries, the rivers, the borders, a symbol, the legend and an open card.
_COLOURS = """() => [
  getComputedStyle(map.getContainer()).backgroundColor,
  map._dateline.countries[0].options.fillColor,
  map._dateline.waters[0].options.color,
  map._dateline.borders[0].options.color,
  document.querySelector('.dateline-marker path:last-of-type').getAttribute('stroke'),
  getComputedStyle(document.querySelector('.dateline-legend')).color,
  getComputedStyle(document.querySelector('.dateline-popup .dateline-card svg path')).fill,
]"""
#: The small symbol of the card that is open on the map.
_SIGN = ".dateline-popup .dateline-card svg path"


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=1000, color_scheme="light") as watched:
        yield watched


def test_another_theme_of_the_system_colours_the_map_anew_and_keeps_its_view(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    frame = seen.map_frame()
    frame.locator(".dateline-light[data-ground=drawn]").wait_for()
    frame.wait_for_function("document.querySelectorAll('.dateline-marker').length >= 4")
    frame.evaluate("() => { map.setView([45.9, 13.5], 9, {animate: false}); window.kept = true; }")
    frame.locator(".dateline-marker").first.press("Enter")
    frame.locator(_SIGN).first.wait_for()
    light = frame.evaluate(_COLOURS)
    seen.page.emulate_media(color_scheme="dark")
    # At once, in the frame that is there: nobody has taken a step.
    frame.locator(".dateline-dark").wait_for(timeout=30_000)
    dark = frame.evaluate(_COLOURS)
    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert frame.evaluate("() => window.kept") is True
    seen.page.get_by_role("button", name="Whole range").click()
    seen.page.locator(".cards li, .list li").first.wait_for(state="attached")
    seen.page.wait_for_timeout(1_000)
    assert frame.evaluate(_COLOURS) == dark
    view = frame.evaluate("() => [window.kept, map.getZoom(), map.getCenter().lat]")
    assert view[:2] == [True, 9]
    assert abs(view[2] - 45.9) < 0.01
