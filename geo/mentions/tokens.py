"""Cut a text into tokens: words, numbers, single signs, with their offsets.

Enters: a text. Leaves: `Tokens`, parallel lists over the whole text, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

#: Dotted initials ("U.S."), numbers with separators, possessive endings, words (combining marks
#: stay with their letter), single signs. Alternatives start with different characters or are
#: tried in a fixed order, and no quantifier stands inside another: time is linear in the text.
_TOKEN = re.compile(
    r"[A-Z]\.[A-Z]\.(?:[A-Z]\.?)?"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
    r"|['’]s\b"
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text.

    Attributes
    ----------
    starts, ends
        Code points of each token, end exclusive.
    words
        The tokens as written; `lower` the same in lower case, typographic apostrophes straight.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str] = field(repr=False)

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of tokens that touch the code points `start` to `end`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def tokenize(text: str) -> Tokens:
    """Cut `text` into tokens.

    Examples
    --------
    >>> tokenize("Zvecan’s U.S. troops").words
    ['Zvecan', '’s', 'U.S.', 'troops']
    """
    spans = [found.span() for found in _TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    lower = [word.lower() for word in words]
    if "’" in text:
        lower = [word.replace("’", "'") for word in lower]
    return Tokens([start for start, _ in spans], [end for _, end in spans], words, lower)
