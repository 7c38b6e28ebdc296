"""Amend the roles that the rules give by learned weights of the words around a name.

Enters: a name with its sentence and the role that the rules of `geo.mentions.roles` found. Leaves:
that role, or another one that the words speak for. The file in ``model/`` is written by
``benchmarks/roles/train.py``; no training library is needed here.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

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


def words_around(tokens: Tokens, span: tuple[int, int], sentence: tuple[int, int]) -> list[str]:
    """Return the features of the words in a name's sentence: near ones by where they stand.

    Parameters
    ----------
    span, sentence
        Half-open ranges of tokens.
    """
    first, last = span
    low, high = max(sentence[0], first - _MOST_TOKENS), min(sentence[1], last + _MOST_TOKENS)
    words = tokens.words
    before = [_shape(word) for word in words[max(low, first - _BEFORE) : first]]
    before.reverse()
    after = [_shape(word) for word in words[last : min(high, last + _AFTER)]]
    return [
        *[f"before={shape}" for shape in before],
        *[f"before{n}={shape}" for n, shape in enumerate(before[:_BEFORE_PLACED])],
        *[f"after={shape}" for shape in after],
        *[f"after{n}={shape}" for n, shape in enumerate(after[:_AFTER_PLACED])],
        *(["opens"] if first == low else []),
        *set(map(_beside, filter(str.islower, words[low:high]))),
    ]


@lru_cache(maxsize=50_000)
def _beside(word: str) -> str:
    return f"with={stem(word)}"


@lru_cache(maxsize=50_000)
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
    told = filter(None, map(weights.get, features))
    sums = [sum(column) for column in zip(bias, *told, strict=True)]
    best = max(sums)
    return rule if best - sums[OPEN.index(rule)] < _MARGIN else OPEN[sums.index(best)]


@cache
def load() -> tuple[tuple[float, ...], Mapping[str, tuple[float, ...]]]:
    """Read the weights, once: a bias for each of `OPEN`, and what each feature adds to each."""
    raw = json.loads(MODEL.read_text("utf-8"))
    bias = tuple(raw["bias"][role] for role in OPEN)
    weights = {
        feature: tuple(told.get(role, 0.0) for role in OPEN)
        for feature, told in raw["weights"].items()
    }
    return bias, weights
