"""What a report tells more of the event that it has told: police at it, counts of the hurt."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.records import Count
from tests.incidents.counting import counted, figures
from tests.incidents.telling import TUESDAY, tell


def test_an_arrest_parts_no_protest_from_those_hurt_at_it() -> None:
    told = tell(
        "Protesters clashed with police in Cusco on Tuesday.\n\n"
        "Doctors counted 22 injured.\n\n"
        "Thousands of supporters had marched through the centre.\n\n"
        "Police said they had arrested 113 people."
    )
    protests = [i for i in told.incidents if i.event_class != "arrest"]
    assert [i.total("injured") for i in protests] == [Count(22, 22, 22)]


def test_a_raid_that_residents_answer_with_stones_is_one_incident() -> None:
    told = tell(
        "Special units raided several shops in Cusco on Tuesday. Residents threw bricks; the "
        "police answered with tear gas."
    )
    assert told.only().event_class == "violent_demonstration"


def test_what_men_had_burned_the_evening_before_was_burned_then() -> None:
    told = tell(
        "Soldiers stood among charred huts in Gao on Tuesday that young men had set ablaze the "
        "evening before."
    )
    assert told.only().start == TUESDAY - dt.timedelta(days=1)


def test_two_of_them_lower_no_count_of_the_hurt() -> None:
    told = tell(
        "A canopy fell on travellers in Lyon on Tuesday. Three people were injured, the director "
        "of the hospital said. Two of them have lost limbs."
    )
    assert told.only().total("injured") == Count(3, 3, 3)


def test_a_count_that_stands_at_a_number_is_another_sources() -> None:
    told = "The clinic said 80 people were injured, while the police count stands at 70."
    assert counted(told) == [("injured", 80), ("injured", 70)]


def test_both_sides_of_a_battle_have_their_groups() -> None:
    told = figures("Eight members of the special forces and 14 of the armed men lost their lives.")
    assert [f.group for f in told] == ["soldiers", "militants"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Opposition parties announced a gathering in front of the town hall of Patras on Tuesday.",
        "A bomb went off in Patras on Tuesday. Unions had called the rally to demand peace.",
    ],
)
def test_a_rally_that_is_called_is_no_rally_yet(sentence: str) -> None:
    told = [i for i in tell(sentence).incidents if i.modality == "occurred" and i.start]
    assert "demonstration" not in {i.event_class for i in told}


def test_harm_that_a_crowd_protests_against_is_of_another_event() -> None:
    told = tell(
        "Several thousand people gathered in Patras on Tuesday to protest against an attack in "
        "which two youths were wounded."
    )
    assert told.only().total("injured") is None


def test_what_a_battle_began_with_is_part_of_it() -> None:
    told = tell(
        "A battle between police and gunmen ended in Gao on Tuesday with 22 dead.\n\n"
        "The shooting started on Monday when police came to search homes."
    )
    battle = told.only()
    assert (battle.start, battle.end) == (TUESDAY - dt.timedelta(days=1), TUESDAY)


def test_what_the_violence_began_with_is_no_event_of_its_own() -> None:
    told = tell(
        "Young men attacked a post in Gao on Tuesday with petrol bombs.\n\n"
        "The violence began when the ministry sent police to take over two crossings."
    )
    assert "security_operation" not in {i.event_class for i in told.incidents}


def test_a_village_called_like_a_river_is_not_its_bank() -> None:
    told = tell(
        "A bomb killed nine people in Gao on Tuesday. Shots came from the bank of the Volos."
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A paediatrician died of his injuries.", [("killed", 1)]),
        ("The medical centre has helped 145 people.", [("injured", 145)]),
    ],
)
def test_doctors_who_die_and_people_whom_they_help_are_counted(
    sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert counted(sentence) == expected
