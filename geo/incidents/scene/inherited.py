"""The scene of a report: the place and the day told last, for sentences that name none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.scene.days import When
    from geo.incidents.scene.whereabouts import Where

#: How many sentences a place, and a day, is carried on.
_PLACE_REACH = 8
_DAY_REACH = 8
#: A day this much older than the one told before it is looked back to.
_BACK = dt.timedelta(days=2)
#: Date precision of a month.
_MONTH = 4
#: A day of speech dates nothing told before it by more than this.
_SPEECH_REACH = dt.timedelta(days=7)


@dataclass(slots=True)
class Scene:
    """What was told last: carried to sentences that go on without naming place or day.

    `firm` says that the place is one of an event, or of the dateline, and not merely spoken of.
    """

    where: Where | None = None
    when: When | None = None
    where_at: int = -99
    when_at: int = -99
    firm: bool = False
    before: When | None = None
    before_at: int = -99
    paragraph: int = -1

    def enter(self, paragraph: int) -> None:
        """Enter a paragraph: what another one looked back to holds no longer, the story goes on."""
        if paragraph != self.paragraph and self.before is not None:
            self.when, self.when_at, self.before = self.before, self.before_at, None
        self.paragraph = paragraph

    def tell_day(self, when: When | None, at: int, *, aside: bool = False) -> None:
        """Take the day that sentence number `at` tells; if it looks back, keep the story's own.

        An `aside` tells no event of the story: any day before the story's looks back.
        """
        back = dt.timedelta() if aside else _BACK
        if when is not None and self.when is not None and _looks_back(when, self.when, back):
            if self.before is None:
                self.before, self.before_at = self.when, self.when_at
        else:
            self.before = None
        self.when, self.when_at = when, at

    def place_for(self, at: int) -> Where | None:
        """Return the scene's place if it was told close enough before sentence number `at`."""
        return self.where if at - self.where_at <= _PLACE_REACH else None

    def day_for(self, at: int) -> When | None:
        """Return the scene's day if it was told close enough before sentence number `at`."""
        return self.when if at - self.when_at <= _DAY_REACH else None

    def day_of_speech(self, told: When, at: int) -> When:
        """Return the scene's day for what is said on a later day: "said on Tuesday"."""
        known = self.day_for(at)
        if known is not None and told.last - _SPEECH_REACH <= known.first <= told.last:
            return known
        return told


def _looks_back(when: When, known: When, back: dt.timedelta) -> bool:
    """Tell a day, or a month, that lies before the days of the story."""
    if known.precision >= _MONTH:
        return False
    return when.precision >= _MONTH or when.last < known.first - back
