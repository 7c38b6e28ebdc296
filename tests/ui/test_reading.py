"""A report's text in pieces: names by role, and the passage that a claim stands in."""

from __future__ import annotations

from geo.articles import prepare, read_text
from geo.records import Mention, Resolution
from geo.ui import reading


def test_a_passage_is_marked_over_the_names_in_it() -> None:
    article = read_text("Calm in Peja. Nine were hurt in Istog on Monday. Rain.", name="a.txt")
    document = prepare(article)
    at = article.text.index("Istog")
    mention = Mention(article.id, at, at + 5, "Istog", "event_location", "settlement")
    found = (Resolution(mention, None, "no place of this name is known"),)
    start, end = article.text.index("Nine"), article.text.index(" Rain")
    pieces = reading.coloured(document, found, passage=(start, end))["pieces"]
    assert "".join(piece[0] for piece in pieces) == article.text
    assert "".join(p[0] for p in pieces if p[-1] is True) == article.text[start:end]


def test_without_a_passage_nothing_is_marked() -> None:
    article = read_text("Calm in Peja.", name="a.txt")
    pieces = reading.coloured(prepare(article), ())["pieces"]
    assert all(piece[-1] is not True for piece in pieces)
