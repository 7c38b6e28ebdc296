"""What an event did to things, told after it: it is a part of that event and no event of its own.

What enters are the records of one article in the order of its text, what leaves are as many.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.joining.belonging import NEXT_PARAGRAPH, first_told
from geo.incidents.joining.tallies import HARM
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Incident

#: What a quake or a storm does to houses.
_FALLS = re.compile(r"\b(?:collaps\w*|gave way|caved in|came down)\b")
#: Classes of what another event can do to things, and the groups of events that can do it.
_CAUSES = {
    "property_damage": frozenset({"violence", "protest", "disaster", "obstruction"}),
    "arson": frozenset({"violence", "protest", "disaster", "obstruction"}),
    "accident": frozenset({"violence", "disaster", "protest"}),
    "mob_violence": frozenset({"obstruction"}),
    "violent_demonstration": frozenset({"obstruction"}),
    "natural_disaster": frozenset({"violence"}),
}
#: Classes of how people come to harm at a protest; beside a calm one what hurts nobody is apart.
_VIOLENT = frozenset({"violent_demonstration", "mob_violence"})
_HARMING = frozenset({"attack_on_civilians", "armed_attack", "shooting"})
_DAMAGE = frozenset({"property_damage", "arson", "accident"})
_PROTEST = frozenset({"protest"})
#: How many records before it damage may go on from: it is told right after its event.
_REACH = 20
_REAL = frozenset({"occurred", "ongoing"})
_CARRIED = frozenset({"date", "place"})


def join_aftermath(found: Sequence[Incident]) -> list[Incident]:
    """Give damage the class and the days of the event that it goes on from.

    "A bomb went off outside the court in Gao on Monday. Windows were shattered": the second
    sentence tells no place and no day itself, so that it tells of the first.
    """
    out: list[Incident] = []
    for incident in found:
        near = out[-_REACH:]
        cause = next((o for o in reversed(near) if _goes_on_from(incident, o, near)), None)
        if cause is not None and _is_of_protest(incident, near):
            cause = None
        out.append(incident if cause is None else _as_part_of(incident, cause))
    return out


def _is_of_protest(act: Incident, told: Sequence[Incident]) -> bool:
    """Tell what a crowd does beside a roadblock from what it does at the protest told before."""
    if group_of(act.event_class) != "protest" or act.event_class in _DAMAGE:
        return False
    return any(
        group_of(o.event_class) == "protest" and o.place_id == act.place_id and _days_meet(act, o)
        for o in told
    )


def _as_part_of(damage: Incident, cause: Incident) -> Incident:
    calm = cause.event_class == "demonstration"
    return replace(
        damage,
        event_class="violent_demonstration" if calm else cause.event_class,
        start=cause.start,
        end=cause.end,
        date_prec=cause.date_prec,
    )


def _goes_on_from(damage: Incident, cause: Incident, told: Sequence[Incident]) -> bool:
    """Tell damage told right after an event, at its place and without a day of its own.

    What else was told of that place and day, such as arrests, may stand between the two.
    """
    causes = _CAUSES.get(damage.event_class, frozenset())
    if damage.event_class in _HARMING and (cause.event_class in _VIOLENT or _harms(damage)):
        causes = _PROTEST
    if group_of(cause.event_class) not in causes:
        return False
    if cause.event_class in _DAMAGE or damage.place_id is None:
        return False
    if damage.place_id != cause.place_id or not {damage.modality, cause.modality} <= _REAL:
        return False
    if not (_days_meet(damage, cause) and _goes_on(damage)):
        return False
    here = (o for o in told if o.place_id == cause.place_id and _days_meet(o, cause))
    last = max((first_told(o) for o in here), default=first_told(cause))
    return first_told(cause) <= first_told(damage) <= last + NEXT_PARAGRAPH


def _harms(incident: Incident) -> bool:
    return any(c.field.partition(".")[0] in HARM for c in incident.claims)


def _days_meet(a: Incident, b: Incident) -> bool:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return a.start == b.start
    return a.start <= b.end and b.start <= a.end


def _goes_on(incident: Incident) -> bool:
    """Tell a record that gives no day itself; nor, if it harms people, a place."""
    told = [c for c in incident.claims if c.field not in _CARRIED]
    anew = {"date", "place"} if any(c.best for c in told) else {"date"}
    own = {c.sentence_start for c in told}
    return not any(c.sentence_start in own for c in incident.claims if c.field in anew)


def falls_in_disaster(incident: Incident, head: Incident) -> bool:
    """Tell houses that fall on the day of the quake or storm with which a report opens."""
    if (incident.event_class, head.event_class) != ("accident", "natural_disaster"):
        return False
    told = {str(c.value).lower() for c in incident.claims if c.field == "action"}
    falls = bool(told) and all(_FALLS.search(action) for action in told)
    return falls and incident.start == head.start
