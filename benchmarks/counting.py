"""Random states of the filters, and what plain SQL counts in them: the measure of all counts.

Nothing of the app's own filtering is used here: SQLite counts over the records as they are kept,
laid out as plain tables first.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from geo.records import Filter
from geo.records.classes import CLASSES
from geo.records.filter import NOT_IN_DEFAULT_VIEW

if TYPE_CHECKING:
    import random
    from pathlib import Path

_FIRST = dt.date(2031, 1, 1)
_DAYS = 730
_WORDS = ("bridge", "market", "square station", "police", "outlet 3", "crowd")

_PLAIN = """
CREATE TEMP TABLE plain AS SELECT number, start, coalesce(end, start) AS last, lon, lat,
    coalesce(where_prec, 6) AS prec, record ->> 'tier' AS tier, record ->> 'modality' AS modality,
    record ->> 'aggregate' AS aggregate, record ->> 'event_class' AS event_class,
    record ->> 'place_id' AS place_id, record ->> 'place_name' AS place_name,
    record ->> '$.casualties[0].count.low' AS low, record ->> '$.casualties[0].count.high' AS high,
    lower((record ->> 'title') || ' ' || (record ->> 'place_name') || ' ' ||
        (record ->> 'event_class') || ' ' ||
        (SELECT group_concat(value, ' ') FROM json_each(record, '$.actors')) || ' ' ||
        (SELECT group_concat(value ->> 'value', ' ') FROM json_each(record, '$.claims')) || ' ' ||
        (SELECT group_concat(value ->> 'outlet', ' ') FROM json_each(record, '$.sources'))) AS told
    FROM incidents;
CREATE TEMP TABLE outlet AS SELECT number, value ->> 'outlet' AS word
    FROM incidents, json_each(record, '$.sources');
CREATE TEMP TABLE actor AS SELECT number, value AS word
    FROM incidents, json_each(record, '$.actors');
CREATE INDEX temp.outlets ON outlet (word);
CREATE INDEX temp.outlet_numbers ON outlet (number);
CREATE INDEX temp.actors ON actor (word);
CREATE INDEX temp.plain_numbers ON plain (number);
"""


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


def open_plain(path: Path) -> sqlite3.Connection:
    """Open a store's file and lay its incidents out as plain tables; the file stays as it is."""
    connection = sqlite3.connect(path)
    connection.executescript(_PLAIN)
    return connection


def by_sql(
    connection: sqlite3.Connection,
    chosen: Filter,
    view: tuple[float, float, float, float] | None = None,
) -> Told:
    """Count the incidents that `chosen` means, and what they tell; in `view` alone where given."""
    asked = ["NOT aggregate"]
    given: list[object] = []

    def ask(words: str, *values: object) -> None:
        asked.append(words)
        given.extend(values)

    def ask_any(words: str, values: tuple[str, ...]) -> None:
        if values:
            ask(words.format(", ".join("?" * len(values))), *values)

    if chosen.start and chosen.end:
        ask("last >= ? AND start <= ?", chosen.start.isoformat(), chosen.end.isoformat())
    ask_any("tier IN ({})", chosen.tiers)
    ask_any("modality IN ({})", chosen.modalities)
    ask_any("event_class IN ({})", chosen.event_classes)
    ask_any("place_name IN ({})", chosen.places)
    ask_any("number IN (SELECT number FROM actor WHERE word IN ({}))", chosen.actors)
    ask_any("number IN (SELECT number FROM outlet WHERE word IN ({}))", chosen.outlets)
    if not chosen.event_classes and not chosen.movements:
        ask_any("event_class NOT IN ({})", tuple(NOT_IN_DEFAULT_VIEW))
    if chosen.precision is not None:
        ask("prec <= ?", chosen.precision)
    for word in chosen.text.split():
        ask("instr(told, ?)", word.casefold())
    for box in (chosen.bbox, view):
        if box is not None:
            ask("lon >= ? AND lat >= ? AND lon <= ? AND lat <= ?", *box)
    where = " AND ".join(asked)
    shown, places, low, high = connection.execute(
        "SELECT count(*), count(DISTINCT place_id), coalesce(sum(low), 0), coalesce(sum(high), 0)"  # noqa: S608
        f" FROM plain WHERE {where}",
        given,
    ).fetchone()
    (outlets,) = connection.execute(
        "SELECT count(DISTINCT word) FROM outlet WHERE number IN"  # noqa: S608
        f" (SELECT number FROM plain WHERE {where})",
        given,
    ).fetchone()
    return Told(shown, places, outlets, (low, high))
