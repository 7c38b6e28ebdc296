"""Figures of people killed, injured, detained, displaced, missing: found in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.harm.asides import Asides
from geo.incidents.harm.elided import read_elided
from geo.incidents.harm.marks import find_marks
from geo.incidents.harm.outcomes import Outcomes
from geo.incidents.harm.persons import PRONOUNS
from geo.incidents.harm.phrases import find_phrases
from geo.incidents.harm.subjects import Counted
from geo.incidents.harm.summed import KIN, tell_apart
from geo.incidents.harm.tolls import is_open
from geo.incidents.words.numbers import ORDINALS
from geo.incidents.words.tokens import QUOTES, small_words, tokenize
from geo.records import Count

if TYPE_CHECKING:
    from geo.incidents.harm.marks import Mark
    from geo.incidents.words.lexicon import Lexicon

_PART_BEFORE = re.compile(
    r"(?:including|namely|among\s+them|of\s+(?:whom|which|them)),?\s+$", re.IGNORECASE
)
_HARM = frozenset({"killed", "injured"})
_AMONG_BEHIND = re.compile(r"\s+among\s+(?:them|those|the)\b", re.IGNORECASE)


#: What follows or precedes a number whose people come on top of others, or are some of others.
_OTHERS = frozenset({"other", "others", "more", "further", "additional"})
_COMPARED = frozenset({"younger", "older", "elder"})
_OF_HURT = (["of", "them"], ["of", "whom"], ["of", "the", "wounded"], ["of", "the", "injured"])
_OF_HIS = (["his"], ["hers"], ["theirs"])
_OTHERS_REACH = 3
#: "In their own ranks", "of their people".
_THEIR = frozenset({"their", "its"})
_RANKS = frozenset({"ranks", "side"})
_ARMED = frozenset({"soldiers", "police", "militants"})
_RANKS_REACH = 5
#: "The body of a man" is that man's.
_HIS_BODY = re.compile(
    r"(?:(?:his|her|their|its)\s+(?:[\w-]+\s+)?(?:body|corpse|remains)\b"
    r"|(?:the|an?)\s+(?:[\w-]+\s+)?(?:body|corpse)\s+of\s)",
    re.IGNORECASE,
)
_CORRECTED = frozenset({"corrected", "lowered", "revised", "reduced"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one group and outcome; ``start:end`` are the words that state the number."""

    outcome: str
    group: str
    count: Count
    start: int
    end: int
    noun: str = ""
    subgroup: str | None = None
    part: bool = False
    outcome_at: int = 0


def find_figures(
    text: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    *,
    demonyms: frozenset[str] = frozenset(),
) -> list[Figure]:
    """Find the casualty figures that a sentence, ``text[start:end]``, states.

    Parameters
    ----------
    demonyms
        Names of peoples in the sentence ("Serbs"), each a head noun for people.

    Returns
    -------
    Figures in the order of the text. Figures over a long time ("since January") are left out.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> text = "At least 3 soldiers were killed and 12 injured."
    >>> figures = find_figures(text, 0, len(text), load())
    >>> [(f.outcome, f.group, f.count.best) for f in figures]
    [('killed', 'soldiers', 3), ('injured', 'soldiers', 12)]
    """
    return part_figures(text, start, end, lexicon, demonyms=demonyms)[0]


def part_figures(
    text: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    *,
    demonyms: frozenset[str] = frozenset(),
) -> tuple[list[Figure], list[Figure]]:
    """Find the figures that a sentence states, as `find_figures`, and those that others replace."""
    marks = find_marks(text, start, end, lexicon)
    harmed = bool(marks) and _tell_harm(marks, text[start:end], lexicon)
    if not harmed and not _states_toll(text, start, end, lexicon):
        return [], []
    tokens = [t for t in tokenize(text, start, end) if t.text not in QUOTES]
    phrases = find_phrases(tokens, lexicon, demonyms)
    if not phrases:
        return [], []
    asides = Asides(text, start, end, lexicon)
    if asides.refuted:
        return [], []
    counted = Counted(tokens, phrases, lexicon)
    outcomes = Outcomes(counted, lexicon)
    outcomes.read_marks(marks)
    outcomes.read_adjectives()
    read_elided(outcomes, text)
    told = _without_pronouns(counted, _Figures(counted, outcomes).read(text), text)
    told = [f for f in told if f.outcome in _HARM or not _is_named(counted, f)]
    told = [f for f in told if not counted.only_says(f.start, f.outcome_at)]
    stands = [f for f in told if not asides.take_back(f.start, f.outcome_at)]
    return stands, [f for f in told if f not in stands and asides.is_replaced(f.start)]


def _is_named(counted: Counted, figure: Figure) -> bool:
    """Tell one person of whom the text has told, or whom it names: counted where harmed alone."""
    if counted.words(figure.start, figure.end) in PRONOUNS:
        return True
    return any(p.named and counted.tokens[p.first].start == figure.start for p in counted.phrases)


def _without_pronouns(counted: Counted, told: list[Figure], text: str) -> list[Figure]:
    """Leave out who is told of again: "a grower was killed; he died on the way", "his body"."""
    again = [
        f
        for f in told
        if counted.words(f.start, f.end) in PRONOUNS or _HIS_BODY.match(text, f.start)
    ]
    others = {f.outcome for f in told if f not in again}
    return [f for f in told if f not in again or f.outcome not in others]


def _tell_harm(marks: list[Mark], sentence: str, lexicon: Lexicon) -> bool:
    """Tell whether marks can give figures: who is "found" is harmed beside such a word alone."""
    if any(mark.outcome != "found" for mark in marks):
        return True
    hurt = lexicon.nouns["bodies"] | lexicon.nouns["hospitals"] | lexicon.harmed.keys()
    return not hurt.isdisjoint(small_words(sentence))


def _states_toll(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    near = lexicon.toll_calls.any_near(small_words(text[start:end]))
    return near and lexicon.tolls["what"].search(text, start, end) is not None


class _Figures:
    """Makes figures of the phrases that have an outcome, and tells which are parts of others."""

    def __init__(self, counted: Counted, outcomes: Outcomes) -> None:
        self._counted = counted
        self._outcomes = outcomes

    def read(self, text: str) -> list[Figure]:
        """Make the figures; what "and" joins to a part is a part, too."""
        figures: list[Figure] = []
        for n in sorted(self._outcomes.told):
            figure = self._figure(text, n)
            if figures and figures[-1].part and self._counted.between(n - 1, n) == ["and"]:
                figure = replace(figure, part=True)
            figures.append(figure)
        return tell_apart(self._counted, figures, self._outcomes.lexicon.nouns["bodies"])

    def _figure(self, text: str, n: int) -> Figure:
        counted, (outcome, at) = self._counted, self._outcomes.told[n]
        phrase, tokens = counted.phrases[n], counted.tokens
        number = phrase.number
        count, group, last = number.count, phrase.group, number.last - 1
        group = self._outcomes.groups.get(n) or self._group_of_source(n) or group
        unharmed = self._some_of(n)
        group = group if unharmed is None else counted.phrases[unharmed].group
        if outcome == "detained" and phrase.some and group == "police":
            group = "people"  # "police arrested 14 of them"
        place = self._place_in_row(n, outcome)
        if n in self._outcomes.tolls and is_open(text, tokens[0].start, tokens[phrase.first].start):
            count = replace(count, high=None)
        if place is not None:
            count, group = Count(place, place, place), "people"
            last = max(last, number.bare + 1)
        first, last = self._with_others(n, last)
        return Figure(
            outcome=outcome,
            group=group,
            count=count,
            start=tokens[first].start,
            end=tokens[last].end,
            noun=phrase.noun,
            subgroup=phrase.subgroup or self._name_in_list(n, outcome),
            part=place is None and self._is_part(text, n, outcome),
            outcome_at=at,
        )

    def _some_of(self, n: int) -> int | None:
        """Find the armed or police of whom some were killed: "30 gunmen fled, two of them died".

        None where those were harmed themselves, or are anybody.
        """
        phrases, outcome = self._counted.phrases, self._outcomes.told[n][0]
        if not phrases[n].some or outcome != "killed" or n == 0:
            return None
        of_people = phrases[n - 1].group in {"people", "civilians", "protesters"}
        return None if of_people or n - 1 in self._outcomes.told else n - 1

    def _group_of_source(self, n: int) -> str | None:
        """Return the group whose own people are counted: "police reported seven hurt in its ranks".

        It is the one that the sentence names last before them.
        """
        phrase, tokens = self._counted.phrases[n], self._counted.tokens
        inside = [t.low for t in tokens[phrase.number.last : phrase.last]]
        behind = [t.low for t in tokens[phrase.last : phrase.last + _RANKS_REACH]]
        own = inside[:1] == ["of"] and inside[1:2] and inside[1] in _THEIR
        ranks = not _RANKS.isdisjoint(behind) and not _THEIR.isdisjoint(behind)
        if phrase.group != "people" or not (ranks or (own and phrase.noun == "people")):
            return None
        groups = self._outcomes.lexicon.groups
        named = (groups.get(t.low) for t in reversed(tokens[: phrase.first]))
        return next((g for g in named if g not in {None, "people", "civilians"}), None)

    def _with_others(self, n: int, last: int) -> tuple[int, int]:
        """Reach over what says that others are counted, or of whom: "two others", "one of them"."""
        tokens, phrase = self._counted.tokens, self._counted.phrases[n]
        words = [t.low for t in tokens[last + 1 : last + 1 + _OTHERS_REACH]]
        first = phrase.number.bare
        if first and tokens[first - 1].low in _OTHERS | _COMPARED:
            first -= 1
        elif n in self._outcomes.likewise:
            first = max(0, first - 2)
        if (
            words[:1]
            and tokens[first].low in KIN
            and words[0] in self._outcomes.lexicon.nouns["bodies"]
        ):
            return first, last + 1
        if words[:1] and words[0] in _OTHERS | _COMPARED:
            return first, last + 1
        if words[:2] in _OF_HURT or words[:3] in _OF_HURT:
            return first, last + (3 if words[:3] in _OF_HURT else 2)
        behind = [t.low for t in tokens[phrase.last : phrase.last + 2]]
        if behind[:1] == ["of"] and behind[1:] in _OF_HIS:
            return first, phrase.last + 1
        if words[:1] == ["of"] and words[1:2] and words[1] in _THEIR:
            own = words[2:] == ["own"]
            if own or phrase.group in _ARMED:  # "one of its own soldiers", "two of their fighters"
                return first, last + (_OTHERS_REACH if own else _OTHERS_REACH - 1)
        return first, last

    def _place_in_row(self, n: int, outcome: str) -> int | None:
        """Return the toll that "a third demonstrator has died" states, if nothing else is told."""
        if outcome != "killed" or [t[0] for t in self._outcomes.told.values()].count(outcome) > 1:
            return None
        tokens, last = self._counted.tokens, self._counted.phrases[n].number.last
        words = (tokens[i].low for i in (last - 1, last) if i < len(tokens))
        return next((ORDINALS[w] for w in words if w in ORDINALS), None)

    def _near(self, m: int, n: int) -> bool:
        """Tell whether one statement gives both figures: a toll, and how it came to it."""
        between = self._counted.between(min(m, n), max(m, n))
        if not _CORRECTED.isdisjoint(between):
            return True  # "reported 12 dead but later corrected the number to nine"
        return not {";", "but", "while", "whereas"} & set(between)

    def _name_in_list(self, n: int, outcome: str) -> str | None:
        """Name one of several of a group that one list counts: "a man and his grandson"."""
        phrases = self._counted.phrases
        members = next((members for members in self._outcomes.lists if n in members), [])
        alike = [m for m in members if phrases[m].group == phrases[n].group]
        alike = [m for m in alike if not phrases[m].some or m <= n]
        named = len(alike) > 1 and self._outcomes.told[n][0] == outcome
        return (phrases[n].noun or phrases[n].group) if named else None

    def _is_whole(self, n: int, outcome: str) -> bool:
        """Tell "16 of them and nine officers": told of before, and not of those beside them."""
        if self._counted.phrases[n].harm and self._name_in_list(n, outcome):
            return True
        members = next((m for m in self._outcomes.lists if n in m), [])
        first = not any(m < n for m in self._outcomes.told)
        return first and any(not self._counted.phrases[m].some for m in members)

    def _is_part(self, text: str, n: int, outcome: str) -> bool:
        """Tell a figure of some of those whom another figure counts."""
        counted = self._counted
        phrase, tokens = counted.phrases[n], counted.tokens
        before = " ".join([*(t.low for t in tokens[max(0, phrase.first - 4) : phrase.first]), ""])
        behind = text[tokens[phrase.last - 1].end : tokens[-1].end]
        groups = self._outcomes.groups
        near = (m for m in self._outcomes.tolls if m != n and self._near(m, n))
        near = (m for m in near if groups.get(m, phrase.group) in {phrase.group, "people"})
        toll = any(self._outcomes.told[m][0] == outcome for m in near)
        return (
            counted.depths[n] > 0
            or (phrase.some and self._some_of(n) is None and not self._is_whole(n, outcome))
            or toll
            or bool(_PART_BEFORE.search(before))
            or bool(_AMONG_BEHIND.match(behind))
            or self._is_next(n, outcome)
        )

    def _is_next(self, n: int, outcome: str) -> bool:
        """Tell "a third": one more of those harmed, unless others were harmed otherwise."""
        tokens, last = self._counted.tokens, self._counted.phrases[n].number.last
        words = {t.low for t in tokens[last - 1 : last + 1]}
        others = [told[0] for m, told in self._outcomes.told.items() if m < n]
        return not words.isdisjoint(ORDINALS) and (not others or outcome in others)
