"""What is one incident: in a sentence, over paragraphs, over articles."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, join_all, tell


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "On Monday police arrested nine men in Cusco; on Tuesday a bomb exploded in Kisumu; "
            "and on Wednesday dockers went on strike in Volos."
        ),
        (
            "A bomb exploded in Kisumu on Tuesday, while dockers went on strike in Volos on "
            "Wednesday, after police arrested nine men in Cusco on Monday."
        ),
    ],
)
def test_one_sentence_may_hold_three_incidents(sentence: str) -> None:
    told = tell(sentence)
    assert [(str(i.start), i.place_name, i.event_class) for i in sorted(
        told.incidents, key=lambda i: str(i.start)
    )] == [
        ("2024-03-11", "Cusco", "arrest"),
        ("2024-03-12", "Kisumu", "explosion"),
        ("2024-03-13", "Volos", "strike"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        (
            (
                "On Tuesday protesters clashed with police in Cusco, gunmen killed two farmers in "
                "Gao, and miners blocked a road near Juliaca."
            ),
            {"Cusco": None, "Gao": Count(2, 2, 2), "Juliaca": None},
        ),
        (
            (
                "In Cusco protesters clashed with police on Tuesday, in Gao gunmen killed two "
                "farmers, in Juliaca miners blocked a road."
            ),
            {"Cusco": None, "Gao": Count(2, 2, 2), "Juliaca": None},
        ),
        (
            (
                "On Tuesday a flood hit Sylhet, a storm killed nine people in Khulna, and dockers "
                "went on strike in Volos."
            ),
            {"Sylhet": None, "Khulna": Count(9, 9, 9), "Volos": None},
        ),
        (
            (
                "Two farmers were killed in Gao on Tuesday, three soldiers died in Mopti on "
                "Wednesday, and a bomb killed nine people in Kisumu on Monday."
            ),
            {"Gao": Count(2, 2, 2), "Mopti": Count(3, 3, 3), "Kisumu": Count(9, 9, 9)},
        ),
    ],
)
def test_incidents_that_only_commas_part_keep_their_own_places_and_figures(
    sentence: str, killed: dict[str, Count | None]
) -> None:
    assert {i.place_name: i.total("killed") for i in tell(sentence).incidents} == killed


def test_commas_that_part_no_events_leave_one_incident() -> None:
    incident = tell(
        "A bomb exploded in Kisumu on Tuesday, six people were killed in the blast, and the market "
        "of Kisumu was sealed by police."
    ).only()
    assert incident.total("killed") == Count(6, 6, 6)


def test_three_paragraphs_may_hold_one_incident() -> None:
    incident = tell(
        "A bomb exploded in a market in Kisumu on Tuesday.\n\n"
        "The blast killed seven people, the hospital said.\n\n"
        "In all 23 people were wounded, according to police."
    ).only()
    assert incident.start == TUESDAY
    assert incident.total("killed") == Count(7, 7, 7)
    assert incident.total("injured") == Count(23, 23, 23)
    assert len({c.paragraph for c in incident.claims}) == 3


def test_a_caption_printed_twice_is_told_once() -> None:
    caption = "Photo: Nine people were hurt in clashes in Cusco on Tuesday. /Lamp Photos"
    told = tell(
        "A long day\n\nProtesters clashed with police in Cusco on Tuesday.\n\n"
        f"{caption}\n\nNine people were hurt in the clashes.\n\n{caption}"
    )
    assert told.only().total("injured") in (None, Count(9, 9, 9))


def test_two_towns_on_one_day_are_two_incidents() -> None:
    told = tell("A bomb exploded in Kisumu on Tuesday.\n\nA bomb exploded in Mombasa on Tuesday.")
    assert sorted(str(i.place_name) for i in told.incidents) == ["Kisumu", "Mombasa"]


def test_two_days_in_one_town_are_two_incidents() -> None:
    told = tell(
        "A bomb exploded in Kisumu on 5 March 2024.\n\nA bomb exploded in Kisumu on 12 March 2024."
    )
    assert len(told.incidents) == 2


def test_a_strike_and_a_bomb_of_one_town_and_day_are_two_incidents() -> None:
    told = tell("Dockers went on strike in Volos on Tuesday.\n\nA flood hit Volos on Tuesday.")
    assert {i.event_class for i in told.incidents} == {"strike", "natural_disaster"}


def test_two_outlets_that_tell_of_one_event_make_one_incident() -> None:
    joined = join_all(
        tell("A bomb exploded in Kisumu on Tuesday, killing seven people.", publisher="Lamp"),
        tell("Seven people died in a blast in Kisumu on 12 March 2024.", publisher="Bell"),
    )
    assert len(joined) == 1
    assert {s.outlet for s in joined[0].sources} == {"Lamp", "Bell"}


def test_a_planned_event_is_never_joined_to_one_that_occurred() -> None:
    joined = join_all(
        tell("Teachers will march in Cusco on 15 March 2024.", publisher="Lamp"),
        tell(
            "Teachers held a protest in Cusco on 15 March 2024.",
            publisher="Bell",
            published="2024-03-16",
        ),
    )
    assert [i.modality for i in joined if i.modality in {"occurred", "ongoing"}] == ["occurred"]


def test_a_hundred_incidents_in_an_article_are_a_hundred() -> None:
    days = [f"{1 + n % 28} {month} 2023" for n in range(25)
            for month in ("January", "March", "May", "July")]  # fmt: skip
    text = "\n\n".join(f"A bomb exploded in Kisumu on {day}." for day in days)
    told = tell(text, published="2023-08-14")
    assert len(told.incidents) == 100
    assert len({i.id for i in told.incidents}) == 100


def test_whom_violence_harmed_is_not_told_of_the_arrests_beside_it() -> None:
    told = tell(
        "Police arrested 53 people in Kisumu on Tuesday. Hand grenades were thrown at police in "
        "Kisumu on Tuesday. Nine officers were injured."
    )
    injured = {i.event_class: i.total("injured") for i in told.incidents}
    assert injured["grenade_attack"] is not None
    assert injured.get("arrest") is None


def test_a_raid_and_the_arrests_made_in_it_are_one() -> None:
    told = tell(
        "Police raided a house in Kisumu on Tuesday. Four men were arrested in Kisumu on Tuesday."
    )
    assert len(told.incidents) == 1


def test_incidents_stand_in_the_order_in_which_the_article_tells_them() -> None:
    told = tell(
        "Dockers went on strike in Volos on Tuesday. A bomb exploded in Kisumu on Tuesday. "
        "Police arrested nine men in Cusco on Tuesday. A lorry overturned in Arequipa on Tuesday."
    )
    assert [i.place_name for i in told.incidents] == ["Volos", "Kisumu", "Cusco", "Arequipa"]
