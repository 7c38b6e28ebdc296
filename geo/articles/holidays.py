"""Holidays: "on Christmas Eve", "New Year's Day 2019", "Easter Sunday".

Of feasts that move with the moon those of Easter are read, of Western or Orthodox Easter; those of
the Islamic calendar are not, whose days differ by country.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from geo.articles import days
from geo.articles.meaning import Bases, Found, Meaning, Stated, one_day
from geo.articles.years import read_year

if TYPE_CHECKING:
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

#: Signs and the letter of a genitive, which the table leaves out: "New Year's Eve".
_GENITIVE = frozenset({"'", "’", "s"})
#: "The Good Friday Agreement".
_NAMED_AFTER = frozenset({"agreement", "accord", "accords"})
#: Days within which news speaks of a feast that was: of two Easters the one just past is meant.
_FRESH = 14


@cache
def _by_first_word(v: Vocabulary) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((*v.holidays, *v.feasts), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(names) for first, names in found.items()}


def begins_holiday(t: Tokens, i: int, v: Vocabulary) -> bool:
    """Say whether a holiday's name begins at a token."""
    return any(_end(t, i, words) for words in _by_first_word(v).get(t.word(i), ()))


def read_holiday(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read a holiday's name, with a year behind it or without; the longest name counts."""
    for words in _by_first_word(v).get(t.word(i), ()):
        j = _end(t, i, words)
        if j:
            year = read_year(t, j)
            if words in v.feasts:
                if t.word(j) in _NAMED_AFTER:
                    return None
                return _feast(words, year or _year_before(t, i), v), j + (year is not None)
            month, day = v.holidays[words]
            return _day_of(month, day, year), j + (year is not None)
    return None


def _year_before(t: Tokens, i: int) -> int | None:
    """Return the year of "the 2019 Easter Sunday bombings"."""
    return read_year(t, i - 1) if i else None


def _end(t: Tokens, i: int, words: tuple[str, ...]) -> int:
    """Return the index behind the name, 0 where another word or a small letter stands."""
    for word in words:
        while t.joined(i) and t.word(i) in _GENITIVE:
            i += 1
        if t.word(i) != word or not t.capital(i):
            return 0
        i += 1
    return i


def _day_of(month: int, day: int, year: int | None) -> Meaning:
    if year is not None:
        whole = one_day(days.make_day(year, month, day))
        return Meaning("holiday_year", "none", lambda _: whole, Stated(year, month, day))

    def answer(bases: Bases) -> days.Interval | None:
        if bases.now is None:
            return None
        return one_day(days.day_without_year(month, day, bases.now, planned=bases.planned))

    return Meaning("holiday", "article", answer, Stated(month=month, day=day), loose=True)


def _feast(words: tuple[str, ...], year: int | None, v: Vocabulary) -> Meaning:
    after = dt.timedelta(v.feasts[words])
    western = words[0] != "orthodox"
    main = EASTER_WESTERN if western else EASTER_ORTHODOX
    if year is not None:
        day = easter(year, main) + after
        whole = one_day(day)
        return Meaning(
            "holiday_year", "none", lambda _: whole, Stated(day.year, day.month, day.day)
        )

    def answer(bases: Bases) -> days.Interval | None:
        now = bases.now
        if now is None or not dt.MINYEAR < now.year < dt.MAXYEAR:
            return None  # the calendar has no year before, or none behind
        if bases.planned:
            ahead = (easter(y, main) + after for y in (now.year, now.year + 1))
            return one_day(next(day for day in ahead if day >= now))
        churches = (EASTER_WESTERN, EASTER_ORTHODOX) if western else (main,)
        past = {
            church: max(
                day for y in (now.year - 1, now.year) if (day := easter(y, church) + after) <= now
            )
            for church in churches
        }
        fresh = [day for day in past.values() if (now - day).days <= _FRESH]
        return one_day(max(fresh, default=past[main]))

    return Meaning("holiday", "article", answer, loose=True)
