"""Whose outcome a word tells: the counted phrase that is its object, its subject, or its number.

What enters are the tokens and counted phrases of one sentence, what leaves are indices of phrases.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from geo.incidents.numbers import ORDINALS
from geo.incidents.tokens import depths

if TYPE_CHECKING:
    from geo.incidents.heads import Phrase
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token

_STOPPERS = frozenset({".", ";", ":", "!", "?", "—"})
#: Between subject and verb stand no more words than this, brackets not counted.
_MAX_GAP = 17
#: Commas around an insertion: "five soldiers, officials said, were hurt".
_PAIR = 2
#: What may stand between a verb and its object.
_BEFORE_OBJECT = frozenset(
    {"the", "all", "another", "as", "up", "to", "a", "further", "additional", "total", "of", "both"}
    | {"least", "at", "body", "bodies", "remains", "also", "lightly", "slightly", "seriously"}
    | {"badly", "severely", "critically", "fatally", "only", "just"}
)
_OBJECT_GAP = 4
#: Before a phrase these say that it is a part of the one before: "nine people, including a nurse".
_PART_OF = frozenset({"including", "among", "them", "whom", "namely", "particularly"})
#: Before those counted: none of them was harmed.
_NONE = frozenset({"none", "neither", "not", "nor", "without"})
_NONE_REACH = 3
_PART_REACH = 6
#: Before a number, and part of its phrase: "the chief and his two sons".
_ITS = frozenset({"his", "her", "its", "their", "the", "another", "all"})
#: Behind a verb without an auxiliary that has an object, whom no list knows: "A gunman killed a".
_OBJECT_BEGINS = frozenset({"a", "an", "the", "his", "her", "its", "their", "another", "several"})
#: Between a phrase and a verb: somebody else is its subject.
_SOMEBODY = frozenset({"he", "she", "they"})
#: What may stand behind a bare number: "12 others were hurt".
_BEHIND_NUMBER = frozenset({"others", "more", "people"})
#: How many numbers before an outcome noun can touch it.
_NUMBERS_BEFORE = 3
#: Before a place, and how many words name one.
_AT = frozenset({"in", "at", "near", "on", "outside", "around"})
_MAX_PLACE = 8
_FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had", "said", "did"})
_PREPOSITIONS = frozenset(
    {"by", "with", "of", "from", "in", "to", "for", "at", "on", "near", "after"}
)
_BEFORE_SUBJECT = frozenset(
    {"including", "according", "added", "reported", "during", "morning", "leaving"}
)


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
        """Return the words between two phrases, lower case; "and his" is "and"."""
        words = [t.low for t in self.tokens[self.phrases[left].last : self.phrases[right].first]]
        return words[:-1] if words[-1:] and words[-1] in _ITS else words

    def words(self, start: int, end: int) -> str:
        """Return the words at offsets ``[start, end)``, lower case."""
        return " ".join(t.low for t in self.tokens if start <= t.start and t.end <= end)

    def object_of(self, after: int) -> int | None:
        """Find the phrase that is the object of a verb ending before token `after`."""
        n = bisect_left(self._firsts, after)
        if n == len(self.phrases) or self._firsts[n] - after > _OBJECT_GAP:
            return None
        words = [t.low for t in self.tokens[after : self._firsts[n]]]
        if not all(w in _BEFORE_OBJECT for w in words) or (words[:1] == ["of"]):
            return None
        while self.phrases[n].thing and n + 1 < len(self.phrases) and self._adds(n, n + 1):
            n += 1  # "killed 300 sheep and two shepherds"
        return None if self.phrases[n].thing else n

    def _adds(self, left: int, right: int) -> bool:
        between = self.between(left, right)
        return len(between) <= _OBJECT_GAP and between[-1:] == ["and"]

    def antecedent_of(self, verb: int) -> int | None:
        """Find whom "them" means behind a verb: "called out five men and shot them dead"."""
        n = self._last_before(verb)
        return n if n is not None and self.phrases[n].number.count.best != 1 else None

    def number_of(self, noun: int) -> int | None:
        """Find the number right before an outcome noun: "12 deaths", "30 injuries"."""
        at = bisect_right(self._firsts, noun)
        for n in range(max(0, at - _NUMBERS_BEFORE), at):
            phrase = self.phrases[n]
            if phrase.last == noun and not phrase.some and not phrase.guess:
                return n
            if (phrase.bare or phrase.guess) and 0 <= noun - phrase.number.last <= 1:
                return n
        return None

    def subject_of(self, verb: int, after: int, *, suffers: bool) -> int | None:
        """Find the phrase before a verb at tokens ``[verb, after)`` that tells its fate.

        Parameters
        ----------
        suffers
            Whether the verb needs no auxiliary: "died".
        """
        n = self._last_before(verb)
        inserted = False
        while n is not None:
            if not self._is_inserted(n, verb):
                begin = self._behind_insertion(n, verb) if inserted else self.phrases[n].last
                return n if self._fits(n, begin, verb, after, suffers=suffers) else None
            n, inserted = self._before(n), True
        return None

    def _behind_insertion(self, n: int, verb: int) -> int:
        """Return the last comma before a verb, where what stands between is put in by commas."""
        last = self.phrases[n].last
        commas = [i for i in range(last, verb) if self.tokens[i].text == ","]
        return commas[-1] if len(commas) > 1 and commas[0] == last else last

    def _fits(self, n: int, begin: int, verb: int, after: int, *, suffers: bool) -> bool:
        phrase = self.phrases[n]
        words = self._gap(begin, verb)
        if words and begin > phrase.last:
            words = words[1:]  # the comma behind what was put in
        if words is None or "whose" in words or any(w in self._lexicon.past_verbs for w in words):
            return False
        last = words[len(words) - words[::-1].index(",") :] if "," in words else words
        if _SOMEBODY & {*last}:
            return False  # "his lawyer says that he was in hospital"
        passive = bool(words) and words[-1] in self._lexicon.auxiliaries
        return (
            self._fits_number(phrase, words, passive=passive or suffers)
            and (passive or suffers or (not words and not self._has_object(after)))
            and self._fits_commas(words)
            and not self._is_none(phrase)
        )

    def _is_none(self, phrase: Phrase) -> bool:
        """Tell "none of the 30 passengers"."""
        before = self.tokens[max(0, phrase.first - _NONE_REACH) : phrase.first]
        return any(t.low in _NONE for t in before)

    def _has_object(self, after: int) -> bool:
        """Tell whether an object follows a verb: "A gunman killed a shopkeeper"."""
        return after < len(self.tokens) and self.tokens[after].low in _OBJECT_BEGINS

    def _last_before(self, verb: int) -> int | None:
        """Return the last phrase that ends before a verb, as deep in brackets as it."""
        level = self._by_depth.get(self._levels[verb], [])
        at = bisect_right(level, verb, key=lambda n: self.phrases[n].last)
        return level[at - 1] if at else None

    def _before(self, n: int) -> int | None:
        """Return the phrase before phrase `n`, as deep in brackets as it."""
        level = self._by_depth[self.depths[n]]
        at = bisect_left(level, n)
        return level[at - 1] if at else None

    def _is_inserted(self, n: int, verb: int) -> bool:
        """Tell a part or an apposition between commas: "four men, one of them a nurse, died"."""
        phrase = self.phrases[n]
        earlier = self._before(n)
        since = max(
            phrase.first - _PART_REACH, 0 if earlier is None else self.phrases[earlier].last
        )
        before = {t.low for t in self.tokens[since : phrase.first]}
        if self.is_apposed(n) or self._has_children(phrase):
            return True
        part = phrase.some or bool(before & _PART_OF) or self._follows_some(n)
        comma = phrase.first > 0 and any(t.text == "," for t in self.tokens[phrase.last : verb])
        if earlier is None or not comma:
            return False
        return part or (self._goes_on(earlier, n) and self._is_inserted(earlier, verb))

    def is_part(self, n: int) -> bool:
        """Tell one of those told of by the way: "among them two nurses and a child"."""
        earlier = self._before(n)
        start = 0 if earlier is None else self.phrases[earlier].last
        words = [t.low for t in self.tokens[start : self.phrases[n].first]]
        if _PART_OF & set(words[-_NONE_REACH:]):
            return True
        return earlier is not None and words == ["and"] and self.is_part(earlier)

    def _goes_on(self, left: int, right: int) -> bool:
        """Tell whether an insertion goes on: "nine of them from one family"."""
        between = self.between(left, right)
        return between in ([","], [",", "and"]) or "," not in between

    def _follows_some(self, n: int) -> bool:
        """Tell "a woman" of "one of them a woman"."""
        before = self._before(n)
        return (
            before is not None
            and self.phrases[before].some
            and self.phrases[before].last == self.phrases[n].first
        )

    def _has_children(self, phrase: Phrase) -> bool:
        """Tell "a father of two" behind a name, between commas."""
        if phrase.last < len(self.tokens) and self.tokens[phrase.last].text != ",":
            return False
        of = self.tokens[phrase.last - 2].low if phrase.last > _PAIR else ""
        comma = phrase.first > 0 and self.tokens[phrase.first - 1].text == ","
        return of == "of" and comma and self._before(self.phrases.index(phrase)) is None

    def is_apposed(self, n: int) -> bool:
        """Tell "a Ukrainian national" of "one officer, a Ukrainian national, died"."""
        before = self._before(n)
        if before is None:
            return False
        here, there = self.phrases[n], self.phrases[before]
        one = here.number.count.best == there.number.count.best == 1
        comma = self.between(before, n) == [","]
        after = self._after_home(here.last)
        if comma and there.bare and self._is_next(there):
            return True
        return one and comma and after in {",", ".", ")", ";"} and not self._is_list(n)

    def _after_home(self, at: int) -> str:
        """Return the sign behind a person, or behind where the person is from: "of Gracanica,"."""
        if at + _PAIR < len(self.tokens) and self.tokens[at].low in {"of", "from"}:
            at += 1
            while at < len(self.tokens) and self.tokens[at].text[0].isupper():
                at += 1
        return self.tokens[at].low if at < len(self.tokens) else "."

    def _is_list(self, n: int) -> bool:
        """Tell whether "and" joins one more phrase behind: "a nurse, a driver, and a guard"."""
        after = self.phrases[n].last
        return (
            n + 1 < len(self.phrases)
            and self.phrases[n + 1].first - after <= _PAIR
            and any(t.low == "and" for t in self.tokens[after : self.phrases[n + 1].first])
        )

    def has_own_verb(self, n: int) -> bool:
        """Tell whether an auxiliary follows: "and two others were hurt" begins anew."""
        after = self.phrases[n].last
        return after < len(self.tokens) and self.tokens[after].low in _FINITE

    def is_object(self, n: int) -> bool:
        """Tell an object: "killed two men and three were hurt", "by a guard, and two were hurt"."""
        first = self.phrases[n].first
        word = self.tokens[first - 1].low if first else ""
        return word in _PREPOSITIONS or (
            word.endswith(("ed", "ing")) and word not in _BEFORE_SUBJECT
        )

    def are_spread(self, left: int, right: int) -> bool:
        """Tell whether two phrases count the same harm at two places: "16 in Gao, 8 in Mopti"."""
        words = self.between(left, right)
        if not words or words[0] not in _AT or len(words) > _MAX_PLACE:
            return False
        after = self.phrases[right].last
        there = self.tokens[after].low if after < len(self.tokens) else ""
        joined = words[-1] in {"and", ","}
        return joined and there in _AT and not any(w in _FINITE for w in words)

    def is_elsewhere(self, n: int) -> bool:
        """Tell a bare number of a list of places: "16 deaths in Gao, 8 in Mopti and 3 in Mali"."""
        phrase = self.phrases[n]
        if not phrase.bare or phrase.last + 1 >= len(self.tokens):
            return False
        place = self.tokens[phrase.last + 1].text
        before = self.tokens[phrase.first - 1].low if phrase.first else ""
        there = self.tokens[phrase.last].low in _AT and place[0].isupper()
        return before in {",", "and"} and there

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

    def _fits_number(self, phrase: Phrase, words: list[str], *, passive: bool) -> bool:
        """Ask that a number without a known noun stand right before the verb."""
        if phrase.guess and not passive:
            return False
        auxiliaries = self._lexicon.auxiliaries
        if self._is_next(phrase):
            return True
        loose = phrase.bare or phrase.guess
        if words[:1] == [","] and words.count(",") == _PAIR:
            words = words[words.index(",", 1) + 1 :]
        return not loose or all(w in auxiliaries or w in _BEHIND_NUMBER for w in words)

    def _is_next(self, phrase: Phrase) -> bool:
        """Tell "a ninth, who had been in hospital since, died"."""
        return self.tokens[phrase.number.last - 1].low in ORDINALS

    def _fits_commas(self, words: list[str]) -> bool:
        """Ask that commas enclose an insertion, or that only auxiliaries follow the first."""
        if "," not in words:
            return True
        auxiliaries = self._lexicon.auxiliaries
        last = len(words) - 1 - words[::-1].index(",")
        behind = words[last + 1 :]
        if behind[:1] == ["who"]:
            return all(w in auxiliaries for w in behind[1:])
        if all(w in auxiliaries for w in behind):
            return words[0] == "," or words.count(",") == _PAIR
        return False
