"""A sentence in parts: its clauses, and what in it is direct speech."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from geo.incidents.words.clauses import cut_clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.words.clauses import Clause

_QUOTE = re.compile(r"“(?:[^”\n]|\n(?!\s*\n)){0,2000}”|\"(?:[^\"\n]|\n(?!\s*\n)){0,2000}\"")
#: One quoted word says how somebody calls it; a few may say who was harmed.
_ONE_WORD = 1
_FEW_WORDS = 6


class Parts:
    """The sentence ``text[start:end]`` in parts, each looked for when it is asked for.

    Parameters
    ----------
    quotes
        Spans of direct speech in the text, in order: one may begin or end in another sentence.
        Those of the sentence alone where None.
    """

    def __init__(
        self, text: str, start: int, end: int, quotes: Sequence[tuple[int, int]] | None = None
    ) -> None:
        self._text = text
        self._span = start, end
        self._quotes = quotes

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses, in the order of the text."""
        return cut_clauses(self._text, *self._span)

    @cached_property
    def _spoken(self) -> Sequence[tuple[int, int]]:
        return quoted_spans(self._text, *self._span) if self._quotes is None else self._quotes

    @property
    def has_quotes(self) -> bool:
        """Whether direct speech stands in the sentence, or it stands in some."""
        start, end = self._span
        after = bisect_left(self._spoken, end, key=lambda q: q[0])
        return after > 0 and self._spoken[after - 1][1] > start

    def is_quoted(self, at: int, harmed: Sequence[int] = ()) -> bool:
        """Tell whether offset `at` lies in direct speech.

        A few quoted words that say who was harmed, at offsets `harmed`, are a report's own: a
        gunman "shot and wounded two".
        """
        before = bisect_right(self._spoken, at, key=lambda q: q[0]) - 1
        if before < 0 or at >= self._spoken[before][1]:
            return False
        start, end = self._spoken[before]
        few = len(self._text[start:end].split()) <= _FEW_WORDS
        return not (few and any(start <= h < end for h in harmed))


def quoted_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of direct speech of more than one word, in the order of the text."""
    return [
        m.span() for m in _QUOTE.finditer(text, start, end) if len(m.group().split()) > _ONE_WORD
    ]
