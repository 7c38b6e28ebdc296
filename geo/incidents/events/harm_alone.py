"""The class of what is told of by its harm alone: what the last rules ask.

What enters is what a clause tells, what leaves are answers, yes or no.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.events.conditions import MURDER

if TYPE_CHECKING:
    from geo.incidents.events.conditions import Case

_PROTEST = re.compile(r"\b(?:protest|demonstrat|riot)", re.IGNORECASE)
#: "A man killed three": whom somebody killed.
_KILLER = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|boys?|girls?|youths?|teenagers?|students?|pupils?|husband|father|son|brother|neighbour)"
    r"\s(?:(?!(?:was|were|been|being|are|is|be)\s)[\w’,-]{1,20}\s){0,3}(?:killed|wounded)\s"
    r"(?:(?:at\sleast|more\sthan|about)\s)?(?:\d|an?\s|his\s|her\s|two|three|four|five|six|seven|eight|nine|ten|several)",
    re.IGNORECASE,
)
#: Of an army, and no arms.
_RESCUERS = re.compile(
    r"\b(?:army|military|air\s+force|navy)\s+(?:helicopters?|planes?|ambulances?|hospitals?|clinics?|doctors|medics"
    r"|surgeons|rescuers|divers|engineers)\b",
    re.IGNORECASE,
)


def is_harm_at_protest(case: Case) -> bool:
    """Tell harm alone whose sentence speaks of a protest."""
    protest = "protesters" in case.hurt or _PROTEST.search(case.sentence) is not None
    return bool(case.hurt) and protest


def is_harm_in_fight(case: Case) -> bool:
    """Tell harm alone of those who fight."""
    soldiers = "soldiers" in case.hurt and case.names("armed", "military")
    return "militants" in case.hurt or soldiers


def is_harm_by_violence(case: Case) -> bool:
    """Tell harm alone whose sentence speaks of arms or murder."""
    actors, words = case.lexicon.actors, _RESCUERS.sub("", case.sentence)
    violence = any(actors[kind].search(words) for kind in ("armed", "military"))
    violence = violence or MURDER.search(case.sentence) is not None
    return bool(case.hurt) and (violence or _KILLER.search(case.sentence) is not None)


def is_detention(case: Case) -> bool:
    """Tell people held and nobody harmed."""
    return not case.hurt and any(f.outcome == "detained" for f in case.figures)
