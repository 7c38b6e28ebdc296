"""How many, over all that is shown: "4 of 9 incidents, 82 to 83 injured".

Enters: what is shown. Leaves: plain values for the summary component. A total over several figures
is our own sum and is marked as derived; an aggregate never adds to its parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.records import Count
from geo.ui import wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.records.incident import Outcome
    from geo.ui.selection import Selection, Shown


def add_up(shown: Shown, outcome: Outcome) -> tuple[Count, bool] | None:
    """Return the sum of `outcome` and whether it is derived (added up by us); None without one.

    Examples
    --------
    >>> import datetime as dt
    >>> from geo.records import Casualty, Filter, Incident
    >>> from geo.ui.selection import Selection
    >>> hurt = (Casualty("x", "injured", Count(2, 2, 3)),)
    >>> day = dt.date(2023, 5, 29)
    >>> some = [Incident(n, "x", "arrest", start=day, casualties=hurt) for n in "ab"]
    >>> add_up(Selection.of(some, Filter()).within(None), "injured")
    (Count(low=4, best=4, high=6, approximate=False), True)
    """
    told = shown.columns.outcomes.get(outcome)
    if told is None:
        return None
    counted = shown.mask & ~shown.columns.rejected  # shown on request, and summed by nobody
    among = counted[told.rows]
    if not among.any():
        return None
    best, high = told.best[among], told.high[among]
    whole = Count(
        low=int(told.low[among].sum()),
        best=None if (best < 0).any() else int(best.sum()),
        high=None if (high < 0).any() else int(high.sum()),
        approximate=bool(told.approximate[among].any()),
    )
    return whole, bool(told.parts[among].sum() > 1 or told.derived[among].any())


def describe(shown: Shown, of: Selection) -> dict[str, Any]:
    """Return the totals of `shown` out of `of`, for the summary component."""
    figures = []
    for outcome in wording.OUTCOMES:
        summed = add_up(shown, outcome)
        if summed is None:
            continue
        count, derived = summed
        if count.low == count.high == 0:
            figures.append([outcome, "none", _told_of(shown, outcome)])
            continue
        words = _grouped(wording.figure(count, to=" to "))
        figures.append([outcome, words, "derived: our sum" if derived else ""])
    if len(shown) and not any(row[0] == "injured" for row in figures):
        figures.append(["injured", "not told", wording.NOT_SAID])
    return {
        "shown": len(shown),
        "of": len(of),
        "figures": figures,
        "places": shown.columns.places.how_many(shown.mask),
        "outlets": shown.columns.outlets.how_many(shown.mask),
        "sentence": _sentence(len(shown), len(of), figures),
    }


def in_words(told: Mapping[str, Any]) -> str:
    """Return what `describe` told in one line, for a page that no slider changes the totals of.

    Examples
    --------
    >>> figures = [["injured", "82 to 83", "derived: our sum"], ["detained", "2", ""]]
    >>> in_words({"shown": 6, "figures": figures, "places": 5, "outlets": 4})
    'In all: 6 incidents · injured 82 to 83 (derived: our sum) · detained 2 · 5 places · 4 outlets'
    """
    figures = [
        f"{outcome} {words}" + f" ({note})" * bool(note) for outcome, words, note in told["figures"]
    ]
    counts = [_grouped(wording.number(told[f"{one}s"], one)) for one in ("place", "outlet")]
    incidents = _grouped(wording.number(told["shown"], "incident"))
    return f"In all: {' · '.join([incidents, *figures, *counts])}"


def _told_of(shown: Shown, outcome: Outcome) -> str:
    """Return of how many incidents sources say it; of the others no source says anything."""
    told = int(np.count_nonzero(shown.mask[shown.columns.outcomes[outcome].rows]))
    return "sources say" if told == len(shown) else f"sources say of {told} of {len(shown):,}"


def _grouped(words: str) -> str:
    """Set off thousands.

    Examples
    --------
    >>> _grouped("1360669 to 1453201")
    '1,360,669 to 1,453,201'
    """
    return re.sub(r"\d{4,}", lambda found: f"{int(found[0]):,}", words)


def _sentence(shown: int, of: int, figures: Sequence[Sequence[Any]]) -> str:
    told = ", ".join(f"{words} {outcome}" for outcome, words, _ in figures if words[0].isdigit())
    head = _grouped(f"{shown} of {wording.number(of, 'incident')}")
    return f"{head}, {told}" if told else head
