"""Whose outcome a word tells: the counted phrase that is its object, its subject, or its number.

What enters are the tokens and counted phrases of one sentence, what leaves are indices of phrases.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.incidents.harm.insertions import PREPOSITIONS, Beside

if TYPE_CHECKING:
    from geo.incidents.harm.heads import Phrase
    from geo.incidents.words.tokens import Token

_STOPPERS = frozenset({".", ";", ":", "!", "?", "—"})
#: Between subject and verb stand no more words than this, brackets not counted.
_MAX_GAP = 17
#: Commas around an insertion: "five soldiers, officials said, were hurt".
_PAIR = 2
#: What may stand between a verb and its object.
_BEFORE_OBJECT = frozenset(
    {"the", "all", "another", "as", "up", "to", "a", "further", "additional", "total", "of", "both"}
    | {"least", "at", "body", "bodies", "remains", "also", "lightly", "slightly", "seriously"}
    | {
        "other",
        "family",
        "last",
        "remaining",
        "missing",
        "badly",
        "severely",
        "critically",
        "fatally",
        "only",
        "just",
        "his",
        "her",
        "its",
        "their",
    }
)
_OBJECT_GAP = 5
BE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
#: No adverbs of manner, though they look like them.
_NO_MANNER = frozenset({"family", "only", "early", "ally", "assembly", "bully", "rally", "italy"})
_NO_MANNER |= {"july", "police", "likely", "elderly", "daily", "weekly", "nearly", "friendly"}
#: Behind a verb that "and" joins to an auxiliary: "was dragged out and killed by a mob".
_NO_OBJECT = frozenset({".", ",", ";", ")", "by", "in", "on", "at", "with", "when", "while", "as"})
_NO_OBJECT |= {"after", "before", "near", "outside", "inside", "during", "for", "and", "there"}
_NO_OBJECT |= {"from", "late", "early", "yesterday", "today", "last", "under", "along", "behind"}
#: What is done to flags and cars, too: whom no list knows is no person then.
_TO_THINGS = frozenset({"torn", "blown", "burned", "burnt"})
_OF_PEOPLE = frozenset({"group", "family", "party", "team", "head"})
_SO = frozenset({"and", "but"})
_JOINED = frozenset({"and", "or", "then"})
#: Before those counted: none of them was harmed.
_NONE = frozenset({"none", "neither", "not", "nor", "without"})
_NONE_REACH = 3
#: Behind a verb without an auxiliary that has an object, whom no list knows: "A gunman killed a".
_OBJECT_BEGINS = frozenset({"a", "an", "the", "his", "her", "its", "their", "another", "several"})
#: Between a phrase and a verb: somebody else is its subject.
_SOMEBODY = frozenset({"he", "she", "they"})
_NOBODY = frozenset({"nobody", "no", "none"})
_SAYS = frozenset({"said", "says", "told"})
_SAYS_NEAR = 2
#: Before "no civilian had died", which is so long at most.
_TELLS = _SAYS | {"that"}
_NOBODY_REACH = 3
#: What may stand behind a bare number: "12 others were hurt".
_BEHIND_NUMBER = frozenset({"others", "more", "people"})
#: Behind a comma: it puts in a part, up to the last comma.
_INSERTS = frozenset({"including", "among", "most", "many"})
#: Behind a bare number: who they are.
_WITH = frozenset({"with", "from", "of", "in", "aged"})
#: How many numbers before an outcome noun can touch it.
_NUMBERS_BEFORE = 3

#: "Was hit by": how many words stand before the doer.
_DOER_REACH = 7


class Counted(Beside):
    """The counted phrases of a sentence, found by where they stand and how deep in brackets."""

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

    def object_inside(self, first: int, after: int) -> int | None:
        """Find whom a verb with what belongs to it holds: "admitted 38 people with burns"."""
        at = bisect_left(self._firsts, first + 1)
        if at == len(self.phrases) or self.phrases[at].last >= after or self.phrases[at].thing:
            return None
        before = self.tokens[self._firsts[at] - 1].low
        return None if before in PREPOSITIONS else at

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
            if self._is_doer(n, verb):
                n = self._before(n)
                continue
            if not (self._is_inserted(n, verb) or self._is_replaced(n)):
                begin = self._behind_insertion(n, verb) if inserted else self.phrases[n].last
                return n if self._fits(n, begin, verb, after, suffers=suffers) else None
            n, inserted = self._before(n), True
        return None

    def _is_replaced(self, n: int) -> bool:
        """Tell the 12 of "nine people, not 12 as reported earlier, were killed"."""
        first = self.phrases[n].first
        before = [t.low for t in self.tokens[max(0, first - _PAIR) : first]]
        return before in ([",", "not"], ["and", "not"])

    def only_says(self, start: int, outcome_at: int) -> bool:
        """Tell who tells of harm before them: "killing 22 men, two local sources told the paper".

        Parameters
        ----------
        start, outcome_at
            Offsets of those counted, and of what tells their fate.
        """
        if outcome_at >= start:
            return False
        return any(
            self._says(p) for p in self.phrases if self.tokens[p.first].start == start and p.first
        )

    def _says(self, phrase: Phrase) -> bool:
        """Tell ", two local sources told": a comma before them, and the verb right behind."""
        near = self.tokens[phrase.last : phrase.last + _SAYS_NEAR]
        verb = next((n for n, token in enumerate(near) if token.low in _SAYS), None)
        if verb is None or self.tokens[phrase.first - 1].text != ",":
            return False
        return all(token.is_word and token.low != "who" for token in near[:verb])

    def _is_doer(self, n: int, verb: int) -> bool:
        """Tell the sniper of "a clerk was hit by a sniper and died": the clerk died."""
        phrase = self.phrases[n]
        by = phrase.first > 1 and self.tokens[phrase.first - 1].low == "by"
        if not by or all(t.low != "and" for t in self.tokens[phrase.last : verb]):
            return False
        before = [t.low for t in self.tokens[max(0, phrase.first - _DOER_REACH) : phrase.first - 1]]
        return before[-1].endswith("ed") or not BE.isdisjoint(before[:-1])

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
        if words is None or self._has_other_verb(words) or self._owns_thing(phrase):
            return False
        last = words[len(words) - words[::-1].index(",") :] if "," in words else words
        speaks = any(b in _SAYS and a not in BE for a, b in pairwise(["", *last]))
        if speaks or _SOMEBODY & {*last} or self._is_nobody(last):
            return False  # "his lawyer says that he was in hospital"
        passive = bool(words) and words[-1] in self._lexicon.auxiliaries
        passive = passive or self._shares_auxiliary(words, after)
        return (
            self._fits_number(phrase, words, self.tokens[verb].low, passive=passive or suffers)
            and (passive or suffers or (not words and not self._has_object(after)))
            and self._fits_commas(phrase, words, suffers=suffers)
            and not self._is_none(phrase)
        )

    def _is_nobody(self, words: list[str]) -> bool:
        """Tell "said that no one was", "that no civilian had", not "whom nobody knew was"."""
        at = max((i for i, word in enumerate(words) if word in _NOBODY), default=None)
        if at is None:
            return False
        known, behind = self._lexicon.auxiliaries | {"one"}, words[at + 1 :]
        if words[at] == "no" and at and words[at - 1] in _TELLS:
            whom = next((n for n, word in enumerate(behind) if word in known), len(behind))
            behind = behind[whom:] if whom <= _NOBODY_REACH else behind
        return all(word in known for word in behind)

    def _owns_thing(self, phrase: Phrase) -> bool:
        """Tell "the car of a candidate was blown up": what was done was done to the car."""
        if phrase.number.count.best != 1 or phrase.first < _PAIR:
            return False
        thing, of = (t.low for t in self.tokens[phrase.first - _PAIR : phrase.first])
        return of == "of" and thing in self._lexicon.nouns["not_people"] - _OF_PEOPLE

    def _has_other_verb(self, words: list[str]) -> bool:
        """Tell whether another verb stands before this one; what was done to the same is none."""
        if "whose" in words and not (words[:2] == [",", "whose"] and words.count(",") == _PAIR):
            return True
        begin = words.index(",", 1) if "whose" in words else 0
        for word in words[begin:]:
            if word in BE:
                return False  # "were dragged from a bus and beaten"
            if word in self._lexicon.past_verbs:
                return True
        return False

    def _shares_auxiliary(self, words: list[str], after: int) -> bool:
        """Tell "was struck in the neck and killed": what "and" joins has one auxiliary."""
        behind = self.tokens[after].low if after < len(self.tokens) else "."
        begins = words[:1] and (words[0] in BE or words[:2] in (["had", "been"], ["have", "been"]))
        return bool(begins) and words[-1] in _JOINED and behind in _NO_OBJECT

    def _is_none(self, phrase: Phrase) -> bool:
        """Tell "none of the 30 passengers", and not "not 12 but nine"."""
        before = [t.low for t in self.tokens[max(0, phrase.first - _NONE_REACH) : phrase.first]]
        return before[-1:] != ["but"] and not _NONE.isdisjoint(before)

    def _has_object(self, after: int) -> bool:
        """Tell whether an object follows a verb: "A gunman killed a shopkeeper"."""
        return after < len(self.tokens) and self.tokens[after].low in _OBJECT_BEGINS

    def _last_before(self, verb: int) -> int | None:
        """Return the last phrase that ends before a verb, as deep in brackets as it."""
        level = self._by_depth.get(self._levels[verb], [])
        at = bisect_right(level, verb, key=lambda n: self.phrases[n].last)
        return level[at - 1] if at else None

    def _gap(self, start: int, end: int) -> list[str] | None:
        """Return the words outside brackets, or None where they are too many or a clause ends."""
        depth = 0
        words: list[str] = []
        for token in self.tokens[start:end]:
            if token.text in "()":
                depth += 1 if token.text == "(" else -1
            elif depth == 0 and not (token.text == "." and self._is_of_initial(token)):
                words.append(token.low)
                if token.text in _STOPPERS or len(words) > _MAX_GAP:
                    return None
        return words

    def _is_of_initial(self, token: Token) -> bool:
        """Tell the dot of "Goran T."."""
        at = bisect_left(self.tokens, token.start, key=lambda t: t.start)
        before = self.tokens[at - 1] if at else token
        short = len(before.text) <= len("Sh") and before.text.istitle()
        return short and before.end == token.start

    def _fits_number(self, phrase: Phrase, words: list[str], done: str, *, passive: bool) -> bool:
        """Ask that a number without a known noun stand right before the verb."""
        if phrase.guess and (not passive or done in _TO_THINGS):
            return False
        auxiliaries = self._lexicon.auxiliaries
        if self._is_next(phrase):
            return True
        loose = (phrase.bare or phrase.guess) and not phrase.named
        if words[:1] == [","] and words.count(",") == _PAIR:
            words = words[words.index(",", 1) + 1 :]
        elif phrase.bare:
            words = words[self.after_other(phrase.last) - phrase.last :]
            words = _behind_who(words)
        return not loose or all(w in auxiliaries or w in _BEHIND_NUMBER for w in words)

    def _fits_commas(self, phrase: Phrase, words: list[str], *, suffers: bool) -> bool:
        """Ask that commas enclose an insertion, or that only auxiliaries follow the first."""
        if "," not in words:
            return True
        auxiliaries = self._lexicon.auxiliaries
        last = len(words) - 1 - words[::-1].index(",")
        behind = words[last + 1 :]
        if behind[:1] == ["who"]:
            return all(w in auxiliaries for w in behind[1:])
        if all(w in auxiliaries for w in behind):
            apposed = phrase.first > 0 and self.tokens[phrase.first - 1].text == ","
            put_in = words[words.index(",") + 1 :][:1]  # "including boys aged 2, 5 and 7,"
            closed = words[0] == "," or words.count(",") == _PAIR
            return closed or apposed or not _INSERTS.isdisjoint(put_in)
        # "The cook, who slept in a back room, got out but has burns"
        return suffers and words[0] == "," and words.count(",") == _PAIR and words[-1] in _SO


def _behind_who(words: list[str]) -> list[str]:
    """Return what stands behind "who": "nine with smoke in their lungs who were kept"."""
    if words[:1] and words[0] in _WITH and "who" in words and "," not in words:
        return words[words.index("who") + 1 :]
    return words


def is_manner(word: str) -> bool:
    """Tell an adverb of manner by its form: "slightly", "gravely".

    Examples
    --------
    >>> is_manner("gravely"), is_manner("family")
    (True, False)
    """
    return word.endswith("ly") and word not in _NO_MANNER
