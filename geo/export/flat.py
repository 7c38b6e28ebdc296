"""CSV: one row an incident, in UTF-8, safe to open in a spreadsheet.

The columns are `geo.records.table.INCIDENT_COLUMNS`; lists are JSON in their cell; a cell that a
spreadsheet would run as a formula begins with an apostrophe. What is known to the country only has
no `lon` and `lat`, so that nothing draws it as a point. `geo.records.reading.read_table` reads the
file back; a country's point comes again with its place.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geo.export.whole import written_whole
from geo.records.cells import cell_of
from geo.records.table import INCIDENT_COLUMNS, position_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from geo.export.about import About
    from geo.records import Incident


def write_csv(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:  # noqa: ARG001  (a table has no place for it)
    """Write incidents to the file `out` as CSV (RFC 4180, UTF-8 with a byte order mark).

    The mark is there because spreadsheets take a file without one for another encoding.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    write_rows(incidents, out)


def write_rows(
    incidents: Iterable[Incident], out: Path, *, second: Mapping[str, str] | None = None
) -> None:
    """Write the header, a second row where there is one (by column), and a row an incident."""
    with (
        written_whole(out) as part,
        part.open("w", encoding="utf-8-sig", errors="replace", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(INCIDENT_COLUMNS)
        if second is not None:
            writer.writerow([second[name] for name in INCIDENT_COLUMNS])
        for incident in incidents:
            row = row_of(incident)
            if position_of(incident) is None:
                row["lon"] = row["lat"] = None
            writer.writerow([_cell(value) for value in row.values()])


def _cell(value: object) -> str:
    return cell_of(value.isoformat() if hasattr(value, "isoformat") else value)
