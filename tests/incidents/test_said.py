"""What the head of a report dates only by who said so, and the day that is told below."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, WEDNESDAY, WORLD, tell

SUNDAY = dt.date(2024, 3, 10)


@pytest.mark.parametrize(
    ("head", "below", "place"),
    [
        (
            "A bus crash in northern Peru killed at least 16 people, officials said Tuesday.",
            "The bus veered off the road in Cusco on Sunday night and plunged into a ravine.",
            "Cusco",
        ),
        (
            "Gunmen killed at least 16 people in Mali, police said on Tuesday.",
            "The attack happened on Sunday in Gao, the governor said.",
            "Gao",
        ),
        (
            "A blast at a factory in Peru killed at least 16 people, police said on Tuesday.",
            "The explosion in Juliaca occurred in the early hours of Sunday.",
            "Juliaca",
        ),
        (
            "At least 16 people were killed when a lorry hit a bus in Gao, police said on Tuesday.",
            "The accident occurred early on Sunday.",
            "Gao",
        ),
        (
            "Militants killed at least 16 soldiers in an attack in Mali, they said on Tuesday.",
            "The militants overran the base in Gao on Sunday, they said.",
            "Gao",
        ),
    ],
)
def test_the_day_told_below_is_that_of_the_head(head: str, below: str, place: str) -> None:
    incident = tell(f"{head}\n\n{below}").only()
    assert (incident.start, incident.end, incident.place_name) == (SUNDAY, SUNDAY, place)
    assert incident.total("killed") == Count(16, 16, None)


def test_another_event_of_an_earlier_day_gives_no_day() -> None:
    told = tell(
        "Gunmen killed 16 people in Gao, police said on Wednesday.\n\n"
        "On Sunday, gunmen killed four people in Mopti."
    )
    days = {i.place_name: (i.start, i.end) for i in told.incidents}
    assert days == {"Gao": (TUESDAY, WEDNESDAY), "Mopti": (SUNDAY, SUNDAY)}


def test_what_came_after_the_event_gives_it_no_day_and_no_place() -> None:
    told = tell(
        "Six guards were injured in a riot in Gao, the army said on Wednesday.\n\n"
        "Hours after the violence began on Sunday, a car blew up in Mopti."
    )
    assert {i.place_name for i in told.incidents} == {"Gao", "Mopti"}


@pytest.mark.parametrize(
    ("text", "where", "precision"),
    [
        ("in Peru on the road between Cusco and Juliaca", "Cusco", 2),
        ("in Peru, 12 km south of Cusco", "Cusco", 2),
        ("in Peru, 140 km south of Cusco", "Peru", 6),
    ],
)
def test_a_town_close_by_is_better_than_the_country(text: str, where: str, precision: int) -> None:
    names = ("Cusco", "Juliaca")
    heads = ("of", "and", "between")
    told = tell(
        f"A flood swept away a village {text} on Tuesday, killing nine people.",
        roles={f"{word} {n}": "reference_location" for n in names for word in heads},
    )
    assert (told.only().place_name, told.only().where_prec) == (where, precision)


@pytest.mark.parametrize("text", ["in Mopti province", "in the province of Mopti"])
def test_a_province_called_after_its_town_is_no_point(text: str) -> None:
    told = tell(
        f"Gunmen kidnapped 21 wedding guests {text} on Tuesday.",
        places={"Mopti": WORLD["Mopti"]},
    )
    assert (told.only().where_prec, told.only().event_class) == (4, "kidnapping")
