"""The app: from navigation to title and map, beside a bare Streamlit page; a slider step's cost.

Each cold start takes a new server process and a new browser with an empty profile. The peer is a
Streamlit page that prints one line, started the same way in the same round.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, Bound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

    from tests.browser.running import App

_LINE = "One line and nothing else"
#: Notes, in milliseconds since the epoch, when each selector's element was first in a frame.
_NOTE = """
() => {
  window.painted = {};
  const wanted = SELECTORS;
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (!(name in window.painted) && document.querySelector(selector)) {
        window.painted[name] = performance.timeOrigin + performance.now();
      }
    }
  };
  setInterval(look, 8);
}
"""
_TITLE = ".dateline-head h1"
_BARE = "[data-testid=stMarkdown] p"
_SYMBOL = ".dateline-marker"
STEPS = 20


def _note(selectors: Mapping[str, str]) -> str:
    import json  # noqa: PLC0415

    return f"({_NOTE.replace('SELECTORS', json.dumps(dict(selectors)))})()"


def _painted(app: App, selectors: Mapping[str, str]) -> dict[str, float]:
    """Return milliseconds from navigation to each selector, in a new browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1440, "height": 960})
        page.add_init_script(_note(selectors))
        page.goto(app.url)
        began = float(page.evaluate("performance.timeOrigin"))
        told: dict[str, float] = {}
        for _ in range(1200):
            for frame in page.frames:
                try:
                    told |= frame.evaluate("window.painted || {}")
                except Exception:  # noqa: BLE001, S112  (a frame that is just being loaded)
                    continue
            if set(selectors) <= set(told):
                break
            page.wait_for_timeout(50)
        browser.close()
    return {name: told.get(name, math.inf) - began for name in selectors}


def cold_start() -> dict[str, float]:
    """Measure one cold start of a bare page, and one of the app."""
    from tests.browser.running import start  # noqa: PLC0415
    from tests.ui import workspace  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        script = home / "bare.py"
        script.write_text(f"import streamlit as st\nst.write({_LINE!r})\n", encoding="utf-8")
        url = workspace.fill(home / "store.sqlite")
        app = start(url, home, command=[str(script)])
        bare = _painted(app, {"bare": _BARE})["bare"]
        app.stop()
        app = start(url, home)
        ours = _painted(app, {"title": _TITLE, "map": _SYMBOL})
        app.stop()
    return {
        "bare_ms": bare,
        "title_ms": ours["title"],
        "map_ms": ours["map"],
        "title_to_bare_ratio": ours["title"] / bare,
        "map_to_bare_ratio": ours["map"] / bare,
    }


def _step(page: Page, key: str) -> None:
    heading = page.locator("h2").first
    before = heading.inner_text()
    page.locator(".stSlider input[type=range]").last.press(key)
    page.wait_for_function(
        "before => [...document.querySelectorAll('.stBidiComponent div')]"
        ".some(d => d.shadowRoot?.querySelector('h2') && "
        "d.shadowRoot.querySelector('h2').innerText !== before)",
        arg=before,
    )
    page.wait_for_timeout(250)


def slider_step() -> dict[str, float]:
    """Measure server CPU, bytes, frame remounts and outside requests over slider steps."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch, start, watch  # noqa: PLC0415
    from tests.ui import workspace  # noqa: PLC0415

    received = [0]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        app = start(workspace.fill(home / "s.sqlite", extra=workspace.many(100)), home)
        browser = launch(playwright)
        watched = watch(browser.new_context(viewport={"width": 1440, "height": 960}), app.url)
        page = watched.page
        page.on(
            "websocket",
            lambda socket: socket.on(
                "framereceived", lambda frame: received.__setitem__(0, received[0] + len(frame))
            ),
        )
        watched.open(f"{app.url}/?from=2031-05-01&to=2031-06-09")
        frame = watched.map_frame()
        frame.evaluate("window.marker = 1")
        for _ in range(3):
            _step(page, "ArrowLeft")
        page.wait_for_timeout(1000)
        cpu, sent = app.cpu_s(), received[0]
        for _ in range(STEPS):
            _step(page, "ArrowLeft")
        spent, sent = app.cpu_s() - cpu, received[0] - sent
        kept = page.locator("iframe").element_handle().content_frame()
        remounts = 0 if kept is not None and kept.evaluate("window.marker") == 1 else 1
        browser.close()
        app.stop()
    return {
        "step_cpu_ms": spent / STEPS * 1000,
        "step_sent_bytes": sent / STEPS,
        "frame_remounts": remounts,
        "outside_requests": len(watched.outside),
        "page_errors": len(watched.errors),
    }


def benchmarks() -> tuple[Benchmark, ...]:
    """Return the app's benchmarks."""
    return (
        Benchmark(
            "app.cold_start",
            cold_start,
            must={"title_to_bare_ratio": Bound(most=1.5), "map_to_bare_ratio": Bound(most=3)},
        ),
        Benchmark(
            "app.slider_step_100",
            slider_step,
            must={
                "step_cpu_ms": Bound(most=60),
                "frame_remounts": Bound(most=0),
                "outside_requests": Bound(most=0),
                "page_errors": Bound(most=0),
            },
            rounds=3,
        ),
    )
