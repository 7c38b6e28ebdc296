"""Find spans of a text that are names of known places, whatever they mean there."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from geo.gazetteer import layout
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer.reading import Index

#: The longest name looked for, in words ("Bosnia and Herzegovina" has three).
MOST_WORDS = 7
#: No word of a name has more letters; a longer one is not looked up.
LONGEST_WORD = 100

#: A word: letters and digits, with apostrophes inside (d'Ivoire, O'Fallon). No nested quantifier.
_WORD = r"[^\W_]+(?:['’ʼ][^\W_]+)*"

#: The beginning of a word, if it is no small letter of English and no digit; the rest of the word.
_FIRST = re.compile(r"[^\W_a-z0-9](?<![^\W_].)(?<![^\W_]['’ʼ].)[^\W_]*(?:['’ʼ][^\W_]+)*", re.DOTALL)
#: What may stand between the words of one name (a space, a hyphen, "St. Louis", an apostrophe)
#: and the word that follows.
_NEXT = re.compile(r"(\.?[ \u00a0\u2009\u202f]|[-‐‑]| ?& ?|['’ʻ`])(" + _WORD + ")")
#: Words, and beginnings of names, whose place in the index is kept.
_KEPT = 30_000
_ENGLISH_GENITIVE = ("'s", "’s")

#: Abbreviations with points: U.S., U.A.E., D.C., and one capitalised word with a point (Calif.).
_POINTED = re.compile(r"(?:[A-Z]\.){1,5}[A-Z]?|[A-Z][a-z]{1,5}\.|[A-Z]{2,4}\b")


class NameSpan(NamedTuple):
    """A span that is a known name.

    Attributes
    ----------
    start, end
        Code points of the text, end exclusive; a genitive 's is left out.
    surface
        The text between them.
    key
        The folded name, or the abbreviation as written.
    literal
        Whether it is an abbreviation that counts only exactly as written.
    """

    start: int
    end: int
    surface: str
    key: str
    literal: bool = False


class _Word(NamedTuple):
    """A word as the beginning of names: its key and whether it is, or begins, one.

    `owner` is the key of the name without a genitive 's, where that is a name.
    """

    key: str
    known: bool
    goes_on: bool
    owner: str


class Scanner:
    """Scans texts for the names of one index."""

    def __init__(self, index: Index) -> None:
        self._names = index.names
        self._word = lru_cache(maxsize=_KEPT)(self._read_word)
        self._begins = lru_cache(maxsize=_KEPT)(self._is_beginning)

    def spans(self, text: str) -> Iterator[NameSpan]:
        """Yield the spans in order of start, longest first at each start."""
        read = self._word
        for match in _FIRST.finditer(text):
            surface = match.group()
            start, end = match.span()
            if surface[1:2].isupper() or text[end : end + 1] == ".":
                literal = self._literal(text, start)
                if literal:
                    yield literal
            if len(surface) > LONGEST_WORD or not _begins_name(surface[0]):
                continue
            word = read(surface)
            if word.goes_on:
                following = _NEXT.match(text, end)
                if following is not None and self._may_go_on(word.key, following):
                    yield from self._names_from(text, surface, start, following)
                    continue
            if word.known:
                yield NameSpan(start, end, surface, word.key)
            if word.owner:
                yield NameSpan(start, end - 2, surface[:-2], word.owner)

    def _may_go_on(self, key: str, following: re.Match[str]) -> bool:
        """Return whether a name may begin with the word of that key and the one after it."""
        joint, second = _joint(following[1]), following[2]
        if not joint or second.endswith(_ENGLISH_GENITIVE) or len(second) > LONGEST_WORD:
            return True
        return self._begins(key + joint + self._word(second).key)

    def _read_word(self, word: str) -> _Word:
        key = fold(word)
        owner = fold(word[:-2]) if word.endswith(_ENGLISH_GENITIVE) else ""
        return _Word(
            key=key,
            known=len(key) > 1 and key in self._names,
            goes_on=any(len(known) > len(key) for known in islice(self._names.iterkeys(key), 2)),
            owner=owner if len(owner) > 1 and owner in self._names else "",
        )

    def _is_beginning(self, key: str) -> bool:
        """Return whether a name begins with `key`."""
        return next(self._names.iterkeys(key), None) is not None

    def _literal(self, text: str, start: int) -> NameSpan | None:
        """Return the abbreviation that begins at `start`, where there is one."""
        match = _POINTED.match(text, start)
        if match is None or (start and text[start - 1] == "."):
            return None
        for surface in (match.group(), match.group().rstrip(".")):
            if layout.LITERAL_SIGN + surface in self._names:
                return NameSpan(start, start + len(surface), surface, surface, literal=True)
        return None

    def _names_from(
        self, text: str, word: str, start: int, following: re.Match[str] | None
    ) -> Iterator[NameSpan]:
        """Yield the names that begin with `word` at `start` and may have several words."""
        found: dict[int, str] = {}
        ends: dict[int, int] = {}
        key = ""
        for before, part, end in self._words_from(text, word, start + len(word), following):
            if part.endswith(_ENGLISH_GENITIVE):
                owner = before + fold(part[:-2])
                if len(owner) > 1 and owner in self._names:
                    found[end - 2] = owner
            key = before + self._word(part).key
            if not part.islower():
                ends[len(key)] = end
        for known in self._names.prefixes(key):
            if len(known) > 1 and len(known) in ends:
                found[ends[len(known)]] = known
        for end in sorted(found, reverse=True):
            yield NameSpan(start, end, text[start:end], found[end])

    def _words_from(
        self, text: str, word: str, end: int, following: re.Match[str] | None
    ) -> Iterator[tuple[str, str, int]]:
        """Yield the words that may be one name: the key of those before, the word, its end."""
        key = ""
        for _ in range(MOST_WORDS):
            yield key, word, end
            if following is None or len(following[2]) > LONGEST_WORD:
                return
            joint = _joint(following[1])
            key += self._word(word).key + joint
            if joint and not self._begins(key):
                return
            word, end = following[2], following.end()
            following = _NEXT.match(text, end)


def _joint(gap: str) -> str:
    """Return what parts two words in a key."""
    if gap == " ":
        return gap
    if "&" in gap:
        return " and "
    return "" if gap in "'’ʻ`" else " "


@lru_cache(maxsize=4096)
def _begins_name(letter: str) -> bool:
    """Return whether a word with this first letter may begin a name: a capital, or no case."""
    return letter.isupper() or (letter.isalpha() and not letter.islower())
