"""From a move of the slider to the map painted anew: ours and the peers', on the same incidents.

What counts is what a reader sees: pictures of the map are taken until they stay the same, and the
time of the last change is told. The peers are drawn by `peer_page.py`, without tiles, Leaflet from
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
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import synthetic
from benchmarks.measure import Benchmark, Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.running import App

LARGE, SMALL = 100_000, 1_000
#: Half of the days: what the peers open with, too.
_HALF = "?from=2031-01-01&to=2032-01-02"
_MOVES = 9
_PEER_MOVES = 3
#: A peer that has not painted by then is told as this; the picture must stay the same for so long.
_PATIENCE_S, _QUIET_S = 120.0, 2.0
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
        script = [str(Path(__file__).with_name("peer_page.py"))] if peer else None
        app = start(store, Path(folder), command=script)
        page = browser.new_page(viewport={"width": 1440, "height": 960})
        try:
            page.goto(app.url if peer else f"{app.url}/{_HALF}")
            page.set_default_timeout(_PATIENCE_S * 1000)
            yield app, page
        finally:
            page.close()
            app.stop()


def _settled(page: Page, before: bytes | None) -> tuple[float, bytes]:
    """Return when the map's picture last became another, and that picture."""
    chart = page.locator("iframe, [data-testid=stDeckGlJsonChart]").first
    began = changed = time.perf_counter()
    seen = before
    while True:
        try:
            box = chart.bounding_box()
            # The map's middle: no button or scale of its own, no legend.
            clip = box and {
                **box,
                "x": box["x"] + 90,
                "width": 480,
                "y": box["y"] + 30,
                "height": 430,
            }
            now = page.screenshot(clip=clip, timeout=_PATIENCE_S * 1000) if clip else seen
        except Exception:  # noqa: BLE001  (a frame that is just being replaced)
            now = seen
        at = time.perf_counter()
        if now != seen:
            seen, changed = now, at
        waited = at - began
        idle = page.locator(".stApp[data-test-script-state=running]").count() == 0
        moved = changed > began or before is None
        if (idle and moved and at - changed > _QUIET_S) or waited > _PATIENCE_S:
            return (changed if moved else math.inf), seen or b""


def _moves(page: Page, most: int) -> list[float]:
    """Return milliseconds from key to picture, a number for each move of the slider."""
    page.locator(".stSlider input[type=range]").last.wait_for()
    _, picture = _settled(page, None)
    found: list[float] = []
    for _ in range(most):
        thumb = page.locator(".stSlider input[type=range]").last
        thumb.focus()
        began = time.perf_counter()
        page.keyboard.press("ArrowLeft")
        changed, picture = _settled(page, picture)
        found.append((changed - began) * 1000)
        if not math.isfinite(changed):
            break
    return found


def _ours(page: Page) -> list[float]:
    """Return milliseconds from key to the frame after the map was drawn, told by the map itself."""
    frame = page.locator("iframe").element_handle().content_frame()
    if frame is None:
        message = "the map has no frame"
        raise RuntimeError(message)
    frame.wait_for_function("map._dateline && map._dateline.data")
    frame.evaluate(
        """() => { map.on("dateline:shown", () => requestAnimationFrame(() => {
          window.painted = performance.timeOrigin + performance.now(); })); }"""
    )
    page.evaluate(
        """() => document.addEventListener("keydown", () => {
          window.pressed = performance.timeOrigin + performance.now(); }, true)"""
    )
    thumb = page.locator(".stSlider input[type=range]").last
    found = []
    for _ in range(_MOVES):
        page.wait_for_timeout(400)
        frame.evaluate("window.painted = 0")
        thumb.press("ArrowLeft")
        frame.wait_for_function("window.painted > 0")
        found.append(frame.evaluate("window.painted") - page.evaluate("window.pressed"))
    return found


def repaint() -> dict[str, float]:
    """Measure ours at both sizes, then each peer at the large one."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    stores = {number: f"sqlite:///{synthetic.kept(number)}" for number in (SMALL, LARGE)}
    told: dict[str, float] = {}
    with sync_playwright() as playwright:
        for number, name in ((SMALL, "1k"), (LARGE, "100k")):
            browser = launch(playwright)
            with _open(browser, stores[number], None) as (_, page):
                told[f"ours_{name}_seen_ms"] = statistics.median(_moves(page, _PEER_MOVES))
                told[f"ours_{name}_ms"] = statistics.median(_ours(page))
            browser.close()
        for peer in ("circles", "cluster", "geojson", "pydeck"):
            if peer == "cluster" and _cluster() is None:
                print("cluster left out: needs npm")
                continue
            browser = launch(playwright)
            with _open(browser, stores[SMALL], peer) as (_, page):
                moves = _moves(page, _PEER_MOVES)
            browser.close()
            # One that never painted is told with the time that was waited.
            told[f"{peer}_100k_ms"] = min(statistics.median(moves), _PATIENCE_S * 1000)
    shutil.rmtree(_points().parent, ignore_errors=True)
    _points.cache_clear()
    _cluster.cache_clear()
    fastest = min(told[name] for name in told if not name.startswith("ours"))
    told["fastest_peer_to_ours_ratio"] = fastest / told["ours_100k_seen_ms"]
    told["ours_100k_to_1k_ratio"] = told["ours_100k_ms"] / told["ours_1k_ms"]
    return told


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
            frame = page.locator("iframe").element_handle().content_frame()
            if frame is None:
                message = "the map has no frame"
                raise RuntimeError(message)
            frame.wait_for_function("map._dateline && map._dateline.rows")
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
            "map.repaint_100k",
            repaint,
            must={
                "fastest_peer_to_ours_ratio": Bound(least=10),
                "ours_100k_to_1k_ratio": Bound(most=2),
            },
            rounds=1,
        ),
        Benchmark(
            "map.drag_100k",
            drag,
            must={"frame_ms": Bound(most=33.4), "days_moved": Bound(least=100)},
            rounds=3,
        ),
    )
