"""Noun phrases that count people: one by one, by age, by adjective, of a group."""

from __future__ import annotations

import pytest

from geo.incidents.harm.phrases import find_phrases
from geo.incidents.words.lexicon import load
from geo.incidents.words.tokens import tokenize


def phrases(text: str) -> list[tuple[str, int | None, str]]:
    """Return each phrase's words, number and group; those without a noun are left out."""
    tokens = tokenize(text, 0, len(text))
    found = find_phrases(tokens, load(), frozenset())
    return [
        (text[tokens[p.first].start : tokens[p.last - 1].end], p.number.count.best, p.group)
        for p in found
        if not p.bare
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a local government official", ("a local government official", 1, "civilians")),
        ("two police sergeants", ("two police sergeants", 2, "police")),
        ("a bus driver", ("a bus driver", 1, "civilians")),
        ("a boy of eleven", ("a boy of eleven", 1, "civilians")),
        ("his wife (54)", ("his wife (54)", 1, "civilians")),
        ("three of the rebels", ("three of the rebels", 3, "militants")),
        ("a couple of nurses", ("a couple of nurses", 2, "civilians")),
    ],
)
def test_a_phrase_has_its_number_and_group(text: str, expected: tuple[str, int, str]) -> None:
    assert phrases(text) == [expected]


@pytest.mark.parametrize(
    "text", ["a police station", "a minor injury", "the troops", "the officers", "a local shop"]
)
def test_a_thing_or_a_crowd_is_no_single_person(text: str) -> None:
    assert phrases(text) == []


def test_a_repeated_mention_of_one_who_was_hurt_counts_nobody() -> None:
    assert phrases("the third wounded officer") == []
