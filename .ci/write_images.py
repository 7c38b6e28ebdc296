"""Writes docs/images/ anew: the app over the five reports that ship, as a browser shows it.

Needs a Chromium, as the browser tests do. Run it when the look has changed (`make images`), and
look at what it wrote before it is committed: nothing compares the images with the app.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FilePayload

    from tests.browser.running import App

IMAGES = ROOT / "docs" / "images"
#: Name of the image: width, height, theme of the system.
PAGES = {
    "map.png": (1440, 1000, "light"),
    "map-dark.png": (1440, 1000, "dark"),
    "phone.png": (390, 1560, "light"),
    "phone-dark.png": (390, 1560, "dark"),
}
PICTURE_WIDE = 1200
_ADD_WIDE, _ADD_HIGH = 1440, 1540
#: How an office document of before 2007 begins.
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
#: Invented.
_NORTH = """Clashes in Zvecan

May 30, 2023

ZVECAN, Kosovo, May 30 (KW) - Protesters clashed with police in Zvecan on Monday, and 30 police \
officers were injured, the hospital in Mitrovica said. Traffic was stopped in Leposavic.
"""
_BRIDGE = """<html><head><title>Bridge closed in Mitrovica</title></head><body><article>
<h1>Bridge closed in Mitrovica</h1>
<p>MITROVICA, 2 June 2023 - Some forty people blocked the bridge in Mitrovica on Friday, witnesses
said. Police arrested two men in Zubin Potok on the same day. No one was hurt, a spokesman said, and
the road was open again in the evening.</p></article></body></html>
"""
_MARCH = """March in Gracanica

GRACANICA, 3 June 2023 - About 200 people marched in Gracanica on Saturday.
"""
_REPORTS = {"north.txt": _NORTH.encode(), "bridge.html": _BRIDGE.encode(), "old.doc": _OLD}
_ZIPPED = {"march.txt": _MARCH, "broken.docx": "no archive"}


def files() -> Iterator[FilePayload]:
    """Yield the files of the tab for own reports: three that can be read, two that cannot."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in _ZIPPED.items():
            archive.writestr(name, text)
    for name, raw in {**_REPORTS, "mixed.zip": packed.getvalue()}.items():
        yield {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


def write_pages(browser: Browser, app: App) -> None:
    """Write the page as it opens."""
    from tests.browser.running import watch  # noqa: PLC0415 - works uninstalled

    for name, (wide, high, theme) in PAGES.items():
        context = browser.new_context(
            viewport={"width": wide, "height": high},
            color_scheme="dark" if theme == "dark" else "light",
        )
        seen = watch(context, app.url)
        seen.open(app.url)
        seen.map_frame().locator("[data-names][data-ground=drawn]").wait_for(timeout=60_000)
        seen.page.locator(".card").first.wait_for()
        seen.page.wait_for_timeout(1_500)
        seen.page.screenshot(path=IMAGES / name)
        context.close()


def write_form(browser: Browser, app: App) -> None:
    """Write the tab for own reports with files in it."""
    from tests.browser.running import watch  # noqa: PLC0415 - works uninstalled

    given = list(files())
    context = browser.new_context(viewport={"width": _ADD_WIDE, "height": _ADD_HIGH})
    seen = watch(context, app.url)
    seen.open(f"{app.url}/?tab=Add+a+report")
    page = seen.page
    page.locator("input[type=file]").set_input_files(given)
    page.get_by_test_id("stFileChipName").nth(len(given) - 1).wait_for()
    page.get_by_role("button", name="Read the report").click()
    page.get_by_role("button", name="Keep 3 reports").wait_for(timeout=90_000)
    page.wait_for_timeout(1_500)
    page.get_by_role("tab", name="Map").evaluate("node => node.scrollIntoView()")
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / "add-a-report.png")
    context.close()


def write_picture(store: str) -> None:
    """Write the map as a PNG, over the days that the page opens on."""
    from PIL import Image  # noqa: PLC0415

    from geo.maps import draw_picture  # noqa: PLC0415 - works uninstalled
    from geo.pipeline import open_workspace  # noqa: PLC0415
    from geo.records import Filter  # noqa: PLC0415
    from geo.settings import default_settings  # noqa: PLC0415
    from geo.ui.selection import Selection  # noqa: PLC0415
    from geo.ui.timeline import densest  # noqa: PLC0415

    look = open_workspace(default_settings(store))
    held = Selection.of(look.incidents, Filter())
    first, last = densest(held) or (None, None)
    chosen = Filter(start=first, end=last)
    places = {r.place.id: r.place for rows in look.resolutions.values() for r in rows if r.place}
    shown = tuple(chosen.select(look.incidents))
    drawn = Image.open(io.BytesIO(draw_picture(shown, places, chosen=chosen, of=len(held))))
    high = round(drawn.height * PICTURE_WIDE / drawn.width)
    small = drawn.resize((PICTURE_WIDE, high), Image.Resampling.LANCZOS)
    small.save(IMAGES / "picture.png", optimize=True)


def main() -> None:
    """Write all images."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from geo import pipeline  # noqa: PLC0415 - works uninstalled
    from geo.settings import default_settings  # noqa: PLC0415
    from tests.browser.running import launch, start  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        store = f"sqlite:///{home / 'seeds.sqlite'}"
        pipeline.build_from_seeds(default_settings(store))
        write_picture(store)
        app = start(store, home)
        try:
            with sync_playwright() as playwright:
                browser = launch(playwright)
                write_pages(browser, app)
                write_form(browser, app)
                browser.close()
        finally:
            app.stop()


if __name__ == "__main__":
    main()
