"""Frames: the parts of a sentence that tell an event, with their triggers and modality."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.events.readings import find_triggers
from geo.incidents.events.support import Setting, Support, weigh
from geo.incidents.events.surroundings import Surroundings
from geo.incidents.words.clauses import reaches, rest_of
from geo.incidents.words.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.events.guards import Trigger
    from geo.incidents.words.clauses import Clause
    from geo.incidents.words.lexicon import Lexicon
    from geo.records.incident import Modality

_SUPPORT_RANK: dict[Support, int] = {"asserted": 0, "named": 1, "reference": 2}
#: Modalities of what takes place.
REAL: frozenset[Modality] = frozenset({"occurred", "ongoing"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause that tells an event.

    `kinds` are the kinds of triggers in it, `start:end` its main trigger; `support` says whether
    the clause asserts the event, only names it, or refers to one told elsewhere; `probability`
    stands where only single words say so (`geo.incidents.events.senses`).
    """

    clause: Clause
    kinds: frozenset[str]
    start: int
    end: int
    support: Support
    modality: Modality
    probability: float | None = None

    @property
    def is_real(self) -> bool:
        """Tell what took place or goes on from what is planned, denied or thought of."""
        return self.modality in REAL


@dataclass(frozen=True, slots=True)
class _Told:
    """A trigger with what it tells."""

    trigger: Trigger
    support: Support
    modality: Modality

    @property
    def rank(self) -> tuple[int, bool, int]:
        """Asserted first, what took place first, then in the order of the text."""
        return _SUPPORT_RANK[self.support], self.modality not in REAL, self.trigger.start


def find_frames(
    text: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    harmed: Sequence[int] = (),
    days: Sequence[int] = (),
    parts: Parts | None = None,
) -> list[Frame]:
    """Find the frames of one sentence, ``text[start:end]``: at most one a clause.

    Parameters
    ----------
    harmed
        Offsets at which casualty figures stand: a clause with one asserts its event.
    days
        Offsets of time expressions that mean days: a noun with one close behind tells an event.
    parts
        Those of the sentence, where they are known.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> text = "Protesters clashed with police."
    >>> frame = find_frames(text, 0, len(text), load())[0]
    >>> text[frame.start : frame.end], sorted(frame.kinds), frame.support, frame.modality
    ('clashed', ['clash'], 'asserted', 'occurred')
    """
    around = Surroundings(text, start, end, lexicon)
    if not (around.has_triggers or around.shapes):
        return []
    parts = parts or Parts(text, start, end)
    harmed, days = sorted(harmed), sorted(days)
    frames: list[Frame] = []
    clauses = parts.clauses
    for number, (clause, reach) in enumerate(zip(clauses, reaches(clauses), strict=True)):
        hurt = bisect_left(harmed, clause.start) < bisect_left(harmed, reach)
        rest = rest_of(clauses, number)
        setting = Setting(text, clause, lexicon, hurt=hurt, days=days, rest=rest)
        told = [
            _Told(trigger, *weigh(trigger, setting))
            for trigger in find_triggers(clause, around, lexicon, hurt=hurt)
            if not parts.is_quoted(trigger.start, harmed)
        ]
        if told:
            frames.append(_frame(clause, told))
    return frames


def _frame(clause: Clause, told: list[_Told]) -> Frame:
    best = min(told, key=lambda t: t.rank)
    same = (t for t in told if (t.support, t.modality) == (best.support, best.modality))
    return Frame(
        clause=clause,
        kinds=frozenset(t.trigger.word.kind for t in same),
        start=best.trigger.start,
        end=best.trigger.end,
        support=best.support,
        modality=best.modality,
    )
