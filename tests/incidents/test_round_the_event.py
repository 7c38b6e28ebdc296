"""What stands round an event: towns of hospitals, the town that holds it, what ends it."""

from __future__ import annotations

import datetime as dt
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


def test_a_second_grenade_that_is_not_told_again_has_its_own_day() -> None:
    told = tell(
        "In Volos a grenade was flung at the police station on Monday, and another at the town "
        "hall on Tuesday."
    )
    assert [i.start for i in told.incidents] == [TUESDAY - dt.timedelta(days=1), TUESDAY]
    assert {i.place_name for i in told.incidents} == {"Volos"}


def test_what_came_days_before_a_rally_was_not_at_the_rally() -> None:
    told = tell(
        "Hundreds of people marched through Cusco on Wednesday, a day after two boys were shot. "
        "The boys were gunned down in Juliaca on Tuesday."
    )
    places = {i.place_name for i in told.incidents if i.event_class != "demonstration"}
    assert places == {"Juliaca"}


def test_a_chronicle_stays_at_the_place_of_its_first_sentence() -> None:
    told = tell(
        "Three days apart. By our monitors.\n\n"
        "What follows is a chronology of the incidents in Gao in the first half of this month, as "
        "it was compiled by our monitors from calls of readers.\n\n"
        "Monday, 11 March. At noon a bomb exploded.\n\n"
        "Tuesday, 12 March. Gunmen shot a trader."
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_a_report_that_opens_at_the_government_building_is_of_the_capital() -> None:
    capital = {"Patras": replace(WORLD["Patras"], feature_code="PPLC", country="KE")}
    told = tell(
        "Patras - Cleaners swept up stones around the government building after the worst unrest "
        "in Kenya.\n\nPolice fired tear gas at demonstrators on Tuesday.",
        roles={"Patras": "dateline"},
        places=capital,
    )
    assert {(i.place_name, i.start) for i in told.incidents} == {("Patras", TUESDAY)}


def test_men_taken_in_by_police_are_not_kidnapped() -> None:
    told = tell("Eleven people were taken in, police in Volos said on Tuesday.")
    assert told.incidents
    assert all(i.event_class != "kidnapping" for i in told.incidents)


def test_a_quarter_called_like_a_far_town_places_nothing_there() -> None:
    told = tell(
        "A bomb went off in Kenya on Tuesday. It had been hidden in the Kisumu quarter. "
        "Police put the number of wounded at ten.",
        places={"Kisumu": replace(WORLD["Kisumu"], name="Port Florence")},
    )
    assert told.incidents
    assert all(i.place_name in {None, "Kenya"} for i in told.incidents)


def test_what_the_head_tells_under_a_dateline_was_where_the_report_comes_to() -> None:
    near = {"Volos": replace(WORLD["Patras"], id="x", name="Volos", lat=38.3, country="GR")}
    told = tell(
        "PATRAS, 14 March - Two more guests of a wedding have died of injuries suffered in "
        "Tuesday's crash, doctors said.\n\n"
        "A girl died in the night; an army helicopter had brought her home.\n\n"
        "The minibus left the road above Volos on Tuesday and rolled down a slope.",
        roles={"PATRAS": "dateline"},
        places=near,
    )
    incident = told.only()
    assert (incident.place_name, incident.event_class) == ("Volos", "accident")
    assert incident.total("killed") is not None


def test_two_places_that_a_report_comes_to_leave_its_head_at_the_dateline() -> None:
    near = {n: replace(WORLD["Patras"], id=n, name=n, lat=38.3) for n in ("Volos", "Gao")}
    told = tell(
        "PATRAS, 14 March - Crowds set fire to cars on Tuesday.\n\n"
        "Shops were set on fire on Tuesday in Volos.\n\nHouses were set on fire on Tuesday in Gao.",
        roles={"PATRAS": "dateline"},
        places=near,
    )
    assert {i.place_name for i in told.incidents} == {"Patras", "Volos", "Gao"}
