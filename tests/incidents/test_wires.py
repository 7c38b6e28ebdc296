"""How agencies print crises: coups, strikes on houses, years and anniversaries that are no news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell

if TYPE_CHECKING:
    from geo.records.place import Role


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        ("A strike on a car in Gao killed four people on Tuesday.", "air_campaign"),
        ("Four people were killed in a strike on a school in Gao on Tuesday.", "air_campaign"),
        ("Foreign strikes killed four people in Gao on Tuesday.", "air_campaign"),
        ("Soldiers in Mali announced they had seized power in Gao on Tuesday.", "armed_clash"),
        ("Soldiers overthrew President Traore in Gao on Tuesday.", "armed_clash"),
        ("A plane crashed on Tuesday after taking off from Gao, killing four.", "accident"),
        (
            "Security forces fired live rounds at demonstrators in Gao on Tuesday.",
            "violent_demonstration",
        ),
        ("Kidnappers in army uniforms stormed a school in Gao on Tuesday.", "armed_attack"),
    ],
)
def test_wire_news_has_its_class_and_place(text: str, event_class: str) -> None:
    incident = tell(text).only()
    told = incident.event_class, incident.place_name, incident.start
    assert told == (event_class, "Gao", TUESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "A court in Lyon on Tuesday jailed a man for a bombing at a shrine that killed 20 in 2015.",
        "Men stood trial in Volos on Tuesday over one who hit a crowd in Lyon in 2016, killing 86.",
        "A minister was in Lyon on Tuesday for the anniversary of a quake that killed 600.",
    ],
)
def test_what_is_remembered_or_judged_is_no_news(text: str) -> None:
    assert not [i for i in tell(text).incidents if i.start and i.total("killed")]


@pytest.mark.parametrize(
    ("head", "below", "killed"),
    [
        (
            "A landslide killed eight people in Peru.",
            "It struck a gold mine outside Cusco on Tuesday night after rain.",
            8,
        ),
        (
            "Six people were shot dead in Peru, prosecutors said on Wednesday.",
            "The victims, all men, were found in a house in Cusco on Tuesday.",
            6,
        ),
        (
            "Two protesters were killed in clashes with police in Peru on Tuesday.",
            "The deaths occurred in Cusco when people tried to take over a bridge.",
            2,
        ),
        (
            "At least seven soldiers died in Peru when a bomb struck their vehicle.",
            "The roadside bomb exploded on Tuesday on the road linking Cusco to Juliaca.",
            7,
        ),
    ],
)
def test_the_next_paragraph_says_where_and_when(head: str, below: str, killed: int) -> None:
    roles: dict[str, Role] = {"linking Cusco": "reference_location", "to Juliaca": "topic"}
    incident = tell(f"{head}\n\n{below}", roles=roles).only()
    count = incident.total("killed")
    assert (incident.place_name, incident.start) == ("Cusco", TUESDAY)
    assert count is not None
    assert count.best == killed


def test_who_was_hurt_in_it_stands_where_it_is_told_again() -> None:
    incident = tell(
        "A suicide bomber killed three people in Mali, the army said.\n\n"
        "The bomber struck outside a bank in Gao on Tuesday, wounding 12 others."
    ).only()
    assert incident.total("injured") == Count(12, 12, 12)
    assert incident.place_name == "Gao"


def test_what_the_text_calls_another_incident_is_one() -> None:
    told = tell(
        "A fire at a hotel in Cusco killed 76 people on Tuesday.\n\n"
        "In another incident on Tuesday, a fire at a hotel in Peru injured four people. "
        "The fire broke out in Juliaca.\n\nAt least 51 people were injured in Cusco."
    )
    hurt = {i.place_name: (i.total("killed"), i.total("injured")) for i in told.incidents}
    assert hurt == {
        "Cusco": (Count(76, 76, 76), Count(51, 51, None)),
        "Juliaca": (None, Count(4, 4, 4)),
    }


def test_each_town_has_its_own_dead_whoever_is_among_them() -> None:
    told = tell(
        "JULIACA, Peru - At least 91 people were killed on Tuesday in protests in Peru.\n\n"
        "Eight people, including a deputy, were killed in Cusco, and six in Arequipa.",
        roles={"JULIACA": "dateline"},
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert (killed["Cusco"], killed["Arequipa"]) == (Count(8, 8, 8), Count(6, 6, 6))


def test_the_day_of_a_search_is_not_that_of_the_event() -> None:
    told = tell(
        "Rescuers searched for survivors on Wednesday after a building collapsed in Gao, killing "
        "seven workers.\n\nThe five-storey building came down on Tuesday afternoon."
    )
    assert told.only().start == TUESDAY


def test_the_town_in_its_province_is_the_one_told_before() -> None:
    told = tell(
        "Suicide bombers killed 30 people in the town of Gao on Tuesday.\n\n"
        "The first blast tore through a wedding in the town in Mali on Tuesday afternoon."
    )
    assert told.only().place_name == "Gao"


def test_a_second_clause_has_its_own_town() -> None:
    told = tell(
        "Two people died in Cusco on Tuesday after an artillery strike, and one person was killed "
        "in Juliaca."
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert killed == {"Cusco": Count(2, 2, 2), "Juliaca": Count(1, 1, 1)}


def test_who_drowned_as_the_house_was_swept_away_is_one_disaster() -> None:
    told = tell(
        "Three people drowned when their house was washed away in Cusco on Tuesday. "
        "Nine people were killed and 20 huts burned in Gao on Tuesday."
    )
    assert {(i.place_name, i.event_class) for i in told.incidents} == {
        ("Cusco", "natural_disaster"),
        ("Gao", "arson"),
    }


def test_a_barangay_is_in_its_town() -> None:
    told = tell("Two soldiers were killed in an ambush in Barangay Volos, Cebu City, on Tuesday.")
    assert told.only().place_name == "Cebu"


def test_who_was_seriously_burned_is_hurt() -> None:
    told = tell("A fire at a school in Gao killed 17 and seriously burned 13 others on Tuesday.")
    assert told.only().total("injured") == Count(13, 13, 13)


def test_the_town_told_below_is_better_than_that_of_the_dateline() -> None:
    told = tell(
        "CUSCO, Peru - A gas leak at a glue factory killed at least 15 workers on Tuesday.\n\n"
        "The blast happened in Arequipa, a city in the south.",
        roles={"CUSCO": "dateline"},
    )
    assert {i.place_name for i in told.incidents} == {"Arequipa"}


def test_the_day_of_what_people_are_held_for_is_not_that_of_the_arrest() -> None:
    told = tell("Police arrested 12 people in Gao on Tuesday over the lynching of a man last week.")
    assert told.only().start == TUESDAY


def test_who_was_displaced_by_fighting_tells_no_fighting() -> None:
    told = tell("Aid groups in Gao said on Tuesday that those displaced by fighting needed food.")
    assert told.incidents == ()
