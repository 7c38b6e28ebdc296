"""Formats to export to, as a table: what each is called, how its files end, what it loses.

Enters: a name, or the name of a file. Leaves: a `Format`, whose module is imported when it writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from geo.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geo.export.about import About
    from geo.records import Incident


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
    `beside` names the endings of further files that are written beside it, `also` the other
    endings that its files are known by.
    """

    name: str
    suffix: str
    media_type: str
    writer: str
    description: str
    loses: str = "nothing"
    beside: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def endings(self) -> tuple[str, ...]:
        """Every ending that a file of it may have."""
        return (self.suffix, *self.also)

    def load(self) -> Writer:
        """Import the function that writes it."""
        module, _, function = self.writer.partition(":")
        found: Writer = getattr(import_module(f"geo.export.{module}"), function)
        return found


#: What stands beside a file that has no place for it.
MANIFEST, LOSSES = ".manifest.json", ".losses.csv"

FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format(
            "geojson",
            ".geojson",
            "application/geo+json",
            "geojson:write_geojson",
            "GeoJSON (RFC 7946): one FeatureCollection with all evidence",
            also=(".json",),
        ),
        Format(
            "geojsonseq",
            ".geojsons",
            "application/geo+json-seq",
            "geojsonseq:write_geojsonseq",
            "GeoJSON Text Sequence (RFC 8142): one feature a record",
            "filter, rule, attribution and footnote: they stand in the manifest beside it",
            (MANIFEST,),
            (".geojsonseq", ".geojsonl"),
        ),
        Format(
            "csv",
            ".csv",
            "text/csv",
            "flat:write_csv",
            "CSV (UTF-8): one row an incident, lists as JSON, read back by dateline import",
            "the sentences of claims, names of places by language, a country's point",
            (MANIFEST,),
        ),
        Format(
            "hxl",
            ".csv",
            "text/csv",
            "hxl:write_hxl",
            "CSV with a row of HXL tags under the header, read back by dateline import",
            "the sentences of claims, names of places by language, a country's point",
            (MANIFEST,),
        ),
        Format(
            "gpkg",
            ".gpkg",
            "application/geopackage+sqlite3",
            "geopackage:write_gpkg",
            (
                "GeoPackage 1.3: layers incidents, places, areas; tables claims, mentions, "
                "sources with relations; styles and a project for QGIS"
            ),
            (
                "the character U+0000, which becomes U+FFFD; lists within an incident are JSON "
                "text; a copy under another name needs its project's layers to be found again"
            ),
        ),
        Format(
            "geoparquet",
            ".parquet",
            "application/vnd.apache.parquet",
            "geoparquet:write_geoparquet",
            "GeoParquet 1.1: dates, lists and nulls as they are",
            also=(".geoparquet",),
        ),
        Format(
            "kml",
            ".kml",
            "application/vnd.google-earth.kml+xml",
            "kml:write_kml",
            "KML 2.2 with time spans, and a ring where the place is not exact",
            (
                "claims, conflicts, relations, figures by group, titles, days and addresses of "
                "sources, ids of places, marks of sums, classes beyond their label and group; "
                "<, > and $ in texts, which globes read as markup, become characters that look "
                "like them, and what XML has no form for becomes U+FFFD"
            ),
        ),
        Format(
            "acled",
            ".csv",
            "text/csv",
            "acled:write_acled",
            "CSV with ACLED's columns (no ACLED data), and a report of what they cannot hold",
            "every injured, claim, conflict and more: line by line in the report beside it",
            (LOSSES, MANIFEST),
        ),
        Format(
            "ucdp",
            ".csv",
            "text/csv",
            "ucdp:write_ucdp",
            "CSV with UCDP GED's columns (no UCDP data), and a report of what they cannot hold",
            "every injured, claim, note and more: line by line in the report beside it",
            (LOSSES, MANIFEST),
        ),
        Format(
            "manifest",
            ".json",
            "application/json",
            "manifest:write_manifest",
            "what made the set: filter, rule, time, versions, digests, articles, licence, citation",
            "the incidents themselves",
        ),
        Format(
            "cff",
            ".cff",
            "application/yaml",
            "manifest:write_cff",
            "how to cite the set, in the Citation File Format 1.2.0",
            "the incidents themselves",
        ),
        Format(
            "bibtex",
            ".bib",
            "application/x-bibtex",
            "manifest:write_bibtex",
            "how to cite the set, as BibTeX",
            "the incidents themselves; the articles it cites",
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


def format_of(out: Path, *, others: Iterable[str] = ()) -> Format:
    """Return the format that the ending of the file `out` says, of several the first.

    `others` are endings that the caller knows besides, to be told with ours.

    Raises
    ------
    UsageError
        If no format has this ending, or there is none.

    Examples
    --------
    >>> from pathlib import Path
    >>> format_of(Path("may.gpkg")).name, format_of(Path("MAY.CSV")).name
    ('gpkg', 'csv')
    """
    ending = out.suffix.lower()
    for each in FORMATS.values():
        if ending in each.endings:
            return each
    known = dict.fromkeys([e for each in FORMATS.values() for e in each.endings])
    told = ", ".join([*known, *others])
    if not ending:
        raise UsageError(
            f"{out} does not say the format: end it in one of {told}, or name the format"
        )
    raise UsageError(f"{out}: no format ends in {out.suffix}; end it in one of {told}")
