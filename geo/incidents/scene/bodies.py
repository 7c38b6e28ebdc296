"""Names of places in those of others: a country's bodies, and bands that are called after a place.

What enters is a resolved name in its text, what leaves is True where nothing happens at it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.records import Resolution

#: Before a country: a body that is called after it.
_BODY = re.compile(
    r"\b(?:Society|Bank|Union|Association|Federation|Council|Chamber|University|Academy|Church|Institute|Commission|"
    r"Network|Alliance|League|Confederation|Foundation|Party|Movement|Cross|Forum|Agency)\sof\s(?:the\s)?$"
    r"|\b(?:International|Transparency|Radio|Air|Telecom)\s$"
)
#: "The Kenya Medical Association", "the Uganda Red Cross".
_BODY_BEHIND = re.compile(
    r"\s(?:[A-Z][a-z]+\s){0,3}(?:Society|Union|Association|Federation|Council|Chamber|Institute|Commission|Network|"
    r"Alliance|League|Confederation|Foundation|Cross|Forum|Agency|Crescent|Authority|Service)\b"
)
#: "Kuki militants", "the Sinaloa cartel": whose they are, unless "in" tells where.
_BANDS = re.compile(
    r"\s+(?:militants|rebels|fighters|insurgents|separatists|jihadists|tribesmen|militia(?:s|men)?|"
    r"cartels?|gangs?|mafia|tribes?|clans?|loyalists)\b"
)
_IN_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round)\s+(?:[a-z-]+\s+){0,2}$")
#: How many characters before a name can say whose it is.
_NEAR_REACH = 40


def is_of_body(text: str, r: Resolution) -> bool:
    """Tell a country in the name of a body: "the Law Society of Kenya", "Transparency Kosovo"."""
    if r.place is None or r.place.kind != "country":
        return False
    before = _BODY.search(text, max(0, r.mention.start - _NEAR_REACH), r.mention.start)
    return before is not None or _BODY_BEHIND.match(text, r.mention.end) is not None


def is_of_band(text: str, r: Resolution) -> bool:
    """Tell those who are called after a place: "the Sinaloa cartel"."""
    if _BANDS.match(text, r.mention.end) is None:
        return False
    return _IN_BEFORE.search(text, max(0, r.mention.start - _NEAR_REACH), r.mention.start) is None
