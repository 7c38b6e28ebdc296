"""What stands directly around a proposed span: classes of the neighbouring tokens.

Enters: tokens and their sentences. Leaves: `Neighbours` of one proposal, numbers and words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geo.mentions.classes import (
    CLOSE,
    COMMON,
    DIVISION,
    EDGE,
    GIVEN,
    LOWER,
    NUMBER,
    OPEN,
    ORGANISATION,
    SHOWN,
    STREET,
    SURNAME,
    TITLE,
)
from geo.mentions.lexicon import lexicon
from geo.mentions.proposals import proposal_words

if TYPE_CHECKING:
    from geo.mentions.classes import Classified

#: Capitalised words beside a span that count as one run, and tokens that tell of sport.
_RUN = 5
_SPORT = 12
#: Classes that are no words, and those that are none in capitals.
_NO_WORDS = bytes(number for number in range(TITLE) if number != LOWER)
_NO_CAPITALS = bytes(range(TITLE))

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


def line_of(text: Classified, low: int, high: int, kind: str) -> Line:
    """Describe the sentence of the tokens `low` to `high`."""
    end = min(high, low + _LONG)
    classes = text.classes[low:end]
    words = len(classes.translate(None, _NO_WORDS))
    upper = len(classes.translate(None, _NO_CAPITALS))
    shouted = upper > _SHOUTED * words and _is_shouted(text.tokens.words[low:end], words)
    headline = kind in ("title", "heading") or text.tokens.words[high - 1] not in _ENDS
    sports = text.sports and text.sports[bisect_left(text.sports, low) :][:_LONG]
    return Line(
        low,
        high,
        upper / max(words, 1),
        kind == "body",
        headline,
        shouted,
        tuple(at for at in sports if at < high),
    )


def _is_shouted(words: list[str], count: int) -> bool:
    """Say whether most of `count` words are in capitals throughout."""
    return sum(word.isupper() and len(word) > 1 for word in words) > _SHOUTED * count


class Neighbours(NamedTuple):
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


def neighbours(text: Classified, first: int, last: int, line: Line) -> Neighbours:
    """Return what stands around the tokens `first` to `last` of `line`."""
    words, lower, classes = text.tokens.words, text.tokens.lower, text.classes
    low, high = line.low, line.high
    before = classes[first - 1] if first > low else EDGE
    after = classes[last] if last < high else EDGE
    before2 = classes[first - 2] if first > low + 1 else EDGE
    after2 = classes[last + 1] if last + 1 < high else EDGE
    run_left = run_right = 0
    if before >= TITLE:
        run_left = _run(classes[max(low, first - _RUN) : first][::-1])
    if after >= TITLE:
        run_right = _run(classes[last : min(high, last + _RUN)])
    lists = _lists()
    locative = lists["locative"]
    previous = lower[first - 1] if before else ""
    head = lower[first - run_left - 1] if first - run_left > low else ""
    following = lower[last] if after else ""
    titled = run_left and TITLE in classes[first - run_left : first]
    numbers = (
        before,
        after,
        before2,
        after2,
        run_left,
        run_right,
        before == GIVEN,
        before == TITLE or previous in lists["titles"],
        titled or head in lists["titles"],
        after == ORGANISATION,
        run_right and ORGANISATION in classes[last : last + run_right],
        after == STREET,
        after == DIVISION,
        after in _NAMES,
        following in lists["persons"],
        previous in locative,
        previous == "of",
        previous in _WAYS,
        previous in _DETERMINERS,
        run_left and head in locative,
        previous == "-",
        following == "-",
        before == OPEN and after == CLOSE,
        first == low,
        line.capitals,
        line.headline,
        line.shouted,
        line.body,
        _is_upper(words, first, last),
        min(high - low, 60),
        bool(line.sports) and any(first - _SPORT <= at < last + _SPORT for at in line.sports),
        before == NUMBER,
        min(first / max(len(words), 1), 1.0),
    )
    edge = "<edge>"
    return Neighbours(
        (
            edge if before == EDGE else _shown(text, first - 1, low),
            edge if after == EDGE else _shown(text, last, low),
            edge if before2 == EDGE else _shown(text, first - 2, low),
            edge if after2 == EDGE else _shown(text, last + 1, low),
        ),
        numbers,
    )


_NAMES = frozenset({SURNAME, GIVEN})
_WAYS = frozenset({"to", "from"})
_DETERMINERS = frozenset({"the", "a", "an"})


def _shown(text: Classified, index: int, low: int) -> str:
    """Return a token as a feature; a common word in capitals counts as it is at the beginning."""
    if index == low and text.classes[index] == COMMON:
        return text.tokens.lower[index]
    return SHOWN[text.tokens.words[index]]


def _is_upper(words: list[str], first: int, last: int) -> bool:
    if len(words[first]) < 2 or not words[first].isupper():  # noqa: PLR2004
        return False
    return last == first + 1 or all(word.isupper() for word in words[first:last])


def _run(classes: bytes) -> int:
    """Return how many capitalised words follow one another from the span on."""
    count = 0
    while count < len(classes) and classes[count] >= TITLE:
        count += 1
    return count


@cache
def _lists() -> dict[str, frozenset[str]]:
    return proposal_words() | {"locative": lexicon().places["locative"]}
