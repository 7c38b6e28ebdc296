"""Figures of people killed, injured, detained, displaced, missing: found in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.phrases import Phrase, depth_at, find_phrases

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token
    from geo.records import Count

_AUXILIARIES = frozenset(
    "was were been being be is are has have had also reportedly later already left leaving got "  # noqa: SIM905
    "get reported confirmed believed feared both all either seriously badly slightly lightly "
    "critically severely fatally still themselves listed pronounced found so far since there "
    "initially subsequently now to".split()
)
_PART_BEFORE = re.compile(
    r"(?:including|namely|among\s+them|of\s+(?:whom|which|them)),?\s+$", re.IGNORECASE
)
_STOPPERS = frozenset({".", ";", ":", "!", "?", "—"})
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
_MAX_GAP = 9
#: Commas around an insertion: "five soldiers, officials said, were hurt".
_PAIR = 2
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
    """
    if not tokens:
        return []
    start, end = tokens[0].start, tokens[-1].end
    marks = _outcome_marks(text, start, end, lexicon)
    tolls = re.search(r"toll|number of", text[start:end], re.IGNORECASE)
    if not marks and not tolls:
        return []
    if _LONG_TIME.search(text, start, end) or _REFUTED.search(text, start, end):
        return []
    phrases = find_phrases(tokens, lexicon, demonyms)
    starts = {t.start: i for i, t in enumerate(tokens)}
    ends = {t.end: i + 1 for i, t in enumerate(tokens)}
    told: dict[int, tuple[str, int]] = {}
    for outcome, form, a, b in marks:
        i, j = starts.get(a), ends.get(b)
        if i is None or j is None:
            continue
        if form in {"active", "both"} and (n := _object(tokens, phrases, j)) is not None:
            _tell(told, phrases, n, outcome, a, tokens, forward=True)
        elif form in {"past", "both"} and (n := _subject(tokens, phrases, i, lexicon)) is not None:
            _tell(told, phrases, n, outcome, a, tokens, forward=False)
        elif form == "noun" and (n := _counted(phrases, i)) is not None:
            told.setdefault(n, (outcome, a))
    _tell_tolls(told, phrases, tokens, text)
    figures: list[Figure] = []
    for n in sorted(told):
        figure = _figure(phrases, n, told[n], tokens)
        between = [t.low for t in tokens[phrases[n - 1].last : phrases[n].first]] if n else []
        if figures and figures[-1].part and between == ["and"]:
            figure = replace(figure, part=True)
        figures.append(figure)
    return figures


def _outcome_marks(
    text: str, start: int, end: int, lexicon: Lexicon
) -> list[tuple[str, str, int, int]]:
    marks: dict[tuple[int, int], tuple[str, set[str]]] = {}
    for form, tables in (
        ("past", lexicon.outcome_past),
        ("active", lexicon.outcome_active),
        ("noun", lexicon.outcome_noun),
    ):
        for outcome, pattern in tables.items():
            for m in pattern.finditer(text, start, end):
                marks.setdefault(m.span(), (outcome, set()))[1].add(form)
    out: list[tuple[str, str, int, int]] = []
    for (a, b), (outcome, forms) in sorted(marks.items()):
        if any(x <= a and b <= y and (x, y) != (a, b) for x, y in marks):
            continue
        form = "both" if {"past", "active"} <= forms else next(iter(forms - {"noun"} or forms))
        out.append((outcome, form, a, b))
    return out


def _object(tokens: list[Token], phrases: list[Phrase], after: int) -> int | None:
    """Find the counted phrase that is the object of a verb ending before token `after`."""
    for n, phrase in enumerate(phrases):
        gap = phrase.first - after
        if gap < 0:
            continue
        words = [t.low for t in tokens[after : phrase.first]]
        if gap <= _PAIR and all(w in {"the", "all", "another", "as", "up", "to"} for w in words):
            return n
        return None
    return None


def _subject(tokens: list[Token], phrases: list[Phrase], verb: int, lexicon: Lexicon) -> int | None:
    """Find the counted phrase before a passive or intransitive verb at token `verb`."""
    best: int | None = None
    level = depth_at(tokens, verb)
    for n, phrase in enumerate(phrases):
        if phrase.last <= verb and depth_at(tokens, phrase.first) == level:
            best = n
    if best is None:
        return None
    phrase = phrases[best]
    if phrase.bare and _is_age(tokens, phrase):
        return None
    gap = tokens[phrase.last : verb]
    depth = 0
    words: list[str] = []
    for token in gap:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif depth == 0:
            if token.text in _STOPPERS:
                return None
            words.append(token.low)
    if len(words) > _MAX_GAP or any(
        lexicon.triggers.get(w) and any(t.form == "past" for t in lexicon.triggers[w])
        for w in words
    ):
        return None
    if phrase.bare and not all(
        w in _AUXILIARIES or w in {"others", "more", "people"} for w in words
    ):
        return None
    aux = (
        not words or words[-1] in _AUXILIARIES or tokens[verb].low.startswith(("suffer", "sustain"))
    )
    verb_word = tokens[verb].low
    intransitive = verb_word in {"died", "perished", "suffered", "sustained", "lost", "dead"}
    if not aux and not intransitive and not verb_word.startswith(("receiv", "required", "sought")):
        return None
    closed = words[:1] == [","] and all(w in _AUXILIARIES for w in words[1:])
    if (
        "," in words
        and not closed
        and not (words[-1] in _AUXILIARIES and words.count(",") == _PAIR)
    ):
        return None
    return best


def _is_age(tokens: list[Token], phrase: Phrase) -> bool:
    """Tell an age, a bare number between commas: "his wife, 33, was wounded"."""
    return (
        phrase.first > 0
        and phrase.last < len(tokens)
        and tokens[phrase.first - 1].text == ","
        and tokens[phrase.last].text == ","
    )


def _counted(phrases: list[Phrase], noun: int) -> int | None:
    """Find the number right before an outcome noun: "12 deaths", "30 injuries"."""
    for n, phrase in enumerate(phrases):
        if phrase.bare and 0 <= noun - phrase.number.last <= 1:
            return n
    return None


def _tell(
    told: dict[int, tuple[str, int]],
    phrases: list[Phrase],
    n: int,
    outcome: str,
    at: int,
    tokens: list[Token],
    *,
    forward: bool,
) -> None:
    """Give phrase `n` an outcome, and those coordinated with it, and parts in brackets."""
    told.setdefault(n, (outcome, at))
    outer = depth_at(tokens, phrases[n].first)
    for m in range(n + 1, len(phrases)):
        if depth_at(tokens, phrases[m].first) <= outer:
            break
        told.setdefault(m, (outcome, at))
    step = 1 if forward else -1
    m = n
    while 0 <= m + step < len(phrases):
        left, right = sorted((m, m + step))
        between = [t.low for t in tokens[phrases[left].last : phrases[right].first]]
        joined = between in _JOINTS
        if not joined or (phrases[m + step].bare and forward and between != ["("]):
            break
        m += step
        if m in told:
            break
        told[m] = (outcome, at)


def _tell_tolls(
    told: dict[int, tuple[str, int]], phrases: list[Phrase], tokens: list[Token], text: str
) -> None:
    for n, phrase in enumerate(phrases):
        if n in told or not phrase.bare:
            continue
        before = text[
            max(tokens[0].start, tokens[phrase.first].start - 120) : tokens[phrase.first].start
        ]
        match = _TOLL.search(before)
        if match:
            what = match.group("what").lower()
            outcome = "missing" if "missing" in what else "killed"
            outcome = "injured" if "injured" in what or "wounded" in what else outcome
            told[n] = (outcome, tokens[phrase.first].start)


def _figure(phrases: list[Phrase], n: int, told: tuple[str, int], tokens: list[Token]) -> Figure:
    phrase = phrases[n]
    outcome, at = told
    before = " ".join([t.low for t in tokens[max(0, phrase.first - 3) : phrase.first]] + [""])
    in_brackets = depth_at(tokens, phrase.first) > 0
    number = phrase.number
    return Figure(
        outcome=outcome,
        group=phrase.group,
        count=number.count,
        start=tokens[number.bare].start,
        end=tokens[number.last - 1].end,
        noun=phrase.noun,
        subgroup=phrase.subgroup,
        part=in_brackets or bool(_PART_BEFORE.search(before)),
        outcome_at=at,
    )
