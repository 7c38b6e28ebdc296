"""The weights of the features, and the two rounds in which they are used."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.places.features import AROUND, OWN

if TYPE_CHECKING:
    from geo.places.features import Table

_FILE = "weights.json"


@dataclass(frozen=True)
class Weights:
    """One weight a feature, for the prior and for each round; from ``weights.json``.

    They were tuned by ``benchmarks/data/tune_places.py`` (multinomial logistic regression over
    the candidates of each name) on the even halves of LGL and GeoWebNews alone.
    """

    prior: np.ndarray
    rounds: tuple[np.ndarray, ...]
    digest: str


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Return the weights that ship with Dateline."""
    raw = (files("geo.places") / _FILE).read_bytes()
    return parse(json.loads(raw), hashlib.sha256(raw).hexdigest()[:16])


def parse(table: dict[str, Any], digest: str = "") -> Weights:
    """Turn the table of ``weights.json`` into arrays; a feature that is not listed weighs 0."""
    names = OWN + AROUND
    return Weights(
        np.array([float(table["prior"].get(name, 0.0)) for name in OWN]),
        tuple(np.array([float(r.get(name, 0.0)) for name in names]) for r in table["rounds"]),
        digest,
    )


def score(table: Table, chosen: Weights) -> tuple[np.ndarray, np.ndarray]:
    """Return the score of each candidate and all features, after the last round."""
    likely = table.probabilities(table.own @ chosen.prior)
    features = table.own
    scores = table.own @ chosen.prior
    for row in chosen.rounds:
        features = np.concatenate((table.own, table.around(likely)), axis=1)
        scores = features @ row
        likely = table.probabilities(scores)
    return scores, features
