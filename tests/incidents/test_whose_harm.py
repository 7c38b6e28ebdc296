"""Whose harm a sentence tells: behind adverbs, insertions, names, "and", unlisted nouns."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.counting import counted, figures, parts
from tests.incidents.telling import figures_of, tell

KILLED, INJURED = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A soldier was slightly wounded.", [(INJURED, 1)]),
        ("Two officers were lightly injured.", [(INJURED, 2)]),
        (
            "A sergeant was killed and his mate was gravely wounded.",
            [(KILLED, 1), (INJURED, 1)],
        ),
        ("The charge lightly wounded a pensioner.", [(INJURED, 1)]),
    ],
)
def test_an_adverb_may_stand_before_the_participle(
    sentence: str, expected: list[tuple[str, int]]
) -> None:
    assert counted(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Seven persons, all from one family on the way back from Graz, were injured.", [7]),
        ("Nine survivors, two with crushed legs, were brought to a clinic.", [9]),
        ("A caretaker, who slept in a back room, got out but has burns on both hands.", [1]),
        ("His brother, who ran to separate the two, was cut on both hands.", [1]),
        ("Two men, 22 and 45 years old, were stabbed in the thigh.", [2]),
        ("Two cousins, 11 and 20, were wounded.", [2]),
        ("A man aged 33 was stabbed twice.", [1]),
        ("The neighbour was himself admitted with a head injury.", [1]),
    ],
)
def test_what_is_put_in_does_not_hide_the_hurt(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(INJURED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Three sisters, all over 80, drowned in one street.", [3]),
        ("A guard of 46, whose van was carried off the road, was found lifeless.", [1]),
        ("A woman of 41 was struck in the neck and killed on Wednesday.", [1]),
        ("Two commuters had been dragged from a bus and beaten to death by a mob.", [2]),
        ("A herder of 30, a father of two, succumbed to a knife wound.", [1]),
        ("Two more people, a couple in their sixties, died in the hut.", [2]),
        ("A man, who had killed two people, died.", [1, 2]),
        ("Three men whom nobody seemed to know were lynched.", [3]),
    ],
)
def test_what_is_put_in_does_not_hide_the_dead(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(KILLED, n) for n in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Lima, 32, a teaching assistant and mother of two, was gunned down.", [1]),
        ("Sh. K. (52) was stabbed to death.", [1]),
        ("The blaster Ian Pek, 41, and the trainee Bo Reed, 20, perished.", [1, 1]),
        ("A farmer, Ana Lima, 34, and Bo Reed, 20, were killed.", [1, 1]),
        ("Colonel Ana Lima, who headed the squad, was gunned down as she left.", [1]),
        ("Bo R., a 37-year-old electrician, succumbed to a knife wound.", [1]),
    ],
)
def test_a_name_with_an_age_or_a_rank_is_one_person(sentence: str, expected: list[int]) -> None:
    assert counted(sentence) == [(KILLED, n) for n in expected]


def test_a_place_with_a_count_is_no_person() -> None:
    assert counted("In Peja, 12, and in Gjilan, 5, were injured.") == []


def test_a_named_person_who_is_arrested_is_not_counted() -> None:
    assert figures("Ana Lima, 34, was arrested.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A bomb went off, wounding a rickshaw puller and two constables.", [1, 2]),
        ("A shell struck the hall, injuring a trombonist.", [1]),
    ],
)
def test_a_noun_that_no_list_knows_is_a_person_by_its_form(
    sentence: str, expected: list[int]
) -> None:
    assert counted(sentence) == [(INJURED, n) for n in expected]


def test_a_name_of_a_people_is_a_person_where_he_is_killed() -> None:
    assert counted("On February 13 a Serb was killed.") == [(KILLED, 1)]


@pytest.mark.parametrize(
    "sentence",
    ["A newly married couple drowned.", "The couple were burnt to death.", "A couple died at sea."],
)
def test_a_couple_is_two(sentence: str) -> None:
    assert counted(sentence) == [(KILLED, 2)]


def test_bodies_of_those_named_before_them_are_theirs() -> None:
    assert counted("13 inmates' bodies were carried out of the prison.") == [(KILLED, 13)]


def test_those_whom_a_clinic_admits_with_wounds_are_hurt() -> None:
    assert counted("The clinic has admitted 38 people with bullet wounds.") == [(INJURED, 38)]


def test_those_evacuated_with_wounds_are_hurt_and_not_displaced() -> None:
    assert [f.outcome for f in figures("Five persons were evacuated with machete wounds.")] == [
        INJURED
    ]


def test_a_missing_man_whose_body_is_found_is_dead() -> None:
    sentence = "The body of a man who had been missing since Tuesday was pulled from a field."
    assert counted(sentence) == [(KILLED, 1)]


def test_a_third_is_no_part_of_those_harmed_otherwise() -> None:
    sentence = "Two officers were killed and a third is in critical condition."
    assert counted(sentence) == [(KILLED, 2), (INJURED, 1)]


def test_some_of_the_victims_are_a_part() -> None:
    assert parts("Several of the victims had been strangled.") == [(KILLED, None)]


def test_the_victim_who_was_hit_is_told_of_again() -> None:
    assert figures("The victim was hit in the neck.") == []


def test_he_who_was_pronounced_dead_is_one() -> None:
    sentence = "He was brought to a ward, where he was pronounced dead at 0340 hrs."
    assert counted(sentence) == [(KILLED, 1)]


def test_a_dozen_or_so_is_about_twelve() -> None:
    (figure,) = figures("A dozen or so guests were hurt.")
    assert (figure.count.best, figure.count.approximate) == (12, True)


def test_a_toll_since_a_weekday_is_of_these_days() -> None:
    assert counted("14 people have died since the rain began on Sunday.") == [(KILLED, 14)]
    assert counted("14,000 people have died since the war began.") == []


def test_nobody_is_hurt_by_a_strike() -> None:
    told = tell(
        "Miners in Cusco stopped work on Tuesday to demand safer shafts. "
        "On Tuesday two men were killed in Cusco."
    )
    strikes = [i for i in told.incidents if i.event_class == "strike"]
    assert [i.total("killed") for i in strikes] == [None]


@pytest.mark.parametrize(
    "toll",
    ["Nine miners have been killed there since the war.", "It treated 394 wounded in those days."],
)
def test_the_toll_of_a_war_and_of_days_is_not_that_of_one_event(toll: str) -> None:
    told = tell(f"A shell hit the mine in Gao on Tuesday. {toll}")
    assert [c for i in told.incidents for c in i.casualties] == []


def test_civilians_of_one_source_and_the_toll_of_another_are_both_the_whole() -> None:
    told = tell(
        "At least 17 civilians were killed on Tuesday when shells struck a market in Gao, a "
        "medical network said. A committee in the town put the death toll at 21."
    )
    assert told.only().total("killed") == Count(17, 21, 21)
    assert [c.field for c in told.only().conflicts] == ["killed.people"]


def test_civilians_stay_a_part_where_one_source_tells_both() -> None:
    told = tell(
        "Shells struck a market in Gao on Tuesday. Twelve civilians were killed, the army said. "
        "The death toll was 21, the army said."
    )
    assert told.only().total("killed") == Count(21, 21, 21)


def test_private_guards_are_civilians() -> None:
    told = tell("Two security guards were killed when gunmen stormed a school in Gao on Tuesday.")
    assert figures_of(told.only()) == {"killed.civilians": Count(2, 2, 2)}
