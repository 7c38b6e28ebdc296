r"""Words that a pattern cannot match without: what a sentence is asked for before it is searched.

What enters is a regular expression as the lexicons have them, words and groups of words parted by
blanks. What leaves are sets of words in small letters; one of each stands in whatever it matches.
"""

from __future__ import annotations

import re
from itertools import product

#: Assertions take no room.
_LOOK = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)")
#: What parts words, and a count by which a group may be missing.
_BLANK = re.compile(r"\\s\+| (?![?*{])")
_MISSING = re.compile(r"(?:\?|\*|\{0?,\d*\})\??")
_OR = re.compile(r"\|")
#: A group that may be missing ends with what parts words: "(?:\w+\s+){0,3}", "(?:[\w-]+[ ,]+)?".
_PARTED = ("\\s+", "[ ,]+", " ")
#: Words written with optional letters, classes of letters, and groups of endings.
_SPELLED = re.compile(r"(?:[a-z]\??|\[[a-z]+\]\??|\(\?:[a-z?|]*\)\??|[-'’])+")
_LETTERS = re.compile(r"(?:([a-z])|\[([a-z]+)\]|\(\?:([a-z?|]*)\))(\??)")
_BRACKETS = re.compile(r"\\.|\[[^\]]*\]|(?P<open>\()|(?P<close>\))")


def required_words(pattern: str) -> tuple[frozenset[str], ...]:
    r"""Return sets of words of which each has one in whatever a pattern matches, as whole words.

    A part of the pattern whose words are not all written out has no set.

    Examples
    --------
    >>> found = required_words(r"(?:\w+\s+){0,3}pelt(?:ed|s)\s+\w+\s+with\s+(?:stones|rocks?)")
    >>> [sorted(words) for words in found]
    [['pelted', 'pelts'], ['with'], ['rock', 'rocks', 'stones']]
    """
    bare = _LOOK.sub("", pattern)
    if len(_split(bare, _OR)) > 1:
        return ()
    return tuple(words for part in _split(bare, _BLANK) for words in _of_part(part))


def _split(pattern: str, at: re.Pattern[str]) -> list[str]:
    """Split a pattern outside of its groups."""
    parts, begin, behind = [], 0, 0
    for m in at.finditer(pattern):
        if m.start() >= behind:
            behind = _end_of_groups(pattern, begin, m.start())
            if behind <= m.start():
                parts.append(pattern[begin : m.start()])
                begin = m.end()
    return [*parts, pattern[begin:]]


def _end_of_groups(pattern: str, begin: int, at: int) -> int:
    """Return where the group that holds offset `at` ends; `at` or less where none does."""
    while begin < at:
        m = _BRACKETS.search(pattern, begin)
        if m is None or m.start() >= at:
            return at
        begin = _closing(pattern, m.start()) + 1 if m["open"] else m.end()
    return begin


def _closing(pattern: str, at: int) -> int:
    """Return where the bracket that opens at `at` is closed."""
    depth = 0
    for m in _BRACKETS.finditer(pattern, at):
        depth += (m["open"] is not None) - (m["close"] is not None)
        if not depth:
            return m.start()
    message = f"a bracket is not closed in {pattern!r}"
    raise ValueError(message)


def _of_part(part: str) -> tuple[frozenset[str], ...]:
    """Return the sets of what stands between two blanks."""
    while part.startswith("(?:"):
        end = _closing(part, 0)
        missing = _MISSING.match(part, end + 1)
        if missing is None:
            break
        if not all(branch.endswith(_PARTED) for branch in _split(part[3:end], _OR)):
            return ()
        part = part[missing.end() :]
    if part.startswith("(?:") and _closing(part, 0) == len(part) - 1:
        branches = [required_words(b) for b in _split(part[3:-1], _OR)]
        if not all(branches):
            return ()
        return (frozenset().union(*(min(sets, key=len) for sets in branches)),)
    if not _SPELLED.fullmatch(part):
        return ()
    return tuple(w for word in re.split(r"[-'’]", part) if (w := _spelled(word)) and "" not in w)


def _spelled(word: str) -> frozenset[str]:
    """Write out a word in all its spellings."""
    letters = [
        {
            *((letter or one_of) or ()),
            *_endings(ending, letter or one_of),
            *([""] if may_be else ()),
        }
        for letter, one_of, ending, may_be in _LETTERS.findall(word)
    ]
    return frozenset("".join(chosen) for chosen in product(*letters))


def _endings(group: str, other: str) -> set[str]:
    """Write out a group of endings, none where the part is a letter or a class."""
    return set() if other else {s for ending in group.split("|") for s in _spelled(ending) or {""}}
