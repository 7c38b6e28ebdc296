"""A real Chromium, and the map served to it from this machine alone."""

from __future__ import annotations

import datetime as dt
import functools
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from geo import maps
from geo.records import Casualty, Count, Incident, Place, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog, Page, Request

    from geo.maps.style import Theme

BLANK = "about:blank"


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    """Return the Chromium that all tests of this process share."""
    return browser


class _Files(SimpleHTTPRequestHandler):
    """Serves each folder under its name, and nothing else."""

    def __init__(self, *args: Any, roots: dict[str, Path], **kwargs: Any) -> None:  # noqa: ANN401
        self.roots = roots
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        name, _, rest = path.split("?", maxsplit=1)[0].lstrip("/").partition("/")
        return str(self.roots[name] / rest) if name in self.roots else "/nowhere"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Keep quiet."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve Leaflet, scripts, basemap and a folder for pages; return address and that folder."""
    pages = tmp_path_factory.mktemp("pages")
    handler = functools.partial(_Files, roots={**maps.folders(), "pages": pages})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", pages
    server.shutdown()


@dataclass
class Shown:
    """A map that is open in the browser, and what went wrong while it was drawn."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        """Return the accessible names of the symbols, in the order of the keyboard."""
        found: list[str] = self.page.eval_on_selector_all(
            ".dateline-marker", "nodes => nodes.map(node => node.getAttribute('aria-label'))"
        )
        return found

    def labels(self, kind: str) -> list[str]:
        """Return the names that are set, of ``event``, ``town`` or ``country``."""
        found: list[str] = self.page.locator(f".dateline-{kind}").all_text_contents()
        return found

    def run(self, script: str, value: Any = None) -> Any:  # noqa: ANN401
        """Run `script` with the Leaflet map as ``map``."""
        chosen = "const map = window[Object.keys(window).find(key => /^map_/.test(key))];"
        return self.page.evaluate(f"value => {{ {chosen} {script} }}", value)

    def settle(self) -> None:
        """Wait until the ground is there and names are set."""
        self.page.locator(".dateline[data-ground][data-names]").wait_for()
        self.page.wait_for_timeout(100)


@pytest.fixture
def show(chromium: Browser, site: tuple[str, Path]) -> Iterator[Callable[..., Shown]]:
    """Return a function that opens a map of incidents in the browser."""
    address, pages = site
    opened: list[Page] = []

    def open_map(
        incidents: list[Incident],
        *,
        theme: Theme = "light",
        width: int = 960,
        height: int = 560,
        touch: bool = False,
        **options: Any,  # noqa: ANN401
    ) -> Shown:
        assets = maps.Assets("/leaflet", "/maps", "/basemap")
        chart = maps.base_map(assets, theme=theme)
        maps.incident_group(incidents, theme=theme, **options).add_to(chart)
        (pages / "map.html").write_text(chart.get_root().render(), encoding="utf-8")
        page = chromium.new_page(viewport={"width": width, "height": height}, has_touch=touch)
        opened.append(page)
        shown = Shown(page, address)
        page.on("pageerror", lambda error: shown.errors.append(str(error)))

        def dismiss(dialog: Dialog) -> None:
            shown.errors.append(f"a dialog opened: {dialog.message}")
            dialog.dismiss()

        page.on("dialog", dismiss)

        def watch(request: Request) -> None:
            if not request.url.startswith((address, "data:", BLANK)):
                shown.outside.append(request.url)

        page.on("request", watch)
        page.goto(f"{address}/pages/map.html")
        shown.settle()
        return shown

    yield open_map
    for page in opened:
        page.close()


@pytest.fixture(scope="session")
def make() -> Callable[..., Incident]:
    """Return a function that makes an incident at Zvečan; any field can be another."""

    def incident(number: int = 1, *, injured: int | None = None, **other: Any) -> Incident:  # noqa: ANN401
        hurt = (Casualty("police", "injured", Count(injured, injured, injured)),) if injured else ()
        fields: dict[str, Any] = {
            "id": f"incident-{number}",
            "title": f"Crowd at the town hall, {number}",
            "event_class": "demonstration",
            "start": dt.date(2023, 5, 28) + dt.timedelta(days=number),
            "date_prec": 1,
            "place_id": "geonames:783770",
            "place_name": "Zvečan",
            "where_prec": 1,
            "lon": 20.84028,
            "lat": 42.9075,
            "country": "XK",
            "casualties": hurt,
            "sources": (Source("a", "Outlet A"),),
        }
        return Incident(**{**fields, **other})

    return incident


@pytest.fixture(scope="session")
def zvecan() -> Place:
    """Return Zvečan with both official forms of its name."""
    return Place(
        "geonames:783770", "Zvečan", 20.84028, 42.9075,
        names={"sq": "Zveçan", "sr-Latn": "Zvečan", "sr-Cyrl": "Звечан"}, country="XK",
    )  # fmt: skip
