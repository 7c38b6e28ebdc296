"""Towns that a sentence lists: "roadblocks in X and Y", "in X, in Y and in the nearby town of Z".

What enters are the places of a sentence in order, what leaves are those that a list joins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.scene.standing import EVENT_ROLES, town_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Resolution

#: "30,000 in X and about 15,000 in Y": how many each town of a list had.
_HOW_MANY = (
    r"(?:(?:another|about|around|some|nearly|almost|over|more\sthan|at\sleast)\s)?"
    r"(?:(?<=\s)\d[\d,.]{0,9}\s(?:people\s)?(?:in|at)\s)?"
)
_KINDS_OF_TOWN = r"(?:town|city|village|hamlet|settlement|suburb|port)"
#: What stands between the towns of a list.
_LIST = re.compile(
    r"\s{0,9}(?:,\s(?:outside|near|close\sto)\s[A-Z][\w’-]{1,20}(?=,\sand\sat\s))?(?:,?\s{0,9}(?:and|or|as\swell\sas)|[,&])\s{0,9}"
    + _HOW_MANY
    + r"(?:(?:one|two|three|four|five|another|others|more)\s{1,9}(?=in|at))?"
    r"(?:(?:in|at|of|(?<=and\s)(?:(?:near|outside)(?:\s{1,9}the)?|at\sthe))\s{1,9})?"
    r"(?:(?:(?<=and\s)|(?<=well\sas\s))(?:(?:an?|the)\s(?:[\w’-]{1,20}\s){1,5}?|"
    r"(?!(?:was|were|had|has|have|held|fell|broke|shot|died|took|went|came)\b)"
    r"(?:(?![a-z]+ed\b)[a-z’-]{1,20}\s){1,5}?)(?:in|at)\s)?"
    r"(?:the\s(?:second|third|other|nearby|neighbouring|neighboring)\s[a-z]{4,12}\s{0,2},?\s{0,2}(?:of\s)?)?"
    rf"(?:(?:(?<=and\s)|(?<=and\s[ia][nt]\s))the\s(?:[a-z-]{{3,20}}\s)?{_KINDS_OF_TOWN}\sof\s"
    rf"|the\s(?:north|south|east|west)ern\s{_KINDS_OF_TOWN}\sof\s|(?:both|two)\s(?:halves|parts|sides)\sof\s"
    r"|the\s(?:entrance|exit|approach)\s(?:to|of|from)\s)?"
)
#: What joins two towns that share one preposition, and the kinds of such towns.
_AND = re.compile(r"(?:,?\s(?:and|or)\s|,\s)" + _HOW_MANY)
_INSIDE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?$"
    r"|\b(?:municipalities|towns|cities|villages|places|locations|settlements|districts)"
    r"(?:\s[\w-]+){0,3}:\s+$"
)
_TOWNS = frozenset({"settlement", "crossing"})
#: "Pec/Peja, Klina municipality": what the town lies in.
_PART_OF = re.compile(r"\s(?:municipality|district|county|province|region)\b")
#: How far before a town its preposition stands.
_NEAR_REACH = 40


def _joins(text: str, a: Resolution, b: Resolution) -> bool:
    between = _AND.fullmatch(text, a.mention.end, b.mention.start)
    return between is not None or _is_same(text, a, b)


def _is_same(text: str, a: Resolution, b: Resolution) -> bool:
    """Tell two names of one town: "Pec/Peja"."""
    return text[a.mention.end : b.mention.start].strip() == "/" and a.place == b.place


def with_listed(
    text: str, event: list[Resolution], resolutions: Sequence[Resolution]
) -> list[Resolution]:
    """Add the towns that a list joins to a place of the event: "roadblocks in X and Y"."""
    if len(event) in (0, len(resolutions)):
        return event
    found: list[Resolution] = []
    run: list[Resolution] = []
    of_event = {id(r) for r in event}
    for r in resolutions:
        town = id(r) in of_event or (r.place is not None and r.place.kind in _TOWNS)
        town = town or town_of(text, r) is not None
        run = [*run, r] if town and run and _joins(text, run[-1], r) else [r]
        if id(r) in of_event or (
            len(run) > 1 and id(run[0]) in of_event and _is_inside(text, run[0])
        ):
            found.append(r)
    return found


def is_listed(text: str, r: Resolution) -> bool:
    """Tell the name of a town and its division that a list of towns alone makes a place."""
    return r.mention.role not in EVENT_ROLES and town_of(text, r) is not None


def _is_inside(text: str, r: Resolution) -> bool:
    """Tell a town with a preposition of place before it."""
    at = r.mention.start
    return _INSIDE.search(text, max(0, at - _NEAR_REACH), at) is not None


def run_of(text: str, own: list[Resolution], best: Resolution) -> list[Resolution]:
    """Return the run of towns joined by commas and "and" in which `best` stands."""
    ordered = sorted(own, key=lambda r: r.mention.start)
    runs: list[list[Resolution]] = []
    for r in ordered:
        last = runs[-1][-1] if runs else None
        if (
            last
            and (
                _is_same(text, last, r) or _LIST.fullmatch(text[last.mention.end : r.mention.start])
            )
            and not _PART_OF.match(text, r.mention.end)
        ):
            runs[-1].append(r)
        else:
            runs.append([r])
    run = next(run for run in runs if best in run)
    seen: dict[str, Resolution] = {}
    for r in run:
        seen.setdefault(r.place.id if r.place else r.mention.surface, r)
    return list(seen.values())
