"""Mentions of whole texts: spans, hostile input, the region's villages, both modes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import paths
from geo.articles import prepare, read_text
from geo.gazetteer import Gazetteer
from geo.mentions import find_mentions
from geo.mentions.proposals import propose
from geo.mentions.tokens import tokenize

if TYPE_CHECKING:
    from geo.records import Mention

#: Seconds within which any hostile text of a hundred thousand characters must be done.
BOUND_S = 20.0


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(paths.home_folder())


def found(text: str, gazetteer: Gazetteer, *, fast: bool = False) -> tuple[Mention, ...]:
    document = prepare(read_text(text, name="test"))
    return find_mentions(document, gazetteer, fast=fast)


REPORT = (
    "Two people were killed when a bomb went off in Maiduguri on Tuesday, police in Nigeria said. "
    "John Lincoln, a spokesman, told reporters in Abuja that Washington had offered help."
)


@pytest.mark.parametrize("fast", [False, True])
def test_places_of_a_report_are_found_and_a_person_is_not(
    gazetteer: Gazetteer, *, fast: bool
) -> None:
    surfaces = [mention.surface for mention in found(REPORT, gazetteer, fast=fast)]
    assert {"Maiduguri", "Nigeria", "Abuja"} <= set(surfaces)
    assert "Lincoln" not in surfaces


def test_roles_come_with_the_mentions(gazetteer: Gazetteer) -> None:
    roles = {mention.surface: mention.role for mention in found(REPORT, gazetteer)}
    assert roles["Maiduguri"] == "event_location"
    assert roles["Abuja"] == "speech_location"


@pytest.mark.parametrize(
    "village", ["Banjska", "Lešak", "Lipljan", "Gračanica", "Suva Reka", "Deçan", "Istok", "Srbica"]
)
def test_villages_and_towns_of_a_pack_are_found(gazetteer: Gazetteer, village: str) -> None:
    text = (
        f"Police in Kosovo closed a road near {village} on Friday after shots were fired. "
        f"Residents of {village} said that masked men had passed through the night before."
    )
    surfaces = [mention.surface for mention in found(text, gazetteer)]
    assert surfaces.count(village) == 2


def test_a_name_no_list_has_is_kept_where_its_sentence_places_it(gazetteer: Gazetteer) -> None:
    mentions = found("A convoy was attacked near Qwertovac, Serbia, on Monday.", gazetteer)
    assert [m.surface for m in mentions] == ["Qwertovac", "Serbia"]
    assert mentions[0].role == "event_location"


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize("verb", ["said", "has condemned", "rejected"])
def test_a_capital_that_speaks_for_its_government_is_a_place(
    gazetteer: Gazetteer, verb: str, *, fast: bool
) -> None:
    text = f"Nobody was hurt. Belgrade {verb} the move on Monday."
    assert "Belgrade" in [m.surface for m in found(text, gazetteer, fast=fast)]


def test_an_acronym_is_no_hamlet(gazetteer: Gazetteer) -> None:
    assert "NATO" not in [m.surface for m in found("Soldiers of NATO left Kosovo.", gazetteer)]


@pytest.mark.parametrize("fast", [False, True])
def test_an_acronym_is_one_throughout_its_article(gazetteer: Gazetteer, *, fast: bool) -> None:
    text = (
        "NATO-led soldiers left Kosovo on Monday. In NATO, the European Union and Serbia there was "
        "relief. Officials of NATO said so in Pristina."
    )
    surfaces = [m.surface for m in found(text, gazetteer, fast=fast)]
    assert "NATO" not in surfaces
    assert {"Kosovo", "Serbia", "Pristina"} <= set(surfaces)


def test_words_of_grammar_days_months_and_heads_of_names_are_not_even_proposed(
    gazetteer: Gazetteer,
) -> None:
    text = (
        "On Monday He came from The Hague. In March, Most of All left for Reading. "
        "Police closed West Street near the Hospital of West Allis."
    )
    proposed = {p.surface for p in propose(text, tokenize(text), gazetteer)}
    assert proposed.isdisjoint({"On", "Monday", "He", "The", "In", "March", "Most", "All"})
    assert proposed.isdisjoint({"Police", "West", "Street", "Hospital"})
    assert {"The Hague", "Reading", "West Allis"} <= proposed
    assert all(gazetteer.lookup(name) for name in ("March", "Most", "Street"))


HOSTILE = {
    "one letter": "A" * 100_000,
    "capital letters": "A " * 50_000,
    "names in capitals": "LONDON PARIS " * 8_000,
    "no capitals": "london paris kosovo " * 5_000,
    "one line of names": "London, " * 12_000,
    "opened brackets": "London (" * 12_000,
    "hyphens": "Port-au-" * 12_000,
    "dots": "U.S." * 25_000,
    "NULs": "\x00London\x00 in\x00" * 8_000,
    "mixed scripts": "Звечан Λονδίνο 北京 Лондон London " * 3_000,
    "quotation marks": "“Paris” ‘Rome’ " * 6_000,
    "of of": "the town of " * 8_000,
    "marks that combine": "é" * 50_000,
    "markup": "<b onclick=x>London</b> " * 4_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("fast", [False, True])
def test_hostile_text_takes_bounded_time(gazetteer: Gazetteer, name: str, *, fast: bool) -> None:
    from geo.records import Article, Document  # noqa: PLC0415

    document = Document(Article("0" * 64, "hostile", HOSTILE[name]))
    start = time.process_time()
    mentions = find_mentions(document, gazetteer, fast=fast)
    assert time.process_time() - start < BOUND_S
    assert all(m.surface == HOSTILE[name][m.start : m.end] for m in mentions)


def test_an_empty_text_has_no_mentions(gazetteer: Gazetteer) -> None:
    from geo.records import Article, Document  # noqa: PLC0415

    assert find_mentions(Document(Article("0" * 64, "empty", " \n ")), gazetteer) == ()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["London", "in", "the", "Kosovo", "’s", "“", ",", ".", "\n", "Mr", "Željko", "U.S.",
             "Пећ", "\u00a0", "County", "Lake", "of", "é", "–", "said"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_spans_are_exact_ordered_and_never_overlap(words: list[str]) -> None:
    from geo.records import Article, Document  # noqa: PLC0415

    text = " ".join(words)
    mentions = find_mentions(
        Document(Article("0" * 64, "made", text)), Gazetteer.open(paths.home_folder())
    )
    end = 0
    for mention in mentions:
        assert mention.surface == text[mention.start : mention.end]
        assert mention.start >= end
        end = mention.end
        assert 0.0 <= mention.score <= 1.0


def test_a_book_is_looked_at_part_by_part_with_exact_offsets(gazetteer: Gazetteer) -> None:
    text = "Police closed the bridge in Mitrovica on Monday. Soldiers came to Oslo. " * 5_000
    document = prepare(read_text(text, name="book"), times=False)
    found = find_mentions(document, gazetteer, fast=True)
    assert len(found) == 10_000
    assert {text[m.start : m.end] for m in found} == {"Mitrovica", "Oslo"}
    assert [m.start for m in found] == sorted({m.start for m in found})


def surfaces(text: str, gazetteer: Gazetteer) -> list[str]:
    return [m.surface for m in found(text, gazetteer)]


def test_villages_of_the_pack_are_found_where_the_article_speaks_of_the_region(
    gazetteer: Gazetteer,
) -> None:
    text = "Police in Kosovo closed the road. Shots were fired on leaving Goraždevac."
    assert surfaces(text, gazetteer) == ["Kosovo", "Goraždevac"]
    assert surfaces(text.replace("Goraždevac", "Xërxë"), gazetteer) == ["Kosovo", "Xërxë"]


@pytest.mark.parametrize("name", ["Berisha", "Race", "Petković", "Vrućevce"])
def test_a_persons_name_and_a_common_word_are_no_villages(name: str, gazetteer: Gazetteer) -> None:
    text = f"A court in Pristina, Kosovo, held Nexhmedin {name}. The wife of {name} wept on Monday."
    assert surfaces(text, gazetteer) == ["Pristina", "Kosovo"]


def test_villages_of_the_pack_are_no_places_of_other_countries(gazetteer: Gazetteer) -> None:
    text = "Police in Boston held a man on Monday. Friends of Vrućevce live in Massachusetts."
    assert surfaces(text, gazetteer) == ["Boston", "Massachusetts"]


def test_a_town_in_capitals_that_many_live_in_opens_a_line(gazetteer: Gazetteer) -> None:
    text = "News of Thursday from Italy.\nGELA. The refinery burned.\n\nNATO. Ministers meet."
    assert surfaces(text, gazetteer) == ["Italy", "GELA"]


def test_a_town_of_the_pack_in_capitals_opens_a_line(gazetteer: Gazetteer) -> None:
    text = "News from Kosovo today.\nPEJA. Two cars were burned.\n\nNATO. Ministers meet."
    assert surfaces(text, gazetteer) == ["Kosovo", "PEJA"]
