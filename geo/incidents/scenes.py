"""The scene of a report: the place and the day told last, for sentences that name none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.days import When
    from geo.incidents.whereabouts import Where

#: How many sentences a place, and a day, is carried on.
_PLACE_REACH = 8
_DAY_REACH = 8
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
