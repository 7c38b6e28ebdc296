"""Fitting tables of weights: one logistic regression a label, over features that hold or do not.

Needs scikit-learn and scipy, which the product does not. The same input gives the same weights.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

#: How often a feature must hold to be learned from.
LEAST = 2
#: Weights nearer to zero than this say next to nothing and are not kept.
_LEAST_WEIGHT = 0.1
_DIGITS = 2


def fit_tables(
    cases: Sequence[tuple[AbstractSet[str], str, float]], labels: Collection[str], strength: float
) -> dict[str, Any]:
    """Fit, for each label, what tells it from the other cases.

    Parameters
    ----------
    cases
        The features of each, its label, and how much it weighs.
    labels
        Those that are told apart; cases of another label speak against all of them.
    strength
        Inverse strength of the L2 penalty.

    Returns
    -------
    ``bias``, by label; ``weights``, by feature and label (log-odds, rounded).
    """
    seen = Counter(feature for features, _, _ in cases for feature in features)
    known = sorted(feature for feature, n in seen.items() if n >= LEAST)
    column = {feature: i for i, feature in enumerate(known)}
    at = sorted(
        (n, column[f]) for n, (features, _, _) in enumerate(cases) for f in features if f in column
    )
    lines, columns = (np.array(side, dtype=np.int32) for side in zip(*at, strict=True))
    x = csr_matrix((np.ones(len(at)), (lines, columns)), shape=(len(cases), len(known)))
    weights = np.array([weight for _, _, weight in cases])
    told = np.array([label for _, label, _ in cases])
    bias: dict[str, float] = {}
    table: dict[str, dict[str, float]] = {}
    for label in sorted(labels):
        model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
        model.fit(x, told == label, sample_weight=weights)
        bias[label] = round(float(model.intercept_[0]), _DIGITS)
        for feature, weight in zip(known, model.coef_[0], strict=True):
            if abs(weight) >= _LEAST_WEIGHT:
                table.setdefault(feature, {})[label] = round(float(weight), _DIGITS)
    return {"bias": bias, "weights": table}


def write_tables(path: Path, tables: dict[str, Any]) -> None:
    """Write tables of weights as JSON, one feature a line."""
    path.parent.mkdir(exist_ok=True)
    told = [f"{json.dumps(name)}: {_lines(table)}" for name, table in sorted(tables.items())]
    path.write_text("{\n" + ",\n".join(told) + "\n}\n", "utf-8")


def _lines(table: dict[str, Any]) -> str:
    rows = (
        f"{json.dumps(key, ensure_ascii=False)}:{json.dumps(value, separators=(',', ':'))}"
        for key, value in sorted(table.items())
    )
    return "{\n" + ",\n".join(rows) + "\n}"
