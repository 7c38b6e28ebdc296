"""Where those came who then did it: "200 men went to X, drove the guards away and set a fire".

What enters is a resolved name in its text and a frame, what leaves is True or False.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.events.frames import Frame
    from geo.records import Resolution

#: Those who did it came to a place, and what they did there follows.
_GO_TO = re.compile(
    r"\b(?:go|goes|went|gone|come|comes|came|drove|drive|rode|walked|marched|moved|headed|hurried|returned|"
    r"advanced|travel+ed)\s+(?:[a-z]+\s+){0,2}?(?:to|on|into)\s+$"
)
_AND_DID = re.compile(
    r",?\s+and\s+[a-z]+|,\s+[a-z]+\s+(?:[a-z]+\s+)?(?:the|an?|their|his|its|down|away)\b"
)
_GONE_TO = frozenset({"topic", "reference_location"})
_SITES = frozenset({"crossing", "landmark", "settlement"})
#: How many characters before a name can say that somebody came to it.
_REACH = 40


def went_to(text: str, r: Resolution, frame: Frame) -> bool:
    """Tell where those came who then did it: "200 men go to X, drive the guards away and ..."."""
    if r.place is None or r.mention.role not in _GONE_TO or r.place.kind not in _SITES:
        return False
    if not (frame.clause.start <= r.mention.start and r.mention.end < frame.start):
        return False
    before = text[max(frame.clause.start, r.mention.start - _REACH) : r.mention.start]
    return _GO_TO.search(before) is not None and _AND_DID.match(text, r.mention.end) is not None
