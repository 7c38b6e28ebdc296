"""How large a crowd a sentence says: "hundreds of farmers gathered", "a rally of 500 people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.incidents.events.frames import Frame
    from geo.incidents.harm.heads import Phrase
    from geo.incidents.words.tokens import Token
    from geo.records import Count

#: Groups of people who gather.
_GATHERING = frozenset({"people", "civilians", "protesters"})
#: Before a number behind the trigger these say that it is the crowd's.
_OF = frozenset({"of", "drew", "by", "attracted", "with", "gathered"})


def find_crowd(
    tokens: list[Token],
    phrases: list[Phrase],
    frame: Frame,
    harmed: AbstractSet[int],
) -> tuple[int, int, Count] | None:
    """Find the size of the crowd that a frame tells of.

    Parameters
    ----------
    tokens
        The sentence's tokens.
    phrases
        Those in it that count people.
    harmed
        Offsets of the figures that count people harmed: those count no crowd.

    Returns
    -------
    The span of the words that state the number, in code points, end exclusive, and the number; or
    None.
    """
    best: tuple[int, int, Count] | None = None
    for phrase in phrases:
        start = tokens[phrase.number.bare].start
        end = tokens[phrase.number.last - 1].end
        if phrase.bare or phrase.group not in _GATHERING or start in harmed:
            continue
        if not frame.clause.start <= start < frame.clause.end or phrase.number.count.best == 1:
            continue
        before = tokens[phrase.first - 1].low if phrase.first else ""
        if start < frame.start:
            best = start, end, phrase.number.count
        elif best is None and before in _OF:
            return start, end, phrase.number.count
    return best
