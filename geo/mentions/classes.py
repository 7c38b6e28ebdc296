"""Classes of tokens: what a word or sign is by itself, looked up once a text.

Enters: tokens. Leaves: `Classified`, the tokens with the class of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.mentions.proposals import proposal_words
from geo.mentions.wordlists import common_levels, person_levels

if TYPE_CHECKING:
    from geo.mentions.tokens import Tokens

#: Classes of a token, as numbers that trees can part.
EDGE, LOWER, NUMBER, COMMA, STOP, OPEN, CLOSE, DASH, GENITIVE, OTHER = range(10)
TITLE, GIVEN, SURNAME, ORGANISATION, STREET, DIVISION, COMMON, CAPITAL, UPPER = range(10, 19)

#: Classes whose words are features themselves.
_KEPT = frozenset({TITLE, ORGANISATION, STREET, DIVISION})

_SIGNS = {
    ",": COMMA, ".": STOP, "!": STOP, "?": STOP, ";": STOP, ":": STOP, "(": OPEN, "[": OPEN,
    "“": OPEN, "‘": OPEN, '"': OPEN, ")": CLOSE, "]": CLOSE, "”": CLOSE, "’": CLOSE, "-": DASH,
    "–": DASH, "—": DASH, "'s": GENITIVE, "’s": GENITIVE,
}  # fmt: skip

#: Distinct tokens whose class is kept.
_CACHED = 50_000


class _Classes(dict[str, int]):
    """Classes of tokens as written, worked out once a token; emptied where it grows too large."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _CACHED:
            self.clear()
        found = self[word] = token_class(word)
        return found


class _Shown(dict[str, str]):
    """Tokens as features, but for where they stand; kept as the classes are."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _CACHED:
            self.clear()
        number = token_class(word)
        lower = word.lower().replace("’", "'")
        if number < TITLE:
            shown = "<number>" if number == NUMBER else lower
        else:
            shown = lower if number in _KEPT else f"<{number}>"
        self[word] = shown
        return shown


_CLASSES = _Classes()
#: Tokens as features, by the token as written.
SHOWN = _Shown()


@dataclass(frozen=True, slots=True)
class Classified:
    """The tokens of a text with what every decision asks of them.

    `classes` has the class of each token, `sports` the indices of the words of sport.
    """

    tokens: Tokens
    classes: bytes
    sports: list[int]


def classify(tokens: Tokens) -> Classified:
    """Look up all tokens of a text once."""
    classes = bytes(map(_CLASSES.__getitem__, tokens.words))
    known = proposal_words()["sports"]
    sports = []
    if not known.isdisjoint(tokens.lower):
        sports = [at for at, word in enumerate(tokens.lower) if word in known]
    return Classified(tokens, classes, sports)


def token_class(word: str) -> int:
    """Return the class of a token as written."""
    sign = _SIGNS.get(word)
    if sign is not None:
        return sign
    if word[0].isdigit():
        return NUMBER
    if not word[0].isalpha():
        return OTHER
    if not word[0].isupper():
        return LOWER
    return _capitalised(word)


def _capitalised(word: str) -> int:
    lower = word.lower().rstrip(".")
    words = proposal_words()
    given, surnames = person_levels()
    for known, number in (
        (words["titles"], TITLE),
        (words["organisations"], ORGANISATION),
        (words["streets"], STREET),
        (words["after"], DIVISION),
    ):
        if lower in known:
            return number
    level = common_levels().get(lower, 6)
    if given.get(lower, 6) < 6 and level > 2:  # noqa: PLR2004
        return GIVEN
    if level < 6:  # noqa: PLR2004
        return COMMON
    if surnames.get(lower, 6) < 6:  # noqa: PLR2004
        return SURNAME
    return UPPER if word.isupper() and len(word) > 1 else CAPITAL
