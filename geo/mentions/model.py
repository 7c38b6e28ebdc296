"""Evaluate the learned weights: linear tables, and gradient-boosted trees over them.

Enters: rows of features. Leaves: probabilities. The files in ``model/`` are written by
``benchmarks/recognition/train.py``; no training library is needed here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

MODEL = Path(__file__).parent / "model"

#: Passes after which every tree has reached its leaf (the depth that training allows).
DEPTH = 12
#: Rows evaluated at once; bounds the memory.
MOST_ROWS = 1024


class Steps(NamedTuple):
    """The steps of all numbers as one table.

    `edge` lists the edges of all columns, `column` the column of each; a column's edges begin at
    `begins` and its weights at `offsets` of `weights`.
    """

    column: np.ndarray
    edge: np.ndarray
    begins: np.ndarray
    offsets: np.ndarray
    weights: np.ndarray

    @classmethod
    def of(cls, edges: list[np.ndarray], steps: list[np.ndarray]) -> Steps:
        """Join the steps of the columns; each has an edge at least."""
        counts = np.array([len(row) for row in edges], dtype=np.int64)
        ends = np.cumsum(counts)
        return cls(
            np.repeat(np.arange(len(edges)), counts),
            np.concatenate(edges),
            ends - counts,
            ends - counts + np.arange(len(counts)),
            np.concatenate(steps),
        )

    def sums(self, numbers: np.ndarray, bias: float) -> np.ndarray:
        """Return `bias` and the weights of each row's steps, added from the first column on.

        The order is part of the result: trees were cut at sums of weights of three digits, so
        that a different last bit would take another way.
        """
        above = (numbers[:, self.column] > self.edge).astype(np.int64)
        steps = np.add.reduceat(above, self.begins, axis=1) + self.offsets
        found = self.weights[steps]
        found[:, 0] += bias
        total: np.ndarray = np.add.accumulate(found, axis=1)[:, -1]
        return total


@dataclass(frozen=True)
class Linear:
    """Weights of words, a table a template, and of steps of numbers.

    `edges` parts each number into steps; `steps` has the weight of each step.
    """

    bias: float
    words: list[dict[str, float]]
    edges: list[np.ndarray]
    steps: list[np.ndarray]
    threshold: float
    _table: Steps = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_table", Steps.of(self.edges, self.steps))

    def margins(self, numbers: np.ndarray, words: np.ndarray) -> np.ndarray:
        """Return the log-odds of each row; `words` is what `word_margins` says of it."""
        total: np.ndarray = self._table.sums(numbers, self.bias) + words.sum(axis=1)
        return total

    def word_margins(self, words: Sequence[tuple[str, ...]]) -> np.ndarray:
        """Return the log-odds that each template of words adds, shape (rows, templates)."""
        tables = self.words
        rows = [
            [table.get(word, 0.0) for table, word in zip(tables, row, strict=False)]
            for row in words
        ]
        return np.array(rows, dtype=np.float64).reshape(len(words), len(self.words))


@dataclass(frozen=True, slots=True)
class Trees:
    """Gradient-boosted trees as one flat table of nodes; a leaf is its own child.

    `roots` has the first node of each tree; a row goes left where its number is at most the
    threshold.
    """

    roots: np.ndarray
    feature: np.ndarray
    limit: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    threshold: float

    def margins(self, rows: np.ndarray) -> np.ndarray:
        """Return the log-odds of each row."""
        if len(rows) > MOST_ROWS:
            cuts = range(0, len(rows), MOST_ROWS)
            return np.concatenate([self.margins(rows[cut : cut + MOST_ROWS]) for cut in cuts])
        nodes = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        at = np.arange(len(rows))[:, None]
        for _ in range(DEPTH):
            goes_left = rows[at, self.feature[nodes]] <= self.limit[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        total: np.ndarray = self.value[nodes].sum(axis=1)
        return total


class Weights(NamedTuple):
    """What decides: the linear weights, and the trees over them where there are any."""

    linear: Linear
    trees: Trees | None = None


def probabilities(margins: np.ndarray) -> np.ndarray:
    """Return the probabilities of log-odds."""
    odds: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(margins, -30.0, 30.0)))
    return odds


def linear_from(raw: dict[str, Any]) -> Linear:
    """Build the linear weights from what the file holds."""
    return Linear(
        bias=float(raw["bias"]),
        words=list(raw["words"].values()),
        edges=[np.array(row["edges"]) for row in raw["numbers"]],
        steps=[np.array(row["weights"]) for row in raw["numbers"]],
        threshold=float(raw["threshold"]),
    )


def trees_from(raw: dict[str, Any]) -> Trees:
    """Build the trees from what the file holds: nodes of [feature, limit, left, right] or leaf."""
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int, float]] = []
    for tree in raw["trees"]:
        base = len(nodes)
        roots.append(base)
        for number, node in enumerate(tree):
            if isinstance(node, list):
                column, limit, left, right = node
                nodes.append((column, limit, base + left, base + right, 0.0))
            else:
                nodes.append((0, 0.0, base + number, base + number, node))
    feature, limits, lefts, rights, values = zip(*nodes, strict=True)
    return Trees(
        roots=np.array(roots),
        feature=np.array(feature),
        limit=np.array(limits, dtype=np.float64),
        left=np.array(lefts),
        right=np.array(rights),
        value=np.array(values, dtype=np.float64),
        threshold=float(raw["threshold"]),
    )


@cache
def linear() -> Linear:
    """Return the linear weights, read once a process."""
    return linear_from(json.loads((MODEL / "linear.json").read_text(encoding="utf-8")))


@cache
def trees() -> Trees:
    """Return the trees, read once a process."""
    return trees_from(json.loads((MODEL / "trees.json").read_text(encoding="utf-8")))


def shipped(*, fast: bool) -> Weights:
    """Return the weights that ship with Dateline; the fast ones have no trees."""
    return Weights(linear(), None if fast else trees())
