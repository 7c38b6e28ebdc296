"""The filter that the options of ``dateline export`` say, and whether the store knows its names.

Enter: the options. Leaves: a `Filter`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
from typing import TYPE_CHECKING

from geo import exchange, pipeline
from geo.errors import UsageError
from geo.gazetteer.names import fold
from geo.records import Filter
from geo.records.classes import CLASSES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from geo.settings import Settings

#: How many names that are known are told instead of one that is not, and how alike they must be.
_TOLD, _ALIKE = 3, 0.5


def filter_of(arguments: argparse.Namespace) -> Filter:
    """Build the filter state from the options.

    Raises
    ------
    UsageError
        If a day, a box or a class is not one, or the last day is before the first.
    """
    classes = tuple(arguments.event_classes or ())
    unknown = [c for c in classes if c not in CLASSES]
    if unknown:
        near = _nearest(unknown[0], CLASSES)
        raise UsageError(
            f"no event class {unknown[0]!r}{near}; see docs/reference/event-classes.md"
        )
    start, end = _day(arguments.start), _day(arguments.end)
    if start is not None and end is not None and start > end:
        raise UsageError(f"--from {start} is after --to {end}: give the earlier day to --from")
    default = Filter()
    return Filter(
        start=start,
        end=end,
        event_classes=classes,
        places=tuple(arguments.places or ()),
        bbox=_box(arguments.bbox),
        tiers=tuple(arguments.tiers or default.tiers),
        actors=tuple(arguments.actors or ()),
        outlets=tuple(arguments.outlets or ()),
        precision=arguments.precision,
        text=arguments.text,
        rejected=arguments.rejected,
        rule=arguments.rule,
    )


def with_known_names(chosen: Filter, settings: Settings) -> Filter:
    """Return a filter whose places, outlets and actors are written as the store has them.

    Case, accents and scripts make no difference ("Noumea" is Nouméa), and a place may be called by
    any name that the gazetteer has for it.

    Raises
    ------
    UsageError
        If the store has one not; the message tells the names that are like it.
    """
    asked = {"place": chosen.places, "outlet": chosen.outlets, "actor": chosen.actors}
    if not any(asked.values()):
        return chosen
    known = exchange.names(settings)
    meant: dict[str, tuple[str, ...]] = {}
    for field, wanted in asked.items():
        names: list[str] = []
        for name in wanted:
            found = _known(name, field, known, settings)
            if not found:
                near = _nearest(name, known[field])
                raise UsageError(f"no incident kept has the {field} {name!r}{near}")
            names += found
        meant[f"{field}s"] = tuple(dict.fromkeys(names))
    return dataclasses.replace(chosen, **meant)  # type: ignore[arg-type]


def _known(
    name: str, field: str, known: Mapping[str, frozenset[str]], settings: Settings
) -> list[str]:
    """Return what the store has under a name: as it stands, folded, or by the gazetteer's names."""
    ids = known["place_id"] if field == "place" else frozenset()
    if name in known[field] | ids:
        return [name]
    key = fold(name)
    alike = sorted(each for each in known[field] if fold(each) == key)
    if alike or field != "place":
        return alike
    called = pipeline.open_gazetteer(settings).lookup(name)
    return [place.id for place in called if place.id in ids]


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return the names that are written like `name`, or else the first ones, to be told."""
    by_key: dict[str, str] = {}
    for each in sorted(known):
        by_key.setdefault(fold(each), each)
    wanted = fold(name)
    keys = [key for key in by_key if wanted in key.split()]
    keys += difflib.get_close_matches(wanted, by_key, n=_TOLD, cutoff=_ALIKE)
    near = [by_key[key] for key in dict.fromkeys(keys)][:_TOLD]
    if near:
        return f"; near it: {', '.join(near)}"
    first, more = list(by_key.values())[:_TOLD], len(by_key) - _TOLD
    told = ", ".join(first) + (f" and {more} more" if more > 0 else "")
    return f"; known: {told or 'none'}"


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
