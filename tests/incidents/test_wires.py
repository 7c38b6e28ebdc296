"""How agencies print crises: coups, strikes on houses, years and anniversaries that are no news."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell


@pytest.mark.parametrize(
    ("text", "event_class"),
    [
        ("A strike on a car in Gao killed four people on Tuesday.", "air_campaign"),
        ("Four people were killed in a strike on a school in Gao on Tuesday.", "air_campaign"),
        ("Foreign strikes killed four people in Gao on Tuesday.", "air_campaign"),
        ("Soldiers in Mali announced they had seized power in Gao on Tuesday.", "armed_clash"),
        ("Soldiers overthrew President Traore in Gao on Tuesday.", "armed_clash"),
        ("A plane crashed on Tuesday after taking off from Gao, killing four.", "accident"),
        (
            "Security forces fired live rounds at demonstrators in Gao on Tuesday.",
            "violent_demonstration",
        ),
        ("Kidnappers in army uniforms stormed a school in Gao on Tuesday.", "armed_attack"),
    ],
)
def test_wire_news_has_its_class_and_place(text: str, event_class: str) -> None:
    incident = tell(text).only()
    told = incident.event_class, incident.place_name, incident.start
    assert told == (event_class, "Gao", TUESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "A court in Lyon on Tuesday jailed a man for a bombing at a shrine that killed 20 in 2015.",
        "Men stood trial in Volos on Tuesday over one who hit a crowd in Lyon in 2016, killing 86.",
        "A minister was in Lyon on Tuesday for the anniversary of a quake that killed 600.",
    ],
)
def test_what_is_remembered_or_judged_is_no_news(text: str) -> None:
    assert not [i for i in tell(text).incidents if i.start and i.total("killed")]


@pytest.mark.parametrize(
    ("head", "below", "killed"),
    [
        (
            "A landslide killed eight people in Peru.",
            "It struck a gold mine outside Cusco on Tuesday night after rain.",
            8,
        ),
        (
            "Six people were shot dead in Peru, prosecutors said on Wednesday.",
            "The victims, all men, were found in a house in Cusco on Tuesday.",
            6,
        ),
        (
            "Two protesters were killed in clashes with police in Peru on Tuesday.",
            "The deaths occurred in Cusco when people tried to take over a bridge.",
            2,
        ),
        (
            "At least seven soldiers died in Peru when a bomb struck their vehicle.",
            "The roadside bomb exploded on Tuesday on the road linking Cusco to Juliaca.",
            7,
        ),
    ],
)
def test_the_next_paragraph_says_where_and_when(head: str, below: str, killed: int) -> None:
    roles = {"linking Cusco": "reference_location", "to Juliaca": "topic"}
    incident = tell(f"{head}\n\n{below}", roles=roles).only()
    count = incident.total("killed")
    assert (incident.place_name, incident.start) == ("Cusco", TUESDAY)
    assert count is not None
    assert count.best == killed


def test_who_was_hurt_in_it_stands_where_it_is_told_again() -> None:
    incident = tell(
        "A suicide bomber killed three people in Mali, the army said.\n\n"
        "The bomber struck outside a bank in Gao on Tuesday, wounding 12 others."
    ).only()
    assert incident.total("injured") == Count(12, 12, 12)
    assert incident.place_name == "Gao"
