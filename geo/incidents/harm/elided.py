"""Outcomes that a sentence does not repeat: "as were nine soldiers", "and one a broken arm", tolls.

What enters are the outcomes that the words of harm of a sentence tell, what leaves are those of the
phrases that share them without such a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.harm.tolls import toll_at

if TYPE_CHECKING:
    from geo.incidents.harm.outcomes import Outcomes

#: What may stand behind a bare number that another source counts.
_ENDS = frozenset({".", ",", ";", ")", "because", "but", "and", "when", "while", "after"})
#: Before those who met the same fate: "as were nine soldiers", "and so did a guard".
_AS_WELL = frozenset({"was", "were", "did"})
_AS = frozenset({"as", "so"})
_AS_REACH = 2
#: Behind "19 of them": where they were harmed.
_PLACED = frozenset({"in", "at", "near", "around"})
#: "And one for a fractured jaw", "and one a broken collarbone": what opens the other injury.
_INJURY = frozenset({"for", "with", "a", "an", "his", "her", "their"})
_INJURY_REACH = 6


def read_elided(outcomes: Outcomes, text: str) -> None:
    """Give phrases the outcomes that the sentence tells of those beside them."""
    _read_places(outcomes)
    _read_parts(outcomes)
    _read_likewise(outcomes)
    _read_other_injuries(outcomes)
    _read_counts(outcomes, text)
    _read_tolls(outcomes, text)


def _before(outcomes: Outcomes, n: int) -> int | None:
    """Return the phrase before phrase `n` that has an outcome."""
    return next((m for m in range(n - 1, -1, -1) if m in outcomes.told), None)


def _read_places(outcomes: Outcomes) -> None:
    """Give numbers of a list of places the outcome of the figure before them."""
    for n in range(1, len(outcomes.counted.phrases)):
        before = _before(outcomes, n)
        if n not in outcomes.told and before is not None and outcomes.counted.is_elsewhere(n):
            outcomes.told[n] = outcomes.told[before]
            _join(outcomes, before, n)


def _read_parts(outcomes: Outcomes) -> None:
    """Give those of a place the outcome of the whole: "158 died, 155 of them in Valencia"."""
    counted = outcomes.counted
    for n, phrase in enumerate(counted.phrases):
        before = n - 1 if n - 1 in outcomes.told else None
        if n in outcomes.told or before is None or not phrase.some:
            continue
        there = counted.tokens[phrase.last].low if phrase.last < len(counted.tokens) else ""
        fewer = (phrase.number.count.best or 0) < (counted.phrases[before].number.count.best or 0)
        if there in _PLACED and fewer and counted.tokens[phrase.first - 1].text == ",":
            outcomes.told[n] = outcomes.told[before][0], counted.tokens[phrase.first].start


def _join(outcomes: Outcomes, before: int, n: int) -> None:
    """Count phrase `n` with those that one word takes together with phrase `before`."""
    members = next((m for m in outcomes.lists if before in m), None)
    if members is None:
        outcomes.lists.append([before, n])
    else:
        members.append(n)


def _read_likewise(outcomes: Outcomes) -> None:
    """Give those who met the same fate the outcome told before: "as were nine soldiers"."""
    tokens = outcomes.counted.tokens
    for n, phrase in enumerate(outcomes.counted.phrases):
        before = _before(outcomes, n)
        if n in outcomes.told or before is None or phrase.thing or phrase.first < _AS_REACH:
            continue
        as_, were = (t.low for t in tokens[phrase.first - _AS_REACH : phrase.first])
        if as_ in _AS and were in _AS_WELL:
            outcomes.likewise.add(n)
            outcomes.tell(n, (outcomes.told[before][0], tokens[phrase.first].start), step=1)


def _read_other_injuries(outcomes: Outcomes) -> None:
    """Count whom another injury befell: "six were treated for burns and one for a broken jaw"."""
    counted = outcomes.counted
    for n, phrase in enumerate(counted.phrases[1:], 1):
        told = outcomes.told.get(n - 1)
        if n in outcomes.told or told is None or told[0] != "injured" or not phrase.bare:
            continue
        words = [t.low for t in counted.tokens[phrase.last : phrase.last + _INJURY_REACH]]
        joined = counted.between(n - 1, n)[-1:] == ["and"]
        if joined and words[:1] and words[0] in _INJURY and outcomes.names_injury(words):
            outcomes.told[n] = told
            outcomes.groups[n] = counted.phrases[n - 1].group
            _join(outcomes, n - 1, n)


def _read_counts(outcomes: Outcomes, text: str) -> None:
    """Give bare numbers that a second source counts the outcome of the figure before them."""
    tokens = outcomes.counted.tokens
    for n, phrase in enumerate(outcomes.counted.phrases):
        before = _before(outcomes, n)
        if n in outcomes.told or before is None or not phrase.bare:
            continue
        after = tokens[phrase.last].text if phrase.last < len(tokens) else "."
        said = text[tokens[0].start : tokens[phrase.first].start].rstrip()
        counts = outcomes.lexicon.tolls["counts"].finditer(said)
        if after in _ENDS and any(m.end() == len(said) for m in counts):
            outcomes.told[n] = outcomes.told[before][0], tokens[phrase.first].start
            outcomes.groups[n] = outcomes.counted.phrases[before].group


def _read_tolls(outcomes: Outcomes, text: str) -> None:
    """Give bare numbers the outcome of a toll: "the death toll rose to 40"."""
    tokens, lexicon = outcomes.counted.tokens, outcomes.lexicon
    for n, phrase in enumerate(outcomes.counted.phrases):
        if not (phrase.bare or (phrase.guess and n not in outcomes.told)):
            continue
        first, last = tokens[phrase.first].start, tokens[phrase.number.last - 1].end
        toll = toll_at(text, tokens[0].start, first, last, tokens[-1].end, lexicon)
        before = [outcomes.told[m][0] for m in range(n) if m in outcomes.told]
        outcome = toll and (toll.outcome or (before[-1] if before else ""))
        if not toll or not outcome or outcomes.told.get(n, (outcome,))[0] != outcome:
            continue
        if n not in outcomes.told:
            outcomes.told[n] = (outcome, first)
            outcomes.tolls.add(n)
        if toll.group:
            outcomes.groups[n] = toll.group
