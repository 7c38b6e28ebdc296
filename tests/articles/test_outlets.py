"""The outlet that a head or foot names, and the agency whose text it is."""

from __future__ import annotations

import pytest

from geo.articles import agency_of, prepare, read_bytes, read_text
from geo.articles.outlets import is_outlet_line

BODY = "Police said on Tuesday that three men had been wounded in clashes near the bridge."
PLACED = "PRISTINA, May 30 (Reuters) - Three men were wounded on Tuesday, police said."


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Bridge closed\nRNZ Pacific, 15 May 2024", "RNZ Pacific"),
        ("Bridge closed\nThe Harbour Guardian\n20 May 2024", "The Harbour Guardian"),
        ("*By our correspondent. Published 18 May 2024, The Foo Times*", "The Foo Times"),
        ("BALKAN INSIGHT\nBridge closed\n3 May 2024", "Balkan Insight"),
        ("Bridge closed\nBy Anna Smith, Reuters", "Reuters"),
        ("Bridge closed\nBy Anna Smith in Pristina for The Guardian", "The Guardian"),
        ("Reuters - Bridge closed", "Reuters"),
        ("BBC News - Bridge closed", "BBC"),
        ("Bridge closed | Balkan Insight", "Balkan Insight"),
        ("Bridge closed - Foo Bar\nFoo Bar, 3 May 2024", "Foo Bar"),
        ("Bridge closed\nkossev.info, 3 May 2024", "kossev.info"),
        ("Bridge closed\nAFP | 16 May 2024", "AFP"),
        ("Bridge closed\n\nIslands Business | 11 July 2024", "Islands Business"),
    ],
)
def test_a_head_names_its_outlet(head: str, outlet: str) -> None:
    assert read_text(f"{head}\n\n{BODY}", name="a").publisher == outlet


@pytest.mark.parametrize(
    "head",
    [
        "Bridge closed\nElla Joyner Brussels\nMay 30, 2023",
        "Bridge closed\nEmily Post\n15 May 2024",
        "Bridge closed\nBy Emily Post",
        "Bridge closed\nPristina, Kosovo, 15 May 2024",
        "Bridge closed\nMerdare Border Post, 20 May 2024",
        "Bridge closed\nReuters/AFP",
        "World News\nBridge closed",
        "Bridge closed | World\n15 May 2024",
        "Troops to leave - Reuters",
        "Bridge closed – minister",
        "Protesters Storm Washington Post\n15 May 2024",
        "Mia Beta\n3 May 2024",
    ],
)
def test_persons_places_and_sections_are_no_outlets(head: str) -> None:
    assert read_text(f"{head}\n\n{BODY}", name="a").publisher is None


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        (PLACED, "Reuters"),
        ("PRISTINA (AP) — Three men were wounded.", "AP"),
        ("May 30 (Reuters) - Three men were wounded.", "Reuters"),
        ("MOSCOW, May 30. /TASS/. Three men were wounded.", "TASS"),
        ("ZVECAN, Kosovo, May 30 (Norwire) - Three men were wounded.", "Norwire"),
        ("ZVECAN, Kosovo, May 30 (Agency) - Three men were wounded.", None),
        ("The chief of the force (KFOR) - an American - spoke on Tuesday.", None),
    ],
)
def test_an_agency_in_a_dateline_is_the_outlet_where_no_other_is_named(
    opening: str, agency: str | None
) -> None:
    paper = read_text(f"The Foo Gazette\nBridge closed\n16 May 2024\n\n{opening}", name="a")
    alone = read_text(f"Bridge closed\n\n{opening}", name="a")

    assert (paper.publisher, agency_of(paper)) == ("The Foo Gazette", agency)
    assert (alone.publisher, agency_of(alone)) == (agency, agency)


@pytest.mark.parametrize(
    ("foot", "outlet"),
    [
        ("© 2024 The Foo Gazette. 1 Media Road, Singapore.", "The Foo Gazette"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "AP"),
        ("Source: Balkan Insight", "Balkan Insight"),
        ("The Harbour Guardian, 18 May 2024", "The Harbour Guardian"),
        ("- AFP", "AFP"),
        ("Source: Reuters", None),
        ("© Jane Doe", None),
    ],
)
def test_rights_a_source_and_a_credit_at_the_foot_name_the_outlet(
    foot: str, outlet: str | None
) -> None:
    assert read_text(f"Bridge closed\n\n{BODY}\n\n{foot}", name="a").publisher == outlet


def test_what_is_told_beside_a_text_wins_over_its_head() -> None:
    given = {"publisher": "The Example"}

    assert read_text(PLACED, name="a", metadata=given).publisher == "The Example"


def test_an_outlet_on_the_first_line_is_no_title() -> None:
    head = "Le Courrier du Pacifique (English edition)\nJune 24, 2024"
    raw = f"{head}\n\nNOUMÉA - Police said so. {BODY}".encode("cp1252")
    article = read_bytes(raw, name="a.txt")

    assert article.publisher == "Le Courrier du Pacifique"
    assert article.title == "NOUMÉA - Police said so."
    assert [s.kind for s in prepare(article).sentences][:2] == ["byline", "byline"]
    assert read_text(f"{head}\nBridge closed\n\n{BODY}", name="a").title == "Bridge closed"
    assert not is_outlet_line("Protesters Storm Washington Post")
