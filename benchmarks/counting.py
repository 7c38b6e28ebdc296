"""Random states of the filters, and what plain SQL counts in them: the measure of all counts.

Nothing of the app's own filtering is used here: SQLite counts over the records as they are kept.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from geo.records import Filter
from geo.records.classes import CLASSES
from geo.records.filter import NOT_IN_DEFAULT_VIEW

if TYPE_CHECKING:
    import random
    import sqlite3

_FIRST = dt.date(2031, 1, 1)
_DAYS = 730
_WORDS = ("bridge", "market", "square station", "police", "outlet 3", "crowd")


class Told(NamedTuple):
    """What SQL counts: incidents, places, outlets, and the sum of the injured as a range."""

    shown: int
    places: int
    outlets: int
    injured: tuple[int, int]


def random_filter(chance: random.Random) -> Filter:
    """Return a state of the filters that a reader may come to."""
    first = _FIRST + dt.timedelta(days=chance.randrange(_DAYS))
    last = first + dt.timedelta(days=chance.choice((0, 6, 13, 60, 400)))
    west = 20 + 1.5 * chance.random()
    south = 42 + chance.random()

    def maybe(share: float) -> bool:
        return chance.random() < share

    return Filter(
        start=first,
        end=last,
        event_classes=tuple(chance.sample(sorted(CLASSES), 6)) if maybe(0.3) else (),
        places=tuple(f"Invented {n}" for n in chance.sample(range(400), 40)) if maybe(0.2) else (),
        bbox=(west, south, west + 0.8, south + 0.6) if maybe(0.3) else None,
        tiers=("A", "B") if maybe(0.2) else ("A",),
        actors=("police officers",) if maybe(0.2) else (),
        outlets=tuple(f"Outlet {n}" for n in chance.sample(range(40), 5)) if maybe(0.2) else (),
        precision=chance.choice((1, 2, 3)) if maybe(0.2) else None,
        text=chance.choice(_WORDS) if maybe(0.2) else "",
        movements=maybe(0.3),
    )


def _any(column: str, values: tuple[str, ...], asked: list[str], given: list[object]) -> None:
    if values:
        asked.append(f"{column} IN ({', '.join('?' * len(values))})")
        given += values


def by_sql(connection: sqlite3.Connection, chosen: Filter) -> Told:
    """Count the incidents that `chosen` means, and what they tell, in the store's own tables."""
    asked = ["coalesce(end, start) >= ?", "start <= ?", "NOT record ->> 'aggregate'"]
    given: list[object] = [chosen.start and chosen.start.isoformat()]
    given.append(chosen.end and chosen.end.isoformat())
    _any("record ->> 'tier'", chosen.tiers, asked, given)
    _any("record ->> 'modality'", chosen.modalities, asked, given)
    _any("record ->> 'event_class'", chosen.event_classes, asked, given)
    _any("record ->> 'place_name'", chosen.places, asked, given)
    if not chosen.event_classes and not chosen.movements:
        asked.append(f"record ->> 'event_class' NOT IN ({', '.join('?' * 2)})")
        given += sorted(NOT_IN_DEFAULT_VIEW)
    if chosen.bbox is not None:
        asked.append("lon >= ? AND lat >= ? AND lon <= ? AND lat <= ?")
        given += chosen.bbox
    if chosen.precision is not None:
        asked.append("coalesce(where_prec, 6) <= ?")
        given.append(chosen.precision)
    each = "EXISTS (SELECT 1 FROM json_each(record, '{}') WHERE {} IN ({}))"
    for path, value, words in (
        ("$.actors", "value", chosen.actors),
        ("$.sources", "value ->> 'outlet'", chosen.outlets),
    ):
        if words:
            asked.append(each.format(path, value, ", ".join("?" * len(words))))
            given += words
    for word in chosen.text.split():
        asked.append(
            "(instr(lower(record ->> 'title'), ?) OR instr(lower(record ->> 'place_name'), ?)"
            " OR instr(record ->> 'event_class', ?) OR EXISTS (SELECT 1 FROM"
            " json_each(record, '$.actors') WHERE instr(lower(value), ?)) OR EXISTS (SELECT 1 FROM"
            " json_each(record, '$.sources') WHERE instr(lower(value ->> 'outlet'), ?)))"
        )
        given += [word.casefold()] * 5
    where = " AND ".join(asked)
    shown, places, low, high = connection.execute(
        "SELECT count(*), count(DISTINCT record ->> 'place_id'),"  # noqa: S608  (constants)
        " coalesce(sum(record ->> '$.casualties[0].count.low'), 0),"
        " coalesce(sum(record ->> '$.casualties[0].count.high'), 0)"
        f" FROM incidents WHERE {where}",
        given,
    ).fetchone()
    (outlets,) = connection.execute(
        "SELECT count(DISTINCT o.value ->> 'outlet') FROM incidents,"  # noqa: S608
        f" json_each(record, '$.sources') o WHERE {where}",
        given,
    ).fetchone()
    return Told(shown, places, outlets, (low, high))
