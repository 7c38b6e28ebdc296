"""The quality gate: scores on every corpus that is here, beside peers' figures, with floors.

`benchmarks()` offers the rows that need no release to ``make bench``. ``python -m
benchmarks.quality`` runs them alone and holds the options: ``--release`` scores the halves that
nothing was tuned on, once a release, and logs that it did; ``--pin`` raises the floors.

corpora.py cuts the texts and their gold, scoring.py counts, rows.py says what is scored on what,
gate.py holds figures against floors.json, page.py writes docs/quality.md from measured.json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measure import Benchmark, Bound

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["benchmarks"]


def benchmarks() -> tuple[Benchmark, ...]:
    """Return the gate as one benchmark, with the floors of the rows whose corpora are here."""
    from benchmarks.quality import gate, rows  # noqa: PLC0415  (listing needs no pipeline)

    floors = gate.read_floors()
    chosen = rows.present(release=False)
    ids = {row.id for row in chosen}
    must = {
        name: Bound(least=pinned["floor"])
        for name, pinned in floors["floors"].items()
        if name.split("/")[0] in ids
    }

    def run() -> Mapping[str, float]:
        from benchmarks.quality.__main__ import report  # noqa: PLC0415

        measured, faults = report(chosen, floors)
        if faults:
            print("\n".join(faults))
        changed = gate.changed_corpora(chosen, floors)
        if changed:
            raise gate.QualityError("; ".join(changed))
        return gate.flat(measured)

    return (Benchmark("quality.gate", run, must=must, rounds=1),)
