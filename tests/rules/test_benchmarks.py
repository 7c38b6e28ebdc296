"""The driver of ``make bench`` takes medians, keeps bounds, and says what it left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks import __main__ as driver
from benchmarks.measure import Benchmark, Bound, measure

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_median_of_the_rounds_counts() -> None:
    figures = iter([9.0, 1.0, 5.0, 2.0, 3.0])
    result = measure(Benchmark("subject.case", lambda: {"step_ms": next(figures)}))
    assert result.figures == {"step_ms": 3.0}
    assert len(result.rounds) == 5


def test_a_figure_out_of_bounds_is_missed_and_so_is_one_that_lacks() -> None:
    must = {"step_ms": Bound(most=60), "f1": Bound(least=0.8)}
    result = measure(Benchmark("subject.case", lambda: {"step_ms": 61.0}, must=must, rounds=1))
    assert [text.split()[0] for text in result.missed] == ["step_ms", "f1"]


def test_a_failure_does_not_end_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(driver, "RESULTS", tmp_path)

    def fail() -> dict[str, float]:
        message = "broken"
        raise ValueError(message)

    faults = driver.run_all(
        (
            Benchmark("a.fails", fail),
            Benchmark("b.lacks", fail, needs="../no-such-corpus"),
            Benchmark("c.works", lambda: {"f1": 0.9}, rounds=1),
        )
    )
    assert faults == 1
    told = capsys.readouterr().out
    assert "left out: needs ../no-such-corpus" in told
    written = json.loads((tmp_path / "c.works.json").read_text(encoding="utf-8"))
    assert written["figures"] == {"f1": 0.9}
    assert "cores" in written["machine"]


def test_a_name_that_is_none_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert driver.main(["no-such-benchmark"]) == 2
    assert "no benchmark is called" in capsys.readouterr().err
