"""docs/scale.md shows what was measured: no figure in its tables is typed."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from benchmarks import map_page

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_says_what_the_measured_file_says() -> None:
    text = map_page.PAGE.read_text("utf-8")
    assert map_page.rendered(text, map_page.read_measured()) == text, (
        "write it anew: python -m benchmarks --pages"
    )


def test_every_row_of_the_page_was_measured_and_names_its_machine() -> None:
    measured = map_page.read_measured()
    for row in map_page.ROWS:
        assert set(row.figures) <= set(measured[row.benchmark]["figures"]), row.label
        assert "cores" in measured[row.benchmark]["machine"]


@pytest.mark.parametrize(("frame_ms", "verdict"), [(16.7, "kept"), (99.0, "**missed**")])
def test_a_figure_out_of_its_bound_is_shown_as_missed(frame_ms: float, verdict: str) -> None:
    measured = deepcopy(map_page.read_measured())
    measured["map.drag_100k"]["figures"]["frame_ms"] = frame_ms
    lines = map_page.render(measured).splitlines()
    line = next(line for line in lines if "median frame" in line)
    assert f" {frame_ms} ms" in line
    assert line.endswith(f"| {verdict} |")


def test_a_newer_result_takes_the_place_of_an_older_one_and_never_the_reverse(
    tmp_path: Path,
) -> None:
    kept = tmp_path / "kept.json"
    told = dict(map_page.read_measured()["map.steps"])
    for day, stays in (("2031-05-02", "2031-05-02"), ("2031-05-01", "2031-05-02")):
        result = json.dumps(told | {"measured_at": day})
        (tmp_path / "map.steps.json").write_text(result, encoding="utf-8")
        found = map_page.take_over(tmp_path, kept)
        assert found["map.steps"]["measured_at"] == stays
    assert map_page.read_measured(kept) == found
