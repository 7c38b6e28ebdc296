"""The table: measured.json in, docs/quality.md and the printed lines out. No score is typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.quality import errors, incident_errors
from benchmarks.quality.corpora import ROOT
from benchmarks.quality.rows import ROWS
from geo.incidents.events.certainty import LEAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from benchmarks.quality.rows import Measured

MEASURED = Path(__file__).with_name("measured.json")
STANDARDS = Path(__file__).with_name("standards.json")
PAGE = ROOT / "docs" / "quality.md"
#: Pages whose part between the two marks is written, the rest of them by hand; who counts the
#: errors that are shown, and the names of their kinds.
METHODS = {
    ROOT / "docs" / "how-it-finds-places.md": (errors.count_errors, errors.KINDS),
    ROOT / "docs" / "how-it-makes-incidents.md": (
        incident_errors.count_incident_errors,
        incident_errors.KINDS,
    ),
}
_MARKS = ("<!-- what remains -->\n", "<!-- /what remains -->")
LOG = ROOT / "docs" / "quality-log.md"
#: Written by ``python -m benchmarks.recognition.train --cross-validate``.
CROSS_VALIDATED = Path(__file__).with_name("cross_validated.json")
#: Written by ``python -m benchmarks.certainty.train --cross-validate``.
INCIDENTS_CROSS_VALIDATED = Path(__file__).parents[1] / "certainty" / "cross_validated.json"
#: A gap between the cross-validated and the unseen half from which it is called overfitting.
GAP = 0.04

FIGURES = {
    "f1_161": "F1@161",
    "recall_20": "recall within 20 km",
    "metonym_f1": "F1 of metonyms",
    "role_accuracy": "accuracy of roles",
    "incident_f1": "F1 of incidents",
    "counts_exact": "counts exact",
    "right": "share right",
}

_HEAD = """# How good it is

Written by `make bench` from `benchmarks/quality/measured.json`; do not edit. How places are found,
and the limits of it: [How it finds places](how-it-finds-places.md). Every run on unseen halves:
[Log of quality](quality-log.md).

F1@161 is end to end: a name counts where it is recognised and put within 161 km of its place; names
of the gold without a point cost nothing. Intervals hold 95 % of {resamples} resamplings of the
documents. A floor is a figure that may not be undercut: `make bench` and `make test` fail then.
Peers' figures and goals are facts from `benchmarks/quality/standards.json`.

| scored on | mode | figure | ours (95 %) | floor | best peer | must | aim |
|---|---|---|---|---|---|---|---|
"""


def read_measured(path: Path = MEASURED) -> dict[str, Any]:
    """Return the figures last written, by ``row/mode``."""
    if not path.is_file():
        return {}
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def merge(known: Mapping[str, Any], measured: Iterable[Measured], *, on: str) -> dict[str, Any]:
    """Put new figures in the place of old ones; what did not change keeps its day."""
    found = dict(known)
    for one in measured:
        told: dict[str, Any] = {
            "documents": one.documents,
            "figures": {
                name: [f.value, f.low, f.high] if f.low is not None else [f.value]
                for name, f in one.figures.items()
            },
        }
        if one.errors is not None:
            told["errors"] = one.errors
        before = {key: value for key, value in found.get(one.id, {}).items() if key != "on"}
        if before != told:
            found[one.id] = {"on": on, **told}
    ids = [f"{row.id}/{mode}" for row in ROWS for mode in row.modes]
    return {key: found[key] for key in ids if key in found}


def write_measured(measured: Mapping[str, Any], path: Path = MEASURED) -> None:
    """Write measured.json, one row a line."""
    lines = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in measured.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def short(value: float) -> str:
    """Write a share as the log does: .834, 1.000.

    Examples
    --------
    >>> short(0.8341), short(1.0)
    ('.834', '1.000')
    """
    return f"{value:.3f}".removeprefix("0")


def _interval(figure: list[float]) -> str:
    if len(figure) == 1:
        return short(figure[0])
    return f"{short(figure[0])} ({short(figure[1])} to {short(figure[2])})"


def lines_of(measured: Mapping[str, Any], floors: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the cells of the table: one line a row, mode and figure."""
    standards = json.loads(STANDARDS.read_text("utf-8"))["rows"]
    found: list[tuple[str, ...]] = []
    for row in ROWS:
        for mode in row.modes:
            told = measured.get(f"{row.id}/{mode}")
            if told is None:
                if row.release:
                    said = "not run by the gate yet, see the log"
                    found.append((row.label, mode, "", said, "", "", "", ""))
                continue
            for name, figure in told["figures"].items():
                beside = standards.get(f"{row.id}/{name}", {})
                floor = floors["floors"].get(f"{row.id}/{mode}/{name}")
                found.append((
                    row.label, mode, FIGURES[name], _interval(figure),
                    short(floor["floor"]) if floor else "",
                    *(beside.get(key, "") for key in ("peer", "must", "aim")),
                ))  # fmt: skip
    return found + _elsewhere(measured)


def _elsewhere(measured: Mapping[str, Any]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for row in json.loads(STANDARDS.read_text("utf-8"))["elsewhere"]:
        own = []
        for name in row["beside"]:
            told = measured.get(f"{name}/default", {}).get("figures", {}).get(row["figure"])
            if told:
                own.append(f"{short(told[0])} on our {name.rpartition('-')[2]} reports")
        said = "not measured here" + (f"; {', '.join(own)}" if own else "")
        peers = (row["peer"], row["must"], row["aim"])
        found.append((row["label"], "default", FIGURES[row["figure"]], said, "", *peers))
    return found


def render(measured: Mapping[str, Any], floors: Mapping[str, Any]) -> str:
    """Return docs/quality.md."""
    from benchmarks.quality.scoring import RESAMPLES  # noqa: PLC0415

    body = "\n".join(f"| {' | '.join(cells)} |" for cells in lines_of(measured, floors))
    held_out = json.loads(CROSS_VALIDATED.read_text("utf-8"))
    head = _HEAD.format(resamples=f"{RESAMPLES:,}")
    incidents = _by_author(json.loads(INCIDENTS_CROSS_VALIDATED.read_text("utf-8")))
    return f"{head}{body}\n\n{_overfitting(measured, held_out)}\n\n{incidents}"


def render_method(path: Path, measured: Mapping[str, Any]) -> str:
    """Return one of the pages `METHODS` with the counts of what remains put in."""
    before, _, rest = path.read_text("utf-8").partition(_MARKS[0])
    told = _remaining(measured, *METHODS[path])
    return before + _MARKS[0] + told + _MARKS[1] + rest.partition(_MARKS[1])[2]


def write_pages(measured: Mapping[str, Any], floors: Mapping[str, Any]) -> None:
    """Write what the docs show of the figures."""
    PAGE.write_text(render(measured, floors), encoding="utf-8")
    for path in METHODS:
        path.write_text(render_method(path, measured), encoding="utf-8")


def _overfitting(measured: Mapping[str, Any], held_out: Mapping[str, Any]) -> str:
    found = []
    for key, figures in held_out["rows"].items():
        corpus, mode = key.split("/")
        odd = measured.get(f"{corpus}-odd/{mode}")
        even = measured.get(f"{corpus}-even/{mode}")
        value = figures["f1_161"]
        cells = [corpus, mode, short(value), short(figures["recognition_f1"])]
        cells.append(short(even["figures"]["f1_161"][0]) if even else "")
        if odd:
            gap = value - odd["figures"]["f1_161"][0]
            cells += [short(odd["figures"]["f1_161"][0]), f"{gap:+.3f}"]
            cells.append("overfitting" if gap > GAP else "none")
        else:
            cells += ["not run by the gate yet", "", ""]
        found.append(f"| {' | '.join(cells)} |")
    return (
        "## Seen and unseen halves, F1@161\n\n"
        f"Cross-validated: {held_out['folds']} folds of documents inside the even half, the\n"
        f"recogniser fitted without the fold (`{held_out['made_by']}`,\n{held_out['on']}); the "
        "resolver's weights are fitted on all of the even half. A gap\nbetween that and the odd "
        f"half above {short(GAP)} counts as overfitting.\n\n"
        "| corpus | mode | even, cross-validated | its recognition alone, F1 | even, in sample "
        "| odd | gap | overfitting |\n|---|---|---|---|---|---|---|---|\n" + "\n".join(found)
    )


def _by_author(found: Mapping[str, Mapping[str, list[float]]]) -> str:
    """Write the scores of incidents by weights that had not seen the author of the reports."""
    rows = (
        f"| {name} | {' | '.join(short(x) for x in by_bar[f'{LEAST:.2f}'])} |"
        for name, by_bar in found.items()
    )
    return (
        "## Incidents, by weights that had not seen the author\n\n"
        "Weights of words, roles and certainty are fitted on the dev half of our reports, so that\n"
        "its figures above say little. Here the reports of each author, and of all, are coded\n"
        "with weights fitted without that author (`python -m benchmarks.certainty.train\n"
        "--cross-validate`); rules were written with all authors in view, J to M the least.\n\n"
        "| reports | precision | recall | F1 |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def _remaining(
    measured: Mapping[str, Any],
    counted_by: Callable[[Path, Path], errors.Remaining],
    kinds: Mapping[str, str],
) -> str:
    columns = [
        (row.label, measured[f"{row.id}/default"]["errors"])
        for row in ROWS
        if row.explain is counted_by and "errors" in measured.get(f"{row.id}/default", {})
    ]
    lines = [
        f"| what became of it | {' | '.join(label for label, _ in columns)} |",
        f"|---|{'---|' * len(columns)}",
    ]  # fmt: skip
    for kind, label in kinds.items():
        lines.append(f"| {label} | {' | '.join(str(counts[kind]) for _, counts in columns)} |")
    return "\n".join(lines) + "\n"


def log_release(measured: Iterable[Measured], *, on: str) -> str:
    """Return the section that a release adds to the log of quality."""
    lines = [
        f"\n## {on}: release run of the gate", "",
        "By `python -m benchmarks.quality --release`; all of these are unseen.", "",
        "| scored on | mode | figure | ours (95 %) |", "|---|---|---|---|",
    ]  # fmt: skip
    for one in measured:
        if not one.row.release:
            continue
        for name, f in one.figures.items():
            told = _interval([f.value] if f.low is None else [f.value, f.low, f.high or f.value])
            lines.append(f"| {one.row.label} | {one.mode} | {FIGURES[name]} | {told} |")
    return "\n".join(lines) + "\n"
