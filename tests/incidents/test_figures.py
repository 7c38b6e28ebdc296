"""Who was killed, injured, detained: voices of the verb, lists, brackets, tolls."""

from __future__ import annotations

import dataclasses

import pytest

from geo.records import Count
from tests.incidents.telling import WORLD, claims_of, figures_of, tell


def one(value: int) -> Count:
    return Count(value, value, value)


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Four soldiers were killed in an ambush near Gao on Tuesday.", {"killed.soldiers": 4}),
        ("An ambush near Gao on Tuesday killed four soldiers.", {"killed.soldiers": 4}),
        ("Four soldiers died in an ambush near Gao on Tuesday.", {"killed.soldiers": 4}),
        ("Senator Ana Lima was shot dead by gunmen in Gao on Tuesday.", {"killed.civilians": 1}),
        (
            "Union leader Ana Lima Reed was stabbed in Gao on Tuesday.",
            {"injured.civilians": 1},
        ),
        (
            "Senator Ana Lima was in Gao on Tuesday when clashes killed nine rebels.",
            {"killed.militants": 9},
        ),
        (
            "Gunmen attacked a market in Mopti on Tuesday, killing 11 civilians.",
            {"killed.civilians": 11},
        ),
        (
            "Two police officers and six protesters were injured in clashes in Cusco on Tuesday.",
            {"injured.police": 2, "injured.protesters": 6},
        ),
        (
            "Seven people were killed and 23 were wounded in a blast in Kisumu on Tuesday.",
            {"killed.people": 7, "injured.people": 23},
        ),
        (
            "A blast in Kisumu on Tuesday killed seven people and wounded 23 others.",
            {"killed.people": 7, "injured.people": 23},
        ),
        (
            "Police detained 31 protesters at a rally in Arequipa on Tuesday.",
            {"detained.protesters": 31},
        ),
        (
            "Five children were injured when a school wall collapsed in Sylhet on Tuesday.",
            {"injured.civilians": 5},
        ),
    ],
)
def test_a_sentence_states_its_figures(sentence: str, figures: dict[str, int]) -> None:
    found = figures_of(tell(sentence).only())
    assert found == {name: one(value) for name, value in figures.items()}


def test_a_breakdown_in_brackets_is_kept_and_not_added() -> None:
    (hurt,) = (
        tell(
            "Thirty soldiers (11 Italian and 19 Danish) were injured in clashes with protesters in "
            "Gao on Tuesday."
        )
        .only()
        .casualties
    )
    assert hurt.count == one(30)
    assert sorted(value for _, value in hurt.breakdown) == [11, 19]


def test_a_sum_stated_in_parts_is_one_figure() -> None:
    incident = tell(
        "Eleven Italian and 19 Danish soldiers were injured in clashes with protesters in Gao on "
        "Tuesday."
    ).only()
    assert incident.total("injured") == one(30)


def test_those_included_are_not_counted_again() -> None:
    incident = tell(
        "Nine people, including two children, were killed in a blast in Kisumu on Tuesday."
    ).only()
    assert incident.total("killed") == one(9)


def test_among_whom_is_a_part_and_not_more() -> None:
    incident = tell(
        "A blast in Kisumu on Tuesday killed nine people, including two police officers."
    ).only()
    assert incident.total("killed") == one(9)


@pytest.mark.parametrize(
    "sentence",
    [
        "The death toll from the blast in Kisumu on Tuesday has risen to 14.",
        "The blast in Kisumu on Tuesday raised the death toll to 14.",
    ],
)
def test_a_toll_is_a_figure_of_people_killed(sentence: str) -> None:
    assert tell(sentence).only().total("killed") == one(14)


@pytest.mark.parametrize(
    "sentence",
    [
        "Attacks around Mopti have killed 640 people since January.",
        "So far this year 640 people have been killed in attacks around Mopti.",
        "Over the past decade 640 people have been killed around Mopti.",
    ],
)
def test_a_figure_over_a_long_time_is_no_incidents(sentence: str) -> None:
    assert all(i.total("killed") is None for i in tell(sentence).incidents)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reports that 40 people were killed in a blast in Kisumu on Tuesday were false.",
        "Reports that 40 people were killed in Kisumu on Tuesday could not be confirmed.",
    ],
)
def test_a_figure_that_the_sentence_takes_back_is_not_counted(sentence: str) -> None:
    assert all(i.total("killed") is None for i in tell(sentence).incidents)


def test_children_hurt_beside_police_are_two_groups() -> None:
    incident = tell(
        "Three police officers and two children were wounded in a shooting in Lyon on Tuesday."
    ).only()
    assert incident.total("injured") == one(5)
    assert len(incident.casualties) == 2


def test_a_figure_names_its_number_and_not_its_noun() -> None:
    incident = tell("A blast in Kisumu on Tuesday wounded at least 26 people.").only()
    (claim,) = claims_of(incident, "injured.people")
    assert claim.value == "26"
    assert (claim.low, claim.best, claim.high) == (26, 26, None)


def test_a_part_says_whose_part_it_is() -> None:
    incident = tell(
        "Thirty soldiers (11 Italian and 19 Danish) were injured in clashes with protesters in "
        "Gao on Tuesday."
    ).only()
    parts = {c.value: c.part_of for c in incident.claims if c.field.startswith("injured.")}
    assert parts["Thirty"] is None
    assert parts["11"] == parts["19"] == "soldiers"


def test_a_source_that_raises_its_figure_is_not_in_conflict_with_itself() -> None:
    incident = tell(
        "Nine people were killed in a blast in Kisumu on Tuesday, police said. "
        "Four people were killed in the blast in Kisumu on Tuesday, police said."
    ).only()
    assert incident.total("killed") == one(9)
    assert incident.conflicts == ()


def test_sources_that_differ_in_one_report_stay_a_range() -> None:
    incident = tell(
        "Nine people were killed in a blast in Kisumu on Tuesday, police said. "
        "Four people were killed in the blast in Kisumu on Tuesday, the hospital said."
    ).only()
    killed = incident.total("killed")
    assert killed is not None
    assert (killed.low, killed.high) == (4, 9)


def test_others_beside_a_larger_group_are_added_to_it() -> None:
    incident = tell(
        "Five soldiers and two others were killed in a blast in Kisumu on Tuesday."
    ).only()
    assert incident.total("killed") == one(7)


def test_two_of_a_group_that_one_list_names_are_added() -> None:
    incident = tell("A man and his grandson were killed in a blast in Kisumu on Tuesday.").only()
    assert incident.total("killed") == one(2)


def test_the_dead_of_a_province_are_not_added_to_those_of_a_town() -> None:
    province = dataclasses.replace(WORLD["Mopti"], kind="admin1")
    told = tell(
        "A flood killed 40 people in Gao and nine in Mopti province on Tuesday.",
        places={"Mopti": province},
    )
    assert [(i.place_name, i.total("killed")) for i in told.incidents] == [
        ("Gao", Count(40, 40, 40))
    ]
