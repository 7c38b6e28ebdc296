"""Noun phrases that count people: "11 Italian and 19 Hungarian soldiers", "a police officer"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.numbers import Number, find_numbers
from geo.records import Count

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token

_MAX_MODIFIERS = 7
#: A name of a people is longer than this: "Serbs", not "Mrs".
_SHORT_NAME = 3
#: How many tokens may stand between two numbers that share a head noun.
_SHARED_REACH = 3
#: Words before one person: "a", "his"; "the" where the noun is singular.
_ONE = frozenset({"a", "an", "another", "his", "her", "the"})
_ENDS_PHRASE = frozenset(
    {"and", "or", "of", "from", "in", "who", "were", "was", "have", "has", "had"}
)
_OTHERS = frozenset({"others", "other", "more"})
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
#: "Soldiers from the U.N. mission": how many words after the noun can name the mission.
_MISSION_REACH = 4
_OF_MISSION = frozenset({"from", "of", "in"})
#: How many words may stand between an article and the noun for one person.
_ARTICLE_REACH = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that counts people: tokens ``[first, last)``."""

    number: Number
    first: int
    last: int
    group: str
    noun: str
    subgroup: str | None
    bare: bool = False
    label: str | None = None


def find_phrases(tokens: list[Token], lexicon: Lexicon, demonyms: frozenset[str]) -> list[Phrase]:
    """Find the phrases of a sentence that count people.

    Parameters
    ----------
    demonyms
        Names of peoples in the sentence ("Serbs"), each a head noun for people.

    Returns
    -------
    Phrases in the order of the text, one a number; in a sentence that names a peacekeeping
    mission the soldiers are peacekeepers.

    Examples
    --------
    >>> from geo.incidents.lexicon import load
    >>> from geo.incidents.tokens import tokenize
    >>> tokens = tokenize("Eleven Italian soldiers and a nurse", 0, 35)
    >>> [(p.group, p.noun) for p in find_phrases(tokens, load(), frozenset({"Italian"}))]
    [('soldiers', 'soldiers'), ('civilians', 'nurse')]
    """
    mission = any(t.low in lexicon.peacekeeping for t in tokens)
    numbers = find_numbers(tokens, lexicon)
    numbers += _articles(tokens, lexicon, numbers)
    numbers.sort(key=lambda n: n.bare)
    found: list[Phrase] = []
    for at, number in enumerate(numbers):
        stop = numbers[at + 1].first if at + 1 < len(numbers) else len(tokens)
        phrase = _Head(tokens, number, lexicon, demonyms).read(stop)
        if mission and phrase.group == "soldiers":
            phrase = replace(phrase, group="peacekeepers")
        found.append(phrase)
    return _share_heads(tokens, found)


def _articles(tokens: list[Token], lexicon: Lexicon, numbers: list[Number]) -> list[Number]:
    """Find the persons told one by one: "a police officer", "a security guard"."""
    taken = {i for n in numbers for i in range(n.first, n.last)}
    return [
        Number(i, i, i + 1, Count(1, 1, 1))
        for i, token in enumerate(tokens[:-1])
        if token.low in _ONE and i not in taken and _is_one_person(tokens, i + 1, lexicon)
    ]


def _is_one_person(tokens: list[Token], after: int, lexicon: Lexicon) -> bool:
    """Tell whether the words from token `after` on name one person, in the singular."""
    for j in range(after, min(after + _ARTICLE_REACH, len(tokens))):
        low = tokens[j].low
        if low in {"of", "in", "on", "to"} or not tokens[j].is_word:
            return False
        if low.endswith("-year-old") and _ends_phrase(tokens, j + 1, lexicon):
            return True
        if low in lexicon.groups and not _is_plural(low):
            following = tokens[j + 1].low if j + 1 < len(tokens) else ""
            return following not in lexicon.groups and not following.startswith("'")
    return False


def _ends_phrase(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell whether no noun for a person follows: "a 19-year-old was killed"."""
    return i >= len(tokens) or (
        tokens[i].low not in lexicon.groups and not tokens[i].text.istitle()
    )


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word in {"people", "men", "women"}


class _Head:
    """Reads the words after a number up to the head noun: the last group noun before they end."""

    def __init__(
        self, tokens: list[Token], number: Number, lexicon: Lexicon, demonyms: frozenset[str]
    ) -> None:
        self._tokens = tokens
        self._number = number
        self._lexicon = lexicon
        self._demonyms = demonyms
        self._group = self._noun = ""
        self._last = number.last
        self._adjectives: list[str] = []
        self._peacekeeping = False
        self._depth = 0

    def read(self, stop: int) -> Phrase:
        """Read up to token `stop`; a phrase without a noun is `bare`."""
        first = self._number.last
        for j in range(first, min(stop, first + _MAX_MODIFIERS, len(self._tokens))):
            if not self._goes_on_at(j):
                break
        return self._phrase() if self._group else self._nameless()

    def _goes_on_at(self, j: int) -> bool:
        """Read token `j`; False where it stands behind the phrase."""
        token = self._tokens[j]
        if token.text in _BRACKETS:
            self._depth += _BRACKETS[token.text]
            return True
        if not token.is_word:
            return False
        noun = self._is_noun(j)
        if noun is None:
            ended = self._group and self._depth == 0 and j >= self._last
            return not ended and self._is_modifier(j)
        return noun

    def _is_noun(self, j: int) -> bool | None:
        """Take token `j` as the head; None if it is no noun, False if another phrase begins."""
        groups, low = self._lexicon.groups, self._tokens[j].low
        pair = f"{low} {self._tokens[j + 1].low}" if j + 1 < len(self._tokens) else ""
        if pair in groups:
            self._take(groups[pair], pair, j + 2)
        elif low in groups and low != "other":
            if self._group and groups[low] == "people" and low != "people":
                return False
            self._take(groups[low], low, j + 1)
        elif low in _OTHERS and j == self._number.last:
            self._take("people", low, j + 1)
        else:
            return None
        return True

    def _is_modifier(self, j: int) -> bool:
        """Take token `j` as an adjective, or as a people; False where it ends the phrase."""
        token = self._tokens[j]
        people = token.text in self._demonyms
        people = people or (token.text.istitle() and len(token.low) > _SHORT_NAME)
        if people and _is_plural(token.low):
            self._take("people", token.low, j + 1)
        elif token.low in _ENDS_PHRASE:
            return False
        else:
            self._peacekeeping |= self._is_peacekeeping(token.low)
        self._adjectives.append(token.text)
        return True

    def _take(self, group: str, noun: str, last: int) -> None:
        self._group, self._noun, self._last = group, noun, last

    def _is_peacekeeping(self, word: str) -> bool:
        return "peacekeep" in word or word in self._lexicon.peacekeeping

    @property
    def _nation(self) -> str | None:
        named = (a for a in reversed(self._adjectives) if self._is_nation(a))
        return next(named, None)

    def _is_nation(self, adjective: str) -> bool:
        return adjective in self._demonyms or adjective.lower() == self._noun

    @property
    def _label(self) -> str | None:
        return next((a for a in reversed(self._adjectives) if a.istitle()), None)

    def _nameless(self) -> Phrase:
        """Return what has no noun: an age ("a 19-year-old"), or a bare number."""
        number = self._number
        if any(a.endswith("-year-old") for a in self._adjectives):
            last = number.last + 1
            return Phrase(number, number.first, last, "people", "person", self._nation)
        return Phrase(
            number,
            number.first,
            number.last,
            "people",
            "",
            self._nation,
            bare=True,
            label=self._label,
        )

    def _phrase(self) -> Phrase:
        after = [t.low for t in self._tokens[self._last : self._last + _MISSION_REACH]]
        mission = self._peacekeeping
        if after and after[0] in _OF_MISSION:
            mission |= any(self._is_peacekeeping(w) for w in after[1:])
        group = "peacekeepers" if mission and self._group == "soldiers" else self._group
        number = self._number
        return Phrase(
            number, number.first, self._last, group, self._noun, self._nation, label=self._label
        )


def _share_heads(tokens: list[Token], phrases: list[Phrase]) -> list[Phrase]:
    """Let a number without a noun take it from the phrase beside it, or around it."""
    out = list(phrases)
    for i in range(len(out) - 2, -1, -1):
        out[i : i + 2] = _with_next(tokens, out[i], out[i + 1])
    for i in range(1, len(out)):
        out[i] = _with_last(tokens, out[i - 1], out[i])
        out[i] = _in_brackets(tokens, out, i)
    return out


def _with_next(tokens: list[Token], here: Phrase, after: Phrase) -> tuple[Phrase, Phrase]:
    """Let "11 Italian" take its head from "and 19 Hungarian soldiers"."""
    between = [t.low for t in tokens[here.number.last : after.first]]
    near = 0 < len(between) <= _SHARED_REACH and between[-1] in {"and", ",", "or"}
    if after.bare or not (here.bare and near and here.label and after.label):
        return here, after
    shared = replace(
        here,
        group=after.group,
        noun=after.noun,
        last=after.first - 1,
        bare=False,
        subgroup=here.label,
    )
    return shared, replace(after, subgroup=after.label)


def _with_last(tokens: list[Token], before: Phrase, here: Phrase) -> Phrase:
    """Let "and 12" take its group from "five soldiers"."""
    if not here.bare or here.subgroup or not before.noun:
        return here
    joined = any(t.low == "and" for t in tokens[before.last : here.first])
    return replace(here, group=before.group) if joined else here


def _in_brackets(tokens: list[Token], phrases: list[Phrase], i: int) -> Phrase:
    """Let the parts in brackets be of the group before them: "30 soldiers (11 from Italy, 19"."""
    here, before = phrases[i], phrases[i - 1]
    if not (here.bare or here.group == "people"):
        return here
    if _opens(tokens, before.last) and here.first == before.last + 1:
        return replace(here, group=before.group, noun=before.noun)
    outer = phrases[i - 2] if i > 1 else None
    if outer is None or not _opens(tokens, outer.last):
        return here
    closed = any(t.text == ")" for t in tokens[outer.last : here.first])
    return here if closed else replace(here, group=outer.group, noun=outer.noun)


def _opens(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text == "("
