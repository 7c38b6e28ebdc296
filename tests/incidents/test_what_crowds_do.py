"""What crowds, gunmen and workers do in words that are also those of feasts and of work."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import figures_of, tell


@pytest.mark.parametrize(
    "sentence",
    [
        "In Gao on Tuesday dozens of people lay down on the floor of the station.",
        "In Gao on Tuesday students who camped in front of Government House sang.",
        "In Gao on Tuesday unions counted 40,000 marchers, and police 9,500.",
        "Gao saw a march of 40,000 people on Tuesday, unions said.",
    ],
)
def test_who_lies_down_or_camps_out_demonstrates(sentence: str) -> None:
    assert tell(sentence).only().event_class == "demonstration"


@pytest.mark.parametrize(
    ("sentence", "classes"),
    [
        ("Several thousand Serbs rallied in the town on Sunday.", {"shooting", "demonstration"}),
        ("Hundreds of students rallied in the town on Sunday.", {"shooting", "demonstration"}),
        ("Some 300 residents rallied round his widow in the town on Sunday.", {"shooting"}),
        ("Copper rallied in the town on Sunday as 300 Peruvians joined a course.", {"shooting"}),
        ("Shares rallied in the town on Sunday by 20 points, as 30 people cheered.", {"shooting"}),
    ],
)
def test_many_who_rally_in_a_town_need_no_cause(sentence: str, classes: set[str]) -> None:
    told = tell(f"Gunmen shot at a bus in Gao on Friday. {sentence}")
    assert {i.event_class for i in told.incidents} == classes


def test_who_lies_down_under_fire_does_not_demonstrate() -> None:
    told = tell("In Gao on Tuesday people lay down on the floor as shots rang out nearby.")
    assert told.incidents
    assert all(i.event_class != "demonstration" for i in told.incidents)


def test_men_with_rifles_who_storm_a_school_attack_it() -> None:
    told = tell("On Tuesday men on motorcycles, carrying rifles, stormed a school in Gao.")
    assert told.only().event_class == "armed_attack"


def test_boys_who_are_rounded_up_and_marched_away_are_kidnapped() -> None:
    told = tell("In Gao on Tuesday gunmen came; boys were rounded up and marched away in columns.")
    assert "kidnapping" in {i.event_class for i in told.incidents}


def test_whom_troops_drag_from_his_home_is_arrested() -> None:
    told = tell("Troops dragged the minister from his residence in Gao on Tuesday.")
    assert told.only().event_class == "arrest"


def test_staff_who_walk_out_in_a_town_on_a_day_strike() -> None:
    told = tell("The company said that staff in Mombasa walked out on Tuesday over the new plan.")
    assert told.only().event_class == "strike"


def test_bombs_on_trains_are_no_accident() -> None:
    told = tell(
        "The bombs on the trains in Lyon on Tuesday, which killed nine, were of another kind."
    )
    blast = told.only()
    assert (blast.event_class, blast.total("killed")) == ("explosion", Count(9, 9, 9))


def test_the_crowd_of_a_carnival_does_not_demonstrate() -> None:
    told = tell(
        "The singers opened the carnival in Patras on Tuesday "
        "and thousands of people cheered outside."
    )
    assert told.incidents == ()


def test_many_of_them_are_a_part_of_those_told_before() -> None:
    told = tell(
        "In Gao on Tuesday 33 men lost their lives in an attack, "
        "many of them with their throats cut."
    )
    assert told.only().total("killed") == Count(33, 33, 33)


def test_visitors_who_wait_at_a_gate_are_counted() -> None:
    told = tell(
        "A bomb went off in Gao on Tuesday. "
        "Four officers and six visitors waiting at the gate were wounded."
    )
    assert figures_of(told.only()) == {
        "injured.police": Count(4, 4, 4),
        "injured.civilians": Count(6, 6, 6),
    }
