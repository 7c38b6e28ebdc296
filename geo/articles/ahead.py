"""Where in a sentence time lies ahead.

What enters are the tokens of a sentence, what leaves is, for an expression of time in it, whether
it is of the future.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

#: A verb of saying belongs to a date at most this many words away.
_REACH = 6
#: Words behind which is told what led to a plan, and verbs of it beside those in -ed.
_LED_BY = frozenset({"after", "when", "because"})
_WAS = frozenset({"was", "were", "rose", "broke", "fell", "shot", "took", "began", "threw", "died"})
_WAS |= {"brought", "held", "went", "came", "drew", "stood", "hit"}
#: Behind "planned": who plans a thing of which more is told.
_BY = frozenset({"by", "near", "beside"})
#: Words between a comma and a day that is put in: "which was shut on Sunday,".
_PUT_IN = 6
_SHORT = len("need")


class Ahead:
    """Where in a sentence time lies ahead: after "will", "is set to", up to a "said"."""

    def __init__(self, tokens: Tokens, v: Vocabulary) -> None:
        self._tokens = tokens
        self._on = v.said_on
        self._marks = [
            (i, word not in v.reporting)
            for i, (word, after) in enumerate(pairwise([*tokens.words, ""]))
            if (word in v.planned or word in v.reporting or (word, after) in v.planned_pairs)
            and not (i and tokens.words[i - 1] in v.opposing)  # "protested against plans to"
        ]

    def at(self, start: int, end: int) -> bool:
        """Say whether the expression at these tokens lies in the future's reach."""
        planned, since = False, 0
        if self._owns(start, end):
            return False
        for i, is_future in self._marks:
            if i >= start:
                joined = self._tokens.word(end) in {"and", "but"}  # "met on Friday and called for"
                joined = joined or self._is_put_in(start, end)
                if is_future and i in ({end} if joined else {end, end + 1}):
                    return True
                break
            planned, since = is_future, i
        return planned and not self._looks_back(since, start)

    def _looks_back(self, since: int, start: int) -> bool:
        """Say whether what led to it is told: "will go after a mob rioted on Sunday"."""
        words = self._tokens.words[since:start]
        opened = next((i for i, word in enumerate(words) if word in _LED_BY), len(words))
        if words[0] == "planned" and not _BY.isdisjoint(words[1:2]):
            opened = 1  # "foes of a mine planned by a company blocked a road on Sunday"
        return any(w in _WAS or (w.endswith("ed") and len(w) > _SHORT) for w in words[opened:])

    def _is_put_in(self, start: int, end: int) -> bool:
        """Say whether commas part the words of the day: "the gates, shut on Sunday, will stay"."""
        before = self._tokens.words[max(0, start - _PUT_IN) : start]
        return self._tokens.word(end) == "," and "," in before

    def _owns(self, start: int, end: int) -> bool:
        """Say whether the day has something that was: "will examine Friday's shooting"."""
        owned = self._tokens.word(end) in {"'", "’"} and self._tokens.word(end + 1) == "s"
        return owned and self._tokens.word(start - 1) not in {"of", "for", "before"}

    def reported(self, start: int, end: int) -> bool:
        """Say whether somebody says something on the day at these tokens."""
        return self._tokens.word(start) in self._on and any(
            not is_future and start - _REACH <= i <= end + _REACH for i, is_future in self._marks
        )
