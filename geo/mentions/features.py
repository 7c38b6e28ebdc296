"""All that a decision looks at: one row of numbers and one of words a proposal.

Enters: a text, its tokens and sentences, the gazetteer. Leaves: `Features`. What each number
means stands beside it in `facts`, `surroundings` and `articlewide`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.mentions.articlewide import ARTICLE_NAMES, article_numbers
from geo.mentions.facts import FACT_NAMES, facts_of
from geo.mentions.proposals import propose
from geo.mentions.unknown import propose_unknown
from geo.mentions.surroundings import NEIGHBOUR_NAMES, Line, lines_of, neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.mentions.proposals import Proposal
    from geo.mentions.roles import Range
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
    proposals = propose(text, tokens, gazetteer)
    unknown = propose_unknown(text, tokens, proposals, gazetteer)
    if unknown:
        proposals = sorted(proposals + unknown, key=lambda p: (p.start, -p.end))
    lines = lines_of(tokens, [(r.low, r.high, r.kind) for r in ranges])
    facts = [facts_of(proposal, gazetteer) for proposal in proposals]
    around = []
    at = 0
    whole = Line(0, len(tokens.words), 0.0, body=True, headline=False, shouted=False)
    for proposal in proposals:
        while at < len(lines) and lines[at].high <= proposal.first:
            at += 1
        line = lines[at] if at < len(lines) and lines[at].low <= proposal.first else whole
        around.append(neighbours(tokens, proposal.first, proposal.last, line))
    wide = article_numbers(proposals, facts, around, tokens)
    numbers = np.concatenate(
        [
            np.array([f.numbers for f in facts]).reshape(len(facts), len(FACT_NAMES)),
            np.array([a.numbers for a in around]).reshape(len(facts), len(NEIGHBOUR_NAMES)),
            wide,
        ],
        axis=1,
    )
    words = []
    for fact, near in zip(facts, around, strict=True):
        before, after, before2, after2 = near.words
        group = fact.group
        words.append(
            (
                before,
                after,
                before2,
                after2,
                group,
                f"{group} {before}",
                f"{group} {after}",
                f"{before} {after}",
            )
        )
    return Features(proposals, numbers, words)
