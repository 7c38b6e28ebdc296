"""What led to the news, where those went who did it, and what the text comes back to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from geo.incidents.scene.capitals import find_seat
from geo.records import Count, Mention, Resolution
from tests.incidents.telling import TUESDAY, WORLD, tell


def test_what_had_happened_right_before_is_of_the_day_of_the_main_clause() -> None:
    told = tell("Voting in Gao ended early on Tuesday after masked men had stormed a school.")
    assert (told.only().place_name, told.only().start) == ("Gao", TUESDAY)


def test_what_had_happened_at_another_time_is_not() -> None:
    told = tell(
        "A school in Gao reopened on Tuesday after masked men had stormed it in recent years."
    )
    assert not told.incidents


def test_vans_for_a_town_do_not_put_the_arrests_there() -> None:
    told = tell(
        "Protesters clashed with police in Gao on Tuesday. "
        "Officers arrested 53 people and put them into vans for Mopti."
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_a_crowd_comes_north_from_a_town_and_not_to_it() -> None:
    told = tell(
        "Two cars burned in Gao on Tuesday. Hundreds marched north from Mopti and attacked a shop."
    )
    assert "Mopti" not in {i.place_name for i in told.incidents}


def test_where_men_go_is_where_they_set_a_fire() -> None:
    told = tell(
        "Two cars burned in Mopti on Tuesday. "
        "Some 200 young men went to Gao, drove the guards away and set containers on fire.",
        roles={"went to Gao": "topic"},
    )
    assert "Gao" in {i.place_name for i in told.incidents}


def test_witnesses_of_a_town_saw_it_there() -> None:
    told = tell(
        "On Tuesday residents of Gao saw men throw tear gas into a school.",
        roles={"residents of Gao": "source_location"},
    )
    assert told.only().place_name == "Gao"


def test_a_ministry_behind_the_name_of_a_town_is_no_site_of_the_capital() -> None:
    text = "CUSCO - In Gao the Interior Ministry said that it had come under fire."
    capital = replace(WORLD["Cusco"], feature_code="PPLC")
    lines = [Resolution(Mention("a", 0, 5, "CUSCO", "dateline", "settlement"), capital, "", 1.0)]
    assert find_seat(text, text.find("In"), len(text), lines) is None
    assert find_seat(text.replace("In Gao", "In"), 8, len(text) - 4, lines) is not None


def test_a_murder_of_a_month_is_the_shooting_of_its_day() -> None:
    told = tell(
        "Many were outraged in February by the murder of six youths, who were shot in a bar in "
        "Gao on the evening of 14 February."
    )
    assert [(i.place_name, i.start) for i in told.incidents] == [("Gao", dt.date(2024, 2, 14))]


def test_a_house_in_one_town_and_another_in_a_second_are_two_places() -> None:
    told = tell("On Tuesday a mosque in Gao and the old mosque in Mopti were set on fire.")
    assert {i.place_name for i in told.incidents} == {"Gao", "Mopti"}


@pytest.mark.parametrize(
    "again",
    [
        "The operation started before dawn on Tuesday in a quarter of Gao.",
        "The first blast came shortly after noon on Tuesday in Gao.",
    ],
)
def test_where_an_operation_started_is_where_the_head_tells_it(again: str) -> None:
    told = tell(f"Police fought gunmen in eastern Mali on Tuesday, killing 22 people. {again}")
    assert [i.place_name for i in told.incidents if i.total("killed")] == ["Gao"]


@pytest.mark.parametrize(
    ("sentence", "event_class"),
    [
        ("On Tuesday a patrol comes under fire in Gao.", "attack_on_civilians"),
        ("On Tuesday two men were caught with radios in Gao.", "arrest"),
        ("On Tuesday special units searched the hospital in Gao.", "police_raid"),
        ("A quarrel in Gao ended with shots on Tuesday.", "shooting"),
        ("Two bombs were found in Gao. On Tuesday another one exploded in Gao.", "explosion"),
        ("On Tuesday villagers felled several trees across the road in Gao.", "roadblock"),
    ],
)
def test_in_what_other_words_it_is_told(sentence: str, event_class: str) -> None:
    told = tell(sentence)
    assert event_class in {i.event_class for i in told.incidents if i.start == TUESDAY}


def test_pupils_who_march_past_the_president_do_not_protest() -> None:
    told = tell("On Wednesday pupils marched past the president in Gao.")
    assert not told.incidents


def test_whoever_found_the_dead_a_day_later_says_when_they_died() -> None:
    told = tell(
        "Monitors on Wednesday found the bodies of at least 45 people in Gao, a day after troops "
        "attacked it with tanks."
    )
    assert (told.only().start, told.only().total("killed")) == (TUESDAY, Count(45, 45, None))


def test_whose_says_by_the_way_what_was_before() -> None:
    told = tell(
        "On Tuesday a crowd attacked shops in Gao, whose owners had blocked the road since Sunday."
    )
    attack = [i for i in told.incidents if i.event_class != "roadblock"]
    assert [(i.start, i.end) for i in attack] == [(TUESDAY, TUESDAY)]


def test_a_river_called_after_a_town_floods_the_town_told_before() -> None:
    told = tell(
        "GAO. Boats took 42 people out of their homes on Tuesday, after the Mopti river had burst "
        "its banks.",
        roles={"GAO": "dateline"},
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_the_hurt_and_the_arrested_are_what_an_arson_came_to() -> None:
    told = tell(
        "On Tuesday a mosque in Gao was burned by demonstrators. The ministry reported 78 "
        "policemen injured in Gao and 53 arrests."
    )
    assert told.only().total("injured") == Count(78, 78, 78)
    assert told.only().event_class != "arrest"


def test_who_died_after_unrest_died_of_it() -> None:
    told = tell("A policeman has died of his wounds after unrest in Gao on Tuesday.")
    assert told.only().event_class == "violent_demonstration"
    assert told.only().total("killed") == Count(1, 1, 1)


def test_boxes_that_police_take_away_are_nobodys_arrest() -> None:
    assert not tell("On Tuesday the boxes were taken away by the police in Gao.").incidents
    assert tell("On Tuesday five men were taken away by the police in Gao.").incidents


def test_posts_destroyed_with_fire_are_no_accident() -> None:
    told = tell("On Tuesday masked men destroyed the customs posts at Gao with fire.")
    assert told.only().event_class != "accident"
