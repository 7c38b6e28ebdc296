"""Days of what a sentence only refers to, or tells by the way, are not those of its event."""

from __future__ import annotations

import datetime as dt

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell


def test_harm_told_by_the_way_of_another_day_is_not_the_events() -> None:
    told = tell(
        "Shots were fired on Tuesday at a patrol in Gao, where a sergeant was killed in September."
    )
    (shots,) = (i for i in told.incidents if i.start == TUESDAY)
    assert shots.total("killed") is None


def test_harm_in_a_clause_of_the_same_day_is_the_events() -> None:
    told = tell("Police stormed a school in Gao on Tuesday, where three pupils were killed.")
    (raid,) = told.incidents
    assert (raid.start, raid.total("killed")) == (TUESDAY, Count(3, 3, 3))


def test_a_protest_against_last_months_coup_is_not_of_last_month() -> None:
    told = tell(
        "Nine people were shot dead in Gao during protests against last month's coup.\n\n"
        "Police fired on the crowds in Gao on Tuesday, doctors said."
    )
    (shots,) = told.incidents
    assert shots.start is not None
    assert shots.start.month == dt.date(2024, 3, 1).month
    assert shots.total("killed") == Count(9, 9, 9)
