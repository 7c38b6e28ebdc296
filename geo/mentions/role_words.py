"""Amend the roles that the rules give by learned weights of the words around a name.

Enters: a name with its sentence and the role that the rules of `geo.mentions.roles` found. Leaves:
that role, or another one that the words speak for. The file in ``model/`` is written by
``benchmarks/roles/train.py``; no training library is needed here.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from geo.stems import NUMBER, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.mentions.tokens import Tokens
    from geo.records.place import Role

MODEL = Path(__file__).parent / "model" / "roles.json"
#: Roles that the rules give where nothing better is known: these the words may amend.
AMENDED: frozenset[Role] = frozenset({"event_location", "reference_location", "topic"})
#: Roles between which the words decide; the rules alone give the others.
OPEN: tuple[Role, ...] = (
    "event_location", "reference_location", "source_location", "speech_location", "topic",
)  # fmt: skip
#: How many tokens before and after a name are looked at, and how many of these by their place.
_BEFORE, _AFTER = 6, 4
_BEFORE_PLACED, _AFTER_PLACED = 3, 2
#: Tokens of a sentence that are read at most; what is longer is no prose.
_MOST_TOKENS = 120
#: More names than this in one sentence are many.
_MANY = 3
#: A name stands in one of so many parts of its text.
_PARTS = 5
#: By how much (log-odds) another role must be ahead of that of the rules; chosen as the strength of
#: the fit, by leaving out one author of ``tests/reports`` after the other.
_MARGIN = 0.8
#: What stands for a name, or another word with a capital.
_NAME = "X"


def words_around(tokens: Tokens, span: tuple[int, int], sentence: tuple[int, int]) -> Iterator[str]:
    """Yield the features of the words in a name's sentence: near ones by where they stand.

    Parameters
    ----------
    span, sentence
        Half-open ranges of tokens.
    """
    first, last = span
    low, high = max(sentence[0], first - _MOST_TOKENS), min(sentence[1], last + _MOST_TOKENS)
    words = tokens.words
    for n, at in enumerate(range(first - 1, max(low, first - _BEFORE) - 1, -1)):
        shape = _shape(words[at])
        yield f"before={shape}"
        if n < _BEFORE_PLACED:
            yield f"before{n}={shape}"
    for n, at in enumerate(range(last, min(high, last + _AFTER))):
        shape = _shape(words[at])
        yield f"after={shape}"
        if n < _AFTER_PLACED:
            yield f"after{n}={shape}"
    if first == low:
        yield "opens"
    yield from {f"with={stem(w)}" for w in words[low:high] if w.islower()}


def _shape(word: str) -> str:
    if word[0].isdecimal():
        return NUMBER
    return _NAME if word[0].isupper() else stem(word)


def facts_of(
    rule: Role, kind: str | None, part: float, beside: int, *, capital: bool
) -> Iterator[str]:
    """Yield the features of a name that are no words.

    Parameters
    ----------
    rule
        What the rules say.
    kind
        What the gazetteer knows the name as.
    part
        Where in the text it stands, from 0 to 1.
    beside
        How many names stand in its sentence.
    """
    yield f"rule={rule}"
    yield f"kind={kind}"
    yield f"{rule}/{kind}"
    yield f"names={min(beside, _MANY)}"
    yield f"part={min(int(part * _PARTS), _PARTS - 1)}"
    if capital:
        yield "capital"


def amend(rule: Role, features: Iterable[str]) -> Role:
    """Return the role of `OPEN` that the features speak for, where they do so clearly."""
    bias, weights = load()
    sums = list(bias)
    for feature in features:
        for n, weight in weights.get(feature, ()):
            sums[n] += weight
    best = max(sums)
    return rule if best - sums[OPEN.index(rule)] < _MARGIN else OPEN[sums.index(best)]


@cache
def load() -> tuple[tuple[float, ...], Mapping[str, tuple[tuple[int, float], ...]]]:
    """Read the weights, once: a bias for each of `OPEN`, and the weights of each feature."""
    raw = json.loads(MODEL.read_text("utf-8"))
    number = {role: n for n, role in enumerate(OPEN)}
    bias = tuple(raw["bias"][role] for role in OPEN)
    weights = {
        feature: tuple((number[cast("Role", role)], w) for role, w in told.items())
        for feature, told in raw["weights"].items()
    }
    return bias, weights
