"""How agencies word raids, closed crossings, attacks by night and whom they hurt."""

from __future__ import annotations

import pytest

from geo.records import Count
from geo.records.classes import group_of
from tests.incidents.counting import counted
from tests.incidents.telling import TUESDAY, tell

_GROUPS = [
    ("Customs officers seized 200 cartons of cigarettes in Gao on Tuesday.", "policing"),
    ("Police held a local politician in Gao for several hours on Tuesday.", "policing"),
    ("Vehicles with Malian plates were not allowed through at Gao on Tuesday.", "obstruction"),
    ("Truck drivers blocked two customs terminals in Gao on Tuesday.", "obstruction"),
    ("Two buses were put across the bridge in Gao on Tuesday.", "obstruction"),
    ("A convoy of soldiers was held up at Gao on Tuesday for four hours.", "obstruction"),
    ("A patrol found a box of hand grenades in Gao on Tuesday.", "policing"),
    ("About 150 persons gathered at the courthouse in Gao on Tuesday.", "protest"),
    ("Police with shields pushed them aside in Gao on Tuesday.", "protest"),
    ("A kiosk selling foreign newspapers was wrecked in Gao on Tuesday.", "protest"),
    ("Police with pepper spray broke up a rally in Gao on Tuesday; ten men were hurt.", "protest"),
    ("A bus of fans was attacked with stones in Gao on Tuesday; a man was cut.", "protest"),
    ("A man drowned in a lake near Gao on Tuesday.", "disaster"),
    (
        "Two hand grenades, neither of which went off, were tossed at a house in Gao on Tuesday.",
        "violence",
    ),
    ("An arson attack destroyed the car of a tax inspector in Gao on Tuesday.", "violence"),
    ("Supporters of the opposition threw paint at a ministry in Gao on Tuesday.", "protest"),
    ("Police impounded three lorries carrying smuggled fuel in Gao on Tuesday.", "policing"),
    ("Police dug up two machine guns in a garden in Gao on Tuesday.", "policing"),
    ("The bridge in Gao was covered with gravel by bulldozers on Tuesday.", "obstruction"),
    ("Activists of the movement turned over 28 vehicles in Gao on Tuesday.", "protest"),
    ("A car was smashed in Gao on Tuesday evening by a group of masked men.", "protest"),
    ("Residents have been gathering since Tuesday in front of the town hall in Gao.", "protest"),
    ("Two people were hurt in a mass brawl in Gao on Tuesday.", "protest"),
    ("Three policemen were injured in a clash with Tuaregs in Gao on Tuesday.", "protest"),
    ("Three policemen were injured in a clash with Malians in Gao on Tuesday.", "protest"),
    ("Students blocked the faculty of law in Gao on Tuesday.", "protest"),
    ("Petrol bombs were thrown at the town hall in Gao on Tuesday.", "violence"),
    ("Clashes first broke out in the divided town of Gao on Tuesday.", "violence"),
    ("Automatic rifle fire was heard in Gao on Tuesday.", "violence"),
    ("Fourteen people were treated for carbon monoxide poisoning in Gao on Tuesday.", "disaster"),
    ("Pirates seized a fishing vessel near Gao on Tuesday.", "violence"),
    ("Pirates hijacked a cargo ship near Gao on Tuesday.", "violence"),
    ("The dismembered bodies of two men were found in Gao on Tuesday.", "violence"),
]


@pytest.mark.parametrize(("sentence", "group"), _GROUPS, ids=[s[:40] for s, _ in _GROUPS])
def test_an_event_is_known_in_the_words_of_agencies(sentence: str, group: str) -> None:
    incident = tell(sentence).only()
    assert (group_of(incident.event_class), incident.start) == (group, TUESDAY)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ana Lima was shot dead in front of her office.", [("killed", 1)]),
        ("Police said that Ana Lima was lightly wounded.", [("injured", 1)]),
        ("Ana Lima was not injured.", []),
        ("New Plum was shot at.", []),
        ("A man was shot and wounded in both legs.", [("injured", 1)]),
        ("Some 25 soldiers guarding three town halls in the north were hurt.", [("injured", 25)]),
        ("One man was killed and another badly hurt.", [("killed", 1), ("injured", 1)]),
        ("A boy lost two fingers.", [("injured", 1)]),
        ("A policeman was hit by a bullet in the shoulder.", [("injured", 1)]),
        ("A woman was hit with a bottle.", [("injured", 1)]),
        ("A fisherman, hit at the lake, is fighting for his life.", [("injured", 1)]),
    ],
)
def test_who_was_harmed_is_counted(sentence: str, found: list[tuple[str, int]]) -> None:
    assert counted(sentence) == found


@pytest.mark.parametrize(
    "places",
    [
        "Gao, Mopti and Volos, as well as in Patras",
        "Gao, Mopti and Volos, as well as the office of a charity in Patras",
        "Gao, Mopti and Volos and at the Patras crossing",
    ],
)
def test_what_is_told_as_well_is_in_the_list(places: str) -> None:
    told = tell(f"Police raided offices on Tuesday in {places}.")
    assert {i.place_name for i in told.incidents} == {"Gao", "Mopti", "Volos", "Patras"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Attackers set fire to an office in Gao on Tuesday and threw a grenade at one in Mopti.",
        "Crowds blocked a bridge in Gao on Tuesday and torched a car in Mopti.",
        "On Tuesday crowds blocked a bridge in Gao and in Mopti eggs were thrown at a car.",
        "In Gao, men set fire to a mosque on Tuesday, and in Mopti another one was burned down.",
    ],
)
def test_what_the_same_hands_did_elsewhere_is_another_event(sentence: str) -> None:
    told = tell(sentence)
    assert {(i.place_name, i.start) for i in told.incidents} == {
        ("Gao", TUESDAY),
        ("Mopti", TUESDAY),
    }


def test_each_part_of_a_sentence_with_its_own_day_keeps_its_place() -> None:
    told = tell(
        "A patrol was shot at in Gao on Monday. On Tuesday a boat of the police came under fire, "
        "and on Wednesday gunmen fired at a patrol in Mopti."
    )
    days = [(i.place_name, i.start.day if i.start else 0) for i in told.incidents]
    assert days == [("Gao", 11), ("Gao", 12), ("Mopti", 13)]


def test_people_arrested_in_several_towns_are_arrested_in_each() -> None:
    told = tell("Fourteen people were detained in Gao, Mopti and Volos on Tuesday.")
    assert {i.place_name for i in told.incidents} == {"Gao", "Mopti", "Volos"}


def test_nothing_happens_where_somebody_is_kept_from_going() -> None:
    told = tell(
        "In Gao, lorries were parked across the road on Tuesday to stop officers from reaching "
        "Mopti."
    )
    assert told.only().place_name == "Gao"


def test_nothing_but_talks_takes_place_where_a_deal_was_struck() -> None:
    told = tell("Crowds blocked roads in Gao on Tuesday until a deal was struck in Mopti.")
    topic = tell(
        "Crowds blocked two crossings on Tuesday until a deal was struck in Mopti.",
        roles={"Mopti": "topic"},
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}
    assert "Mopti" not in {i.place_name for i in topic.incidents}


@pytest.mark.parametrize(
    "sentence",
    [
        "Reports that a bomb had been thrown at a church in Gao on Tuesday were false.",
        "A monument to 17 miners killed in an explosion in 2000 was unveiled in Gao on Tuesday.",
        "The president met ambassadors in Gao on Tuesday over the arrest of farmers in the north.",
    ],
)
def test_what_is_only_spoken_of_did_not_happen_there_and_then(sentence: str) -> None:
    told = tell(sentence)
    real = [i for i in told.incidents if i.modality == "occurred"]
    assert {group_of(i.event_class) for i in real} <= {"politics"}


def test_an_indictment_over_an_attack_is_no_attack() -> None:
    told = tell(
        "Prosecutors filed an indictment against 45 people on Tuesday over the attack in Gao."
    )
    assert not [i for i in told.incidents if group_of(i.event_class) == "violence"]


@pytest.mark.parametrize(
    ("told", "event_class"),
    [
        (
            "Two farmers were killed by army fire during a raid in Gao on Tuesday.",
            "attack_on_civilians",
        ),
        ("Two farmers were killed by Israeli fire near Gao on Tuesday.", "shooting"),
        ("Three soldiers were killed by enemy fire near Gao on Tuesday.", "armed_clash"),
        ("Three children were killed by fire in Gao on Tuesday.", "accident"),
    ],
)
def test_the_fire_of_an_army_is_no_blaze(told: str, event_class: str) -> None:
    assert tell(told).only().event_class == event_class


def test_a_headmaster_counts_whom_gunmen_kill_at_an_abduction() -> None:
    told = tell("Gunmen abducted 25 girls in Gao on Tuesday, killing the headmaster.").only()
    assert told.total("killed") == Count(1, 1, 1)
