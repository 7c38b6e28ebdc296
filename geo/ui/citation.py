"""How an incident is cited: one line with its sources and the state of its review.

Enters: an incident. Leaves: plain text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.ui import wording

if TYPE_CHECKING:
    from geo.records import Incident, Place


def cite(incident: Incident, place: Place | None = None) -> str:
    """Return a citation of `incident`.

    Examples
    --------
    >>> import datetime as dt
    >>> from geo.records import Incident, Source
    >>> told = Source("a", "Karst Wire", published=dt.date(2031, 5, 14))
    >>> day = dt.date(2031, 5, 13)
    >>> march = Incident("i-1", "A march", "demonstration", start=day, end=day, date_prec=1,
    ...                  place_name="Udine", sources=(told,))
    >>> cite(march)
    '“A march”, 13 May 2031, Udine. Reported by Karst Wire (14 May 2031). Dateline, incident i-1,
    coded by machine, not reviewed.'
    """
    told = dict.fromkeys(
        f"{s.outlet} ({wording.day(s.published)})" if s.published else s.outlet
        for s in incident.sources
    )
    where = wording.place_name(incident, place) or "place not known"
    said = f" Reported by {', '.join(told)}." if told else ""
    return (
        f"“{incident.title}”, {wording.when(incident)}, {where}.{said} "
        f"Dateline, incident {incident.id}, {wording.REVIEW[incident.review]}."
    )
