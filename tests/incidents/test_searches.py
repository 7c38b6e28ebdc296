"""Searches, closures of offices and what was found there."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import tell


@pytest.mark.parametrize(
    "sentence",
    [
        "A restaurant in Gao and houses in Mopti were searched on Tuesday.",
        "Police searched a restaurant in Gao and several flats in Mopti on Tuesday.",
        "Raids were carried out in Gao and Mopti on Tuesday, and eight men were arrested in all.",
        "Police on Tuesday closed five branches of a bank in Gao and Mopti.",
        "Five offices in Gao and Mopti were closed by the police on Tuesday.",
        "The authorities on Tuesday shut parallel institutions in Gao and Mopti.",
    ],
)
def test_police_at_two_towns_are_at_both(sentence: str) -> None:
    told = tell(sentence).incidents
    assert {(i.event_class, i.place_name) for i in told} == {
        ("police_raid", "Gao"),
        ("police_raid", "Mopti"),
    }


@pytest.mark.parametrize(
    "found",
    [
        "Among the items recovered were 200 uniforms, six grenade launcher shells and rifles.",
        "Officers found six rifles and 31 hand grenades in a garage during the raid.",
        "The items seized were two pistols and mortar shells.",
    ],
)
def test_weapons_that_police_find_hit_nobody(found: str) -> None:
    told = tell(f"Police raided a house in Gao on Tuesday. {found}")
    assert {i.event_class for i in told.incidents} == {"police_raid"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The authorities closed schools and offices in Gao on Tuesday because of the heat.",
        "Police sealed off a road in Gao on Tuesday.",
    ],
)
def test_what_closes_for_other_reasons_is_no_raid(sentence: str) -> None:
    assert all(i.event_class != "police_raid" for i in tell(sentence).incidents)


def test_people_fled_elsewhere_is_no_second_place_of_a_search() -> None:
    told = tell("Police searched a house in Gao on Tuesday and a suspect fled in Mopti.")
    assert {i.place_name for i in told.incidents if i.event_class == "police_raid"} == {"Gao"}


def test_rock_that_falls_in_a_mine_is_an_accident() -> None:
    told = tell("Two miners were hurt on Tuesday when rock broke loose in a mine near Cusco.")
    assert told.only().event_class == "accident"


def test_a_bridge_called_after_a_far_town_is_where_the_text_says() -> None:
    told = tell("Crowds gathered in Arequipa on Tuesday, where they blocked the Cusco bridge.")
    assert {i.place_name for i in told.incidents} == {"Arequipa"}
    assert tell("A blast damaged the Cusco bridge on Tuesday.").only().place_name == "Cusco"


def test_who_is_found_dead_was_not_killed_by_the_arrest_for_it() -> None:
    told = tell("A woman was found dead in Lyon on Tuesday. Her husband has been arrested.").only()
    assert (told.event_class, told.total("killed")) == ("attack_on_civilians", Count(1, 1, 1))
