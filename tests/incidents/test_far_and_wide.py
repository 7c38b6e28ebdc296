"""Events of several towns, of other lands and at places on no list: each where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.incidents.harm.casualties import find_figures
from geo.incidents.words.clauses import cut_clauses
from geo.incidents.words.lexicon import load
from geo.records import Count
from tests.incidents.telling import TUESDAY, WEDNESDAY, tell

if TYPE_CHECKING:
    from geo.records.place import Role


def test_what_another_country_counts_is_not_of_the_town_before() -> None:
    told = tell(
        "Streets in Lyon were flooded on Tuesday, and houses were swept away. In Greece "
        "the crisis centre said that 24 people had been killed by the floods.",
        roles={"In Greece": "speech_location"},
    )
    assert all(i.total("killed") is None for i in told.incidents if i.place_name == "Lyon")


@pytest.mark.parametrize(
    "sentence",
    [
        "The secretary of security insisted that no civilian had died, which reporters dispute.",
        "The spokesman maintained that no officer had been hurt.",
        "The army said no soldier had been killed in the attack.",
        "The agency has verified 9,083 civilian deaths since Feb. 24, 2022.",
        "The agency has verified 9,083 civilian deaths since 24 February 2022.",
        "More than 300 people have been killed since Norland’s full-scale invasion began.",
        "It came a year after the strike on a mall, in which at least 22 people lost their lives.",
        "The raid came six months after an attack that killed nine soldiers.",
    ],
)
def test_nobody_of_the_day_is_counted(sentence: str) -> None:
    told = tell(f"Gunmen fired on a bus in Gao on Tuesday. {sentence}")
    assert told.only().total("killed") is None
    assert told.only().total("injured") is None


def test_a_man_with_no_helmet_is_counted() -> None:
    sentence = "Police said that a man with no helmet was killed."
    (figure,) = find_figures(sentence, 0, len(sentence), load())
    assert figure.count.best == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 200 Northern Serbs rallied in Gao on Tuesday.",
        "Several hundred citizens gathered in Gao on Tuesday, shouting “Go home”.",
        "Hundreds of people came out into the streets in Gao on Tuesday.",
        "Crowds poured onto the streets in Gao on Tuesday.",
    ],
)
def test_crowds_that_want_something_demonstrate(sentence: str) -> None:
    assert tell(sentence).only().event_class == "demonstration"


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "Protests were held on Tuesday in four towns: Gao, Mopti, Lyon and Patras.",
            {"Mopti": "topic", "Lyon": "topic", "Patras": "reference_location"},
        ),
        (
            "They blocked roads on Tuesday in Gao, in Mopti, in Lyon and in the village of Patras.",
            {},
        ),
        (
            "Barricades stood on Tuesday at Gao, outside Kisumu, and at Mopti, Lyon and Patras.",
            {"Kisumu": "reference_location"},
        ),
    ],
)
def test_all_towns_of_a_list_are_places(sentence: str, roles: dict[str, Role]) -> None:
    told = tell(sentence, roles=roles).incidents
    assert {(i.place_name, i.where_prec) for i in told} == {
        ("Gao", 1),
        ("Mopti", 1),
        ("Lyon", 1),
        ("Patras", 1),
    }


def test_what_was_told_of_no_town_is_put_to_each_that_the_next_sentence_names() -> None:
    told = tell(
        "Police raided the offices of a party on Tuesday. The raids took place in Gao and Mopti."
    )
    assert {(i.place_name, i.event_class, i.start) for i in told.incidents} == {
        ("Gao", "police_raid", TUESDAY),
        ("Mopti", "police_raid", TUESDAY),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Attacks in Mali killed five soldiers on Tuesday. The attacks took place in Gao and Mopti.",
        "Police arrested ten men in Mali on Tuesday. The raids took place in Gao and Mopti.",
    ],
)
def test_figures_of_several_towns_are_put_to_none(sentence: str) -> None:
    told = tell(sentence)
    assert [i.place_name for i in told.incidents] == ["Mali"]


def test_another_name_between_commas_cuts_no_clause() -> None:
    sentence = "It came a day after police arrested Bo Reed, known as Lune, in Gao on Tuesday."
    (_, after) = cut_clauses(sentence, 0, len(sentence))
    assert sentence[after.start : after.end].endswith("in Gao on Tuesday.")
    (arrest,) = tell(sentence).incidents
    assert (arrest.event_class, arrest.place_name, arrest.start) == ("arrest", "Gao", TUESDAY)


def test_custody_that_a_court_orders_is_no_arrest() -> None:
    told = tell(
        "Gunmen killed a guard in Gao on Tuesday. A court in Mopti on Wednesday ordered the men "
        "into custody for 30 days."
    )
    assert told.only().place_name == "Gao"


def test_operations_at_branches_of_a_bank_are_raids() -> None:
    told = tell(
        "Police carried out operations at six branches of the Savings Bank in Gao on Tuesday."
    )
    assert told.only().event_class == "police_raid"


@pytest.mark.parametrize(
    "sentence",
    [
        "Five drones were shot down over Gao on Tuesday.",
        "Air defences shot down 12 missiles over Gao on Tuesday.",
        "The army downed two drones over Gao on Tuesday.",
    ],
)
def test_drones_shot_down_are_of_an_air_campaign(sentence: str) -> None:
    assert tell(sentence).only().event_class == "air_campaign"


@pytest.mark.parametrize(
    "sentence",
    [
        "Two explosive-laden cars were rammed into a post in Gao on Tuesday, leaving 18 dead.",
        "Attackers detonated a bomb-laden truck in Gao on Tuesday, leaving 18 dead.",
    ],
)
def test_a_car_full_of_explosives_is_no_accident(sentence: str) -> None:
    bomb = tell(sentence).only()
    assert (bomb.event_class, bomb.total("killed")) == ("explosion", Count(18, 18, 18))


def test_the_day_before_a_verb_is_the_day_before_the_one_told() -> None:
    told = tell(
        "A missile hit a market in Gao on Wednesday. In Mopti, a rocket the day before hit a house "
        "and killed a woman."
    )
    rocket = next(i for i in told.incidents if i.place_name == "Mopti")
    assert (rocket.modality, rocket.start, rocket.total("killed")) == (
        "occurred",
        TUESDAY,
        Count(1, 1, 1),
    )
    assert {i.start for i in told.incidents} == {TUESDAY, WEDNESDAY}


def test_harm_at_a_place_on_no_list_is_not_given_to_the_town_told_next() -> None:
    told = tell(
        "Security forces killed 10 militants on Tuesday who tried to break into a camp at Jandola. "
        "The minister condemned the attack. In Gao, traders kept their shutters down on Tuesday "
        "against the disappearance of two students."
    )
    gao = [i for i in told.incidents if i.place_name == "Gao"]
    assert gao
    assert all(i.total("killed") is None for i in gao)


@pytest.mark.parametrize("who", ["Police", "Firefighters", "Emergency services"])
def test_a_towns_police_tell_what_was_in_their_town(who: str) -> None:
    told = tell(
        f"{who} in Lyon said on Wednesday that a boy had been stabbed to death on Tuesday.",
        roles={f"{who} in Lyon": "source_location"},
    )
    stabbing = told.only()
    assert (stabbing.place_name, stabbing.start) == ("Lyon", TUESDAY)


def test_what_a_towns_police_tell_stays_at_the_place_told_before() -> None:
    told = tell(
        "A bomb exploded in Patras on Tuesday. Police in Lyon said that two men were wounded.",
        roles={"Police in Lyon": "source_location"},
    )
    assert told.only().place_name == "Patras"


@pytest.mark.parametrize(
    "sentence",
    [
        "Pupils kidnapped last week in Gao were freed on Tuesday.",
        "Twelve schoolgirls abducted in Gao last month have been released on Tuesday.",
    ],
)
def test_who_is_free_again_is_not_kidnapped_anew(sentence: str) -> None:
    assert tell(sentence).incidents == ()


def test_who_was_kidnapped_and_freed_was_kidnapped() -> None:
    told = tell("Gunmen kidnapped 20 pupils in Gao on Tuesday, who were freed on Wednesday.")
    assert (told.incidents[0].event_class, told.incidents[0].start) == ("kidnapping", TUESDAY)


def test_a_boss_is_somebody() -> None:
    sentence = "A man opened fire, killing his boss, a rickshaw puller and a vegetable seller."
    found = find_figures(sentence, 0, len(sentence), load())
    assert [(f.outcome, f.count.best) for f in found] == [("killed", 1)] * 3


def test_a_street_called_after_a_town_is_in_the_town_named_with_it() -> None:
    told = tell("Hundreds of protesters marched on Avenida Cusco in Arequipa on Tuesday.")
    assert told.only().place_name == "Arequipa"


@pytest.mark.parametrize(
    "sentence",
    [
        "A man suspected of killing two in Gao on Tuesday was arrested in Mopti on Wednesday.",
        "A man wanted for a murder in Gao on Tuesday was arrested on Wednesday in Mopti.",
        "Police arrested a man in Mopti on Wednesday suspected of a murder in Gao on Tuesday.",
    ],
)
def test_who_is_held_is_held_where_and_when_police_took_him(sentence: str) -> None:
    arrest = next(i for i in tell(sentence).incidents if i.event_class == "arrest")
    assert (arrest.place_name, arrest.start) == ("Mopti", WEDNESDAY)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("A blast in Gao on Tuesday left 3 dead and 15 hurt, four of whom later died.", 7, 11),
        ("A blast in Gao on Tuesday wounded 15 people, four of whom later died.", 4, 11),
    ],
)
def test_those_who_died_later_are_of_the_dead(sentence: str, killed: int, injured: int) -> None:
    blast = tell(sentence).only()
    assert blast.total("killed") == Count(killed, killed, killed)
    assert blast.total("injured") == Count(injured, injured, injured)


@pytest.mark.parametrize(
    "sentence",
    [
        "Crowds came out on the streets in Gao on Tuesday to welcome the Pope.",
        "Customs officers intercepted a shipment of rockets in Gao on Tuesday.",
        "A bomb-laden truck was found in Gao on Tuesday.",
        "Gunmen of the guard seized a boat of weapons in Gao on Tuesday.",
    ],
)
def test_what_only_looks_like_it_is_no_such_event(sentence: str) -> None:
    classes = {i.event_class for i in tell(sentence).incidents}
    assert classes.isdisjoint({"demonstration", "air_campaign", "explosion", "kidnapping"})


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Shells hit Lyon on Tuesday. In Greece the defence ministry said that two were killed.",
            "Lyon",
        ),
        (
            "In Gao on Tuesday, two years after the ceasefire, a bomb killed two people.",
            "Gao",
        ),
        ("Two people have been killed in Gao since Tuesday’s protests began.", "Gao"),
    ],
)
def test_those_of_the_day_are_counted(text: str, place: str) -> None:
    told = tell(text, roles={"In Greece": "speech_location"})
    killed = [i for i in told.incidents if i.total("killed")]
    assert [(i.place_name, i.total("killed")) for i in killed] == [(place, Count(2, 2, 2))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops, backed by jets, came under fire near Gao on Tuesday.",
        "The army said that its base, in Gao, came under attack on Tuesday.",
    ],
)
def test_an_attack_on_troops_is_no_attack_on_civilians(sentence: str) -> None:
    assert tell(sentence).only().event_class == "armed_attack"


def test_harm_at_a_name_that_is_no_village_is_not_lost() -> None:
    told = tell("Two boys were stabbed in a park on Tuesday, police in Leeds said.")
    assert told.only().total("injured") == Count(2, 2, 2)
