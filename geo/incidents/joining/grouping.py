"""Which records tell of the same incident: inside an article and across articles, by one rule.

Two records are the same incident when their classes can be one event, their days meet, and their
places can be one; an undated record joins a dated one by equal figures or by place. The result
does not depend on the order of the records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.joining.belonging import (
    NEXT_PARAGRAPH,
    POINT,
    are_named_apart,
    are_told_apart,
    articles,
    comes_before_calm,
    find_totals,
    is_another,
    is_bare_head,
    is_harm_alone,
    is_of_head,
    is_of_later,
    is_of_next,
    is_part_of,
    is_point,
    is_told_in_head,
    is_told_later,
    nearness,
    says_otherwise,
    sentences,
)
from geo.incidents.joining.distances import degrees_apart
from geo.incidents.joining.shelves import Shelves
from geo.incidents.joining.tallies import figures_told, outcomes_told, share_figure
from geo.records.classes import group_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from geo.records import Incident

#: Groups of events in which people come to harm.
_HURTING = frozenset({"violence", "protest", "disaster"})
#: What police do to people who may resist.
_RESISTED = frozenset({"arrest", "police_raid"})
#: Where precision of a part of a country, or less.
_WIDE = 5
#: Longer than this, an interval is a period and not one event's day.
_EVENT_DAYS = 10
#: An undated record joins a dated one at the same place only if published this close to it.
_NEWS_DAYS = 14
#: Where precision of a district, and degrees (111 km each) within which its towns lie.
_DISTRICT, _DISTRICT_REACH = 3, 1.5
#: What lies longer before a report is none of its news.
_LONG_AGO = 45
#: How many paragraphs apart one article tells more of the same event.
_NEAR_PARAGRAPHS = 6
#: How many paragraphs below the head stands what it sums up without a place or a day.
_NEAR_HEAD = 3


def group_incidents(
    records: Iterable[Incident], others: Mapping[int, bool] | None = None
) -> list[list[Incident]]:
    """Group records that tell of the same incident.

    Parameters
    ----------
    others
        Where the acts begin by which one article tells another event, and whether it says so in
        so many words.

    Returns
    -------
    Groups in order of day and place; each group in a fixed order of its members, whatever the
    order of `records`.
    """
    ordered = sorted(records, key=_order)
    groups: list[list[Incident]] = []
    shelves = Shelves()
    totals = {id(record) for record in find_totals(ordered)}
    for record in ordered:
        near = (groups[number] for number in shelves.near(record))
        fitting = [g for g in near if all(_can_be_one(record, other) for other in g)]
        fitting = [g for g in fitting if not any(is_another(record, o, others or {}) for o in g)]
        fitting = [g for g in fitting if not comes_before_calm(record, g)]
        fitting = [g for g in fitting if not _is_of_several(record, g, totals)]
        fitting = [g for g in fitting if any(_tied(record, other) for other in g)]
        if fitting and not _is_toll_of_several(record, fitting):
            max(fitting, key=lambda g: _closeness(record, g)).append(record)
        else:
            shelves.put(record)
            groups.append([record])
    return groups


def _is_of_several(record: Incident, group: list[Incident], totals: AbstractSet[int]) -> bool:
    """Tell the toll of several towns from what is told of one of them."""
    return any(
        (id(a) in totals and is_point(b)) or (id(b) in totals and is_point(a))
        for a, b in ((record, other) for other in group)
        if not share_figure(a, b)
    )


def _is_toll_of_several(record: Incident, fitting: list[list[Incident]]) -> bool:
    """Tell the toll of a region that could be that of each of the towns that one sentence lists."""
    if is_point(record) or not figures_told(record) or len(fitting) == 1:
        return False
    told = [sentences(i) for group in fitting for i in group if is_point(i)]
    return any(a & b for n, a in enumerate(told) for b in told[:n])


def _order(i: Incident) -> tuple[object, ...]:
    """Dated before undated, what happened before whom it harmed, specific places and days first.

    What police did about it comes last: an arrest parts no protest from those hurt at it.
    """
    first = i.claims[0] if i.claims else None
    return (
        i.start is None,
        is_harm_alone(i),
        i.where_prec or 7,
        _days(i),
        i.start.isoformat() if i.start else "",
        i.place_id or "",
        group_of(i.event_class) == "policing",
        i.event_class,
        first.article_id if first else "",
        first.start if first else 0,
    )


def _days(i: Incident) -> int:
    return (i.end - i.start).days if i.start and i.end else 0


def _can_be_one(a: Incident, b: Incident) -> bool:
    return (
        _modes_fit(a, b)
        and not are_told_apart(a, b)
        and not is_part_of(a, b)
        and not says_otherwise(a, b)
        and not is_of_next(a, b)
        and not are_named_apart(a, b)
        and _days_meet(a, b)
        and _places_fit(a, b)
        and (_harm_fits(a, b) or _acts_fit(a, b))
    )


def _modes_fit(a: Incident, b: Incident) -> bool:
    real = {"occurred", "ongoing"}
    return (a.modality in real) == (b.modality in real)


def _harm_fits(a: Incident, b: Incident) -> bool:
    """Tell whether one only says who was hurt, and the other is an event that can hurt people."""
    disaster = [group_of(i.event_class) == "disaster" for i in (a, b)]
    if any(disaster) and _RESISTED & {a.event_class, b.event_class}:
        return False
    known = "other" not in (a.event_class, b.event_class)
    if disaster[0] != disaster[1] and known and nearness(a, b) < -NEXT_PARAGRAPH:
        return False
    at_place = a.place_id == b.place_id is not None
    at_point = at_place and (a.where_prec or 6) <= POINT
    policed = {*_RESISTED, "security_operation"} if at_point else _RESISTED if at_place else ()
    if "strike" in (a.event_class, b.event_class):
        return False  # nobody is hurt by work that stops
    hurting = all(
        group_of(i.event_class) in {*_HURTING, "other"} or i.event_class in policed for i in (a, b)
    )
    return hurting and (is_harm_alone(a) or is_harm_alone(b))


def _acts_fit(a: Incident, b: Incident) -> bool:
    """Tell whether what happened can be one; harm of which no cause is told is no arrest."""
    classes = {a.event_class, b.event_class}
    if "other" in classes and _RESISTED & classes and is_harm_alone(a) != is_harm_alone(b):
        return False
    if classes == {"accident", "natural_disaster"}:  # "drowned when their house was washed away"
        return a.place_id == b.place_id and bool(sentences(a) & sentences(b))
    return _classes_fit(a, b) or _act_in_protest(a, b)


def _act_in_protest(a: Incident, b: Incident) -> bool:
    """Tell whether one is what forces do at a demonstration of that day at that very place."""
    if {group_of(a.event_class), group_of(b.event_class)} != {"protest", "policing"}:
        return False
    classes = {a.event_class, b.event_class}
    if classes == {"police_raid", "violent_demonstration"} or "arrest" in classes:
        told = {c.article_id for c in a.claims} & {c.article_id for c in b.claims}
        close = bool(told) and nearness(a, b) >= -NEXT_PARAGRAPH
        return close and a.place_id == b.place_id and (a.start, a.end) == (b.start, b.end)
    at_point = a.place_id == b.place_id is not None and (a.where_prec or 6) <= POINT
    return at_point and "security_operation" in (a.event_class, b.event_class)


def _classes_fit(one: Incident, other: Incident) -> bool:
    a, b = one.event_class, other.event_class
    if a == b or "other" in (a, b):
        return True
    groups = {group_of(a), group_of(b)}
    if groups == {"protest"}:
        return not ({a, b} & {"strike"}) and {a, b} != {"mob_violence", "demonstration"}
    if groups == {"violence"} or {a, b} <= _RESISTED:
        return True
    if groups == {"protest", "violence"}:
        if any(i.event_class == "shooting" and figures_told(i) for i in (one, other)):
            return False
        return "violent_demonstration" in (a, b) and bool(
            {a, b} & {"armed_clash", "shooting", "arson", "grenade_attack"}
        )
    return False


def _days_meet(a: Incident, b: Incident) -> bool:
    if a.start is None or b.start is None:
        return True
    if max(_days(a), _days(b)) > _EVENT_DAYS and _days(a) != _days(b):
        return False
    return a.start <= _last(b) and b.start <= _last(a)


def _last(i: Incident) -> dt.date:
    if i.end is not None:
        return i.end
    if i.start is None:
        msg = "an undated incident has no last day"
        raise ValueError(msg)
    return i.start


def _places_fit(a: Incident, b: Incident) -> bool:
    if a.place_id == b.place_id is not None:
        return True
    if a.place_id is None or b.place_id is None:
        # A name that no gazetteer has is a place of its own all the same.
        return None in (a.place_name, b.place_name) or a.place_name == b.place_name
    wide = max(a.where_prec or 6, b.where_prec or 6)
    if wide <= POINT or (wide == _DISTRICT and _lie_apart(a, b)):
        return False
    return a.country is not None and a.country == b.country


def _lie_apart(a: Incident, b: Incident) -> bool:
    """Tell a district from a town, or another district, that cannot lie in it."""
    if a.lon is None or a.lat is None or b.lon is None or b.lat is None:
        return False
    return degrees_apart(a.lon, a.lat, b.lon, b.lat) > _DISTRICT_REACH


def _tied(a: Incident, b: Incident) -> bool:
    """Tell whether two records that can be one are one, and not merely not excluded."""
    if a.start is not None and b.start is not None:
        return _tied_by_day(a, b)
    if share_figure(a, b):
        return True
    return bool(articles(a) & articles(b) and _is_near(a, b)) or _tied_by_place(a, b)


def _tied_by_day(a: Incident, b: Incident) -> bool:
    """Tie two dated records whose days meet: by place, by figures, or by their exact days."""
    if a.place_id is not None and a.place_id == b.place_id:
        return not (is_told_later(a, b) or is_told_later(b, a)) or share_figure(a, b)
    if None in (a.place_id, b.place_id):
        return share_figure(a, b) or nearness(a, b) >= -NEXT_PARAGRAPH
    same_days = (a.start, a.end) == (b.start, b.end)
    both_wide = min(a.where_prec or 6, b.where_prec or 6) >= _WIDE
    if both_wide and a.event_class == b.event_class and articles(a).isdisjoint(articles(b)):
        return True
    if (is_harm_alone(a) or is_harm_alone(b)) and articles(a) & articles(b):
        return share_figure(a, b) or nearness(a, b) >= -NEXT_PARAGRAPH
    return same_days or _days(a) == _days(b) == 0 or share_figure(a, b) or is_of_head(a, b)


def _tied_by_place(a: Incident, b: Incident) -> bool:
    """Tie an undated record to another at the same point, unless their figures differ."""
    same_place = a.place_id is not None and a.place_id == b.place_id
    if not same_place or (a.where_prec or 6) > POINT:
        return False
    if a.start is None and b.start is None:
        return True
    return not (figures_told(a) and figures_told(b)) and _told_in_time(a, b)


def _is_near(a: Incident, b: Incident) -> bool:
    """Tell whether one article tells both close together, the undated one no less exactly.

    A town told without a day belongs to the day told for its region some paragraphs on; what is
    told of the region without a day belongs to a town's day only right beside it.
    """
    groups = {group_of(a.event_class), group_of(b.event_class)}
    crowd = groups == {"protest", "violence"} and _classes_fit(a, b)
    crowd = crowd and (a.start is None) != (b.start is None) and _told_in_time(a, b)
    same_group = len(groups) == 1 or crowd
    clear = not (figures_told(a) and figures_told(b)) or (
        nearness(a, b) == 0 and not outcomes_told(a) & outcomes_told(b)
    )
    dated, undated = (b, a) if a.start is None else (a, b)
    if is_bare_head(undated) and undated.event_class == dated.event_class:
        return nearness(a, b) >= -_NEAR_HEAD
    exact = (undated.where_prec or 7) <= (dated.where_prec or 7)
    reach = _NEAR_PARAGRAPHS if exact else NEXT_PARAGRAPH
    goes_on = not is_of_later(undated, dated)
    return goes_on and same_group and clear and nearness(a, b) >= -reach


def _told_in_time(a: Incident, b: Incident) -> bool:
    """Tell whether the undated record's articles appeared within days of the dated event."""
    dated, undated = (a, b) if a.start else (b, a)
    days = [s.published for s in undated.sources if s.published]
    if articles(dated) & articles(undated):
        # What the head tells as news is not what the report looks back to months before.
        past = all((d - _last(dated)).days > _LONG_AGO for d in days) if days else False
        return not (past and is_told_in_head(undated))
    return bool(days) and all(0 <= (d - _last(dated)).days <= _NEWS_DAYS for d in days)


def _closeness(record: Incident, group: list[Incident]) -> tuple[int, int, int, int, int]:
    figure = any(share_figure(record, o) for o in group)
    place = any(record.place_id == o.place_id and record.place_id for o in group)
    same_class = any(record.event_class == o.event_class for o in group)
    near = max((nearness(record, o) for o in group), default=0)
    hurting = is_harm_alone(record) and any(group_of(o.event_class) in _HURTING for o in group)
    return int(figure), int(place), int(hurting), int(same_class), near
