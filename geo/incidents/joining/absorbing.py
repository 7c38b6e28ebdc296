"""What one sentence tells of one place and day: a protest and the arrests at it are one.

What enters are the records made from one sentence, what leaves are as many or fewer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.joining.belonging import is_harm_alone
from geo.incidents.joining.reconciliation import join
from geo.records.classes import group_of

if TYPE_CHECKING:
    from geo.records import Incident

#: Groups that one sentence tells as one event when place and day are the same.
_ONE_EVENT = frozenset({"violence", "protest", "policing", "obstruction"})
#: Classes of events that hurt nobody by themselves.
_HARMLESS = frozenset({"arrest", "roadblock", "border_closure", "deployment"})
#: Date precision of a month.
_MONTH = 4


def absorb(made: list[Incident]) -> list[Incident]:
    """Join what one sentence tells of one place and day: a protest and the arrests at it."""
    out: list[Incident] = []
    for incident in made:
        twin = next((i for i, other in enumerate(out) if _is_one(other, incident)), None)
        if twin is None:
            out.append(incident)
        else:
            out[twin] = join([out[twin], incident])
    return out


def _is_one(a: Incident, b: Incident) -> bool:
    if any(is_harm_alone(i) for i in (a, b)) and _HARMLESS & {a.event_class, b.event_class}:
        return False
    same = (a.place_id, a.modality) == (b.place_id, b.modality)
    same = same and ((a.start, a.end) == (b.start, b.end) or _is_day_of_month(a, b))
    return same and {group_of(a.event_class), group_of(b.event_class)} <= _ONE_EVENT


def _is_day_of_month(a: Incident, b: Incident) -> bool:
    """Tell "outraged in May by the murder of two youths, who were shot in Gao on the 14th"."""
    month, day = (a, b) if (a.date_prec or 0) == _MONTH else (b, a)
    if month.date_prec != _MONTH or day.date_prec != 1 or not day.start or not month.start:
        return False
    return bool(month.end) and month.start <= day.start <= (month.end or day.start)
