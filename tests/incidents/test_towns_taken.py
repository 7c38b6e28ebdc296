"""War and its neighbours: towns that are taken, fires, strikes, and what merely reads like them."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels seized Gao on Tuesday after heavy fighting.",
        "The army took control of the town of Gao on Tuesday.",
        "Islamist militants captured Gao on Tuesday, residents said.",
        "Rebels were driven out of Gao on Tuesday.",
        "Fighting continued in Gao on Tuesday.",
        "Soldiers seized the state television building in Gao on Tuesday.",
    ],
)
def test_a_town_that_is_taken_was_fought_for(sentence: str) -> None:
    clash = tell(sentence).only()
    assert (clash.event_class, clash.place_name, clash.start) == ("armed_clash", "Gao", TUESDAY)


@pytest.mark.parametrize(
    ("sentence", "event_class"),
    [
        ("Government forces pounded Gao on Tuesday.", "shelling"),
        ("Suicide bombers on Tuesday targeted an army base in Gao.", "explosion"),
        ("A shopping centre in Lyon is on fire, firemen said on Tuesday.", "accident"),
        ("A bank was damaged in an attack in Lyon on Tuesday night.", "attack_on_civilians"),
        ("Officers bundled the activist into a van in Gao on Tuesday.", "arrest"),
        ("The activist was taken away in a police car in Gao on Tuesday.", "arrest"),
        ("Lawyers boycotted courts in Kisumu on Tuesday.", "strike"),
        ("Traders observed a strike in Sylhet on Tuesday.", "strike"),
    ],
)
def test_what_agencies_print_is_known(sentence: str, event_class: str) -> None:
    assert tell(sentence).only().event_class == event_class


@pytest.mark.parametrize(
    "sentence",
    [
        "In the worst case, fires would break out in Gao, the study said on Tuesday.",
        "The authors modeled a tremor of magnitude 7.5 in Gao on Tuesday.",
        "Five thousand officers, among them the elite RAID unit, were on duty in Lyon on Tuesday.",
        "Rebels took part in talks in Gao on Tuesday.",
    ],
)
def test_what_merely_reads_like_it_is_nothing(sentence: str) -> None:
    assert not [i for i in tell(sentence).incidents if i.modality == "occurred"]


def test_a_riot_is_not_where_the_president_meets_others() -> None:
    told = tell(
        "Crowds looted shops on Tuesday, as the president cut short his stay at a summit in Lyon.",
        title="Shops looted",
    )
    assert {i.event_class for i in told.incidents if i.place_name == "Lyon"} == {"meeting"}


def test_talks_are_where_they_are_held() -> None:
    told = tell("The ministers met for talks in Lyon on Tuesday and signed an agreement.")
    assert {i.place_name for i in told.incidents} <= {"Lyon"}


def test_a_river_that_bursts_its_banks_is_no_town_called_like_it() -> None:
    flood = tell("The Mopti burst its banks in Gao on Tuesday.").only()
    assert flood.place_name == "Gao"


def test_devices_that_a_crowd_used_are_part_of_the_riot() -> None:
    riot = tell(
        "Eleven police officers suffered burns from explosive devices in the violence in Gao on "
        "Tuesday."
    ).only()
    assert (riot.event_class, riot.total("injured")) == (
        "violent_demonstration",
        Count(11, 11, 11),
    )


def test_a_car_alight_where_a_crowd_is_dispersed_is_part_of_the_riot() -> None:
    riot = tell(
        "Police used tear gas to disperse a crowd in Gao on Tuesday; a police car was set alight."
    ).only()
    assert riot.event_class == "violent_demonstration"


def test_gates_that_stay_shut_have_been_shut() -> None:
    gate = tell("The border crossing at Gao, shut on Tuesday morning, would remain closed.").only()
    assert (gate.modality, gate.start) == ("occurred", TUESDAY)


def test_those_put_in_between_do_not_hide_those_before() -> None:
    clash = tell(
        "In clashes in Gao on Tuesday 16 civilians, six of them with gunshot wounds, and four "
        "soldiers were injured."
    ).only()
    assert clash.total("injured") == Count(20, 20, 20)


def test_some_of_the_gunmen_are_killed_beside_an_officer() -> None:
    attack = tell(
        "A police officer was killed in Gao on Tuesday when a patrol came under fire. A column of "
        "30 gunmen was driven out of the mill, and three of them were dead."
    ).only()
    assert attack.total("killed") == Count(4, 4, 4)
