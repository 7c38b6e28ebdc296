"""Times told by how far off they are: "three days ago", "two weeks previously", "in ten days".

Each rule reads `Tokens` from an index on and gives a `Meaning` with the index after it, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import spans
from geo.articles.meaning import Bases, Found, Meaning, from_article, from_narrative, nothing

if TYPE_CHECKING:
    from geo.articles.days import Interval
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

_DIRECTIONS = {
    "ago": -1,
    "earlier": -1,
    "previously": -1,
    "before": -1,
    "prior": -1,
    "later": 1,
    "after": 1,
    "afterwards": 1,
}
#: Behind these may follow what is counted from: "two days before the vote" is no day told last.
_TAKING = frozenset({"before", "after", "prior"})


def ends_after(t: Tokens, i: int, v: Vocabulary) -> bool:
    """Say whether nothing that is counted from stands at this token."""
    counted = t.word(i)[:1].isdigit() and t.word(i + 1).isalpha() and t.word(i + 1) not in v.months
    return not (t.word(i).isalpha() or counted) or t.word(i) in v.in_words


def _number(t: Tokens, i: int, v: Vocabulary) -> tuple[int | None, int] | None:
    """Return a count ("three", "24", None where vague) and the index after it."""
    word = t.word(i)
    if word in {"a", "an"} and t.word(i + 1) in v.vague_numbers:
        j = i + 3 if t.word(i + 2) == "of" else i + 2
        return None, j
    if word in v.numbers:
        return v.numbers[word], i + 1
    if word in v.vague_numbers:
        return None, i + 1
    number = t.number(i)
    if number is None or t.word(i + 1) in {",", "."}:
        return None
    return number, i + 1


def read_distance(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "three days ago", "a week later", "two months previously", "days later"."""
    bare = t.word(i) in v.units and t.word(i).endswith("s")
    read = (None, i) if bare else _number(t, i, v)
    unit = v.units.get(t.word(read[1])) if read else None
    if read is None or unit is None:
        return None
    number, j = read
    word = t.word(j + 1)
    direction = _DIRECTIONS.get(word)
    if direction is None or (word in _TAKING and not ends_after(t, j + 2, v)):
        return None
    return _counted_distance(word, direction, number, unit), j + 2


def _counted_distance(word: str, direction: int, number: int | None, unit: str) -> Meaning:
    if number is None:
        return Meaning("vague", "article" if word == "ago" else "narrative", nothing)
    signed = direction * number
    if word == "ago":
        return from_article("ago", lambda b: spans.counted(b, signed, unit))
    if direction < 0:
        return _earlier(signed, unit)
    return from_narrative("later", lambda b: spans.counted(b, signed, unit))


def _earlier(number: int, unit: str) -> Meaning:
    """Count back from the story's last day; from the article's where the story has none yet."""

    def answer(bases: Bases) -> Interval | None:
        base = bases.narrative or bases.article
        return None if base is None else spans.counted(base, number, unit)

    return Meaning("earlier", "narrative", answer)


def read_time_ahead(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "in ten days", which lies ahead only where the sentence speaks of the future."""
    read = _number(t, i, v)
    if read is None or read[0] is None:
        return None
    number, j = read
    unit = v.units.get(t.word(j))
    if unit in {None, "hour"} or t.word(j + 1) in _DIRECTIONS:
        return None
    step, of = number or 0, unit or "day"

    def answer(bases: Bases) -> Interval | None:
        if bases.article is None or not bases.planned:
            return None
        return spans.counted(bases.article, step, of)

    return Meaning("ahead", "article", answer), j + 1
