"""Places that a name only sounds like, and records that must not be put together there."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell


def test_a_river_called_after_a_town_is_not_the_town() -> None:
    told = tell("The Gao river burst its banks in Mopti on Tuesday, drowning two people.")
    (flood,) = told.incidents
    assert (flood.place_name, flood.total("killed")) == ("Mopti", Count(2, 2, 2))


def test_an_event_at_a_place_on_no_list_is_not_that_of_the_town_before() -> None:
    told = tell(
        "Rioters clashed with police in Gao on Tuesday.\n\n"
        "At Tassiga, soldiers fought with gunmen on Tuesday. Thirteen of the soldiers were hurt."
    )
    hurt = {tuple(i.notes) for i in told.incidents if i.total("injured")}
    assert len(hurt) == 1
    assert all("Tassiga" in note for notes in hurt for note in notes)


def test_the_toll_of_a_region_is_no_towns_where_several_are_told() -> None:
    told = tell(
        "An earthquake in Peru on Tuesday killed 41 people.\n\n"
        "Landslides buried a bus near Cusco on Tuesday.\n\n"
        "Houses collapsed in the quake in Arequipa on Tuesday, injuring nine people."
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert killed["Peru"] == Count(41, 41, 41)
    assert killed["Cusco"] is killed["Arequipa"] is None


def test_what_is_told_without_a_day_is_no_part_of_what_comes_later() -> None:
    told = tell(
        "Ministers met in Peru on Wednesday.\n\nThey spoke for an hour.\n\n"
        "Nine people with bullet wounds were brought to a clinic after a shooting.\n\n"
        "Discontent has grown since Tuesday, when militants overran a base near Gao."
    )
    base = next(i for i in told.incidents if i.start == TUESDAY and i.place_name == "Gao")
    assert base.total("injured") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Six patients with Covid-19 have died in Gao since Tuesday.",
        "A woman of 58 died of a heart attack in Gao on Tuesday.",
        "Eighty people have died on the roads of Gao since the New Year, and over 600 were hurt.",
    ],
)
def test_deaths_of_illness_and_of_a_year_are_no_incidents(sentence: str) -> None:
    assert not any(i.total("killed") or i.total("injured") for i in tell(sentence).incidents)


def test_a_wound_without_a_cause_far_from_its_place_and_day_is_kept_in_the_ledger() -> None:
    told = tell("Trade went on in Gao.\n\nTwo people were killed.")
    assert not told.incidents
    assert any("how people came to it" in e.reason for e in told.coded.ledger)


def test_a_scene_on_the_day_of_the_report_is_that_of_the_day_after() -> None:
    told = tell(
        "Glass covered the lanes of Gao on Thursday.\n\n"
        "The bomb went off on Wednesday as shops were closing, killing nine people."
    )
    (blast,) = told.incidents
    assert (blast.place_name, blast.total("killed")) == ("Gao", Count(9, 9, 9))
