"""The gate fails when a score drops, when a corpus changes and when a figure is gone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.quality import benchmarks, corpora, gate, page, rows
from benchmarks.quality.rows import Measured
from benchmarks.quality.scoring import Figure

if TYPE_CHECKING:
    from pathlib import Path

DATES = next(row for row in rows.ROWS if row.id == "dates")
REPORTS = next(row for row in rows.ROWS if row.id == "reports-roles-dev")


def _measured(value: float) -> list[Measured]:
    return [Measured(REPORTS, "default", 22, {"role_accuracy": Figure(value)})]


def _pinned(value: float) -> dict[str, Any]:
    return gate.pin(_measured(value), gate.read_floors(path=corpora.ROOT / "none"), on="2026-01-01")


def test_a_score_below_its_floor_fails() -> None:
    floors = _pinned(0.8)
    assert gate.check(gate.flat(_measured(0.8)), floors) == []
    assert gate.check(gate.flat(_measured(0.796)), floors) == []
    (fault,) = gate.check(gate.flat(_measured(0.79)), floors)
    assert fault == "reports-roles-dev/default/role_accuracy fell to 0.790: its floor is 0.795"


def test_a_score_that_is_no_number_fails() -> None:
    assert gate.check(gate.flat(_measured(float("nan"))), _pinned(0.8))


def test_a_figure_without_a_floor_fails_and_so_does_one_that_is_gone() -> None:
    floors = _pinned(0.8)
    other = [Measured(REPORTS, "default", 22, {"metonym_f1": Figure(0.9)})]
    faults = gate.check(gate.flat(other), floors)
    assert [fault.split()[0].rpartition("/")[2] for fault in faults] == [
        "metonym_f1",
        "role_accuracy",
    ]


def test_a_corpus_that_changed_fails() -> None:
    floors = _pinned(0.8)
    assert gate.changed_corpora([REPORTS], floors) == []
    floors["corpora"]["reports"] = "0" * 64
    assert "reports: its files changed" in gate.changed_corpora([REPORTS], floors)[0]
    assert "no digest is pinned" in gate.changed_corpora([REPORTS], {"corpora": {}})[0]


def test_one_changed_byte_and_one_changed_name_change_the_digest(tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in files:
        path.write_text("same", encoding="utf-8")
    before = corpora.digest_of(files)
    assert corpora.digest_of(reversed(files)) == before
    files[1].write_text("sane", encoding="utf-8")
    changed = corpora.digest_of(files)
    renamed = files[1].rename(tmp_path / "c.txt")
    assert len({before, changed, corpora.digest_of([files[0], renamed])}) == 3


def test_pinning_raises_a_floor_and_never_lowers_it_in_silence() -> None:
    floors = _pinned(0.8)
    raised = gate.pin(_measured(0.9), floors, on="2026-01-02")
    assert raised["floors"]["reports-roles-dev/default/role_accuracy"]["floor"] == 0.895
    kept = gate.pin(_measured(0.896), raised, on="2026-01-03")
    assert kept["floors"] == raised["floors"]
    with pytest.raises(gate.QualityError, match="say why"):
        gate.pin(_measured(0.7), raised, on="2026-01-03")


def test_a_lowered_floor_keeps_its_reason() -> None:
    lowered = gate.pin(_measured(0.7), _pinned(0.8), on="2026-01-02", lower="gold mended")
    assert lowered["lowered"] == [
        {
            "figure": "reports-roles-dev/default/role_accuracy",
            "from": 0.795, "to": 0.695, "on": "2026-01-02", "why": "gold mended",
        }
    ]  # fmt: skip


def test_the_pinned_file_says_how_each_floor_came_about() -> None:
    floors = gate.read_floors()
    assert floors["floors"]
    assert all("measured" in pinned["how"] for pinned in floors["floors"].values())
    known = {f"{row.id}/{mode}" for row in rows.ROWS for mode in row.modes}
    assert {name.rpartition("/")[0] for name in floors["floors"]} <= known
    assert gate.changed_corpora(rows.present(release=False), floors) == []


def test_the_unseen_halves_are_no_part_of_a_usual_run() -> None:
    usual = {row.id for row in rows.present(release=False)}
    assert not any(name.endswith(("-odd", "-test")) for name in usual)
    assert {"kosovo-places-dev", "world-places-dev"} <= usual


def test_make_bench_holds_the_gate_to_its_floors() -> None:
    (one,) = benchmarks()
    assert one.name == "quality.gate"
    assert one.must
    assert not one.must["reports-roles-dev/default/role_accuracy"].holds(0.0)


def test_the_table_of_the_docs_is_what_the_results_say() -> None:
    told = page.render(page.read_measured(), gate.read_floors())
    assert page.PAGE.read_text("utf-8") == told, "run: make bench ARGS=quality"


def test_the_counts_of_what_remains_are_what_the_results_say() -> None:
    for path in page.METHODS:
        told = path.read_text("utf-8")
        assert page.render_method(path, page.read_measured()) == told, (
            "run: make bench ARGS=quality"
        )


def test_a_typed_score_would_be_seen() -> None:
    measured = json.loads(json.dumps(page.read_measured()))
    told = page.render(measured, gate.read_floors())
    measured["reports-roles-dev/default"]["figures"]["role_accuracy"][0] += 0.01
    assert page.render(measured, gate.read_floors()) != told


def test_what_did_not_change_keeps_its_day_and_rows_not_run_stay() -> None:
    first = page.merge({}, _measured(0.8), on="2026-01-01")
    assert page.merge(first, _measured(0.8), on="2026-01-02") == first
    assert page.merge(first, [], on="2026-01-02") == first
    later = page.merge(first, _measured(0.9), on="2026-01-02")
    assert later["reports-roles-dev/default"]["on"] == "2026-01-02"


def test_rows_of_hidden_sets_say_that_they_are_not_measured_here() -> None:
    told = page.lines_of(page.read_measured(), gate.read_floors())
    hidden = [cells for cells in told if "not here" in cells[0]]
    assert len(hidden) == 4
    assert all(cells[3].startswith("not measured here; .") for cells in hidden)


def test_a_release_is_logged_with_its_unseen_rows_alone() -> None:
    odd = next(row for row in rows.ROWS if row.id == "lgl-odd")
    told = page.log_release(
        [Measured(odd, "fast", 294, {"f1_161": Figure(0.8, 0.7, 0.9)}), *_measured(0.5)],
        on="2026-01-01",
    )
    assert "| LGL, odd half, unseen | fast | F1@161 | .800 (.700 to .900) |" in told
    assert "roles" not in told


def test_a_gap_between_the_halves_is_called_overfitting() -> None:
    held_out = json.loads(page.CROSS_VALIDATED.read_text("utf-8"))
    value = held_out["rows"]["lgl/default"]["f1_161"]
    low = {"lgl-odd/default": {"figures": {"f1_161": [value - 0.05]}}}
    assert "| overfitting |" in page.render(low, gate.read_floors()).rpartition("## Seen")[2]
    even = {"lgl-odd/default": {"figures": {"f1_161": [value - 0.03]}}}
    line = [x for x in page.render(even, gate.read_floors()).splitlines() if "+0.030" in x]
    assert line[0].endswith("| none |")


def test_cross_validated_figures_come_from_a_file_that_says_how_they_were_made() -> None:
    held_out = json.loads(page.CROSS_VALIDATED.read_text("utf-8"))
    assert set(held_out["rows"]) == {f"{c.lower()}/{m}" for c in corpora.TUNING for m in rows.MODES}
    shown = page.render({}, gate.read_floors()).rpartition("## Seen")[2]
    for figures in held_out["rows"].values():
        assert page.short(figures["f1_161"]) in shown
    assert held_out["made_by"] in shown
