"""Spelling skeletons: what Serbian, Albanian and English spellings of one name share."""

from __future__ import annotations

import pytest

from geo.gazetteer import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Leposavić", "Leposaviq", "Leposavich", "Leposavic", "Лепосавић", "Leposavićy"),
        ("Shtërpcë", "Štrpce", "Shterpce", "Strpce", "Штрпце"),
        ("Gnjilane", "Gnilane", "Гњилане"),
        ("Vučitrn", "Vuçitërn", "Vuchitrn", "Вучитрн"),
        ("Gračanica", "Graçanicë", "Grachanica", "Gracanice"),
        ("Zubin Potok", "Zubin Potoku", "Зубин Поток"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


def test_a_short_name_has_no_skeleton() -> None:
    assert skeleton("Peja") == ""
    assert skeleton("May") == ""


def test_different_names_differ() -> None:
    assert skeleton("Leposavić") != skeleton("Lipljan")
