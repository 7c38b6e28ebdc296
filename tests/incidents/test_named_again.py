"""An event that a report names again after others: its sentence stands where and when that was."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, WEDNESDAY, tell


@pytest.mark.parametrize(
    "again",
    [
        "The blast left three people wounded.",
        "Three people were wounded in the blast.",
        "The powerful explosion wounded three people.",
    ],
)
def test_harm_of_an_event_named_again_is_not_where_others_were_told_since(again: str) -> None:
    told = tell(
        f"A bomb exploded in Mopti on Tuesday. Police arrested a man in Gao on Wednesday. {again}"
    )
    blast, arrest = sorted(told.incidents, key=lambda i: i.start or TUESDAY)
    assert (blast.place_name, blast.start) == ("Mopti", TUESDAY)
    assert blast.total("injured") == Count(3, 3, 3)
    assert (arrest.place_name, arrest.start, arrest.total("injured")) == ("Gao", WEDNESDAY, None)


def test_what_follows_an_event_named_again_is_of_its_day() -> None:
    told = tell(
        "Thousands marched in Cusco on Wednesday. On Tuesday a shop was torched in Arequipa. "
        "The march passed without trouble. Smaller rallies were held in Juliaca."
    )
    rally = next(i for i in told.incidents if i.place_name == "Juliaca")
    assert rally.start == WEDNESDAY


@pytest.mark.parametrize(
    "other",
    [
        "The fire brigade said three people were wounded.",  # of nobody's fire
        "The blast in Arequipa left three people wounded.",  # with a place of its own
    ],
)
def test_what_has_its_own_place_or_names_no_event_stays_where_it_is(other: str) -> None:
    told = tell(
        f"A house burned in Mopti on Tuesday. Police held a man in Gao on Wednesday. {other}"
    )
    assert all(i.total("injured") is None for i in told.incidents if i.place_name == "Mopti")


def test_several_events_of_the_kind_leave_open_which_is_meant() -> None:
    told = tell(
        "A bomb exploded in Mopti on Tuesday. Another bomb exploded in Cusco on Tuesday. Police "
        "arrested a man in Gao on Wednesday. The blast left three people wounded."
    )
    assert all(
        i.total("injured") is None for i in told.incidents if i.place_name in {"Mopti", "Cusco"}
    )


def test_a_day_told_of_one_who_was_told_of_before_is_that_of_the_event() -> None:
    told = tell(
        "Hundreds marched in Cusco on Wednesday after a woman was shot dead in front of a clinic. "
        "She was killed on Tuesday in the yard."
    )
    dead = [i for i in told.incidents if i.total("killed")]
    assert [(i.start, i.total("killed")) for i in dead] == [(TUESDAY, Count(1, 1, 1))]


@pytest.mark.parametrize(
    ("named", "again"),
    [
        ("over a bomb attack in Gao on Tuesday", "The blast wounded three people."),
        (
            "in connection with a shooting near Gao on Tuesday",
            "Tuesday's shooting left three hurt.",
        ),
        ("as part of an inquiry into an ambush in Gao on Tuesday", "The ambush wounded three men."),
    ],
)
def test_an_event_that_is_only_named_is_where_and_when_it_is_named(named: str, again: str) -> None:
    told = tell(f"Police arrested a man in Mopti on Wednesday {named}. {again}")
    event = next(i for i in told.incidents if i.total("injured"))
    assert (event.place_name, event.start) == ("Gao", TUESDAY)


def test_what_somebody_is_suspected_of_is_not_where_and_when_he_is_arrested() -> None:
    told = tell(
        "Police on Wednesday arrested a man in Mopti, whom they suspect of an attack on soldiers "
        "in Gao on Tuesday. During that operation a crowd threw stones; three officers were hurt."
    )
    attack, hurt = sorted(told.incidents, key=lambda i: i.start or TUESDAY)
    assert (attack.place_name, attack.start, attack.total("injured")) == ("Gao", TUESDAY, None)
    assert (hurt.place_name, hurt.start) == ("Mopti", WEDNESDAY)
    assert hurt.total("injured") == Count(3, 3, 3)


@pytest.mark.parametrize(
    "before",
    [
        "Ten days after a bridge collapse killed 35 people in Gao, ",
        "Ten days after gunmen killed 35 people in Gao, ",
    ],
)
def test_what_a_sentence_counts_from_has_the_day_so_long_before(before: str) -> None:
    told = tell(f"{before}police arrested a man in Mopti on Tuesday.").incidents
    event = next(i for i in told if i.total("killed"))
    assert (event.place_name, event.start) == ("Gao", TUESDAY - dt.timedelta(days=10))
    arrest = next(i for i in told if i.event_class == "arrest")
    assert (arrest.place_name, arrest.start, arrest.total("killed")) == ("Mopti", TUESDAY, None)


def test_a_drone_that_injures_people_elsewhere_is_an_event_of_its_own() -> None:
    told = tell("A man was killed by shelling in Gao on Tuesday; in Mopti a drone injured four.")
    assert {(i.event_class, i.place_name) for i in told.incidents} == {
        ("shelling", "Gao"),
        ("air_campaign", "Mopti"),
    }


def test_the_dead_of_what_a_sentence_counts_from_are_not_those_of_the_arrest() -> None:
    told = tell(
        "Ten days after the collapse of a bridge in Gao killed 35 people, police arrested a man in "
        "Mopti on Tuesday."
    )
    arrest = next(i for i in told.incidents if i.event_class == "arrest")
    assert (arrest.place_name, arrest.total("killed")) == ("Mopti", None)


@pytest.mark.parametrize(
    ("before", "last", "hurt"),
    [
        ("Police raided a house in Gao", "Warplanes bombed Mopti", "Nine were hurt in the raid."),
        ("A shooting hurt two in Gao", "A drone hit Mopti", "Nine were hurt in the attack."),
        ("Police held ten men in Gao", "A mine collapsed in Mopti", "The operation hurt nine."),
        ("Gunmen attacked Gao", "Police held a man in Mopti", "The latest attack hurt nine men."),
    ],
)
def test_what_the_last_event_can_be_called_is_the_last_event(
    before: str, last: str, hurt: str
) -> None:
    told = tell(f"{before} on Tuesday. {last} on Wednesday. {hurt}")
    nine = Count(9, 9, 9)
    assert all(i.total("injured") != nine for i in told.incidents if i.place_name == "Gao")
