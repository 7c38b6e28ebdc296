"""Whom a text mourns and what a crowd takes to the streets for: these came to harm before.

"Residents lit candles for those who had lost their lives": the day and the place are those of the
candles. What enters is the span of a sentence, what leaves are the spans that tell of the dead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.words.lexicon import Lexicon

#: What ends, behind each aside of the lexicon, the words that tell of the dead.
_ENDS = {
    "mourned": re.compile(
        r"[,.;:]|\b(?:and|were\s+(?:\w+\s+)?(?:by|when))\b|\bkilled\s+(?:at\s+least|more\s+than|dozens|\d+\s(?!years)|"
        r"(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
    ),
    "buried": re.compile(r"[,.;:]|\b(?:and|through|on|in|to|when|as|while)\b"),
    "prayed": re.compile(r"[,.;:]|\b(?:and|when|as|while|before|after|until)\b"),
    "rallied": re.compile(r"[,.;]|\b(?:and|when|as|while|but|left|turned)\b"),
    "protested": re.compile(r"[;.]\s|,\s+(?:and|but|as|while|police|troops|officials)\b"),
}
#: A day behind these is that of the deaths, which are told then; a protest has none but its own.
_DATED = frozenset(_ENDS) - {"protested", "buried"}
#: Of those whom a crowd honours, one of these is told; the sentence goes on with its own later.
_DEAD = re.compile(
    r"\b(?:killed|died|dead|lives|deaths?|murdered|perished|shot|victims|murders?|killings?)\b"
)
_GOES_ON = re.compile(
    r"[;.]\s|,\s+(?:and|but|as|while|killing|leaving|wounding|injuring|police|troops|officials|soldiers)\b"
)
#: So far at most the words behind an aside tell of the dead.
_REACH = 400


def remembered_in(
    text: str, start: int, end: int, lexicon: Lexicon, days: Sequence[int]
) -> list[tuple[int, int]]:
    """Find where ``text[start:end]`` tells of those whom people mourn, or march for.

    Parameters
    ----------
    days
        Offsets of the days of the sentence: those who died on one of their own are told with it.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> text = "People lit candles for those who died in the fire, and a car was set alight."
    >>> [text[a:b] for a, b in remembered_in(text, 0, len(text), load(), [])]
    [' died in the fire']
    """
    near = lexicon.aside_calls.near(small_words(text[start:end]))
    found: list[tuple[int, int]] = []
    for name in near and _ENDS.keys() & near:
        for told in lexicon.asides[name].finditer(text, start, end):
            behind = _reach(name, text, told.end(), end)
            dated = name in _DATED and any(day >= told.end() for day in days)
            if behind > told.end() and not dated:
                found.append((told.end(), behind))
    return found


def _reach(name: str, text: str, at: int, end: int) -> int:
    """Return where the words end that begin at `at` and tell of the dead; `at` for none."""
    end = min(end, at + _REACH)
    cut = _ENDS[name].search(text, at, end)
    behind = cut.start() if cut is not None else end
    if name != "rallied":
        return behind
    dead = _DEAD.search(text, at, behind)
    if dead is None:
        return at
    on = _GOES_ON.search(text, dead.end(), end)
    return on.start() if on is not None else end
