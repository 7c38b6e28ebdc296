"""All that a decision looks at: one row of numbers and one of words a proposal.

Enters: a text, its tokens and sentences, the gazetteer. Leaves: `Features`. What each number
means stands beside it in `facts`, `surroundings` and `articlewide`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.mentions.articlewide import ARTICLE_NAMES, article_numbers
from geo.mentions.classes import classify
from geo.mentions.facts import FACT_NAMES, facts_of
from geo.mentions.proposals import in_order, propose
from geo.mentions.surroundings import NEIGHBOUR_NAMES, Line, line_of, neighbours
from geo.mentions.unknown import propose_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.gazetteer import Gazetteer
    from geo.mentions.proposals import Proposal
    from geo.mentions.roles import Range
    from geo.mentions.surroundings import Neighbours
    from geo.mentions.tokens import Tokens

NUMBER_NAMES = FACT_NAMES + NEIGHBOUR_NAMES + ARTICLE_NAMES
#: Templates of the words: each has its own weights.
WORD_NAMES = ("before", "after", "before2", "after2", "group", "group_before", "group_after",
              "around")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Features:
    """The proposals of a text, their numbers (rows by `NUMBER_NAMES`) and words."""

    proposals: list[Proposal]
    numbers: np.ndarray
    words: list[tuple[str, ...]]


def features_of(
    text: str, tokens: Tokens, ranges: Sequence[Range], gazetteer: Gazetteer
) -> Features:
    """Return the features of all proposals of a text."""
    return describe(all_proposals(text, tokens, gazetteer), tokens, ranges, gazetteer)


def all_proposals(text: str, tokens: Tokens, gazetteer: Gazetteer) -> list[Proposal]:
    """Return the proposals of a text, known and unknown names, in order."""
    proposals = propose(text, tokens, gazetteer)
    unknown = propose_unknown(text, tokens, proposals, gazetteer)
    if not unknown:
        return proposals
    return in_order(proposals + unknown)


def blocks(proposals: Sequence[Proposal], most: int) -> Iterator[Sequence[Proposal]]:
    """Cut a long list into lists of about `most`, so that memory does not grow with the text."""
    start = reach = 0
    for number, proposal in enumerate(proposals):
        if number - start >= most and proposal.start >= reach:
            yield proposals[start:number]
            start = number
        reach = max(reach, proposal.end)
    if start < len(proposals):
        yield proposals[start:]


def describe(
    proposals: Sequence[Proposal], tokens: Tokens, ranges: Sequence[Range], gazetteer: Gazetteer
) -> Features:
    """Return the features of `proposals`, which are in order and of one text."""
    facts = [facts_of(proposal, gazetteer) for proposal in proposals]
    around = _around(proposals, tokens, ranges)
    article = article_numbers(proposals, facts, around, tokens)
    flat: list[float] = []
    for fact, near, wide in zip(facts, around, article, strict=True):
        flat += fact.numbers
        flat += near.numbers
        flat += wide
    numbers = np.array(flat, dtype=np.float64).reshape(len(facts), len(NUMBER_NAMES))
    words: list[tuple[str, ...]] = []
    for fact, near in zip(facts, around, strict=True):
        before, after, before2, after2 = near.words
        group = fact.group
        pairs = (f"{group} {before}", f"{group} {after}", f"{before} {after}")
        words.append((before, after, before2, after2, group, *pairs))
    return Features(list(proposals), numbers, words)


def _around(
    proposals: Sequence[Proposal], tokens: Tokens, ranges: Sequence[Range]
) -> list[Neighbours]:
    """Return the neighbours of each proposal in its sentence."""
    text = classify(tokens)
    whole = Line(0, len(tokens.words), 0.0, body=True, headline=False, shouted=False)
    line = whole
    highs = [r.high for r in ranges]
    at = high = -1
    found = []
    for proposal in proposals:
        if proposal.first >= high:
            at = bisect_right(highs, proposal.first, max(at, 0))
            if at < len(ranges):
                high = highs[at]
                line = line_of(text, ranges[at].low, high, ranges[at].kind)
            else:
                high, line = len(tokens.words), whole
        inside = line.low <= proposal.first < line.high
        found.append(neighbours(text, proposal.first, proposal.last, line if inside else whole))
    return found
