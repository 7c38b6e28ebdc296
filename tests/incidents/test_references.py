"""Somebody told of before is the same person, and of those near to them it is known where."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from geo.incidents.scene.capitals import find_capital
from geo.records import Count, Mention, Resolution
from tests.incidents.telling import TUESDAY, WORLD, tell

ONE = Count(1, 1, 1)


def test_the_woman_is_she_who_was_told_of_and_is_counted_once() -> None:
    told = tell(
        "A grenade thrown into a house killed a 71-year-old woman in Kisumu on Tuesday. "
        "Shops in Mombasa stayed open.\n\n"
        "The woman died before an ambulance could reach her."
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert killed == {"Kisumu": ONE}


def test_her_husband_was_hurt_where_she_was_killed() -> None:
    told = tell(
        "A grenade thrown into a house killed a woman in Kisumu on Tuesday. "
        "Her husband was injured."
    )
    incident = told.only()
    assert (incident.total("killed"), incident.total("injured")) == (ONE, ONE)


def test_a_driver_of_another_story_is_not_the_one_told_of_long_before() -> None:
    text = (
        "A grenade killed a woman in Kisumu on Tuesday.\n\n"
        + "Prices rose in the capital.\n\n" * 6
        + "A bus crashed near Gao on Tuesday. The driver was killed."
    )
    killed = {i.place_name: i.total("killed") for i in tell(text).incidents}
    assert killed == {"Kisumu": ONE, "Gao": ONE}


@pytest.mark.parametrize(
    "sentence",
    ["He spent a week in hospital with a broken jaw.", "She was taken to hospital with burns."],
)
def test_he_or_she_is_whom_the_event_told_last_has_harmed(sentence: str) -> None:
    incident = tell(
        f"Masked men set upon the reporter Ana Lima in Kisumu on Tuesday. {sentence}"
    ).only()
    assert (incident.total("injured"), incident.total("killed")) == (ONE, None)


@pytest.mark.parametrize(
    "text",
    [
        "A grenade killed a woman in Kisumu on Tuesday. She was hit in the chest.",
        "A driver was killed in a shooting in Kisumu on Tuesday. He died in hospital.",
    ],
)
def test_he_or_she_of_whom_the_text_has_told_is_counted_once(text: str) -> None:
    incident = tell(text).only()
    assert (incident.total("killed"), incident.total("injured")) == (ONE, None)


def test_he_of_whom_no_event_tells_makes_no_incident() -> None:
    told = tell("Prices rose in Kisumu. He was hit in the leg by a bullet, the old man recalls.")
    assert all(i.total("injured") is None for i in told.incidents)


def lima() -> list[Resolution]:
    place = dataclasses.replace(
        WORLD["Cusco"], id="test:lima", name="Lima", feature_code="PPLC", country="PE"
    )
    named = [(place, 60), (WORLD["Cusco"], 70), (WORLD["Peruvian"], 7)]
    return [
        Resolution(Mention("a", at, at + 8, p.name, "topic", p.kind), p, "", 1.0) for p, at in named
    ]


@pytest.mark.parametrize(
    "sentence", ["In the Peruvian capital youths threw stones.", "Youths marched in the capital."]
)
def test_a_capital_is_known_without_its_name(sentence: str) -> None:
    found = find_capital(sentence, 0, len(sentence), lima())
    assert found is not None
    assert found.mention.surface == "Lima"


def test_the_capital_is_that_which_the_paragraph_has_named() -> None:
    text = "A mosque in Bamako is set alight. In the capital police are pelted with stones."
    town = dataclasses.replace(WORLD["Gao"], id="test:bamako", name="Bamako", feature_code="PPLC")
    at = text.find("Bamako")
    burnt = Mention("a", at, at + 6, "Bamako", "event_location", "settlement")
    named = sorted([*lima(), Resolution(burnt, town, "", 1.0)], key=lambda r: r.mention.start)
    found = find_capital(text, text.find("In the"), len(text), named)
    assert found is not None
    assert found.mention is burnt


@pytest.mark.parametrize(
    "sentence", ["Youths marched in the capital of fashion.", "They spoke of capital punishment."]
)
def test_not_every_capital_is_a_town(sentence: str) -> None:
    assert find_capital(sentence, 0, len(sentence), lima()) is None


def test_a_river_does_not_take_what_happened_in_the_town(monkeypatch: pytest.MonkeyPatch) -> None:
    river = dataclasses.replace(WORLD["Gao"], id="test:tana", name="Mopti", kind="water")
    monkeypatch.setitem(WORLD, "Mopti", river)
    told = tell(
        "Crowds gathered in Kisumu on Tuesday. Police fired tear gas at the bridge over the Mopti."
    )
    assert {(i.place_name, i.start) for i in told.incidents} == {("Kisumu", TUESDAY)}


def test_days_are_counted_from_what_was_told_long_before() -> None:
    between = "Prices of flour rose again in the shops. " * 10
    told = tell(
        f"Police raided a house in Kisumu on Tuesday. {between}"
        "The raids came two days after gunmen opened fire on a patrol near Mombasa."
    )
    days = {i.place_name: i.start for i in told.incidents}
    assert days["Mombasa"] == TUESDAY - dt.timedelta(days=2)


def test_who_was_dead_before_the_event_is_not_he_whom_it_harmed() -> None:
    told = tell(
        "On Tuesday two grenades were thrown into a house in Kisumu; a man lost a foot. "
        "On Sunday police had recovered the body of a woodcutter in Mombasa."
    )
    assert all(i.total("killed") is None for i in told.incidents if i.place_name == "Kisumu")
