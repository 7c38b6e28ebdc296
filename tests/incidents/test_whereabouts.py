"""How a sentence says where: villages on no list, roads by their ends, names that are no places."""

from __future__ import annotations

import dataclasses

import pytest

from tests.incidents.telling import WORLD, tell

MOPTI = dataclasses.replace(WORLD["Mopti"], kind="admin1", uncertainty_m=200_000.0)


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in Cusco, a village in Mopti region", ("Cusco (Mopti)", 4)),
        ("at a market in Cusco in the central Mopti region", ("Cusco (Mopti)", 4)),
        ("in the Cusco Alto area of Mopti region", ("Cusco (Mopti)", 4)),
        ("in Gao, a town in Mopti region", ("Gao", 1)),
        ("in Mopti region near the town of Gao", ("Gao", 2)),
        ("in the village of Ziwani in Gao territory in Mopti region", ("Ziwani (Gao)", 3)),
    ],
)
def test_a_village_called_like_a_town_far_away_is_in_its_own_division(
    where: str, place: tuple[str, int]
) -> None:
    told = tell(f"A bomb killed three people {where} on Tuesday.", places={"Mopti": MOPTI})
    assert (told.only().place_name, told.only().where_prec) == place


def test_the_town_of_two_names_is_the_one_in_the_division() -> None:
    told = tell("A bomb killed three people in Cusco, Mopti, on Tuesday.", places={"Mopti": MOPTI})
    assert told.only().place_name == "Cusco (Mopti)"


@pytest.mark.parametrize(
    ("blocked", "places"),
    [
        ("the road in Volos that leads to Patras", {"Volos"}),
        ("the roads to Volos and Patras", {"Volos", "Patras"}),
    ],
)
def test_roads_are_blocked_where_they_are_told_to_be_else_near_their_ends(
    blocked: str, places: set[str]
) -> None:
    told = tell(
        f"Farmers parked lorries on Tuesday across {blocked}.",
        roles=dict.fromkeys(
            ("leads to Patras", "roads to Volos", "Volos and Patras"), "reference_location"
        ),
    )
    assert {i.place_name for i in told.incidents} == places


@pytest.mark.parametrize("band", ["suspected Cusco militants", "members of the Cusco cartel"])
def test_those_who_are_called_after_a_place_are_not_there(band: str) -> None:
    told = tell(f"Nine {band} were killed in a gunfight with soldiers in Gao on Tuesday.")
    assert told.only().place_name == "Gao"


def test_militants_in_a_town_are_there() -> None:
    told = tell("In Gao militants shot dead three people on Tuesday.")
    assert told.only().place_name == "Gao"


@pytest.mark.parametrize(("far", "place"), [("45 km", "Gao"), ("200 km", None)])
def test_an_ambush_some_way_from_a_town_is_near_it(far: str, place: str | None) -> None:
    told = tell(
        f"Nine soldiers were killed on Tuesday in an ambush {far} north of Gao.",
        roles={"Gao": "reference_location"},
    )
    assert {i.place_name for i in told.incidents} == {place}


def test_a_district_of_two_words_is_of_the_city_that_it_lies_in() -> None:
    told = tell("A bomb went off in the Cusco Alto district of Mopti on Tuesday.")
    assert told.only().place_name == "Mopti"


def test_the_forests_of_a_countrys_state_are_in_the_state() -> None:
    told = tell(
        "Four rebels were killed in a gunfight on Tuesday in the forests of Mali's Mopti region.",
        places={"Mopti": MOPTI},
        roles={"Mali": "topic", "Mopti": "topic"},
    )
    assert told.only().place_name == "Mopti"


@pytest.mark.parametrize(
    "way",
    ["heading to Patras in Mopti region", "that had left Volos for Patras, Mopti,"],
)
def test_what_the_end_of_a_way_lies_in_is_not_where_it_happened(way: str) -> None:
    told = tell(
        "A bus overturned in Gao on Tuesday.\n\n"
        f"A lorry {way} hit the wreck on Wednesday, killing three people.",
        places={"Mopti": dataclasses.replace(MOPTI, country="GR")},
        roles={"heading to Patras": "reference_location", "left Volos": "reference_location"},
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in Ziwani town, Gao Local Government Area of Mopti State,", "Ziwani (Gao)"),
        ("in a hall here, Mopti Gov. John Doe said,", None),
    ],
)
def test_an_area_is_a_place_and_a_governors_is_none(where: str, place: str | None) -> None:
    told = tell(f"A bomb killed three people {where} on Tuesday.", places={"Mopti": MOPTI})
    assert told.only().place_name == place


def test_the_place_told_after_the_dateline_stands_where_it_is_a_district() -> None:
    told = tell(
        "KISUMU (AP) - Rebels killed 16 villagers on Monday, local officials said.\n\n"
        "The attack took place in a village in Mopti region, a leader said.",
        places={"Mopti": dataclasses.replace(MOPTI, kind="admin2", country="KE")},
        roles={"KISUMU": "dateline"},
    )
    assert told.only().place_name == "Mopti"
