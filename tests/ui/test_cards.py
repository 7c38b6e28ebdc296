"""Words on a card: numbers agree, what is undated is not called old, quotes carry no signs."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.records import Article, Casualty, Claim, Count, Document, Incident, Source
from geo.records.words import noun
from geo.ui import cards, left_out, quotes
from geo.ui.columns import Columns

DAY = dt.date(2031, 5, 12)
HURT = (
    Casualty("civilians", "killed", Count(1, 1, 1)),
    Casualty("police", "injured", Count(1, 2, 2)),
)


@pytest.mark.parametrize(
    ("group", "one"),
    [
        ("civilians", "civilian"),
        ("police", "police officer"),
        ("people", "person"),
        ("children", "child"),
        ("firemen", "fireman"),
        ("aid_workers", "aid worker"),
        ("press", "press"),
    ],
)
def test_one_of_a_group_is_said_in_the_singular(group: str, one: str) -> None:
    assert noun(group, one=True) == one


def test_figures_of_one_agree_with_their_noun_in_the_list_and_in_the_open_card() -> None:
    incident = Incident("i", "A raid", "armed_attack", start=DAY, casualties=HURT)
    assert cards.card(incident)["figures"] == ["1 civilian killed", "1-2 police officers injured"]
    told = cards.full_card(incident, {}, Columns([incident]))["figures"]
    assert [(f["figure"], f["label"]) for f in told] == [
        ("1", "civilian killed"),
        ("1-2", "Police officers injured"),
    ]


def test_a_figure_that_counts_for_nothing_says_so_in_plain_words() -> None:
    claim = Claim("a", 0, 9, "killed.police", "The other")
    told = cards.full_card(
        incident := Incident("i", "A raid", "armed_attack", start=DAY, claims=(claim,)),
        {},
        Columns([incident]),
    )["figures"]
    assert [(f["figure"], f["label"]) for f in told] == [
        ("also said, not counted:", "Police officers killed")
    ]


def test_what_has_no_day_is_not_called_history() -> None:
    undated = Incident("i", "A raid", "armed_attack", tier="C")
    assert "history" not in cards.card(undated)["marks"]
    assert "history" in cards.card(Incident("i", "x", "armed_attack", tier="C", start=DAY))["marks"]


def test_the_title_of_a_report_without_an_outlet_is_told_once() -> None:
    article = Article("a", "a.txt", "A march.", title="A march")
    sources = (Source("a", article.outlet, "A march"),)
    incident = Incident("i", "A march", "demonstration", start=DAY, sources=sources)
    (told,) = cards.full_card(incident, {}, Columns([incident]))["sources"]
    assert (told["outlet"], told["title"]) == ("Outlet not stated", "A march")
    assert left_out.name_of(article) == "Outlet not stated: A march"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# One dead at a roadblock", "One dead at a roadblock"),
        ("**Sydney** – A man was killed", "Sydney – A man was killed"),
        ("By *our* _own_ __reporter__", "By our own reporter"),
        ("2 * 3 * 4 and a_b_c and #12", "2 * 3 * 4 and a_b_c and #12"),
    ],
)
def test_a_quote_shows_no_signs_of_markdown(text: str, shown: str) -> None:
    document = Document(Article("a", "a.md", text))
    claim = Claim("a", 0, 3, "action", "x", sentence_start=0, sentence_end=len(text))
    pieces = quotes.words_of(claim, {"a": document})["pieces"]
    assert "".join(piece[0] for piece in pieces) == shown
