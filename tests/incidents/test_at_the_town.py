"""Which town of several an event was in: that of datelines, ships, quakes and "here"."""

from __future__ import annotations

from dataclasses import replace

from geo.records import Count
from tests.incidents.telling import TUESDAY, WORLD, tell


def test_a_dateline_of_two_towns_says_where_nothing_happened() -> None:
    told = tell(
        "Volos / Patras – Unions spoke of a hard week.\n\n"
        "Three men were stabbed on Tuesday, doctors said.",
        roles={"Volos": "dateline", "Patras": "dateline"},
    )
    assert told.incidents
    assert all(i.place_name is None for i in told.incidents)


def test_a_quarter_of_the_capital_is_in_the_capital() -> None:
    capital = {"Patras": replace(WORLD["Patras"], feature_code="PPLC")}
    told = tell(
        "Ministers met in Patras on Monday.\n\n"
        "A boy was shot on Tuesday in Ziwani, a quarter of the capital known for its bars.",
        roles={"in Patras": "reference_location", "Ziwani": "topic"},
        places=capital,
    )
    shot = next(i for i in told.incidents if i.event_class == "shooting")
    assert (shot.place_name, shot.start) == ("Patras", TUESDAY)


def test_here_is_not_the_town_that_says_where_here_is() -> None:
    told = tell(
        "A storm tore off the roofs of Cusco on Tuesday.\n\n"
        "Eight herders died here, in the highlands south of Arequipa.",
        roles={"Arequipa": "reference_location"},
    )
    assert {i.place_name for i in told.incidents if i.total("killed")} == {"Cusco"}


def test_a_ship_named_like_a_town_sinks_where_the_text_says() -> None:
    told = tell("At least 40 people drowned when the MV Kisumu sank off Mombasa on Tuesday.")
    assert told.only().place_name == "Mombasa"


def test_the_centre_of_a_quake_is_where_the_whole_toll_is_put() -> None:
    told = tell(
        "A strong earthquake struck southern Peru on Tuesday, killing 70 people.\n\n"
        "Seismologists put its centre near Juliaca, a town in the highlands.\n\n"
        "In Cusco a school collapsed on Tuesday and nine people died."
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert killed == {"Juliaca": Count(70, 70, 70), "Cusco": Count(9, 9, 9)}


def test_blocks_that_lie_in_ruins_do_not_collapse_again() -> None:
    told = tell(
        "An earthquake struck Cusco on Tuesday, as crews dug through collapsed apartment blocks."
    )
    assert told.only().event_class == "natural_disaster"


def test_pupils_who_overturn_four_vans_have_no_accident() -> None:
    told = tell("In Volos on Tuesday pupils overturned four patrol vans at the town hall.")
    assert {i.event_class for i in told.incidents} == {"property_damage"}


def test_a_place_on_no_list_in_another_part_of_the_country_is_not_near_the_town() -> None:
    told = tell(
        "Gunmen attacked a school in Gao on Monday.\n\n"
        "Parents waited at the gate. Teachers wept. Nobody slept. Shops stayed shut.\n\n"
        "On Tuesday, in the north-east, gunmen tied up and killed 43 labourers at Sarnaki."
    )
    assert all(i.place_name != "Gao" for i in told.incidents if i.total("killed"))


def test_a_forest_some_kilometres_from_the_town_is_near_the_town() -> None:
    told = tell(
        "Gunmen attacked a school in Gao on Monday.\n\n"
        "Soldiers found the gang in the Mopti forest, a few kilometres from the town, on Tuesday "
        "and exchanged shots with it."
    )
    assert [i.place_name for i in told.incidents] == ["Gao", "Gao"]


def test_talks_in_a_town_do_not_move_the_story_there() -> None:
    told = tell(
        "Shots were fired in Cusco on Monday.\n\n"
        "Envoys of both camps are holding talks in Arequipa.\n\n"
        "Two soldiers were killed by a mortar shell on Tuesday."
    )
    assert {i.place_name for i in told.incidents if i.total("killed")} == {"Cusco"}


def test_a_day_of_a_chronicle_is_not_at_a_town_that_was_only_spoken_of() -> None:
    told = tell(
        "Monday.\nGunmen shot a guard dead in Gao.\n\n"
        "In Mopti, ministers spoke of calm.\n\n"
        "Tuesday.\nYouths threw stones at the police, and nine of them were hurt."
    )
    assert told.incidents
    assert all(i.place_name != "Mopti" for i in told.incidents)


def test_harm_far_below_an_event_that_hurt_nobody_is_not_of_its_town() -> None:
    told = tell(
        "In Gao a mob tried to force its way into a shop on Tuesday but was driven off. "
        "No one was hurt.\n\n"
        "The shop sells rice and oil.\n\nIts owner keeps goats.\n\n"
        "The embassy lodged a complaint in which two of its nationals were slightly hurt."
    )
    assert told.incidents
    assert all(i.total("injured") in {None, Count(0, 0, 0)} for i in told.incidents)


def test_the_dead_of_named_attacks_were_killed_by_attacks() -> None:
    told = tell(
        "The prosecutor sees no link with the attacks in Gao, "
        "where twelve people died on Tuesday in the offices of a weekly."
    )
    assert told.only().event_class == "attack_on_civilians"


def test_what_led_to_an_aside_gives_its_day() -> None:
    told = tell(
        "Rioting in Cusco on Tuesday left nine people injured.\n\nThe unrest reminded many of Gao, "
        "where three bodies were found in a shop after rioting in November 2021."
    )
    assert told.incidents
    assert all(i.start == TUESDAY for i in told.incidents)
    assert not any(i.total("killed") for i in told.incidents)


def test_a_report_that_opens_in_the_streets_of_its_capital_is_of_the_capital() -> None:
    capital = {"Patras": replace(WORLD["Patras"], feature_code="PPLC")}
    seen, sent = (
        tell(
            f"PATRAS – {opening}\n\nPolice charged the crowd and nine students were hurt.",
            roles={"PATRAS": "dateline"},
            places=capital,
        )
        for opening in (
            "By noon on Tuesday the avenue was carpeted with broken glass.",
            "Unions spoke on Tuesday of a hard week.",
        )
    )
    assert {i.place_name for i in seen.incidents} == {"Patras"}
    assert all(i.place_name is None for i in sent.incidents)


def test_the_last_town_of_a_list_may_have_a_preposition_of_its_own() -> None:
    told = tell(
        "Roadblocks were set up in Cusco, Juliaca and near the Arequipa toll gate on Tuesday."
    )
    assert {i.place_name for i in told.incidents} == {"Cusco", "Juliaca", "Arequipa"}


def test_the_day_on_which_gas_was_released_is_no_day_of_a_statement() -> None:
    told = tell("Lawmakers released tear gas in the town hall of Volos on Tuesday.")
    assert (told.only().start, told.only().end) == (TUESDAY, TUESDAY)
