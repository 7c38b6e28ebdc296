"""Words that state harm: "were killed", "lost their lives", "wounding", "81 injured".

What enters is a sentence, what leaves are spans of such words, each with its outcome and voice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from geo.incidents.words.lexicon import Lexicon, Voice

#: Right before a verb of harm, or before its auxiliary: it did not come to it, or has not yet.
_NOT_DONE = re.compile(
    r"\b(?:could|would|might|may|should|will|can|cannot|must|shall|not|never|nearly|almost|narrowly"
    r"|without|feared|presumed|\w+n['’]t|(?:is|are|was|were)\s+to)\s+(?:(?:have|has|had|be|been|also|even|easily|all|yet)\s+){0,4}$"
    r"|\b(?:feared|presumed)\s+$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_PERFECT = re.compile(r"have\s", re.IGNORECASE)
#: "Those known to have died", "said to be hurt": with these the act is done.
_NOT_DONE_REACH = 60
_ACCUSED_REACH = 90


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that states an outcome, and whose: of its subject, its object, or a number."""

    outcome: str
    voices: frozenset[Voice]
    start: int
    end: int


def find_marks(text: str, start: int, end: int, lexicon: Lexicon) -> list[Mark]:
    """Find the words of ``text[start:end]`` that state outcomes; of two, the longer.

    Verbs of what was not done, or of what somebody is accused of, are left out.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> text = "Two people were killed; the fire could have killed ten."
    >>> [(m.outcome, text[m.start : m.end]) for m in find_marks(text, 0, len(text), load())]
    [('killed', 'killed')]
    """
    near = lexicon.harm_calls.near(small_words(text[start:end]))
    if not near:
        return []
    found: dict[tuple[int, int], tuple[str, set[Voice]]] = {}
    for harm in near:
        for m in harm.matches(text, start, end):
            found.setdefault(m.span(), (harm.outcome, set()))[1].add(harm.voice)
    marks: list[Mark] = []
    reach = start
    for (a, b), (outcome, voices) in sorted(found.items(), key=lambda f: (f[0][0], -f[0][1])):
        if b > reach and _is_done(text, start, a, lexicon):
            marks.append(Mark(outcome, frozenset(voices), a, b))
        reach = max(reach, b)
    return marks


def _is_done(text: str, start: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the act at offset `at` is told as done, and as news."""
    near = text[max(start, at - _NOT_DONE_REACH) : at]
    perfect = _PERFECT.match(text, at) is not None  # "known to have died"
    if _NOT_DONE.search(near) or (_TO.search(near) and not perfect):
        return False
    before = text[max(start, at - _ACCUSED_REACH) : at].rstrip()
    return not any(m.end() == len(before) for m in lexicon.asides["accused"].finditer(before))
