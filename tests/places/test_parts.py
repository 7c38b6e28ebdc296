"""Parts of countries, by direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.places.parts import named_part
from geo.records import Mention

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer


def _part(text: str, surface: str, gazetteer: Gazetteer) -> str:
    start = text.index(surface)
    mention = Mention("a", start, start + len(surface), surface)
    return named_part(text, mention, gazetteer.lookup(surface)[0], gazetteer).id


@pytest.mark.parametrize(
    "text",
    [
        "A calm day in northern Kosovo.",
        "In the north of Kosovo all slept.",
        "A calm day in Kosovo's north.",
        "A calm day in Kosovo’s Serb-majority north.",
    ],
)
def test_a_direction_before_a_country_means_its_part_where_it_has_a_name(
    text: str, gazetteer: Gazetteer
) -> None:
    assert _part(text, "Kosovo", gazetteer) == "dateline:northern-kosovo"


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("Rain fell in Kosovo.", "Kosovo", "country:XK"),
        ("Rain fell in eastern Portugal.", "Portugal", "country:PT"),
        ("The north wind of Kosovo blew.", "Kosovo", "country:XK"),
        ("Kosovo's North Group played.", "Kosovo", "country:XK"),
    ],
)
def test_without_a_known_part_the_country_stays(
    text: str, surface: str, place: str, gazetteer: Gazetteer
) -> None:
    assert _part(text, surface, gazetteer) == place
