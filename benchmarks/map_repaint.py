"""From a move of the slider to the map painted anew, and the frames while a window is dragged.

A time ends when the frame after the drawing has been painted: a message that the page sends itself
in an animation frame comes back behind it.
"""

from __future__ import annotations

import itertools
import statistics
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

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
_PATIENCE_MS = 60_000


@contextmanager
def opened(browser: Browser, store: str, peer: Path | None = None) -> Iterator[tuple[App, Page]]:
    """Open the app on a store with half of its days shown, or a peer's script instead."""
    from tests.browser.running import start  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        app = start(store, Path(folder), command=[str(peer)] if peer else None)
        page = browser.new_page(viewport={"width": 1440, "height": 960})
        try:
            page.goto(app.url if peer else f"{app.url}/{_HALF}")
            page.set_default_timeout(_PATIENCE_MS)
            yield app, page
        finally:
            page.close()
            app.stop()


#: Notes in `window.painted` of the outermost page when the frame after a change has been painted.
_PAINTED = """
  top.painted = {};
  const note = (event) => requestAnimationFrame(() => {
    const behind = new MessageChannel();
    behind.port1.onmessage = () => { top.painted[event] ??= performance.timeOrigin + performance.now(); };
    behind.port2.postMessage(0);
  });
"""  # noqa: E501
_NOTE_MAP = f"""() => {{ {_PAINTED}
  for (const event of ["lived", "shown"]) map.on(`dateline:${{event}}`, () => note(event)); }}"""
_NOTE_PAGE = f"""() => {{ {_PAINTED}
  document.addEventListener("keydown", (event) => {{
    window.pressed = performance.timeOrigin + event.timeStamp; }}, true);
  const roots = [...document.querySelectorAll(".stBidiComponent div")].map((one) => one.shadowRoot);
  const totals = roots.find((root) => root?.querySelector(".totals"));
  new MutationObserver(() => note("totals")).observe(
    totals, {{ subtree: true, childList: true, characterData: true }}); }}"""


def listen(page: Page) -> None:
    """Let the page note when a key is pressed, and when the frames after the changes are painted.

    The map follows the slider at once (`lived`); it is told again when the server has answered
    (`shown`), as are the totals (`totals`): with the later of the two the state has settled.
    """
    frame = _map_frame(page)
    frame.wait_for_function("window.map && map._dateline && map._dateline.data")
    page.wait_for_function(
        "[...document.querySelectorAll('.stBidiComponent div')]"
        ".some((one) => one.shadowRoot?.querySelector('.totals'))"
    )
    frame.evaluate(_NOTE_MAP)
    page.evaluate(_NOTE_PAGE)


def _map_frame(page: Page) -> Frame:
    handle = page.locator("iframe").element_handle()
    frame = handle.content_frame()
    if frame is None:
        message = "the map has no frame"
        raise RuntimeError(message)
    return frame


def move(page: Page) -> tuple[float, float]:
    """Return milliseconds from key to the painted frame: at once, and settled."""
    page.wait_for_timeout(300)
    page.evaluate("window.painted = {}")
    page.locator(".stSlider input[type=range]").last.press("ArrowLeft")
    page.wait_for_function("painted.lived && painted.shown")
    page.locator(".stApp[data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(200)  # totals that the step leaves as they are are not painted
    told, pressed = page.evaluate("window.painted"), float(page.evaluate("window.pressed"))
    return told["lived"] - pressed, max(told["shown"], told.get("totals", 0)) - pressed


def growth() -> dict[str, float]:
    """Measure ours at both sizes by turns, so that the machine's other work falls on both alike."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    spent: dict[int, list[tuple[float, float]]] = {SMALL: [], LARGE: []}
    with sync_playwright() as playwright, ExitStack() as stack:
        pages = {}
        for number in spent:
            browser = launch(playwright)
            stack.callback(browser.close)
            store = f"sqlite:///{synthetic.kept(number)}"
            _, page = stack.enter_context(opened(browser, store))
            listen(page)
            pages[number] = page
        for turn in range(_WARM + _MOVES):
            for number, page in pages.items():
                took = move(page)
                if turn >= _WARM:
                    spent[number].append(took)
    told = {}
    for at, kind in enumerate(("at_once", "settled")):
        for number, name in ((SMALL, "1k"), (LARGE, "100k")):
            told[f"{kind}_{name}_ms"] = statistics.median(took[at] for took in spent[number])
        told[f"{kind}_100k_to_1k_ratio"] = told[f"{kind}_100k_ms"] / told[f"{kind}_1k_ms"]
    return told


#: Notes when each frame of the page begins, and when the map has drawn, on one clock.
_COUNT_FRAMES = """() => {
  window.frames_ = [];
  const next = (now) => {
    window.frames_.push(performance.timeOrigin + now);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
_COUNT_DRAWN = """() => {
  window.drawn = [];
  map.on("dateline:lived", () => window.drawn.push(performance.timeOrigin + performance.now()));
}"""


def _of_drawn(frames: list[float], drawn: list[float]) -> list[float]:
    """Return the lengths of those frames in which the map was drawn: an idle one proves nothing."""
    return [
        after - begin
        for begin, after in itertools.pairwise(frames)
        if any(begin <= at < after for at in drawn)
    ]


def drag() -> dict[str, float]:
    """Drag a window of seven days over the histogram at 100,000 incidents; time the frames."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = launch(playwright)
        with opened(browser, f"sqlite:///{synthetic.kept(LARGE)}") as (app, page):
            page.goto(f"{app.url}/?from=2031-03-01&to=2031-03-07")
            frame = _map_frame(page)
            frame.wait_for_function("window.map && map._dateline && map._dateline.rows")
            page.wait_for_timeout(2000)
            box = page.locator(".brush-body").bounding_box()
            if box is None:
                message = "the histogram has no window"
                raise RuntimeError(message)
            left, middle = box["x"] + box["width"] / 2, box["y"] + 60
            page.mouse.move(left, middle)
            page.mouse.down()
            page.mouse.move(left + 8, middle)
            page.wait_for_timeout(300)
            page.evaluate(_COUNT_FRAMES)
            frame.evaluate(_COUNT_DRAWN)
            began = frame.evaluate("map._dateline.state.window[0]")
            page.mouse.move(left + 488, middle, steps=240)
            page.wait_for_timeout(300)
            moved = frame.evaluate("map._dateline.state.window[0]") - began
            spent = _of_drawn(page.evaluate("window.frames_"), frame.evaluate("window.drawn"))
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
    grown = {f"{kind}_100k_to_1k_ratio": Bound(most=2) for kind in ("at_once", "settled")}
    dragged = {"frame_ms": Bound(most=33.4), "days_moved": Bound(least=100)}
    return (
        Benchmark("map.growth", growth, must=grown, rounds=3),
        Benchmark("map.drag_100k", drag, must=dragged, rounds=3),
    )
