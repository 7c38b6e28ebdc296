"""What the words of a text are asked for first: nothing that could match is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.incidents.words import lexicon
from geo.incidents.words.alternations import key
from geo.incidents.words.calls import Calls
from geo.incidents.words.tokens import small_words

TEXTS = sorted((Path(__file__).parent.parent / "reports" / "texts").glob("dev_*.txt"))


def sentences(path: Path) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_trigger_is_lost_where_its_words_are_asked_for_first(path: Path) -> None:
    known = lexicon.load()
    for sentence in sentences(path):
        found = (key(m.group()) for m in known.trigger_pattern.finditer(sentence))
        if any(phrase in known.triggers for phrase in found):
            assert known.trigger_calls.any_near(small_words(sentence))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_harm_and_no_toll_is_lost_where_its_words_are_asked_for_first(path: Path) -> None:
    known = lexicon.load()
    for sentence in sentences(path):
        words = small_words(sentence)
        asked: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for harm in known.harm_calls.near(words):
            spans = [m.span() for m in harm.matches(sentence, 0, len(sentence))]
            asked.setdefault((harm.voice, harm.outcome), []).extend(spans)
        for voice, table in known.outcomes.items():
            for name, pattern in table.items():
                near = asked.get((voice, name), [])
                for begin, end in (m.span() for m in pattern.finditer(sentence)):
                    assert any(a <= begin and end <= b for a, b in near)
        assert known.toll_calls.any_near(words) or not known.tolls["what"].search(sentence)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_aside_is_lost_where_its_words_are_asked_for_first(path: Path) -> None:
    known = lexicon.load()
    for sentence in sentences(path):
        near = known.aside_calls.near(small_words(sentence))
        assert {n for n, p in known.asides.items() if p.search(sentence)} <= set(near)


def test_what_matches_in_several_ways_is_called_once_and_in_the_order_given() -> None:
    calls = Calls([("fire", [{"burnt"}]), ("riot", [{"stones"}]), ("fire", [{"blaze"}, {"the"}])])
    assert calls.near({"stones", "the", "blaze", "burnt"}) == ["fire", "riot"]
    assert calls.near({"blaze"}) == []
    assert calls.any_near({"blaze", "the"})
    assert not calls.any_near({"blaze"})
    assert Calls([("anything", [])]).any_near(set())


def test_words_beside_which_who_is_found_is_harmed_are_plain_ones() -> None:
    known = lexicon.load()
    for word in known.nouns["bodies"].union(known.harmed):
        assert small_words(word) == {word}
