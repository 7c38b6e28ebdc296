"""What reports tell beside their news: hearsay, comparisons, quarters, later deaths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records import Count
from tests.incidents.telling import TUESDAY, WEDNESDAY, tell

if TYPE_CHECKING:
    from geo.records.place import Role


def test_what_a_clause_goes_on_with_is_of_its_day() -> None:
    told = tell(
        "Residents of Gao blocked a road on Wednesday, a day after a man fired on bathers, "
        "killing two."
    )
    (shots,) = (i for i in told.incidents if i.total("killed"))
    assert (shots.start, shots.total("killed")) == (TUESDAY, Count(2, 2, 2))


def test_hearsay_that_is_denied_counts_nobody() -> None:
    told = tell(
        "A tank exploded in Gao on Tuesday, killing two workers. Some media spoke of nine dead. "
        "The mayor denied this."
    )
    assert told.only().total("killed") == Count(2, 2, 2)


def test_the_day_behind_a_semicolon_is_of_what_is_told_there() -> None:
    told = tell(
        "Rioters clashed with guards in Gao on Tuesday. Four of them were overcome by smoke and "
        "were dead when found; a fifth succumbed on Wednesday."
    )
    assert {i.start for i in told.incidents} == {TUESDAY}


def test_what_is_the_worst_since_a_day_was_not_on_that_day() -> None:
    told = tell("It was the worst attack since March 1, when a nurse was shot dead in Gao.")
    assert [i.total("killed") for i in told.incidents] == [Count(1, 1, 1)]


def test_a_strike_near_a_town_that_is_a_reference_is_near_it() -> None:
    roles: dict[str, Role] = {"near Cusco": "reference_location"}
    told = tell(
        "A bus crashed in Juliaca on Monday.\n\nMiners at a pit near Cusco went on strike on "
        "Tuesday.",
        roles=roles,
    )
    assert told.incidents[-1].place_name == "Cusco"


def test_a_place_of_which_the_text_says_what_it_is_moves_no_scene() -> None:
    told = tell(
        "Gunmen attacked a convoy in Gao on Tuesday.\n\nMopti is the second grievance.\n\n"
        "Shots were fired again on Wednesday."
    )
    assert [(i.place_name, i.start) for i in told.incidents] == [
        ("Gao", TUESDAY),
        ("Gao", WEDNESDAY),
    ]


def test_a_road_that_is_closed_because_of_a_landslide_tells_the_landslide() -> None:
    told = tell("The road near Cusco is closed from Tuesday because of a landslide.")
    assert told.only().event_class == "natural_disaster"


def test_what_is_told_with_a_time_alone_is_of_the_day_of_the_report() -> None:
    rooms = (
        "hall",
        "kitchen",
        "cellar",
        "attic",
        "yard",
        "stable",
        "porch",
        "shed",
        "barn",
        "loft",
    )
    between = "\n\n".join(f"The {room} has a green door." for room in rooms)
    told = tell(
        f"A gas explosion killed a cook in Arequipa on Tuesday.\n\n{between}\n\n"
        "At about three in the afternoon a bus had overturned near Juliaca, killing three people."
    )
    assert [(i.place_name, i.start) for i in told.incidents] == [
        ("Arequipa", TUESDAY),
        ("Juliaca", TUESDAY),
    ]


def test_a_quarter_that_is_called_like_a_town_is_of_the_town_told_before() -> None:
    told = tell(
        "An explosion tore through a cafe in Cusco on Tuesday.\n\nOn Wednesday shots were fired "
        "in the Juliaca quarter."
    )
    assert [i.place_name for i in told.incidents] == ["Cusco", "Cusco"]


def test_a_place_beside_a_town_is_not_its_namesake_far_away() -> None:
    told = tell("A forest fire at Mopti, above Gao, burned on Tuesday.")
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_whose_body_is_found_is_counted_once() -> None:
    told = tell(
        "A flood in Sylhet on Tuesday killed one person. A farmer was carried away by the water; "
        "his body was found by soldiers."
    )
    assert told.only().total("killed") == Count(1, 1, 1)


def test_what_two_shootings_came_to_belongs_to_neither() -> None:
    told = tell(
        "A gunman killed two people in Gao on Tuesday and another killed three in Mopti on "
        "Wednesday. The two shootings, in a land that had seen none for years, killed five people."
    )
    assert [i.total("killed") for i in told.incidents] == [Count(2, 2, 2), Count(3, 3, 3)]


def test_the_day_of_what_doctors_describe_is_not_that_of_the_harm() -> None:
    told = tell(
        "A gunman fired on pupils in Gao on Tuesday. Six of them were wounded, one with a wound "
        "that doctors described on Wednesday as grave."
    )
    assert (told.only().start, told.only().total("injured")) == (TUESDAY, Count(6, 6, 6))
