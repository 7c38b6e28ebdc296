"""Words of a sentence with their offsets: what the other modules of this room work on."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

#: A word (apostrophes and hyphens inside it), a number with thousands and decimals, or one sign.
_TOKEN = re.compile(
    r"\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?(?!-?[^\W\d]|\d)|[^\W_]+(?:['’.-][^\W_]+)*(?:\.(?=\s[a-z0-9]))?|[^\w\s]"
)


_LETTERS = re.compile(r"[a-z]+")
#: Quotation marks are seen through where numbers are looked for.
QUOTES = frozenset('"“”')


class Token(NamedTuple):
    """A word or sign; `start` and `end` are code points of the article's text."""

    start: int
    end: int
    text: str
    low: str

    @property
    def is_word(self) -> bool:
        """Tell words and numbers from signs."""
        return self.text[0].isalnum()


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """Cut ``text[start:end]`` into tokens whose offsets point into `text`.

    Examples
    --------
    >>> [t.text for t in tokenize("At least 1,200 hurt.", 0, 20)]
    ['At', 'least', '1,200', 'hurt', '.']
    """
    return [
        Token(*m.span(), word := m.group(), word.lower().replace("’", "'"))
        for m in _TOKEN.finditer(text, start, end)
    ]


@lru_cache(maxsize=4)
def small_words(sentence: str) -> frozenset[str]:
    """Return the words of a sentence in small letters, cut at what is no plain letter.

    What needs a word that is not among them need not be looked for. Several ask for those of one
    sentence, one after the other.
    """
    return frozenset(_LETTERS.findall(sentence.lower()))


def depths(tokens: list[Token]) -> list[int]:
    """Return for each token how many round brackets are open before it, and at last after all.

    Examples
    --------
    >>> depths(tokenize("30 (11 of them)", 0, 15))
    [0, 0, 1, 1, 1, 1, 0]
    """
    steps = ((t.text == "(") - (t.text == ")") for t in tokens)
    return list(accumulate(steps, initial=0))
