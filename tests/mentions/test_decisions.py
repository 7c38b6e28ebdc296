"""What is no name of a place, whatever the weights say."""

from __future__ import annotations

import pytest

from geo import pipeline
from geo.articles import read_text
from geo.settings import default_settings


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Three houses burned in the Vallon-Dore area of Nouméa on Tuesday.", "Vallon"),
        ("Inmates rioted at the Camp-Est prison in Nouméa on Tuesday.", "Est"),
    ],
)
def test_half_of_a_name_that_no_list_has_is_no_place(text: str, half: str) -> None:
    assert half not in _surfaces(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Pristina-Skopje motorway was blocked on Tuesday.", "Skopje"),
        ("A London-Born Singer Was Hurt in Leeds on Tuesday", "London"),
        ("The Srebrenica-Potocari memorial was attacked on Tuesday.", "Srebrenica"),
        ("A US-Mexico border crossing was closed on Tuesday.", "Mexico"),
    ],
)
def test_a_name_that_a_hyphen_joins_to_another_is_one(text: str, name: str) -> None:
    assert name in _surfaces(text)


def _surfaces(text: str) -> set[str]:
    parsed = pipeline.parse(read_text(text, name="a"), default_settings())
    return {r.mention.surface for r in parsed.resolutions}
