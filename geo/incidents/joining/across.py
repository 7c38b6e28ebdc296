"""Over articles: what several say of one incident is joined, whatever their order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.joining.day_apart import join_day_apart
from geo.incidents.joining.grouping import group_incidents
from geo.incidents.joining.reconciliation import distinct, join
from geo.incidents.joining.tiers import assign_tiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.records import Article, Incident
    from geo.records.incident import Rule


def reconcile(
    drafts: Sequence[Incident], articles: Sequence[Article], *, rule: Rule = "most_reported"
) -> tuple[Incident, ...]:
    """Join what several articles say of the same incident, and give each its tier.

    Parameters
    ----------
    drafts
        Incidents as coded from single articles; imported ones stay as they are.
    articles
        The articles, for their days.

    Returns
    -------
    Incidents in order of day, undated last; the same for the same drafts in any order.
    """
    own = [replace(d, id="") for d in drafts if d.review != "imported"]
    groups = join_day_apart(group_incidents(own))
    joined = assign_tiers([join(group, rule) for group in groups], articles)
    tiered = distinct([*joined, *(d for d in drafts if d.review == "imported")])
    return tuple(
        sorted(
            tiered, key=lambda i: (i.start is None, i.start.isoformat() if i.start else "", i.id)
        )
    )


def date_from_joined(drafts: Iterable[Incident], joined: Iterable[Incident]) -> dict[str, Incident]:
    """Give undated incidents of single articles the days of the incidents they were joined to.

    Returns
    -------
    The drafts that get a day that way, dated, by the id they had; each says so in its notes.
    """
    home = {
        (claim.article_id, claim.start, claim.end, claim.field): incident
        for incident in joined
        if incident.start is not None
        for claim in incident.claims
    }
    dated: dict[str, Incident] = {}
    for draft in drafts:
        if draft.start is not None or not draft.claims:
            continue
        first = draft.claims[0]
        whole = home.get((first.article_id, first.start, first.end, first.field))
        if whole is not None:
            dated[draft.id] = replace(
                draft,
                start=whole.start,
                end=whole.end,
                date_prec=whole.date_prec,
                tier=whole.tier,
                notes=(*draft.notes, "dated by another report of the same incident"),
            )
    return dated
