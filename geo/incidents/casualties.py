"""Figures of people killed, injured, detained, displaced, missing: found in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geo.incidents.phrases import find_phrases
from geo.incidents.subjects import Counted

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token
    from geo.records import Count

_PART_BEFORE = re.compile(
    r"(?:including|namely|among\s+them|of\s+(?:whom|which|them)),?\s+$", re.IGNORECASE
)
#: Figures over a long time are no incident's: "since January", "this year", "so far".
_LONG_TIME = re.compile(
    r"\b(?:since\s+(?:the\s+)?(?:start|beginning|early|late|\d{4}|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|then|independence|last\s+year)"
    r"|(?:so\s+far\s+)?this\s+year|last\s+year|in\s+recent\s+(?:years|months|weeks)"
    r"|in\s+the\s+(?:days|weeks|months|years)\s+(?:after|before|since|following)"
    r"|over\s+the\s+(?:past|last)|in\s+the\s+(?:past|last)|for\s+years|each\s+year|every\s+year"
    r"|annually|decades?|all\s+told\s+since|since\s+the\s+\w+\s+(?:began|started|erupted)"
    r"|during\s+the\s+(?:\w+\s+)?(?:war|conflict)|in\s+(?:the|this|that)\s+(?:war|conflict))\b",
    re.IGNORECASE,
)
#: Figures that the sentence takes back.
_REFUTED = re.compile(
    r"\b(?:(?:were|was|are|is|proved)\s+(?:wrong|false|untrue|incorrect|unfounded)"
    r"|(?:could|can)\s*not\s+be\s+(?:\w+\s+)?(?:confirmed|verified)"
    r"|(?:at\s+first|first|initially|originally|earlier)\s+(?:said|told|reported|spoke|put|gave|counted))\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?P<what>(?:death\s+)?toll|number\s+of\s+(?:dead|deaths|fatalities|people\s+killed|injured"
    r"|wounded|missing))\b[^.;]{0,60}?\b(?:to|at|reached|is|was|now|of|passed|exceeded)\s+$",
    re.IGNORECASE,
)
_HAS_TOLL = re.compile(r"toll|number of", re.IGNORECASE)
#: How many characters before a number can name the toll that it is.
_TOLL_REACH = 120
#: Outcomes by the words of a toll; without one of them the toll is of the dead.
_TOLLS = {"injured": "injured", "wounded": "injured", "missing": "missing"}
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
)


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


#: How a word states an outcome: of its subject, of its object, or of a number before it.
_Form = Literal["past", "active", "noun"]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A word that states an outcome, as a verb of its object or subject, or as a noun."""

    outcome: str
    forms: frozenset[_Form]
    start: int
    end: int


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
    marks = _find_marks(text, start, end, lexicon)
    if not marks and not _HAS_TOLL.search(text, start, end):
        return []
    if _LONG_TIME.search(text, start, end) or _REFUTED.search(text, start, end):
        return []
    counted = Counted(tokens, find_phrases(tokens, lexicon, demonyms), lexicon)
    outcomes = _Outcomes(counted)
    outcomes.read_marks(marks)
    outcomes.read_tolls(text)
    return _figures(counted, outcomes.told)


def _find_marks(text: str, start: int, end: int, lexicon: Lexicon) -> list[_Mark]:
    """Find the words that state outcomes; of two, one inside the other, the longer."""
    found: dict[tuple[int, int], tuple[str, set[_Form]]] = {}
    tables: tuple[tuple[_Form, dict[str, re.Pattern[str]]], ...] = (
        ("past", lexicon.outcome_past),
        ("active", lexicon.outcome_active),
        ("noun", lexicon.outcome_noun),
    )
    for form, table in tables:
        for outcome, pattern in table.items():
            for m in pattern.finditer(text, start, end):
                found.setdefault(m.span(), (outcome, set()))[1].add(form)
    marks: list[_Mark] = []
    reach = start
    for (a, b), (outcome, forms) in sorted(found.items(), key=lambda f: (f[0][0], -f[0][1])):
        if b > reach:
            marks.append(_Mark(outcome, frozenset(forms), a, b))
        reach = max(reach, b)
    return marks


class _Outcomes:
    """Gives outcomes to counted phrases: `told` maps a phrase to its outcome and where it is."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self.told: dict[int, tuple[str, int]] = {}

    def read_marks(self, marks: list[_Mark]) -> None:
        """Give each mark's outcome to its object, its subject, or the number before it."""
        tokens = self._counted.tokens
        starts = {t.start: i for i, t in enumerate(tokens)}
        ends = {t.end: i + 1 for i, t in enumerate(tokens)}
        for mark in marks:
            first, after = starts.get(mark.start), ends.get(mark.end)
            if first is not None and after is not None:
                self._read_mark(mark, first, after)

    def _read_mark(self, mark: _Mark, first: int, after: int) -> None:
        told = mark.outcome, mark.start
        if "active" in mark.forms and (n := self._counted.object_of(after)) is not None:
            self._tell(n, told, step=1)
        elif "past" in mark.forms:
            if (n := self._counted.subject_of(first)) is not None:
                self._tell(n, told, step=-1)
        elif mark.forms == {"noun"} and (n := self._counted.number_of(first)) is not None:
            self.told.setdefault(n, told)

    def _tell(self, n: int, told: tuple[str, int], *, step: int) -> None:
        """Give phrase `n` an outcome, and those coordinated with it, and parts in brackets."""
        phrases, depths = self._counted.phrases, self._counted.depths
        self.told.setdefault(n, told)
        inner = n + 1
        while inner < len(phrases) and depths[inner] > depths[n]:
            self.told.setdefault(inner, told)
            inner += 1
        m = n + step
        while 0 <= m < len(phrases) and self._is_joined(m, step) and m not in self.told:
            self.told[m] = told
            m += step

    def _is_joined(self, m: int, step: int) -> bool:
        """Tell whether phrase `m` shares the outcome of the one before it, or behind it."""
        between = self._counted.between(min(m, m - step), max(m, m - step))
        if step > 0 and self._counted.phrases[m].bare and between != ["("]:
            return False
        return between in _JOINTS

    def read_tolls(self, text: str) -> None:
        """Give bare numbers the outcome of a toll: "the death toll rose to 40"."""
        tokens = self._counted.tokens
        for n, phrase in enumerate(self._counted.phrases):
            if n in self.told or not phrase.bare:
                continue
            at = tokens[phrase.first].start
            toll = _TOLL.search(text[max(tokens[0].start, at - _TOLL_REACH) : at])
            if toll:
                what = toll.group("what").lower()
                outcome = next((o for word, o in _TOLLS.items() if word in what), "killed")
                self.told[n] = (outcome, at)


def _figures(counted: Counted, told: dict[int, tuple[str, int]]) -> list[Figure]:
    """Make the figures; what "and" joins to a part is a part, too."""
    figures: list[Figure] = []
    for n in sorted(told):
        figure = _figure(counted, n, *told[n])
        if figures and figures[-1].part and counted.between(n - 1, n) == ["and"]:
            figure = replace(figure, part=True)
        figures.append(figure)
    return figures


def _figure(counted: Counted, n: int, outcome: str, at: int) -> Figure:
    phrase, tokens = counted.phrases[n], counted.tokens
    number = phrase.number
    before = " ".join([*(t.low for t in tokens[max(0, phrase.first - 3) : phrase.first]), ""])
    return Figure(
        outcome=outcome,
        group=phrase.group,
        count=number.count,
        start=tokens[number.bare].start,
        end=tokens[number.last - 1].end,
        noun=phrase.noun,
        subgroup=phrase.subgroup,
        part=counted.depths[n] > 0 or bool(_PART_BEFORE.search(before)),
        outcome_at=at,
    )
