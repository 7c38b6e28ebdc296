"""Shapes: a pattern is left out only where it cannot match."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.incidents.words import lexicon
from geo.incidents.words.required import required_words
from geo.incidents.words.shapes import Shape, make_shape, spell_out
from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = sorted((Path(__file__).parent.parent / "reports" / "texts").glob("dev_*.txt"))
SHIPPED = Path(lexicon.__file__).parents[1] / "lexicon"


def written(table: object, name: str = "") -> Iterator[str]:
    """Yield every pattern of a lexicon's file that is asked for its words first."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from written(value, key)
    elif isinstance(table, list) and name.endswith("patterns"):
        yield from table


PATTERNS = [
    spell_out(pattern, table.get("words", {}))
    for path in sorted(SHIPPED.glob("en*.toml"))
    for table in [tomllib.loads(path.read_text("utf-8"))]
    for pattern in written(table)
]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_match_is_lost_where_the_words_of_a_pattern_are_asked_for_first(path: Path) -> None:
    shapes, text = lexicon.load().shapes, path.read_text("utf-8")
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        near = shapes.near(small_words(sentence))
        assert {s for s in shapes.all if s.pattern.search(sentence)} <= {*near}


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_whatever_a_pattern_matches_has_the_words_that_it_asks_for(
    pattern: str, data: st.DataObject
) -> None:
    shape = make_shape("riot", pattern)
    matched = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    if shape.pattern.fullmatch(matched):
        assert shape.may_match(small_words(matched))


def test_of_the_words_asked_for_the_first_are_no_words_of_grammar() -> None:
    shape = make_shape("riot", r"(?:was|were|been)\s+(?:stoned|pelted\s+with)")
    assert shape.parts[0] == {"stoned", "pelted"}


def test_a_pattern_of_unknown_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words are sure to stand"):
        make_shape("riot", r"(?:\w+\s+){1,3}\w*ed")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"shell\s*fire\s+fell", [{"fell"}]),
        (r"(?:an?|\d+)\s+bombs?", [{"bomb", "bombs"}]),
        (r"organi[sz](?:ed|ing)", [{"organised", "organized", "organising", "organizing"}]),
        (r"sit-in(?:\s+down)?", []),
        (r"protest\w*\s+went", [{"went"}]),
        (r"fire|arson", []),
        (r"took\s+(?!part)(?:the\s+)?town", [{"took"}, {"town"}]),
    ],
)
def test_only_words_that_are_written_out_are_asked_for(pattern: str, words: list[set[str]]) -> None:
    assert [set(w) for w in required_words(pattern)] == words


def test_a_pattern_matches_whole_words_in_any_case() -> None:
    shape: Shape = make_shape("riot", r"(?:stones|rocks)\s+flew")
    assert shape.pattern.search("Stones flew.")
    assert not shape.pattern.search("millstones flew")
