"""Time expressions in a text, each with its span and the days that it means.

A text and the day it was published go in; `TimeExpression`s come out. The words are in
vocabulary.py, the rules in dates.py, relative.py and phrases.py; here they are looked for, joined
to their prepositions and to ranges, and counted from the right day.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.articles import days
from geo.articles.ahead import Ahead
from geo.articles.english import ENGLISH
from geo.articles.meaning import Bases, Meaning
from geo.articles.phrases import read_expression
from geo.articles.tokens import Tokens
from geo.articles.years import YEAR_DIGITS
from geo.records import Sentence, TimeExpression

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from geo.articles.days import Interval
    from geo.articles.vocabulary import Vocabulary

#: Kinds of sentences whose days carry the story on ("three days later" counts from them).
_TELLING = frozenset({"body"})
#: The first sentences of a report say what is new.
_LEAD = 3
#: Words of an expression before the one that says that it is one: "over the course of last week".
_MOST_BEFORE = 6
#: What a sentence is asked for first: its words, and figures that tell a time without any of them,
#: which are years and those with letters at once behind them: "1999", "the 29th", "the '90s".
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(rf"\d(?:\d{{{YEAR_DIGITS - 1}}}|[^\W\d_])")
#: Expressions of one word.
_ALONE = frozenset({"overnight", "eve", "weekend", "weekends", "midweek", "recently", "lately"})
_READ = frozenset({"title", "heading", "body", "caption"})
#: Ends the name of the rule where the weekday beside a date is not that of the date.
CONTRADICTED = "_contradicted"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression that was read and not yet counted: its span, meaning and surroundings.

    `planned` says that it lies ahead, `reported` that somebody says something on it ("said on
    May 30"), `telling` that it stands in the report itself, `caption` in that of a picture,
    `lead` in the report's first sentences; `sentence` is where its sentence begins.
    """

    start: int
    end: int
    meaning: Meaning
    planned: bool = False
    reported: bool = False
    telling: bool = True
    caption: bool = False
    lead: bool = False
    sentence: int = 0


#: Rules of a month or a day with its year, and without: "In April 1988 ...; on 5 May" is of 1988.
_WITH_YEAR = frozenset({"month_year", "month_day_year"})
_WITHOUT_YEAR = frozenset({"month_day", "month"})


def read_phrases(
    text: str,
    sentences: Sequence[Sentence] | None = None,
    *,
    vocabulary: Vocabulary = ENGLISH,
) -> tuple[Phrase, ...]:
    """Read the time expressions of a text without counting them from a day.

    Furniture, bylines and duplicates are left out. Linear in the length of the text.
    """
    if sentences is None:
        sentences = (Sentence(0, len(text), 1),)
    found: list[Phrase] = []
    told = 0
    for sentence in sentences:
        if sentence.kind in _READ:
            told += sentence.kind in _TELLING
            found.extend(_in_sentence(text, sentence, vocabulary, lead=told <= _LEAD))
    return tuple(found)


def _in_sentence(text: str, sentence: Sentence, v: Vocabulary, *, lead: bool) -> Iterator[Phrase]:
    telling_words = _telling_words(v)
    words = text[sentence.start : sentence.end]
    if telling_words.isdisjoint(_WORD.findall(words.lower())) and not _FIGURE.search(words):
        return
    tokens = Tokens(text, sentence.start, sentence.end)
    marks = [
        i
        for i, word in enumerate(tokens.words)
        if word in telling_words or (word[0].isdecimal() and _tells(tokens, i))
    ]
    telling = sentence.kind in _TELLING
    ahead = None
    starts = _starts(v)
    behind = 0
    near = {i for mark in marks for i in range(max(0, mark - _MOST_BEFORE), mark + 1)}
    for i in sorted(near):
        word = tokens.words[i]
        if i < behind or not (word in starts or word[0].isdecimal()):
            continue
        if word in v.in_words and not _begins(tokens.word(i + 1), starts):
            continue
        found = read_expression(tokens, i, v)
        if found is None:
            continue
        meaning, behind = found
        ahead = ahead or Ahead(tokens, v)
        yield Phrase(
            tokens.spans[i][0],
            tokens.spans[behind - 1][1],
            meaning,
            planned=ahead.at(i, behind),
            reported=ahead.reported(i, behind),
            telling=telling,
            caption=sentence.kind == "caption",
            lead=lead and telling,
            sentence=sentence.start,
        )


def _begins(word: str, starts: frozenset[str]) -> bool:
    return word in starts or word[:1].isdecimal()


def _tells(tokens: Tokens, i: int) -> bool:
    """Tell a figure that can be a time without a word of time: a year, an ordinal, a decade."""
    letters = tokens.joined(i + 1) and tokens.words[i + 1].isalpha()
    return len(tokens.words[i]) == YEAR_DIGITS or letters


@cache
def _telling_words(v: Vocabulary) -> frozenset[str]:
    """Return the words of which each expression has one, unless a figure tells it (`_tells`)."""
    named = (
        v.months,
        v.short_months,
        v.weekdays,
        v.short_weekdays,
        v.units,
        v.parts,
        v.near_days,
        v.decades,
    )
    words = frozenset(word for table in named for word in table)
    words |= {word for name in (*v.holidays, *v.feasts) for word in name[-1:]}
    return words | v.day_times | v.seasons | _ALONE


@cache
def _starts(v: Vocabulary) -> frozenset[str]:
    return v.starts()


def count_phrases(
    text: str,
    phrases: Iterable[Phrase],
    base: dt.date | None,
    *,
    latest: dt.date | None = None,
) -> tuple[TimeExpression, ...]:
    """Count phrases from the article's day, and from the story's own days as it goes on.

    Parameters
    ----------
    base
        Day of publication; None leaves what counts from it unresolved.
    latest
        Last day that the text can speak from, where it was updated later.
    """
    told: dt.date | None = None
    month: Interval | None = None
    beside: tuple[int, dt.date] | None = None
    past: tuple[int, dt.date] | None = None
    counted: list[TimeExpression] = []
    for phrase in phrases:
        meaning = phrase.meaning
        near = beside[1] if beside is not None and beside[0] == phrase.sentence else None
        bases = Bases(base, latest, told, phrase.planned, month, near)
        if past is not None and past[0] == phrase.sentence and meaning.rule in _WITHOUT_YEAR:
            bases = Bases(past[1], narrative=told, month=month, beside=near)
        found = meaning.days(bases)
        if meaning.rule == "ahead" and not phrase.planned:
            continue  # "in ten days" of something past is how long it took
        first, last = found or (None, None)
        counted.append(
            TimeExpression(
                phrase.start,
                phrase.end,
                text[phrase.start : phrase.end],
                first,
                last,
                days.precision(*found) if found else None,
                meaning.anchor,
                _rule(meaning, found),
            )
        )
        if found is None or not phrase.telling or phrase.planned:
            continue
        opens = phrase.start == phrase.sentence and meaning.rule in _WITH_YEAR
        if opens and base is not None and found[1].year < base.year:
            past = phrase.sentence, found[1].replace(month=12, day=31)
        if (found[0].year, found[0].month) == (found[1].year, found[1].month):
            month = found
        if first == last:
            told = first
        if first == last or _begins_on_day(meaning):
            beside = phrase.sentence, found[0]
    return tuple(counted)


def _begins_on_day(meaning: Meaning) -> bool:
    """Tell "since Thursday" from "since March": its first day is one that was told."""
    stated = meaning.stated
    return meaning.rule.startswith("since") and (stated.day or stated.weekday) is not None


def _rule(meaning: Meaning, found: Interval | None) -> str:
    """Name the rule; of a weekday that its date contradicts it says so, and the date stands."""
    stated = meaning.stated
    if found is None or None in (stated.weekday, stated.day) or found[0] != found[1]:
        return meaning.rule
    return meaning.rule if found[0].weekday() == stated.weekday else f"{meaning.rule}{CONTRADICTED}"


def find_times(
    text: str,
    base: dt.date | None = None,
    *,
    sentences: Sequence[Sentence] | None = None,
    latest: dt.date | None = None,
) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text and resolve them against the day of publication.

    Spans are code points of `text`, end exclusive; intervals have both ends inclusive. Without
    `base` only what names its own year is resolved.

    Examples
    --------
    >>> import datetime as dt
    >>> [(t.surface, str(t.first)) for t in find_times("Shots fell on Monday and on May 2.",
    ...                                                dt.date(2023, 5, 30))]
    [('on Monday', '2023-05-29'), ('on May 2', '2023-05-02')]
    """
    return count_phrases(text, read_phrases(text, sentences), base, latest=latest)


def resolve_time(expression: str, base: dt.date) -> TimeExpression | None:
    """Resolve one time expression; `base` is the article's day, or the narrative's last one.

    Returns None where no rule reads it; an expression too vague for an interval has no days.

    Examples
    --------
    >>> import datetime as dt
    >>> resolve_time("three days later", dt.date(2023, 5, 26)).first
    datetime.date(2023, 5, 29)
    """
    phrases = read_phrases(expression)
    if not phrases:
        return None
    longest = max(phrases, key=lambda phrase: phrase.end - phrase.start)
    found = longest.meaning.days(Bases(base, None, base, longest.planned))
    (counted,) = count_phrases(expression, (longest,), base)
    if found is None:
        return counted
    return dataclasses.replace(
        counted, first=found[0], last=found[1], date_prec=days.precision(*found)
    )
