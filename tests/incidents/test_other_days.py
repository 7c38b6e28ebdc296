"""Days of what a sentence only refers to, or tells by the way, are not those of its event."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, WEDNESDAY, tell


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


def test_the_day_on_which_a_toll_rises_is_not_that_of_the_deaths() -> None:
    told = tell(
        "A bomb exploded at a market in Gao on Tuesday, killing five people.\n\n"
        "The toll was raised to nine on Wednesday, the hospital said."
    )
    (blast,) = told.incidents
    assert (blast.start, (blast.total("killed") or Count()).high) == (TUESDAY, 9)


def test_the_day_on_which_a_count_is_revised_is_not_that_of_the_deaths() -> None:
    told = tell(
        "Rockets hit a market in Gao on Tuesday. By the evening of 12 March hospitals had "
        "registered 20 dead; on Wednesday the council revised this to 30 dead."
    )
    (rockets,) = told.incidents
    assert (rockets.start, rockets.total("killed")) == (TUESDAY, Count(30, 30, 30))


def test_what_was_in_another_year_has_no_day_of_the_same_sentence() -> None:
    told = tell(
        "On 24 February 2004 a bomb in Gao killed nine people, and in 1960 Mopti was shelled at "
        "the cost of at least 50 lives."
    )
    assert [(i.place_name, i.total("killed")) for i in told.incidents] == [
        ("Gao", Count(9, 9, 9)),
    ]


def test_two_days_of_one_sentence_are_two_events() -> None:
    told = tell(
        "On Tuesday a roadside bomb killed a farmer near Gao, and two days earlier gunmen shot "
        "dead a soldier in Mopti."
    )
    found = {i.place_name: (i.start, i.total("killed")) for i in told.incidents}
    assert found == {
        "Gao": (TUESDAY, Count(1, 1, 1)),
        "Mopti": (TUESDAY - dt.timedelta(days=2), Count(1, 1, 1)),
    }


def test_the_day_on_which_bodies_are_found_is_not_that_of_the_deaths() -> None:
    told = tell(
        "A mine collapsed in Cusco on Tuesday, killing five men.\n\n"
        "The bodies of the other two were reached on Wednesday."
    )
    assert {i.start for i in told.incidents} == {TUESDAY}


def test_where_bodies_are_found_the_day_of_what_struck_stands() -> None:
    told = tell(
        "Rescuers pulled two more bodies from a block of flats in Gao that was shelled on Tuesday."
    )
    assert {i.start for i in told.incidents} == {TUESDAY}


def test_one_of_the_injured_who_dies_later_was_hurt_before() -> None:
    told = tell(
        "A minibus collided with a lorry in Volos on Monday and three workers were injured.\n\n"
        "One of the injured, a man of 58, died on Tuesday at the university's clinical centre."
    )
    incident = told.only()
    assert (incident.start, incident.total("killed")) == (dt.date(2024, 3, 11), Count(1, 1, 1))


def test_a_disaster_long_ago_at_no_place_is_no_incident() -> None:
    told = tell(
        "An earthquake shook Cusco on Tuesday and killed 12 people.\n\n"
        "The disaster of 11 March 2011 killed some 18,500 people."
    )
    assert told.only().start == TUESDAY


@pytest.mark.parametrize("stood", ["lorries stood across the road", "men had blocked the road"])
def test_what_stands_by_a_day_is_of_that_day(stood: str) -> None:
    told = tell(f"Police fired tear gas in Gao on Tuesday. By Wednesday noon {stood} in Mopti.")
    assert {(i.place_name, i.start) for i in told.incidents} == {
        ("Gao", TUESDAY),
        ("Mopti", WEDNESDAY),
    }


def test_headings_that_ask_on_begin_nothing() -> None:
    told = tell(
        "Soldiers stood around the town hall of Gao on Wednesday.\n\nWhat happened?\n\n"
        "On Tuesday protesters threw stones at police in Gao.\n\nWho was hurt?\n\n"
        "The ministry said 30 of its officers were injured."
    )
    (clash,) = (i for i in told.incidents if i.total("injured"))
    assert (clash.place_name, clash.start, clash.total("injured")) == (
        "Gao",
        TUESDAY,
        Count(30, 30, 30),
    )


def test_the_day_behind_an_agency_is_the_reports_and_not_the_events() -> None:
    told = tell(
        "CUSCO, Peru (Reuters) 14 March 2024 - A police officer shot dead a man in Cusco on "
        "Tuesday after a group of people attacked him, a prosecutor said on Thursday."
    )
    assert {i.start for i in told.incidents} == {TUESDAY}
