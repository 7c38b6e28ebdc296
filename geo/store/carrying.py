"""A review follows its claims: an incident told more exactly later has another id.

An id is made of content, so that it does not depend on the order of articles. Where a later article
says in which town of a region something happened, the joined incident gets the town's id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.records import Incident
    from geo.records.incident import Review


def carried_reviews(
    before: Sequence[Incident], after: Sequence[Incident], decided: Mapping[str, Review]
) -> list[tuple[str, str, Review]]:
    """Say which reviews go over to which incidents.

    Parameters
    ----------
    before, after
        The incidents that are replaced, and those that take their place.
    decided
        The reviews in force, by incident id.

    Returns
    -------
    The id that is gone, the id of the incident that holds most of its claims now, and the review;
    none for an incident that is reviewed already, or whose claims are gone with it.

    Examples
    --------
    >>> from geo.records import Claim, Incident
    >>> told = (Claim("a", 0, 5, "action", "clash"),)
    >>> carried_reviews([Incident("north", "x", "armed_clash", claims=told)],
    ...                 [Incident("town", "x", "armed_clash", claims=told)],
    ...                 {"north": "accepted"})
    [('north', 'town', 'accepted')]
    """
    there = {incident.id for incident in after}
    gone = [i for i in before if i.id in decided and i.id not in there]
    moved: dict[str, tuple[str, str, Review]] = {}
    for incident in gone:
        own = _spans(incident)
        shared = {i.id: len(own & _spans(i)) for i in after}
        best = min(shared, key=lambda key: (-shared[key], key), default="")
        if best and shared[best] and best not in decided:
            moved.setdefault(best, (incident.id, best, decided[incident.id]))
    return list(moved.values())


def _spans(incident: Incident) -> set[tuple[str, int, int]]:
    return {(c.article_id, c.start, c.end) for c in incident.claims}
