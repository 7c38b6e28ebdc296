"""What blocks a road as people do, and what does not: rocks and snow, and who clears it.

What enters is a trigger of a roadblock in its sentence, what leaves is whether it tells one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.events.guards import Case

#: "Removed a barricade" blocks no road, "a slide that blocked the road" is no protest.
_REMOVED = re.compile(
    r"\b(?:clear|remov|dismantl|lift|demolish|bulldoz|tear|tore|tak|took|pull|brok|break|end)\w*\s+"
    r"(?:(?:down|away|up|through)\s+)?(?:[\w’-]+\s+){0,5}$",
    re.IGNORECASE,
)
_BY_NATURE = re.compile(
    r"\b(?:rocks?|boulders?|mud(?:slides?)?|land(?:slides?|slips?)|slides?|avalanches?|snow(?:drifts?)?"
    r"|ice|floods?|floodwaters?|debris|rubble|lava|rockfalls?|storm|fallen)\b",
    re.IGNORECASE,
)
_NATURE_BEFORE = 50
_NATURE_BEHIND = 40
#: "The blockade was lifted on Saturday": then nobody blocks the road any more.
_IS_REMOVED = re.compile(
    r"\s+(?:[\w’-]+\s+){0,6}?(?:was|were|has\s+been|have\s+been|had\s+been|is|are|being)\s+(?:\w+ly\s+|then\s+|later\s+|finally\s+)?"
    r"(?:lifted|removed|dismantled|cleared|ended|called\s+off|taken\s+down|taken\s+away|broken\s+up)\b"
)
_REMOVED_REACH = 70


#: Who barricades himself in a house blocks no road.
_THEMSELVES = re.compile(r"\s+(?:themselves|himself|herself)\b")


def has_hands(case: Case) -> bool:
    """Ask for people who block a road: rocks and snow do, and who clears it does not."""
    trigger, around = case.trigger, case.around
    begin = max(around.start, trigger.start - _NATURE_BEFORE)
    if trigger.word.form == "noun":
        if _IS_REMOVED.match(around.text, trigger.end, trigger.end + _REMOVED_REACH):
            return False
        return _REMOVED.search(around.text, begin, trigger.start) is None
    if _THEMSELVES.match(around.text, trigger.end, around.end) and not around.names("armed"):
        return False
    if around.names("crowd"):
        return True
    end = min(around.end, trigger.end + _NATURE_BEHIND)
    by = around.text.find(" by ", trigger.end, end)
    behind = by >= 0 and _BY_NATURE.search(around.text, by, end) is not None
    return not behind and _BY_NATURE.search(around.text, begin, trigger.start) is None
