"""Days told from another day: yesterday, last week, the following day.

Each rule reads `Tokens` from an index on and gives a `Meaning` with the index after it, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import days, spans
from geo.articles.dates import read_month
from geo.articles.meaning import (
    Bases,
    Found,
    Meaning,
    Stated,
    from_article,
    from_narrative,
    nothing,
    one_day,
)
from geo.articles.weekdays import (
    AFTER,
    BEFORE,
    LAST,
    NEXT,
    SAME,
    THIS,
    after_day_time,
    pointed_weekday,
    read_weekday,
)

if TYPE_CHECKING:
    import datetime as dt

    from geo.articles.days import Interval
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary


def near_day_rule(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read today, tonight, yesterday, tomorrow, with the time of day after them."""
    if _is_name(t, i):
        return None
    ahead = v.near_days[t.word(i)]
    j = after_day_time(t, i + 1, v)
    return from_article(t.word(i), lambda base: one_day(days.shift(base, ahead))), j


def _is_name(t: Tokens, i: int) -> bool:
    """Tell "USA Today" and "Trees for Tomorrow" from the day, by the capital in mid-sentence."""
    inside = i > 0 and t.word(i - 1).isalpha()
    beside = t.capital(i - 1) or t.capital(i + 1)
    return inside and beside and t.capital(i) and not t.shouted(i)


def before_last(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "week before last", "night before last", "weekend before last", "Friday before last"."""
    after = t.word(i + 3)
    if (t.word(i + 1), t.word(i + 2)) != ("before", "last") or after in v.units:
        return None
    word = t.word(i)
    unit = v.units.get(word)
    if word == "weekend":
        return from_article("before_last", lambda base: spans.weekend_of(base, -2)), i + 3
    if word in v.weekdays:
        return from_article(
            "before_last", lambda base: _weekday_before_last(base, v.weekdays[word])
        ), i + 3
    if unit is None or word.endswith("s"):
        return None
    return from_article("before_last", lambda base: spans.unit_of(base, unit, -2)), i + 3


def _weekday_before_last(base: dt.date, weekday: int) -> Interval | None:
    last = days.weekday_before(base, weekday, same=False)
    return None if last is None else one_day(days.shift(last, -7))


def pointing_rule(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read what begins with last, past, this, next, following, previous, same, that."""
    word, j = t.word(i), i + 1
    after = t.word(j)
    if after in v.day_times:
        return _day_time(word, after), j + 1
    weekday = read_weekday(t, j, v)
    if weekday and not weekday[2]:
        return pointed_weekday(t, word, weekday[0], weekday[1], v)
    if after == "weekend":
        return _weekend(word), j + 1
    if after in v.seasons:
        return Meaning("season", "article", nothing), j + 1
    month = read_month(t, j, v)
    if month and not month[2] and t.capital(j):
        meaning = _pointed_month(word, month[0])
        return None if meaning is None else (meaning, month[1])
    return _counted(t, i, v) or _pointed_unit(word, t, j, v)


def _day_time(word: str, after: str) -> Meaning:
    """Give the meaning of "this morning", "last night", "the next morning", "that night"."""
    if word in THIS:
        return from_article("this_day", one_day)
    if word in LAST:
        return from_article("last_night", lambda base: one_day(days.shift(base, -1)))
    if word in BEFORE:
        return from_narrative("day_before", lambda base: one_day(days.shift(base, -1)))
    if word in SAME or word == "that":
        return from_narrative("same_day", one_day)
    ahead = 0 if after in {"evening", "night"} and word not in AFTER else 1
    return from_narrative("day_after", lambda base: one_day(days.shift(base, ahead)))


def _weekend(word: str) -> Meaning:
    """Give Saturday and Sunday: the last ones begun, those to come if the sentence plans."""
    if word in BEFORE | {"following", "same", "that"}:
        ahead = -1 if word in BEFORE else 1 if word == "following" else 0
        return from_narrative("weekend", lambda base: spans.weekend_of(base, ahead))

    def answer(bases: Bases) -> Interval | None:
        if bases.article is None:
            return None
        return spans.weekend(bases.article, word, planned=bases.planned)

    return Meaning("weekend", "article", answer)


def _pointed_month(word: str, month: int) -> Meaning | None:
    stated = Stated(month=month)
    if word in LAST:
        return from_article("last_named_month", lambda b: spans.month_before(b, month), stated)
    if word in NEXT:
        return from_article("next_named_month", lambda b: spans.month_after(b, month), stated)
    if word in THIS:
        return from_article("this_named_month", lambda b: days.month_days(b.year, month), stated)
    if word in AFTER:
        return from_narrative("month_after", lambda b: spans.month_after(b, month))
    return None


def _counted(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "last three days", "past 24 hours", "past few weeks", "past days"."""
    if t.word(i) not in LAST | NEXT | THIS:
        return None
    word = t.word(i + 1)
    unit = v.units.get(t.word(i + 2))
    if t.word(i) in LAST and word in v.units and word.endswith("s"):
        return Meaning("vague", "article", nothing), i + 2
    if unit is None or unit == word:
        return None
    if word in v.vague_numbers:
        return Meaning("vague", "article", nothing), i + 3
    number = v.numbers.get(word) or t.number(i + 1)
    if not number:
        return None
    sign = 1 if t.word(i) in NEXT else -1
    return from_article("stretch", lambda base: spans.stretch(base, sign * number, unit)), i + 3


def _pointed_unit(word: str, t: Tokens, j: int, v: Vocabulary) -> Found | None:
    unit = v.units.get(t.word(j))
    if unit is None or t.word(j).endswith("s"):
        return None
    if word == "past" or (word == "last" and unit == "day" and _is_stretch(t, j)):
        return from_article("stretch", lambda base: spans.stretch(base, -1, unit)), j + 1
    if unit == "day":
        return _pointed_day(word, j)
    if word in LAST | THIS | NEXT:
        ahead = -1 if word in LAST else 1 if word in NEXT else 0
        return from_article(f"{word}_{unit}", lambda b: spans.unit_of(b, unit, ahead)), j + 1
    if word in AFTER | BEFORE | SAME or word == "that":
        ahead = 1 if word in AFTER else -1 if word in BEFORE else 0
        return from_narrative(f"{unit}_told", lambda base: spans.unit_of(base, unit, ahead)), j + 1
    return None


def _is_stretch(t: Tokens, i: int) -> bool:
    """Tell "over the last day", the past 24 hours, from "the last day of the talks"."""
    over = t.word(i - 2) == "the" and t.word(i - 3) in {"over", "during", "within"}
    return over and t.word(i + 1) != "of"


def _pointed_day(word: str, j: int) -> Found | None:
    if word in AFTER:
        return from_narrative("day_after", lambda base: one_day(days.shift(base, 1))), j + 1
    if word in BEFORE:
        return from_narrative("day_before", lambda base: one_day(days.shift(base, -1))), j + 1
    if word in SAME or word == "that":
        return from_narrative("same_day", one_day), j + 1
    return None
