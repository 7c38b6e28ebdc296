"""Cut a text into tokens: words, numbers, single signs, with their offsets.

Enters: a text. Leaves: `Tokens`, parallel lists over the whole text, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate, compress
from operator import itemgetter

#: Words of English letters first, as nearly all are; then dotted initials ("U.S."), numbers with
#: separators, words (combining marks stay with their letter), possessive endings, single signs.
#: Alternatives are tried in a fixed order; the one loop inside a loop must begin with a mark that
#: nothing else takes, so that a text is read in one way only: time is linear in it.
_TOKEN = re.compile(
    r"([A-Za-z]{2,}(?![^\W\d_]|[\u0300-\u036f])"
    r"|[A-Z]\.[A-Z]\.(?:[A-Z]\.?)?"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
    r"|['’]s\b"
    r"|[^\w\s])"
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
    capitals
        Indices of the tokens that begin with a capital letter.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str] = field(repr=False)
    capitals: list[int] = field(repr=False)

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
    pieces = _TOKEN.split(text)  # what lies between tokens, and the tokens, in turn
    words = pieces[1::2]
    offsets = list(accumulate(map(len, pieces)))
    lower = list(map(str.lower, words))
    if "’" in text:
        lower = [word.replace("’", "'") for word in lower]
    begins = map(str.isupper, map(itemgetter(0), words))
    capitals = list(compress(range(len(words)), begins))
    return Tokens(offsets[:-1:2], offsets[1::2], words, lower, capitals)
