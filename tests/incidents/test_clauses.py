"""Clauses that are put into others, rows of sentences, and direct speech over several."""

from __future__ import annotations

import pytest

from geo.incidents.words.clauses import cut_clauses
from tests.incidents.counting import counted
from tests.incidents.telling import TUESDAY, WEDNESDAY, tell


def cut(text: str) -> list[str]:
    return [text[c.start : c.end].strip(" .") for c in cut_clauses(text, 0, len(text))]


def test_a_clause_goes_on_behind_one_that_is_put_into_it() -> None:
    assert cut("The blast, which woke the town, hit a bridge in Gao.") == [
        "The blast",
        "which woke the town",
        "hit a bridge in Gao",
    ]


def test_a_colon_of_the_time_of_day_parts_no_clauses() -> None:
    assert cut("At 16:48 a depot in Gao blew up.") == ["At 16:48 a depot in Gao blew up"]


def test_before_a_gate_is_a_place_and_no_clause() -> None:
    text = "Four hundred workers gathered before the gate of the plant in Volos."
    assert cut(text) == [text.strip(".")]
    assert len(cut("The crowd left before the gate was opened.")) == 2


def test_a_row_of_verbs_is_one_clause() -> None:
    assert cut("They met a man, who robbed, stabbed and left them.") == [
        "They met a man",
        "who robbed, stabbed and left them",
    ]


def test_what_goes_on_behind_an_insertion_tells_of_what_stood_before_it() -> None:
    incident = tell(
        "The blast, which woke the whole town, struck a bridge in Gao on Tuesday."
    ).only()
    assert (incident.event_class, incident.place_name) == ("explosion", "Gao")


def test_a_main_clause_behind_an_insertion_is_not_taken_for_part_of_it() -> None:
    told = tell(
        "In Cusco, several hundred backers of the mayor, who was beaten by 61 votes, blocked the "
        "road with tyres on Tuesday."
    )
    assert told.only().event_class == "roadblock"


def test_harm_before_and_is_not_that_of_the_attack_behind_it() -> None:
    told = tell(
        "Police cleared a court in Kisumu on Tuesday. More than 30 people were hurt, and a patrol "
        "came under fire hours later in Mombasa."
    )
    figures = {i.place_name: i.total("injured") for i in told.incidents}
    assert figures["Mombasa"] is None


def test_speech_of_several_sentences_tells_no_event() -> None:
    told = tell(
        "Protesters clashed with police in Cusco on Tuesday. "
        "“We came in peace and we were shot at. A line was crossed, and they attacked a child,” "
        "the mayor said."
    )
    assert {i.event_class for i in told.incidents} == {"violent_demonstration"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A man in his thirties, who had been sitting at the back, died of his wounds.", 1),
        ("A moderate politician, who was gunned down outside his office, had many friends.", 1),
        ("The death of an activist of the opposition Green League, who was gunned down.", 1),
        ("Two people, one of them a girl who had been watching from her balcony, were killed.", 2),
        ("Its driver, a resident of Gracanica, was killed.", 1),
        ("A 61-year-old Serb who had returned to his home last summer was found shot dead.", 1),
        ("On May 6, a 41-year-old father of four lost his life.", 1),
        ("On February 13 a Danish was killed in the south.", 1),
        ("A day later an elderly Kenyan woman was gunned down on her doorstep.", 1),
    ],
)
def test_a_person_is_counted_over_what_is_put_in(sentence: str, expected: int) -> None:
    assert counted(sentence) == [("killed", expected)]


def test_those_of_a_body_and_others_share_their_fate() -> None:
    sentence = "Six members of the security forces and two of the attackers were killed."
    assert counted(sentence) == [("killed", 6), ("killed", 2)]


def test_some_of_those_told_of_before_are_counted_with_others_beside_them() -> None:
    sentence = "Police beat a group of pilgrims; 16 of them and nine policemen were injured."
    assert counted(sentence) == [("injured", 16), ("injured", 9)]


def test_a_few_quoted_words_may_say_who_was_harmed() -> None:
    told = tell('A gunman in Kisumu "shot and wounded two farmers" on Tuesday, the paper said.')
    assert told.only().event_class in {"shooting", "attack_on_civilians"}


def test_a_day_of_somebody_s_past_is_not_the_event_s() -> None:
    told = tell(
        "A bomb exploded in Kisumu on Tuesday and killed a couple who had married on Monday."
    )
    assert told.only().start == TUESDAY


def test_what_is_told_by_the_way_does_not_move_the_day() -> None:
    told = tell(
        "Police in Cusco on Wednesday arrested four men over the death of a mayor, who was gunned "
        "down on 16 January. Stun grenades were used against a crowd."
    )
    days = {i.event_class: i.start for i in told.incidents}
    assert days["violent_demonstration"] == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("In Cusco, where schools are shut, men fired at a bus.", "men fired at a bus"),
        ("Two days later, after a vote, men fired at a bus.", "men fired at a bus"),
    ],
)
def test_behind_what_is_put_in_at_the_head_the_main_clause_begins(text: str, main: str) -> None:
    assert main in cut(text)


def test_two_passives_joined_by_and_are_two_where_each_has_its_place() -> None:
    assert cut("A shop in Gao was looted on Sunday and two cars were burned in Mopti.") == [
        "A shop in Gao was looted on Sunday",
        "and two cars were burned in Mopti",
    ]
    assert len(cut("In Gao a man was shot and two others were wounded.")) == 1
