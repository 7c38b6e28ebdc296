"""The system's theme is followed, and a change of it leaves the map where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import start, watch
from tests.ui import workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


def test_another_theme_of_the_system_colours_the_map_anew_and_keeps_its_view(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    app = start(workspace.fill(home / "theme.sqlite"), home)
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme="light")
    watched = watch(context, app.url)
    watched.open(app.url)
    frame = watched.map_frame()
    frame.locator(".dateline-light[data-ground=drawn]").wait_for()
    frame.wait_for_function("document.querySelectorAll('.dateline-marker').length >= 4")
    frame.evaluate("() => { map.setView([45.9, 13.5], 9, {animate: false}); window.kept = true; }")
    frame.locator(".dateline-marker").first.press("Enter")
    frame.locator(_SIGN).first.wait_for()
    light = frame.evaluate(_COLOURS)
    watched.page.emulate_media(color_scheme="dark")
    # At once, in the frame that is there: nobody has taken a step.
    frame.locator(".dateline-dark").wait_for(timeout=30_000)
    dark = frame.evaluate(_COLOURS)
    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert frame.evaluate("() => window.kept") is True
    watched.page.get_by_role("button", name="Whole range").click()
    watched.page.locator(".cards li, .list li").first.wait_for(state="attached")
    watched.page.wait_for_timeout(1_000)
    assert frame.evaluate(_COLOURS) == dark
    view = frame.evaluate("() => [window.kept, map.getZoom(), map.getCenter().lat]")
    assert view[:2] == [True, 9]
    assert abs(view[2] - 45.9) < 0.01
    context.close()
    app.stop()
    assert watched.errors == []
