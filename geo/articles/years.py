"""Years in figures: 1999, 1998-99, "the 1990s", told apart from counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import days
from geo.articles.meaning import Found, Meaning, Stated, from_article

if TYPE_CHECKING:
    import datetime as dt

    from geo.articles.days import Interval
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

#: Years that news speaks of; beyond them four digits are a count.
FIRST_YEAR, LAST_YEAR = 1500, 2199
YEAR_DIGITS = 4
DASHES = frozenset("-–—")
_SUMS = frozenset("$€£¥#№")
#: "the 1998 war" and "in 1998 soldiers" have a year, "the 1400 men" has none.
MODERN = range(1900, 2100)
_DECADE = 10
_CENTURY = 100
#: What may stand between "the", "mid" and the name or the figures of a decade.
_SIGNS = frozenset("-'’‘")


def read_year(t: Tokens, i: int) -> int | None:
    """Return a year of four digits that is not a piece of a longer figure."""
    year = t.number(i)
    if year is None or len(t.word(i)) != YEAR_DIGITS or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    before, after = t.word(i - 1), t.word(i + 1)
    if before in _SUMS or (t.joined(i) and before in {",", ".", ":", "/"}):
        return None
    if after in {",", ".", ":", "/"} and t.joined(i + 1) and t.joined(i + 2):
        return None if t.word(i + 2).isdecimal() else year
    if t.joined(i + 1) and after.isalpha():
        return None
    return year


def read_years(t: Tokens, i: int, v: Vocabulary, *, forced: bool) -> Found | None:
    """Read a year, a run of years or a decade; `forced` as in `read_date`."""
    year = t.number(i)
    if year and t.word(i + 1) == "s" and t.joined(i + 1) and year % _DECADE == 0:
        if FIRST_YEAR <= year <= LAST_YEAR:
            whole = days.year_days(year, year + _DECADE - 1)
            return Meaning("decade", "none", lambda _: whole), i + 2
        return (_decade(year), i + 2) if year < _CENTURY and _of_time(t, i, v) else None
    year = read_year(t, i)
    if year is None:
        return None
    last, j = _last_year(t, i + 1, year)
    told = forced or last is not None or _announced(t, i, v)
    counts = t.word(j) in v.counted or _counts_on(t, j, v)
    acts = t.word(i - 1) == "in" and year in MODERN and t.word(j) in v.people
    if not told or (counts and not acts):
        return None
    whole = days.year_days(year, last)
    rule = "year" if last is None else "years"
    return Meaning(rule, "none", lambda _: whole, Stated(year=last or year)), j


def named_decade(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "nineties" in "the nineties", "the late nineties": an age, "his nineties", is none."""
    number = v.decades.get(t.word(i))
    return (_decade(number), i + 1) if number is not None and _of_time(t, i, v) else None


def _of_time(t: Tokens, i: int, v: Vocabulary) -> bool:
    """Say whether "the" stands before a decade's name, with at most a word like "late" between."""
    k = i - 1
    while t.word(k) in v.parts or t.word(k) in _SIGNS:
        k -= 1
    inside = t.word(k).isalpha() and t.word(k) not in v.in_words | v.year_owners | v.after_day
    return t.word(k) == "the" or (inside and t.word(k - 1) == "the")


def _decade(number: int) -> Meaning:
    """Give the decade of that name which had begun last: in 2023 "the nineties" are the 1990s."""

    def count(base: dt.date) -> Interval | None:
        first = base.year - base.year % _CENTURY + number
        first -= _CENTURY if first > base.year else 0
        return days.year_days(first, first + _DECADE - 1)

    return from_article("decade_named", count)


def _counts_on(t: Tokens, i: int, v: Vocabulary) -> bool:
    """Say whether "and 2000 hectares" follows, which makes the figure before it a count, too."""
    joined = t.word(i) in {"and", "or", "to"} or t.word(i) in DASHES
    return joined and t.word(i + 1).isdecimal() and t.word(i + 2) in v.counted


def _announced(t: Tokens, i: int, v: Vocabulary) -> bool:
    before, after = t.word(i - 1), t.word(i + 1)
    if before == "(" and after == ")":
        return True
    if before == "of":
        return int(t.word(i)) in MODERN and (not after.isalpha() or after in v.after_day)
    if before in v.year_owners:
        return int(t.word(i)) in MODERN and after.isalpha()
    return before in v.year_words


def _last_year(t: Tokens, i: int, first: int) -> tuple[int | None, int]:
    """Read the end of 1998-1999, 1998-99, "1998 to 1999"."""
    if t.word(i) not in DASHES and t.word(i) not in {"to", "until", "through"}:
        return None, i
    last = read_year(t, i + 1)
    short = t.number(i + 1)
    if last is None and short is not None and len(t.word(i + 1)) == 2 and t.joined(i + 1):  # noqa: PLR2004
        last = first - first % _CENTURY + short
    if last is None or last < first:
        return None, i
    return last, i + 2
