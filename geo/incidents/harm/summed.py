"""Figures of one sentence that are of different people of one group, told one after the other.

"A man drowned and a boy was buried" is two, "20 were killed and two more died later" 22. What
enters are the figures of a sentence, what leaves are the same, those to add up each with a name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.harm.persons import INDEFINITE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geo.incidents.harm.casualties import Figure
    from geo.incidents.harm.subjects import Counted

KIN = frozenset({"his", "her", "their"})
#: What follows or precedes a number whose people come on top of others.
_MORE = frozenset({"other", "others", "more", "further", "additional"})
#: What joins the next statement: "and two others died in hospital".
_JOINS = frozenset({"and", "while", ";", "but"})
_HARM = frozenset({"killed", "injured"})
#: Groups of those who die beside bodies that are found.
_ANYBODY = frozenset({"people", "civilians"})


def tell_apart(
    counted: Counted, figures: Sequence[Figure], bodies: AbstractSet[str]
) -> list[Figure]:
    """Name those whom a sentence counts one after the other, so that their figures are added."""
    return _tell_more(counted, _tell_persons(counted, figures), bodies)


def _tell_persons(counted: Counted, figures: Sequence[Figure]) -> list[Figure]:
    """Name persons of one group told one by one: "a man drowned and a boy was buried"."""
    text = {f: counted.words(f.start, f.end) for f in figures}
    kin = any(text[f] in KIN for f in figures)  # "the husband lost a foot, his wife was hurt"
    single = INDEFINITE | KIN | {"the"} if kin else INDEFINITE
    alone = [f for f in figures if text[f] in single and not (f.part or f.subgroup)]
    nouns = [(f.outcome, f.group, f.noun) for f in alone]
    kinds = [(f.outcome, f.group) for f in alone]
    return [
        replace(f, subgroup=f.noun or f.group)
        if f in alone
        and kinds.count((f.outcome, f.group)) > nouns.count((f.outcome, f.group, f.noun))
        else f
        for f in figures
    ]


def _tell_more(counted: Counted, figures: list[Figure], bodies: AbstractSet[str]) -> list[Figure]:
    """Name who died on top of those counted before: "killed 20, and two more died later"."""
    out = list(figures)
    for at, figure in enumerate(out):
        if figure.part or figure.subgroup or figure.outcome not in _HARM:
            continue
        n = _last_alike(out, at)
        if n is None or not _begins_statement(counted, figure):
            continue
        dug_out = out[n].noun in bodies and figure.noun not in bodies
        dug_out = dug_out and (figure.count.best or 0) < (out[n].count.best or 0)
        more = not _MORE.isdisjoint(counted.words(figure.start, figure.end).split())
        if dug_out and figure.group in _ANYBODY:
            figure = replace(figure, group=out[n].group)  # noqa: PLW2901
        if (more or dug_out) and figure.group == out[n].group:
            out[n] = replace(out[n], subgroup=out[n].noun or out[n].group)
            out[at] = replace(figure, subgroup="others")
    return out


def _last_alike(figures: Sequence[Figure], at: int) -> int | None:
    """Return the last figure of the outcome of figure `at` before it, told by another word."""
    here = figures[at]
    before = (n for n in range(at - 1, -1, -1) if figures[n].outcome == here.outcome)
    n = next(before, None)
    if n is None or figures[n].part or figures[n].outcome_at == here.outcome_at:
        return None
    return None if figures[n].subgroup else n


def _begins_statement(counted: Counted, figure: Figure) -> bool:
    """Tell whether "and" or the like stands right before those counted."""
    first = next((i for i, token in enumerate(counted.tokens) if token.start == figure.start), 0)
    return first > 0 and counted.tokens[first - 1].low in _JOINS
