"""Alternations of whole words: one pattern for many phrases, linear in the text.

The phrases are written as a tree by their first letters, so that at each word of a text only the
branch that can match is tried, and not a thousand phrases one after the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How a letter of a folded phrase is matched; the others stand for themselves.
_LETTERS = {" ": r"\s+", "'": "['’]"}
_WORD = re.compile(r"\w+")


class _Node(dict[str, "_Node"]):
    """A letter's followers; `ends` where a phrase ends with the letter."""

    ends = False


def key(phrase: str) -> str:
    """Fold a matched phrase to the form that the tables use.

    Examples
    --------
    >>> key("Took  to the Streets")
    'took to the streets'
    """
    return " ".join(phrase.lower().replace("’", "'").split())


def alternation(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile whole-word phrases, the longest first; blanks match any white space.

    Examples
    --------
    >>> words = alternation(["car", "car bomb", "carts"])
    >>> [m.group() for m in words.finditer("A car  bomb, a CAR and a cart")]
    ['car  bomb', 'CAR']
    """
    root = _Node()
    for phrase in sorted({key(p) for p in phrases}):
        node = root
        for letter in phrase:
            node = node.setdefault(letter, _Node())
        node.ends = True
    if not root:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<![\w-])(?:{_source(root)})(?![\w])", re.IGNORECASE)


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words that phrases begin with, up to the first sign in them.

    Examples
    --------
    >>> sorted(first_words(["car bomb", "sit-in"]))
    ['car', 'sit']
    """
    return frozenset(m.group() for p in phrases if (m := _WORD.match(key(p))))


def matches(
    pattern: re.Pattern[str], first: frozenset[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` finds, trying an alternation at words alone that begin it.

    Parameters
    ----------
    first
        `first_words` of the pattern's phrases.
    """
    behind = start
    words = _words(text, start, end)
    for begin in sorted(at for word in first.intersection(words) for at in words[word]):
        if begin >= behind and (m := pattern.match(text, begin, end)) is not None:
            behind = m.end()
            yield m


@lru_cache(maxsize=4)
def _words(text: str, start: int, end: int) -> dict[str, list[int]]:
    """Return where each word of ``text[start:end]`` begins, for all that ask of one stretch."""
    found: dict[str, list[int]] = {}
    for m in _WORD.finditer(text, start, end):
        found.setdefault(m.group().lower(), []).append(m.start())
    return found


def _source(node: _Node) -> str:
    """Write what may follow a letter; where a phrase ends, the longer one is tried first."""
    followers = [_branch(letter, child) for letter, child in node.items()]
    if not followers:
        return ""
    body = "|".join(followers)
    return f"(?:{body})?" if node.ends else (body if len(followers) == 1 else f"(?:{body})")


def _branch(letter: str, node: _Node) -> str:
    """Write a run of letters without a fork at once: a long phrase is no deep nest."""
    run = [letter]
    while len(node) == 1 and not node.ends:
        letter, node = next(iter(node.items()))
        run.append(letter)
    return "".join(_LETTERS.get(x, re.escape(x)) for x in run) + _source(node)
