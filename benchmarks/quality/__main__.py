"""Runs the quality gate: ``python -m benchmarks.quality [--release] [--pin [--lower WHY]]``.

Scores the rows whose corpora are here, prints them beside the peers' figures, writes
``benchmarks/quality/measured.json`` and ``docs/quality.md``. The exit status is 1 where a figure
fell below its floor or a corpus changed. ``--release --pin`` pins floors for the unseen halves,
too; the next release is held to them, and no other run.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from benchmarks.quality import gate, page, rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from benchmarks.quality.rows import Measured, Row


def today() -> str:
    """Return today's date in UTC, YYYY-MM-DD."""
    return datetime.now(tz=UTC).date().isoformat()


def report(chosen: Sequence[Row], floors: Mapping[str, Any]) -> tuple[list[Measured], list[str]]:
    """Measure rows, print the table, write what the docs show; return figures and faults."""
    measured = rows.measure(chosen)
    known = page.merge(page.read_measured(), measured, on=today())
    page.write_measured(known)
    page.write_pages(known, floors)
    for cells in page.lines_of(known, floors):
        print(" | ".join(cells))
    return measured, gate.check(gate.flat(measured), floors)


def main(arguments: list[str]) -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument(
        "--release", action="store_true", help="score the unseen halves too, and log that"
    )
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", default="", metavar="WHY", help="with --pin: lower them, too")
    options = parser.parse_args(arguments)
    floors = gate.read_floors()
    chosen = rows.present(release=options.release)
    measured, faults = report(chosen, floors)
    if options.release:
        with page.LOG.open("a", encoding="utf-8") as log:
            log.write(page.log_release(measured, on=today()))
    faults = [*gate.changed_corpora(chosen, floors), *faults]
    if options.pin:
        floors = gate.pin(measured, floors, on=today(), lower=options.lower)
        gate.write_floors(floors)
        page.write_pages(page.read_measured(), floors)
        faults = gate.check(gate.flat(measured), floors)
    print("\n".join(faults) or "every floor is kept")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
