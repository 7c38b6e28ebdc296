"""Tolls: numbers without a noun that are of the dead or the hurt, "the death toll rose to 40"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geo.incidents.words.lexicon import Lexicon

#: Outcomes by the words of a toll; without one of them the toll is of the dead.
_TOLLS = {"injured": "injured", "wounded": "injured", "missing": "missing", "casualties": "injured"}
#: "Lowered the figure to", "a number that": of what is told before.
_UNSAID = re.compile(r"(?:figure|number|count|total)(?:\s(?:that|which))?$")
#: Before a number: the toll is more than it.
_PAST = frozenset({"passed", "passes", "past", "exceeded", "exceeds", "topped", "tops"})
_PAST |= {"crossed", "crosses", "surpassed", "surpasses"}
#: How many characters before or behind a number can name the toll that it is.
_REACH = 170
_BEHIND = 90
_GAP = 120


class Toll(NamedTuple):
    """What a toll is of: an outcome, and a group where it names one.

    The outcome is empty where it is of what the text tells before: "later revised the figure to".
    """

    outcome: str
    group: str = ""


def toll_at(
    text: str, start: int, first: int, last: int, end: int, lexicon: Lexicon
) -> Toll | None:
    """Return the toll that the number ``text[first:last]`` states, if it is one.

    Parameters
    ----------
    start, end
        The sentence; `first` is where the number begins with the words that bound it.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> text = "The number of injured rose to 40."
    >>> toll_at(text, 0, 30, 32, len(text), load())
    Toll(outcome='injured', group='')
    """
    tolls = lexicon.tolls
    begin = max(start, first - _REACH)
    what = max(tolls["what"].finditer(text, begin, first), key=re.Match.end, default=None)
    if what is not None and _moves(text[what.end() : first], lexicon):
        toll = _toll(what.group(), lexicon)
        behind = text[what.end() : first].split()[:1]  # "the number of injured civilians at 52"
        return toll if toll.group or not behind else toll._replace(group=_group(behind, lexicon))
    before = text[begin:first].rstrip()
    if any(m.end() == len(before) for m in tolls["brings"].finditer(before)):
        named = tolls["what"].search(text, last, min(end, last + _BEHIND))
        return _toll(named.group(), lexicon) if named else None
    return None


def is_open(text: str, start: int, first: int) -> bool:
    """Tell a toll that is more than the number behind: "has passed 220"."""
    return text[start:first].rstrip().rpartition(" ")[2].lower() in _PAST


def _moves(between: str, lexicon: Lexicon) -> bool:
    """Tell whether the words between a toll and a number give it: "has risen to", "at"."""
    words = between.rstrip()
    if len(words) > _GAP or any(sign in words for sign in (". ", ";", ":")):
        return False
    return any(m.end() == len(words) for m in lexicon.tolls["moves"].finditer(words))


def _toll(words: str, lexicon: Lexicon) -> Toll:
    """Tell what the words of a toll are of: "number of officers killed"."""
    low = words.lower()
    if _UNSAID.search(low):
        return Toll("")
    outcome = next((outcome for word, outcome in _TOLLS.items() if word in low), "killed")
    return Toll(outcome, _group(low.split(), lexicon))


def _group(words: list[str], lexicon: Lexicon) -> str:
    groups = (lexicon.groups.get(word) for word in words)
    return next((g for g in groups if g and g != "people"), "")
