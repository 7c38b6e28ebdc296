"""Ages, appositions and corrections that a sentence gives in passing, beside whom it counts."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import figures_of, tell


def test_an_age_behind_who_was_counts_nobody() -> None:
    told = tell("Gunmen fired on a bus in Gao on Tuesday. The driver, who was 60, was killed.")
    assert told.only().total("killed") == Count(1, 1, 1)


def test_one_whose_age_is_told_is_counted_with_those_behind() -> None:
    told = tell(
        "Gunmen fired on a bus in Gao on Tuesday. The driver, who was 60, and two pupils were "
        "killed."
    )
    assert told.only().total("killed") == Count(3, 3, 3)


def test_whom_a_gunman_killed_is_no_gunman() -> None:
    told = tell("On Tuesday a gunman fired on nuns and bathers in Gao, killing two.")
    assert "killed.militants" not in figures_of(told.only())
    assert told.only().total("killed") == Count(2, 2, 2)


def test_the_younger_of_two_is_counted() -> None:
    told = tell("Two sisters trod on a mine near Gao on Tuesday. The younger was killed.")
    assert told.only().total("killed") == Count(1, 1, 1)


@pytest.mark.parametrize(
    "denial",
    [
        "Reports in some newspapers of seven dead are not correct.",
        "Claims of nine people killed were not true.",
    ],
)
def test_a_figure_that_is_said_to_be_wrong_counts_nobody(denial: str) -> None:
    told = tell(f"A bomb exploded in Gao on Tuesday. Five people were killed. {denial}")
    assert told.only().total("killed") == Count(5, 5, 5)


def test_the_final_figure_is_the_toll() -> None:
    told = tell(
        "Troops clashed with rebels near Gao on Tuesday.\n\nThe army, which had at first spoken of "
        "31 rebels dead, said that the final figure was 36."
    )
    assert told.only().total("killed") == Count(36, 36, 36)


def test_a_crowd_counted_by_its_nation_gathers_and_goes_home() -> None:
    told = tell(
        "On Tuesday about 600 Serbs gathered in the yard of a school in Gao, demanded the return "
        "of the soldiers and dispersed after two hours."
    )
    assert told.only().event_class == "demonstration"


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("The police dispersed the crowd in Gao on Tuesday.", True),
        ("The crowd was dispersed in Gao on Tuesday.", True),
        ("The crowd in Gao dispersed on Tuesday.", False),
        ("The officials and guards in Gao dispersed peacefully on Tuesday.", False),
    ],
)
def test_only_forces_disperse_a_crowd(sentence: str, is_told: bool) -> None:  # noqa: FBT001
    classes = {i.event_class for i in tell(sentence).incidents}
    assert ("security_operation" in classes) == is_told


def test_who_took_part_in_that_gathering_is_no_second_one() -> None:
    told = tell(
        "A grenade was thrown at residents who were protesting in Gao on Tuesday.\n\n"
        "About 500 people took part in that gathering."
    )
    assert len(told.incidents) == 1


def test_those_hurt_in_a_province_are_of_none_of_its_towns() -> None:
    told = tell(
        "An earthquake shook Cusco on Tuesday and killed 12 people.\n\n"
        "More than 650 people have been injured in the province."
    )
    assert told.only().total("injured") is None
