"""Roles on sentences invented for the purpose, about many countries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from geo.mentions.roles import Named, Range, assign_roles
from geo.mentions.tokens import tokenize
from geo.records.place import Role

if TYPE_CHECKING:
    from geo.records.article import SentenceKind
    from geo.records.place import PlaceKind

SENTENCES = Path(__file__).parent / "invented_sentences.txt"
_MARK = re.compile(r"\[\[([CTN]):([^\]]+)\]\]")
#: Other names in the sentences, which a document would have as mentions, too.
_CAPITALS = {"Cairo", "Beijing", "Baku", "Islamabad", "Nairobi", "Dublin", "Rome"}
_TOWNS = {"Mombasa", "Kisumu", "Gao", "Susa", "Kitwe"}
_COUNTRIES = {"Azerbaijan", "Norway", "Peru", "Cameroon", "Mali", "Burkina Faso"}
_KINDS: dict[str, tuple[PlaceKind, bool]] = {
    "C": ("settlement", True),
    "T": ("settlement", False),
    "N": ("country", False),
}


def rows() -> list[tuple[str, str]]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return [
        (role, sentence)
        for role, _, sentence in (line.partition(" | ") for line in lines if line[:1] != "#")
    ]


def role_of(marked: str) -> Role:
    kind: SentenceKind = "body"
    for known in ("caption", "title"):
        if marked.startswith(f"{known}: "):
            kind, marked = known, marked.removeprefix(f"{known}: ")
    found = _MARK.search(marked)
    assert found is not None
    start = found.start()
    text = marked[:start] + found[2] + marked[found.end() :]
    tokens = tokenize(text)
    spans = {(start, start + len(found[2])): _KINDS[found[1]]}
    for names, letter in ((_CAPITALS, "C"), (_TOWNS, "T"), (_COUNTRIES, "N")):
        for name in names:
            for other in re.finditer(rf"\b{name}\b", text):
                spans.setdefault(other.span(), _KINDS[letter])
    ordered = sorted(spans)
    named = [Named(*tokens.at(*span), *spans[span]) for span in ordered]
    roles = assign_roles(tokens, [Range(0, len(tokens.words), kind, opens=True)], named)
    return roles[ordered.index((start, start + len(found[2])))]


@pytest.mark.parametrize(("role", "sentence"), rows())
def test_an_invented_sentence_gets_its_role(role: str, sentence: str) -> None:
    assert role_of(sentence) == role


def test_the_invented_sentences_are_many_and_cover_the_roles() -> None:
    told = [role for role, _ in rows()]
    assert len(told) >= 80
    assert set(get_args(Role)) - set(told) == {"boilerplate"}


def test_a_name_in_page_furniture_is_boilerplate() -> None:
    tokens = tokenize("More from Oslo")
    ranges = [Range(0, 3, "furniture", opens=True)]
    assert assign_roles(tokens, ranges, [Named(2, 3, "settlement", capital=True)]) == (
        "boilerplate",
    )
