"""What is let off to honour and to please: salutes, rockets at a feast.

What enters is a trigger of a shelling or an explosion in its sentence, what leaves is whether it is
meant in earnest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.events.guards import Case

_SALUTE = re.compile(
    r"\b(?:salutes?|celebrat(?:e|ed|ing|ions?)|festive|midnight\s+mass)\b", re.IGNORECASE
)
_IN_EARNEST = re.compile(
    r"\b(?:bomb\w*|explosives?|devices?|grenades?|mines?|shell(?:s|ed|ing)|rebels|militants|insurgents|gunmen|enemy"
    r"|attack\w*|warplanes|drones?)\b",
    re.IGNORECASE,
)


def is_no_salute(case: Case) -> bool:
    """Tell shells from what is fired at a feast: "rockets exploded above the cathedral".

    Where people are hurt, or a bomb or an enemy is named, it is no salute.
    """
    words = case.around.words
    in_earnest = case.hurt or _IN_EARNEST.search(words) is not None
    return in_earnest or _SALUTE.search(words) is None
