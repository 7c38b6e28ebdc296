"""Figures of people killed, injured, detained, displaced, missing: found in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.asides import Asides
from geo.incidents.marks import Mark, find_marks
from geo.incidents.numbers import ORDINALS
from geo.incidents.phrases import find_phrases
from geo.incidents.subjects import Counted
from geo.incidents.tolls import toll_at

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token
    from geo.records import Count

_PART_BEFORE = re.compile(
    r"(?:including|namely|among\s+them|(?:\w+\s+)?of\s+(?:whom|which|them)),?\s+$", re.IGNORECASE
)
_AMONG_BEHIND = re.compile(r"\s+among\s+(?:them|those|the)\b", re.IGNORECASE)
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
_BE = frozenset({"was", "were", "been", "being", "is", "are", "be"})


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
    tokens: list[Token], text: str, lexicon: Lexicon, *, demonyms: frozenset[str] = frozenset()
) -> list[Figure]:
    """Find the casualty figures that a sentence states.

    Parameters
    ----------
    tokens
        The sentence's tokens.
    text
        The article's text, into which the tokens' offsets point.
    demonyms
        Names of peoples in the sentence ("Serbs"), each a head noun for people.

    Returns
    -------
    Figures in the order of the text. Figures over a long time ("since January") are left out.

    Examples
    --------
    >>> from geo.incidents.lexicon import load
    >>> from geo.incidents.tokens import tokenize
    >>> text = "At least 3 soldiers were killed and 12 injured."
    >>> figures = find_figures(tokenize(text, 0, len(text)), text, load())
    >>> [(f.outcome, f.group, f.count.best) for f in figures]
    [('killed', 'soldiers', 3), ('injured', 'soldiers', 12)]
    """
    if not tokens:
        return []
    start, end = tokens[0].start, tokens[-1].end
    marks = find_marks(text, start, end, lexicon)
    asides = Asides(text, start, end, lexicon)
    phrases = find_phrases(tokens, lexicon, demonyms)
    if not phrases or asides.refuted:
        return []
    outcomes = _Outcomes(Counted(tokens, phrases, lexicon), lexicon)
    outcomes.read_marks(marks)
    outcomes.read_adjectives()
    outcomes.read_places()
    outcomes.read_tolls(text)
    told = outcomes.figures(text)
    return [f for f in told if not asides.take_back(f.start, f.outcome_at)]


class _Outcomes:
    """Gives outcomes to counted phrases: `told` maps a phrase to its outcome and where it is."""

    def __init__(self, counted: Counted, lexicon: Lexicon) -> None:
        self._counted = counted
        self._lexicon = lexicon
        self.told: dict[int, tuple[str, int]] = {}
        self._lists: list[list[int]] = []
        self._tolls: set[int] = set()

    def read_marks(self, marks: list[Mark]) -> None:
        """Give each mark's outcome to its object, its subject, or the number before it."""
        tokens = self._counted.tokens
        starts = {t.start: i for i, t in enumerate(tokens)}
        ends = {t.end: i + 1 for i, t in enumerate(tokens)}
        for mark in marks:
            first, after = starts.get(mark.start), ends.get(mark.end)
            if first is not None and after is not None:
                self._read_mark(mark, first, after)

    def _read_mark(self, mark: Mark, first: int, after: int) -> None:
        n, step = self._taken(mark, first, after)
        if n is None:
            return
        phrase = self._counted.phrases[n]
        bodies = phrase.noun in self._lexicon.nouns["bodies"] or self._has_bodies(n)
        if mark.outcome != "found":
            outcome = mark.outcome
        elif bodies:
            outcome = "killed"
        else:
            return
        if self._is_retold(mark, n):
            return
        if step:
            self._tell(n, (outcome, mark.start), step=step)
        else:
            self.told.setdefault(n, (outcome, mark.start))

    def _is_retold(self, mark: Mark, n: int) -> bool:
        """Tell "eighteen of the bodies were found" and "three of those hurt": nobody anew."""
        counted = self._counted
        phrase = counted.phrases[n]
        words = [t.low for t in counted.tokens[phrase.number.last : phrase.last]]
        bodies = phrase.noun in self._lexicon.nouns["bodies"]
        again = bodies or self._lexicon.harmed.get(words[-1] if words else "") == mark.outcome
        those = words == ["of", "those"] and counted.tokens[phrase.last].start == mark.start
        return phrase.some and (again or those)

    def _taken(self, mark: Mark, first: int, after: int) -> tuple[int | None, int]:
        """Find the phrase whose fate a mark tells, and in which direction its list goes on."""
        counted = self._counted
        be = counted.tokens[first - 1].low if first else ""
        progressive = counted.tokens[first].low.endswith("ing")
        if "active" in mark.voices and (progressive or be not in _BE):
            n = counted.object_of(after)
            if n is not None:
                return n, 1
        suffers = "suffers" in mark.voices
        if suffers or "passive" in mark.voices:
            n = counted.subject_of(first, after, suffers=suffers)
            if n is not None:
                return n, -1
        return (counted.number_of(first) if "noun" in mark.voices else None), 0

    def _has_bodies(self, n: int) -> bool:
        """Tell "the bodies of five people"."""
        first = self._counted.phrases[n].first
        words = [t.low for t in self._counted.tokens[max(0, first - 2) : first]]
        return words[-1:] == ["of"] and words[0] in self._lexicon.nouns["bodies"]

    def _tell(self, n: int, told: tuple[str, int], *, step: int) -> None:
        """Give phrase `n` an outcome, and those coordinated with it, and parts in brackets."""
        phrases, depths = self._counted.phrases, self._counted.depths
        if n in self.told and (told[0], self.told[n][0]) != ("killed", "injured"):
            return  # of those hurt first who died, the death stands
        self.told[n] = told
        members = [n]
        inner = n + 1
        while inner < len(phrases) and depths[inner] > depths[n]:
            self.told.setdefault(inner, told)
            inner += 1
        m = n + step
        while 0 <= m < len(phrases) and self._is_joined(m, step) and m not in self.told:
            if not self._counted.is_apposed(max(m, m - step)):
                self.told[m] = told
                members.append(m)
            m += step
        self._lists.append(members)

    def _is_joined(self, m: int, step: int) -> bool:
        """Tell whether phrase `m` shares the outcome of the one before it, or behind it."""
        left, right = min(m, m - step), max(m, m - step)
        between = self._counted.between(left, right)
        phrase = self._counted.phrases[m]
        if step > 0 and self._counted.has_own_verb(m):
            return False
        if step < 0 and self._counted.is_object(m):
            return False
        if self._counted.are_spread(left, right):
            return True
        if step > 0 and phrase.bare and between != ["("]:
            return False
        if phrase.guess:
            return False
        return between in _JOINTS

    def read_places(self) -> None:
        """Give numbers of a list of places the outcome of the figure before them."""
        for n in range(1, len(self._counted.phrases)):
            before = next((m for m in range(n - 1, -1, -1) if m in self.told), None)
            if n not in self.told and before is not None and self._counted.is_elsewhere(n):
                self.told[n] = self.told[before]

    def read_adjectives(self) -> None:
        """Give phrases the outcome of their adjective: "two dead attackers"."""
        for n, phrase in enumerate(self._counted.phrases):
            if phrase.harm and n not in self.told:
                self.told[n] = (phrase.harm, self._counted.tokens[phrase.number.bare].start)

    def read_tolls(self, text: str) -> None:
        """Give bare numbers the outcome of a toll: "the death toll rose to 40"."""
        tokens = self._counted.tokens
        for n, phrase in enumerate(self._counted.phrases):
            if n in self.told or not (phrase.bare or phrase.guess):
                continue
            first, last = tokens[phrase.first].start, tokens[phrase.number.last - 1].end
            outcome = toll_at(text, tokens[0].start, first, last, tokens[-1].end, self._lexicon)
            if outcome is not None:
                self.told[n] = (outcome, first)
                self._tolls.add(n)

    def figures(self, text: str) -> list[Figure]:
        """Make the figures; what "and" joins to a part is a part, too."""
        figures: list[Figure] = []
        for n in sorted(self.told):
            figure = self._figure(text, n)
            if figures and figures[-1].part and self._counted.between(n - 1, n) == ["and"]:
                figure = replace(figure, part=True)
            figures.append(figure)
        return figures

    def _figure(self, text: str, n: int) -> Figure:
        counted, (outcome, at) = self._counted, self.told[n]
        phrase, tokens = counted.phrases[n], counted.tokens
        number = phrase.number
        last = tokens[number.last - 1].end
        return Figure(
            outcome=outcome,
            group=phrase.group,
            count=number.count,
            start=tokens[number.bare].start,
            end=last,
            noun=phrase.noun,
            subgroup=phrase.subgroup or self._name_in_list(n, outcome),
            part=self._is_part(text, n, outcome),
            outcome_at=at,
        )

    def _near(self, m: int, n: int) -> bool:
        """Tell whether one statement gives both figures: a toll, and how it came to it."""
        between = self._counted.between(min(m, n), max(m, n))
        return not {";", "but", "while", "whereas"} & set(between)

    def _name_in_list(self, n: int, outcome: str) -> str | None:
        """Name one of several of a group that one list counts: "a man and his grandson"."""
        phrases = self._counted.phrases
        members = next((members for members in self._lists if n in members), [])
        alike = [m for m in members if phrases[m].group == phrases[n].group]
        named = len(alike) > 1 and self.told[n][0] == outcome
        return (phrases[n].noun or phrases[n].group) if named else None

    def _is_part(self, text: str, n: int, outcome: str) -> bool:
        """Tell a figure of some of those whom another figure counts."""
        counted = self._counted
        phrase, tokens = counted.phrases[n], counted.tokens
        before = " ".join([*(t.low for t in tokens[max(0, phrase.first - 4) : phrase.first]), ""])
        behind = text[tokens[phrase.last - 1].end : tokens[-1].end]
        toll = any(self.told[m][0] == outcome and m != n for m in self._tolls if self._near(m, n))
        return (
            counted.depths[n] > 0
            or phrase.some
            or toll
            or bool(_PART_BEFORE.search(before))
            or bool(_AMONG_BEHIND.match(behind))
            or tokens[phrase.number.last - 1].low in ORDINALS
            or tokens[min(phrase.number.last, len(tokens) - 1)].low in ORDINALS
        )
