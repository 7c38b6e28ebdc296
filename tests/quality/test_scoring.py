"""Counts and intervals: known cases, and that resampling documents is what makes the interval."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.scoring import Counts, count_places, count_roles, figure, km, match


def _name(start: int, end: int, lon: float | None = 20.0, **more: object) -> dict[str, Any]:
    return {"start": start, "end": end, "lon": lon, "lat": None if lon is None else 42.0, **more}


def _count(gold: list[dict[str, Any]], mentions: list[dict[str, Any]]) -> Counts:
    return count_places(match(gold, mentions))


def test_a_name_counts_where_it_overlaps_and_lies_within_161_km() -> None:
    gold = [_name(0, 5), _name(10, 15), _name(20, 25)]
    mentions = [_name(0, 5), _name(11, 18, 21.5), _name(20, 25, 24.0), _name(40, 45)]
    assert _count(gold, mentions) == {"gold": 3, "predicted": 4, "hit": 2, "close": 1}


def test_gold_that_is_ignored_or_has_no_point_costs_nothing() -> None:
    gold = [_name(0, 5, ignore=True), _name(10, 15, None)]
    assert _count(gold, [_name(0, 5), _name(9, 12)]) == {
        "gold": 0, "predicted": 0, "hit": 0, "close": 0,
    }  # fmt: skip


def test_the_same_offsets_come_before_a_longer_overlap() -> None:
    matched = match([_name(0, 5)], [_name(0, 9, 50.0), _name(0, 5)])
    assert matched.pairs[0][1] == _name(0, 5)
    assert matched.spare == (_name(0, 9, 50.0),)


def test_an_answer_without_a_point_is_no_prediction() -> None:
    assert _count([_name(0, 5)], [_name(0, 5, None)])["predicted"] == 0


def test_a_degree_on_the_equator_is_111_km() -> None:
    assert round(km(0, 0, 1, 0), 1) == 111.2


def test_a_role_that_is_accepted_is_right() -> None:
    label = {"char_start": 0, "char_end": 5, "role": "topic", "role_accept": ["metonym_actor"]}
    counts = count_roles([label], [{"start": 0, "end": 5, "role": "metonym_actor"}])
    assert counts == {"labels": 1, "right": 1, "gold": 1, "predicted": 1, "both": 1}


def test_the_interval_is_wide_where_documents_differ_and_none_where_there_is_one() -> None:
    def share(sums: Counts) -> float:
        return sums["hit"] / sums["of"]

    apart = figure([{"hit": 0, "of": 5}, {"hit": 5, "of": 5}] * 3, share)
    assert apart.low is not None
    assert apart.high is not None
    assert apart.high - apart.low > 0.5
    assert figure([{"hit": 1, "of": 2}], share).low is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=2, max_size=20))
def test_the_interval_holds_the_figure_and_is_the_same_each_time(
    rows: list[tuple[int, int]],
) -> None:
    documents: list[Counts] = [{"hit": hit, "of": hit + missed} for hit, missed in rows]
    found = figure(documents, lambda s: s["hit"] / s["of"] if s["of"] else 0.0)
    assert found == figure(documents, lambda s: s["hit"] / s["of"] if s["of"] else 0.0)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.high
