"""The figures that a sentence states, in short: what `find_figures` reads, without an article."""

from __future__ import annotations

from geo.incidents.harm.casualties import Figure, find_figures
from geo.incidents.words.lexicon import load

PEOPLES = frozenset({"Kenyan", "Kenyans", "Malian", "Malians", "Peruvian", "Danish", "Italian"})
#: Outcomes that are harm, and no more.
HARM = ("killed", "injured")


def figures(sentence: str) -> list[Figure]:
    """Return the figures of those killed or injured, in the order of the sentence."""
    found = find_figures(sentence, 0, len(sentence), load(), demonyms=PEOPLES)
    return [f for f in found if f.outcome in HARM]


def counted(sentence: str) -> list[tuple[str, int | None]]:
    """Return outcome and best number of each figure that is no part of another."""
    return [(f.outcome, f.count.best) for f in figures(sentence) if not f.part]


def parts(sentence: str) -> list[tuple[str, int | None]]:
    """Return outcome and best number of each figure that is a part of another."""
    return [(f.outcome, f.count.best) for f in figures(sentence) if f.part]


def bounds(sentence: str) -> tuple[int | None, int | None, int | None]:
    """Return low, best and high of the only figure."""
    (figure,) = figures(sentence)
    return figure.count.low, figure.count.best, figure.count.high
