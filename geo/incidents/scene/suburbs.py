"""Parts of towns, and what lies beside them: wards, quarters, suburbs and the towns around.

What enters are names in their text, what leaves are the names that stand for the place itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.scene.quarters import is_holder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Resolution

#: "The X district": a part of a town that the sentence may name.
_DISTRICT = re.compile(
    r"(?:\s+[^\W\d_a-z][\w’'-]{1,30})?\s+(?:district|quarter|neighbou?rhood|suburb|square|street|avenue|mahalla|market|stadium|"
    r"bridge|hotel|prison|mine|airport|park|mall|junction|roundabout)\b"
)
#: Words for a part of a town, before its name.
_WARD = re.compile(
    r"\b(?:[Bb]arangay|[Bb]rgy\.?|[Ss]itio|[Pp]urok|[Kk]ampung|[Cc]olonia|[Vv]ereda|[Kk]ebele|[Mm]ohalla)\s+$"
)
#: Between a place and the town around it: "Plum, in the commune of", "Renon, the old quarter of".
_LYING = re.compile(
    r",\s+(?:(?:in|at|on)\s+|just\s+outside\s+|near\s+)?(?:(?:an?|the|some|about)\s+)?"
    r"(?:(?:[12]?\d|[a-z]+)\s*(?:km|kilomet(?:re|er)s|miles)\s+)?(?:[a-z][\w-]*\s+){0,4}"
    r"(?:of\s+)?(?:[a-z]+\s+)?"
)
#: Between a place and the bigger one beside which it lies, or from which it is told.
_SUBURB = re.compile(
    r",\s+(?:on|at|to)\s+the\s+(?:other|far|opposite|\w+ern|north|south|east|west)\s+(?:side|edge|end|outskirts)\s+of\s+"
    r"|,\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}(?:suburb|satellite|town|village|township|settlement|commune|port)"
    r"\s+(?:of|near|outside|beside|close\s+to|(?:north|south|east|west)\s+of)\s+"
)
#: How many characters apart the names of a place and of its town may stand, and how many before a
#: name can say what it is.
_HOLDING_REACH = 40
_NEAR_REACH = 40


def town_around(
    text: str, unknown: Resolution, resolutions: Sequence[Resolution]
) -> Resolution | None:
    """Return the town in which a place on no list lies: "Renon, the old quarter of Denpasar"."""
    end = unknown.mention.end
    towns = (r for r in resolutions if r.place is not None and r.place.kind == "settlement")
    behind = (r for r in towns if 0 < r.mention.start - end <= _HOLDING_REACH)
    return next((r for r in behind if _LYING.fullmatch(text, end, r.mention.start)), None)


def _is_of_suburb(text: str, r: Resolution, others: Sequence[Resolution]) -> bool:
    """Tell the town of which the place named before it is a suburb: "X, a suburb of Y"."""
    before = (o for o in others if 0 < r.mention.start - o.mention.end <= _HOLDING_REACH)
    return any(_SUBURB.fullmatch(text, o.mention.end, r.mention.start) for o in before if o.place)


def whole_towns(text: str, own: list[Resolution]) -> list[Resolution]:
    """Leave out the names of quarters where the town is named as well, and the towns of suburbs."""
    own = [r for r in own if not _is_of_suburb(text, r, own) and not is_holder(text, r, own)]
    parts = [r for r in own if _DISTRICT.match(text, r.mention.end) or _is_ward(text, r)]
    towns = [r for r in own if r not in parts and r.place and r.place.kind == "settlement"]
    return [r for r in own if r not in parts] if parts and towns else own


def _is_ward(text: str, r: Resolution) -> bool:
    """Tell "Barangay X", a part of a town that may be called like another town."""
    at = r.mention.start
    return _WARD.search(text, max(0, at - _NEAR_REACH), at) is not None
