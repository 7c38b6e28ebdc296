"""What stands round an event: towns of hospitals, the town that holds it, what ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, WORLD, tell


@pytest.mark.parametrize(
    "later",
    [
        "Two people are still in hospital in Cusco and Arequipa.",
        "A girl died in Arequipa, where a helicopter had taken her.",
        "A girl died on the way to Cusco, the Arequipa hospital said.",
    ],
)
def test_towns_to_which_the_hurt_were_brought_are_not_where_they_were_hurt(later: str) -> None:
    told = tell(f"A bus left the road near Juliaca on Tuesday and three people died. {later}")
    assert {i.place_name for i in told.incidents} == {"Juliaca"}


def test_a_town_that_holds_the_place_named_before_it_is_no_second_place() -> None:
    near = {
        "Patras": replace(WORLD["Patras"], lat=WORLD["Volos"].lat + 0.05, lon=WORLD["Volos"].lon)
    }
    told = tell("On Tuesday a bus was pelted with stones at Patras, in Volos.", places=near)
    assert told.only().place_name == "Patras"
    apart = tell("On Tuesday shops were set on fire in Patras, in Volos and in Gao.")
    assert {i.place_name for i in apart.incidents} == {"Patras", "Volos", "Gao"}


def test_those_who_died_of_wounds_suffered_on_a_day_were_hurt_on_it() -> None:
    told = tell(
        "Two more passengers have died of injuries suffered in Tuesday's crash near Juliaca, "
        "doctors said on Thursday."
    )
    assert told.only().start == TUESDAY


def test_a_firecracker_that_goes_off_in_a_brawl_is_no_bomb() -> None:
    told = tell(
        "Fans of two clubs fought each other with belts in Volos on Tuesday. "
        "Three policemen were hurt, one of them by a firecracker that went off beside his ear."
    )
    incident = told.only()
    assert incident.event_class == "violent_demonstration"
    assert incident.total("injured") == Count(3, 3, 3)


def test_a_blockade_that_is_lifted_blocks_no_road() -> None:
    told = tell("The blockade in Volos was lifted on Tuesday.")
    assert told.incidents == ()


@pytest.mark.parametrize(
    ("words", "event_class"),
    [
        ("Miners stayed below in Cusco on Tuesday, refusing for a third day to come up.", "strike"),
        ("In Cusco three men hurled the ballot box to the floor on Tuesday.", "property_damage"),
        ("In Cusco men poured paint over the papers on Tuesday.", "property_damage"),
        ("A bus burned out in Cusco on Tuesday and two people died.", "accident"),
        ("A barn in Cusco was lost on Tuesday. Police treat the fire as deliberate.", "arson"),
        ("In Cusco two boys were fired at on Tuesday from a passing car.", "shooting"),
        (
            "On Tuesday hundreds of people gathered in Cusco and asked for safer roads.",
            "demonstration",
        ),
    ],
)
def test_verbs_of_strikes_damage_and_fire_tell_events(words: str, event_class: str) -> None:
    assert [i.event_class for i in tell(words).incidents] == [event_class]


@pytest.mark.parametrize(
    "words",
    [
        "Rivals came to blows in Volos on Tuesday and two of them needed a doctor.",
        "Gunmen shot at two men in Volos on Tuesday. Both were hit, one in the arm.",
        "Two boys were beaten by a group of men in Volos on Tuesday. Both were given first aid.",
    ],
)
def test_who_needs_a_doctor_or_is_hit_in_the_arm_is_hurt(words: str) -> None:
    assert [i.total("injured") for i in tell(words).incidents] == [Count(2, 2, 2)]
