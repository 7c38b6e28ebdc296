"""Tiles under the map: off by default; a file's, or OpenStreetMap's, where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pmtiles.tile import Compression, TileType

from tests.browser.running import start, watch
from tests.maps.tile_making import picture, tile_file, vector_tile
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Page, Route

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

#: Whether a tile has water in its upper left, land in its lower right and a road between.
_PAINTED = """(theme) => {
  const colours = dateline.looks.ground[theme];
  const tile = document.querySelector('canvas.leaflet-tile-loaded');
  if (!tile) return false;
  const at = (x, y) => '#' + [...tile.getContext('2d').getImageData(
    x * tile.width, y * tile.height, 1, 1).data].slice(0, 3)
    .map((part) => part.toString(16).padStart(2, '0')).join('');
  return at(0.25, 0.25) === colours.sea && at(0.6, 0.9) === colours.land
    && at(0.6, 0.75) !== colours.land;
}"""


@pytest.fixture
def opened(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Watched]]:
    """Return a function that opens an app with a setting for tiles."""
    running: list[App] = []
    pages: list[Page] = []

    def open_app(setting: str) -> Watched:
        monkeypatch.setenv("DATELINE_TILES", setting)
        running.append(start(workspace.fill(tmp_path / "tiles.sqlite"), tmp_path))
        context = browser.new_context(viewport={"width": 1440, "height": 1100})
        watched = watch(context, running[0].url)
        pages.append(watched.page)

        def give(route: Route) -> None:
            route.fulfill(body=picture(), content_type="image/png")

        context.route("https://tile.openstreetmap.org/**", give)
        watched.open(running[0].url)
        return watched

    yield open_app
    for page in pages:
        page.context.close()
    for app in running:
        app.stop()


def _attribution(frame: Frame) -> str:
    return frame.locator(".leaflet-control-attribution").inner_text()


def test_without_the_setting_there_are_no_tiles_and_no_request_leaves(
    opened: Callable[[str], Watched],
) -> None:
    watched = opened("")
    frame = watched.map_frame()
    frame.locator("[data-ground=drawn]").wait_for()
    frame.locator(".leaflet-control-zoom-in").click()
    watched.page.wait_for_timeout(500)
    assert frame.locator(".leaflet-tile").count() == 0
    assert watched.outside == []
    assert "OpenStreetMap" not in _attribution(frame)


def test_openstreetmap_is_asked_for_pictures_alone_and_is_named(
    opened: Callable[[str], Watched],
) -> None:
    watched = opened("osm")
    frame = watched.map_frame()
    frame.locator(".leaflet-tile-loaded").first.wait_for()
    assert watched.outside
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in watched.outside)
    assert "© OpenStreetMap contributors" in _attribution(frame)
    frame.locator("[data-ground=drawn]").wait_for()
    assert frame.locator(".dateline-town").count() == 0
    assert frame.locator(".dateline-event").count() >= 1
    assert watched.errors == []


def test_a_file_of_ones_own_is_shown_from_this_machine(
    opened: Callable[[str], Watched], tmp_path: Path
) -> None:
    made = tile_file(tmp_path / "own.pmtiles", attribution="City of Udine")
    watched = opened(str(made))
    frame = watched.map_frame()
    frame.locator(".leaflet-tile-loaded").first.wait_for()
    # On the page's own port.
    assert watched.outside == []
    assert "City of Udine" in _attribution(frame)
    assert watched.errors == []


def test_a_file_with_vector_tiles_is_drawn_in_the_colours_of_both_themes_under_our_names(
    opened: Callable[[str], Watched], tmp_path: Path
) -> None:
    made = tile_file(
        tmp_path / "own.pmtiles", kind=TileType.MVT, packing=Compression.GZIP, last=6,
        attribution="OpenStreetMap contributors",
    )  # fmt: skip
    watched = opened(str(made))
    frame = watched.map_frame()
    frame.locator("[data-ground=drawn]").wait_for()
    frame.evaluate("() => { map.setView([45.7, 13.6], 6, {animate: false}); }")
    frame.locator("canvas.leaflet-tile-loaded").first.wait_for()
    for theme in ("light", "dark"):
        watched.page.emulate_media(color_scheme=theme)
        frame.locator(f".dateline-{theme}").wait_for()
        frame.wait_for_function(_PAINTED, arg=theme)
    assert frame.locator(".dateline-town, .dateline-event").count() >= 1
    assert "OpenStreetMap contributors" in _attribution(frame)
    assert watched.outside == []
    assert watched.errors == []


def test_a_vector_tile_that_is_damaged_leaves_our_land_to_be_seen(
    opened: Callable[[str], Watched], tmp_path: Path
) -> None:
    made = tile_file(tmp_path / "own.pmtiles", kind=TileType.MVT)
    watched = opened(str(made))

    def cut(route: Route) -> None:
        route.fulfill(body=vector_tile()[:40], content_type="application/octet-stream")

    watched.page.route("**/dateline-tiles/**", cut)
    frame = watched.map_frame()
    frame.locator("[data-ground=drawn]").wait_for()
    with watched.page.expect_response("**/dateline-tiles/**"):
        frame.evaluate("() => { map.setView([45.7, 13.6], 5, {animate: false}); }")
    watched.page.wait_for_timeout(500)
    assert frame.locator(".dateline-marker").count() >= 1
    assert watched.errors == []


def test_a_file_that_is_none_is_told_in_the_page_and_the_map_is_there_without_it(
    opened: Callable[[str], Watched], tmp_path: Path
) -> None:
    bad = tmp_path / "notes.txt"
    bad.write_text("no tiles", encoding="utf-8")
    watched = opened(str(bad))
    watched.page.locator(".notice").filter(has_text="is no PMTiles file").wait_for()
    watched.map_frame().locator("[data-ground=drawn]").wait_for()
    assert watched.outside == []
    assert watched.errors == []
