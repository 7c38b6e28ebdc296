"""From a move of the slider to the map painted anew: ours and the peers', on the same incidents.

What counts is what a reader sees: pictures of the map are taken until they stay the same, and the
time of the last change is told. The peers are drawn by `_peer_page.py`, without tiles, Leaflet from
this machine. Each is at its best: canvas where it can, no pop-ups, nothing handed back.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from playwright.sync_api import Error as PlaywrightError

from benchmarks import synthetic
from benchmarks.measure import Benchmark, Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Frame, Page

    from tests.browser.running import App

LARGE, SMALL = 100_000, 1_000
#: Half of the days: what the peers open with, too.
_HALF = "?from=2031-01-01&to=2032-01-02"
_MOVES, _WARM = 15, 4
_PEER_MOVES = 4
#: A peer that has not painted by then is told as this; the picture must stay the same for so long.
_PATIENCE_S, _QUIET_S = 60.0, 2.0
_CLUSTER = "leaflet.markercluster@1.5.3"
_EPOCH = np.datetime64("1970-01-01")


@cache
def _points() -> Path:
    """Write lon, lat and day of the incidents that the default view shows, sorted by day."""
    from geo.records import Filter  # noqa: PLC0415

    rows = [
        (i.lon, i.lat, (np.datetime64(i.start) - _EPOCH).astype(int))
        for i in Filter().select(synthetic.incidents(LARGE))
        if i.start
    ]
    found = Path(tempfile.mkdtemp(prefix="dateline-peers-")) / "points.npy"
    array = np.array(rows)
    np.save(found, array[np.argsort(array[:, 2], kind="stable")])
    return found


@cache
def _cluster() -> Path | None:
    """Return the folder of MarkerCluster's script out of npm; None where npm gives none."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    folder = _points().parent
    command = [npm, "install", "--silent", "--no-audit", "--ignore-scripts", _CLUSTER]
    if subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode:
        return None
    return folder / "node_modules" / "leaflet.markercluster" / "dist"


@contextmanager
def _open(browser: Browser, store: str, peer: str | None) -> Iterator[tuple[App, Page]]:
    from tests.browser.running import start  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        if peer:
            os.environ |= {"PEER": peer, "PEER_POINTS": str(_points())}
            os.environ["PEER_CLUSTER"] = str(_cluster() or "")
        script = [str(Path(__file__).with_name("_peer_page.py"))] if peer else None
        app = start(store, Path(folder), command=script)
        page = browser.new_page(viewport={"width": 1440, "height": 960})
        try:
            page.goto(app.url if peer else f"{app.url}/{_HALF}")
            page.set_default_timeout(_PATIENCE_S * 1000)
            yield app, page
        finally:
            page.close()
            app.stop()


def _picture(page: Page, old: bytes | None) -> bytes | None:
    """Return the picture of the map's middle: no button or scale of its own, no legend."""
    chart = page.locator("iframe, [data-testid=stDeckGlJsonChart]").first
    try:
        box = chart.bounding_box(timeout=1000)
        if box is None:
            return old
        return page.screenshot(
            clip={"x": box["x"] + 90, "y": box["y"] + 30, "width": 480, "height": 430},
            timeout=_PATIENCE_S * 1000,
        )
    except PlaywrightError:  # a frame that is just being replaced
        return old


def _settled(page: Page, before: bytes | None) -> tuple[float, bytes | None]:
    """Return when the map's picture last became another, and that picture.

    Taking a picture takes its time itself: that of a quiet page is taken off.
    """
    began = time.perf_counter()
    changed, seen, quiet = math.inf, before, [0.0]
    while True:
        asked = time.perf_counter()
        now = _picture(page, seen)
        at = time.perf_counter()
        if now != seen:
            seen, changed, quiet = now, at, [0.0]
        else:
            quiet.append(at - asked)
        idle = page.locator(".stApp[data-test-script-state=running]").count() == 0
        if idle and at - changed > _QUIET_S:
            return changed - statistics.median(quiet), seen
        if at - began > _PATIENCE_S:
            return math.inf, seen


def _moves(page: Page, most: int) -> list[float]:
    """Return milliseconds from key to picture, a number for each move of the slider."""
    thumb = page.locator(".stSlider input[type=range]").last
    thumb.wait_for()
    at, picture = _settled(page, None)
    found: list[float] = []
    while len(found) < most and math.isfinite(at):
        thumb.focus()
        began = time.perf_counter()
        page.keyboard.press("ArrowLeft")
        at, picture = _settled(page, picture)
        found.append((at - began) * 1000)
    return found or [math.inf]


def _listen(page: Page) -> Frame:
    """Let page and map note when a key is pressed and when the frames after the drawings come.

    The map follows the slider at once (`lived`), and is drawn again when the server has answered
    and the state has settled (`shown`).
    """
    frame = _map_frame(page)
    frame.wait_for_function("window.map && map._dateline && map._dateline.data")
    frame.evaluate(
        """() => { window.painted = {}; for (const event of ["lived", "shown"]) {
          map.on(`dateline:${event}`, () => requestAnimationFrame(() => {
            window.painted[event] ??= performance.timeOrigin + performance.now(); })); } }"""
    )
    page.evaluate(
        """() => document.addEventListener("keydown", () => {
          window.pressed = performance.timeOrigin + performance.now(); }, true)"""
    )
    return frame


def _map_frame(page: Page) -> Frame:
    handle = page.locator("iframe").element_handle()
    frame = handle.content_frame()
    if frame is None:
        message = "the map has no frame"
        raise RuntimeError(message)
    return frame


def _move(page: Page, frame: Frame) -> tuple[float, float]:
    """Return milliseconds from key to the frame after the map was drawn: at once, and settled."""
    page.wait_for_timeout(300)
    frame.evaluate("window.painted = {}")
    page.locator(".stSlider input[type=range]").last.press("ArrowLeft")
    frame.wait_for_function("window.painted.lived && window.painted.shown")
    told, pressed = frame.evaluate("window.painted"), float(page.evaluate("window.pressed"))
    return told["lived"] - pressed, told["shown"] - pressed


def growth() -> dict[str, float]:
    """Measure ours at both sizes by turns, so that the machine's other work falls on both alike."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    spent: dict[int, list[tuple[float, float]]] = {SMALL: [], LARGE: []}
    with sync_playwright() as playwright, ExitStack() as stack:
        opened = {}
        for number in spent:
            browser = launch(playwright)
            stack.callback(browser.close)
            store = f"sqlite:///{synthetic.kept(number)}"
            _, page = stack.enter_context(_open(browser, store, None))
            opened[number] = page, _listen(page)
        for turn in range(_WARM + _MOVES):
            for number, (page, frame) in opened.items():
                took = _move(page, frame)
                if turn >= _WARM:
                    spent[number].append(took)
    told = {}
    for at, kind in enumerate(("at_once", "settled")):
        for number, name in ((SMALL, "1k"), (LARGE, "100k")):
            told[f"{kind}_{name}_ms"] = statistics.median(took[at] for took in spent[number])
        told[f"{kind}_100k_to_1k_ratio"] = told[f"{kind}_100k_ms"] / told[f"{kind}_1k_ms"]
    return told


def peers() -> dict[str, float]:
    """Measure ours and each peer at the large size, by what is seen."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    told: dict[str, float] = {}
    store = f"sqlite:///{synthetic.kept(LARGE)}"
    with sync_playwright() as playwright:
        for peer in (None, "circles", "cluster", "geojson", "pydeck"):
            if peer == "cluster" and _cluster() is None:
                print("cluster left out: npm gives no leaflet.markercluster")
                continue
            browser = launch(playwright)
            with _open(browser, store, peer) as (_, page):
                moves = _moves(page, _PEER_MOVES)
            browser.close()
            # One that never painted is told with the time that was waited.
            took = min(statistics.median(moves), _PATIENCE_S * 1000)
            told[f"{peer or 'ours'}_100k_ms"] = took
    shutil.rmtree(_points().parent, ignore_errors=True)
    _points.cache_clear()
    _cluster.cache_clear()
    fastest = min(took for name, took in told.items() if not name.startswith("ours"))
    return told | {"fastest_peer_to_ours_ratio": fastest / told["ours_100k_ms"]}


_COUNT_FRAMES = """() => {
  window.spent = [];
  let last = performance.now();
  const next = (now) => { window.spent.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""


def drag() -> dict[str, float]:
    """Drag a window of seven days over the histogram at 100,000 incidents; count the frames."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = launch(playwright)
        with _open(browser, f"sqlite:///{synthetic.kept(LARGE)}", None) as (app, page):
            page.goto(f"{app.url}/?from=2031-03-01&to=2031-03-07")
            frame = _map_frame(page)
            frame.wait_for_function("window.map && map._dateline && map._dateline.rows")
            page.wait_for_timeout(2000)
            box = page.locator(".brush-body").bounding_box()
            if box is None:
                message = "the histogram has no window"
                raise RuntimeError(message)
            left, middle = box["x"] + box["width"] / 2, box["y"] + 60
            page.evaluate(_COUNT_FRAMES)
            page.mouse.move(left, middle)
            page.mouse.down()
            page.mouse.move(left + 8, middle)
            page.evaluate("window.spent.length = 0")
            redrawn = frame.evaluate("map._dateline.state.window[0]")
            for step in range(240):
                page.mouse.move(left + 8 + 2 * step, middle)
            spent = page.evaluate("window.spent")
            moved = frame.evaluate("map._dateline.state.window[0]") - redrawn
            page.mouse.up()
        browser.close()
    return {
        "frame_ms": statistics.median(spent),
        "frame_p95_ms": sorted(spent)[int(len(spent) * 0.95)],
        "frames": len(spent),
        "days_moved": moved,
    }


def benchmarks() -> tuple[Benchmark, ...]:
    """Return what is measured in a browser."""
    return (
        Benchmark(
            "map.peers_100k", peers, must={"fastest_peer_to_ours_ratio": Bound(least=10)}, rounds=1
        ),
        Benchmark("map.growth", growth, must={"settled_100k_to_1k_ratio": Bound(most=2)}, rounds=3),
        Benchmark(
            "map.drag_100k",
            drag,
            must={"frame_ms": Bound(most=33.4), "days_moved": Bound(least=100)},
            rounds=3,
        ),
    )
