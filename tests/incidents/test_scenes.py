"""Where and when: from the clause, the sentence, or the scene that was told before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.articles import prepare, read_text
from geo.incidents import code_document
from geo.records import Candidate, Count, Mention, Resolution
from tests.incidents.telling import PUBLISHED, TUESDAY, WEDNESDAY, WORLD, tell

if TYPE_CHECKING:
    from geo.records.place import Role


def test_place_and_day_are_carried_on_to_the_next_sentence() -> None:
    told = tell(
        "Protesters gathered outside the town hall in Cusco on Tuesday. "
        "Police fired tear gas and six protesters were injured."
    )
    incident = told.only()
    assert (incident.place_name, incident.start) == ("Cusco", TUESDAY)
    assert incident.total("injured") is not None


def test_a_new_place_replaces_the_one_told_before() -> None:
    told = tell(
        "A bomb exploded in Kisumu on Tuesday and killed two people. "
        "On Wednesday a bomb exploded in Mombasa and killed three people."
    )
    assert [(i.place_name, i.start) for i in told.incidents] == [
        ("Kisumu", TUESDAY),
        ("Mombasa", WEDNESDAY),
    ]


def test_a_day_of_speech_is_not_the_day_of_what_is_told() -> None:
    told = tell(
        "Gunmen attacked a convoy near Gao on Monday. "
        "The army said on Wednesday that seven soldiers were killed in the attack."
    )
    incident = told.only()
    assert incident.start == dt.date(2024, 3, 11)
    assert incident.total("killed") is not None


def test_what_was_said_on_a_day_happened_on_it_or_the_day_before() -> None:
    incident = tell("Police said on Wednesday that a bomb exploded in Kisumu.").only()
    assert (incident.start, incident.end) == (TUESDAY, WEDNESDAY)
    assert incident.date_prec == 2


def test_days_told_in_words_are_counted_back() -> None:
    told = tell(
        "Gunmen attacked farmers near Mopti on Tuesday, two days after herders clashed with "
        "traders in Gao."
    )
    days = {i.place_name: i.start for i in told.incidents}
    assert days["Mopti"] == TUESDAY
    assert days.get("Gao", dt.date(2024, 3, 10)) == dt.date(2024, 3, 10)


def test_the_days_after_are_counted_from_what_was_told() -> None:
    told = tell(
        "Protesters clashed with police in Patras on 5 March 2024. "
        "Two days later workers blocked the main road in Volos."
    )
    assert {i.place_name: i.start for i in told.incidents} == {
        "Patras": dt.date(2024, 3, 5),
        "Volos": dt.date(2024, 3, 7),
    }


def test_the_day_of_a_dateline_is_not_the_events_day() -> None:
    told = tell(
        "KISUMU, March 14 (Lake News) - Two people were killed in a blast in Mombasa on Tuesday."
    )
    assert told.only().start == TUESDAY


def test_the_town_of_a_dateline_is_not_the_events_place() -> None:
    told = tell(
        "Kisumu, March 14 (Lake News) - Two people were killed in a blast in Mombasa on Tuesday.",
        roles={"Kisumu": "dateline"},
    )
    assert told.only().place_name == "Mombasa"


def test_a_list_of_towns_is_one_incident_each() -> None:
    told = tell("Teachers held protests in Cusco, Arequipa and Juliaca on Tuesday.")
    assert sorted(str(i.place_name) for i in told.incidents) == ["Arequipa", "Cusco", "Juliaca"]
    assert {i.start for i in told.incidents} == {TUESDAY}


@pytest.mark.parametrize("words", ["near", "outside", "on the outskirts of"])
def test_near_a_town_is_less_precise_than_in_it(words: str) -> None:
    incident = tell(f"Gunmen ambushed a convoy {words} Gao on Tuesday.").only()
    assert (incident.place_name, incident.where_prec) == ("Gao", 2)


def test_outside_the_hall_of_a_town_is_in_the_town() -> None:
    incident = tell("Crowds protested outside the town hall in Cusco on Tuesday.").only()
    assert incident.where_prec == 1


def test_a_country_alone_is_no_point() -> None:
    incident = tell("Flooding in Peru on Tuesday killed six people.").only()
    assert (incident.where_prec, incident.country) == (6, "PE")


def test_a_town_is_better_than_its_country() -> None:
    incident = tell("A bomb exploded in Kisumu, Kenya, on Tuesday.").only()
    assert (incident.place_name, incident.where_prec) == ("Kisumu", 1)


def test_a_mention_that_is_no_event_place_places_nothing() -> None:
    told = tell(
        "Lyon condemned an attack that killed four soldiers on Tuesday.",
        roles={"Lyon": "metonym_actor"},
    )
    assert all(i.place_name is None for i in told.incidents)
    assert "role: metonym_actor" in [e.reason for e in told.coded.ledger]


@pytest.mark.parametrize(
    "history",
    [
        "The town saw a massacre in 1980.",
        "Soldiers opened fire on a crowd in Arequipa in 1995.",
        "Thirty years ago soldiers opened fire on a crowd in Arequipa.",
        "In 1995 soldiers opened fire on a crowd in Arequipa.",
    ],
)
def test_history_is_not_coded_as_news(history: str) -> None:
    told = tell(f"Protesters gathered in Cusco on Tuesday. {history}")
    assert [i.place_name for i in told.incidents if i.tier != "C"] == ["Cusco"]


def test_a_period_of_years_is_no_events_day() -> None:
    told = tell("Between 2003 and 2011 gunmen attacked villages around Mopti.")
    assert told.incidents == ()


def test_an_article_without_a_date_leaves_its_events_undated() -> None:
    told = tell("A bomb exploded in Kisumu and killed two people.", published=None)
    incident = told.only()
    assert incident.start is None
    assert incident.place_name == "Kisumu"


def test_what_lies_after_the_report_has_not_occurred() -> None:
    told = tell("Miners blocked the highway near Juliaca on 20 March 2024.")
    assert all(i.modality == "planned" for i in told.incidents)


def test_an_end_before_its_start_is_never_given() -> None:
    told = tell("Protesters gathered in Cusco from 12 March to 9 March 2024.")
    assert all(i.start is None or i.end is None or i.start <= i.end for i in told.incidents)


def test_an_article_without_any_event_gives_none() -> None:
    told = tell("The bakery in Lyon opened on Tuesday. Its bread is good. Come early.")
    assert told.incidents == ()


def test_what_a_paragraph_looks_back_to_does_not_date_the_next_one() -> None:
    told = tell(
        "Gunmen attacked a market in Gao on Tuesday.\n\n"
        "On 9 February gunmen ambushed a convoy near Mopti.\n\n"
        "Police clashed with protesters in Cusco."
    )
    assert {i.place_name: i.start for i in told.incidents}["Cusco"] == TUESDAY


def test_what_is_looked_back_to_dates_the_rest_of_its_paragraph() -> None:
    told = tell(
        "Gunmen attacked a market in Gao on Tuesday.\n\n"
        "On 9 February gunmen ambushed a convoy near Mopti. "
        "Police clashed with protesters in Cusco."
    )
    assert {i.place_name: i.start for i in told.incidents}["Cusco"] == dt.date(2024, 2, 9)


def test_a_day_of_history_is_not_carried_on() -> None:
    told = tell("On 18 May 1980 the square in Arequipa was full. Crowds clashed with police there.")
    assert 1980 not in {i.start.year for i in told.incidents if i.start is not None}


def test_what_had_happened_earlier_is_not_put_on_the_day_that_the_text_stands_at() -> None:
    told = tell(
        "Protesters clashed with police in Cusco on Tuesday, injuring four. "
        "The army had before that bombed the camps in Juliaca."
    )
    assert [i.place_name for i in told.incidents if i.start is not None] == ["Cusco"]


def test_a_place_in_capitals_opens_what_its_paragraph_tells() -> None:
    told = tell(
        "Drivers blocked a road in Kisumu on Tuesday.\n\n"
        "MOMBASA, KENYA. On Wednesday a bomb killed two people.\n\n"
        "ZIWANI, KENYA. On Wednesday gunmen killed nine people.",
        roles={"MOMBASA": "dateline", "KENYA": "dateline", "ZIWANI": "dateline"},
    )
    dead = {i.place_name: i.total("killed") for i in told.incidents if i.total("killed")}
    assert dead["Mombasa"] == Count(2, 2, 2)
    assert "Kisumu" not in dead


def test_an_event_of_a_large_country_alone_is_kept_in_the_ledger() -> None:
    country = WORLD["Mali"]
    wide = replace(country, uncertainty_m=600_000.0)
    text = "Gunmen attacked a convoy in Mali on Tuesday."
    assert tell(text).only().place_name == "Mali"  # a few kilometres wide in these tests
    deaths = tell("Gunmen killed nine people in Mali on Tuesday.", places={"Mali": wide})
    assert deaths.only().place_name == "Mali"  # all the news there is
    told = tell(text, places={"Mali": wide})
    assert told.incidents == ()
    assert told.reasons() == [
        "names an event of a whole country, or at a place on no list: no point on a map"
    ]


def test_a_disaster_may_befall_a_large_country() -> None:
    wide = replace(WORLD["Mali"], uncertainty_m=600_000.0)
    told = tell("Floods killed nine people in Mali on Tuesday.", places={"Mali": wide})
    assert told.only().total("killed") == Count(9, 9, 9)


def test_a_site_of_the_state_under_the_dateline_of_a_capital_is_in_it() -> None:
    capital = {"Kisumu": replace(WORLD["Kisumu"], feature_code="PPLC")}
    stormed = (
        "KISUMU, March 14 - {} police shot dead five people on Tuesday who had forced their way "
        "into {}."
    )
    roles: dict[str, Role] = {"KISUMU": "dateline"}
    told = tell(stormed.format("Kenyan", "the parliament"), roles=roles, places=capital)
    assert told.only().place_name == "Kisumu"
    told = tell(stormed.format("Kenyan", "a farm"), roles=roles, places=capital)
    assert all(i.place_name != "Kisumu" for i in told.incidents)


def test_a_capital_that_another_clause_speaks_of_is_the_place() -> None:
    told = tell(
        "KISUMU - Two explosions minutes before a march was to set off from the station in the "
        "Kenyan capital killed at least 16 people on Tuesday.",
        roles={"KISUMU": "dateline"},
        places={"Kisumu": replace(WORLD["Kisumu"], feature_code="PPLC")},
    )
    assert told.only().place_name == "Kisumu"


def test_the_windows_of_a_ministry_are_in_the_capital_of_the_dateline() -> None:
    told = tell(
        "KISUMU - Flames came out of the windows of the ministry on Tuesday, while police pushed "
        "protesters from street to street.",
        roles={"KISUMU": "dateline"},
        places={"Kisumu": replace(WORLD["Kisumu"], feature_code="PPLC")},
    )
    assert told.only().place_name == "Kisumu"


def test_a_dateline_names_a_town_though_its_province_is_called_the_same() -> None:
    article = read_text(
        "MOPTI (News desk) - Missiles hit a market on Tuesday, killing nine people.",
        name="one.txt",
        metadata={"published": str(PUBLISHED)},
    )
    town = replace(WORLD["Mopti"], population=120_000, admin1="05")
    province = replace(town, id="test:region", kind="admin1", lat=15.0)
    mention = Mention(article.id, 0, 5, "MOPTI", "dateline", "admin1")
    named = Resolution(mention, province, "the larger", 1.0, (Candidate(town, 0.5),))
    (hit,) = code_document(prepare(article), (named,)).incidents
    assert hit.place_id == town.id


def test_a_town_that_those_told_of_sit_in_is_not_where_the_text_stands() -> None:
    told = tell(
        "A deputy was shot at in Mopti on Wednesday.\n\n"
        "He is one of the few who sit in the assembly in Gao.\n\n"
        "On Tuesday a bomb went off among people at a bakery and hurt eleven."
    )
    assert {i.place_name for i in told.incidents} == {"Mopti"}


def test_the_capital_of_a_dateline_abroad_is_not_the_capital_of_the_story() -> None:
    capital = {"Lyon": replace(WORLD["Lyon"], feature_code="PPLC")}
    told = tell(
        "(Lyon) - The government of Mali should allow an inquiry in Mali, a group said.\n\n"
        "On Tuesday soldiers fired at people in the capital, killing nine.",
        roles={"(Lyon": "dateline"},
        places=capital,
    )
    assert all(i.place_name != "Lyon" for i in told.incidents)


def test_where_a_mayor_speaks_of_the_dead_of_his_town_they_died() -> None:
    told = tell(
        "A strong earthquake shook Peru on Tuesday. In Juliaca nine people died.\n\n"
        "In the port of Cusco the mayor says 22 people lost their lives.",
        roles={"In the port of Cusco": "speech_location"},
    )
    dead = {i.place_name: i.total("killed") for i in told.incidents}
    assert dead["Cusco"] == Count(22, 22, 22)


def test_a_street_and_a_palace_are_not_the_town_that_they_are_called_after() -> None:
    told = tell("Drivers blocked Gao Church Road in Mopti on Tuesday.")
    assert told.only().place_name == "Mopti"


def test_here_is_the_town_of_the_dateline() -> None:
    told = tell(
        "GAO, Mali - The square was swept on Wednesday.\n\n"
        "In Mopti thousands marched on Tuesday.\n\n"
        "On Tuesday rioters burned cars here and threw stones at a police station.",
        roles={"GAO": "dateline"},
    )
    burnt = [i for i in told.incidents if i.event_class == "violent_demonstration"]
    assert [i.place_name for i in burnt] == ["Gao"]


def test_arrests_across_a_country_are_not_those_of_the_town_told_before() -> None:
    told = tell(
        "Police fired on marchers in Gao on Tuesday and arrested at least 20.\n\n"
        "About 1,000 people were detained on Tuesday across the country, a group said."
    )
    assert max((c.count.best or 0 for i in told.incidents for c in i.casualties), default=0) <= 20


def test_a_town_in_capitals_places_its_paragraph_and_not_the_head_of_the_round_up() -> None:
    told = tell(
        "What happened where, one day after the sentence against the leader of the party.\n\n"
        "GAO. A supermarket was looted on Tuesday.\n\n"
        "MOPTI. A bank branch and the post office were sacked on Wednesday.",
        roles={"GAO": "dateline", "MOPTI": "dateline"},
    )
    assert [i.place_name for i in told.incidents] == ["Gao", "Mopti"]


def test_where_leaders_meet_and_where_a_president_is_treated_nothing_else_happens() -> None:
    told = tell(
        "Gunmen burned down the police station in Gao on Tuesday.\n\n"
        "The president, in Lyon for a medical check-up, called it an act of terrorism. "
        "Soldiers arrested 12 men on Wednesday."
    )
    assert {i.place_name for i in told.incidents} == {"Gao"}


def test_a_town_told_from_the_other_side_of_a_bigger_one_is_the_place() -> None:
    told = tell(
        "The unrest moved on Tuesday to Mopti, on the other side of Gao, where a store was "
        "set alight."
    )
    assert told.only().place_name == "Mopti"


def test_those_counted_there_were_hit_in_the_town_that_counts_them() -> None:
    told = tell(
        "The administration in the town of Mopti reported one civilian killed there on Tuesday "
        "when a mortar bomb hit a teahouse.",
        roles={"in the town of Mopti": "source_location"},
    )
    assert told.only().place_name == "Mopti"


def test_the_centre_to_which_the_burned_are_flown_is_not_the_place() -> None:
    told = tell(
        "Fire broke out at a refinery on Tuesday. "
        "Five workers suffered burns; one of them was flown to the burns centre of Mopti.",
        roles={"burns centre of Mopti": "topic"},
    )
    assert told.incidents
    assert all(i.place_name != "Mopti" for i in told.incidents)


def test_the_dead_since_protests_began_are_of_no_one_day() -> None:
    told = tell(
        "Soldiers fired at marchers in Gao on Tuesday and killed two.\n\n"
        "47 people have died since protests over the removal of the president began on 7 February."
    )
    assert told.incidents
    assert all((i.total("killed") or Count(0, 0, 0)).best != 47 for i in told.incidents)
