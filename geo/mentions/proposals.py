"""Propose spans of a text that may be place names, whatever they mean there.

Enters: a text, its tokens, the gazetteer. Leaves: `Proposal`, in order of start, longest first.
Proposals overlap; `geo.mentions.decisions` chooses among them.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from geo.mentions.lexicon import WORDS, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.gazetteer import Gazetteer, NameSpan
    from geo.mentions.tokens import Tokens

Origin = Literal["scan", "extended", "skeleton", "pattern", "seat"]

_LONGEST_ACRONYM = 6
#: Inhabitants from which a name in capitals is taken for the place all the same.
_LARGE = 300_000
#: Inhabitants from which a name in capitals before a stop, at the head of a line, is the place.
_TOWN = 20_000
#: Kinds whose acronyms are the usual way to write them (the EU).
_WIDE_KINDS = frozenset({"country", "region"})
_DATELINE_SIGNS = frozenset(",-–—(")


class Proposal(NamedTuple):
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


_OWNS = ("'s", "’s")


@cache
def _never() -> frozenset[str]:
    """Return the words that alone are no name, though towns are called so: The, March, Street."""
    words = proposal_words()
    return words["never"] | words["organisations"] | words["streets"] | words["titles"]


def propose(text: str, tokens: Tokens, gazetteer: Gazetteer) -> list[Proposal]:
    """Return the proposals of a text, in order of start, longest first at each start."""
    found: dict[tuple[int, int], Proposal] = {}
    at = 0
    starts, ends = tokens.starts, tokens.ends
    acronyms: set[str] = set()
    never = _never()
    for span in gazetteer.scan(text):
        start, end, surface, key, literal = span
        if key in never and not literal:
            continue
        at = bisect_right(ends, start, at)
        last = bisect_left(starts, end, at)
        if surface.isupper() and _acronym(text, span, (at, last), tokens, gazetteer):
            acronyms.add(surface)
        elif last > at:
            found[start, end] = Proposal(start, end, at, last, surface, surface, "scan", literal)
    # What is an acronym once is one throughout the article.
    found = {n: p for n, p in found.items() if p.surface not in acronyms and not _owns(p, found)}
    for proposal in _longer(text, tokens, found.values(), gazetteer):
        found.setdefault((proposal.start, proposal.end), proposal)
    for proposal in _seats(text, tokens):
        found.setdefault((proposal.start, proposal.end), proposal)
    return in_order(found.values())


def _owns(proposal: Proposal, found: Mapping[tuple[int, int], Proposal]) -> bool:
    """Say whether a name only owns something: "Peru's" is not the town of Perus."""
    shorter = proposal.start, proposal.end - len("'s")
    return proposal.surface.endswith(_OWNS) and shorter in found


def _longer(
    text: str, tokens: Tokens, found: Iterable[Proposal], gazetteer: Gazetteer
) -> list[Proposal]:
    """Return the longer names around those found that words like "county" begin or end."""
    longer: list[Proposal] = []
    after, before = proposal_words()["after"], proposal_words()["before"]
    lower, count = tokens.lower, len(tokens.lower)
    for proposal in found:
        first, last = proposal.first, proposal.last
        if (last < count and lower[last] in after) or (first and lower[first - 1] in before):
            longer += _extensions(text, tokens, proposal, gazetteer)
    return longer


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals in order of start, longest first at each start."""
    ends = sorted(proposals, key=itemgetter(1), reverse=True)
    ends.sort(key=itemgetter(0))
    return ends


def _acronym(
    text: str, span: NameSpan, covered: tuple[int, int], tokens: Tokens, gazetteer: Gazetteer
) -> bool:
    """Say whether the span is an acronym of something else, as "NATO" is no hamlet.

    Capitals alone, at most six letters, no abbreviation of a place and no large place or region; a
    name in capitals before a comma, a dash or a bracket may open a report ("GAO, Mali (AP) -"),
    but not one that is half of a compound ("NATO-led"). The name of a town or of a pack may stand
    at the beginning of a line before a stop, too ("PEJA. Two cars ...").
    """
    first, last = covered
    if span.literal or last - first > 1 or not span.surface.isupper():
        return False
    if len(span.surface) > _LONGEST_ACRONYM:
        return False
    if _may_open_report(text, tokens, last):
        return False
    low, high = _line(text, span.start, span.end)
    near = (*range(max(0, first - 3), first), *range(last, min(last + 3, len(tokens.words))))
    around = [tokens.words[at] for at in near if low <= tokens.starts[at] < high]
    letters = [word for word in around if word[0].isalpha()]
    if letters and all(word.isupper() for word in letters):
        return False
    profile = gazetteer.profile(span.surface)
    opens = low == span.start and text[span.end : span.end + 2] == ". "
    return (
        profile is not None
        and not (opens and (profile.pack or profile.population >= _TOWN))
        and profile.population < _LARGE
        and profile.kinds.isdisjoint(_WIDE_KINDS)
    )


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line of a span begins and ends."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text)


def _may_open_report(text: str, tokens: Tokens, last: int) -> bool:
    """Say whether a name that ends before token `last` could stand in the dateline of a report."""
    if last >= len(tokens.words) or tokens.words[last] not in _DATELINE_SIGNS:
        return False
    end, following = tokens.ends[last - 1], text[tokens.ends[last] : tokens.ends[last] + 1]
    compound = tokens.words[last] == "-" and tokens.starts[last] == end and following.isalnum()
    return not compound


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


@cache
def seat_beginnings() -> dict[str, str]:
    """Return the houses that stand for a power by their first words."""
    return {seat.split()[0]: seat for seat in lexicon().seats}


def _seats(text: str, tokens: Tokens) -> list[Proposal]:
    found = []
    lower = tokens.lower
    firsts = seat_beginnings()
    for index in tokens.capitals:
        seat = firsts.get(lower[index])
        if seat is None:
            continue
        count = len(seat.split())
        if " ".join(lower[index : index + count]) == seat:
            start, end = tokens.starts[index], tokens.ends[index + count - 1]
            found.append(
                Proposal(start, end, index, index + count, text[start:end], text[start:end], "seat")
            )
    return found
