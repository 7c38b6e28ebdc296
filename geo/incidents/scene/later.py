"""Days on which people died or were found of what an earlier day brought: not the event's.

What enters is a sentence with a day, what leaves is True or False.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geo.incidents.scene.days import When

if TYPE_CHECKING:
    from geo.incidents.events.frames import Frame
    from geo.incidents.scene.reader import Passage, Reader

_LATER = re.compile(
    r"\b(?:hospital|clinic(?:al\s+cent(?:re|er))?|one\s+of\s+the\s+(?:injured|wounded)|intensive\s+care|of\s+(?:his|her|their|its)\s+(?:wounds|injuries)|succumbed|operating\s+table|"
    r"surgery)\b",
    re.IGNORECASE,
)
#: "Died on Tuesday of wounds suffered in clashes": the clashes were before.
_DIED_OF = re.compile(
    r"\bdied\b[^.;]{0,80}\b(?:of|from)\s+(?:[\w-]+\s+){0,3}(?:wounds|injuries|burns)\b[^.;,]{0,30}"
    r"\b(?:suffered|sustained|received|inflicted)\b"
)
_DIED = re.compile(r"\b(?:die[sd]|dead|deaths?|succumb\w*|passed\s+away|toll)\b", re.IGNORECASE)
#: The dead are found and counted for days: "nine bodies had been recovered by Friday".
_SEARCHED = re.compile(
    r"\b(?:bod(?:y|ies)|corpses|remains)\b[^.;]{0,60}\b(?:retrieved|recovered|found|pulled|dug|brought)\b"
    r"|\b(?:retrieved|recovered|pulled|dug|found)\b[^.;]{0,40}\b(?:bod(?:y|ies)|corpses|remains)\b"
    r"|\b(?:toll|number\s+of\s+(?:dead|deaths|victims))\b",
    re.IGNORECASE,
)
_SEARCH = dt.timedelta(days=7)


def dies_later(passage: Passage, frame: Frame, own: When) -> bool:
    """Tell "died in hospital on Tuesday", which is not the day of the event.

    "Have died of wounds suffered in Saturday's crash" gives that day.
    """
    of = _DIED_OF.search(passage.words) if "died" in passage.words else None
    if of is not None and own.expression is not None:
        return own.expression.start < passage.sentence.start + of.end()
    if frame.kinds:
        return of is not None
    return bool(_DIED.search(passage.words) and _LATER.search(passage.words))


def day_of_wounds(passage: Passage) -> When | None:
    """Return the day on which those who died later were hurt: "of wounds suffered on Friday"."""
    of = _DIED_OF.search(passage.words) if "died" in passage.words else None
    if of is None:
        return None
    behind = passage.sentence.start + of.end()
    t = next((t for t in passage.times if t.first is not None and t.start >= behind), None)
    return When(t.first, t.last or t.first, t.date_prec or 1, t) if t and t.first else None


def is_of_search(reader: Reader, passage: Passage, own: When) -> bool:
    """Tell the day on which those were found or counted who died on the day told before."""
    known, where = reader.scene.day_for(reader.at), reader.scene.place_for(reader.at)
    if known is None or where is None or not known.last < own.first <= known.last + _SEARCH:
        return False
    towns = [r.place for r in passage.resolutions if r.place and r.place.kind == "settlement"]
    here = all(where.place is not None and t.id == where.place.id for t in towns)
    return here and _SEARCHED.search(passage.words) is not None
