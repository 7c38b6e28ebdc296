"""Counts by document, figures from their sums, and 95 % intervals by bootstrap over documents.

The counts are those of the evaluators in the reference material (design and rules are theirs);
where these are here, each figure is compared with theirs and a difference is an error. Incidents
are scored by their evaluator alone.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.quality.corpora import evaluator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RESAMPLES = 1000
NEAR_KM, CLOSE_KM = 161.0, 20.0
_EARTH_KM = 6371.0088
_AGREE = 6e-4
#: The gold's names of roles that count as one here, as in the evaluator of roles.
_SAME_ROLE = {"caption_location": "event_location", "settlement_context": "topic"}


class DisagreementError(Exception):
    """Our count differs from the evaluator's: one of the two changed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure from 0 to 1 with its 95 % interval; the interval is None where there is none."""

    value: float
    low: float | None = None
    high: float | None = None


Counts = dict[str, float]


def ratio(over: float, under: float) -> float:
    """Divide; 0 where there is nothing to divide by."""
    return over / under if under else 0.0


def figure(documents: Sequence[Counts], of: Callable[[Counts], float]) -> Figure:
    """Return a figure of the sums over documents, and what resampling documents makes of it.

    Examples
    --------
    >>> figure([{"hit": 1, "of": 2}] * 4, lambda s: s["hit"] / s["of"])
    Figure(value=0.5, low=0.5, high=0.5)
    """
    names = sorted({name for counts in documents for name in counts})
    table = np.array([[c.get(name, 0) for name in names] for c in documents], dtype=float)
    table = table.reshape(len(documents), len(names))
    value = of(dict(zip(names, table.sum(axis=0).tolist(), strict=True)))
    if len(documents) < 2:  # noqa: PLR2004
        return Figure(round(value, 4))
    chosen = np.random.default_rng(0).integers(0, len(table), (RESAMPLES, len(table)))
    found = [of(dict(zip(names, table[rows].sum(axis=0).tolist(), strict=True))) for rows in chosen]
    low, high = np.percentile(found, [2.5, 97.5])
    return Figure(round(value, 4), round(float(low), 4), round(float(high), 4))


def km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the distance between two points (WGS84 degrees) on a sphere, in kilometres."""
    one, other = math.radians(lat), math.radians(other_lat)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True, slots=True)
class Matched:
    """Gold names and mentions of one document, brought together."""

    pairs: tuple[tuple[dict[str, Any], dict[str, Any] | None], ...]
    spare: tuple[dict[str, Any], ...]


def match(
    gold: Sequence[dict[str, Any]], mentions: Sequence[dict[str, Any]], *, points_only: bool = False
) -> Matched:
    """Pair overlapping spans one to one: same offsets first, then by overlap.

    Gold that is marked ``ignore`` or has no point costs nothing, found or not; with `points_only`
    neither does gold that is marked a region.
    """
    counted: list[dict[str, Any]] = []
    free: list[dict[str, Any]] = []
    seen: set[tuple[int, int]] = set()
    for name in gold:
        span = (name["start"], name["end"])
        if span in seen:
            continue
        seen.add(span)
        costs_nothing = (
            name.get("ignore") or name.get("lat") is None or (points_only and name.get("region"))
        )
        (free if costs_nothing else counted).append(name)
    close = []
    for i, name in enumerate(counted):
        for k, mention in enumerate(mentions):
            over = min(name["end"], mention["end"]) - max(name["start"], mention["start"])
            if over > 0:
                same = (name["start"], name["end"]) == (mention["start"], mention["end"])
                longer = name["end"] - name["start"] - mention["end"] + mention["start"]
                close.append((same, over, -abs(longer), i, k))
    by_gold: dict[int, int] = {}
    used: set[int] = set()
    for _, _, _, i, k in sorted(close, reverse=True):
        if i not in by_gold and k not in used:
            by_gold[i] = k
            used.add(k)
    spare = tuple(
        mention
        for k, mention in enumerate(mentions)
        if k not in used
        and not any(mention["start"] < f["end"] and mention["end"] > f["start"] for f in free)
    )
    pairs = tuple(
        (name, mentions[by_gold[i]] if i in by_gold else None) for i, name in enumerate(counted)
    )
    return Matched(pairs, spare)


def off_km(name: dict[str, Any], mention: dict[str, Any] | None) -> float:
    """Return how far a mention's point lies from the gold's; infinite where there is none."""
    if mention is None or mention["lat"] is None:
        return math.inf
    return km(name["lon"], name["lat"], mention["lon"], mention["lat"])


def count_places(matched: Matched) -> Counts:
    """Count one document for F1 within 161 km and for recall within 20 km."""
    distances = [off_km(name, mention) for name, mention in matched.pairs]
    located = [m for _, m in matched.pairs if m is not None and m["lat"] is not None]
    return {
        "gold": len(matched.pairs),
        "predicted": len(located) + sum(m["lat"] is not None for m in matched.spare),
        "hit": sum(d <= NEAR_KM for d in distances),
        "close": sum(d <= CLOSE_KM for d in distances),
    }


def read_mentions(out: Path, name: str) -> list[dict[str, Any]]:
    """Return the mentions that were written for a text."""
    found: list[dict[str, Any]] = json.loads((out / f"{name}.json").read_text("utf-8"))["mentions"]
    return found


def places(cut: Path, out: Path, *, points_only: bool) -> dict[str, Figure]:
    """Score place names: F1 within 161 km, and recall within 20 km."""
    lines = [json.loads(x) for x in (cut / "gold.jsonl").read_text("utf-8").splitlines()]
    counts = [
        count_places(
            match(line["toponyms"], read_mentions(out, line["id"]), points_only=points_only)
        )
        for line in lines
    ]
    found = {
        "f1_161": figure(counts, lambda s: ratio(2 * s["hit"], s["predicted"] + s["gold"])),
        "recall_20": figure(counts, lambda s: ratio(s["close"], s["gold"])),
    }
    told = _ask(
        "geoparsing", "--corpus", cut, "--pred", out, "--need-coords-gold",
        *(["--points-only"] if points_only else []), into="json",
    )  # fmt: skip
    if told:
        _agree("F1@161", found["f1_161"].value, told["e2e_F1_161"]["F1"])
        _agree("recall within 20 km", found["recall_20"].value, told["end_to_end"]["acc20"])
    return found


def count_roles(labels: Sequence[dict[str, Any]], mentions: Sequence[dict[str, Any]]) -> Counts:
    """Count one document for the accuracy of roles and F1 of metonyms."""
    counts: Counts = dict.fromkeys(("labels", "right", "gold", "predicted", "both"), 0)
    for label in labels:
        wanted = _SAME_ROLE.get(label["role"], label["role"])
        accepted = {_SAME_ROLE.get(r, r) for r in label.get("role_accept", [])} | {wanted}
        over = [
            (min(m["end"], label["char_end"]) - max(m["start"], label["char_start"]), m["role"])
            for m in mentions
        ]
        size, role = max(over, key=lambda pair: pair[0], default=(0, ""))
        got = _SAME_ROLE.get(role, role) if size > 0 else None
        wanted = got if got in accepted else wanted
        counts["labels"] += 1
        counts["right"] += got in accepted
        counts["gold"] += wanted == "metonym_actor"
        counts["predicted"] += got == "metonym_actor"
        counts["both"] += wanted == got == "metonym_actor"
    return counts


def roles(cut: Path, out: Path) -> dict[str, Figure]:
    """Score the roles of the labelled mentions."""
    gold = json.loads((cut / "roles.json").read_text("utf-8"))
    counts = []
    for source in gold["sources"]:
        labels = [m for m in gold["toponym_mentions"] if m["source"] == source["id"]]
        counts.append(count_roles(labels, read_mentions(out, Path(source["file"]).stem)))
    found = {
        "metonym_f1": figure(counts, lambda s: ratio(2 * s["both"], s["predicted"] + s["gold"])),
        "role_accuracy": figure(counts, lambda s: ratio(s["right"], s["labels"])),
    }
    told = _ask("roles", "--gold", cut / "roles.json", "--pred", out)
    if told:
        _agree("F1 of metonyms", found["metonym_f1"].value, told["metonym_actor"]["f1"])
        _agree("accuracy of roles", found["role_accuracy"].value, told["role_accuracy"])
    return found


def incidents(cut: Path, out: Path, *, level: str, with_counts: bool = True) -> dict[str, Figure]:
    """Score incidents, by article (with intervals) or over the reconciled set (without)."""
    gold = cut / "incidents.json"
    with tempfile.TemporaryDirectory() as place:
        errors = Path(place, "errors.tsv")
        told = _ask(
            "incidents", "--gold", gold, "--pred", out, "--level", level, "--errors", errors
        )
        if level == "corpus":
            exact = told["counts_exact"]
            found = {"incident_f1": Figure(told["f1"])}
            return found | ({"counts_exact": Figure(exact)} if exact is not None else {})
        missed = [line.split("\t") for line in errors.read_text("utf-8").splitlines()]
        counts = [
            _count_alone(gold, path, [row[1] for row in missed if row[0] == "MISSED"])
            for path in sorted(out.glob("*.json"))
        ]
    found = {"incident_f1": figure(counts, _incident_f1)}
    if with_counts:
        found["counts_exact"] = figure(counts, lambda s: ratio(s["exact"], s["stated"]))
    _agree("F1 of incidents", found["incident_f1"].value, told["f1"])
    return found


def _count_alone(gold: Path, answer: Path, missed: Sequence[str]) -> Counts:
    """Count one document: what is found and false where it is the only one answered."""
    with tempfile.TemporaryDirectory() as alone:
        Path(alone, answer.name).write_bytes(answer.read_bytes())
        told = _ask("incidents", "--gold", gold, "--pred", alone, "--level", "article")
    return {
        "found": told["found"],
        "false": told["false"],
        "required": told["found"] + missed.count(answer.stem),
        "stated": told["stated"],
        "exact": told["exact"],
    }


def _incident_f1(sums: Counts) -> float:
    claimed = sums["found"] + sums["false"]
    precision, recall = ratio(sums["found"], claimed), ratio(sums["found"], sums["required"])
    return ratio(2 * precision * recall, precision + recall)


def _ask(name: str, *options: object, into: str = "") -> dict[str, Any]:
    """Run an evaluator of the reference material; empty where it is not here."""
    path = evaluator(name)
    if path is None:
        return {}
    with tempfile.TemporaryDirectory() as place:
        written = Path(place, "told.json")
        command = [sys.executable, str(path), *map(str, options)]
        command += [f"--{into}", str(written)] if into else []
        done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        text = written.read_text("utf-8") if into else done.stdout
    told: dict[str, Any] = json.loads(text)
    return told


def _agree(what: str, ours: float, theirs: float) -> None:
    if abs(ours - theirs) > _AGREE:
        raise DisagreementError(f"{what}: we count {ours:.4f}, the evaluator {theirs:.4f}")
