"""What the filters leave aside, counted by the reason, so that nothing vanishes.

Enters: a selection. Leaves: a line of words. An incident is counted once, under what would have to
change first for it to be shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from geo.records import Filter
from geo.ui import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.records.incident import Modality
    from geo.ui.columns import Mask
    from geo.ui.selection import Selection

_ALL = Filter(tiers=(), modalities=(), aggregates=True, movements=True, rejected=True)
_EVENTS: tuple[Modality, ...] = ("occurred", "ongoing", "statement")
#: What no filter brings in.
NEVER = ("denied or supposed", "sums over several")
_MOVEMENTS = "movements of forces"
#: Reasons that are a plural, as they are said of one.
_OF_ONE = {NEVER[1]: "sum over several", _MOVEMENTS: "movement of forces"}


def _steps(spread: Selection) -> Iterator[tuple[str, Mask]]:
    """Yield each reason with the rows that it lets pass, in the order in which it is asked for."""
    held, chosen = spread.columns, spread.chosen
    told, tiers = chosen.modalities, chosen.tiers or ("A", "B", "C")
    if not chosen.rejected:
        yield "rejected in review", held.passing(replace(_ALL, rejected=False))
    if told:
        yield NEVER[0], held.passing(replace(_ALL, modalities=(*told, *_EVENTS, "planned")))
    if not chosen.aggregates:
        yield NEVER[1], held.passing(replace(_ALL, aggregates=False))
    if told:
        yield "planned", held.passing(replace(_ALL, modalities=(*told, *_EVENTS)))
    near = held.passing(replace(_ALL, modalities=told, tiers=(*tiers, "C")))
    yield "political or neighbouring", near
    yield "older than a year", held.passing(replace(_ALL, tiers=tiers)) | ~held.dated
    if not chosen.movements and not chosen.event_classes:
        yield _MOVEMENTS, held.passing(replace(_ALL, movements=False))
    if chosen.text:
        yield "of other types or places", held.passing(replace(chosen, text="", tiers=()))
        yield "without the words searched for", spread.mask
    else:
        yield "of other types or places", spread.mask


def counts(spread: Selection) -> dict[str, int]:
    """Return how many are neither shown nor told as undated, by the reason."""
    left = ~spread.mask
    left[spread.undated] = False
    found = {}
    for reason, passing in _steps(spread):
        found[reason] = int(np.count_nonzero(left & ~passing))
        left = left & passing
    return {reason: n for reason, n in found.items() if n}


def _worded(number: int, reason: str) -> str:
    return f"{number:,} {_OF_ONE.get(reason, reason) if number == 1 else reason}"


def in_words(spread: Selection) -> str:
    """Return a line that counts what the filters leave aside, and what has no day.

    Examples
    --------
    >>> from geo.records import Incident
    >>> from geo.ui.selection import Selection
    >>> in_words(Selection.of([], Filter()))
    ''
    >>> in_words(Selection.of([Incident("a", "A march", "demonstration")], Filter()))
    '1 not dated: below the map.'
    """
    found = counts(spread)
    brought = [_worded(n, reason) for reason, n in found.items() if reason not in NEVER]
    never = [_worded(found[reason], reason) for reason in NEVER if reason in found]
    parts = []
    if brought:
        parts.append(f"Left aside: {', '.join(brought)}. Filters bring them in.")
    if never:
        parts.append(f"Never counted: {', '.join(never)}.")
    if len(spread.undated):
        parts.append(f"{len(spread.undated):,} not dated: below the map.")
    return " ".join(parts)


def why_empty(spread: Selection) -> str:
    """Return why nothing is shown, where no filter of a reader's own is set."""
    found = ", ".join(_worded(n, reason) for reason, n in counts(spread).items())
    dated = f"Nothing is in the default view: {found}." if found else "No incident is dated yet."
    without = wording.number(len(spread.undated), "incident") if len(spread.undated) else ""
    return (
        f"{dated} {without} without a date: below the map.".replace("  ", " ") if without else dated
    )
