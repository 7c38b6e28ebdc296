"""How words of time hang together: prepositions, parts of months, counts, ranges, open ends."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

from geo.articles import days, relative, spans
from geo.articles.dates import read_date
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
from geo.articles.weekdays import weekday_rule
from geo.articles.years import read_year

if TYPE_CHECKING:
    from geo.articles.days import Interval, Part
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

_JOINS = frozenset({"to", "until", "till", "through", "-", "–", "—"})
_OPEN = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}
_DIRECTIONS = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "after": 1}
_ONE_THING = frozenset({"the", "this", "last", "next"})


def read_expression(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read the time expression that begins at a token, with its preposition and its range."""
    word = t.word(i)
    if word in _OPEN:
        return _open_end(t, i, v)
    if word in {"from", "between"}:
        found = _range(t, i + 1, v, closed_by={"and"} if word == "between" else set())
        return found or _forced(t, i + 1, v)
    if word in v.in_words:
        return _after_preposition(t, i, v)
    return _range(t, i, v, closed_by=set()) or _point(t, i, v)


def _after_preposition(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    j = i + 1
    if t.word(i) == "in" and t.word(j) not in v.parts:
        ahead = _time_ahead(t, j, v)
        if ahead:
            return ahead
    return _range(t, j, v, closed_by=set()) or _point(t, j, v)


def _point(  # noqa: PLR0911 (one return a kind of words)
    t: Tokens, i: int, v: Vocabulary, *, forced: bool = False
) -> Found | None:
    """Read one time: a date, a weekday, a counted one, a part of one."""
    word = t.word(i)
    if word == "the":
        return _after_the(t, i, v, forced=forced)
    if word in v.near_days:
        return relative.near_day_rule(t, i, v)
    if word in v.weekdays or word in v.short_weekdays:
        return weekday_rule(t, i, v)
    if word in v.parts:
        found = _part(t, i, v)
        if found or word not in {"start", "end"}:
            return found
    if word in v.pointing:
        return relative.pointing_rule(t, i, v)
    if word == "overnight":
        return relative.overnight_rule(t, i, v)
    if word == "recent" and t.word(i + 1) in v.units:
        return Meaning("vague", "article", nothing), i + 2
    if word in v.seasons:
        return _season(t, i)
    return _distance(t, i, v) or read_date(t, i, v, forced=forced)


def _forced(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    j = i + 1 if t.word(i) in {"on", "in"} else i
    return _point(t, j, v, forced=True)


def _after_the(t: Tokens, i: int, v: Vocabulary, *, forced: bool) -> Found | None:
    j = i + 1
    word = t.word(j)
    if word == "day" and t.word(j + 2) in v.near_days:
        return _day_beside(t, j, v)
    if word == "day" and t.word(j + 1) in {"before", "after"} and _ends(t, j + 2, v):
        step = -1 if t.word(j + 1) == "before" else 1
        rule = "day_before" if step < 0 else "day_after"
        return from_narrative(rule, lambda b: one_day(days.shift(b, step))), j + 2
    if word == "weekend":
        return relative.pointing_rule(t, i, v)
    if word == "the":
        return None
    return _point(t, j, v, forced=forced)


def _ends(t: Tokens, i: int, v: Vocabulary) -> bool:
    return not t.word(i).isalpha() or t.word(i) in v.in_words


def _day_beside(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    step = {"before": -1, "after": 1}.get(t.word(i + 1))
    if step is None:
        return None
    ahead = v.near_days[t.word(i + 2)] + step
    return from_article("day_beside", lambda base: one_day(days.shift(base, ahead))), i + 3


def _part(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "early in 2022", "late May", "mid-May", "the end of the month", "back in January"."""
    part = v.parts[t.word(i)]
    j = i + 1
    while t.word(j) in {"in", "on", "of", "-", "at"} and j < i + 3:
        j += 1
    if t.word(j) == "the" and v.units.get(t.word(j + 1)) in {"month", "year", "week", "decade"}:
        unit = v.units[t.word(j + 1)]
        return _take_part(
            from_article(f"this_{unit}", lambda b: spans.unit_of(b, unit, 0)), part
        ), j + 2
    if t.word(j) in v.parts or (t.word(j) == "the" and t.word(j + 1) in v.parts):
        return None  # a part of a part is not read, however often it is repeated
    found = _point(t, j, v, forced=True)
    if found is None:
        return None
    meaning, k = found
    if meaning.rule == "this_month" and t.word(i) in {"early", "earlier"}:
        return from_article("earlier_this_month", spans.month_so_far), k
    return _take_part(meaning, part, so_far=t.word(i) == "earlier"), k


def _take_part(meaning: Meaning, part: str, *, so_far: bool = False) -> Meaning:
    def answer(bases: Bases) -> Interval | None:
        whole = meaning.days(bases)
        if whole is None or whole[0] == whole[1]:
            return whole
        if part != "whole":
            return days.part_of(whole, cast("Part", part))
        if so_far and bases.now and whole[0] <= bases.now <= whole[1]:
            return whole[0], bases.now
        return whole

    return dataclasses.replace(meaning, days=answer, rule=f"{part}_{meaning.rule}")


def _season(t: Tokens, i: int) -> Found | None:
    """Read "summer 2022", "the summer of 2022": known to the year, seasons differ by hemisphere."""
    j = i + 2 if t.word(i + 1) == "of" else i + 1
    year = read_year(t, j)
    if year is None:
        return None
    whole = days.year_days(year)
    return Meaning("season_year", "none", lambda _: whole, Stated(year=year)), j + 1


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


def _distance(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "three days ago", "a week later", "two months earlier", "days later"."""
    bare = t.word(i) in v.units and t.word(i).endswith("s")
    read = (None, i) if bare else _number(t, i, v)
    unit = v.units.get(t.word(read[1])) if read else None
    if read is None or unit is None:
        return None
    number, j = read
    word = t.word(j + 1)
    direction = _DIRECTIONS.get(word)
    if direction is None or (word in {"before", "after"} and not _ends(t, j + 2, v)):
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


def _time_ahead(t: Tokens, i: int, v: Vocabulary) -> Found | None:
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


def _open_end(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "since Friday": from that day to the article's; "until", "by", "before", "after"."""
    found = _range(t, i + 1, v, closed_by=set()) or _forced(t, i + 1, v)
    if found is None:
        return None
    meaning, j = found
    name = _OPEN[t.word(i)]
    if name != "since":
        return dataclasses.replace(meaning, rule=f"{name}_{meaning.rule}"), j

    def answer(bases: Bases) -> Interval | None:
        begun = meaning.days(dataclasses.replace(bases, planned=False))
        if begun is None:
            return None
        return days.between(begun[0], bases.now or begun[1])

    return dataclasses.replace(meaning, days=answer, rule=f"since_{meaning.rule}"), j


def _range(t: Tokens, i: int, v: Vocabulary, *, closed_by: set[str]) -> Found | None:
    """Read "Monday to Wednesday", "between May 1 and June 3", "from March to June 2022"."""
    opened = t.word(i - 1) in {"from", "between"}
    left = _forced(t, i, v) if opened else _point(t, i, v)
    if left is None:
        return None
    first, j = left
    word = t.word(j)
    if word not in (closed_by or _JOINS):
        return left
    k = j + 1
    right = _forced(t, k, v)
    if right is None or not _comparable(first, right[0]):
        return left
    return _joined(first, right[0]), right[1]


def _comparable(first: Meaning, second: Meaning) -> bool:
    """Say whether two times can be the ends of one range: neither vague nor joined already."""
    return "vague" not in {first.rule, second.rule} and "range" not in {first.rule, second.rule}


def _joined(first: Meaning, second: Meaning) -> Meaning:
    def answer(bases: Bases) -> Interval | None:
        end = second.days(bases)
        if end is None:
            return None
        near = bases
        if first.loose:
            near = dataclasses.replace(bases, article=end[1], latest=None, planned=False)
        begin = first.days(near)
        return None if begin is None else days.between(begin[0], end[1])

    anchor = second.anchor if second.anchor != "none" else first.anchor
    if first.loose and second.anchor == "none":
        anchor = "none"
    return Meaning("range", anchor, answer, second.stated)
