"""Spans of a text that are names of known places."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import paths
from geo.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path


def _surfaces(gazetteer: Gazetteer, text: str) -> list[str]:
    return [span.surface for span in gazetteer.scan(text)]


def test_longer_names_come_before_shorter_ones(gazetteer: Gazetteer) -> None:
    found = _surfaces(gazetteer, "in Bosnia and Herzegovina today")
    assert found[:2] == ["Bosnia and Herzegovina", "Bosnia"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kosovo's north", "Kosovo"),
        ("Kosovo’s north", "Kosovo"),
        ("LEPOSAVIĆ quiet", "LEPOSAVIĆ"),
        ("у Лепосавићу и Звечан", "Звечан"),
        ("the U.S. said", "U.S."),
        ("of Alexandria, La., who", "La."),
        ("in St. Louis on", "St. Louis"),
        ("in Zubin\u00a0Potok on", "Zubin\u00a0Potok"),
        ("in Stratford-upon-Avon on", "Stratford-upon-Avon"),
        ("in Côte d'Ivoire on", "Côte d'Ivoire"),
        ("(Leposavic)", "Leposavic"),
    ],
)
def test_a_name_is_found_as_it_stands(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert name in _surfaces(gazetteer, text)


def test_small_letters_begin_no_name(gazetteer: Gazetteer) -> None:
    assert _surfaces(gazetteer, "they went to reading and nice and us") == []


def test_a_name_does_not_run_over_a_line(gazetteer: Gazetteer) -> None:
    assert "New\nYork" not in _surfaces(gazetteer, "New\nYork")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Zz večanКосво.'’-\u00a0\nU.S, PotkLuis😀", max_size=80))
def test_offsets_are_exact_to_the_code_point(text: str) -> None:
    for span in Gazetteer.open(paths.home_folder()).scan(text):
        assert text[span.start : span.end] == span.surface


@pytest.mark.parametrize(
    "text", ["A" * 100_000, "New " * 25_000, "U." * 50_000, "San José de " * 8_000, "'" * 100_000]
)
def test_hostile_texts_end_soon(gazetteer: Gazetteer, text: str) -> None:
    start = time.process_time()
    gazetteer.scan(text)
    assert time.process_time() - start < 10


def test_the_names_of_the_five_articles_are_found(gazetteer: Gazetteer, shared: Path) -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((shared / "articles").glob("*.txt"))
    )
    found = set(_surfaces(gazetteer, text))
    assert {"Zvecan", "Leposavic", "Zubin Potok", "Pristina", "Jarinje"} <= found
