"""What the grammar of time and the cutting into sentences must know of a language.

Another language is another `Vocabulary`, a file like english.py and a row in `languages.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words of one language, all in lower case.

    Attributes
    ----------
    months, short_months
        Name to number, 1 to 12. A short form counts only with a day or a year beside it.
    plain_months
        Names that mean nothing else, so that they count without a preposition before them.
    weekdays, short_weekdays
        Name to number, 0 is Monday.
    units
        Word to ``hour``, ``day``, ``week``, ``month``, ``year``, ``decade``.
    decades
        Name to the year of the century in which it begins: "nineties" 90.
    year_steps
        Words before "year" that move from the article's year: last -1, next 1.
    before_named_day, after_named_day
        Words beside a weekday that make it a name or a habit: "Good Friday", "every Monday",
        "Sunday Times".
    parts
        Words for a part of a month or year, to ``early``, ``mid``, ``late`` or ``whole``.
    planned, reporting
        Words after which a date lies ahead, and the verbs that end their reach.
    opposing
        Words behind which a plan is what people speak against, and dates nothing.
    said_on
        Words that a date begins with on which somebody says something.
    counted
        Nouns after a number that make it a count and not a year.
    people
        Those of them who act: "in 1995 soldiers" has a year all the same.
    openers
        Words that begin an expression and are in none of the other tables.
    titles, either, number_marks, starters
        Words with a stop that never end a sentence, those that may, those that do not before a
        figure, and the words that begin sentences, which decide.
    holidays
        Words of the names of holidays, without a genitive's s, to month and day.
    feasts
        Those of feasts that move, to days after Easter Sunday; of the Orthodox one where they
        begin with "orthodox".
    date_words
        Words that may stand beside a date on a line that states the day of publication.
    """

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    plain_months: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_ends: frozenset[str]
    vague_numbers: frozenset[str]
    units: Mapping[str, str]
    year_steps: Mapping[str, int]
    before_named_day: frozenset[str]
    after_named_day: frozenset[str]
    parts: Mapping[str, str]
    near_days: Mapping[str, int]
    day_times: frozenset[str]
    decades: Mapping[str, int]
    in_words: frozenset[str]
    year_words: frozenset[str]
    year_owners: frozenset[str]
    before_month: frozenset[str]
    seasons: frozenset[str]
    planned: frozenset[str]
    opposing: frozenset[str]
    planned_pairs: frozenset[tuple[str, str]]
    reporting: frozenset[str]
    said_on: frozenset[str]
    counted: frozenset[str]
    people: frozenset[str]
    after_day: frozenset[str]
    openers: frozenset[str]
    titles: frozenset[str]
    either: frozenset[str]
    number_marks: frozenset[str]
    starters: frozenset[str]
    holidays: Mapping[tuple[str, ...], tuple[int, int]]
    feasts: Mapping[tuple[str, ...], int]
    date_words: frozenset[str]
    pointing: frozenset[str]

    def starts(self) -> frozenset[str]:
        """Return every word that a time expression can begin with, besides figures."""
        return (
            frozenset(self.months)
            | frozenset(self.short_months)
            | frozenset(self.weekdays)
            | frozenset(self.short_weekdays)
            | frozenset(self.numbers)
            | frozenset(self.ordinals)
            | frozenset(self.units)
            | frozenset(self.parts)
            | frozenset(self.near_days)
            | frozenset(self.decades)
            | self.vague_numbers
            | self.in_words
            | self.seasons
            | self.openers
            | self.pointing
            | {name[0] for name in (*self.holidays, *self.feasts)}
        )


def words(listed: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(listed.split())


def table(listed: str, start: int = 0) -> dict[str, int]:
    """Return the words of a list with their numbers."""
    return {word: number for number, word in enumerate(listed.split(), start)}
