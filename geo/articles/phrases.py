"""How words of time hang together: prepositions, parts of months, counts, ranges, open ends."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

from geo.articles import days, relative, spans
from geo.articles.dates import read_date
from geo.articles.distances import ends_after, read_distance, read_time_ahead
from geo.articles.holidays import read_holiday
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
from geo.articles.month_days import day_alone
from geo.articles.nights import eve_rule, night_rule, overnight_rule
from geo.articles.weekdays import since_day_time, weekday_rule
from geo.articles.years import named_decade, read_year

if TYPE_CHECKING:
    from geo.articles.days import Interval, Part
    from geo.articles.tokens import Tokens
    from geo.articles.vocabulary import Vocabulary

_JOINS = frozenset({"to", "until", "till", "through", "into", "-", "–", "—"})
_OPEN = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}
#: Verbs and states of what lasts at the time of the report; how many words before "until".
_LASTING = frozenset(
    {"is", "are", "remains", "remain", "stays", "stay", "lasts", "runs", "continues"}
)
_IN_WHAT = frozenset({"force", "place", "effect"})
_SHUT = frozenset({"closed", "shut", "suspended", "blocked", "barred", "banned", "valid"})
_LASTING_REACH = 8
#: Before the figures of a decade: "the '90s".
_APOSTROPHES = frozenset("'’‘")
#: Times that cannot be the end of a range.
_NO_ENDS = frozenset({"vague", "range", "backwards"})


def read_expression(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read the time expression that begins at a token, with its preposition and its range."""
    word = t.word(i)
    if word in _OPEN and not (word == "by" and _owns(t, i + 1, v)):
        return _open_end(t, i, v)
    if word in {"from", "between"}:
        found = _range(t, i + 1, v, closed_by={"and"} if word == "between" else set())
        return found or _forced(t, i + 1, v)
    if word in v.in_words:
        return _after_preposition(t, i, v)
    return _range(t, i, v, closed_by=set())


def _owns(t: Tokens, i: int, v: Vocabulary) -> bool:
    """Say whether a day is what something is named after: "killed by Friday's strike"."""
    return t.word(i) in v.weekdays and t.word(i + 1) in _APOSTROPHES and t.word(i + 2) == "s"


def _after_preposition(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    j = i + 1
    if t.word(i) == "in" and t.word(j) not in v.parts:
        ahead = read_time_ahead(t, j, v)
        if ahead:
            return ahead
    return _range(t, j, v, closed_by=set())


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
        return overnight_rule(t, i, v, read_expression)
    if word == "recent" and t.word(i + 1) in v.units:
        return Meaning("vague", "article", nothing), i + 2
    if word in v.seasons:
        return _season(t, i)
    named = read_distance(t, i, v) or named_decade(t, i, v) or read_holiday(t, i, v)
    return named or read_date(t, i, v, forced=forced)


def _forced(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    j = i + 1 if t.word(i) in {"on", "in"} else i
    return _point(t, j, v, forced=True)


def _after_the(t: Tokens, i: int, v: Vocabulary, *, forced: bool) -> Found | None:
    j = i + 1
    word = t.word(j)
    if word == "day" and t.word(j + 2) in v.near_days:
        return _day_beside(t, j, v)
    if t.word(j + 1) in {"before", "after", "prior"} and (told := _day_told_from(t, j, v)):
        return told
    found = relative.before_last(t, j, v) or _at_night(t, j, v)
    if found:
        return found
    if word == "weekend":
        return relative.pointing_rule(t, i, v)
    if word == "the":
        return None
    j = j + 1 if word in _APOSTROPHES and t.joined(j + 1) else j
    return _point(t, j, v, forced=forced) or day_alone(t, j, v)


def _at_night(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    if t.word(i) == "night":
        return night_rule(t, i, v, read_expression)
    return eve_rule(t, i, v, read_expression) if t.word(i) == "eve" else None


#: Behind "the day before" these go on with what was told: "a strike the day before hit a house".
_GOES_ON = frozenset(
    {"hit", "struck", "killed", "wounded", "injured", "damaged", "destroyed", "left", "had", "was"}
)


def _day_told_from(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "day before", "evening prior", "week after" of the day told last."""
    unit = "day" if t.word(i) in v.day_times else v.units.get(t.word(i))
    ended = ends_after(t, i + 2, v) or t.word(i + 2) in _GOES_ON
    if unit not in {"day", "week"} or t.word(i).endswith("s") or not ended:
        return None
    step = 1 if t.word(i + 1) == "after" else -1
    if unit == "week":
        return from_narrative("week_told", lambda b: spans.unit_of(b, "week", step)), i + 2
    rule = "day_before" if step < 0 else "day_after"
    return from_narrative(rule, lambda b: one_day(days.shift(b, step))), i + 2


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
    earlier = t.word(i) == "earlier"
    j = i + 1
    while t.word(j) in {"in", "on", "of", "-", "at", *_APOSTROPHES} and j < i + 3:
        j += 1
    if t.word(j) == "the" and v.units.get(t.word(j + 1)) in {"month", "year", "week", "decade"}:
        unit = v.units[t.word(j + 1)]
        this = from_article(f"this_{unit}", lambda b: spans.unit_of(b, unit, 0))
        return _so_far(this) if earlier else _take_part(this, part), j + 2
    if t.word(j) in v.parts or (t.word(j) == "the" and t.word(j + 1) in v.parts):
        return None  # a part of a part is not read, however often it is repeated
    found = _point(t, j, v, forced=True)
    if found is None:
        return None
    meaning, k = found
    if meaning.rule == "this_month" and t.word(i) == "early":
        return _so_far(meaning), k
    return _so_far(meaning) if earlier else _take_part(meaning, part), k


def _so_far(meaning: Meaning) -> Meaning:
    """Read "earlier this week": not after the article's day."""
    if meaning.rule in spans.SO_FAR:
        return from_article(
            meaning.rule.replace("this", "earlier_this"), spans.SO_FAR[meaning.rule]
        )

    def answer(bases: Bases) -> Interval | None:
        whole = meaning.days(bases)
        inside = whole is not None and bases.now and whole[0] <= bases.now <= whole[1]
        return (whole[0], bases.now) if whole and bases.now and inside else whole

    return dataclasses.replace(meaning, days=answer, rule=f"whole_{meaning.rule}")


def _take_part(meaning: Meaning, part: str) -> Meaning:
    def answer(bases: Bases) -> Interval | None:
        whole = meaning.days(bases)
        if whole is None or whole[0] == whole[1] or part == "whole":
            return whole
        return days.part_of(whole, cast("Part", part))

    return dataclasses.replace(meaning, days=answer, rule=f"{part}_{meaning.rule}")


def _season(t: Tokens, i: int) -> Found | None:
    """Read "summer 2022", "the summer of 2022": known to the year, seasons differ by hemisphere."""
    j = i + 2 if t.word(i + 1) == "of" else i + 1
    year = read_year(t, j)
    if year is None:
        return None
    whole = days.year_days(year)
    return Meaning("season_year", "none", lambda _: whole, Stated(year=year)), j + 1


def _open_end(t: Tokens, i: int, v: Vocabulary) -> Found | None:
    """Read "since Friday": from that day to the article's; "until", "by", "before", "after"."""
    found = _range(t, i + 1, v, closed_by=set()) or _forced(t, i + 1, v)
    if found is None:
        return since_day_time(t, i, v) if t.word(i) == "since" else None
    meaning, j = found
    name = _OPEN[t.word(i)]
    if name == "until" and _lasts(t, i):
        told = meaning.days

        def ahead(bases: Bases) -> Interval | None:
            return told(dataclasses.replace(bases, planned=True))

        meaning = dataclasses.replace(meaning, days=ahead)
    if name != "since":
        return dataclasses.replace(meaning, rule=f"{name}_{meaning.rule}"), j

    def answer(bases: Bases) -> Interval | None:
        begun = meaning.days(dataclasses.replace(bases, planned=False))
        if begun is None:
            return None
        return days.between(begun[0], bases.now or begun[1])

    return dataclasses.replace(meaning, days=answer, rule=f"since_{meaning.rule}"), j


def _lasts(t: Tokens, i: int) -> bool:
    """Say whether what ends "until Friday" lasts still: "a curfew is in force until Friday"."""
    for at in range(i - 1, max(-1, i - _LASTING_REACH), -1):
        if t.word(at) in _LASTING:
            state = t.word(at + 1) == "in" and t.word(at + 2) in _IN_WHAT
            return state or t.word(at + 1) in _SHUT
    return False


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
    right = None if _nests(t, k) else _forced(t, k, v)
    if right is None or not _comparable(first, right[0]):
        return left
    return _joined(first, right[0]), right[1]


def _nests(t: Tokens, i: int) -> bool:
    """Say whether a night begins here, which may hold a range: ranges would nest without an end."""
    j = i + 1 if t.word(i) in {"on", "in"} else i
    return t.word(j) == "overnight" or (t.word(j) == "the" and t.word(j + 1) in {"night", "eve"})


def _comparable(first: Meaning, second: Meaning) -> bool:
    """Say whether two times can be the ends of one range: neither vague nor joined already."""
    return _NO_ENDS.isdisjoint((first.rule, second.rule))


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
