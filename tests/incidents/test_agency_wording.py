"""How agencies word raids, closed crossings, attacks by night and whom they hurt."""

from __future__ import annotations

import pytest

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
    ("Activists of the movement turned over 28 vehicles in Gao on Tuesday.", "protest"),
    ("A car was smashed in Gao on Tuesday evening by a group of masked men.", "protest"),
    ("Residents have been gathering since Tuesday in front of the town hall in Gao.", "protest"),
    ("Two people were hurt in a mass brawl in Gao on Tuesday.", "protest"),
    ("Three policemen were injured in a clash with Tuaregs in Gao on Tuesday.", "violence"),
    ("Three policemen were injured in a clash with Malians in Gao on Tuesday.", "protest"),
    ("Students blocked the faculty of law in Gao on Tuesday.", "protest"),
    ("Petrol bombs were thrown at the town hall in Gao on Tuesday.", "violence"),
    ("Clashes first broke out in the divided town of Gao on Tuesday.", "violence"),
    ("Automatic rifle fire was heard in Gao on Tuesday.", "violence"),
    ("Fourteen people were treated for carbon monoxide poisoning in Gao on Tuesday.", "disaster"),
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
    ],
)
def test_what_the_same_hands_did_elsewhere_is_another_event(sentence: str) -> None:
    told = tell(sentence)
    assert {(i.place_name, i.start) for i in told.incidents} == {
        ("Gao", TUESDAY),
        ("Mopti", TUESDAY),
    }


def test_an_indictment_over_an_attack_is_no_attack() -> None:
    told = tell(
        "Prosecutors filed an indictment against 45 people on Tuesday over the attack in Gao."
    )
    assert not [i for i in told.incidents if group_of(i.event_class) == "violence"]
