"""Incidents to files that other programs open: every format behind one call.

`write` takes exactly the incidents that are given (the filtered set) and an `About` that says
where they come from. A format is one line of `FORMATS`; its module is imported when it is used.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from geo.errors import UsageError
from geo.export.about import ATTRIBUTION, KOSOVO_NOTE, About
from geo.export.geojson import write_geojson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.records import Incident

__all__ = [
    "ATTRIBUTION",
    "FORMATS",
    "KOSOVO_NOTE",
    "About",
    "Format",
    "Writer",
    "as_bytes",
    "find_format",
    "write",
    "write_geojson",
]


class Writer(Protocol):
    """Writes incidents to a file, whole or not at all."""

    def __call__(
        self, incidents: Iterable[Incident], out: Path, about: About | None = None
    ) -> None:
        """Write `incidents` to the file `out`; `about` says where they come from."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to.

    `writer` is ``module:function`` in this room; `loses` says what a file of it cannot hold.
    """

    name: str
    suffix: str
    media_type: str
    writer: str
    description: str
    loses: str = "nothing"

    def load(self) -> Writer:
        """Import the function that writes it."""
        module, _, function = self.writer.partition(":")
        found: Writer = getattr(import_module(f"{__name__}.{module}"), function)
        return found


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            "geojson",
            ".geojson",
            "application/geo+json",
            "geojson:write_geojson",
            "GeoJSON (RFC 7946): one FeatureCollection with all evidence",
        ),
        Format(
            "geojsonseq",
            ".geojsons",
            "application/geo+json-seq",
            "geojsonseq:write_geojsonseq",
            "GeoJSON Text Sequence (RFC 8142): one feature a record",
            "filter, rule, attribution and footnote: they stand in the collection",
        ),
        Format(
            "csv",
            ".csv",
            "text/csv",
            "flat:write_csv",
            "CSV (UTF-8): one row an incident, lists as JSON, read back by dateline import",
            "the sentences of claims, names of places by language; filter, rule, attribution",
        ),
        Format(
            "gpkg",
            ".gpkg",
            "application/geopackage+sqlite3",
            "geopackage:write_gpkg",
            "GeoPackage 1.3: layers incidents and places, tables claims and sources",
            "the character U+0000, which becomes U+FFFD; lists within an incident are JSON text",
        ),
        Format(
            "geoparquet",
            ".parquet",
            "application/vnd.apache.parquet",
            "geoparquet:write_geoparquet",
            "GeoParquet 1.1: dates, lists and nulls as they are",
        ),
        Format(
            "kml",
            ".kml",
            "application/vnd.google-earth.kml+xml",
            "kml:write_kml",
            "KML 2.2 with time spans, and a ring where the place is not exact",
            (
                "claims, conflicts and relations; <, > and $ in texts, which globes read as "
                "markup, become characters that look like them"
            ),
        ),
    )
}


def find_format(name: str) -> Format:
    """Return the format called `name`.

    Raises
    ------
    UsageError
        If there is none.
    """
    if name not in FORMATS:
        raise UsageError(f"no format {name!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[name]


def write(
    incidents: Iterable[Incident],
    out: Path,
    *,
    format: str = "geojson",  # noqa: A002  (the command line's word)
    about: About | None = None,
) -> None:
    """Write incidents to the file `out` in one of `FORMATS`.

    Raises
    ------
    UsageError
        If there is no such format.
    ExportError
        If the file cannot be written; nothing is left under its name then.

    Examples
    --------
    >>> write([], Path("x"), format="shapefile")
    Traceback (most recent call last):
    geo.errors.UsageError: no format 'shapefile': choose one of geojson...
    """
    find_format(format).load()(incidents, Path(out), about)


def as_bytes(
    incidents: Iterable[Incident],
    *,
    format: str = "geojson",  # noqa: A002  (the command line's word)
    about: About | None = None,
) -> bytes:
    """Return the file that `write` would make, for a download button.

    Raises
    ------
    UsageError, ExportError
        As `write` does.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        out = Path(folder) / f"export{find_format(format).suffix}"
        write(incidents, out, format=format, about=about)
        return out.read_bytes()
