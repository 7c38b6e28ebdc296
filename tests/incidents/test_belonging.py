"""To which event a figure belongs: when in doubt to none but the one whose sentence states it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.incidents.joining.belonging import are_told_apart, is_harm_alone
from geo.records import Count
from tests.incidents.telling import TUESDAY, Told, tell


def _killed(told: Told) -> dict[str | None, Count | None]:
    return {i.place_name: i.total("killed") for i in told.incidents if i.total("killed")}


def _hurt(told: Told) -> dict[str | None, Count | None]:
    return {i.place_name: i.total("injured") for i in told.incidents if i.total("injured")}


def test_the_toll_of_a_country_is_not_that_of_a_town_which_counts_fewer() -> None:
    told = tell(
        "At least nine people were shot dead on Tuesday as protests swept Kenya.\n\n"
        "In Kisumu four protesters were shot dead by police on Tuesday."
    )
    assert _killed(told) == {"Kenya": Count(9, 9, None), "Kisumu": Count(4, 4, 4)}


def test_a_toll_told_of_the_country_and_again_of_the_town_is_one() -> None:
    told = tell(
        "A bomb killed nine people in Peru on Tuesday.\n\n"
        "The bomb exploded in Cusco on Tuesday and killed nine people."
    )
    assert _killed(told) == {"Cusco": Count(9, 9, 9)}


def test_harm_is_not_given_to_an_event_that_harmed_nobody() -> None:
    told = tell(
        "Police fired on a crowd in Kisumu on Monday.\n\n"
        "Four people died there on Tuesday and 17 were wounded.\n\n"
        "A shop in Kisumu was set on fire on Tuesday, but no one was hurt."
    )
    fire = next(i for i in told.incidents if i.event_class == "arson")
    assert all(c.count.high == 0 for c in fire.casualties)
    assert any(i.total("killed") == Count(4, 4, 4) for i in told.incidents)


def test_harm_told_without_a_cause_is_not_given_to_what_comes_paragraphs_later() -> None:
    told = tell(
        "A flood hit Volos on Monday.\n\n"
        "Ships are at anchor in the harbour.\n\n"
        "Twelve people died in Volos on Tuesday.\n\n"
        "Ships are at anchor.\n\n"
        "Farmers wait for the rain to end.\n\n"
        "A crowd set fire to five cars in Volos on Tuesday."
    )
    assert {i.event_class: i.total("killed") for i in told.incidents if i.start == TUESDAY} == {
        "natural_disaster": Count(12, 12, 12),
        "mob_violence": None,
    }


@pytest.mark.parametrize(
    "where", ["sent home from the health centre in Patras", "are in intensive care in Patras"]
)
def test_those_hurt_are_counted_where_it_happened_and_not_where_they_are_treated(
    where: str,
) -> None:
    told = tell(
        "A grenade exploded in a yard in Volos on Tuesday.\n\n"
        f"Two women were wounded by glass and {where}."
    )
    assert _hurt(told) == {"Volos": Count(2, 2, 2)}


def test_the_dead_who_are_found_days_later_died_on_the_day_of_the_event() -> None:
    told = tell(
        "A landslide buried five houses in Cusco on Monday.\n\n"
        "Nine bodies had been recovered by Wednesday morning."
    )
    incident = told.only()
    assert (str(incident.start), incident.total("killed")) == ("2024-03-11", Count(9, 9, 9))


def test_nobody_is_killed_at_an_arrest_told_beside_a_fight() -> None:
    told = tell(
        "Gunfire broke out near the barracks of Gao on Tuesday.\n\n"
        "Six guards were killed, the minister said, adding that nine soldiers had been arrested."
    )
    killed = {i.event_class: i.total("killed") for i in told.incidents}
    assert killed["arrest"] is None
    assert Count(6, 6, 6) in killed.values()


def test_those_killed_as_forces_searched_a_house_belong_to_the_operation() -> None:
    told = tell(
        "Special forces surrounded a house in Mopti on Tuesday and sealed off the quarter.\n\n"
        "Four men were found dead in the ruins."
    )
    assert told.only().total("killed") == Count(4, 4, 4)


def test_a_source_that_gives_a_toll_of_its_own_keeps_it() -> None:
    told = tell(
        "A raid in Gao on Tuesday left 34 people dead.\n\n"
        "A military source put the number of dead at 21."
    )
    figures = told.only().total("killed")
    assert figures is not None
    assert (figures.low, figures.high) == (21, 34)


def test_one_who_died_of_wounds_is_no_other_count_of_all() -> None:
    told = tell(
        "A bus was blown up in Gao on Tuesday, killing 11 passengers, the army said.\n\n"
        "A mother and her daughter died in hospital on Wednesday."
    )
    assert told.only().total("killed") == Count(11, 11, 11)


def test_the_toll_of_several_towns_is_given_to_none_of_them() -> None:
    told = tell(
        "At least nine people were shot dead on Tuesday as protests swept Kenya.\n\n"
        "In Kisumu four protesters were shot dead by police on Tuesday.\n\n"
        "In Mombasa a crowd set fire to a shop on Tuesday."
    )
    killed = _killed(told)
    assert killed == {"Kenya": Count(9, 9, None), "Kisumu": Count(4, 4, 4)}
    assert "Mombasa" in {i.place_name for i in told.incidents}


def test_the_hurt_told_in_one_paragraph_with_the_dead_are_of_one_event() -> None:
    incident = tell(
        "A bus and a lorry collided near Cusco on Tuesday, killing three people. "
        "Prices of fuel have risen. Nine passengers were injured."
    ).only()
    assert incident.total("injured") == Count(9, 9, 9)


def test_the_hurt_of_one_place_are_not_given_to_the_town_of_the_next_paragraph() -> None:
    told = tell(
        "Rain has fallen in the hills since Sunday.\n\n"
        "At least 23 people perished in Kenya on Tuesday. Some 40 others are being treated.\n\n"
        "In Kisumu a landslide buried a brick kiln on Tuesday."
    )
    assert _hurt(told).get("Kisumu") is None
    assert _killed(told).get("Kisumu") is None


@pytest.mark.parametrize(
    "total",
    [
        "In the whole country 14 people were killed, police said.",
        "All told, 14 people were killed in seven incidents.",
        "Altogether, 14 people were killed across four districts.",
    ],
)
def test_a_total_of_several_events_is_given_to_none_of_them(total: str) -> None:
    told = tell(
        f"A grenade exploded at a bar in Kisumu on Tuesday and killed two people.\n\n{total}"
    )
    assert _killed(told) == {"Kisumu": Count(2, 2, 2)}
    reasons = {e.reason for e in told.coded.ledger}
    assert "a total of several events: given to none of them" in reasons


def test_an_attack_that_harmed_is_not_the_explosion_that_harmed_nobody() -> None:
    told = tell(
        "Two policemen were hurt in Kisumu on Tuesday when gunmen opened fire on their car.\n\n"
        "On Tuesday night a bomb exploded in Kisumu. No one was injured."
    )
    assert {i.event_class: i.total("injured") for i in told.incidents if i.claims} == {
        "armed_attack": Count(2, 2, 2),
        "explosion": Count(0, 0, 0),
    }


def test_a_death_told_before_a_calm_event_of_a_later_paragraph_is_not_of_it() -> None:
    told = tell(
        "Shops in Kisumu were shut.\n\nOne person lost his life in Kisumu on Tuesday.\n\n"
        "On Tuesday about 300 residents held a sit-in in Kisumu."
    )
    sit_in = next(i for i in told.incidents if i.event_class == "demonstration")
    assert sit_in.total("killed") is None


def test_harm_of_a_region_is_not_of_the_town_that_its_sentence_tells_of_next() -> None:
    told = tell("Two people were killed in Juliaca on Tuesday.")
    (harm,) = told.incidents
    shots = tell("A patrol came under fire in Cusco on Tuesday.").incidents[0]
    same = [replace(c, article_id=harm.claims[0].article_id) for c in shots.claims]
    assert is_harm_alone(harm)
    assert are_told_apart(harm, replace(shots, claims=tuple(same)))
    assert not are_told_apart(harm, shots)


def test_the_toll_of_a_region_is_given_to_none_of_the_towns_of_one_sentence() -> None:
    told = tell(
        "At least 49 soldiers were killed in clashes in Peru on Tuesday.\n\n"
        "The army shelled Cusco, Arequipa and Juliaca on Tuesday."
    )
    assert {i.place_name for i in told.incidents if i.total("killed")} <= {"Peru"}
    assert {"Cusco", "Arequipa", "Juliaca"} <= {i.place_name for i in told.incidents}


def test_the_dead_of_an_attack_are_not_those_of_an_arrest_in_the_country() -> None:
    told = tell(
        "Forty-nine people were killed in shootings at two mosques in Kenya on Tuesday.\n\n"
        "Two men were detained in Kenya on Tuesday.\n\n"
        "A commissioner told reporters that 41 of the victims had died in Kisumu.",
        title="Shootings leave 49 dead",
    )
    found = {i.place_name: (i.event_class, i.total("killed")) for i in told.incidents}
    assert found["Kisumu"] == ("shooting", Count(41, 41, 41))
    arrests = [i for i in told.incidents if i.event_class == "arrest"]
    assert all(i.total("killed") is None for i in arrests)


def test_a_title_beside_the_text_names_the_town_of_its_head() -> None:
    text = (
        "Gunmen killed nine people in Mali on Tuesday, the army said.\n\n"
        "Soldiers were sent to Gao on Wednesday."
    )
    assert tell(text, title="Nine killed in Gao").incidents[0].place_name == "Gao"
    both = tell(f"{text} Mopti is calm.", title="Nine killed in Mopti, troops sent to Gao")
    assert both.incidents[0].place_name == "Mali"
    two = tell(text, title="Nine killed in raid; soldiers sent to Gao")
    assert two.incidents[0].place_name == "Mali"


def test_passengers_hurt_far_below_a_bombing_are_hurt_by_it() -> None:
    told = tell(
        "A bomb exploded under a coach in Gao on Tuesday, killing seven people.\n\n"
        "Nobody claimed it.\n\nThe road was closed.\n\nForty-three passengers were hurt."
    )
    blast = told.only()
    assert (blast.event_class, blast.total("injured")) == ("explosion", Count(43, 43, 43))


def test_a_grenade_thrown_in_a_riot_is_part_of_it() -> None:
    told = tell(
        "Rioters threw stones at police in Gao on Tuesday.\n\n"
        "Hand grenades were thrown in Gao on Tuesday, and an officer was hurt."
    )
    assert told.only().event_class == "violent_demonstration"


def test_a_head_without_place_or_day_is_what_the_next_paragraphs_place() -> None:
    told = tell(
        "Seven people have died and dozens have been hurt in a rail accident.\n\n"
        "A train hit a lorry in Volos on Tuesday.\n\n"
        "Six passengers were killed in the first carriage."
    )
    assert told.only().total("killed") == Count(7, 7, 7)


def test_the_dead_since_a_war_began_in_some_year_are_of_no_event() -> None:
    told = tell(
        "A bomb exploded in Gao on Tuesday and killed a guard.\n\n"
        "More than 30,000 people have died since the rebels took up arms in 1984."
    )
    assert told.only().total("killed") == Count(1, 1, 1)
