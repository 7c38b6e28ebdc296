r"""Text that was wrapped at a fixed width, made whole: its line ends mean nothing.

What enters is a text, what leaves the same text with blanks for the line ends inside its
paragraphs, so that every offset stays. A text is wrapped where its lines are broken inside
sentences and each line is full: the first word of the next one would not have fitted.
"""

from __future__ import annotations

import re

#: Widths at which texts are wrapped, in characters: of letters, mails and files.
_NARROWEST, _WIDEST = 40, 120
#: A line is full that leaves no more than this share of the width (some wrap for even lines).
_SLACK = 0.1
#: Of the lines inside paragraphs so many must be full.
_MOST = 0.8
#: What begins a line of its own: items of a list, headings, quotations, tables, indents.
_OWN_LINE = ("*", "•", "#", ">", "|", "=", "+", " ", "\t", "\xa0")
#: What begins an item where the line above ends, and goes on with a sentence where it does not.
_DASHES = ("-", "–", "—")
_STOPS = (".", "!", "?", ":", ";", "”", '"')
#: Words with which no line ends but one that was broken.
_OPEN_ENDS = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "but", "by", "for", "from", "had", "has", "have",
        "her", "his", "in", "into", "is", "its", "near", "of", "on", "or", "over", "that", "the",
        "their", "to", "under", "was", "were", "which", "while", "who", "with",
    }
)  # fmt: skip

#: Lines under a headline: its author, and a day of not many words.
_IN_HEAD = re.compile(
    r"(?:By|Updated|Published|Posted)\b[^.!?]{2,60}"
    r"|(?:\w+,?\s+)?(?:\d{1,2}\.?\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},?\s+)?\d{4}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
)


def unwrap(text: str) -> str:
    r"""Return the text with blanks for line ends inside paragraphs, where it was wrapped.

    Linear in the length of the text; the length stays.

    Examples
    --------
    >>> unwrap("Ten dock workers were hurt at the harbour of Mombasa on\nTuesday.\n\nMore.")
    'Ten dock workers were hurt at the harbour of Mombasa on Tuesday.\n\nMore.'
    >>> unwrap("Bridge closed\nPolice closed it on Monday.")
    'Bridge closed\nPolice closed it on Monday.'
    """
    lines = text.split("\n")
    lengths = [len(line.rstrip()) for line in lines]
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    head = next((at for at, length in enumerate(lengths) if not length), len(lines))
    inside = [
        at
        for at in range(len(lines) - 1)
        if _goes_on(lines[at], lines[at + 1])
        and not (at < head and _IN_HEAD.fullmatch(lines[at + 1].strip()))
    ]
    full = {at for at in inside if _is_full(lengths[at], lines[at + 1], width)}
    broken = [at for at in inside if _is_broken(lines[at], lines[at + 1])]
    if not broken or len(full) < _MOST * len(inside) or not full.issuperset(broken):
        return text
    ends = (_blank(line) if at in full else f"{line}\n" for at, line in enumerate(lines))
    return "".join(ends)[: len(text)]


def _goes_on(line: str, below: str) -> bool:
    """Tell whether a line can go on with the one below it."""
    if not line.strip() or not below.strip() or below.startswith(_OWN_LINE):
        return False
    return not (below.startswith(_DASHES) and line.rstrip().endswith(_STOPS))


def _is_full(length: int, below: str, width: int) -> bool:
    return length + 1 + len(below.split(None, 1)[0]) > width * (1 - _SLACK)


def _is_broken(line: str, below: str) -> bool:
    """Tell a line that ends inside a sentence."""
    last = line.rsplit(maxsplit=1)[-1]
    return below[0].islower() or last.endswith(",") or last in _OPEN_ENDS


def _blank(line: str) -> str:
    return f"{line[:-1]}  " if line.endswith("\r") else f"{line} "
