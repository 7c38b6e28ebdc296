"""Shapes: a pattern is left out only where it cannot match."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.incidents.lexicon import load
from geo.incidents.shapes import make_shape

TEXTS = sorted((Path(__file__).parent.parent / "reports" / "texts").glob("dev_*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_match_is_lost_where_the_words_of_a_pattern_are_asked_for_first(path: Path) -> None:
    shapes, text = load().shapes, path.read_text("utf-8")
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        found = {(kind, m.span()) for kind, m in shapes.find(sentence, 0, len(sentence))}
        whole = {(s.kind, m.span()) for s in shapes.all for m in s.pattern.finditer(sentence)}
        assert found == whole


@pytest.mark.parametrize("shape", load().shapes.all, ids=lambda shape: shape.kind)
def test_every_pattern_of_the_lexicon_is_made_of_words(shape: object) -> None:
    assert shape.words  # type: ignore[attr-defined]


def test_a_pattern_matches_whole_words_in_any_case() -> None:
    shape = make_shape("riot", r"(?:stones|rocks)\s+flew")
    assert shape.pattern.search("Stones flew.")
    assert not shape.pattern.search("millstones flew")
