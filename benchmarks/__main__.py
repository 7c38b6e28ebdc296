"""Runs the benchmarks: ``python -m benchmarks [--list | --pages] [NAME ...]``.

Prints the machine's line and a table; writes ``benchmarks/results/NAME.json``, and the tables of
docs/scale.md from them. The exit status is 1 where a figure misses its bound or a benchmark fails.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import benchmarks
from benchmarks import map_page
from benchmarks.measure import Benchmark, Result, machine, measure

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"


def find_benchmarks() -> tuple[Benchmark, ...]:
    """Return what the modules in this folder offer, in the order of their names."""
    found: list[Benchmark] = []
    for info in pkgutil.iter_modules(benchmarks.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"benchmarks.{info.name}")
        offered = getattr(module, "benchmarks", None)
        if callable(offered):
            found.extend(offered())
    return tuple(found)


def write_result(result: Result, *, on: str) -> Path:
    """Write one result as JSON, with the machine's line, and return the file's path."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{result.name}.json"
    told = {
        "name": result.name,
        "machine": on,
        "measured_at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "figures": dict(result.figures),
        "missed": list(result.missed),
        "rounds": [dict(found) for found in result.rounds],
    }
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return path


def run_all(chosen: tuple[Benchmark, ...]) -> int:
    """Run benchmarks one after the other; return how many missed a bound or failed.

    The machine's line that is written with a result holds the load when its benchmark began.
    """
    faults = 0
    for benchmark in chosen:
        if benchmark.needs and not (ROOT / benchmark.needs).exists():
            print(f"{benchmark.name:32} left out: needs {benchmark.needs}")
            continue
        on = machine()
        try:
            result = measure(benchmark)
        except Exception:  # noqa: BLE001 - one broken benchmark does not end the others
            faults += 1
            print(f"{benchmark.name:32} failed")
            traceback.print_exc()
            continue
        write_result(result, on=on)
        for name, figure in result.figures.items():
            bound = benchmark.must.get(name)
            verdict = ""
            if bound:
                verdict = f"must be {bound}: {'kept' if bound.holds(figure) else 'MISSED'}"
            print(f"{benchmark.name:32} {name:28} {figure:>12.5g}  {verdict}".rstrip(), flush=True)
        faults += bool(result.missed)
    return faults


def main(arguments: list[str]) -> int:
    """Run the benchmarks named, or all; exit status 2 for a name that is none."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="begin of a benchmark's name")
    parser.add_argument("--list", action="store_true", help="print the names and end")
    parser.add_argument(
        "--pages", action="store_true", help="write docs/scale.md from results that are there"
    )
    options = parser.parse_args(arguments)
    if options.pages:
        map_page.write_page(RESULTS)
        return 0
    known = find_benchmarks()
    chosen = tuple(
        one for one in known if not options.names or one.name.startswith(tuple(options.names))
    )
    if options.list:
        print("\n".join(one.name for one in chosen))
        return 0
    if options.names and not chosen:
        names = ", ".join(one.name for one in known) or "none"
        print(f"no benchmark is called {' or '.join(options.names)}; there are: {names}",
              file=sys.stderr)  # fmt: skip
        return 2
    print(machine())
    faults = run_all(chosen)
    map_page.write_page(RESULTS)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
