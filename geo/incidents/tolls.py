"""Tolls: numbers without a noun that are of the dead or the hurt, "the death toll rose to 40"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon

#: Outcomes by the words of a toll; without one of them the toll is of the dead.
_TOLLS = {"injured": "injured", "wounded": "injured", "missing": "missing", "casualties": "injured"}
#: "Lowered the figure to", "a number that": of what is told before.
_UNSAID = re.compile(r"(?:figure|number|count|total)(?:\s(?:that|which))?$")
#: How many characters before or behind a number can name the toll that it is.
_REACH = 170
_BEHIND = 90
_GAP = 120


def toll_at(text: str, start: int, first: int, last: int, end: int, lexicon: Lexicon) -> str | None:
    """Return the outcome of the toll that the number ``text[first:last]`` states, if it is one.

    It is empty where the toll is of what the text tells before: "later revised the figure to six".

    Parameters
    ----------
    start, end
        The sentence; `first` is where the number begins with the words that bound it.

    Examples
    --------
    >>> from geo.incidents.lexicon import load
    >>> text = "The number of injured rose to 40."
    >>> toll_at(text, 0, 30, 32, len(text), load())
    'injured'
    """
    tolls = lexicon.tolls
    begin = max(start, first - _REACH)
    what = max(tolls["what"].finditer(text, begin, first), key=re.Match.end, default=None)
    if what is not None and _moves(text[what.end() : first], lexicon):
        return _outcome(what.group())
    before = text[begin:first].rstrip()
    if any(m.end() == len(before) for m in tolls["brings"].finditer(before)):
        named = tolls["what"].search(text, last, min(end, last + _BEHIND))
        return _outcome(named.group()) if named else None
    return None


def _moves(between: str, lexicon: Lexicon) -> bool:
    """Tell whether the words between a toll and a number give it: "has risen to", "at"."""
    words = between.rstrip()
    if len(words) > _GAP or any(sign in words for sign in (". ", ";", ":")):
        return False
    return any(m.end() == len(words) for m in lexicon.tolls["moves"].finditer(words))


def _outcome(words: str) -> str:
    low = words.lower()
    if _UNSAID.search(low):
        return ""
    return next((outcome for word, outcome in _TOLLS.items() if word in low), "killed")
