"""Every count that the map and the totals show, against plain SQL, over random states and zooms.

The map stands alone in a browser; files and states are those that the app hands to it.
"""

from __future__ import annotations

import functools
import random
import re
import tempfile
import threading
from contextlib import closing, contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import synthetic
from benchmarks.counting import by_sql, open_plain, random_filter
from benchmarks.measure import Benchmark, Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from geo.records import Filter

STATES = 200
_MAP = "const map = window[Object.keys(window).find(key => /^map_/.test(key))];"
#: What the map shows: the numbers on symbols, those of the legend, the note on points, the view.
_TELL = f"""() => {{ {_MAP}
  const bounds = map.getBounds();
  const number = words => Number(words.replaceAll(",", ""));
  return {{
    view: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    names: [...document.querySelectorAll(".dateline-marker")]
      .map(marker => marker.getAttribute("aria-label")),
    legend: [...document.querySelectorAll(".dateline-count")]
      .reduce((sum, node) => sum + number(node.textContent), 0),
    note: document.querySelector(".dateline-crowd-note")?.textContent || "",
  }};
}}"""
_SHOW = f"""([window_, held, view]) => {{ {_MAP}
  map.setView([view[0], view[1]], view[2], {{animate: false}});
  return new Promise((done, fail) => {{
    map.once("dateline:shown", () => done());
    setTimeout(() => fail(new Error("the map showed nothing")), 20000);
    dateline.show(map, {{theme: "light", language: "en", selected: null, focus: null, box: null,
      window: window_, held}});
  }});
}}"""


class _Files(SimpleHTTPRequestHandler):
    def __init__(self, *args: Any, roots: dict[str, Path], **kwargs: Any) -> None:  # noqa: ANN401
        self.roots = roots
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        name, _, rest = path.partition("?")[0].lstrip("/").partition("/")
        return str(self.roots[name] / rest) if name in self.roots else "/nowhere"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401
        """Keep quiet."""


@contextmanager
def _site(held: Path) -> Iterator[str]:
    """Serve an empty map, and the folder of incidents beside it."""
    from geo import maps  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        chart = maps.base_map(maps.Assets("/leaflet", "/maps", "/basemap"), fit=False)
        (Path(folder) / "map.html").write_text(chart.get_root().render(), encoding="utf-8")
        roots = {**maps.folders(), "pages": Path(folder), "held": held}
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Files, roots=roots))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def _summed(names: list[str]) -> int:
    """Return how many incidents the symbols stand for."""
    found = [re.match(r"([\d,]+) incidents", name or "") for name in names]
    return sum(int(one[1].replace(",", "")) if one else 1 for one in found)


def wrong_counts(browser: Browser, store: Path, states: int) -> tuple[list[str], dict[str, int]]:
    """Return each count that is not SQL's, and how many states were drawn in which way."""
    from geo.store import open_store  # noqa: PLC0415
    from geo.ui import served, totals  # noqa: PLC0415
    from geo.ui.columns import Columns, number_of  # noqa: PLC0415
    from geo.ui.selection import Selection  # noqa: PLC0415

    with open_store(f"sqlite:///{store}") as opened:
        held = Columns(opened.incidents())
    drawn = served.offer(held, {})
    chance = random.Random(7)  # noqa: S311  (no secret)
    wrong: list[str] = []
    ways = {"points": 0, "symbols": 0}

    def address(name: str | None) -> str | None:
        return name and "/held/" + name.rpartition("/")[2]

    def compare(chosen: Filter, page: Page) -> None:
        selected = Selection(held, chosen)
        window = (chosen.start, chosen.end) if chosen.start and chosen.end else None
        shown = totals.describe(selected.within(window), selected)
        expected = by_sql(connection, chosen)
        files = {
            "address": address(drawn.address),
            "rows": address(served.offer_rows(drawn.passing(selected.mask))),
            "selected": None,
        }
        view = [42 + 1.5 * chance.random(), 20 + 2 * chance.random(), chance.choice(range(5, 14))]
        page.evaluate(_SHOW, [window and [*map(number_of, window)], files, view])
        told = page.evaluate(_TELL)
        figures = (shown["shown"], shown["places"], shown["outlets"])
        if figures != expected[:3]:
            wrong.append(f"totals {figures}, SQL {expected[:3]}: {chosen}")
        if told["legend"] != expected.shown:
            wrong.append(f"legend {told['legend']}, SQL {expected.shown}: {chosen}")
        if told["note"]:
            ways["points"] += 1
            note = int(told["note"].split()[0].replace(",", ""))
            inside = by_sql(connection, chosen, tuple(told["view"])).shown
            if note != inside:
                wrong.append(f"points {note}, SQL {inside}: {chosen} {told['view']}")
            return
        ways["symbols"] += 1
        # Where they are many, those in view and a tenth around it stand as symbols.
        found, most = _summed(told["names"]), expected.shown
        least = most if most <= 2000 else by_sql(connection, chosen, tuple(told["view"])).shown  # noqa: PLR2004
        if not least <= found <= most:
            wrong.append(f"symbols {found}, SQL {least} to {most}: {chosen}")

    with closing(open_plain(store)) as connection, _site(served._folder()) as url:  # noqa: SLF001
        page = browser.new_page(viewport={"width": 960, "height": 560})
        page.goto(f"{url}/pages/map.html")
        page.locator(".dateline[data-ground]").wait_for()
        for _ in range(states):
            compare(random_filter(chance), page)
        page.close()
    return wrong, ways


def counts() -> dict[str, float]:
    """Compare all counts over random states at 100,000 incidents."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from tests.browser.running import launch  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = launch(playwright)
        wrong, ways = wrong_counts(browser, synthetic.kept(100_000), STATES)
        browser.close()
    for line in wrong[:20]:
        print(line)
    return {
        "states": sum(ways.values()),
        "states_as_points": ways["points"],
        "wrong_counts": len(wrong),
    }


def benchmarks() -> tuple[Benchmark, ...]:
    """Return the comparison as a benchmark."""
    must = {"states": Bound(least=STATES), "wrong_counts": Bound(most=0)}
    return (Benchmark("map.counts_100k", counts, must=must, rounds=1),)
