"""Namesakes in other countries, bodies called after countries, and the entries of live pages."""

from __future__ import annotations

import pytest

from geo.records import Count, Place
from tests.incidents.telling import TUESDAY, tell

_MARKET = Place("test:market", "Volos", -77.27, 39.38, kind="settlement", country="US")
_HEAD = "Crowds marched in Cusco, Arequipa and Juliaca in Peru on Tuesday. "


def test_a_namesake_far_from_all_that_is_told_of_is_not_the_place() -> None:
    text = _HEAD + "A bomb killed two people in Volos on Tuesday."
    told = tell(text, places={"Volos": _MARKET})
    assert {i.country for i in told.incidents if i.total("killed")} <= {"PE", None}


@pytest.mark.parametrize("more", ["Peruvian and Greek papers told of it. ", ""])
def test_a_town_of_a_country_that_is_named_stays(more: str) -> None:
    text = _HEAD + more + "A bomb killed two people in Volos in Greece on Tuesday."
    assert "Volos" in {i.place_name for i in tell(text).incidents}


def test_a_quarter_is_no_far_namesake_of_the_town_it_lies_in() -> None:
    text = "Two people were killed when police raided Volos in Cusco, Peru, on Tuesday."
    assert tell(text, places={"Volos": _MARKET}).only().place_name == "Cusco"


def test_a_division_abroad_is_the_place_that_is_named() -> None:
    far = Place("test:far", "Volos", -99.0, 31.0, kind="admin1", country="US")
    told = tell(_HEAD + "A gunman killed five people in Volos on Tuesday.", places={"Volos": far})
    assert {i.country for i in told.incidents if i.total("killed")} == {"US"}


def test_a_body_called_after_a_country_is_no_place() -> None:
    told = tell(
        "The Law Society of Kenya said that five people were shot dead on Tuesday while they were "
        "marching in Kisumu."
    )
    shooting = told.only()
    assert (shooting.place_name, shooting.total("killed")) == ("Kisumu", Count(5, 5, 5))


def test_an_entry_of_a_live_page_is_not_where_the_one_before_it_was() -> None:
    told = tell(
        "5.50pm: Shops were looted in Kisumu on Tuesday.\n\n"
        "3.30pm: Three people were shot dead outside the parliament.\n\n"
        "1pm: Crowds are marching in Mombasa.",
        title="LIVE: a day of protest",
        published=TUESDAY,
    )
    dead = [i for i in told.incidents if i.total("killed")]
    assert "Kisumu" in {i.place_name for i in told.incidents}
    assert "Kisumu" not in {i.place_name for i in dead}


@pytest.mark.parametrize(
    "sentence",
    [
        "A sit-in by youth groups which was to take place on Tuesday in Gao was called off.",
        "Grief over the massacre in Gao gave way to anger on Tuesday.",
    ],
)
def test_what_did_not_take_place_is_no_incident(sentence: str) -> None:
    assert not [
        i
        for i in tell(sentence).incidents
        if i.modality == "occurred" and i.event_class in {"demonstration", "natural_disaster"}
    ]


def test_what_bombs_hit_has_exploded() -> None:
    told = tell(
        "A wave of attacks hit several towns on Tuesday.\n\n"
        "In Gao, three stations were hit by car and motorcycle bombs, and two people died."
    )
    (blast,) = [i for i in told.incidents if i.total("killed")]
    assert (blast.event_class, blast.place_name) == ("explosion", "Gao")


@pytest.mark.parametrize(
    "behind",
    ["reports of a second blast were false", "the army's claim that rebels fired was false"],
)
def test_what_is_false_beside_an_event_denies_it_not(behind: str) -> None:
    blast = tell(f"A bomb killed four people in Gao on Tuesday and {behind}.").only()
    assert (blast.modality, blast.place_name) == ("occurred", "Gao")


def test_reports_that_were_false_told_of_nothing() -> None:
    told = tell("Reports that a bomb killed four people in Gao on Tuesday were false, police said.")
    assert not [i for i in told.incidents if i.modality == "occurred"]


def test_a_day_that_others_remember_has_its_own_events() -> None:
    raid = tell(
        "On the anniversary of independence gunmen attacked a bus in Gao on Tuesday, killing four."
    ).only()
    assert raid.total("killed") == Count(4, 4, 4)


@pytest.mark.parametrize("people", ["Kenyans", "Somalis", "Serbs", "Uyghurs"])
def test_all_peoples_are_told_of_alike(people: str) -> None:
    clash = tell(f"Three policemen were injured in a clash with {people} in Gao on Tuesday.").only()
    assert clash.event_class == "violent_demonstration"


@pytest.mark.parametrize("side", ["Rebels", "Government forces"])
@pytest.mark.parametrize(
    ("did", "event_class"),
    [("pounded", "shelling"), ("seized", "armed_clash"), ("overran", "armed_clash")],
)
def test_both_sides_of_a_war_are_told_of_alike(side: str, did: str, event_class: str) -> None:
    assert tell(f"{side} {did} Gao on Tuesday.").only().event_class == event_class


@pytest.mark.parametrize(
    "sentence",
    [
        "A general strike in Gao left three people killed on Tuesday.",
        "Soldiers took Ibrahim Keita into custody in Gao on Tuesday.",
    ],
)
def test_strikes_and_custody_are_no_war(sentence: str) -> None:
    told = {i.event_class for i in tell(sentence).incidents}
    assert not told & {"air_campaign", "armed_clash"}


def test_a_bus_that_heads_towards_a_town_is_not_there() -> None:
    told = tell("A bus heading towards Mopti hit a mine in Gao on Tuesday, killing four people.")
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_state_media_make_no_province_of_a_town() -> None:
    blast = tell("In Gao state media said that a bomb killed four people on Tuesday.").only()
    assert blast.where_prec == 1
