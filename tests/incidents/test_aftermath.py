"""What an event did to things is told after it, and is a part of that event."""

from __future__ import annotations

import pytest

from tests.incidents.telling import tell


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        (
            "A bomb exploded outside the court in Gao on Tuesday. Three cars were damaged.",
            "explosion",
        ),
        (
            "Protesters clashed with police in Cusco on Tuesday.\n\nShops were set on fire.",
            "violent_demonstration",
        ),
        (
            "A flood swept through Sylhet on Tuesday. A boy of nine drowned.",
            "natural_disaster",
        ),
    ],
)
def test_damage_without_a_place_and_day_of_its_own_is_of_the_event_before_it(
    text: str, event_class: str
) -> None:
    assert tell(text).only().event_class == event_class


def test_arrests_may_be_told_between_an_event_and_what_was_burnt() -> None:
    told = tell(
        "Protesters threw stones at police in Cusco on Tuesday.\n\nPolice arrested 70 people.\n\n"
        "Several cars were set on fire."
    )
    assert {i.event_class for i in told.incidents} <= {"violent_demonstration", "arrest"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "A bomb exploded outside the court in Gao on Tuesday. On Wednesday three houses were "
            "set on fire in Mopti."
        ),
        (
            "Thousands marched through Cusco on Tuesday. The rally ended without incident.\n\n"
            "In Juliaca, a policeman was knocked down by a car."
        ),
    ],
)
def test_damage_with_a_place_or_day_of_its_own_is_another_event(text: str) -> None:
    assert len(tell(text).incidents) == 2


def test_houses_that_fall_on_the_day_of_a_quake_fall_in_it() -> None:
    told = tell(
        "An earthquake struck Cusco on Tuesday, killing 40 people.\n\n"
        "In Juliaca, nine people were killed and dozens of houses collapsed."
    )
    assert {i.event_class for i in told.incidents} == {"natural_disaster"}
