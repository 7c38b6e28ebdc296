"""Named parts of countries: "northern Kosovo", where the gazetteer has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.records import Mention, Place

#: A direction right before a country's name, as an adjective or as "the north of".
_BEFORE = re.compile(
    r"\b(?:(?P<adjective>(?:north|south)-?(?:eastern|western)|northern|southern|eastern|western)"
    r"|(?P<noun>(?:north|south)-?(?:east|west)|north|south|east|west)\s+of)\s+$",
    re.IGNORECASE,
)
_REACH = 20
#: A direction that the country owns: "Kosovo's restive north".
_BEHIND = re.compile(
    r"['’]s\s(?:(?:restive|troubled|volatile|far|deep|remote|mainly|mostly|ethnic|poor|arid|lawless|oil-rich|war-torn|Serb|"
    r"[\w-]{1,20}-(?:majority|dominated|held|run|controlled|populated))\s){0,2}((?:north|south)-?(?:east|west)|north|south|east|west)\b(?!-|\s[A-Z]|\sof\b)"
)
_REACH_BEHIND = 60


def named_part(text: str, mention: Mention, place: Place, gazetteer: Gazetteer) -> Place:
    """Return the part of the country that the text means, if the gazetteer knows it by name.

    Parameters
    ----------
    text
        The article's text.
    mention
        The country's mention; its span stays the country's name.
    place
        What the mention was resolved to.

    Returns
    -------
    The region ("Northern Kosovo"), or `place` where it is no country, no direction stands before
    or behind it, or no region of that name is known.
    """
    if place.kind != "country":
        return place
    near = text[max(0, mention.start - _REACH) : mention.start]
    small = near.lower()
    before = _BEFORE.search(near) if "th" in small or "st" in small else None
    behind = text[mention.end : mention.end + _REACH_BEHIND]
    owned = _BEHIND.match(behind) if before is None and behind[1:2] == "s" else None
    if before is None and owned is None:
        return place
    direction = before["adjective"] or f"{before['noun']}ern" if before else ""
    direction = f"{owned[1]}ern" if owned else direction
    regions = gazetteer.lookup(f"{direction} {mention.surface}")
    return next((r for r in regions if r.kind == "region" and r.country == place.country), place)
