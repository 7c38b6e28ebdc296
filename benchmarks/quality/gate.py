"""Floors and digests in one file, figures held against them.

``floors.json`` holds, for each corpus, the digest of its files, and for each figure the floor that
it may not fall below and how that came about. A floor is the measured figure less a margin. It is
raised by ``python -m benchmarks.quality --pin``; it is lowered only with a reason, which is kept.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.quality.corpora import digest_of, files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from benchmarks.quality.rows import Measured, Row

FLOORS = Path(__file__).with_name("floors.json")
#: What a change elsewhere may cost before somebody has to look. The pipeline is deterministic.
MARGIN = 0.005


class QualityError(Exception):
    """A corpus is not the one that the floors were measured on."""


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """Return the pinned floors and digests; empty ones where nothing is pinned yet."""
    if not path.is_file():
        return {"corpora": {}, "floors": {}, "lowered": []}
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def flat(measured: Iterable[Measured]) -> dict[str, float]:
    """Return figures by ``row/mode/figure``."""
    return {
        f"{one.id}/{name}": figure.value for one in measured for name, figure in one.figures.items()
    }


def changed_corpora(rows: Iterable[Row], floors: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the corpora of some rows: changed since the floors were pinned."""
    faults = []
    for corpus in sorted({row.corpus for row in rows}):
        pinned = floors["corpora"].get(corpus)
        now = digest_of(files_of(corpus))
        if pinned is None:
            faults.append(f"{corpus}: no digest is pinned; run python -m benchmarks.quality --pin")
        elif pinned != now:
            faults.append(
                f"{corpus}: its files changed ({now[:12]}, pinned {pinned[:12]}): floors on it "
                "mean nothing until they are pinned anew"
            )
    return faults


def check(figures: Mapping[str, float], floors: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with figures: below their floor, without a floor, or gone."""
    pinned: Mapping[str, Any] = floors["floors"]
    faults = []
    for name, value in figures.items():
        floor = pinned.get(name)
        if floor is None:
            faults.append(f"{name} is {value:.3f} and has no floor: pin one")
        elif math.isnan(value) or value < floor["floor"]:
            faults.append(f"{name} fell to {value:.3f}: its floor is {floor['floor']:.3f}")
    measured = {name.rpartition("/")[0] for name in figures}
    faults += [
        f"{name} is no longer measured"
        for name in pinned
        if name.rpartition("/")[0] in measured and name not in figures
    ]
    return faults


def pin(
    measured: Iterable[Measured], floors: Mapping[str, Any], *, on: str, lower: str = ""
) -> dict[str, Any]:
    """Return floors raised to what was measured; lowered ones only with the reason `lower`.

    Raises
    ------
    QualityError
        If a figure lies below its floor and no reason is given.
    """
    measured = tuple(measured)
    found = json.loads(json.dumps(floors))
    for corpus in sorted({one.row.corpus for one in measured}):
        found["corpora"][corpus] = digest_of(files_of(corpus))
    for name, value in sorted(flat(measured).items()):
        floor = max(0.0, math.floor((value - MARGIN) * 1000) / 1000)
        before = found["floors"].get(name)
        if before is not None and floor < before["floor"]:
            if value >= before["floor"]:
                continue
            if not lower:
                raise QualityError(f"{name} is {value:.3f}, its floor {before['floor']}: say why")
            found["lowered"].append(
                {"figure": name, "from": before["floor"], "to": floor, "on": on, "why": lower}
            )
        found["floors"][name] = {
            "floor": floor,
            "how": f"measured {value:.4f} on {on}, less {MARGIN}, rounded down",
        }
    found["floors"] = dict(sorted(found["floors"].items()))
    return {key: found[key] for key in ("corpora", "floors", "lowered")}


def write_floors(floors: Mapping[str, Any], path: Path = FLOORS) -> None:
    """Write floors.json."""
    path.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
