"""``dateline export`` and ``dateline import``: the filtered set out, a table of one's own in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import exchange
from geo.cli.filtering import filter_of, with_known_names
from geo.cli.keeping import build_store
from geo.errors import UsageError
from geo.export import FORMATS, find_format, format_of, write
from geo.records.words import number
from geo.settings import default_settings

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

#: The map as a picture and as a page, beside the formats of `geo.export`, and their endings.
PNG, HTML = "png", "html"
DRAWN = {PNG: ".png", HTML: ".html"}


def export(arguments: argparse.Namespace) -> int:
    """Answer ``dateline export``."""
    name = format_name(arguments.format, arguments.out)
    chosen = filter_of(arguments)
    settings = default_settings(arguments.store)
    broken = build_store(settings, named=arguments.store)
    chosen = with_known_names(chosen, settings)
    incidents, about = exchange.select(settings, chosen)
    if name == PNG:
        from geo.cli.picturing import write_picture  # noqa: PLC0415  (loads Pillow)

        write_picture(incidents, arguments.out, about)
    elif name == HTML:
        from geo.cli.picturing import write_page  # noqa: PLC0415  (loads Folium)

        write_page(incidents, arguments.out, about, settings)
    else:
        write(incidents, arguments.out, format=name, about=about)
    print(f"{arguments.out}: {number(len(incidents), 'incident')}")
    return 1 if broken else 0


def format_name(asked: str | None, out: Path) -> str:
    """Return the format to write: the one asked for, else the one that the file's ending says.

    Raises
    ------
    UsageError
        If there is no such format, or the ending is not one of it.

    Examples
    --------
    >>> from pathlib import Path
    >>> format_name(None, Path("map.png")), format_name("acled", Path("may.csv"))
    ('png', 'acled')
    """
    ending = out.suffix.lower()
    if asked is None:
        drawn = {each: name for name, each in DRAWN.items()}.get(ending)
        return drawn or format_of(out, others=DRAWN.values()).name
    if asked not in DRAWN and asked not in FORMATS:
        raise UsageError(f"no format {asked!r}: choose one of {', '.join([*FORMATS, *DRAWN])}")
    endings = (DRAWN[asked],) if asked in DRAWN else find_format(asked).endings
    if ending and ending not in endings:
        told = " or ".join(endings)
        raise UsageError(
            f"{out} does not end as {asked} does ({told}): change the name, or the --format"
        )
    return asked


def import_(arguments: argparse.Namespace) -> int:
    """Answer ``dateline import``."""
    settings = default_settings(arguments.store)
    broken = build_store(settings)
    incidents = exchange.import_table(arguments.file, settings, columns_of(arguments.columns))
    print(f"{arguments.file}: {number(len(incidents), 'incident')} joined to the places")
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
