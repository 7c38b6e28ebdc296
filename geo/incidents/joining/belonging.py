"""To which event of a report harm belongs that it tells without a cause, and to which it does not.

What enters are two records of incidents, what leaves is True or False, or how near they stand. When
in doubt harm is not given to an event: it is an incident of its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.incidents.joining.figures import says_none
from geo.incidents.joining.tallies import HARM, share_figure, toll_told
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.records import Claim, Incident

#: Fields of claims that may stand in a sentence before.
_CARRIED = frozenset({"date", "place"})
#: How the note of an incident begins that is told of a place on no list.
UNLISTED = "told of "
#: Where precision of a point: an exact place, or near one.
POINT = 2
#: How many paragraphs on a report may come to the event of harm that it has told.
NEXT_PARAGRAPH = 1
#: Classes of events in which nobody need come to harm.
_CALM = frozenset({"demonstration", "arrest", "police_raid", "roadblock", "security_operation"})
#: The last paragraph of a report's head, which may tell the harm first.
_HEAD = 1


def is_harm_alone(i: Incident) -> bool:
    """Tell a record that says who was hurt and not how: it can be part of any event of harm."""
    return bool(i.claims) and not any(c.field == "action" for c in i.claims)


def is_part_of(a: Incident, b: Incident) -> bool:
    """Tell a toll of a region from a smaller one of a town in it: they are counted apart.

    "At least nine died on both banks" holds the "seven" of one town; neither is the other.
    """
    if a.place_id == b.place_id or not articles(a) & articles(b):
        return False
    wide, point = sorted((a, b), key=lambda i: i.where_prec or 6, reverse=True)
    if is_point(wide) or not is_point(point):
        return False
    if share_figure(wide, point) or is_bare_head(wide):
        return False
    return any(toll_told(wide, o) > toll_told(point, o) > 1 for o in HARM)


def find_totals(records: Sequence[Incident]) -> list[Incident]:
    """Find the tolls of a region of which the same report tells a part for one of its towns."""
    of_article: defaultdict[str, list[Incident]] = defaultdict(list)
    for record in records:
        for article in articles(record):
            of_article[article].append(record)
    return [
        record
        for told in of_article.values()
        for record in told
        if not is_point(record)
        and (
            any(
                _are_of_one_day(record, o) and is_part_of(record, o) and _is_alike(record, o)
                for o in told
            )
            or _is_of_region(record, told)
        )
    ]


def _is_of_region(record: Incident, told: Sequence[Incident]) -> bool:
    """Tell the toll of a disaster in a region of which the report names several towns."""
    if record.event_class != "natural_disaster" or not any(toll_told(record, o) > 1 for o in HARM):
        return False
    towns = {
        o.place_id
        for o in told
        if is_point(o) and group_of(o.event_class) == "disaster" and _are_of_one_day(record, o)
    }
    return len(towns) > 1


def _is_alike(wide: Incident, part: Incident) -> bool:
    """Tell what can be whole and part: an ambush in a country is no total of a clash elsewhere."""
    return is_harm_alone(wide) or part.event_class in {wide.event_class, "other"}


def _are_of_one_day(a: Incident, b: Incident) -> bool:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return a.start <= b.end and b.start <= a.end


def is_point(i: Incident) -> bool:
    """Tell an incident at an exact place or near one."""
    return (i.where_prec or 6) <= POINT


def says_otherwise(a: Incident, b: Incident) -> bool:
    """Tell what harmed people from an event that the same report says has harmed nobody."""
    for harm, event in ((a, b), (b, a)):
        unhurt = {(c.article_id, _outcome(c)) for c in event.claims if _is_sure_of_none(c)}
        if a.place_id != b.place_id:  # what has injured nobody elsewhere has killed nobody
            unhurt |= {(article, "killed") for article, _ in unhurt}
        if unhurt & {(c.article_id, _outcome(c)) for c in harm.claims if c.best}:
            return True
    return False


def _is_sure_of_none(claim: Claim) -> bool:
    """Tell "no one was hurt" that the report itself says, and no source of its."""
    return says_none(claim) and claim.attributed_to is None


def _outcome(claim: Claim) -> str:
    return claim.field.partition(".")[0]


def are_told_apart(a: Incident, b: Incident) -> bool:
    """Tell harm from an event elsewhere that the same sentence has kept apart from it."""
    apart = a.place_id != b.place_id and is_harm_alone(a) != is_harm_alone(b)
    return apart and bool(sentences(a) & sentences(b))


def are_named_apart(a: Incident, b: Incident) -> bool:
    """Tell events at one known place of which one is told of a place of its own, on no list."""
    named = [{n for n in i.notes if n.startswith(UNLISTED)} for i in (a, b)]
    return named[0] != named[1] and not is_harm_alone(a) and not is_harm_alone(b)


def sentences(i: Incident) -> set[tuple[str, int]]:
    """Return where the sentences begin that tell an incident, by article."""
    return {(c.article_id, c.sentence_start) for c in i.claims if c.field not in _CARRIED}


def is_told_later(event: Incident, harm: Incident, reach: int = NEXT_PARAGRAPH) -> bool:
    """Tell an event that the article comes to only paragraphs after harm of which it told no cause.

    The head of a report may tell the harm first.
    """
    if not is_harm_alone(harm) or is_harm_alone(event) or not articles(event) & articles(harm):
        return False
    told = min((c.paragraph for c in event.claims if c.field == "action"), default=0)
    hurt = max((c.paragraph for c in harm.claims if c.field not in _CARRIED), default=0)
    return told - hurt > (max(reach, _HEAD - hurt) if reach else 0)


def comes_before_calm(record: Incident, group: Sequence[Incident]) -> bool:
    """Tell harm from what the text comes to without violence, where nothing before it has harmed.

    The curfew after a riot is no reason to keep those whom the riot hurt apart from it.
    """
    if not any(_is_before_calm(record, other) for other in group):
        return False
    return not any(_is_cause_of(other, record) for other in group)


def _is_before_calm(a: Incident, b: Incident) -> bool:
    """Tell harm from an event without violence that the text comes to in a later paragraph."""
    for harm, event in ((a, b), (b, a)):
        if event.event_class in _CALM and is_harm_alone(harm) and not is_harm_alone(event):
            return articles(harm) == articles(event) and is_told_later(event, harm, 0)
    return False


def _is_cause_of(event: Incident, harm: Incident) -> bool:
    """Tell an event with violence that the text has told when it comes to harm."""
    if is_harm_alone(event) or event.event_class in _CALM or not is_harm_alone(harm):
        return False
    return articles(harm) == articles(event) and not is_told_later(event, harm, 0)


def is_of_next(a: Incident, b: Incident) -> bool:
    """Tell harm of a region from an event of a town that the next paragraph comes to."""
    harm, event = sorted((a, b), key=lambda i: i.where_prec or 6, reverse=True)
    if harm.place_id is None or is_point(harm) or not is_point(event) or share_figure(a, b):
        return False
    return None not in (a.start, b.start) and is_told_later(event, harm, 0)


def is_of_later(undated: Incident, dated: Incident) -> bool:
    """Tell an undated record from a dated event that its report comes to in a later paragraph.

    The head of a report may tell without a day what comes with its day later, and of a town what
    comes later with the day of its region.
    """
    if is_point(undated) and not is_point(dated):
        return False
    return first_told(dated) > first_told(undated) > _HEAD and nearness(undated, dated) < 0


def is_of_head(a: Incident, b: Incident) -> bool:
    """Tell what the head of a report tells of a country from the town that it comes to later.

    "Clashes left two dead in southern Peru, officials said on Friday": the days of the head, which
    are those of what is said, hold the day that is told of the town.
    """
    wide, point = sorted((a, b), key=lambda i: i.where_prec or 6, reverse=True)
    if is_point(wide) or not is_point(point) or articles(wide) != articles(point):
        return False
    if wide.start is None or wide.end is None or point.start is None or point.end is None:
        return False
    before = first_told(wide) <= _HEAD and first_told(wide) < first_told(point)
    return before and wide.start <= point.start <= point.end <= wide.end


def is_another(a: Incident, b: Incident, others: Mapping[int, bool]) -> bool:
    """Tell an event that its report sets apart from what it told before.

    It is of another class, or told as "another incident" in so many words.

    Parameters
    ----------
    others
        Where the acts begin by which the report does so, and whether it says so in so many words.
    """
    acts = [sorted(c.start for c in i.claims if c.field == "action") for i in (a, b)]
    if not others or not all(acts):
        return False
    alike = a.event_class == b.event_class and (a.place_id is None) == (b.place_id is None)
    later = max(acts, key=lambda starts: starts[0])[0]
    apart = others.get(later, False) and not sentences(a) & sentences(b)
    return apart or (later in others and not alike)


def is_told_in_head(i: Incident) -> bool:
    """Tell what a report tells first."""
    return first_told(i) <= _HEAD


def is_bare_head(i: Incident) -> bool:
    """Tell what a report opens with, without a day or a place: it goes on to tell of it."""
    unplaced = i.place_id is None and i.place_name is None
    return i.start is None and unplaced and is_told_in_head(i)


def first_told(i: Incident) -> int:
    """Return the paragraph in which a record is first told."""
    return min((c.paragraph for c in i.claims if c.field not in _CARRIED), default=0)


def nearness(a: Incident, b: Incident) -> int:
    """Return how close two records stand in one article: minus their distance in paragraphs.

    A day or a place may be carried on from far before, and does not count.
    """
    where, other = _paragraphs(a), _paragraphs(b)
    gaps = [abs(x - y) for article in where for x in where[article] for y in other.get(article, ())]
    return -min(gaps, default=10_000)


def _paragraphs(i: Incident) -> dict[str, set[int]]:
    """Return by article the paragraphs that tell a record; what is carried on does not count."""
    told: defaultdict[str, set[int]] = defaultdict(set)
    for claim in i.claims:
        if claim.field not in _CARRIED:
            told[claim.article_id].add(claim.paragraph)
    return told


def articles(i: Incident) -> set[str]:
    """Return the ids of the articles whose claims a record has."""
    return {c.article_id for c in i.claims}
