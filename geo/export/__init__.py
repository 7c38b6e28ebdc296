"""Incidents to files that other programs open: every format behind one call.

`write` takes exactly the incidents that are given (the filtered set) and an `About` that says
where they come from. A format is one line of `FORMATS`; its module is imported when it is used.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
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
    "as_archive",
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
    `beside` names the endings of further files that are written beside it.
    """

    name: str
    suffix: str
    media_type: str
    writer: str
    description: str
    loses: str = "nothing"
    beside: tuple[str, ...] = ()

    def load(self) -> Writer:
        """Import the function that writes it."""
        module, _, function = self.writer.partition(":")
        found: Writer = getattr(import_module(f"{__name__}.{module}"), function)
        return found


#: What stands beside a file that has no place for it.
_MANIFEST, _LOSSES = ".manifest.json", ".losses.csv"

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
            "filter, rule, attribution and footnote: they stand in the manifest beside it",
            (_MANIFEST,),
        ),
        Format(
            "csv",
            ".csv",
            "text/csv",
            "flat:write_csv",
            "CSV (UTF-8): one row an incident, lists as JSON, read back by dateline import",
            "the sentences of claims, names of places by language",
            (_MANIFEST,),
        ),
        Format(
            "hxl",
            ".csv",
            "text/csv",
            "hxl:write_hxl",
            "CSV with a row of HXL tags under the header, read back by dateline import",
            "the sentences of claims, names of places by language",
            (_MANIFEST,),
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
            (_LOSSES, _MANIFEST),
        ),
        Format(
            "ucdp",
            ".csv",
            "text/csv",
            "ucdp:write_ucdp",
            "CSV with UCDP GED's columns (no UCDP data), and a report of what they cannot hold",
            "every injured, claim, note and more: line by line in the report beside it",
            (_LOSSES, _MANIFEST),
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
    chosen, path = find_format(format), Path(out)
    if _MANIFEST not in chosen.beside:
        chosen.load()(incidents, path, about)
        return
    from geo.export.manifest import Cited, write_beside  # noqa: PLC0415  (only where it is used)

    cited = Cited(about or About())
    chosen.load()(cited.watch(incidents), path, about)
    write_beside(cited.manifest(), path)


def as_bytes(
    incidents: Iterable[Incident],
    *,
    format: str = "geojson",  # noqa: A002  (the command line's word)
    about: About | None = None,
) -> bytes:
    """Return the file that `write` would make, for a download button, without those beside it.

    Raises
    ------
    UsageError, ExportError
        As `write` does.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        out = Path(folder) / f"incidents{find_format(format).suffix}"
        write(incidents, out, format=format, about=about)
        return out.read_bytes()


def as_archive(
    incidents: Iterable[Incident],
    *,
    format: str = "geojson",  # noqa: A002  (the command line's word)
    about: About | None = None,
) -> bytes:
    """Return all files that `write` would make as one ZIP archive, the same bytes every time.

    Raises
    ------
    UsageError, ExportError
        As `write` does.
    """
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        out = Path(folder) / f"incidents{find_format(format).suffix}"
        write(incidents, out, format=format, about=about)
        with zipfile.ZipFile(packed, "w") as archive:
            for path in sorted(Path(folder).iterdir()):
                inside = zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0))
                archive.writestr(inside, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
