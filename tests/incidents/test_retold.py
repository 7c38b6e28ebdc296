"""Where what was told before took place: "The attack happened near Gao"."""

from __future__ import annotations

from geo.records import Count
from tests.incidents.telling import TUESDAY, tell


def test_a_later_sentence_says_where_in_the_country_it_was() -> None:
    told = tell(
        "Gunmen opened fire on a bus in Mali on Tuesday, killing nine people.\n\n"
        "The attack happened near Gao, the governor said."
    )
    (attack,) = told.incidents
    assert (attack.place_name, attack.start, attack.total("killed")) == (
        "Gao",
        TUESDAY,
        Count(9, 9, 9),
    )


def test_what_has_its_town_already_is_not_put_to_another() -> None:
    told = tell(
        "Gunmen opened fire on a bus in Mopti on Tuesday, killing nine people.\n\n"
        "The attack happened as trade in Gao picked up."
    )
    assert {i.place_name for i in told.incidents if i.total("killed")} == {"Mopti"}


def test_an_ambush_in_a_country_is_no_total_of_a_clash_in_one_of_its_towns() -> None:
    told = tell(
        "Gunmen opened fire on a bus in Mali on Tuesday, killing 13 people. "
        "The attack took place near Gao.\n\n"
        "Eight militants were killed in fighting with the army in Mopti on Tuesday."
    )
    killed = {i.place_name: i.total("killed") for i in told.incidents}
    assert killed == {"Gao": Count(13, 13, 13), "Mopti": Count(8, 8, 8)}


def test_those_who_did_it_say_by_their_coming_where_it_was() -> None:
    told = tell(
        "Gunmen opened fire on a bus in Mali on Tuesday, killing nine people.\n\n"
        "The attackers arrived in Gao on motorcycles at noon, the governor said."
    )
    assert {i.place_name for i in told.incidents if i.total("killed")} == {"Gao"}


def test_what_is_said_of_the_event_at_its_place_says_where_it_was() -> None:
    told = tell(
        "Gunmen opened fire on a bus in Mali on Tuesday, killing nine people.\n\n"
        "The clashes in Gao were among the worst since 2012.\n\n"
        "Four soldiers were wounded in the attack."
    )
    (attack,) = told.incidents
    assert (attack.place_name, attack.total("injured")) == ("Gao", Count(4, 4, 4))


def test_a_later_sentence_says_on_which_day_it_was() -> None:
    told = tell(
        "Gunmen have stormed the town hall of Gao and shot dead nine people.\n\n"
        "Tuesday's attack happened at noon, the governor said."
    )
    (attack,) = told.incidents
    assert (attack.start, attack.total("killed")) == (TUESDAY, Count(9, 9, 9))


def test_the_event_of_the_head_gets_its_point_paragraphs_later() -> None:
    told = tell(
        "At least 11 people have died in a suicide attack in Mali, officials said on Wednesday.\n\n"
        "The prime minister spoke of cowards.\n\nNobody has claimed it.\n\nShops stayed shut.\n\n"
        "The blast took place on Tuesday on the edge of Gao. Nine people were killed outright."
    )
    (attack,) = told.incidents
    assert (attack.place_name, attack.start) == ("Gao", TUESDAY)


def test_the_head_of_a_country_is_the_town_that_the_report_comes_to() -> None:
    told = tell(
        "Clashes between police and farmers left two people dead in southern Peru, the government "
        "said on Wednesday.\n\nThe president cancelled a trip.\n\n"
        "Police and farmers clashed on Tuesday in Juliaca, when a crowd tried to enter the mine."
    )
    (clash,) = told.incidents
    assert (clash.place_name, clash.start, clash.total("killed")) == (
        "Juliaca",
        TUESDAY,
        Count(2, 2, 2),
    )


def test_the_epicentre_is_the_place_of_an_earthquake() -> None:
    told = tell(
        "A strong earthquake shook Peru on Tuesday, killing nine people.\n\n"
        "Its epicentre was near Cusco, the institute said."
    )
    quake = told.only()
    assert (quake.place_name, quake.where_prec) == ("Cusco", 2)
