"""Stems of English words: enough to hold the forms of one verb or noun together.

Learned weights (`geo.incidents.events.senses`, `geo.mentions.role_words`) are of stems.
"""

from __future__ import annotations

from functools import lru_cache

#: What stands for every number.
NUMBER = "0"
#: Endings that are cut off, so that "blocked" and "blocking" are one word; of longer words only.
_ENDINGS = ("ings", "ing", "ed", "ies", "es", "ly", "s")
_LEAST_WORD, _LEAST_STEM = 5, 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its ending, in lower case: enough to hold forms of one verb together.

    Every number is one word.

    Examples
    --------
    >>> [stem(w) for w in ("Stabbed", "stabbing", "fires", "fire")]
    ['stab', 'stab', 'fir', 'fir']
    """
    if word.isdecimal():
        return NUMBER
    word = word.lower()
    if len(word) < _LEAST_WORD:
        return word[:-1] if len(word) == _LEAST_WORD - 1 and word.endswith("e") else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _LEAST_STEM and word.endswith("e"):
        word = word[:-1]
    doubled = len(word) > _LEAST_STEM and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word
