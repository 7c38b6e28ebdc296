"""What a sentence puts between those counted and what is told of them: parts, appositions, places.

What enters are the tokens and counted phrases of one sentence, what leaves says of one phrase how
it stands to those beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.incidents.words.numbers import ORDINALS
from geo.incidents.words.tokens import depths

if TYPE_CHECKING:
    from geo.incidents.harm.heads import Phrase
    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token

_START = attrgetter("start")
#: Commas around an insertion: "five soldiers, officials said, were hurt".
_PAIR = 2
_ARTICLES = frozenset({"a", "an"})
#: Behind a comma these open what is said by the way of all: ", all from one family,".
_OF_ALL = frozenset({"all", "both", "most", "mostly", "mainly", "many", "half"})
_WHO = frozenset({"who", "whom", "whose"})
_WITH = frozenset({"with", "in", "from", "on", "of"})
#: Before a phrase these say that it is a part of the one before: "nine people, including a nurse".
_PART_OF = frozenset({"including", "among", "them", "whom", "namely", "particularly"})
_PART_OF |= {"youngest", "oldest", "eldest"}
_NONE_REACH = 3
#: Behind "the son": "of one of the officers,".
_KIN_REACH = 7
_PART_REACH = 6
#: These go on with a new subject: "three were hurt, and one of them, a man of 34, died".
_SO = frozenset({"and", "but"})
#: Before a number, and part of its phrase: "the chief and his two sons".
_ITS = frozenset({"his", "her", "its", "their", "the", "another", "all"})
#: Before a place, and how many words name one.
_AT = frozenset({"in", "at", "near", "on", "outside", "around"})
_MAX_PLACE = 8
#: "Three in one car and two in the other": the other of two places, or the next of several.
_OTHER = frozenset({"other", *ORDINALS})
_OTHER_REACH = 3
_AN_ASIDE = 9
_FINITE = frozenset({"was", "were", "is", "are", "has", "have", "had", "said", "did"})
PREPOSITIONS = frozenset(
    {"by", "with", "of", "from", "in", "to", "for", "at", "on", "near", "after"}
)
_BEFORE_SUBJECT = frozenset(
    {"including", "according", "added", "reported", "during", "morning", "leaving"}
)


class Beside:
    """The counted phrases of a sentence, and how each stands to those beside it."""

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
        first = bisect_left(self.tokens, start, key=_START)
        last = bisect_left(self.tokens, end, key=_START)
        return " ".join(t.low for t in self.tokens[first:last] if t.end <= end)

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
        if self.is_apposed(n) or self._has_children(phrase) or self._tells_more(n, verb):
            return True
        if phrase.thing and self._is_held(n):
            return True
        begins = self.tokens[phrase.first - 1].low in _SO if phrase.first else False
        part = (phrase.some and not begins) or bool(before & _PART_OF) or self._follows_some(n)
        comma = phrase.first > 0 and any(t.text == "," for t in self.tokens[phrase.last : verb])
        if earlier is None or not comma:
            return False
        goes_on = not phrase.named and self._goes_on(earlier, n)
        return part or (goes_on and self._is_inserted(earlier, verb))

    def _is_held(self, n: int) -> bool:
        """Tell the halls of "25 soldiers guarding three town halls were injured"."""
        earlier = self._before(n)
        if earlier is None or self.phrases[earlier].thing:
            return False
        words = [t.low for t in self.tokens[self.phrases[earlier].last : self.phrases[n].first]]
        return words[:1] != [] and words[0].endswith("ing") and "," not in words

    def _tells_more(self, n: int, verb: int) -> bool:
        """Tell ", all from one family," and ", two with crushed legs,", said by the way."""
        earlier = self._before(n)
        if earlier is None or all(t.text != "," for t in self.tokens[self.phrases[n].last : verb]):
            return False
        here, there = self.phrases[n], self.phrases[earlier]
        words = [t.low for t in self.tokens[there.last : here.first]]
        if words[:1] != [","] or (len(words) > _PART_REACH and words[1] not in _WHO):
            return False
        fewer = (here.number.count.best or 0) < (there.number.count.best or 0)
        some = here.bare and words == [","] and self.tokens[here.last].low in _WITH
        return (words[1:2] and words[1] in _OF_ALL | _WHO) or (some and fewer)

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
        # "two people, a couple from Peja, died"
        single = here.number.count.best == 1 or self.tokens[here.number.bare].low in _ARTICLES
        one = single and here.number.count.best == there.number.count.best
        between = self.between(before, n)
        comma = between == [","]
        if one and self._is_of_what(between) and self._after_home(here.last) == ",":
            return not self._is_list(n)  # "a third victim of the attack, a nurse of 29, died"
        if one and comma and here.named != there.named:
            return True  # "a farmer, Ana Lima, 34, and Bo Reed, 20"
        after = self._after_home(here.last)
        if one and comma and self.tokens[here.first].low == "the":
            after = self._after_kin(here.last) or after
        if comma and there.bare and self._is_next(there):
            return True
        return one and comma and after in {",", ".", ")", ";"} and not self._is_list(n)

    def _is_of_what(self, between: list[str]) -> bool:
        """Tell what a person is of, before a comma: "of the attack,"."""
        short = between[:1] == ["of"] and len(between) <= _PART_REACH
        return short and between[-1] == "," and between.count(",") == 1

    def _after_home(self, at: int) -> str:
        """Return the sign behind a person, or behind where the person is from: "of Gracanica,"."""
        in_their = [t.low for t in self.tokens[at : at + _PAIR]]
        if in_their in (["in", "their"], ["in", "his"], ["in", "her"]):
            at += _PAIR + 1  # "in their sixties"
        if at + _PAIR < len(self.tokens) and self.tokens[at].low in {"of", "from"}:
            at += 1
            while at < len(self.tokens) and self.tokens[at].text[0].isupper():
                at += 1
        return self.tokens[at].low if at < len(self.tokens) else "."

    def _after_kin(self, at: int) -> str:
        """Return the comma behind whose "the son" of "a boy, the son of an officer," is."""
        words = [t.low for t in self.tokens[at : at + _KIN_REACH]]
        return "," if words[:1] == ["of"] and "," in words and "and" not in words else ""

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
        return word in PREPOSITIONS or (
            word.endswith(("ed", "ing")) and word not in _BEFORE_SUBJECT
        )

    def is_named_between(self, left: int, right: int) -> bool:
        """Tell "a chief of police, Bo Reed, and his driver": one of two persons is named."""
        here, there = self.phrases[left], self.phrases[right]
        words = [t.text for t in self.tokens[here.last : there.first]]
        if here.number.count.best != 1 or words.count(",") != _PAIR or words[-2:-1] != [","]:
            return False
        of, name = words[: words.index(",")], words[words.index(",") + 1 : -_PAIR]
        named = bool(name) and all(word.istitle() or word == "." for word in name)
        return words[-1] == "and" and named and (not of or (of[0] == "of" and len(of) <= _PAIR))

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
        return before in {",", "and"} and (there or self.after_other(phrase.last) > phrase.last)

    def after_other(self, at: int) -> int:
        """Return the token behind "on the other", "in the second blast"; `at` if none begins."""
        words = [t.low for t in self.tokens[at : at + _OTHER_REACH]]
        told = words[1:2] == ["the"] and words[0] in _AT and (words[2:] or [""])[0] in _OTHER
        return at + _OTHER_REACH if told else at

    def _is_next(self, phrase: Phrase) -> bool:
        """Tell "a ninth, who had been in hospital since, died"."""
        return self.tokens[phrase.number.last - 1].low in ORDINALS


def is_aside(between: list[str]) -> bool:
    """Tell "and" with an aside: "24 guards and, by the union's account, 40 marchers"."""
    inside = between[2:-1]
    joined = between[:2] == ["and", ","] and between[-1] == "," and "," not in inside
    return joined and bool(inside) and len(between) <= _AN_ASIDE
