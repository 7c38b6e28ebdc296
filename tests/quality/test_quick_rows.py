"""The gate itself, on what is quick: our reports everywhere, the five articles where they are.

The tuning corpora are for ``make bench``.
"""

from __future__ import annotations

import pytest

from benchmarks.quality import corpora, gate, rows

QUICK = [
    row for row in rows.ROWS if not row.release and row.corpus in {"reports", "articles", "dates"}
]


@pytest.mark.parametrize("row", QUICK, ids=lambda row: row.id)
def test_no_score_falls_below_its_floor(row: rows.Row) -> None:
    if row not in rows.present(release=False):
        pytest.skip(f"{row.label}: needs the reference material at {corpora.SHARED}")
    faults = gate.check(gate.flat(rows.measure([row])), gate.read_floors())
    assert not faults, "\n".join(faults)
