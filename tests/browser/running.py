"""A running app and a watched page: what browser tests and benchmarks share."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from geo.ui import server
from tests.browser.find_browser import REMEDY, find_browser, install_browser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, BrowserContext, Frame, Page, Playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
]


def launch(playwright: Playwright) -> Browser:
    """Start a Chromium; where none works say what to install.

    Raises
    ------
    RuntimeError
        If no browser starts.
    """
    found = find_browser() or install_browser()
    if found is None:
        raise RuntimeError(REMEDY)
    return playwright.chromium.launch(executable_path=found, args=FLAGS)


@dataclass
class App:
    """A running server; `stop` ends it."""

    url: str
    process: subprocess.Popen[bytes]

    def cpu_s(self) -> float:
        """Return the CPU seconds that the server has used, ended threads included."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        fields = told.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(10)


def start(store: str, home: Path, command: Sequence[str] | None = None) -> App:
    """Start the app as ``dateline run`` does, on a free port.

    Raises
    ------
    RuntimeError
        If it does not answer within 30 seconds.
    """
    with socket.socket() as probe:
        probe.bind((server.ADDRESS, 0))
        port = int(probe.getsockname()[1])
    surroundings = {
        **os.environ,
        "DATELINE_STORE": store,
        "DATELINE_HOME": os.environ.get("DATELINE_HOME", str(home)),
        "PYTHONPATH": str(Path(server.__file__).parents[2]),
    }
    told = server.command(port=port, open_browser=False)
    if command is not None:
        told = [part if part != told[4] else command[0] for part in told]
        told = [part for part in told if not part.startswith("--theme.")]
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(told, env=surroundings, cwd=home, stdout=log, stderr=log)
    url = f"http://{server.ADDRESS}:{port}"
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1):  # noqa: S310
                return App(url, process)
        except OSError:
            time.sleep(0.1)
    process.kill()
    message = f"the app did not start at {url} within 30 seconds"
    raise RuntimeError(message)


@dataclass
class Watched:
    """A page, and all that it did that it must not do."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, url: str) -> None:
        """Open the app and wait until its totals are there."""
        self.page.goto(url)
        self.page.get_by_text("Incidents", exact=True).first.wait_for(timeout=60_000)

    def map_frame(self) -> Frame:
        """Return the map's frame, once the map has drawn its incidents."""
        handle = self.page.locator("iframe").element_handle(timeout=60_000)
        frame = handle.content_frame()
        if frame is None:
            message = "the map has no frame"
            raise RuntimeError(message)
        frame.wait_for_function("window.map && window.feature_group", timeout=60_000)
        return frame


def watch(context: BrowserContext, home: str) -> Watched:
    """Open a page that notes outside requests and errors."""
    watched = Watched(context.new_page())
    watched.page.on("pageerror", lambda error: watched.errors.append(str(error)))

    def note(url: str) -> None:
        if not url.startswith((home, "blob:", "data:")):
            watched.outside.append(url)

    watched.page.on("request", lambda request: note(request.url))
    return watched


@contextmanager
def watching(
    browser: Browser,
    home: str,
    *,
    width: int = 1440,
    height: int,
    timeout_ms: int = 30_000,
    color_scheme: Literal["light", "dark"] | None = None,
    reduced_motion: Literal["reduce"] | None = None,
) -> Iterator[Watched]:
    """Give a page in a window of its own (pixels), not yet opened, that must do nothing wrong.

    Raises
    ------
    AssertionError
        At the end, if the page asked for anything outside `home` or had an error.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=color_scheme,
        reduced_motion=reduced_motion,
    )
    watched = watch(context, home)
    watched.page.set_default_timeout(timeout_ms)
    try:
        yield watched
    finally:
        context.close()
    assert watched.outside == [], f"asked for outside: {watched.outside}"
    assert watched.errors == [], f"errors in the page: {watched.errors}"
