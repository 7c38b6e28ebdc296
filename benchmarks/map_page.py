"""The tables of docs/scale.md: map_measured.json in, the page's part between two marks out.

No figure is typed: a run of the benchmarks puts its results into ``map_measured.json``, and
``python -m benchmarks --pages`` writes the page from it. Bounds are those of the benchmarks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import app, map_counts, map_peers, map_repaint, map_steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.measure import Benchmark, Bound

MEASURED = Path(__file__).with_name("map_measured.json")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "scale.md"
_MARKS = ("<!-- measured -->\n", "<!-- /measured -->")
#: What a figure's name ends in, how it is written.
_UNITS = {"ms": "{:,.1f} ms", "bytes": "{:,.0f} bytes", "ratio": "{:.2f} times", "s": "{:.1f} s"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: figures of one benchmark that share a bound, or have none."""

    label: str
    benchmark: str
    figures: tuple[str, ...]


ROWS = (
    Row("server CPU of a step, whole page, 100 / 10k / 100k incidents", "map.steps",
        ("cpu_100_ms", "cpu_10k_ms", "cpu_100k_ms")),
    Row("the same, 100k to 100", "map.steps", ("cpu_100k_to_100_ratio",)),
    Row("server CPU of a step in a browser, 100 incidents", "app.slider_step_100",
        ("step_cpu_ms",)),
    Row("bytes a step, 100k: map, totals, histogram with its slider", "map.steps",
        ("map_totals_histogram_bytes",)),
    Row("bytes a step, 100k: whole page with 50 cards", "map.steps", ("with_50_cards_bytes",)),
    Row("slider move to painted map, 100k: at once, in the browser", "map.peers_100k",
        ("ours_at_once_100k_ms",)),
    Row("slider move to painted map, 100k: settled by the server", "map.peers_100k",
        ("ours_settled_100k_ms",)),
    Row("slider move to painted map, 100k: in pictures, as the peers", "map.peers_100k",
        ("ours_seen_100k_ms",)),
    Row("fastest peer to ours at once", "map.peers_100k", ("fastest_peer_to_at_once_ratio",)),
    Row("fastest peer to ours in pictures", "map.peers_100k", ("fastest_peer_to_seen_ratio",)),
    Row("fastest peer to ours settled", "map.peers_100k", ("fastest_peer_to_settled_ratio",)),
    Row("ours at once, 1k / 100k", "map.growth", ("at_once_1k_ms", "at_once_100k_ms")),
    Row("the same, 100k to 1k", "map.growth", ("at_once_100k_to_1k_ratio",)),
    Row("ours settled, 1k / 100k", "map.growth", ("settled_1k_ms", "settled_100k_ms")),
    Row("the same, 100k to 1k", "map.growth", ("settled_100k_to_1k_ratio",)),
    Row("live drag of a 7-day window, 100k: median frame that draws", "map.drag_100k",
        ("frame_ms",)),
    Row("the same, 95th percentile", "map.drag_100k", ("frame_p95_ms",)),
    Row("counts that are not those of plain SQL, random states, 100k", "map.counts_100k",
        ("wrong_counts",)),
    Row("those states", "map.counts_100k", ("states",)),
    Row("twenty readers at once, 100k: failed", "map.readers_100k", ("failed_readers",)),
    Row("a single reader's step, 100k", "map.readers_100k", ("single_ms",)),
    Row("95th percentile of twenty at once to a single reader's", "map.readers_100k",
        ("twenty_p95_to_single_ratio",)),
    Row("frames remounted, outside requests, page errors", "app.slider_step_100",
        ("frame_remounts", "outside_requests", "page_errors")),
    Row("first page after a change of the store, 100k", "map.steps", ("first_page_100k_s",)),
    Row("server CPU of it", "map.steps", ("first_page_cpu_100k_s",)),
)  # fmt: skip


def _known() -> dict[str, Benchmark]:
    modules = (app, map_counts, map_peers, map_repaint, map_steps)
    found = {one.name: one for module in modules for one in module.benchmarks()}
    shown = dict.fromkeys(row.benchmark for row in ROWS)
    return {name: found[name] for name in shown}


def read_measured(path: Path = MEASURED) -> dict[str, Any]:
    """Return the results last taken over, by the benchmark's name."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def take_over(results: Path, path: Path = MEASURED) -> dict[str, Any]:
    """Put the newest of what the page shows out of a folder of results into `path`; return all."""
    found = read_measured(path)
    for name in _known():
        source = results / f"{name}.json"
        if source.is_file():
            told = json.loads(source.read_text("utf-8"))
            if told["measured_at"] >= found.get(name, told)["measured_at"]:
                found[name] = told
    ordered = {name: found[name] for name in _known() if name in found}
    lines = [f" {json.dumps(name)}: {json.dumps(told)}" for name, told in ordered.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return ordered


def write_figure(name: str, value: float) -> str:
    """Write a figure with the unit that its name ends in.

    Examples
    --------
    >>> write_figure("cpu_ms", 28.5), write_figure("cpu_ratio", 1.256), write_figure("states", 200)
    ('28.5 ms', '1.26 times', '200')
    """
    return _UNITS.get(name.rpartition("_")[2], "{:,.0f}").format(value)


def _bound(name: str, bound: Bound | None) -> str:
    if bound is None:
        return ""
    parts = (("at least", bound.least), ("at most", bound.most))
    return " and ".join(f"{word} {write_figure(name, at)}" for word, at in parts if at is not None)


def _line(row: Row, told: Mapping[str, Any], must: Mapping[str, Bound]) -> str:
    figures = told.get("figures", {})
    bounds = {_bound(name, must.get(name)) for name in row.figures}
    if not set(row.figures) <= set(figures):
        return f"| {row.label} | {', '.join(sorted(bounds))} | not measured | |"
    missed = any(name in must and not must[name].holds(figures[name]) for name in row.figures)
    said = " / ".join(write_figure(name, figures[name]) for name in row.figures)
    if len(row.figures) == 1 and len(told["rounds"]) > 1:
        name = row.figures[0]
        ends = [
            write_figure(name, pick(one[name] for one in told["rounds"])) for pick in (min, max)
        ]
        if ends[0] != ends[1]:
            said += f" ({' to '.join(ends)})"
    verdict = ("**missed**" if missed else "kept") if any(bounds) else ""
    return f"| {row.label} | {', '.join(sorted(bounds))} | {said} | {verdict} |"


def _peers(told: Mapping[str, Any]) -> list[str]:
    lines = ["| drawn by | slider move to painted map |", "|---|---|"]
    for name, label in map_peers.PEERS.items():
        took = told["figures"].get(f"{name}_100k_ms")
        if took is None:
            said = "not measured"
        elif took >= map_peers.PATIENCE_S * 1000:
            said = f"not painted after {map_peers.PATIENCE_S:.0f} s"
        else:
            said = write_figure("s", took / 1000)
        lines.append(f"| {label} | {said} |")
    return lines


def render(measured: Mapping[str, Any]) -> str:
    """Return what stands between the two marks of the page."""
    known = _known()
    lines = ["| what | must | measured (lowest to highest round) | |", "|---|---|---|---|"]
    lines += [
        _line(row, measured.get(row.benchmark, {}), known[row.benchmark].must) for row in ROWS
    ]
    if "map.peers_100k" in measured:
        lines += ["", "The peers, in the same run, on the same incidents:", ""]
        lines += _peers(measured["map.peers_100k"])
    lines += ["", "| benchmark | rounds | measured at | on |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {len(told['rounds'])} | {told['measured_at']} | {told['machine']} |"
        for name, told in measured.items()
    ]
    return "\n".join(lines) + "\n"


def rendered(text: str, measured: Mapping[str, Any]) -> str:
    """Return the page's text with the part between its marks written anew."""
    before, _, rest = text.partition(_MARKS[0])
    return before + _MARKS[0] + render(measured) + _MARKS[1] + rest.partition(_MARKS[1])[2]


def write_page(results: Path) -> None:
    """Take newer results over, and write the page."""
    measured = take_over(results)
    PAGE.write_text(rendered(PAGE.read_text("utf-8"), measured), encoding="utf-8")
