"""One event that reports put on two days running, as those of a night's attack often do.

What enters are groups of records, each of one incident; what leaves are the same groups, some of
them joined. Two attacks of one town on successive days look alike, so that much must speak for one
event and nothing against it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Incident

#: Groups of events in which people come to harm.
_HURTING = frozenset({"violence", "protest", "disaster"})
_HARM = frozenset({"killed", "injured"})
_REAL = frozenset({"occurred", "ongoing"})
#: Where precision of a point: an exact place, or near one.
_POINT = 2
#: A figure from here on says something of itself, unless it is round: 19, and not 1 or 30.
_TELLING, _ROUND = 5, 10
#: So many outcomes with equal figures above 1 say as much.
_SEVERAL = 2
#: Reports of one event appear within so many days.
_REPORT_DAYS = 3
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a group says that another of the day after must say, too."""

    first: dt.date
    last: dt.date
    kinds: frozenset[str]
    figures: dict[str, frozenset[int]]
    articles: frozenset[str]
    published: tuple[dt.date, ...]


def join_day_apart(groups: Sequence[list[Incident]]) -> list[list[Incident]]:
    """Join groups that tell one event of the same town, of two days running.

    They tell one where classes and distinctive figures of killed or injured are equal, no figure of
    theirs differs, no article tells both, and all reports appeared within days of each other and
    after both days had begun. A group is joined once, to one of the next day.

    Returns
    -------
    The groups, in the same order for the same records; a joined one stands where its first day did.
    """
    told = [_told(group) for group in groups]
    at: defaultdict[tuple[str | None, dt.date], list[int]] = defaultdict(list)
    for number, facts in enumerate(told):
        if facts is not None:
            at[groups[number][0].place_id, facts.first].append(number)
    joined: dict[int, int] = {}
    gone: set[int] = set()
    for facts, number in sorted(
        ((f, n) for n, f in enumerate(told) if f is not None), key=lambda t: (t[0].first, t[1])
    ):
        if number in gone:
            continue
        after = at.get((groups[number][0].place_id, facts.last + _DAY), ())
        fitting = (n for n in after if (b := told[n]) is not None and _is_one(facts, b))
        other = next((n for n in fitting if n not in gone), None)
        if other is not None:
            joined[number] = other
            gone.add(other)
    return [
        [*group, *groups[joined[number]]] if number in joined else list(group)
        for number, group in enumerate(groups)
        if number not in gone
    ]


def _told(group: list[Incident]) -> _Told | None:
    """Return what a group of records of one town and day tells; None where it is none."""
    dated = [i for i in group if i.start is not None and i.end is not None]
    at_point = group[0].place_id is not None and (group[0].where_prec or 6) <= _POINT
    if not dated or not at_point or any(i.modality not in _REAL for i in group):
        return None
    first = max(i.start for i in dated if i.start is not None)
    last = min(i.end for i in dated if i.end is not None)
    if first != last:
        return None
    return _Told(
        first,
        last,
        frozenset(group_of(i.event_class) for i in group) & _HURTING,
        _figures(group),
        frozenset(c.article_id for i in group for c in i.claims),
        tuple(s.published for i in group for s in i.sources if s.published is not None),
    )


def _figures(group: list[Incident]) -> dict[str, frozenset[int]]:
    """Return the exact figures of the killed and the injured; parts of a figure are none."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for claim in (c for i in group for c in i.claims):
        outcome = claim.field.partition(".")[0]
        whole = outcome in _HARM and claim.part_of is None and not claim.approximate
        if whole and claim.best:
            found[outcome].add(claim.best)
    return {outcome: frozenset(values) for outcome, values in found.items()}


def _is_one(a: _Told, b: _Told) -> bool:
    """Tell whether what is told of the days `a` and `b` is one event."""
    if not a.kinds & b.kinds or a.articles & b.articles or not _overlap(a, b):
        return False
    both = a.figures.keys() & b.figures.keys()
    equal = [a.figures[outcome] & b.figures[outcome] for outcome in both]
    if not all(equal):
        return False
    alike = sum(any(value > 1 for value in values) for values in equal)
    telling = any(v >= _TELLING and v % _ROUND for values in equal for v in values)
    return telling or alike >= _SEVERAL


def _overlap(a: _Told, b: _Told) -> bool:
    """Tell whether all reports are of the same days of news, and could know of the second day."""
    published = a.published + b.published
    if not a.published or not b.published:
        return False
    return min(published) >= b.first and (max(published) - min(published)).days <= _REPORT_DAYS
