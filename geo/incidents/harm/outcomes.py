"""Outcomes of counted phrases: whom a word of harm, an adjective or a toll is about.

What enters are a sentence's counted phrases and its words of harm, what leaves are indices of
phrases with their outcomes.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from geo.incidents.harm.insertions import is_aside
from geo.incidents.harm.subjects import BE, is_manner

if TYPE_CHECKING:
    from geo.incidents.harm.marks import Mark
    from geo.incidents.harm.subjects import Counted
    from geo.incidents.words.lexicon import Lexicon

#: What may stand between two counted phrases that share an outcome.
_JOINTS = (
    ["and"],
    [","],
    [",", "and"],
    [",", "including"],
    ["including"],
    ["("],
    [",", "namely"],
    ["namely"],
    ["as", "well", "as"],
    ["along", "with"],
    ["together", "with"],
    ["plus"],
)
#: What opens the parts of a figure behind it, and what goes on with them.
_OPEN_PARTS = ([",", "namely"], ["namely"], [",", "including"], ["including"])
_MORE_PARTS = (["and"], [","], [",", "and"])
#: "Of the interior ministry's special forces and": no more words than this.
_OF_MANY = 8
#: Between "bodies of" and a number.
_OF_THE = frozenset({"the", "other", "last", "remaining", "all", "first", "these", "those"})
#: They say of nobody more than that they are hurt.
_PATIENTS = frozenset({"patient", "patients"})
#: Of two fates of the same people the graver one is counted.
_WEIGHT = {"killed": 2, "injured": 1}


class Outcomes:
    """Gives outcomes to counted phrases.

    Attributes
    ----------
    told
        For each phrase that has one its outcome, and the offset of the word that tells it.
    lists
        The phrases that one word takes together: "a man and his grandson".
    tolls
        The phrases that state a toll.
    likewise
        The phrases of which it is said that they met the same fate: "as were nine soldiers".
    groups
        The groups of phrases that do not say themselves whom they count.
    """

    def __init__(self, counted: Counted, lexicon: Lexicon) -> None:
        self.counted = counted
        self.lexicon = lexicon
        self.told: dict[int, tuple[str, int]] = {}
        self.lists: list[list[int]] = []
        self.tolls: set[int] = set()
        self.groups: dict[int, str] = {}
        self.likewise: set[int] = set()

    def read_marks(self, marks: list[Mark]) -> None:
        """Give each mark's outcome to its object, its subject, or the number before it."""
        tokens = self.counted.tokens
        starts = {t.start: i for i, t in enumerate(tokens)}
        ends = {t.end: i + 1 for i, t in enumerate(tokens)}
        for mark in marks:
            first, after = starts.get(mark.start), ends.get(mark.end)
            if first is not None and after is not None:
                self._read_mark(mark, first, after)
        for n in sorted(self.told):
            self._leave_out_members(n)

    def _leave_out_members(self, n: int) -> None:
        """Count once those whom an insertion lists: "two farmers, a father and his son, died"."""
        phrases, whole = self.counted.phrases, self.counted.phrases[n].number.count.best or 0
        m, total = n, 0
        while total < whole and m + 1 in self.told and n in self.told:
            joints = ([","],) if m == n else _MORE_PARTS
            if self.counted.between(m, m + 1) not in joints:
                return
            m += 1
            total += phrases[m].number.count.best or whole + 1
        ended = m > n + 1 and phrases[m].last < len(self.counted.tokens)
        if total == whole and ended and self.counted.tokens[phrases[m].last].text == ",":
            for member in range(n + 1, m + 1):
                del self.told[member]

    @cached_property
    def _names_hospital(self) -> bool:
        hospitals = self.lexicon.nouns["hospitals"]
        return any(t.low in hospitals for t in self.counted.tokens)

    def names_injury(self, words: list[str]) -> bool:
        """Tell words of which one is an injury: "a fractured jaw"."""
        return not self.lexicon.nouns["injuries"].isdisjoint(words)

    def _read_mark(self, mark: Mark, first: int, after: int) -> None:
        n, step = self._taken(mark, first, after)
        if n is None:
            return
        n, outcome = self._found(mark, n, step) if mark.outcome == "found" else (n, mark.outcome)
        bodies = self._has_bodies(n)
        if not outcome:
            return
        bare = self.counted.phrases[n].bare
        if outcome == "injured" and bare and n and self._has_bodies(n - 1):
            return  # "13 bodies, eleven with bullet wounds"
        if outcome == "injured" and bodies:
            outcome = "killed"  # "seven bodies were brought to a hospital"
        if self._is_retold(mark, n) or (outcome == "injured" and self._is_of_the_dead(n)):
            return
        if step:
            self.tell(n, (outcome, mark.start), step=step)
        else:
            self.told.setdefault(n, (outcome, mark.start))

    def _found(self, mark: Mark, n: int, step: int) -> tuple[int, str]:
        """Find who of a list was found dead, or was taken in by a hospital; nothing else counts."""
        if self._is_admitted(mark, n):
            if self.counted.phrases[n].noun in _PATIENTS:
                self.groups[n] = "people"
            return n, "injured"
        while step > 0 and not self._has_bodies(n):
            if n + 1 == len(self.counted.phrases) or not self._is_joined(n + 1, 1):
                return n, ""
            n += 1  # "found three survivors and two bodies"
        first = n
        while step < 0 < first and self.counted.between(first - 1, first) == ["and"]:
            first -= 1  # "the bodies of a man and a woman"
        return n, "killed" if self._has_bodies(first) else ""

    def _is_admitted(self, mark: Mark, n: int) -> bool:
        """Tell whom a hospital that the sentence names took in: "six asked for help"."""
        words = self.counted.words(mark.start, mark.end)
        admits = words in self.lexicon.nouns["admits"] and not self._has_bodies(n)
        return admits and self._names_hospital

    def _is_retold(self, mark: Mark, n: int) -> bool:
        """Tell "eighteen of the bodies were found" and "three of those hurt": nobody anew."""
        counted = self.counted
        phrase = counted.phrases[n]
        words = [t.low for t in counted.tokens[phrase.number.last : phrase.last]]
        bodies = phrase.noun in self.lexicon.nouns["bodies"]
        again = bodies or self.lexicon.harmed.get(words[-1] if words else "") == mark.outcome
        first = counted.tokens[phrase.first].low
        if phrase.noun == "victim" and first == "the" and mark.outcome == "injured":
            return True  # "the victim was hit in the neck": who died of it
        those = words == ["of", "those"] and counted.tokens[phrase.last].start == mark.start
        return phrase.some and (again or those)

    def _is_of_the_dead(self, n: int) -> bool:
        """Tell one of those listed behind a colon: "two died: a cook and a nurse hit by a beam"."""
        phrases, tokens = self.counted.phrases, self.counted.tokens
        dead = [m for m in self.told if m < n and self.told[m][0] == "killed"]
        since = phrases[max(dead)].last if dead else phrases[n].first
        signs = {t.text for t in tokens[since : phrases[n].first]}
        return ":" in signs and ";" not in signs

    def _taken(self, mark: Mark, first: int, after: int) -> tuple[int | None, int]:
        """Find the phrase whose fate a mark tells, and in which direction its list goes on."""
        counted = self.counted
        if "around" in mark.voices:
            if counted.tokens[first + 1].low == "them":
                return counted.antecedent_of(first), 0
            inside = counted.object_of(first + 1)
            if inside is not None or "active" not in mark.voices:
                return inside, 1
        progressive = counted.tokens[first].low.endswith("ing")
        while first and is_manner(counted.tokens[first - 1].low):
            first -= 1  # "was slightly wounded"
        be = counted.tokens[first - 1].low if first else ""
        n: int | None = None
        step = 1
        if be not in BE or (progressive and "active" in mark.voices):
            n, step = self._object(mark, first, after)
        if n is None:
            n, step = self._subject(mark, first, after)
        if n is None and "noun" in mark.voices:
            n, step = counted.number_of(first), 0
        return n, step

    def _object(self, mark: Mark, first: int, after: int) -> tuple[int | None, int]:
        """Find whom a verb takes as its object, behind it or inside its words."""
        counted = self.counted
        if "active" in mark.voices:
            n = counted.object_of(after)
            if n is None and after < len(counted.tokens) and counted.tokens[after].low == "them":
                return counted.antecedent_of(first), 0
            return n, 1
        return (counted.object_inside(first, after) if mark.voices == {"passive"} else None), 1

    def _subject(self, mark: Mark, first: int, after: int) -> tuple[int | None, int]:
        """Find whose fate a verb tells: its subject, or whom "them" means before it."""
        suffers = "suffers" in mark.voices
        if not suffers and "passive" not in mark.voices:
            return None, -1
        if not suffers and first and self.counted.tokens[first - 1].low == "them":
            return self.counted.antecedent_of(first), 0
        return self.counted.subject_of(first, after, suffers=suffers), -1

    def _has_bodies(self, n: int) -> bool:
        """Tell "nine bodies" and "the bodies of five people"."""
        if self.counted.phrases[n].noun in self.lexicon.nouns["bodies"]:
            return True
        first = self.counted.phrases[n].first
        while first and self.counted.tokens[first - 1].low in _OF_THE:
            first -= 1  # "the bodies of the other two"
        words = [t.low for t in self.counted.tokens[max(0, first - 2) : first]]
        return words[-1:] == ["of"] and words[0] in self.lexicon.nouns["bodies"]

    def tell(self, n: int, told: tuple[str, int], *, step: int) -> None:
        """Give phrase `n` an outcome, and those coordinated with it, and parts in brackets."""
        phrases, depths = self.counted.phrases, self.counted.depths
        if n in self.told and _WEIGHT.get(told[0], 0) <= _WEIGHT.get(self.told[n][0], 0):
            return  # of those missing or hurt first who died, the death stands
        self.told[n] = told
        members = [n]
        inner = n + 1
        while inner < len(phrases) and depths[inner] > depths[n]:
            self.told.setdefault(inner, told)
            inner += 1
        self._tell_parts(n, told)
        m = n + step
        if step < 0 and self._is_put_in(n - 1):
            m = n - 2
            self.told[m] = told
            members.append(m)
            m += step
        while 0 <= m < len(phrases) and self._is_joined(m, step) and m not in self.told:
            own = phrases[m].harm  # "two bodies and 54 injured people"
            if (own is not None and own != told[0]) or self._are_alive(n, m):
                break
            if not self.counted.is_apposed(max(m, m - step)):
                self.told[m] = told
                members.append(m)
            m += step
        self.lists.append(members)

    def _are_alive(self, n: int, m: int) -> bool:
        """Tell "nine bodies and 67 survivors", of which the second are named by no such word."""
        bodies = self.lexicon.nouns["bodies"]
        other = self.counted.phrases[m]
        return (
            self.counted.phrases[n].noun in bodies and not other.bare and other.noun not in bodies
        )

    def _is_put_in(self, m: int) -> bool:
        """Tell "16 men, six of them with burns, and four women": the first and last are joined."""
        phrases, tokens = self.counted.phrases, self.counted.tokens
        if m < 1 or not phrases[m].some or phrases[m - 1].last != phrases[m].first - 1:
            return False
        between = self.counted.between(m, m + 1)
        if tokens[phrases[m].first - 1].text != "," or between[-2:] != [",", "and"]:
            return False
        verbs = self.lexicon.auxiliaries | self.lexicon.past_verbs
        return not (phrases[m - 1].bare or "," in between[:-2] or verbs & set(between))

    def _tell_parts(self, n: int, told: tuple[str, int]) -> None:
        """Give the parts behind phrase `n` its outcome: "30, namely 11 Danes and 19 Nepalis"."""
        m = n + 1
        while m < len(self.counted.phrases) and m not in self.told:
            joints = _OPEN_PARTS if m == n + 1 else _MORE_PARTS
            if self.counted.between(m - 1, m) not in joints:
                return
            self.told[m] = told
            m += 1

    def _is_joined(self, m: int, step: int) -> bool:
        """Tell whether phrase `m` shares the outcome of the one before it, or behind it."""
        left, right = min(m, m - step), max(m, m - step)
        between = self.counted.between(left, right)
        phrase = self.counted.phrases[m]
        if step > 0 and self.counted.has_own_verb(m):
            return False
        if step < 0 and self._stands_apart(m, right, between):
            return False
        if self.counted.are_spread(left, right):
            return True
        one = phrase.number.count.best == 1 and between == ["and"]  # "a potter and a cook"
        if self.counted.is_named_between(left, right):
            return True
        if (phrase.guess and not one) or (step > 0 and phrase.bare and between != ["("]):
            return False
        return between in _JOINTS or self._is_of_many(between) or is_aside(between)

    def _is_of_many(self, between: list[str]) -> bool:
        """Tell what those before "and" are of: "six members of the security forces and"."""
        of = (
            between[:1] in (["of"], ["from"])
            and between[-1:] == ["and"]
            and len(between) <= _OF_MANY
        )
        verbs = self.lexicon.auxiliaries | self.lexicon.past_verbs
        return of and not any(w in verbs or w == "," for w in between)

    def _stands_apart(self, m: int, right: int, between: list[str]) -> bool:
        """Tell that phrase `m` belongs to what was told before: "among them a nurse, and 23"."""
        bare = self.counted.phrases[right].bare and between == [",", "and"]
        if between == ["and"] and self._has_bodies(m) and not self.counted.has_own_verb(m):
            return False
        if self._are_with(m, right, between):
            return False
        return bare or self.counted.is_object(m) or self.counted.is_part(m)

    def _are_with(self, m: int, right: int, between: list[str]) -> bool:
        """Tell "with 22 police officers and 9 marchers hurt", which has no auxiliary."""
        first = self.counted.phrases[m].first
        with_ = first > 0 and self.counted.tokens[first - 1].low == "with"
        return with_ and between == ["and"] and not self.counted.has_own_verb(right)

    def read_adjectives(self) -> None:
        """Give phrases the outcome of their adjective: "two dead attackers"."""
        for n, phrase in enumerate(self.counted.phrases):
            if phrase.harm and n not in self.told:
                self.told[n] = (phrase.harm, self.counted.tokens[phrase.number.bare].start)
