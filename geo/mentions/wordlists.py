"""Common English words, given names and surnames, with how common they are.

Enters: ``words/common.txt`` and ``words/people.txt``, derived by
``benchmarks/recognition/words.py``. Leaves: dictionaries from the folded word to a level, 1 for the
commonest.
"""

from __future__ import annotations

from functools import cache

from geo.mentions.lexicon import WORDS


def _rows(name: str) -> list[tuple[str, list[str]]]:
    rows = []
    for line in (WORDS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, _, words = line.partition(" ")
            rows.append((key, words.split()))
    return rows


@cache
def common_levels() -> dict[str, int]:
    """Return the level of each common word: 1 (the commonest four thousand) to 4."""
    return {word: int(key) for key, words in _rows("common.txt") for word in words}


@cache
def person_levels() -> tuple[dict[str, int], dict[str, int]]:
    """Return the levels of given names and of surnames: 1 common to 4 rare (US), 5 elsewhere."""
    given: dict[str, int] = {}
    surnames: dict[str, int] = {}
    for key, words in _rows("people.txt"):
        target = given if key.startswith("first") else surnames
        target.update(dict.fromkeys(words, int(key[-1])))
    return given, surnames
