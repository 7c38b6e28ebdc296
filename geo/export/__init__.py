"""Incidents to files that other programs open: every format behind one call.

`write` takes exactly the incidents that are given (the filtered set) and an `About` that says
where they come from. Which formats there are stands in `geo.export.formats`.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from geo.export.about import ATTRIBUTION, About
from geo.export.formats import FORMATS, MANIFEST, Format, Writer, find_format, format_of
from geo.export.geojson import write_geojson
from geo.records.names import KOSOVO_NOTE

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
    "format_of",
    "write",
    "write_geojson",
]


def write(
    incidents: Iterable[Incident],
    out: Path,
    *,
    format: str | None = None,  # noqa: A002  (the command line's word)
    about: About | None = None,
) -> None:
    """Write incidents to the file `out` in one of `FORMATS`; without a name, by its ending.

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
    path = Path(out)
    chosen = format_of(path) if format is None else find_format(format)
    if MANIFEST not in chosen.beside:
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
