"""Decide which proposed spans are place names.

Enters: a text, its tokens and sentences, the gazetteer. Leaves: the chosen proposals with their
probabilities, in order, without overlaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.mentions.features import features_of
from geo.mentions.model import linear, probabilities, trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.mentions.features import Features
    from geo.mentions.model import Linear
    from geo.mentions.proposals import Proposal
    from geo.mentions.roles import Range
    from geo.mentions.tokens import Tokens


def decide(
    text: str, tokens: Tokens, ranges: Sequence[Range], gazetteer: Gazetteer, *, fast: bool = False
) -> list[tuple[Proposal, float]]:
    """Return the spans that are place names, with their probabilities, in order of the text."""
    features = features_of(text, tokens, ranges, gazetteer)
    if not features.proposals:
        return []
    weights = linear()
    if fast:
        margins, threshold = weights.margins(features.numbers, features.words), weights.threshold
    else:
        boosted = trees()
        margins, threshold = boosted.margins(tree_rows(features, weights)), boosted.threshold
    scores = probabilities(margins)
    kept = choose(features.proposals, scores, threshold)
    return [(features.proposals[i], float(scores[i])) for i in kept]


def tree_rows(features: Features, weights: Linear) -> np.ndarray:
    """Return what the trees look at: the numbers, and what the linear weights say of the words."""
    words = weights.word_margins(features.words)
    total = weights.margins(features.numbers, features.words)
    return np.concatenate([features.numbers, words, total[:, None]], axis=1)


def choose(proposals: Sequence[Proposal], scores: np.ndarray, threshold: float) -> list[int]:
    """Return the indices of the likeliest proposals above `threshold`, none overlapping another.

    Of two that overlap the likelier one stays; of two alike, the longer.
    """
    order = sorted(
        np.flatnonzero(scores >= threshold).tolist(),
        key=lambda i: (-scores[i], proposals[i].start - proposals[i].end, i),
    )
    taken: set[int] = set()
    kept = []
    for i in order:
        covered = range(proposals[i].first, proposals[i].last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(i)
    return sorted(kept)
