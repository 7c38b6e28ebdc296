"""Those of one place whom a sentence counts beside all: "158 died, 155 of them in Valencia"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from geo.incidents.harm.casualties import Figure
    from geo.incidents.scene.circumstances import Circumstances
    from geo.incidents.scene.reader import Passage

#: Between "155 of them" and their place; and a place told before.
_UP_TO = re.compile(
    r"\s(?:in|at|near|around)\s(?!(?:an?\s)?(?:critical|serious|grave|stable|hospital|intensive|custody)\b)(?:[^\s,.;:]+\s){0,5}"
)
_IN_TOWN = re.compile(r"\s(?:in|at)\s(?:the|that)\s(?:capital|city|town|village|camp|area|port)\b")
_NEAR = 60
#: What is counted over many places or events.
_WHOLE = frozenset(
    {"across", "throughout", "over", "all", "both", "total", "whole", "entire", "rest", "country"}
    | {"nationwide", "countrywide", "altogether", "together", "separate", "incidents", "attacks"}
    | {
        "towns",
        "villages",
        "districts",
        "provinces",
        "places",
        "accidents",
        "days",
        "weeks",
        "side",
    }
)


def of_its_place(
    passage: Passage, figures: list[Figure], told: Circumstances, *, several: bool
) -> list[Figure]:
    """Return the figures of an event whose place has a part of those whom a sentence counts.

    Parameters
    ----------
    several
        Whether what the sentence counts is of more than one place.

    Returns
    -------
    The figures with those of the place in the stead of all; none where it has none of its own.
    """
    if not told.places or not (several or any(f.part for f in figures)):
        return []
    at = told.places[0].resolution.mention.start
    named = at if passage.sentence.start <= at else None
    there = [f for f in figures if f.part and _is_there(passage.text, f, named)]
    if several and named is not None:
        there += [f for f in figures if not f.part and _is_beside(passage.text, f, named)]
    outcomes = {f.outcome for f in there}
    kept = [f for f in figures if f in there or not (several or f.outcome in outcomes)]
    return [replace(f, part=False) if f in there else f for f in kept] if there else []


def _is_beside(text: str, figure: Figure, at: int) -> bool:
    """Tell one whom words without a comma put to the place: "a man drowned in X, one of nine"."""
    comma = text.find(",", figure.end)
    words = small_words(text[figure.start : comma])
    alone = figure.count.best == 1
    return alone and figure.end < at < comma and _WHOLE.isdisjoint(words)


def _is_there(text: str, figure: Figure, at: int | None) -> bool:
    """Tell a part put to the place named at offset `at`; None is that of what was told before."""
    if at is None:
        return _IN_TOWN.match(text, figure.end) is not None
    near = figure.end < at <= figure.end + _NEAR
    return near and _UP_TO.fullmatch(text, figure.end, at) is not None
