"""What is said to happen: claims, incidents, and their reconciliation over articles.

What enters are documents and resolutions, what leaves are `Incident` records and the ledger of
what was left out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.coding import code_document
from geo.incidents.figures import RULE_TEXT, RULES
from geo.incidents.grouping import group_incidents
from geo.incidents.reconciliation import apply_rule, join
from geo.incidents.tiers import assign_tiers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Article, Incident
    from geo.records.incident import Rule

__all__ = ["RULES", "RULE_TEXT", "apply_rule", "assign_tiers", "code_document", "reconcile"]


def reconcile(
    drafts: Sequence[Incident], articles: Sequence[Article], *, rule: Rule = "most_reported"
) -> tuple[Incident, ...]:
    """Join what several articles say of the same incident, and give each its tier.

    Parameters
    ----------
    drafts
        Incidents as coded from single articles; imported ones stay as they are.
    articles
        The articles, for the day of the newest.

    Returns
    -------
    Incidents in order of day, undated last; the same for the same drafts in any order.
    """
    own = [replace(d, id="") for d in drafts if d.review != "imported"]
    joined = [join(group, rule) for group in group_incidents(own)]
    joined += [d for d in drafts if d.review == "imported"]
    tiered = assign_tiers(_distinct(joined), articles)
    return tuple(
        sorted(
            tiered, key=lambda i: (i.start is None, i.start.isoformat() if i.start else "", i.id)
        )
    )


def _distinct(incidents: Sequence[Incident]) -> list[Incident]:
    """Make ids distinct: the second of two alike gets a number."""
    seen: dict[str, int] = {}
    out = []
    for incident in sorted(incidents, key=lambda i: (i.id, i.title, len(i.claims))):
        seen[incident.id] = seen.get(incident.id, 0) + 1
        count = seen[incident.id]
        out.append(incident if count == 1 else replace(incident, id=f"{incident.id}-{count}"))
    return out
