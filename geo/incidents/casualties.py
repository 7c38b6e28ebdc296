"""Figures of people killed, injured, detained, displaced, missing: found in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.numbers import Number, find_numbers
from geo.records import Count

if TYPE_CHECKING:
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.tokens import Token

_AUXILIARIES = frozenset(
    ["was", "were", "been", "being", "be", "is", "are", "has", "have", "had", "also", "reportedly", "later", "already", "left", "leaving", "got", "get", "reported", "confirmed", "believed", "feared", "both", "all", "either", "seriously", "badly", "slightly", "lightly", "critically", "severely", "fatally", "still", "themselves", "listed", "pronounced", "found", "so", "far", "since", "there", "initially", "subsequently", "either", "now", "reported", "to", "have"]
)
#: After an ambiguous participle ("killed") these begin an object, so that the verb is active.
_OBJECT_STARTS = frozenset(["a", "an", "the", "several", "many", "some", "at", "least", "more", "his", "her", "their", "its"])
_PART_BEFORE = re.compile(
    r"(?:including|among\s+them|of\s+(?:whom|which|them)),?\s+$", re.IGNORECASE
)
_STOPPERS = frozenset({".", ";", ":", "!", "?", "—"})
#: Figures over a long time are no incident's: "since January", "this year", "so far".
_LONG_TIME = re.compile(
    r"\b(?:since\s+(?:the\s+)?(?:start|beginning|early|late|\d{4}|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|then|independence|last\s+year)"
    r"|(?:so\s+far\s+)?this\s+year|last\s+year|in\s+recent\s+(?:years|months|weeks)"
    r"|over\s+the\s+(?:past|last)|in\s+the\s+(?:past|last)|for\s+years|each\s+year|every\s+year"
    r"|annually|decades?|all\s+told\s+since|since\s+the\s+\w+\s+(?:began|started|erupted)"
    r"|during\s+the\s+(?:\w+\s+)?(?:war|conflict)|in\s+the\s+(?:war|conflict))\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?P<what>death\s+toll|number\s+of\s+(?:dead|deaths|fatalities|people\s+killed|injured"
    r"|wounded|missing))\b[^.;]{0,60}?\b(?:to|at|reached|is|was|now|of|passed|exceeded)\s+$",
    re.IGNORECASE,
)
_MAX_GAP = 9
_SHORT_NAME = 3
_MAX_MODIFIERS = 7


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


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase that counts people: tokens ``[first, last)``."""

    number: Number
    first: int
    last: int
    group: str
    noun: str
    subgroup: str | None
    bare: bool = False


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
    if _LONG_TIME.search(text, start, end):
        return []
    phrases = _phrases(tokens, lexicon, demonyms)
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
    return [_figure(phrases, n, told[n], tokens) for n in sorted(told)]


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


def _phrases(tokens: list[Token], lexicon: Lexicon, demonyms: frozenset[str]) -> list[_Phrase]:
    numbers = find_numbers(tokens, lexicon)
    numbers += _articles(tokens, lexicon, numbers)
    numbers.sort(key=lambda n: n.bare)
    found: list[_Phrase] = []
    for at, number in enumerate(numbers):
        stop = numbers[at + 1].first if at + 1 < len(numbers) else len(tokens)
        phrase = _head(tokens, number, stop, lexicon, demonyms)
        if phrase:
            found.append(phrase)
    return _share_heads(tokens, found)


def _articles(tokens: list[Token], lexicon: Lexicon, numbers: list[Number]) -> list[Number]:
    """ "A police officer", "a security guard": one person each."""
    taken = {i for n in numbers for i in range(n.first, n.last)}
    found = []
    for i, token in enumerate(tokens[:-1]):
        if token.low not in {"a", "an", "another"} or i in taken:
            continue
        for j in range(i + 1, min(i + 5, len(tokens))):
            if tokens[j].low in {"of", "in", "on", "to"} or not tokens[j].is_word:
                break
            if tokens[j].low in lexicon.groups and not _is_plural(tokens[j].low):
                nxt = tokens[j + 1].low if j + 1 < len(tokens) else ""
                if nxt not in lexicon.groups and not (nxt and nxt[0] == "'"):
                    found.append(Number(i, i, i + 1, Count(1, 1, 1)))
                break
    return found


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word in {"people", "men", "women"}


def _head(
    tokens: list[Token],
    number: Number,
    stop: int,
    lexicon: Lexicon,
    demonyms: frozenset[str],
) -> _Phrase | None:
    """Find the head noun of a counted phrase: the last group noun before it ends."""
    group = noun = ""
    last = number.last
    adjectives: list[str] = []
    peacekeeping = False
    depth = 0
    for j in range(number.last, min(stop, number.last + _MAX_MODIFIERS, len(tokens))):
        token = tokens[j]
        if token.text in "([":
            depth += 1
            continue
        if token.text in ")]":
            depth -= 1
            continue
        if not token.is_word:
            break
        low = token.low
        pair = f"{low} {tokens[j + 1].low}" if j + 1 < len(tokens) else ""
        if pair in lexicon.groups:
            group, noun, last = lexicon.groups[pair], pair, j + 2
            continue
        if low in lexicon.groups and low != "other":
            if group and lexicon.groups[low] == "people" and low != "people":
                break
            group, noun, last = lexicon.groups[low], low, j + 1
            continue
        if low in {"others", "other", "more"} and j == number.last:
            group, noun, last = "people", low, j + 1
            continue
        if group and depth == 0 and j >= last:
            break
        people = token.text in demonyms or (token.text.istitle() and len(low) > _SHORT_NAME)
        if people and _is_plural(low):
            group, noun, last = "people", low, j + 1
            adjectives.append(token.text)
            continue
        if low in {"and", "or", "of", "from", "in", "who", "were", "was", "have", "has", "had"}:
            break
        peacekeeping |= "peacekeep" in low or low in lexicon.peacekeeping
        adjectives.append(token.text)
    nation = next((a for a in reversed(adjectives) if a in demonyms or a.lower() == noun), None)
    if not group:
        return _Phrase(number, number.first, number.last, "people", "", nation, bare=True)
    after = [t.low for t in tokens[last : last + 4]]
    if after[:1] in (["from"], ["of"], ["in"]):
        peacekeeping |= any("peacekeep" in w or w in lexicon.peacekeeping for w in after[1:])
    if group == "soldiers" and peacekeeping:
        group = "peacekeepers"
    return _Phrase(number, number.first, last, group, noun, nation)


def _share_heads(tokens: list[Token], phrases: list[_Phrase]) -> list[_Phrase]:
    """ "11 Italian and 19 Hungarian soldiers": the first takes its head from the second."""
    out = list(phrases)
    for i in range(len(out) - 2, -1, -1):
        here, after = out[i], out[i + 1]
        between = [t.low for t in tokens[here.number.last : after.first]]
        near = len(between) <= 3 and bool(between) and between[-1] in {"and", ",", "or"}
        if here.bare and near and here.subgroup and not after.bare:
            out[i] = replace(
                here, group=after.group, noun=after.noun, last=after.first - 1, bare=False
            )
    for i in range(1, len(out)):
        before, here = out[i - 1], out[i]
        between = {t.low for t in tokens[before.last : here.first]}
        if here.bare and not here.subgroup and before.noun and "and" in between:
            out[i] = here = replace(here, group=before.group)
        inside = before.last < len(tokens) and tokens[before.last].text == "("
        named = here.bare or here.group == "people"
        if inside and here.first == before.last + 1 and named:
            out[i] = replace(here, group=before.group, noun=before.noun)
        elif i > 1 and named and out[i - 2].last < len(tokens):
            outer = out[i - 2]
            opened = tokens[outer.last].text == "("
            closed = any(t.text == ")" for t in tokens[outer.last : here.first])
            if opened and not closed:
                out[i] = replace(here, group=outer.group, noun=outer.noun)
    return out


def _object(tokens: list[Token], phrases: list[_Phrase], after: int) -> int | None:
    """Find the counted phrase that is the object of a verb ending before token `after`."""
    for n, phrase in enumerate(phrases):
        gap = phrase.first - after
        if gap < 0:
            continue
        words = [t.low for t in tokens[after : phrase.first]]
        if gap <= 2 and all(w in {"the", "all", "another", "as", "up", "to"} for w in words):
            return n
        return None
    return None


def _subject(
    tokens: list[Token], phrases: list[_Phrase], verb: int, lexicon: Lexicon
) -> int | None:
    """Find the counted phrase before a passive or intransitive verb at token `verb`."""
    best: int | None = None
    level = _depth(tokens, verb)
    for n, phrase in enumerate(phrases):
        if phrase.last <= verb and _depth(tokens, phrase.first) == level:
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
    if "," in words and not (words[-1] in _AUXILIARIES and words.count(",") == 2):
        return None
    return best


def _is_age(tokens: list[Token], phrase: _Phrase) -> bool:
    """ "His wife, 33, was wounded": a bare number between commas is an age."""
    return (
        phrase.first > 0
        and phrase.last < len(tokens)
        and tokens[phrase.first - 1].text == ","
        and tokens[phrase.last].text == ","
    )


def _counted(phrases: list[_Phrase], noun: int) -> int | None:
    """ "12 deaths", "30 injuries": the number right before an outcome noun."""
    for n, phrase in enumerate(phrases):
        if phrase.bare and 0 <= noun - phrase.number.last <= 1:
            return n
    return None


def _tell(
    told: dict[int, tuple[str, int]],
    phrases: list[_Phrase],
    n: int,
    outcome: str,
    at: int,
    tokens: list[Token],
    *,
    forward: bool,
) -> None:
    """Give phrase `n` an outcome, and those coordinated with it, and parts in brackets."""
    told.setdefault(n, (outcome, at))
    outer = _depth(tokens, phrases[n].first)
    for m in range(n + 1, len(phrases)):
        if _depth(tokens, phrases[m].first) <= outer:
            break
        told.setdefault(m, (outcome, at))
    step = 1 if forward else -1
    m = n
    while 0 <= m + step < len(phrases):
        left, right = sorted((m, m + step))
        between = [t.low for t in tokens[phrases[left].last : phrases[right].first]]
        joined = between in (["and"], [","], [",", "and"], [",", "including"], ["including"], ["("])
        if not joined or (phrases[m + step].bare and forward and between != ["("]):
            break
        m += step
        if m in told:
            break
        told[m] = (outcome, at)


def _tell_tolls(
    told: dict[int, tuple[str, int]], phrases: list[_Phrase], tokens: list[Token], text: str
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


def _figure(phrases: list[_Phrase], n: int, told: tuple[str, int], tokens: list[Token]) -> Figure:
    phrase = phrases[n]
    outcome, at = told
    before = " ".join([t.low for t in tokens[max(0, phrase.first - 3) : phrase.first]] + [""])
    in_brackets = _depth(tokens, phrase.first) > 0
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


def _depth(tokens: list[Token], i: int) -> int:
    return sum((t.text == "(") - (t.text == ")") for t in tokens[:i])
