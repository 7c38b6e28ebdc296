"""A step of the slider on the server: CPU of the whole page, bytes by element, many readers.

Readers are clients of the websocket (`readers.py`): a browser would take the CPU that is measured.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import synthetic
from benchmarks.measure import Benchmark, Bound
from benchmarks.readers import Reader, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.running import App

SIZES = {"100": 100, "10k": 10_000, "100k": 100_000}
STEPS, WARM = 40, 5
READERS, EACH = 20, 12
#: Elements of the page that hold map, totals and histogram with its slider.
_LEAN = ("map", "dateline_summary", "dateline_timeline", "slider")


@contextmanager
def _app(number: int) -> Iterator[App]:
    from tests.browser.running import start  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        app = start(f"sqlite:///{synthetic.kept(number)}", Path(folder))
        try:
            yield app
        finally:
            app.stop()


def _windows(seed: int) -> Iterator[tuple[int, int]]:
    """Yield windows as readers leave them: of a week up to half of the days."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    while True:
        first = chance.randrange(360)
        yield first, first + chance.choice((6, 13, 60, 365))


async def _walk(reader: Reader, steps: int, seed: int) -> list[Step]:
    windows = _windows(seed)
    return [await reader.move(*next(windows)) for _ in range(steps)]


async def _alone(app: App) -> tuple[tuple[float, float], list[Step], float]:
    """Return the first page's seconds and CPU, one reader's steps, the server's CPU in them."""
    reader = Reader(app.url)
    before = app.cpu_s()
    opened = await reader.open()
    cpu = app.cpu_s() - before
    await _walk(reader, WARM, 0)
    before = app.cpu_s()
    steps = await _walk(reader, STEPS, 1)
    spent = app.cpu_s() - before
    await reader.close()
    return (opened.seconds, cpu), steps, spent


def steps() -> dict[str, float]:
    """Measure the server's CPU a step at each size, and what is sent at the largest."""
    told: dict[str, float] = {}
    for name, number in SIZES.items():
        with _app(number) as app:
            (opened_s, opened_cpu_s), found, spent = asyncio.run(_alone(app))
        told[f"cpu_{name}_ms"] = spent / STEPS * 1000
    lean = [sum(step.sent[name] for name in _LEAN) for step in found]
    return told | {
        "cpu_100k_to_100_ratio": told["cpu_100k_ms"] / told["cpu_100_ms"],
        "map_totals_histogram_bytes": max(lean),
        "with_50_cards_bytes": max(step.sent_bytes for step in found),
        "first_page_100k_s": opened_s,
        "first_page_cpu_100k_s": opened_cpu_s,
    }


async def _together(app: App) -> tuple[list[float], list[float], int]:
    """Return a single reader's times, those of twenty at once, and how many of them failed."""
    _, alone, _ = await _alone(app)
    readers = [Reader(app.url) for _ in range(READERS)]
    await asyncio.gather(*(reader.open() for reader in readers))
    walks = await asyncio.gather(
        *(_walk(reader, EACH, seed) for seed, reader in enumerate(readers)), return_exceptions=True
    )
    await asyncio.gather(*(reader.close() for reader in readers))
    done = [step.seconds for walk in walks if isinstance(walk, list) for step in walk]
    return [step.seconds for step in alone], done, sum(not isinstance(w, list) for w in walks)


def readers() -> dict[str, float]:
    """Let twenty readers step through 100,000 incidents at once, without a pause."""
    with _app(SIZES["100k"]) as app:
        alone, together, failed = asyncio.run(_together(app))
    single, many = statistics.median(alone), sorted(together)[int(len(together) * 0.95)]
    return {
        "single_ms": single * 1000,
        "twenty_p50_ms": statistics.median(together) * 1000,
        "twenty_p95_ms": many * 1000,
        "twenty_p95_to_single_ratio": many / single,
        "failed_readers": failed,
    }


def benchmarks() -> tuple[Benchmark, ...]:
    """Return what is measured without a browser."""
    return (
        Benchmark(
            "map.steps",
            steps,
            must={
                **{f"cpu_{name}_ms": Bound(most=60) for name in SIZES},
                "cpu_100k_to_100_ratio": Bound(most=1.5),
                "map_totals_histogram_bytes": Bound(most=12_000),
                "with_50_cards_bytes": Bound(most=40_000),
            },
            rounds=3,
        ),
        Benchmark(
            "map.readers_100k",
            readers,
            must={
                "failed_readers": Bound(most=0),
                "twenty_p95_to_single_ratio": Bound(most=25),
            },
            rounds=3,
        ),
    )
