"""Days that have a name, weekdays told by weeks, and the part of a day since which something is."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.articles import find_times, resolve_time

#: A Tuesday.
BASE = dt.date(2023, 5, 30)


@pytest.mark.parametrize(
    ("expression", "day"),
    [
        ("on New Year's Eve", "2022-12-31"),
        ("on New Year’s Day 2019", "2019-01-01"),
        ("on Boxing Day", "2022-12-26"),
        ("on Orthodox Christmas Eve", "2023-01-06"),
        ("on the eve of Vidovdan", "2022-06-27"),
        ("May Day", "2023-05-01"),
        ("International Women's Day", "2023-03-08"),
        ("on Good Friday", "2023-04-07"),
        ("on Easter Monday 2019", "2019-04-22"),
        ("on Orthodox Easter", "2023-04-16"),
        ("on Tuesday a week ago", "2023-05-23"),
        ("Friday a fortnight ago", "2023-05-12"),
        ("since noon", "2023-05-30"),
        ("since before dawn", "2023-05-30"),
    ],
)
def test_an_expression_means_this_day(expression: str, day: str) -> None:
    found = resolve_time(expression, BASE)

    assert found is not None
    assert (str(found.first), str(found.last), found.date_prec) == (day, day, 1)


@pytest.mark.parametrize(
    "text",
    [
        "They spoke of a new year, and may day and night be kind.",
        "All saints are kind; the new years of war were not.",
        "She had been waiting at the gate since midnight.",
        "They bought Christmas trees.",
    ],
)
def test_what_names_no_day_is_not_read_as_one(text: str) -> None:
    assert all(t.first is None for t in find_times(text, BASE))


def test_a_part_of_a_day_since_which_something_is_belongs_to_the_day_of_its_sentence() -> None:
    found = find_times("On Friday no lorry passed: they have lain on the road since noon.", BASE)

    assert [str(t.first) for t in found] == ["2023-05-26", "2023-05-26"]


def test_a_holiday_ahead_is_the_next_one() -> None:
    (found,) = find_times("They will meet on St Vitus Day.", BASE)

    assert str(found.first) == "2023-06-28"


@pytest.mark.parametrize(
    ("told", "easter"),
    [("2024-05-06", "2024-05-05"), ("2019-04-22", "2019-04-21"), ("2024-08-01", "2024-03-31")],
)
def test_the_easter_that_just_was_is_meant_of_either_church(told: str, easter: str) -> None:
    found = resolve_time("on Easter Sunday", dt.date.fromisoformat(told))

    assert found is not None
    assert str(found.first) == easter


def test_a_feast_ahead_is_the_next_one() -> None:
    (found,) = find_times("They will meet on Good Friday.", BASE)

    assert str(found.first) == "2024-03-29"


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_a_feast_at_an_end_of_the_calendar_has_no_day(day: dt.date) -> None:
    assert [t.first for t in find_times("It was on Good Friday.", day)] == [None]
    assert [t.first for t in find_times("They will meet on Easter Monday.", day)] == [None]
