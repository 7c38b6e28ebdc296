"""The axis spans what is shown and opens on the densest fortnight."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.records import Filter, Incident
from geo.ui import timeline
from geo.ui.selection import Selection
from tests.ui import workspace

DAYS = st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2031, 1, 1)), min_size=1, max_size=30)


def _counts(drawn: dict[str, Any]) -> list[int]:
    return [int(n) for words in drawn["bins"].split(";") for n in words.split()[1:]]


def _on(days: list[dt.date]) -> Selection:
    found = [
        Incident(str(n), "x", "arrest", start=day, end=day, date_prec=1)
        for n, day in enumerate(days)
    ]
    return Selection.of(found, Filter())


@given(DAYS)
def test_the_densest_window_is_at_most_a_fortnight_within_the_axis(days: list[dt.date]) -> None:
    some = _on(days)
    ends = some.ends
    window = timeline.densest(some)
    assert ends is not None
    assert window is not None
    assert ends[0] <= window[0] <= window[1] <= ends[1]
    assert (window[1] - window[0]).days < timeline.FORTNIGHT_DAYS


@given(DAYS)
def test_no_other_fortnight_holds_more(days: list[dt.date]) -> None:
    window = timeline.densest(_on(days))
    assert window is not None
    inside = sum(window[0] <= day <= window[1] for day in days)
    assert inside == max(
        sum(begin <= day <= begin + dt.timedelta(days=13) for day in days) for begin in days
    )


@given(DAYS)
def test_every_incident_is_in_the_histogram_once(days: list[dt.date]) -> None:
    some = _on(days)
    ends = some.ends
    assert ends is not None
    drawn = timeline.histogram(some, ends)
    assert sum(_counts(drawn)) == len(some)
    assert drawn["earlier"] == drawn["later"] == 0


@given(DAYS)
def test_on_the_axis_that_the_page_opens_on_what_lies_beyond_it_is_counted(
    days: list[dt.date],
) -> None:
    axis = timeline.axis(_on(days))
    assert axis is not None
    drawn = axis.histograms[axis.near]
    assert sum(_counts(drawn)) + drawn["earlier"] + drawn["later"] == len(days)
    assert drawn["earlier"] == sum(day < axis.near[0] for day in days)
    assert axis.ends[0] <= axis.near[0] <= axis.densest[0]
    assert axis.densest[1] <= axis.near[1] <= axis.ends[1]
    assert 2 * sum(_counts(drawn)) >= len(days)


def test_a_crisis_in_may_is_no_line_at_the_end_of_an_axis_that_begins_in_january() -> None:
    days = [dt.date(2023, 1, day) for day in (6, 8)] + [
        dt.date(2023, 5, day) for day in range(26, 32)
    ]
    axis = timeline.axis(_on(days))
    assert axis is not None
    assert axis.ends == (dt.date(2023, 1, 6), dt.date(2023, 5, 31))
    assert axis.near == (dt.date(2023, 5, 4), dt.date(2023, 5, 31))
    assert axis.histograms[axis.near]["earlier"] == 2


def test_an_axis_of_years_opens_where_the_thumbs_of_the_slider_stand_apart() -> None:
    near = [dt.date(2024, 1, 20) + dt.timedelta(days=16 * n) for n in range(14)]
    days = [dt.date(2024, 5, 14)] * 2 + near
    axis = timeline.axis(_on([*days, dt.date(2023, 2, 1), dt.date(2025, 3, 1)]))
    assert axis is not None
    window = (axis.densest[1] - axis.densest[0]).days + 1
    assert axis.near != axis.ends
    assert 15 * window < (axis.near[1] - axis.near[0]).days <= 20 * window


def test_an_axis_whose_incidents_lie_all_over_it_opens_whole() -> None:
    axis = timeline.axis(_on([dt.date(2022, 1, 1) + dt.timedelta(days=9 * n) for n in range(80)]))
    assert axis is not None
    assert axis.near == axis.ends


def test_what_began_before_the_axis_and_lasts_into_it_stands_at_its_begin() -> None:
    day = dt.date(2023, 5, 4)
    long = Incident("l", "x", "arrest", start=day - dt.timedelta(3), end=day, date_prec=2)
    drawn = timeline.histogram(Selection.of([long], Filter()), (day, day + dt.timedelta(9)))
    assert drawn["bins"].startswith("0 1;")
    assert drawn["earlier"] == 0


def test_what_is_known_to_the_month_is_a_bar_with_two_ends() -> None:
    shown = Selection.of(workspace.incidents(), Filter())
    ends = shown.ends
    assert ends == (dt.date(2031, 5, 1), dt.date(2031, 6, 9))
    assert timeline.histogram(shown, ends)["bars"] == [[0, 30, "violence"]]


@pytest.mark.parametrize("rejected", [0, -1, 3])
def test_a_rejection_moves_neither_the_axis_nor_the_fortnight_it_opens_on(rejected: int) -> None:
    months = [dt.date(2023, 1, 8), dt.date(2023, 11, 2)]
    days = [months[0], *(dt.date(2023, 5, day) for day in (26, 27, 28, 31)), months[1]]
    before = list(_on(days).columns.incidents)
    after = list(before)
    after[rejected] = replace(after[rejected], review="rejected")
    was, now = (timeline.axis(Selection.of(some, Filter())) for some in (before, after))
    assert was is not None
    assert now is not None
    assert (now.ends, now.densest, now.near) == (was.ends, was.densest, was.near)
    drawn = now.histograms[now.ends]
    assert sum(_counts(drawn)) == len(days) - 1


def test_the_page_opens_on_no_fortnight_of_which_all_was_rejected() -> None:
    days = [dt.date(2023, 1, day) for day in (6, 7, 8)] + [dt.date(2023, 5, 26)]
    some = [
        replace(incident, review="rejected" if incident.start in days[:3] else "machine")
        for incident in _on(days).columns.incidents
    ]
    axis = timeline.axis(Selection.of(some, Filter()))
    assert axis is not None
    assert axis.ends == (days[0], days[3])
    assert axis.densest[0] <= days[3] <= axis.densest[1]
    none = [replace(incident, review="rejected") for incident in some]
    assert timeline.axis(Selection.of(none, Filter())) is None


def test_an_axis_without_dates_has_no_ends() -> None:
    undated = Selection.of([Incident("a", "x", "arrest")], Filter())
    assert undated.ends is None
    assert timeline.axis(undated) is None
    assert timeline.axis(Selection.of([], Filter())) is None


def test_a_window_beside_the_axis_becomes_the_axis() -> None:
    ends = (dt.date(2031, 5, 1), dt.date(2031, 6, 9))
    assert timeline.clamp((dt.date(1999, 1, 1), dt.date(1999, 2, 1)), ends) == ends
