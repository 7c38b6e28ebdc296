"""To which event a figure belongs: when in doubt to none but the one whose sentence states it."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, Told, tell


def _killed(told: Told) -> dict[str | None, Count | None]:
    return {i.place_name: i.total("killed") for i in told.incidents if i.total("killed")}


def _hurt(told: Told) -> dict[str | None, Count | None]:
    return {i.place_name: i.total("injured") for i in told.incidents if i.total("injured")}


def test_the_toll_of_a_country_is_not_that_of_a_town_which_counts_fewer() -> None:
    told = tell(
        "At least nine people were shot dead on Tuesday as protests swept Kenya.\n\n"
        "In Kisumu four protesters were shot dead by police on Tuesday."
    )
    assert _killed(told) == {"Kenya": Count(9, 9, None), "Kisumu": Count(4, 4, 4)}


def test_a_toll_told_of_the_country_and_again_of_the_town_is_one() -> None:
    told = tell(
        "A bomb killed nine people in Peru on Tuesday.\n\n"
        "The bomb exploded in Cusco on Tuesday and killed nine people."
    )
    assert _killed(told) == {"Cusco": Count(9, 9, 9)}


def test_harm_is_not_given_to_an_event_that_harmed_nobody() -> None:
    told = tell(
        "Police fired on a crowd in Kisumu on Monday.\n\n"
        "Four people died there on Tuesday and 17 were wounded.\n\n"
        "A shop in Kisumu was set on fire on Tuesday, but no one was hurt."
    )
    fire = next(i for i in told.incidents if i.event_class == "arson")
    assert all(c.count.high == 0 for c in fire.casualties)
    assert any(i.total("killed") == Count(4, 4, 4) for i in told.incidents)


def test_harm_told_without_a_cause_is_not_given_to_what_comes_paragraphs_later() -> None:
    told = tell(
        "A flood hit Volos on Monday.\n\n"
        "Ships are at anchor in the harbour.\n\n"
        "Twelve people died in Volos on Tuesday.\n\n"
        "Ships are at anchor.\n\n"
        "Farmers wait for the rain to end.\n\n"
        "A crowd set fire to five cars in Volos on Tuesday."
    )
    assert {i.event_class: i.total("killed") for i in told.incidents if i.start == TUESDAY} == {
        "natural_disaster": Count(12, 12, 12),
        "mob_violence": None,
    }


@pytest.mark.parametrize(
    "where", ["sent home from the health centre in Patras", "are in intensive care in Patras"]
)
def test_those_hurt_are_counted_where_it_happened_and_not_where_they_are_treated(
    where: str,
) -> None:
    told = tell(
        "A grenade exploded in a yard in Volos on Tuesday.\n\n"
        f"Two women were wounded by glass and {where}."
    )
    assert _hurt(told) == {"Volos": Count(2, 2, 2)}
