"""Titles, summaries of figures and sources, in neutral words made from the codes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records import Article, Count, Source
from geo.records.classes import label_of
from geo.records.words import noun

if TYPE_CHECKING:
    from geo.records import Casualty, Incident

_MAX_GROUPS = 3
#: Where precision of what is near a place, and not in it.
_NEAR = 2


def source_of(article: Article) -> Source:
    """Return how cards and exports cite an article."""
    return Source(article.id, article.outlet, article.title, article.url, article.published)


def say_count(count: Count) -> str:
    """Say a count: "52 to 53", "at least 12", "about 30", "up to 5".

    Examples
    --------
    >>> say_count(Count(52, 52, 53)), say_count(Count(12, None, None)), say_count(Count(3, 3, 3))
    ('52 to 53', 'at least 12', '3')
    """
    low, best, high = count.low, count.best, count.high
    if high == 0:
        return "none"
    if low is not None and high is None:
        return f"at least {low:,}"
    if low is None and high is not None:
        return f"up to {high:,}"
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    value = best if best is not None else low
    if value is None:
        return "an unknown number"
    return f"about {value:,}" if count.approximate else f"{value:,}"


def title_of(incident: Incident) -> str:
    """Make a title from class, place and figures: "Explosion in X: 3 civilians killed"."""
    where = f" {_preposition(incident)} {incident.place_name}" if incident.place_name else ""
    head = f"{label_of(incident.event_class)}{where}"
    told = [c for c in incident.casualties if c.status != "none_reported"]
    said = [_say(c) for c in told if c.outcome in {"killed", "injured", "detained"}]
    return f"{head}: {', '.join(said[:_MAX_GROUPS])}" if said else head


def _preposition(incident: Incident) -> str:
    if incident.where_prec == _NEAR:
        return "near"
    name = (incident.place_name or "").lower()
    return "at" if "crossing" in name else "in"


def _say(casualty: Casualty) -> str:
    one = casualty.count.best == 1 and casualty.count.high in {None, 1}
    return f"{say_count(casualty.count)} {noun(casualty.group, one=one)} {casualty.outcome}"
