"""The day of what the head of a report dates only by who said so: "officials said on Tuesday".

What enters are the incidents of one article in the order of its sentences; what leaves are the
same, with the day that the next paragraphs give what the head tells.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.joining.belonging import first_told, is_harm_alone, is_point, is_told_in_head
from geo.incidents.joining.tallies import HARM, share_figure, toll_told
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from geo.records import Incident

#: How many paragraphs on a report comes to the day, and how long before the saying it may lie.
_REACH = 3
_BEFORE = dt.timedelta(days=8)
#: Where precision of a division of a country.
_DIVISION = 4
_REAL = frozenset({"occurred", "ongoing"})
#: Days counted from what was told: those of another event.
_COUNTED = re.compile(r"\b(?:earlier|before|previous|later|after|ago|last)\b", re.IGNORECASE)


def is_said(i: Incident, said: AbstractSet[int]) -> bool:
    """Tell an incident of which the text gives no day but that on which somebody told of it."""
    days = [c.start for c in i.claims if c.field == "date"]
    return bool(days) and all(day in said for day in days)


def date_said(
    found: Sequence[Incident], said: AbstractSet[int], others: Mapping[int, bool]
) -> list[Incident]:
    """Give what the head tells the day on which a paragraph below says that it was.

    Parameters
    ----------
    said
        Where the days begin on which somebody told of something.
    others
        Where the acts begin by which the report tells another event.
    """
    out = list(found)
    for n, head in enumerate(found):
        if not is_told_in_head(head) or not is_said(head, said):
            continue
        below = (i for i in found[n + 1 :] if not is_said(i, said))
        dated = next((i for i in below if _is_of(head, i, others)), None)
        if dated is not None:
            out[n] = at_days_of(head, dated)
    return out


def at_days_of(i: Incident, dated: Incident) -> Incident:
    """Return an incident with the days of another in place of its own."""
    days = tuple(c for c in dated.claims if c.field == "date")
    return replace(
        i,
        start=dated.start,
        end=dated.end,
        date_prec=dated.date_prec,
        claims=(*(c for c in i.claims if c.field != "date"), *days),
    )


def _is_of(head: Incident, i: Incident, others: Mapping[int, bool]) -> bool:
    """Tell whether an incident is that of the head, told with its day."""
    days = [c for c in i.claims if c.field == "date"]
    if not days or any(_COUNTED.search(c.value) for c in days) or not {i.modality} <= _REAL:
        return False
    if first_told(i) - first_told(head) > _REACH or any(c.start in others for c in i.claims):
        return False
    return _is_in_time(head, i) and _is_there(head, i) and _is_alike(head, i)


def _is_in_time(head: Incident, i: Incident) -> bool:
    if i.start is None or i.end is None or head.end is None or i.end - i.start > _BEFORE / 4:
        return False
    return head.end - _BEFORE <= i.start <= i.end <= head.end


def _is_there(head: Incident, i: Incident) -> bool:
    if head.place_id is None or i.place_id is None or head.place_id == i.place_id:
        return True
    if head.event_class == "natural_disaster" and (i.where_prec or 0) > _DIVISION:
        return False  # of one part of a country that a storm has crossed
    return head.country == i.country and not (is_point(head) and is_point(i))


def _is_alike(head: Incident, i: Incident) -> bool:
    """Tell whether both can be one event, and no figure speaks against it."""
    groups = {group_of(head.event_class), group_of(i.event_class)}
    one = head.event_class == i.event_class or groups == {"violence"}
    if not one and not is_harm_alone(head) and not is_harm_alone(i):
        return False
    return share_figure(head, i) or not any(toll_told(head, o) and toll_told(i, o) for o in HARM)
