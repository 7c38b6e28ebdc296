"""Evaluate the learned weights: linear tables, and gradient-boosted trees over them.

Enters: rows of features. Leaves: probabilities. The files in ``model/`` are written by
``benchmarks/recognition/train.py``; no training library is needed here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

MODEL = Path(__file__).parent / "model"

#: Passes after which every tree has reached its leaf (the depth that training allows).
DEPTH = 12


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of words, a table a template, and of steps of numbers.

    `edges` parts each number into steps; `steps` has the weight of each step.
    """

    bias: float
    words: list[dict[str, float]]
    edges: list[np.ndarray]
    steps: list[np.ndarray]
    threshold: float

    def margins(self, numbers: np.ndarray, words: Sequence[tuple[str, ...]]) -> np.ndarray:
        """Return the log-odds of each row."""
        total = np.full(len(words), self.bias)
        for column, (edges, steps) in enumerate(zip(self.edges, self.steps, strict=True)):
            total += steps[np.searchsorted(edges, numbers[:, column], side="left")]
        return total + self.word_margins(words).sum(axis=1)

    def word_margins(self, words: Sequence[tuple[str, ...]]) -> np.ndarray:
        """Return the log-odds that each template of words adds, shape (rows, templates)."""
        rows = [
            [table.get(word, 0.0) for table, word in zip(self.words, row, strict=True)]
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
        nodes = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        at = np.arange(len(rows))[:, None]
        for _ in range(DEPTH):
            goes_left = rows[at, self.feature[nodes]] <= self.limit[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        total: np.ndarray = self.value[nodes].sum(axis=1)
        return total


def probabilities(margins: np.ndarray) -> np.ndarray:
    """Return the probabilities of log-odds."""
    odds: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(margins, -30.0, 30.0)))
    return odds


def linear_from(raw: dict[str, object]) -> Linear:
    """Build the linear weights from what the file holds."""
    rows: list[dict[str, list[float]]] = raw["numbers"]  # type: ignore[assignment]
    words: dict[str, dict[str, float]] = raw["words"]  # type: ignore[assignment]
    return Linear(
        bias=float(raw["bias"]),  # type: ignore[arg-type]
        words=list(words.values()),
        edges=[np.array(row["edges"]) for row in rows],
        steps=[np.array(row["weights"]) for row in rows],
        threshold=float(raw["threshold"]),  # type: ignore[arg-type]
    )


def trees_from(raw: dict[str, object]) -> Trees:
    """Build the trees from what the file holds: nodes of [feature, limit, left, right] or leaf."""
    roots: list[int] = []
    feature: list[int] = []
    limit: list[float] = []
    left: list[int] = []
    right: list[int] = []
    value: list[float] = []
    trees: list[list[list[float] | float]] = raw["trees"]  # type: ignore[assignment]
    for tree in trees:
        base = len(feature)
        roots.append(base)
        for number, node in enumerate(tree):
            leaf = not isinstance(node, list)
            column, edge, low, high = (0, 0.0, number, number) if leaf else node
            feature.append(int(column))
            limit.append(float(edge))
            left.append(base + int(low))
            right.append(base + int(high))
            value.append(float(node) if isinstance(node, int | float) else 0.0)
    return Trees(
        np.array(roots),
        np.array(feature),
        np.array(limit),
        np.array(left),
        np.array(right),
        np.array(value),
        float(raw["threshold"]),  # type: ignore[arg-type]
    )


@cache
def linear() -> Linear:
    """Return the linear weights, read once a process."""
    return linear_from(json.loads((MODEL / "linear.json").read_text(encoding="utf-8")))


@cache
def trees() -> Trees:
    """Return the trees, read once a process."""
    return trees_from(json.loads((MODEL / "trees.json").read_text(encoding="utf-8")))
