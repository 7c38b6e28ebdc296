"""Words, numbers and signs of a stretch of text, with their places: what the grammar reads."""

from __future__ import annotations

import re
from functools import cached_property

#: A run of digits, a run of letters, or one sign. Linear: no alternative can take back a character.
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")


class Tokens:
    """Tokens of ``text[start:end]``; offsets are code points of the whole `text`.

    Reading beyond either end gives an empty word, so that rules need no checks of bounds.

    Attributes
    ----------
    words
        The tokens in lower case.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.words = [word.lower() for word in _TOKEN.findall(text, start, end)]
        self._within = start, end
        self._count = len(self.words)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each token begins and ends: few sentences are asked for it."""
        return [match.span() for match in _TOKEN.finditer(self.text, *self._within)]

    def __len__(self) -> int:
        return self._count

    def word(self, index: int) -> str:
        """Return the word in lower case, empty outside."""
        return self.words[index] if 0 <= index < self._count else ""

    def joined(self, index: int) -> bool:
        """Say whether nothing stands between this token and the one before it."""
        inside = 0 < index < self._count
        return inside and self.spans[index][0] == self.spans[index - 1][1]

    def capital(self, index: int) -> bool:
        """Say whether the word begins with a capital letter."""
        return 0 <= index < self._count and self.text[self.spans[index][0]].isupper()

    def shouted(self, index: int) -> bool:
        """Say whether the word is in capitals throughout."""
        inside = 0 <= index < self._count
        return inside and self.text[slice(*self.spans[index])].isupper()

    def number(self, index: int) -> int | None:
        """Return the value of a token of up to four digits, else None."""
        word = self.word(index)
        return int(word) if 0 < len(word) <= 4 and word.isdecimal() else None  # noqa: PLR2004
