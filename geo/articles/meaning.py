"""What a time expression means before it is counted from a day.

The rules of the grammar make a `Meaning` out of words once; its `days` answers for any `Bases`,
so that an article's date can be inferred and its expressions counted again without reading them
twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from geo.articles.days import Interval

Anchor = Literal["none", "article", "narrative"]


@dataclass(frozen=True, slots=True)
class Bases:
    """The days that expressions are counted from; None where unknown.

    `article` is the day of publication, `latest` the last day the text can speak from (a later
    update), `narrative` the last day told before the expression; `planned` says that the sentence
    speaks of the future there. `month` holds the days told last, a day's or a month's; `beside` is
    the day told before it in the same sentence.
    """

    article: dt.date | None = None
    latest: dt.date | None = None
    narrative: dt.date | None = None
    planned: bool = False
    month: tuple[dt.date, dt.date] | None = None
    beside: dt.date | None = None

    @property
    def now(self) -> dt.date | None:
        """The last day that counts as told and not ahead."""
        return self.latest or self.article


Days = Callable[[Bases], "Interval | None"]


@dataclass(frozen=True, slots=True)
class Stated:
    """The parts of a date that the words give themselves; None where they are silent."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


NOTHING_STATED = Stated()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A rule's answer: its name, what it counts from, and how.

    `loose` marks one whose year or week is chosen from its surroundings ("May 28", "Monday"): as
    the first end of a range it is chosen from the second.
    """

    rule: str
    anchor: Anchor
    days: Days
    stated: Stated = NOTHING_STATED
    loose: bool = False


#: A meaning and the index of the first token after its words.
Found = tuple[Meaning, int]


def nothing(_: Bases) -> None:
    """Answer for an expression that is too vague for an interval."""
    return


def one_day(day: dt.date | None) -> Interval | None:
    """Return a day as an interval."""
    return None if day is None else (day, day)


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
