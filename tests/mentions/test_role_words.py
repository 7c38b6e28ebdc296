"""Roles that the rules leave open are amended by the words around the name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.mentions import role_words
from geo.mentions.roles import Case, Named, Range, assign_roles
from geo.mentions.tokens import tokenize

if TYPE_CHECKING:
    from geo.records.place import Role

#: No word here is known to the rules as one of an event.
TOLD = (
    "Doctors in white coats linked arms along the main avenue of Goma on Friday.",
    "Gravel tipped onto both lanes kept Goma cut off until Monday night.",
    "Residents of Goma lay down in the road on Monday and let nobody pass.",
)


def roles_of(text: str, *, by_rules: bool = False) -> tuple[Role, ...]:
    def keep(case: Case) -> Role:
        return case.rule

    tokens = tokenize(text)
    start = text.index("Goma")
    named = [Named(*tokens.at(start, start + 4), "settlement")]
    sentences = [Range(0, len(tokens.words))]
    return assign_roles(tokens, sentences, named, keep if by_rules else None)


@pytest.mark.parametrize("text", TOLD)
def test_a_town_is_an_events_place_by_the_words_around_it(text: str) -> None:
    assert roles_of(text, by_rules=True) == ("topic",)
    assert roles_of(text) == ("event_location",)


@pytest.mark.parametrize(
    "text",
    [
        "Goma is a city where shutters came down and tyres smouldered for a third day.",
        "He lives in Goma, where shutters came down and tyres smouldered for a third day.",
    ],
)
def test_a_town_that_is_described_or_lived_in_stays_what_the_text_speaks_of(text: str) -> None:
    assert roles_of(text) == ("topic",)


def test_only_roles_that_are_left_open_are_amended_and_only_into_those() -> None:
    raw = json.loads(role_words.MODEL.read_text("utf-8"))
    assert set(raw["bias"]) == set(role_words.OPEN)
    assert set(role_words.OPEN) >= role_words.AMENDED
    assert {role for told in raw["weights"].values() for role in told} <= set(role_words.OPEN)


def test_a_role_stays_where_nothing_speaks_for_another() -> None:
    for rule in role_words.AMENDED:
        assert role_words.amend(rule, [f"rule={rule}"] * 3) == rule


def test_a_feature_holds_one_word_at_most() -> None:
    raw = json.loads(role_words.MODEL.read_text("utf-8"))
    assert all(len(feature.split()) == 1 for feature in raw["weights"])


def test_a_very_long_sentence_is_read_in_part() -> None:
    tokens = tokenize("word " * 5_000)
    around = list(role_words.words_around(tokens, (2_500, 2_501), (0, 5_000)))
    assert len(around) < 100
