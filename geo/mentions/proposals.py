"""Propose spans of a text that may be place names, whatever they mean there.

Enters: a text, its tokens, the gazetteer. Leaves: `Proposal`, in order of start, longest first.
Proposals overlap; `geo.mentions.decisions` chooses among them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from geo.mentions.lexicon import WORDS, lexicon

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer, NameSpan
    from geo.mentions.tokens import Tokens

Origin = Literal["scan", "extended", "skeleton", "pattern", "seat"]

_LONGEST_ACRONYM = 6
#: Inhabitants from which a name in capitals is taken for the place all the same.
_LARGE = 300_000
_DATELINE_SIGNS = frozenset(",-–—(")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span that may be a place name.

    `first` and `last` are its tokens, half-open; `name` is what the gazetteer knows it as ("" for
    an extension that it does not know); `literal` marks an abbreviation.
    """

    start: int
    end: int
    first: int
    last: int
    surface: str
    name: str
    origin: Origin
    literal: bool = False


@cache
def proposal_words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``words/proposals.toml``."""
    raw = tomllib.loads((WORDS / "proposals.toml").read_text(encoding="utf-8"))
    return {name: frozenset(text.split()) for name, text in raw.items()}


def propose(text: str, tokens: Tokens, gazetteer: Gazetteer) -> list[Proposal]:
    """Return the proposals of a text, in order of start, longest first at each start."""
    found: dict[tuple[int, int], Proposal] = {}
    seats = lexicon().seats
    at = 0
    starts, count = tokens.starts, len(tokens.starts)
    for span in gazetteer.scan(text):
        while at < count and tokens.ends[at] <= span.start:
            at += 1
        last = at
        while last < count and starts[last] < span.end:
            last += 1
        if last > at and not _acronym(span, (at, last), tokens, gazetteer):
            found[span.start, span.end] = Proposal(
                span.start, span.end, at, last, span.surface, span.surface, "scan", span.literal
            )
    for proposal in tuple(found.values()):
        for longer in _extensions(text, tokens, proposal, gazetteer):
            found.setdefault((longer.start, longer.end), longer)
    for proposal in _seats(text, tokens, seats):
        found.setdefault((proposal.start, proposal.end), proposal)
    return sorted(found.values(), key=lambda p: (p.start, -p.end))


def _acronym(
    span: NameSpan, covered: tuple[int, int], tokens: Tokens, gazetteer: Gazetteer
) -> bool:
    """Say whether the span is an acronym of something else, as "NATO" is no hamlet.

    Capitals alone, at most six letters, no abbreviation of a place and no large place; a name in
    capitals before a comma, a dash or a bracket may open a report ("GAO, Mali (AP) -").
    """
    first, last = covered
    if span.literal or last - first > 1 or not span.surface.isupper():
        return False
    if len(span.surface) > _LONGEST_ACRONYM:
        return False
    if last < len(tokens.words) and tokens.words[last] in _DATELINE_SIGNS:
        return False
    around = tokens.words[max(0, first - 3) : first] + tokens.words[last : last + 3]
    letters = [word for word in around if word[0].isalpha()]
    if letters and all(word.isupper() for word in letters):
        return False
    profile = gazetteer.profile(span.surface)
    return profile is not None and profile.population < _LARGE and "country" not in profile.kinds


def _extensions(
    text: str, tokens: Tokens, proposal: Proposal, gazetteer: Gazetteer
) -> list[Proposal]:
    """Return "X County" and "Lake X" around a known X."""
    words = proposal_words()
    if proposal.literal or tokens.words[proposal.first].islower():
        return []
    longer: list[tuple[int, int]] = []
    after, before = proposal.last, proposal.first - 1
    if (
        after < len(tokens.words)
        and tokens.lower[after] in words["after"]
        and tokens.words[after][0].isupper()
        and tokens.starts[after] == proposal.end + 1
    ):
        longer.append((proposal.first, after + 1))
    if (
        before >= 0
        and tokens.lower[before] in words["before"]
        and tokens.words[before][0].isupper()
        and tokens.ends[before] == proposal.start - 1
    ):
        longer.append((before, proposal.last))
    made = []
    for first, last in longer:
        start, end = tokens.starts[first], tokens.ends[last - 1]
        surface = text[start:end]
        known = gazetteer.profile(surface) is not None
        made.append(
            Proposal(start, end, first, last, surface, surface if known else "", "extended")
        )
    return made


def _seats(text: str, tokens: Tokens, seats: frozenset[str]) -> list[Proposal]:
    found = []
    lower, words = tokens.lower, tokens.words
    firsts = {seat.split()[0]: seat for seat in seats}
    for index, word in enumerate(lower):
        seat = firsts.get(word)
        if seat is None or not words[index][0].isupper():
            continue
        count = len(seat.split())
        if " ".join(lower[index : index + count]) == seat:
            start, end = tokens.starts[index], tokens.ends[index + count - 1]
            found.append(
                Proposal(start, end, index, index + count, text[start:end], text[start:end], "seat")
            )
    return found
