"""What stands directly around a proposed span: classes of the neighbouring tokens.

Enters: tokens and their sentences. Leaves: `Neighbours` of one proposal, numbers and words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon
from geo.mentions.proposals import proposal_words
from geo.mentions.wordlists import common_levels, person_levels

if TYPE_CHECKING:
    from geo.mentions.tokens import Tokens

#: Classes of a token, as numbers that trees can part.
EDGE, LOWER, NUMBER, COMMA, STOP, OPEN, CLOSE, DASH, GENITIVE, OTHER = range(10)
TITLE, GIVEN, SURNAME, ORGANISATION, STREET, DIVISION, COMMON, CAPITAL, UPPER = range(10, 19)

_SIGNS = {
    ",": COMMA, ".": STOP, "!": STOP, "?": STOP, ";": STOP, ":": STOP, "(": OPEN, "[": OPEN,
    "“": OPEN, "‘": OPEN, '"': OPEN, ")": CLOSE, "]": CLOSE, "”": CLOSE, "’": CLOSE, "-": DASH,
    "–": DASH, "—": DASH, "'s": GENITIVE, "’s": GENITIVE,
}  # fmt: skip


@lru_cache(maxsize=50_000)
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


#: Tokens of a sentence that tell how it is written.
_LONG = 500
_SHOUTED = 0.6
_ENDS = frozenset('.!?”"')


@dataclass(frozen=True, slots=True)
class Line:
    """The sentence around a proposal: its tokens and how it is written."""

    low: int
    high: int
    capitals: float
    body: bool
    headline: bool
    shouted: bool


def line_of(tokens: Tokens, low: int, high: int, kind: str) -> Line:
    """Describe the sentence of the tokens `low` to `high`."""
    words = [word for word in tokens.words[low : min(high, low + _LONG)] if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words) / max(len(words), 1)
    shouted = sum(word.isupper() and len(word) > 1 for word in words) > _SHOUTED * len(words)
    unended = tokens.words[high - 1] not in _ENDS
    headline = kind in ("title", "heading") or unended
    return Line(low, high, capitals, kind == "body", headline, shouted)


def neighbour_word(tokens: Tokens, index: int, line: Line) -> str:
    """Return the token at `index` as a feature: a lower-case word or sign, else its class."""
    if not line.low <= index < line.high:
        return "<edge>"
    word = tokens.words[index]
    number = token_class(word)
    if number == NUMBER:
        return "<number>"
    if number in (TITLE, ORGANISATION, STREET, DIVISION):
        return tokens.lower[index]
    if number >= GIVEN:
        lower = tokens.lower[index]
        if index == line.low and number == COMMON:
            return lower
        return f"<{number}>"
    return tokens.lower[index]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Words and numbers around a span."""

    words: tuple[str, str, str, str]
    numbers: tuple[float, ...]


NEIGHBOUR_NAMES = (
    "class_before",
    "class_after",
    "class_before2",
    "class_after2",
    "capitals_before",
    "capitals_after",
    "given_before",
    "title_before",
    "title_near_before",
    "organisation_after",
    "organisation_in_run",
    "street_after",
    "division_after",
    "surname_after",
    "person_word_after",
    "locative_before",
    "of_before",
    "to_from_before",
    "determiner_before",
    "locative_run_before",
    "hyphen_before",
    "hyphen_after",
    "in_brackets",
    "sentence_initial",
    "line_capitals",
    "line_is_headline",
    "line_is_shouted",
    "line_is_body",
    "span_is_upper",
    "line_tokens",
    "sport_near",
    "number_before",
    "position",
)


def neighbours(tokens: Tokens, first: int, last: int, line: Line) -> Neighbours:
    """Return what stands around the tokens `first` to `last` of `line`."""
    words = tokens.words

    def cls(index: int) -> int:
        return token_class(words[index]) if line.low <= index < line.high else EDGE

    lists = proposal_words()
    before, after = cls(first - 1), cls(last)
    run_low = first
    while run_low > line.low and cls(run_low - 1) >= TITLE and first - run_low < 5:  # noqa: PLR2004
        run_low -= 1
    run_high = last
    while run_high < line.high and cls(run_high) >= TITLE and run_high - last < 5:  # noqa: PLR2004
        run_high += 1
    lower = tokens.lower
    previous = lower[first - 1] if before else ""
    head = lower[run_low - 1] if run_low > line.low else ""
    following = lower[last] if after else ""
    locative = lexicon().places["locative"]
    run_after = range(last, run_high)
    near = lower[max(line.low, first - 12) : min(line.high, last + 12)]
    numbers = (
        before,
        after,
        cls(first - 2),
        cls(last + 1),
        first - run_low,
        run_high - last,
        before == GIVEN,
        before == TITLE or previous in lists["titles"],
        any(cls(k) == TITLE for k in range(run_low, first)) or head in lists["titles"],
        after == ORGANISATION,
        any(cls(k) == ORGANISATION for k in run_after),
        after == STREET,
        after == DIVISION,
        after in (SURNAME, GIVEN),
        following in lists["persons"],
        previous in locative,
        previous == "of",
        previous in ("to", "from"),
        previous in ("the", "a", "an"),
        head in locative and run_low < first,
        previous == "-",
        following == "-",
        before == OPEN and after == CLOSE,
        first == line.low,
        line.capitals,
        line.headline,
        line.shouted,
        line.body,
        all(words[k].isupper() for k in range(first, last)) and len(words[first]) > 1,
        min(line.high - line.low, 60),
        not lists["sports"].isdisjoint(near),
        before == NUMBER,
        min(first / max(len(words), 1), 1.0),
    )
    return Neighbours(
        words=(
            neighbour_word(tokens, first - 1, line),
            neighbour_word(tokens, last, line),
            neighbour_word(tokens, first - 2, line),
            neighbour_word(tokens, last + 1, line),
        ),
        numbers=tuple(float(number) for number in numbers),
    )
