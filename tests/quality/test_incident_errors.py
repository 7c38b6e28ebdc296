"""The errors that remain in incidents: each kind is told from the others, and they add up."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.quality import corpora
from benchmarks.quality.incident_errors import KINDS, count_incident_errors

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    corpora.evaluator("incidents") is None, reason="needs the evaluator of the reference material"
)

HERE: dict[str, Any] = {
    "start": "2024-03-12", "end": "2024-03-12", "lat": 42.9, "lon": 20.8,
    "event_class": "explosion", "required": True, "killed": None, "injured": None,
}  # fmt: skip
NINE = {"low": 9, "best": 9, "high": 9}


def counted(
    tmp_path: Path, gold: list[dict[str, Any]], told: list[dict[str, Any]]
) -> dict[str, int]:
    """Return the counts above 0 for one article."""
    (tmp_path / "out").mkdir()
    (tmp_path / "incidents.json").write_text(json.dumps({"articles": {"a": gold}}), "utf-8")
    answer = [{"modality": "occurred", "where_prec": 1, **item} for item in told]
    (tmp_path / "out" / "a.json").write_text(json.dumps({"incidents": answer}), "utf-8")
    found = count_incident_errors(tmp_path, tmp_path / "out")
    assert list(found) == list(KINDS)
    return {kind: number for kind, number in found.items() if number}


def test_what_is_found_is_no_error(tmp_path: Path) -> None:
    item = {**HERE, "killed": NINE}
    assert counted(tmp_path, [item], [item]) == {"gold": 1, "found": 1, "stated": 1, "exact": 1}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"lat": 45.0}, "missed_place"),
        ({"lat": None, "lon": None}, "missed_place"),
        ({"event_class": "demonstration"}, "missed_class"),
        ({"start": "2024-03-20", "end": "2024-03-20"}, "missed_day"),
    ],
)
def test_what_fails_by_one_thing_is_missed_by_it_and_false_near_it(
    tmp_path: Path, changes: dict[str, Any], kind: str
) -> None:
    found = counted(tmp_path, [HERE], [{**HERE, **changes}])
    assert found == {"gold": 1, kind: 1, "false": 1, "false_near": 1}


@pytest.mark.parametrize("changes", [{"start": None, "end": None}, {"modality": "planned"}])
def test_what_is_not_claimed_is_missed_and_not_false(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    assert counted(tmp_path, [HERE], [{**HERE, **changes}]) == {"gold": 1, "missed_unsure": 1}


def test_what_nobody_told_is_missed_in_silence(tmp_path: Path) -> None:
    assert counted(tmp_path, [HERE], []) == {"gold": 1, "missed_silent": 1}


def test_a_second_answer_and_one_far_off_are_false(tmp_path: Path) -> None:
    far = {**HERE, "lat": 0.0, "start": "2020-01-01", "end": "2020-01-01", "killed": NINE}
    assert counted(tmp_path, [HERE], [HERE, HERE, far]) == {
        "gold": 1, "found": 1, "false": 2, "false_second": 1, "false_figures": 1,
    }  # fmt: skip


def test_a_town_of_a_regional_incident_that_is_found_costs_nothing(tmp_path: Path) -> None:
    region = {**HERE, "area": "region"}
    assert counted(tmp_path, [region], [HERE, {**HERE, "lat": 43.1}]) == {"gold": 1, "found": 1}


@pytest.mark.parametrize(
    ("wanted", "given", "kinds"),
    [
        (NINE, {**NINE, "high": 12}, {"stated": 1, "count_other": 1}),
        (NINE, None, {"stated": 1, "count_none": 1}),
        (None, NINE, {"invented": 1}),
    ],
)
def test_figures_are_another_none_or_invented(
    tmp_path: Path,
    wanted: dict[str, int] | None,
    given: dict[str, int] | None,
    kinds: dict[str, int],
) -> None:
    found = counted(tmp_path, [{**HERE, "injured": wanted}], [{**HERE, "injured": given}])
    assert found == {"gold": 1, "found": 1, **kinds}


def test_an_optional_item_costs_nothing_found_or_not(tmp_path: Path) -> None:
    assert counted(tmp_path, [{**HERE, "required": False}], [HERE]) == {}
