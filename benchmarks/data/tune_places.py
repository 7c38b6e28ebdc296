"""Tune the weights of ``geo/places/weights.json`` on the even halves of LGL and GeoWebNews.

``python benchmarks/data/tune_places.py CORPORA``, where CORPORA holds the two corpora. Only
documents at even positions of ``gold.jsonl`` are read. Printed are accuracies within 161 km on
gold spans, cross-validated over five folds of documents; then the weights of all are written.
The model is a multinomial logistic regression over the candidates of each name: the right ones
are those within 161 km of the gold, weighted by nearness.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from geo import paths
from geo.gazetteer import Gazetteer
from geo.places import resolving, scoring
from geo.places.candidates import Readings
from geo.places.features import AROUND, OWN, Table
from geo.records import Mention

FOLDS = 5
REACH_KM = 161.0
ROUNDS = 2
PENALTY = 0.3
#: Weights that no corpus can teach, as none says where its outlets are at home: set by hand so
#: that home outweighs population by a factor of about a hundred and yields to "X, State".
BY_HAND = {"home_near": 3.0, "home_country": 0.5, "home_division": 1.0, "crossing_said": 4.0}


def documents(corpus: Path) -> list[dict[str, Any]]:
    """Return the documents at even positions."""
    lines = (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines][0::2]


class Sample:
    """The candidates of one document, and which are right."""

    def __init__(
        self, corpus: Path, row: dict[str, Any], gazetteer: Gazetteer, readings: Readings
    ) -> None:
        path = corpus / "texts" / f"{row['id']}.txt"
        text = path.open(encoding="utf-8", newline="").read()
        gold = [t for t in row["toponyms"] if not t.get("ignore")]
        spans = {(t["start"], t["end"]): t for t in gold}
        mentions = [Mention(row["id"], s, e, text[s:e]) for s, e in sorted(spans)]
        names, of = resolving._names(text, mentions, readings)  # noqa: SLF001
        joints = resolving._joints(text, mentions, of)  # noqa: SLF001
        self.table = Table(names, joints, gazetteer)
        self.corpus = corpus.name
        records = gazetteer.records[self.table.numbers]
        self.targets: list[tuple[int, np.ndarray]] = []
        self.missed = 0
        for mention, number in zip(mentions, of, strict=True):
            fact = spans[(mention.start, mention.end)]
            if fact["lat"] is None:
                continue
            rows = slice(self.table.first[number], self.table.first[number + 1])
            km = _km(fact["lon"], fact["lat"], records["lon"][rows], records["lat"][rows])
            if not len(km) or km.min() > REACH_KM:
                self.missed += 1
                continue
            self.targets.append((number, km))


def _km(lon: float, lat: float, lons: np.ndarray, lats: np.ndarray) -> np.ndarray:
    one, other = np.radians(lat), np.radians(lats)
    x = np.sin((other - one) / 2) ** 2
    x = x + np.cos(one) * np.cos(other) * np.sin(np.radians(lons - lon) / 2) ** 2
    found: np.ndarray = 2 * 6371.0088 * np.arcsin(np.sqrt(np.clip(x, 0, 1)))
    return found


def fit(samples: list[Sample], features: list[np.ndarray], start: np.ndarray) -> np.ndarray:
    """Return the weights that make the right candidates likeliest; full-batch Adam."""
    rows: list[np.ndarray] = []
    goals: list[np.ndarray] = []
    sizes: list[int] = []
    for sample, columns in zip(samples, features, strict=True):
        for number, km in sample.targets:
            first, last = sample.table.first[number], sample.table.first[number + 1]
            goal = np.where(km <= REACH_KM, np.exp(-km / 40.0) + 0.05, 0.0)
            rows.append(columns[first:last])
            goals.append(goal / goal.sum())
            sizes.append(last - first)
    x, goal = np.concatenate(rows), np.concatenate(goals)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(int)
    of = np.repeat(np.arange(len(sizes)), sizes)
    right = goal > 0
    w = start.copy()
    mean, spread = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, 401):
        scores = x @ w
        scores -= np.maximum.reduceat(scores, starts)[of]
        e = np.exp(scores)
        p = e / np.add.reduceat(e, starts)[of]
        # Likelihood of the set of right candidates, the nearest counting most.
        q = np.where(right, p * goal, 0.0)
        q = q / np.maximum(np.add.reduceat(q, starts)[of], 1e-12)
        gradient = x.T @ (p - q) / len(sizes) + PENALTY * w / len(sizes)
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        rate = 0.1 * (1 - step / 420)
        w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return w


def train(samples: list[Sample]) -> dict[str, Any]:
    """Fit the prior, then each round on the probabilities of the one before."""
    own = [sample.table.own for sample in samples]
    prior = fit(samples, own, np.zeros(len(OWN)))
    likely = [s.table.probabilities(s.table.own @ prior) for s in samples]
    rounds = []
    start = np.concatenate((prior, np.zeros(len(AROUND))))
    for _ in range(ROUNDS):
        columns = [
            np.concatenate((s.table.own, s.table.around(p)), axis=1)
            for s, p in zip(samples, likely, strict=True)
        ]
        start = fit(samples, columns, start)
        likely = [s.table.probabilities(c @ start) for s, c in zip(samples, columns, strict=True)]
        rounds.append(start)
    names = OWN + AROUND
    return {
        "prior": named(OWN, prior),
        "rounds": [named(names, row) for row in rounds],
    }


def named(names: tuple[str, ...], row: np.ndarray) -> dict[str, float]:
    """Return the weights by name, those set by hand among them."""
    return {n: BY_HAND.get(n, round(float(w), 4)) for n, w in zip(names, row, strict=True)}


def accuracy(samples: list[Sample], table: dict[str, Any], corpus: str) -> tuple[int, int, int]:
    """Return how many gold spans of a corpus are right, findable, and all."""
    weights = scoring.parse(table)
    right = findable = whole = 0
    for sample in samples:
        if sample.corpus != corpus:
            continue
        scores, _ = scoring.score(sample.table, weights)
        whole += sample.missed + len(sample.targets)
        findable += len(sample.targets)
        for number, km in sample.targets:
            first, last = sample.table.first[number], sample.table.first[number + 1]
            right += bool(km[int(np.argmax(scores[first:last]))] <= REACH_KM)
    return right, findable, whole


def main() -> None:
    """Cross-validate, fit on all, write."""
    gazetteer = Gazetteer.open(paths.home_folder())
    readings = Readings(gazetteer)
    samples = [
        Sample(Path(sys.argv[1]) / name, row, gazetteer, readings)
        for name in ("LGL", "GeoWebNews")
        for row in documents(Path(sys.argv[1]) / name)
    ]
    held: dict[str, list[int]] = {}
    for fold in range(FOLDS):
        table = train([s for n, s in enumerate(samples) if n % FOLDS != fold])
        test = [s for n, s in enumerate(samples) if n % FOLDS == fold]
        for corpus in ("LGL", "GeoWebNews"):
            counts = accuracy(test, table, corpus)
            held[corpus] = [a + b for a, b in zip(held.get(corpus, [0, 0, 0]), counts, strict=True)]
    for corpus, (right, findable, whole) in held.items():
        rate, ceiling = right / whole, findable / whole
        print(f"{corpus}: {rate:.3f} of {whole}, ceiling {ceiling:.3f} (cross-validated)")
    table = train(samples)
    for corpus in held:
        right, _, whole = accuracy(samples, table, corpus)
        print(f"{corpus}: {right / whole:.3f} (in sample)")
    table["source"] = "benchmarks/data/tune_places.py, even halves of LGL and GeoWebNews"
    path = Path(scoring.__file__).with_name("weights.json")
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
