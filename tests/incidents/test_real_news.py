"""How newspapers tell where and when it was: by the way, in other words, some paragraphs on."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.incidents.harm.casualties import find_figures
from geo.incidents.words.clauses import cut_clauses
from geo.incidents.words.lexicon import load
from geo.records import Count
from tests.incidents.telling import TUESDAY, WEDNESDAY, tell


def test_the_time_of_day_is_in_one_clause() -> None:
    sentence = "The shell fell at 14:04 on Tuesday."
    assert len(cut_clauses(sentence, 0, len(sentence))) == 1


@pytest.mark.parametrize("day", ["on 5 May this year", "on May 5 this year", "on 5 May"])
def test_the_month_of_may_supposes_nothing(day: str) -> None:
    told = tell(f"In Gao, {day} a bomb killed ten people.", published="2024-06-14")
    (bomb,) = told.incidents
    assert (bomb.modality, bomb.start) == ("occurred", dt.date(2024, 5, 5))


def test_harm_is_no_part_of_a_declaration() -> None:
    told = tell(
        "Crowds clashed with police in Gao on Tuesday. Forty officers were hurt in the violence, "
        "the worst since the region declared independence a month ago."
    )
    clash = told.only()
    assert (clash.start, clash.total("injured")) == (TUESDAY, Count(40, 40, 40))


def test_who_fights_for_his_life_fights_nobody() -> None:
    told = tell(
        "A minibus overturned near Gao on Tuesday. One of the nine people hurt was fighting for "
        "his life, the clinic said."
    )
    assert {i.event_class for i in told.incidents} == {"accident"}


def test_the_second_city_of_a_country_is_the_town_of_the_dateline() -> None:
    told = tell(
        "CUSCO - A lorry overturned here on Tuesday, on the edge of Peru's second city, and "
        "killed four people.",
        roles={"CUSCO": "dateline"},
    )
    cusco = tell(
        "Cusco - A lorry overturned on the edge of Peru's second city on Tuesday and killed four "
        "people.",
        roles={"Cusco": "dateline"},
    )
    assert cusco.only().place_name == "Cusco"
    assert {i.place_name for i in told.incidents} <= {"Cusco", "Peru"}


def test_the_road_to_a_town_is_not_in_it() -> None:
    told = tell(
        "Shots were fired at a bus in Gao on Tuesday. In the evening residents put up barriers on "
        "the highway to Mopti, and stayed there all night.",
        roles={"to Mopti": "reference_location"},
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_a_plan_between_commas_is_not_that_of_what_was_done() -> None:
    told = tell("Two soldiers, packed and ready to fly to Gao, had been shot dead in Mopti.")
    assert {i.modality for i in told.incidents} == {"occurred"}


def test_what_history_goes_on_with_is_history() -> None:
    told = tell(
        "A grenade went off in Gao on Tuesday.\n\n"
        "In May 2019 rebels killed a sergeant in Mopti. Three of the attackers died in the battle."
    )
    grenade = told.only()
    assert (grenade.place_name, grenade.total("killed")) == ("Gao", None)


def test_a_clause_with_where_tells_of_the_place_before_it() -> None:
    told = tell(
        "The village is 10km from Gao, the market town where the assault began on Tuesday, killing "
        "nine people.",
        roles={"from Gao": "reference_location"},
    )
    assert told.only().place_name == "Gao"


def test_a_day_before_which_nothing_happened_dates_nothing() -> None:
    told = tell("The last soldier to die before Tuesday was shot dead in Gao on 14 February.")
    assert {i.start for i in told.incidents} == {dt.date(2024, 2, 14)}


def test_arrests_over_a_blast_are_not_the_blast() -> None:
    told = tell(
        "Police in Mali have arrested eight people over an explosion that tore open a dam.\n\n"
        "The suspects were detained on Wednesday in raids in the north.\n\n"
        "The blast happened on Tuesday evening in Gao."
    )
    days = {(i.event_class, i.start) for i in told.incidents if i.place_name == "Gao"}
    assert days == {("explosion", TUESDAY)}
    assert any(i.start == WEDNESDAY and i.place_name == "Mali" for i in told.incidents)


def test_the_blast_of_another_day_is_not_what_the_head_tells() -> None:
    told = tell(
        "A grenade attack on a mosque in Mali has killed two people.\n\n"
        "The grenade was tossed through a window on Tuesday.\n\n"
        "Sunday's blast at the church in Gao went off during morning prayers."
    )
    assert {(i.place_name, i.start) for i in told.incidents} == {
        ("Mali", TUESDAY),
        ("Gao", dt.date(2024, 3, 10)),
    }


def test_a_toll_of_a_town_is_of_the_day_told_of_it() -> None:
    told = tell(
        "A bomb exploded in Mopti on Wednesday.\n\n"
        "On Friday a bomb exploded at the church in Gao.\n\n"
        "Officials have now lowered the toll in Gao to 20. They put the number of injured at 90."
    )
    gao = next(i for i in told.incidents if i.place_name == "Gao")
    assert (gao.start, gao.total("killed")) == (dt.date(2024, 3, 8), Count(20, 20, 20))
    assert gao.total("injured") == Count(90, 90, 90)


def test_who_is_shot_at_a_riot_is_harmed_by_the_riot() -> None:
    told = tell(
        "Protesters threw stones at police in Gao on Tuesday.\n\n"
        "A boy was shot dead as he played outside his house. Forty people were injured.\n\n"
        "A curfew was imposed in the evening."
    )
    riot = told.only()
    assert riot.event_class == "violent_demonstration"
    assert (riot.total("killed"), riot.total("injured")) == (Count(1, 1, 1), Count(40, 40, 40))


def test_whom_gunfire_kills_after_looting_is_no_event_of_its_own() -> None:
    told = tell(
        "Shops and a warehouse were ransacked in Gao on Tuesday. Hospital sources there speak of "
        "eight deaths by gunfire."
    )
    assert told.only().total("killed") == Count(8, 8, 8)


def test_tear_gas_at_a_roadblock_is_of_the_roadblock() -> None:
    told = tell(
        "On Tuesday residents blocked the road into Gao with burning tyres. Police used tear gas."
    )
    assert (told.only().event_class, told.only().start) == ("roadblock", TUESDAY)


def test_tear_gas_at_the_protest_told_before_is_of_the_protest() -> None:
    told = tell(
        "Hundreds of people protested in Gao on Tuesday. In Gao they put up barricades on the main "
        "road. Police used tear gas."
    )
    assert any(i.event_class == "violent_demonstration" for i in told.incidents)


def test_what_the_head_tells_is_not_what_the_report_looks_back_to() -> None:
    told = tell(
        "A mutiny at a prison in Gao has left 33 inmates dead.\n\n"
        "The commander spoke of a plot.\n\n"
        "The governor left after two of his aides were shot dead in Gao on 19 October.",
        published="2024-12-26",
    )
    mutiny = next(i for i in told.incidents if i.total("killed"))
    assert mutiny.start is not None
    assert mutiny.start >= dt.date(2024, 12, 25)


def test_who_dies_of_wounds_from_clashes_dates_no_clash() -> None:
    told = tell(
        "A sergeant died on Wednesday of wounds suffered in clashes with protesters in Gao.\n\n"
        "The crowd had thrown stones at police in Gao on Tuesday."
    )
    assert {i.start for i in told.incidents} == {TUESDAY}


@pytest.mark.parametrize(
    ("sentence", "event_class"),
    [
        ("Several hundred people closed the main road through Gao on Tuesday.", "roadblock"),
        ("Barricades of logs still stood in Gao on Tuesday.", "roadblock"),
        ("Both groups began to throw stones in Gao on Tuesday.", "violent_demonstration"),
        ("Mortars and grenade launchers were used in Gao on Tuesday.", "armed_clash"),
        ("Petrol bombs and grenades were thrown in Gao on Tuesday.", "violent_demonstration"),
        ("In Gao on Tuesday the old quarter went up in flames.", "arson"),
    ],
)
def test_what_newspapers_say_crowds_do(sentence: str, event_class: str) -> None:
    assert tell(sentence).only().event_class == event_class


def test_harm_in_another_town_is_not_that_of_the_protest_told_before() -> None:
    told = tell(
        "Associations of former fighters marched through Gao on Tuesday. "
        "In Mopti, two bodies were found in the river on Tuesday."
    )
    assert {i.place_name for i in told.incidents if i.event_class == "violent_demonstration"} <= {
        "Gao"
    }
    assert all(i.total("killed") is None for i in told.incidents if i.place_name == "Gao")


def test_a_second_crossing_is_one_of_a_list() -> None:
    told = tell("Special units set fire to posts in Gao and the second town, Mopti, on Tuesday.")
    assert {i.place_name for i in told.incidents} == {"Gao", "Mopti"}


def test_a_bomb_that_is_made_safe_has_not_exploded() -> None:
    told = tell(
        "On Tuesday police found a car with a bomb in Gao, meant for a base; it was made safe."
    )
    assert "explosion" not in {i.event_class for i in told.incidents}


def test_ethnic_violence_that_cost_lives_is_an_event() -> None:
    told = tell("Ethnic violence in Gao on Tuesday cost 28 lives.")
    assert (told.only().event_class, told.only().total("killed")) == (
        "violent_demonstration",
        Count(28, 28, 28),
    )


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("A teacher was hit by a sniper and died.", [("killed", "civilians", 1)]),
        ("A man was attacked by a soldier and died.", [("killed", "civilians", 1)]),
        ("A boy, the son of one of the guards, was shot dead.", [("killed", "civilians", 1)]),
        ("A worker suffered fatal injuries.", [("killed", "civilians", 1)]),
        ("The number of confirmed deaths stands at 254.", [("killed", "people", 254)]),
        ("24 officers need treatment.", [("injured", "police", 24)]),
        ("Six soldiers died, the heaviest loss since 2016.", [("killed", "soldiers", 6)]),
    ],
)
def test_whom_the_words_of_newspapers_count(
    sentence: str, figures: list[tuple[str, str, int]]
) -> None:
    found = find_figures(sentence, 0, len(sentence), load())
    assert [(f.outcome, f.group, f.count.best) for f in found] == figures
