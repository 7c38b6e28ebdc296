"""Roads that are named by where they lead: a barrier on "the roads to X and Y" is near both.

What enters are the resolved names of a sentence, what leaves are those of the ends of roads.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.events.frames import Frame
    from geo.records import Resolution

#: "The roads to X and Y".
_ROAD_INTO = re.compile(
    r"\b(?:roads|highways|motorways|routes|crossings)\s+(?:leading\s+)?(?:in)?to\s+"
    r"(?:the\s+)?(?:[^\W\d_a-z][\w’'-]{0,30}\s+and\s+)?$"
)
#: Before the end of a way, and between it and what it lies in.
_TO = re.compile(r"(?<!close)\s(?:to|from|for|towards?|via)\s(?:the\s)?(?:[a-z]+\s(?:of\s)?)?$")
_IN = re.compile(r",\s|,?\s+(?:in|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}")
_ENDS = frozenset({"event_location", "reference_location"})
#: How many characters before a name can say what leads there.
_REACH = 80


def road_ends(text: str, resolutions: Sequence[Resolution], frame: Frame) -> list[Resolution]:
    """Return where roads lead that were blocked: "lorries across the roads to X and Y"."""
    if "roadblock" not in frame.kinds:
        return []
    within = (r for r in resolutions if frame.clause.holds(r.mention.start))
    ends = (r for r in within if r.mention.role == "reference_location" and r.place is not None)
    return [
        r
        for r in ends
        if _ROAD_INTO.search(text[max(0, r.mention.start - _REACH) : r.mention.start])
    ]


def without_ends(
    text: str, event: list[Resolution], resolutions: Sequence[Resolution]
) -> list[Resolution]:
    """Leave out what the end of a way lies in: "a tanker heading to X in Y state"."""
    if len(event) == len(resolutions):
        return event
    kept = {id(r) for r in event}
    behind = {
        id(r)
        for end, r in pairwise(resolutions)
        if id(end) not in kept
        and end.mention.role in _ENDS
        and _IN.fullmatch(text, end.mention.end, r.mention.start)
        and _TO.search(text, max(0, end.mention.start - _REACH), end.mention.start)
    }
    return [r for r in event if id(r) not in behind]
