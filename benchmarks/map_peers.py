"""From a move of the slider to the map painted anew at 100,000 incidents: ours and the peers'.

One method for all: pictures of the map are taken until they stay the same, and the time of the last
change is told. Ours is measured in the same run by events in the page as well (`map_repaint`). The
peers are drawn by `_peer_page.py`: each as its documentation shows it by default, and two of them
also at their best. They draw anew after a run of the Streamlit script: they know no other way.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from playwright.sync_api import Error as PlaywrightError

from benchmarks import synthetic
from benchmarks.map_repaint import LARGE, listen, move, opened
from benchmarks.measure import Benchmark, Bound

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_EVENTS, _MOVES, _WARM = 9, 4, 2
#: A peer that has not painted by then is told as this; the picture must stay the same for so long.
PATIENCE_S, _QUIET_S = 60.0, 2.0
_PACKAGES = ("leaflet@1.9.4", "leaflet.markercluster@1.5.3", "leaflet.awesome-markers@2.0.5")
_EPOCH = np.datetime64("1970-01-01")
#: By the name in `_peer_page.py`: what is drawn. The first four are the defaults.
PEERS = {
    "circles": "Folium, a CircleMarker each",
    "cluster": "Folium, FastMarkerCluster",
    "geojson": "st_folium, GeoJson in a feature group",
    "pydeck": "pydeck, ScatterplotLayer",
    "cluster_bare": "FastMarkerCluster with bare markers and no animation",
    "geojson_canvas": "GeoJson with circles on a canvas",
}


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
def _modules() -> Path | None:
    """Return the folder of what the peers' pages load out of npm; None where npm gives none."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    folder = _points().parent
    command = [npm, "install", "--silent", "--no-audit", "--ignore-scripts", *_PACKAGES]
    if subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode:
        return None
    return folder / "node_modules"


def _picture(page: Page, old: bytes | None) -> bytes | None:
    """Return the picture of the map's middle: no button or scale of its own, no legend."""
    chart = page.locator("iframe, [data-testid=stDeckGlJsonChart]").first
    try:
        box = chart.bounding_box(timeout=1000)
        if box is None:
            return old
        return page.screenshot(
            clip={"x": box["x"] + 90, "y": box["y"] + 30, "width": 480, "height": 430},
            timeout=PATIENCE_S * 1000,
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
        if at - began > PATIENCE_S:
            return math.inf, seen


def _seen(page: Page) -> float:
    """Return milliseconds from key to picture: the median of some moves of the slider."""
    thumb = page.locator(".stSlider input[type=range]").last
    thumb.wait_for()
    at, picture = _settled(page, None)
    found: list[float] = []
    while len(found) < _MOVES and math.isfinite(at):
        thumb.focus()
        began = time.perf_counter()
        page.keyboard.press("ArrowLeft")
        at, picture = _settled(page, picture)
        found.append((at - began) * 1000)
    # One that never painted is told with the time that was waited.
    return min(statistics.median(found or [math.inf]), PATIENCE_S * 1000)


def _ours(browser: Browser, store: str) -> dict[str, float]:
    with opened(browser, store) as (_, page):
        listen(page)
        took = [move(page) for _ in range(_WARM + _EVENTS)][_WARM:]
        return {
            "ours_at_once_100k_ms": statistics.median(once for once, _ in took),
            "ours_settled_100k_ms": statistics.median(settled for _, settled in took),
            "ours_seen_100k_ms": _seen(page),
        }


def peers() -> dict[str, float]:
    """Measure ours and each peer at the large size, by what is seen."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    store = f"sqlite:///{synthetic.kept(LARGE)}"
    with sync_playwright() as playwright:
        browser = launch(playwright)
        told = _ours(browser, store)
        browser.close()
        os.environ["PEER_POINTS"], os.environ["PEER_MODULES"] = (
            str(_points()),
            str(_modules() or ""),
        )
        for peer in PEERS:
            if peer != "pydeck" and _modules() is None:
                print(f"{peer} left out: npm gives no {', '.join(_PACKAGES)}")
                continue
            os.environ["PEER"] = peer
            browser = launch(playwright)
            with opened(browser, store, Path(__file__).with_name("_peer_page.py")) as (_, page):
                told[f"{peer}_100k_ms"] = _seen(page)
            browser.close()
    shutil.rmtree(_points().parent, ignore_errors=True)
    _points.cache_clear()
    _modules.cache_clear()
    fastest = min(took for name, took in told.items() if not name.startswith("ours"))
    return told | {
        f"fastest_peer_to_{kind}_ratio": fastest / told[f"ours_{kind}_100k_ms"]
        for kind in ("at_once", "seen", "settled")
    }


def benchmarks() -> tuple[Benchmark, ...]:
    """Return the comparison with the peers as a benchmark."""
    must = {"fastest_peer_to_at_once_ratio": Bound(least=10)}
    return (Benchmark("map.peers_100k", peers, must=must, rounds=1),)
