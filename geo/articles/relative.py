"""Days told from another day: weekdays, yesterday, last week, three days later.

Each rule reads `Tokens` from an index on and gives a `Meaning` with the index after it, or None.
Same-day weekdays count: "on Tuesday" in Tuesday's paper is that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles import days, spans
from geo.articles.dates import read_date, read_month
from geo.articles.meaning import Bases, Found, Meaning, Stated, nothing, one_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from geo.articles.days import Interval
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

_LAST = frozenset({"last", "past"})
_THIS = frozenset({"this", "current"})
_NEXT = frozenset({"next", "coming"})
_AFTER = frozenset({"following", "next", "subsequent"})
_BEFORE = frozenset({"previous", "preceding", "prior"})
_SAME = frozenset({"same", "very"})
_WEEKEND = 5


def from_article(
    rule: str, count: Callable[[dt.date], Interval | None], stated: Stated | None = None
) -> Meaning:
    """Make a meaning that counts from the article's day."""
    return Meaning(
        rule,
        "article",
        lambda bases: None if bases.article is None else count(bases.article),
        stated or Stated(),
    )


def from_narrative(rule: str, count: Callable[[dt.date], Interval | None]) -> Meaning:
    """Make a meaning that counts from the last day told."""
    return Meaning(
        rule,
        "narrative",
        lambda bases: None if bases.narrative is None else count(bases.narrative),
    )


def read_weekday(t: Tokens, i: int, v: Vocabulary) -> tuple[int, int, bool] | None:
    """Return the weekday's number, the index after it, and whether its name was cut short."""
    word = t.word(i)
    if word in v.weekdays:
        return v.weekdays[word], i + 1, False
    if word in v.short_weekdays and t.capital(i):
        dotted = t.word(i + 1) == "." and t.joined(i + 1)
        return v.short_weekdays[word], i + 2 if dotted else i + 1, True
    return None


def weekday_rule(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "Monday", "Monday night", "Monday, May 29", "Monday last week"."""
    read = read_weekday(t, i, v)
    if read is None:
        return None
    weekday, j, short = read
    k = _after_day_time(t, j, v)
    dated = _dated_weekday(t, k, weekday, v)
    if dated or short:
        return dated
    if t.word(k) in _LAST | _THIS | _NEXT and v.units.get(t.word(k + 1)) == "week":
        weeks = -1 if t.word(k) in _LAST else 1 if t.word(k) in _NEXT else 0
        return _weekday_of_week(weekday, weeks), k + 2
    if t.word(k) == "last" and not t.word(k + 1).isalpha():
        return _weekday_past(weekday, "last_weekday", same=False), k + 1

    def answer(bases: Bases) -> Interval | None:
        if bases.article is None:
            return None
        if bases.planned:
            return one_day(days.weekday_after(bases.article, weekday))
        return one_day(days.weekday_before(bases.article, weekday))

    return Meaning("weekday", "article", answer, Stated(weekday=weekday), loose=True), k


def _dated_weekday(t: Tokens, i: int, weekday: int, v: Vocabulary) -> Found | None:
    j = i + 1 if t.word(i) in {",", "("} else i
    j = j + 1 if t.word(j) == "the" else j
    found = read_date(t, j, v)
    if found is None or found[0].stated.day is None:
        return None
    meaning, k = found
    stated = meaning.stated
    stated = Stated(stated.year, stated.month, stated.day, weekday)
    if stated.year is not None:
        return Meaning("weekday_date", "none", meaning.days, stated), k
    month, day = stated.month or 1, stated.day or 1

    def answer(bases: Bases) -> Interval | None:
        if bases.now is None:
            return None
        return one_day(
            days.day_without_year(month, day, bases.now, planned=bases.planned, weekday=weekday)
        )

    return Meaning("weekday_date", "article", answer, stated, loose=True), k


def _after_day_time(t: Tokens, i: int, v: Vocabulary) -> int:
    """Return the index after "night", "morning" and the like."""
    return i + 1 if t.word(i) in v.day_times else i


def _weekday_of_week(weekday: int, weeks: int) -> Meaning:
    def count(base: dt.date) -> Interval | None:
        week = days.week_days(base, weeks)
        return None if week is None else one_day(days.shift(week[0], weekday))

    return from_article("weekday_of_week", count, Stated(weekday=weekday))


def _weekday_past(weekday: int, rule: str, *, same: bool) -> Meaning:
    return from_article(
        rule,
        lambda base: one_day(days.weekday_before(base, weekday, same=same)),
        Stated(weekday=weekday),
    )


def near_day_rule(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read today, tonight, yesterday, tomorrow, with the time of day after them."""
    if _is_name(t, i):
        return None
    ahead = v.near_days[t.word(i)]
    j = _after_day_time(t, i + 1, v)
    return from_article(t.word(i), lambda base: one_day(days.shift(base, ahead))), j


def _is_name(t: Tokens, i: int) -> bool:
    """Tell "USA Today" and "Trees for Tomorrow" from the day, by the capital in mid-sentence."""
    inside = i > 0 and t.word(i - 1).isalpha()
    beside = t.capital(i - 1) or t.capital(i + 1)
    return inside and beside and t.capital(i) and not t.shouted(i)


def overnight_rule(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "overnight": yesterday and today; "overnight on Tuesday" ends on Tuesday."""
    j = i + 1
    j = j + 1 if t.word(j) in {"on", "into", "to"} else j
    named = weekday_rule(t, j, v)
    if named is None:
        return from_article(
            "overnight", lambda base: days.between(days.shift(base, -1), base)
        ), i + 1
    inner = named[0]

    def answer(bases: Bases) -> Interval | None:
        found = inner.days(bases)
        return None if found is None else days.between(days.shift(found[0], -1), found[1])

    return Meaning("overnight", inner.anchor, answer, inner.stated), named[1]


def pointing_rule(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read what begins with last, past, this, next, following, previous, same, that."""
    word, j = t.word(i), i + 1
    after = t.word(j)
    if after in v.day_times:
        return _day_time(word, after), j + 1
    weekday = read_weekday(t, j, v)
    if weekday and not weekday[2]:
        return _pointed_weekday(t, word, weekday[0], weekday[1], v)
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
    if word in _THIS:
        return from_article("this_day", one_day)
    if word in _LAST:
        return from_article("last_night", lambda base: one_day(days.shift(base, -1)))
    if word in _BEFORE:
        return from_narrative("day_before", lambda base: one_day(days.shift(base, -1)))
    if word in _SAME or word == "that":
        return from_narrative("same_day", one_day)
    ahead = 0 if after in {"evening", "night"} and word not in _AFTER else 1
    return from_narrative("day_after", lambda base: one_day(days.shift(base, ahead)))


def _pointed_weekday(  # noqa: PLR0911 (one return a word)
    t: Tokens, word: str, weekday: int, j: int, v: Vocabulary
) -> Found | None:
    j = _after_day_time(t, j, v)
    dated = _dated_weekday(t, j, weekday, v)
    if dated:
        return dated
    stated = Stated(weekday=weekday)
    if word in _LAST:
        return _weekday_past(weekday, "last_weekday", same=False), j
    if word in _NEXT:
        return from_article(
            "next_weekday", lambda base: one_day(days.weekday_after(base, weekday)), stated
        ), j
    if word in _THIS:
        return _this_weekday(weekday), j
    if word in _BEFORE:
        return from_narrative(
            "weekday_before",
            lambda base: one_day(days.weekday_before(base, weekday, same=False)),
        ), j
    if word in _AFTER:
        return from_narrative(
            "weekday_after", lambda base: one_day(days.weekday_after(base, weekday))
        ), j
    return from_narrative(
        "that_weekday", lambda base: one_day(days.weekday_before(base, weekday))
    ), j


def _this_weekday(weekday: int) -> Meaning:
    return Meaning(
        "this_weekday",
        "article",
        lambda bases: (
            None
            if bases.article is None
            else one_day(
                days.weekday_after(bases.article, weekday, same=True)
                if bases.planned
                else days.weekday_before(bases.article, weekday)
            )
        ),
        Stated(weekday=weekday),
    )


def _weekend(word: str) -> Meaning:
    """Give Saturday and Sunday: the last ones begun, those to come if the sentence plans."""
    if word in _BEFORE | {"following", "same", "that"}:
        ahead = -1 if word in _BEFORE else 1 if word == "following" else 0
        return from_narrative("weekend", lambda base: spans.weekend_of(base, ahead))

    def answer(bases: Bases) -> Interval | None:
        if bases.article is None:
            return None
        return spans.weekend(bases.article, word, planned=bases.planned)

    return Meaning("weekend", "article", answer)


def _pointed_month(word: str, month: int) -> Meaning | None:
    stated = Stated(month=month)
    if word in _LAST:
        return from_article("last_named_month", lambda b: spans.month_before(b, month), stated)
    if word in _NEXT:
        return from_article("next_named_month", lambda b: spans.month_after(b, month), stated)
    if word in _THIS:
        return from_article("this_named_month", lambda b: days.month_days(b.year, month), stated)
    if word in _AFTER:
        return from_narrative("month_after", lambda b: spans.month_after(b, month))
    return None


def _counted(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "last three days", "past 24 hours", "past few weeks", "past days"."""
    if t.word(i) not in _LAST | _NEXT | _THIS:
        return None
    word = t.word(i + 1)
    unit = v.units.get(t.word(i + 2))
    if t.word(i) in _LAST and word in v.units and word.endswith("s"):
        return Meaning("vague", "article", nothing), i + 2
    if unit is None or unit == word:
        return None
    if word in v.vague_numbers:
        return Meaning("vague", "article", nothing), i + 3
    number = v.numbers.get(word) or t.number(i + 1)
    if not number:
        return None
    sign = 1 if t.word(i) in _NEXT else -1
    return from_article("stretch", lambda base: spans.stretch(base, sign * number, unit)), i + 3


def _pointed_unit(word: str, t: Tokens, j: int, v: Vocabulary) -> Found | None:
    unit = v.units.get(t.word(j))
    if unit is None or t.word(j).endswith("s"):
        return None
    if unit == "day":
        return _pointed_day(word, j)
    if word == "past":
        return from_article("stretch", lambda base: spans.stretch(base, -1, unit)), j + 1
    if word in _LAST | _THIS | _NEXT:
        ahead = -1 if word in _LAST else 1 if word in _NEXT else 0
        return from_article(f"{word}_{unit}", lambda b: spans.unit_of(b, unit, ahead)), j + 1
    if word in _AFTER | _BEFORE | _SAME or word == "that":
        ahead = 1 if word in _AFTER else -1 if word in _BEFORE else 0
        return from_narrative(f"{unit}_told", lambda base: spans.unit_of(base, unit, ahead)), j + 1
    return None


def _pointed_day(word: str, j: int) -> Found | None:
    if word in _AFTER:
        return from_narrative("day_after", lambda base: one_day(days.shift(base, 1))), j + 1
    if word in _BEFORE:
        return from_narrative("day_before", lambda base: one_day(days.shift(base, -1))), j + 1
    if word in _SAME or word == "that":
        return from_narrative("same_day", one_day), j + 1
    return None
