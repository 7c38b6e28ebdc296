"""The system's theme is followed, and a change of it leaves the map where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import start, watch
from tests.ui import workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


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
    frame.evaluate("() => { map.setView([45.9, 13.5], 9, {animate: false}); }")
    watched.page.emulate_media(color_scheme="dark")
    # Streamlit tells the server of another theme with the reader's next step.
    watched.page.get_by_role("button", name="Whole range").click()
    dark = watched.page.frame_locator("iframe").locator(".dateline-dark[data-ground=drawn]")
    dark.wait_for(timeout=30_000)
    view = watched.map_frame().evaluate("() => [map.getZoom(), map.getCenter().lat]")
    assert view[0] == 9
    assert abs(view[1] - 45.9) < 0.01
    context.close()
    app.stop()
    assert watched.errors == []
