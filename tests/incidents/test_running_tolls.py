"""Totals of what goes on for days, and harm of which no cause is told: given to no town's event."""

from __future__ import annotations

import pytest

from geo.records import Count, Place
from tests.incidents.telling import join_all, tell


@pytest.mark.parametrize(
    "total",
    [
        "The death brought the toll of the riots to seven, two of them officers.",
        "The killing takes the number of dead in the unrest to seven.",
        "It raised the death toll from three days of rioting to seven.",
    ],
)
def test_a_total_to_which_one_death_is_added_is_no_event_of_its_town(total: str) -> None:
    told = tell(f"A police officer shot dead a man in Cusco, Peru, on Tuesday. {total}")
    assert told.only().total("killed") == Count(1, 1, 1)


def test_a_death_is_told_beside_the_total_that_it_is_added_to() -> None:
    told = tell(
        "A second officer died on Tuesday when a colleague's weapon went off by accident during a "
        "patrol near Cusco, taking the death toll from three days of riots to five.",
    )
    accident = told.only()
    assert (accident.event_class, accident.total("killed")) == ("accident", Count(1, 1, 1))


def test_a_toll_that_rises_after_one_event_is_that_of_the_event() -> None:
    told = tell(
        "A bomb exploded in Cusco on Tuesday. A third person died in hospital, bringing the death "
        "toll from the blast to seven."
    )
    assert told.only().total("killed") == Count(7, 7, 7)


def test_arrests_counted_since_it_began_are_no_event_of_the_town_told_before() -> None:
    told = tell(
        "Police cleared a roadblock near Cusco on Tuesday. Some 230 people have been arrested "
        "since the start of the unrest."
    )
    assert [i.event_class for i in told.incidents] == ["security_operation"]


def test_harm_of_which_no_cause_is_told_is_no_disaster() -> None:
    told = tell("Three people were killed in Kisumu on Tuesday night, the high commission said.")
    assert told.only().event_class == "other"


def test_a_district_and_a_town_far_from_it_are_two_events() -> None:
    far = Place("test:far", "Sylhet", -72.0, -9.0, kind="admin2", country="PE")
    told = tell(
        "A courthouse was ransacked in Sylhet overnight. Protesters clashed with police in Cusco "
        "overnight.",
        places={"Sylhet": far},
    )
    assert {i.place_name for i in join_all(told)} == {"Sylhet", "Cusco"}


def test_what_stands_beside_a_total_is_told() -> None:
    told = tell(
        "A man died in Cusco on Tuesday, taking the number of dead in the unrest to seven, while "
        "12 people were injured when gunmen opened fire in Juliaca on Wednesday."
    )
    injured = {i.place_name: i.total("injured") for i in told.incidents}
    assert injured["Juliaca"] == Count(12, 12, 12)


@pytest.mark.parametrize(
    "text",
    [
        "The army raised the number of troops to 3,000 after gunmen killed 7 in Gao on Tuesday.",
        "The death toll from two days of fighting in Gao rose to seven on Tuesday.",
    ],
)
def test_other_totals_take_no_dead_away(text: str) -> None:
    assert tell(text).only().total("killed") == Count(7, 7, 7)
