"""That no one was hurt: a claim of none, in conflict with who counts some, and never a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.incidents import RULES
from geo.records import Count
from tests.incidents.telling import join_all, positive, tell, wrong_spans

if TYPE_CHECKING:
    from geo.records.incident import Rule

UNHURT = ["No one was hurt", "Nobody was injured", "There were no casualties", "None were killed"]


@pytest.mark.parametrize("words", UNHURT)
def test_where_no_one_was_hurt_the_event_is_kept_without_a_figure(words: str) -> None:
    told = tell(f"A bomb exploded in Kisumu on Tuesday. {words}, police said.")
    assert told.only().event_class == "explosion"
    assert positive(told) == []


@pytest.mark.parametrize("words", UNHURT)
def test_no_one_hurt_beside_a_figure_takes_nothing_from_it(words: str) -> None:
    (incident,) = join_all(
        tell(f"A bomb exploded in Kisumu on Tuesday. {words}, police said."),
        tell("A bomb exploded in Kisumu on Tuesday and injured nine people.", publisher="Bell"),
    )
    assert incident.total("injured") == Count(9, 9, 9)
    assert len(incident.sources) == 2


def test_no_one_hurt_against_nine_hurt_is_a_conflict() -> None:
    (incident,) = join_all(
        tell("A bomb exploded in Kisumu on Tuesday. No one was injured, police said."),
        tell("A bomb exploded in Kisumu on Tuesday and injured nine people.", publisher="Bell"),
    )
    (conflict,) = incident.conflicts
    assert (conflict.field, conflict.resolved) == ("injured.people", "9")
    assert [value for value, _ in conflict.values] == ["9", "none"]


@pytest.mark.parametrize(
    ("words", "outcomes"),
    [
        ("Nobody was hurt", {"killed", "injured"}),
        ("There were no casualties", {"killed", "injured"}),
        ("No one was killed or injured", {"killed", "injured"}),
        ("It caused no injuries", {"injured"}),
        ("No deaths were reported", {"killed"}),
        ("It went off without injuring anyone", {"injured"}),
        ("None of the passengers was wounded", {"injured"}),
    ],
)
def test_no_one_hurt_is_a_claim_of_none_in_its_own_words(words: str, outcomes: set[str]) -> None:
    told = tell(f"A bomb exploded in Kisumu on Tuesday. {words}, police said.")
    incident = told.only()
    assert wrong_spans(told) == []
    assert {c.outcome for c in incident.casualties} == outcomes
    assert {(c.status, c.count) for c in incident.casualties} == {("none_reported", Count(0, 0, 0))}
    said = [c for c in incident.claims if c.best == 0]
    assert {c.value for c in said} == {words.removeprefix("It ").removeprefix("went off ")}
    assert {c.attributed_to for c in said} == {"police"}
    assert incident.title == "Explosion in Kisumu"


@pytest.mark.parametrize(
    "words",
    [
        "No one else was hurt",
        "Nobody was seriously hurt",
        "There were no immediate reports of casualties",
        "The street was emptied to ensure that no one was hurt",
        "No one has been killed there this year",
        "No soldiers were hurt",
        "Nobody has been charged",
    ],
)
def test_what_does_not_say_that_nobody_was_hurt_is_no_such_figure(words: str) -> None:
    told = tell(f"A bomb exploded in Kisumu on Tuesday. {words}, police said.")
    assert told.only().casualties == ()


def test_no_one_hurt_in_another_town_says_nothing_of_this_one() -> None:
    told = tell("A bomb exploded in Kisumu on Tuesday. No one was hurt in Mombasa, police said.")
    assert told.only().casualties == ()


def test_a_march_at_which_no_one_was_hurt_is_no_violent_one() -> None:
    incident = tell("Teachers held a protest in Cusco on Tuesday. No one was injured.").only()
    assert incident.event_class == "demonstration"


def test_no_civilians_hurt_against_hurt_civilians_is_a_conflict_and_soldiers_are_not() -> None:
    none = tell("A bomb exploded in Kisumu on Tuesday. No civilians were injured, police said.")
    two = tell("A bomb exploded in Kisumu on Tuesday and injured two civilians.")
    (against,) = join_all(none, two)
    (beside,) = join_all(
        none, tell("A bomb exploded in Kisumu on Tuesday and injured two soldiers.")
    )
    assert [c.field for c in against.conflicts] == ["injured.civilians"]
    assert beside.conflicts == ()
    assert beside.total("injured") == Count(2, 2, 2)


@pytest.mark.parametrize("rule", RULES)
def test_no_rule_takes_none_for_a_figure_where_some_are_counted(rule: Rule) -> None:
    (incident,) = join_all(
        tell("A bomb exploded in Kisumu on Tuesday. No one was injured, police said."),
        tell("A bomb exploded in Kisumu on Tuesday and injured nine people.", publisher="Bell"),
        rule=rule,
    )
    assert incident.total("injured") == Count(9, 9, 9)
