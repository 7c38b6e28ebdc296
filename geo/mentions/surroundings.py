"""What stands directly around a proposed span: classes of the neighbouring tokens.

Enters: tokens and their sentences. Leaves: `Neighbours` of one proposal, numbers and words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon
from geo.mentions.proposals import proposal_words
from geo.mentions.wordlists import common_levels, person_levels

if TYPE_CHECKING:
    from geo.mentions.tokens import Tokens

#: Classes of a token, as numbers that trees can part.
EDGE, LOWER, NUMBER, COMMA, STOP, OPEN, CLOSE, DASH, GENITIVE, OTHER = range(10)
TITLE, GIVEN, SURNAME, ORGANISATION, STREET, DIVISION, COMMON, CAPITAL, UPPER = range(10, 19)

#: Classes whose words are features themselves.
_KEPT = frozenset({TITLE, ORGANISATION, STREET, DIVISION})
#: Capitalised words beside a span that count as one run, and tokens that tell of sport.
_RUN = 5
_SPORT = 12

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
    sports: tuple[int, ...] = ()


def line_of(tokens: Tokens, low: int, high: int, kind: str) -> Line:
    """Describe the sentence of the tokens `low` to `high`."""
    words = [word for word in tokens.words[low : min(high, low + _LONG)] if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words) / max(len(words), 1)
    shouted = sum(word.isupper() and len(word) > 1 for word in words) > _SHOUTED * len(words)
    unended = tokens.words[high - 1] not in _ENDS
    headline = kind in ("title", "heading") or unended
    known = _lists()["sports"]
    sports = tuple(at for at in range(low, high) if tokens.lower[at] in known)[:_LONG]
    return Line(low, high, capitals, kind == "body", headline, shouted, sports)


def _neighbour_word(tokens: Tokens, index: int, number: int, line: Line) -> str:
    """Return a token as a feature: lower-case words and signs as they are, others by class."""
    if number == EDGE:
        return "<edge>"
    if number < TITLE:
        return "<number>" if number == NUMBER else tokens.lower[index]
    if number in _KEPT or (number == COMMON and index == line.low):
        return tokens.lower[index]
    return f"<{number}>"


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
    words, lower = tokens.words, tokens.lower
    low, high = max(line.low, first - _RUN - 1), min(line.high, last + _RUN + 1)
    left = [token_class(word) for word in words[low:first]]
    right = [token_class(word) for word in words[last:high]]
    before, after = left[-1] if left else EDGE, right[0] if right else EDGE
    before2 = left[-2] if len(left) > 1 else EDGE
    after2 = right[1] if len(right) > 1 else EDGE
    run_left, run_right = _run(left[::-1]), _run(right)
    titles, locative = _lists()["titles"], _lists()["locative"]
    previous = lower[first - 1] if before else ""
    head = lower[first - run_left - 1] if first - run_left > line.low else ""
    following = lower[last] if after else ""
    numbers = (
        before,
        after,
        before2,
        after2,
        run_left,
        run_right,
        before == GIVEN,
        before == TITLE or previous in titles,
        (run_left and TITLE in left[-run_left:]) or head in titles,
        after == ORGANISATION,
        ORGANISATION in right[:run_right],
        after == STREET,
        after == DIVISION,
        after in (SURNAME, GIVEN),
        following in _lists()["persons"],
        previous in locative,
        previous == "of",
        previous in ("to", "from"),
        previous in ("the", "a", "an"),
        run_left and head in locative,
        previous == "-",
        following == "-",
        before == OPEN and after == CLOSE,
        first == line.low,
        line.capitals,
        line.headline,
        line.shouted,
        line.body,
        len(words[first]) > 1 and all(word.isupper() for word in words[first:last]),
        min(line.high - line.low, 60),
        any(first - _SPORT <= at < last + _SPORT for at in line.sports),
        before == NUMBER,
        min(first / max(len(words), 1), 1.0),
    )
    return Neighbours(
        words=(
            _neighbour_word(tokens, first - 1, before, line),
            _neighbour_word(tokens, last, after, line),
            _neighbour_word(tokens, first - 2, before2, line),
            _neighbour_word(tokens, last + 1, after2, line),
        ),
        numbers=tuple(map(float, numbers)),
    )


def _run(classes: list[int]) -> int:
    """Return how many capitalised words follow one another from the span on."""
    count = 0
    while count < min(len(classes), _RUN) and classes[count] >= TITLE:
        count += 1
    return count


@cache
def _lists() -> dict[str, frozenset[str]]:
    return proposal_words() | {"locative": lexicon().places["locative"]}
