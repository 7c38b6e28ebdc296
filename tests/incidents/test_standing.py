"""What a name is to its sentence: where something happened, or where people come from and speak."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.incidents.telling import TUESDAY, WORLD, tell

if TYPE_CHECKING:
    from geo.records.place import Role

MONDAY = dt.date(2024, 3, 11)


@pytest.mark.parametrize(
    ("role", "after"),
    [
        (
            "facility_location",
            "Five officers were injured and taken to the hospital in Mombasa.",
        ),
        (
            "reference_location",
            "The convoy, coming from Mombasa, was attacked and five officers were injured.",
        ),
        ("speech_location", "A spokesman in Mombasa said five officers were injured."),
        (
            "source_location",
            "Two men told a radio station in Mombasa that five officers were injured.",
        ),
    ],
)
def test_where_people_are_treated_come_from_and_speak_nothing_happened(
    role: Role, after: str
) -> None:
    told = tell(
        f"Gunmen attacked a police post in Kisumu on Tuesday. {after}", roles={"Mombasa": role}
    )
    assert {i.place_name for i in told.incidents} == {"Kisumu"}


def test_a_town_that_a_sentence_speaks_of_is_its_place_where_it_has_no_other() -> None:
    told = tell(
        "Kisumu had a short night: drones hit a depot on Tuesday.", roles={"Kisumu": "topic"}
    )
    assert [i.place_name for i in told.incidents] == ["Kisumu"]


def test_a_union_of_states_is_no_place_of_an_event() -> None:
    told = tell("A crowd in Cusco burned a European Union flag on Tuesday.")
    assert [i.place_name for i in told.incidents] == ["Cusco"]


def test_the_towns_of_several_figures_get_their_own() -> None:
    told = tell("The quake on Tuesday killed 16 people in Cusco, 8 in Arequipa and 3 in Juliaca.")
    found = {i.place_name: i.total("killed") for i in told.incidents}
    assert {name: count.best for name, count in found.items() if count} == {
        "Cusco": 16, "Arequipa": 8, "Juliaca": 3,
    }  # fmt: skip


def test_the_town_of_a_dateline_is_the_place_until_another_is_named() -> None:
    told = tell("CUSCO, March 13 (Agency) - Police fired tear gas at students on Tuesday.")
    assert {i.place_name for i in told.incidents} <= {"Cusco", None}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Since Monday protesters have blocked the highway near Cusco.", MONDAY),
        ("The casualties were the first since Monday, when six shells fell on Gao.", MONDAY),
        ("Three trucks were set on fire in Gao, which left nine people dead on Monday.", MONDAY),
    ],
)
def test_days_that_a_clause_names_are_those_of_what_it_tells(text: str, first: dt.date) -> None:
    assert tell(text).only().start == first


def test_a_death_in_hospital_does_not_move_the_day_of_the_event() -> None:
    told = tell(
        "Gunmen opened fire on a bus in Gao on Tuesday, wounding six people. "
        "A woman died in hospital on Wednesday."
    )
    assert {i.start for i in told.incidents} == {TUESDAY}


@pytest.mark.parametrize(
    "past",
    [
        "Prosecutors hold him responsible for the deaths of nine people who were shot in Cusco.",
        "In the eighties gunmen attacked the town of Cusco.",
        "The hosts came under attack from the first whistle in Cusco.",
    ],
)
def test_trials_decades_and_matches_tell_no_event(past: str) -> None:
    assert not tell(past).incidents


def test_a_protest_that_is_announced_has_not_taken_place() -> None:
    told = tell("A protest in Cusco has been announced for Saturday.")
    assert {i.modality for i in told.incidents} <= {"planned"}


def test_an_entry_of_live_updates_is_of_the_day_of_the_report() -> None:
    told = tell("14:50 The border crossing near Gao has been closed for all traffic.")
    assert [str(i.start) for i in told.incidents] == ["2024-03-14"]


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        ("Special forces stormed a house in Gao on Tuesday.", "security_operation"),
        ("Gunmen stormed Gao before dawn on Tuesday.", "armed_attack"),
        ("Rockets slammed into a bus station in Gao on Tuesday.", "shelling"),
        ("Eleven people died in two carriages near Gao on Tuesday.", "accident"),
        ("The leader of a gang was captured in Gao on Tuesday.", "arrest"),
    ],
)
def test_the_class_goes_by_who_acts_and_with_what(text: str, event_class: str) -> None:
    assert tell(text).only().event_class == event_class


def test_a_heart_attack_is_none() -> None:
    assert not tell("A minister of 61 suffered a heart attack in Cusco on Tuesday.").incidents


def test_the_country_of_a_hospital_s_town_is_no_more_a_place_than_the_town() -> None:
    told = tell(
        "Gunmen attacked a patrol near Gao on Tuesday. One officer was injured and flown to a "
        "hospital in Volos, in friendly Greece."
    )
    assert told.only().place_name == "Gao"


def test_a_toll_under_a_dateline_is_that_of_the_region_it_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    region = dataclasses.replace(WORLD["Cusco"], id="test:south", name="Mopti", kind="admin1")
    monkeypatch.setitem(WORLD, "Mopti", region)
    told = tell(
        "JULIACA, Mopti (Agency) - Teams dug in the mud, bringing to 47 the number of people "
        "known to have died when torrents swept away houses on Tuesday.".replace(
            "JULIACA", "Juliaca"
        ),
        roles={"Juliaca": "dateline", "Mopti": "dateline"},
    )
    assert (told.only().place_name, told.only().where_prec) == ("Mopti", 4)


def test_the_dateline_of_a_capital_is_no_event_s_place(monkeypatch: pytest.MonkeyPatch) -> None:
    capital = dataclasses.replace(WORLD["Cusco"], feature_code="PPLC")
    monkeypatch.setitem(WORLD, "Cusco", capital)
    told = tell(
        "Cusco (Agency) - Two buses tumbled into ravines on Tuesday, killing 31 people.",
        roles={"Cusco": "dateline"},
    )
    assert told.only().place_name is None


def test_the_place_goes_on_from_a_clause_that_says_how_people_came_to_harm() -> None:
    told = tell(
        "Eight people were shot dead across Kenya on Tuesday. Four men died after officers opened "
        "fire in Kisumu. Fifty-two people were injured."
    )
    injured = {i.place_name: i.total("injured") for i in told.incidents}
    assert injured["Kisumu"] is not None


def test_where_those_who_shot_drove_to_nothing_happened() -> None:
    told = tell(
        "Shots were fired in Kisumu on Tuesday.\n\n"
        "A patrol was shot at on Tuesday by men who sped off in the direction of Mombasa."
    )
    assert {i.place_name for i in told.incidents} == {"Kisumu"}


def test_the_following_night_is_the_day_of_its_own_sentence() -> None:
    told = tell(
        "A car was set on fire in Kisumu on Monday. The following night unknown men peppered a "
        "building in Mombasa; a guard was hit in the thigh and is recovering in hospital."
    )
    assert {(i.place_name, i.start) for i in told.incidents} == {
        ("Kisumu", MONDAY),
        ("Mombasa", TUESDAY),
    }


@pytest.mark.parametrize(
    "whose",
    ["raided an office run by Cusco", "smashed the car of a Cusco weekly"],
)
def test_whom_something_belongs_to_is_not_where_it_happened(whose: str) -> None:
    told = tell(f"In Kisumu men with clubs {whose} on Tuesday.")
    assert {i.place_name for i in told.incidents} <= {"Kisumu"}


@pytest.mark.parametrize(
    "text",
    [
        "After police held an alleged ringleader on Monday, grenades were thrown in Kisumu.",
        "Not calm was Kisumu, where on Monday petrol was thrown at a car, leaving a man hurt.",
    ],
)
def test_what_a_sentence_opens_with_dates_what_it_goes_on_with(text: str) -> None:
    told = tell(f"A shop was looted in Mombasa on Sunday.\n\n{text}")
    assert {i.start for i in told.incidents if i.place_name == "Kisumu"} == {MONDAY}


def test_a_forest_south_of_a_town_is_near_the_town() -> None:
    told = tell(
        "A bomb exploded in Kisumu on Monday.\n\n"
        "On Tuesday police arrested 17 men in a forest camp south of Mombasa.",
        roles={"Mombasa": "reference_location"},
    )
    assert {i.place_name for i in told.incidents} == {"Kisumu", "Mombasa"}


def test_one_town_and_one_in_another_are_two() -> None:
    told = tell("On Tuesday police raided five houses in Kisumu and one in Mombasa.")
    assert {i.place_name for i in told.incidents} == {"Kisumu", "Mombasa"}


def test_the_staff_of_a_hospital_strike_at_the_hospital() -> None:
    told = tell(
        "A bomb exploded in Kisumu on Monday.\n\n"
        "Doctors at the hospital in Mombasa went on strike on Tuesday.",
        roles={"Mombasa": "facility_location"},
    )
    assert {i.place_name for i in told.incidents if i.event_class == "strike"} == {"Mombasa"}


def test_what_was_in_a_suburb_was_not_in_its_town() -> None:
    told = tell("A raid in Cusco, a suburb of Arequipa, ended on Tuesday with two arrests.")
    assert told.only().place_name == "Cusco"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The road from Patras to the coast was blocked by farmers on Tuesday.", ("Patras", 2)),
        ("Farmers from Patras blocked the motorway on Tuesday.", ("Volos", 1)),
    ],
)
def test_the_road_from_a_town_is_near_it(sentence: str, place: tuple[str, int]) -> None:
    told = tell(
        "A grenade was thrown in Volos on Monday.\n\n" + sentence,
        roles={"Patras": "reference_location"},
    )
    blocked = next(i for i in told.incidents if i.event_class == "roadblock")
    assert (blocked.place_name, blocked.where_prec) == place


def test_a_day_of_a_chronicle_is_at_the_place_of_its_title() -> None:
    told = tell(
        "Two days in Gao\n\n"
        "Monday\n\n"
        "Gunmen shot a guard dead in Mopti.\n\n"
        "Tuesday\n\n"
        "Youths threw stones at the police.",
        title="Two days in Gao",
    )
    assert [(i.place_name, i.start) for i in told.incidents] == [
        ("Mopti", MONDAY),
        ("Gao", TUESDAY),
    ]


@pytest.mark.parametrize("way", ["brought to hospital in nearby Patras", "flown to Patras"])
def test_where_the_hurt_are_brought_is_not_where_they_were_hurt(way: str) -> None:
    told = tell(
        f"A bus overturned in Volos on Tuesday.\n\nSeven passengers, badly hurt, were {way}."
    )
    assert {i.place_name for i in told.incidents} == {"Volos"}


def test_a_border_post_called_after_a_town_is_at_the_town() -> None:
    told = tell(
        "Masked men set fire to the Volos border post on Wednesday evening, two days after Greek "
        "police moved in.",
        title="News of the night",
    )
    assert "Volos" in {i.place_name for i in told.incidents}


def test_the_border_of_a_country_is_not_in_its_middle() -> None:
    told = tell("Gunmen killed two guards on the Mali border on Tuesday, near Gao.")
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_the_second_town_of_a_list_is_a_place_whatever_its_role() -> None:
    told = tell(
        "Residents put up roadblocks in Gao and Mopti on Tuesday.", roles={"Mopti": "topic"}
    )
    assert {i.place_name for i in told.incidents} == {"Gao", "Mopti"}


def test_in_the_capital_of_a_country_is_in_the_capital() -> None:
    capital = dataclasses.replace(WORLD["Patras"], feature_code="PPLC")
    told = tell(
        "Patras: Eighty people were injured in Greece's capital on Tuesday as police fired tear "
        "gas at protesters.",
        roles={"Patras": "dateline"},
        title="Minister under fire",
        places={"Patras": capital},
    )
    assert {i.place_name for i in told.incidents} == {"Patras"}


def test_the_capital_that_a_name_is_called_is_the_place() -> None:
    told = tell(
        "Protesters stormed the president's residence in Peru's commercial capital Cusco on "
        "Tuesday.",
        title="Anger in the Andes",
        roles={"Cusco": "topic"},
    )
    assert [i.place_name for i in told.incidents] == ["Cusco"]


@pytest.mark.parametrize("heard", ["heard in Greece, 240 kilometres away", "felt as far as Greece"])
def test_where_a_blast_is_heard_far_away_is_not_where_it_was(heard: str) -> None:
    told = tell(
        "A huge explosion in Lyon killed 135 people on Tuesday.\n\n"
        f"The blast on Tuesday evening was {heard}."
    )
    assert {i.place_name for i in told.incidents} == {"Lyon"}


def test_each_town_of_a_list_may_say_how_many_were_there() -> None:
    told = tell(
        "Some 900 people marched in Gao, 30,000 in Mopti and about 5,000 in Lyon on Tuesday."
    )
    assert {i.place_name for i in told.incidents} == {"Gao", "Mopti", "Lyon"}


def test_where_a_trip_leads_is_not_where_the_ferry_sinks() -> None:
    told = tell("A ferry on a school trip to Mombasa sank off Kisumu on Tuesday.")
    assert {i.place_name for i in told.incidents} == {"Kisumu"}


def test_the_town_after_which_an_express_is_called_is_not_where_it_derails() -> None:
    told = tell("The Mombasa Night Express derailed near Kisumu on Tuesday, killing nine people.")
    assert {i.place_name for i in told.incidents} == {"Kisumu"}
