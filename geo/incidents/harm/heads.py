"""The noun phrase behind a number: whom it counts, up to the head noun and what qualifies it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.harm.doers import ENDS_PHRASE, end_of_unlisted, is_plural
from geo.incidents.words.numbers import ORDINALS, Number

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geo.incidents.words.lexicon import Lexicon
    from geo.incidents.words.tokens import Token

_MAX_MODIFIERS = 7
#: A name of a people is longer than this: "Serbs", not "Mrs".
_SHORT_NAME = 3
#: "Four members of the security forces": what they are members of, and their group.
_BODIES = {"police": "police", "security": "police", "gendarmerie": "police"}
_BODIES |= {
    "forces": "soldiers",
    "army": "soldiers",
    "military": "soldiers",
    "militia": "militants",
}
_OTHERS = frozenset({"others", "other", "more", "further", "additional"})
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
#: "Soldiers from the U.N. mission": how many words after the noun can name the mission.
_MISSION_REACH = 4
_OF_MISSION = frozenset({"from", "of", "in"})
#: "Three of the gunmen", "two of them": who stands behind "of", and how far its noun may be.
_SOME_OF = frozenset({"the", "these", "his", "her", "its", "their", "our"})
_PRONOUNS = frozenset({"them", "whom", "which", "those", "us"})
_OF_REACH = 4
_APOSTROPHES = frozenset("'’")
_VICTIMS = frozenset({"victims", "casualties"})
_SOUGHT = frozenset({"missing", "trapped"})
_DEATHS = frozenset({"deaths", "fatalities"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that counts people: tokens ``[first, last)``.

    Attributes
    ----------
    bare
        It has no noun: "12".
    thing
        What follows the number is no person: "40 cattle".
    named
        One person told of by name.
    harm
        The outcome that an adjective tells: "three wounded officers".
    some
        It counts some of those told of before: "two of them", "three of the wounded".
    guess
        No list knows its noun; it counts people only where a verb of harm takes it.
    """

    number: Number
    first: int
    last: int
    group: str
    noun: str
    subgroup: str | None
    bare: bool = False
    label: str | None = None
    harm: str | None = None
    some: bool = False
    guess: bool = False
    thing: bool = False
    named: bool = False


class Head:
    """Reads the words after a number up to the head noun: the last group noun before they end."""

    def __init__(
        self, tokens: list[Token], number: Number, lexicon: Lexicon, demonyms: AbstractSet[str]
    ) -> None:
        self._tokens = tokens
        self._number = number
        self._lexicon = lexicon
        self._demonyms = demonyms
        self._group = self._noun = ""
        self._last = number.last
        self._adjectives: list[str] = []
        self._harm: str | None = None
        self._peacekeeping = False
        self._depth = 0
        self._mixed = False

    def read(self, stop: int) -> Phrase:
        """Read up to token `stop`; a phrase without a noun is `bare`."""
        first = self._number.last
        if self._low(first) == "of":
            return self._read_of(first + 1, stop)
        if self._low(first - 1) == "of" and self._low(first) in _SOME_OF | _PRONOUNS:
            return self._read_of(first, stop)  # "several of the victims", "many of them"
        if self._low(first) in ORDINALS and self._low(first - 1) in {"a", "another", "one"}:
            first += 1
        self._read_from(first, stop)
        return self._phrase() if self._group else self._nameless(stop)

    def _low(self, i: int) -> str:
        return self._tokens[i].low if i < len(self._tokens) else ""

    def _read_from(self, first: int, stop: int) -> None:
        for j in range(first, min(stop, first + _MAX_MODIFIERS, len(self._tokens))):
            if not self._goes_on_at(j):
                break

    def _read_of(self, at: int, stop: int) -> Phrase:
        """Read "three of the gunmen", "two of them", "five of the wounded"."""
        number = self._number
        if self._low(at) in _PRONOUNS:
            return Phrase(number, number.first, at + 1, "people", "", None, some=True)
        if self._low(at) not in _SOME_OF:
            return self._nameless(stop)
        reach = range(at + 1, min(at + 1 + _OF_REACH, stop, len(self._tokens)))
        harm = next((self._lexicon.harmed.get(self._low(j)) for j in reach), None)
        self._read_from(at + 1, min(stop, at + 1 + _OF_REACH))
        told = self._noun in self._lexicon.nouns["bodies"] | _VICTIMS
        told |= self._low(at + 1) in _SOUGHT
        if harm is not None or told:
            last = max(self._last, at + 2)
            group = self._group or "people"
            dead = any(self._low(j) in _DEATHS for j in reach)
            return Phrase(
                number,
                number.first,
                last,
                group,
                self._noun,
                None,
                some=True,
                harm=harm if dead else None,
            )
        return self._phrase() if self._group else self._nameless(stop)

    def _goes_on_at(self, j: int) -> bool:
        """Read token `j`; False where it stands behind the phrase."""
        token = self._tokens[j]
        if self._joins_nations(j):
            return True
        if token.text in _BRACKETS:
            self._depth += _BRACKETS[token.text]
            return True
        if token.text in _APOSTROPHES and self._group and j == self._last:
            bodies = self._low(j + 1) in self._lexicon.nouns["bodies"]
            if bodies:  # "13 inmates' bodies"
                self._take(self._group, self._low(j + 1), j + 2)
            return False
        if not token.is_word:
            return False
        noun = self._is_noun(j)
        if noun is None:
            ended = self._group and self._depth == 0 and j >= self._last
            return not ended and self._is_modifier(j)
        return noun

    def _joins_nations(self, j: int) -> bool:
        """Tell "and" between two peoples: "eleven Italian and Romanian soldiers"."""
        if self._low(j) != "and" or self._group or j <= self._number.last:
            return False
        around = [t.text for t in self._tokens[j - 1 : j + 2 : 2]]
        joins = len(around) > 1 and all(a.istitle() and len(a) > _SHORT_NAME for a in around)
        joins = joins and self._low(j + 2) in self._lexicon.groups
        self._mixed |= joins
        return joins

    def _is_noun(self, j: int) -> bool | None:
        """Take token `j` as the head; None if it is no noun, False if another phrase begins."""
        groups, low = self._lexicon.groups, self._tokens[j].low
        pair = f"{low} {self._low(j + 1)}"
        if self._group and j < self._last:
            return True
        if pair in groups:
            self._take(groups[pair], pair, j + 2)
        elif low in self._lexicon.nouns["adjectival"] and (
            self._qualifies(j) or self._is_of_things(j)
        ):
            return None
        elif low in groups and low != "other":
            if self._group and groups[low] == "people" and low != "people":
                return False
            if self._group and j > self._last and self._depth == 0:
                return False
            self._take(groups[low], low, j + 1)
        elif low in _OTHERS and j == self._number.last:
            self._take("people", low, j + 1)
        else:
            return None
        return True

    def _qualifies(self, j: int) -> bool:
        """Tell whether a noun follows that token `j` qualifies: "a local government official"."""
        for i in range(j + 1, min(j + 1 + _OF_REACH, len(self._tokens))):
            low = self._low(i)
            if low in self._lexicon.groups:
                return True
            ended = low in ENDS_PHRASE or low in self._lexicon.auxiliaries
            if ended or not self._tokens[i].is_word:
                return False
        return False

    def _is_of_things(self, j: int) -> bool:
        """Tell whose things are counted: "two police vehicles", but not "two police shot dead"."""
        things = self._lexicon.nouns["not_people"]
        return is_plural(self._low(j + 1)) and self._low(j + 1) in things

    def _is_modifier(self, j: int) -> bool:
        """Take token `j` as an adjective, or as a people; False where it ends the phrase."""
        token = self._tokens[j]
        people = token.text in self._demonyms
        people = people or (token.text.istitle() and len(token.low) > _SHORT_NAME)
        if people and is_plural(token.low):
            self._take("people", token.low, j + 1)
        elif self._ends_at_word(j):
            return False
        else:
            self._peacekeeping |= self._is_peacekeeping(token.low)
            if self._depth == 0:
                self._harm = self._lexicon.harmed.get(token.low) or self._harm
        self._adjectives.append(token.text)
        return True

    def _ends_at_word(self, j: int) -> bool:
        low = self._low(j)
        thing = low in self._lexicon.nouns["not_people"] and not self._qualifies(j)
        return thing or low in ENDS_PHRASE

    def _take(self, group: str, noun: str, last: int) -> None:
        self._group, self._noun, self._last = group, noun, last

    def _is_peacekeeping(self, word: str) -> bool:
        return "peacekeep" in word or word in self._lexicon.nouns["peacekeeping"]

    @property
    def _nation(self) -> str | None:
        named = (a for a in reversed(self._adjectives) if self._is_nation(a))
        return None if self._mixed else next(named, None)

    def _is_nation(self, adjective: str) -> bool:
        return adjective in self._demonyms or adjective.lower() == self._noun

    @property
    def _label(self) -> str | None:
        return next((a for a in reversed(self._adjectives) if a.istitle()), None)

    def _nameless(self, stop: int) -> Phrase:
        """Return what has no noun: an age ("a 19-year-old"), an unknown noun, or a bare number."""
        number = self._number
        aged = next((i for i, a in enumerate(self._adjectives) if a.endswith("-year-old")), None)
        if aged is not None:
            last = number.last + aged + 1
            while last < stop and self._tokens[last].text.istitle():
                last += 1  # "a 41-year-old Kosovo Serb"
            return Phrase(number, number.first, last, "people", "person", self._nation)
        unknown = end_of_unlisted(self._tokens, number, stop, self._lexicon, self._demonyms)
        return Phrase(
            number,
            number.first,
            unknown or number.last,
            "people",
            self._low(unknown - 1) if unknown else "",
            self._nation,
            bare=unknown is None,
            label=self._label,
            guess=unknown is not None and self._tokens[unknown - 1].text not in self._demonyms,
            thing=self._is_thing(stop),
        )

    def _is_thing(self, stop: int) -> bool:
        """Tell "300 sheep", "40 stray dogs"."""
        things = self._lexicon.nouns["not_people"]
        for j in range(self._number.last, min(stop, self._number.last + _OF_REACH)):
            if self._low(j) in things:
                return True
            if self._low(j) in ENDS_PHRASE or not self._tokens[j].is_word:
                return False
        return False

    def _phrase(self) -> Phrase:
        after = [t.low for t in self._tokens[self._last : self._last + _MISSION_REACH]]
        mission = self._peacekeeping
        if after and after[0] in _OF_MISSION:
            mission |= any(self._is_peacekeeping(w) for w in after[1:])
        group = "peacekeepers" if mission and self._group == "soldiers" else self._group
        if self._noun in {"member", "members"} and after[:1] == ["of"]:
            group = next((_BODIES[w] for w in after if w in _BODIES), group)
        number = self._number
        return Phrase(
            number,
            number.first,
            self._last,
            group,
            self._noun,
            self._nation,
            label=self._label,
            harm=self._harm,
        )
