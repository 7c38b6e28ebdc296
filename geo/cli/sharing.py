"""``dateline export`` and ``dateline import``: the filtered set out, a table of one's own in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geo import exchange
from geo.cli.keeping import build_store
from geo.errors import UsageError
from geo.export import find_format, write
from geo.records import Filter
from geo.records.classes import CLASSES
from geo.settings import default_settings

if TYPE_CHECKING:
    import argparse

_BBOX_PARTS = 4
#: The map as a picture, beside the formats of `geo.export`.
PNG = "png"


def export(arguments: argparse.Namespace) -> int:
    """Answer ``dateline export``."""
    if arguments.format != PNG:
        find_format(arguments.format)
    chosen = filter_of(arguments)
    settings = default_settings(arguments.store)
    broken = build_store(settings)
    incidents, about = exchange.select(settings, chosen)
    if arguments.format == PNG:
        from geo.cli.picturing import write_picture  # noqa: PLC0415  (loads Pillow)

        write_picture(incidents, arguments.out, about)
    else:
        write(incidents, arguments.out, format=arguments.format, about=about)
    print(f"{arguments.out}: {len(incidents)} incidents")
    return 1 if broken else 0


def import_(arguments: argparse.Namespace) -> int:
    """Answer ``dateline import``."""
    settings = default_settings(arguments.store)
    broken = build_store(settings)
    incidents = exchange.import_table(arguments.file, settings, columns_of(arguments.columns))
    print(f"{arguments.file}: {len(incidents)} incidents joined to the places")
    return 1 if broken else 0


def columns_of(pairs: list[str] | None) -> dict[str, str]:
    """Read the map of columns from ``OWN=OURS``.

    Raises
    ------
    UsageError
        If a pair is none, or a column is mapped twice.

    Examples
    --------
    >>> columns_of(["event_date=start", "a=b=title"])
    {'event_date': 'start', 'a=b': 'title'}
    """
    found: dict[str, str] = {}
    for pair in pairs or ():
        own, _, ours = pair.rpartition("=")
        if not own.strip() or not ours.strip():
            raise UsageError(f"{pair!r} maps no column: write --map OWN=OURS")
        if own.strip() in found:
            raise UsageError(f"--map names the column {own.strip()!r} twice")
        found[own.strip()] = ours.strip()
    return found


def filter_of(arguments: argparse.Namespace) -> Filter:
    """Build the filter state from the options.

    Raises
    ------
    UsageError
        If a day, a box or a class is not one.
    """
    classes = tuple(arguments.event_classes or ())
    unknown = [c for c in classes if c not in CLASSES]
    if unknown:
        raise UsageError(f"no event class {unknown[0]!r}: see docs/reference/event-classes.md")
    default = Filter()
    return Filter(
        start=_day(arguments.start),
        end=_day(arguments.end),
        event_classes=classes,
        places=tuple(arguments.places or ()),
        bbox=_box(arguments.bbox),
        tiers=tuple(arguments.tiers or default.tiers),
        actors=tuple(arguments.actors or ()),
        outlets=tuple(arguments.outlets or ()),
        precision=arguments.precision,
        text=arguments.text,
        rule=arguments.rule,
    )


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no day: write it YYYY-MM-DD") from None


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    if text is None:
        return None
    parts = text.split(",")
    try:
        west, south, east, north = (float(p) for p in parts)
    except ValueError:
        raise UsageError(f"{text!r} is no box: write west,south,east,north in degrees") from None
    fits = -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004
    if not fits:
        raise UsageError(f"{text!r} is no box: longitudes -180 to 180, latitudes south to north")
    return west, south, east, north
