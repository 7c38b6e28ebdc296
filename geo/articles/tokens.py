"""Words, numbers and signs of a stretch of text, with their places: what the grammar reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

#: A run of digits, a run of letters, or one sign. Linear: no alternative can take back a character.
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")


@dataclass(slots=True)
class Tokens:
    """Tokens of ``text[start:end]``; offsets are code points of the whole `text`.

    Reading beyond either end gives an empty word, so that rules need no checks of bounds.
    """

    text: str
    start: int
    end: int
    words: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        found = list(_TOKEN.finditer(self.text, self.start, self.end))
        self.words = [match[0].lower() for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """Return the word in lower case, empty outside."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def joined(self, index: int) -> bool:
        """Say whether nothing stands between this token and the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Say whether the word begins with a capital letter."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def shouted(self, index: int) -> bool:
        """Say whether the word is in capitals throughout."""
        inside = 0 <= index < len(self.words)
        return inside and self.text[self.starts[index] : self.ends[index]].isupper()

    def number(self, index: int) -> int | None:
        """Return the value of a token of up to four digits, else None."""
        word = self.word(index)
        return int(word) if 0 < len(word) <= 4 and word.isdecimal() else None  # noqa: PLR2004
