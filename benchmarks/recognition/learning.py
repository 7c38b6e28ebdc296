"""Fit the linear weights and the trees, and turn both into plain values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np
import scipy.sparse
from sklearn.linear_model import LogisticRegression

from geo.mentions.decisions import tree_rows
from geo.mentions.features import NUMBER_NAMES, WORD_NAMES
from geo.mentions.model import Weights, linear_from, trees_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.recognition.samples import Sample

#: Probability from which a span is kept, chosen by cross-validation.
LINEAR_THRESHOLD = 0.4
TREES_THRESHOLD = 0.4
MOST_STEPS = 9
INNER_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """What shapes the training; chosen by cross-validation inside the even halves."""

    inverse_regularisation: float = 0.1
    fewest_documents: int = 4
    rounds: int = 250
    leaves: int = 15
    learning_rate: float = 0.05
    leaf_rows: int = 25
    columns: float = 0.3
    rows: float = 0.8
    ridge: float = 5.0


def stack(samples: Sequence[Sample]) -> tuple[np.ndarray, np.ndarray, np.ndarray, list[Any]]:
    """Return numbers, labels, weights and words of all samples, one row a proposal."""
    numbers = np.concatenate([s.features.numbers for s in samples])
    labels = np.array([value for s in samples for value in s.labels])
    weights = np.array([value for s in samples for value in s.weights])
    return numbers, labels, weights, [row for s in samples for row in s.features.words]


def edges_of(column: np.ndarray) -> np.ndarray:
    """Return the edges that part a number into steps: its values, or its quantiles."""
    values = np.unique(column)
    if len(values) <= MOST_STEPS:
        return np.asarray((values[:-1] + values[1:]) / 2)
    cuts = np.unique(np.quantile(column, np.linspace(0, 1, MOST_STEPS + 1)[1:-1]))
    return np.round(cuts, 4)


def fit_linear(samples: Sequence[Sample], recipe: Recipe) -> dict[str, Any]:
    """Fit logistic regression on words and on steps of numbers; return plain values."""
    numbers, labels, weights, words = stack(samples)
    edges = [edges_of(numbers[:, column]) for column in range(numbers.shape[1])]
    known: dict[tuple[int, str], int] = {}
    offset = 0
    blocks = []
    for column, cut in enumerate(edges):
        steps = np.searchsorted(cut, numbers[:, column], side="left")
        blocks.append((np.arange(len(steps)), steps + offset))
        offset += len(cut) + 1
    seen: Counter[tuple[int, str]] = Counter()
    for sample in samples:
        seen.update({(t, w) for row in sample.features.words for t, w in enumerate(row)})
    for key in sorted(key for key, count in seen.items() if count >= recipe.fewest_documents):
        known[key] = offset + len(known)
    rows, columns = [], []
    for number, row in enumerate(words):
        for key in enumerate(row):
            if key in known:
                rows.append(number)
                columns.append(known[key])
    rows_all = np.concatenate([block[0] for block in blocks] + [np.array(rows, dtype=int)])
    columns_all = np.concatenate([block[1] for block in blocks] + [np.array(columns, dtype=int)])
    matrix = scipy.sparse.csr_matrix(
        (np.ones(len(rows_all)), (rows_all, columns_all)), (len(words), offset + len(known))
    )
    used = weights > 0
    model = LogisticRegression(
        C=recipe.inverse_regularisation, max_iter=2000, solver="liblinear", random_state=0
    )
    model.fit(matrix[used], labels[used], sample_weight=weights[used])
    found = np.round(model.coef_[0], 3)
    tables: dict[str, dict[str, float]] = {name: {} for name in WORD_NAMES}
    for (template, word), column in known.items():
        if found[column]:
            tables[WORD_NAMES[template]][word] = float(found[column])
    at = 0
    rows_of_numbers = []
    for name, cut in zip(NUMBER_NAMES, edges, strict=True):
        steps = found[at : at + len(cut) + 1]
        rows_of_numbers.append(
            {"name": name, "edges": [float(c) for c in cut], "weights": [float(s) for s in steps]}
        )
        at += len(cut) + 1
    return {
        "bias": round(float(model.intercept_[0]), 3),
        "threshold": 0.5,
        "numbers": rows_of_numbers,
        "words": tables,
    }


def fit_trees(samples: Sequence[Sample], recipe: Recipe) -> dict[str, Any]:
    """Fit gradient-boosted trees over the numbers and over held-out linear weights."""
    rows = np.concatenate(held_out_rows(samples, recipe))
    _, labels, weights, _ = stack(samples)
    used = weights > 0
    booster = lightgbm.train(
        {
            "objective": "binary",
            "num_leaves": recipe.leaves,
            "max_depth": 12,
            "learning_rate": recipe.learning_rate,
            "min_data_in_leaf": recipe.leaf_rows,
            "feature_fraction": recipe.columns,
            "bagging_fraction": recipe.rows,
            "bagging_freq": 1,
            "lambda_l2": recipe.ridge,
            "num_threads": 1,
            "deterministic": True,
            "force_row_wise": True,
            "seed": 1,
            "verbosity": -1,
        },
        lightgbm.Dataset(rows[used], labels[used], weight=weights[used]),
        num_boost_round=recipe.rounds,
    )
    dumped = booster.dump_model()
    return {
        "threshold": 0.5,
        "columns": [*NUMBER_NAMES, *(f"linear_{name}" for name in WORD_NAMES), "linear"],
        "trees": [flatten(tree["tree_structure"]) for tree in dumped["tree_info"]],
    }


def held_out_rows(samples: Sequence[Sample], recipe: Recipe) -> list[np.ndarray]:
    """Return the trees' rows of each sample, with linear weights fitted without its document."""
    rows: list[np.ndarray] = [np.zeros((0, 0))] * len(samples)
    for fold in range(INNER_FOLDS):
        inside = [s for i, s in enumerate(samples) if i % INNER_FOLDS != fold]
        weights = linear_from(fit_linear(inside, recipe))
        for i in range(fold, len(samples), INNER_FOLDS):
            rows[i] = tree_rows(samples[i].features, weights)
    return rows


def flatten(node: dict[str, Any]) -> list[Any]:
    """Return a tree as a list of nodes [column, limit, left, right] or leaf values, root first."""
    found: list[Any] = []

    def add(branch: dict[str, Any]) -> int:
        number = len(found)
        found.append(None)
        if "leaf_value" in branch:
            found[number] = round(branch["leaf_value"], 5)
        else:
            limit = float(f"{branch['threshold']:.6g}")
            left = add(branch["left_child"])
            right = add(branch["right_child"])
            found[number] = [branch["split_feature"], limit, left, right]
        return number

    add(node)
    return found


def models(samples: Sequence[Sample], recipe: Recipe) -> Weights:
    """Fit both on `samples`, as evaluated."""
    linear = fit_linear(samples, recipe) | {"threshold": LINEAR_THRESHOLD}
    forest = fit_trees(samples, recipe) | {"threshold": TREES_THRESHOLD}
    return Weights(linear_from(linear), trees_from(forest))
