"""What a benchmark is, and how its time is taken.

CPU seconds of this process and of its finished children are counted, not wall time: on a shared
machine the wall clock measures the neighbours.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Times that a benchmark is run; the median is reported.
ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure must keep: at most `most`, at least `least`, or both."""

    least: float | None = None
    most: float | None = None

    def holds(self, figure: float) -> bool:
        """Tell whether `figure` keeps the bound.

        Examples
        --------
        >>> Bound(most=60).holds(59.5), Bound(least=0.76).holds(0.75)
        (True, False)
        """
        return (self.least is None or figure >= self.least) and (
            self.most is None or figure <= self.most
        )

    def __str__(self) -> str:
        """Write the bound as a reader of the table would say it."""
        parts = []
        if self.least is not None:
            parts.append(f"at least {self.least:g}")
        if self.most is not None:
            parts.append(f"at most {self.most:g}")
        return " and ".join(parts)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One measured subject.

    Attributes
    ----------
    name
        ``subject.case``, lower case.
    run
        Measures once and returns figures by name; a figure's name ends in its unit
        (``step_ms``, ``sent_bytes``, ``f1``).
    must
        The bounds that figures must keep, by the figure's name.
    rounds
        How often `run` is called; the median of each figure counts.
    needs
        A path relative to the repository's root without which the benchmark is left out, and
        said to be left out.
    """

    name: str
    run: Callable[[], Mapping[str, float]]
    must: Mapping[str, Bound] = field(default_factory=dict)
    rounds: int = ROUNDS
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The medians of one benchmark, and every round that they come from."""

    name: str
    figures: Mapping[str, float]
    rounds: tuple[Mapping[str, float], ...]
    missed: tuple[str, ...]


def cpu_s(function: Callable[[], object]) -> float:
    """Return the CPU seconds that one call takes, finished child processes included.

    Examples
    --------
    >>> cpu_s(lambda: sum(range(1000))) >= 0
    True
    """
    before = os.times()
    function()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def thread_cpu_s(function: Callable[[], object]) -> float:
    """Return the CPU seconds that one call takes in this process alone, to the microsecond."""
    before = time.process_time()
    function()
    return time.process_time() - before


def measure(benchmark: Benchmark) -> Result:
    """Run a benchmark and take the median of each of its figures."""
    rounds = tuple(dict(benchmark.run()) for _ in range(benchmark.rounds))
    figures = {
        name: statistics.median(found[name] for found in rounds if name in found)
        for name in dict.fromkeys(name for found in rounds for name in found)
    }
    missed = tuple(
        f"{name} must be {bound} and is {figures.get(name, 'missing')}"
        for name, bound in benchmark.must.items()
        if name not in figures or not bound.holds(figures[name])
    )
    return Result(benchmark.name, figures, rounds, missed)


def machine() -> str:
    """Return one line that says on what the figures were measured."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = names[0].partition(":")[2].strip() if names else cpu
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.system()} {platform.machine()}, {cpu}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}{load}"
    )
