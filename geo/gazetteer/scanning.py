"""Find spans of a text that are names of known places, whatever they mean there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.gazetteer import layout
from geo.gazetteer.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer.reading import Index

#: The longest name looked for, in words ("Bosnia and Herzegovina" has three).
MOST_WORDS = 7

#: A word: letters and digits, with apostrophes inside (d'Ivoire, O'Fallon). No nested quantifier.
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")

#: What may stand between the words of one name: a space, a hyphen, "St. Louis", an apostrophe.
_GAP = re.compile(r"(?:\.?[ \u00a0\u2009\u202f]|[-‐‑]| ?& ?|['’ʻ`])\Z")
_ENGLISH_GENITIVE = ("'s", "’s")

#: Abbreviations with points: U.S., U.A.E., D.C., and one capitalised word with a point (Calif.).
_POINTED = re.compile(r"(?:[A-Z]\.){1,5}[A-Z]?|[A-Z][a-z]{1,5}\.|[A-Z]{2,4}\b")


@dataclass(frozen=True, slots=True)
class NameSpan:
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


class Scanner:
    """Scans texts for the names of one index."""

    def __init__(self, index: Index) -> None:
        self._names = index.names

    def spans(self, text: str) -> Iterator[NameSpan]:
        """Yield the spans in order of start, longest first at each start."""
        words = [match.span() for match in _WORD.finditer(text)]
        keys = [""] * len(words)
        literals = self._literals(text)
        for at, (start, _) in enumerate(words):
            found = literals.get(start)
            if found is not None:
                yield found
            if _begins_name(text[start]):
                yield from self._names_from(text, words, keys, at)

    def _literals(self, text: str) -> dict[int, NameSpan]:
        found: dict[int, NameSpan] = {}
        for match in _POINTED.finditer(text):
            start, end = match.span()
            if start and (text[start - 1].isalnum() or text[start - 1] == "."):
                continue
            surface = match.group()
            for shorter in (surface, surface.rstrip(".")):
                if layout.LITERAL_SIGN + shorter in self._names:
                    end = start + len(shorter)
                    found[start] = NameSpan(start, end, shorter, shorter, literal=True)
                    break
        return found

    def _names_from(
        self, text: str, words: list[tuple[int, int]], keys: list[str], at: int
    ) -> Iterator[NameSpan]:
        """Yield the names that begin at word `at`; `keys` remembers folded words of the text."""
        start = words[at][0]
        found: dict[int, str] = {}
        ends: dict[int, int] = {}
        key, end = "", start
        for number in range(at, min(at + MOST_WORDS, len(words))):
            word_start, word_end = words[number]
            if number > at:
                if not _GAP.match(text, end, word_start):
                    break
                key += _joint(text[end:word_start])
            word = text[word_start:word_end]
            if word.endswith(_ENGLISH_GENITIVE):
                owner = key + fold(word[:-2])
                if len(owner) > 1 and owner in self._names:
                    found[word_end - 2] = owner
            keys[number] = keys[number] or fold(word)
            key += keys[number]
            end = word_end
            if not word.islower():
                ends[len(key)] = end
        for known in self._names.prefixes(key):
            if len(known) > 1 and len(known) in ends:
                found[ends[len(known)]] = known
        for end in sorted(found, reverse=True):
            yield NameSpan(start, end, text[start:end], found[end])


def _joint(gap: str) -> str:
    if "&" in gap:
        return " and "
    return "" if gap[0] in "'’ʻ`" else " "


def _begins_name(letter: str) -> bool:
    """Return whether a word with this first letter may begin a name: a capital, or no case."""
    return letter.isupper() or (letter.isalpha() and not letter.islower())
