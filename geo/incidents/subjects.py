"""Whose outcome a word tells: the counted phrase that is its object, its subject, or its number.

What enters are the tokens and counted phrases of one sentence, what leaves are indices of phrases.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.incidents.tokens import depths

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.phrases import Phrase
    from geo.incidents.tokens import Token

_STOPPERS = frozenset({".", ";", ":", "!", "?", "—"})
#: Between subject and verb stand no more words than this, brackets not counted.
_MAX_GAP = 9
#: Commas around an insertion: "five soldiers, officials said, were hurt".
_PAIR = 2
#: What may stand between a verb and its object.
_BEFORE_OBJECT = frozenset({"the", "all", "another", "as", "up", "to"})
_OBJECT_GAP = 2
#: What may stand behind a bare number: "12 others were hurt".
_BEHIND_NUMBER = frozenset({"others", "more", "people"})
#: How many numbers before an outcome noun can touch it.
_NUMBERS_BEFORE = 3
_INTRANSITIVE = frozenset({"died", "perished", "suffered", "sustained", "lost", "dead"})
_ACTIVE_SUFFERING = ("suffer", "sustain", "receiv", "required", "sought")


class Counted:
    """The counted phrases of a sentence, found by where they stand and how deep in brackets."""

    def __init__(self, tokens: list[Token], phrases: list[Phrase], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.phrases = phrases
        self._lexicon = lexicon
        levels = depths(tokens)
        self._levels = levels
        self.depths = [levels[p.first] for p in phrases]
        self._firsts = [p.first for p in phrases]
        self._by_depth: dict[int, list[int]] = defaultdict(list)
        for n, depth in enumerate(self.depths):
            self._by_depth[depth].append(n)

    def between(self, left: int, right: int) -> list[str]:
        """Return the words between two phrases, lower case."""
        return [t.low for t in self.tokens[self.phrases[left].last : self.phrases[right].first]]

    def object_of(self, after: int) -> int | None:
        """Find the phrase that is the object of a verb ending before token `after`."""
        n = bisect_left(self._firsts, after)
        if n == len(self.phrases) or self._firsts[n] - after > _OBJECT_GAP:
            return None
        words = (t.low for t in self.tokens[after : self._firsts[n]])
        return n if all(w in _BEFORE_OBJECT for w in words) else None

    def number_of(self, noun: int) -> int | None:
        """Find the number right before an outcome noun: "12 deaths", "30 injuries"."""
        at = bisect_right(self._firsts, noun)
        for n in range(max(0, at - _NUMBERS_BEFORE), at):
            if self.phrases[n].bare and 0 <= noun - self.phrases[n].number.last <= 1:
                return n
        return None

    def subject_of(self, verb: int) -> int | None:
        """Find the phrase before a passive or intransitive verb at token `verb`."""
        n = self._last_before(verb)
        if n is None or self._is_age(self.phrases[n]):
            return None
        words = self._gap(self.phrases[n].last, verb)
        if words is None or any(w in self._lexicon.past_verbs for w in words):
            return None
        fits = (
            self._fits_number(self.phrases[n], words)
            and self._fits_verb(words, self.tokens[verb].low)
            and self._fits_commas(words)
        )
        return n if fits else None

    def _last_before(self, verb: int) -> int | None:
        """Return the last phrase that ends before a verb, as deep in brackets as it."""
        level = self._by_depth.get(self._levels[verb], [])
        at = bisect_right(level, verb, key=lambda n: self.phrases[n].last)
        return level[at - 1] if at else None

    def _is_age(self, phrase: Phrase) -> bool:
        """Tell an age, a bare number between commas: "his wife, 33, was wounded"."""
        inside = phrase.first > 0 and phrase.last < len(self.tokens)
        around = (phrase.first - 1, phrase.last)
        return phrase.bare and inside and all(self.tokens[i].text == "," for i in around)

    def _gap(self, start: int, end: int) -> list[str] | None:
        """Return the words outside brackets, or None where they are too many or a clause ends."""
        depth = 0
        words: list[str] = []
        for token in self.tokens[start:end]:
            if token.text in "()":
                depth += 1 if token.text == "(" else -1
            elif depth == 0:
                words.append(token.low)
                if token.text in _STOPPERS or len(words) > _MAX_GAP:
                    return None
        return words

    def _fits_number(self, phrase: Phrase, words: list[str]) -> bool:
        """Ask that a number without a noun stand right before the verb."""
        auxiliaries = self._lexicon.auxiliaries
        return not phrase.bare or all(w in auxiliaries or w in _BEHIND_NUMBER for w in words)

    def _fits_verb(self, words: list[str], verb: str) -> bool:
        """Ask for a passive or a verb that needs none: "were hurt", "died"."""
        passive = not words or words[-1] in self._lexicon.auxiliaries
        return passive or verb in _INTRANSITIVE or verb.startswith(_ACTIVE_SUFFERING)

    def _fits_commas(self, words: list[str]) -> bool:
        """Ask that commas enclose an insertion, or that only auxiliaries follow the first."""
        if "," not in words:
            return True
        auxiliaries = self._lexicon.auxiliaries
        if words[0] == "," and all(w in auxiliaries for w in words[1:]):
            return True
        return words[-1] in auxiliaries and words.count(",") == _PAIR
