"""Places that a name only sounds like, and records that must not be put together there."""

from __future__ import annotations

import pytest

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell


def test_a_river_called_after_a_town_is_not_the_town() -> None:
    told = tell("The Gao river burst its banks in Mopti on Tuesday, drowning two people.")
    (flood,) = told.incidents
    assert (flood.place_name, flood.total("killed")) == ("Mopti", Count(2, 2, 2))


def test_a_hospital_that_is_called_by_its_town_is_not_where_they_were_hurt() -> None:
    told = tell(
        "A bomb exploded in Gao on Tuesday. Four people died at once; a fifth succumbed to burns "
        "in Mopti hospital."
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


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


def test_there_is_the_town_that_the_sentence_names() -> None:
    told = tell(
        "Gunmen opened fire on a patrol in Mopti on Tuesday.\n\n"
        "The governor of Gao said that a woman had been killed by a drone there on Tuesday."
    )
    assert {i.place_name for i in told.incidents if i.total("killed")} == {"Gao"}


def test_days_of_riots_in_a_country_are_no_toll_of_the_town_told_before() -> None:
    told = tell(
        "A house was torched in Gao on Tuesday.\n\n"
        "Three days of rioting across Mali have left 19 dead and 900 injured."
    )
    assert not any(i.total("killed") or i.total("injured") for i in told.incidents)


def test_harm_beside_a_roadblock_is_not_the_roadblocks() -> None:
    told = tell(
        "Gunmen attacked the police in Gao on Tuesday.\n\n"
        "An officer was killed when a patrol approached two lorries without number plates "
        "blocking a bridge in Gao on Tuesday."
    )
    killed = {i.event_class for i in told.incidents if i.total("killed")}
    assert killed
    assert "roadblock" not in killed


def test_harm_elsewhere_is_not_of_the_town_told_before() -> None:
    told = tell(
        "A storm tore the roofs off houses in Gao on Tuesday.\n\n"
        "There 25 people were injured; elsewhere in the region the same storm left seven dead."
    )
    (storm,) = told.incidents
    assert (storm.total("injured"), storm.total("killed")) == (Count(25, 25, 25), None)


def test_shells_that_hit_a_hospital_fell_in_its_town() -> None:
    told = tell("Shells fell on the southern hospital of Gao on Tuesday, killing nine people.")
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_a_scene_days_after_an_event_dates_the_event() -> None:
    told = tell(
        "Survivors in Gao were picking through the rubble on Wednesday, a day after a storm had "
        "torn across the town.\n\nDoctors said that 25 residents were hurt by falling roofs."
    )
    assert {i.start for i in told.incidents if i.total("injured")} == {TUESDAY}
