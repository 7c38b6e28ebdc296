"""CSV with a row of HXL tags under the header, as humanitarian data desks exchange it.

The columns are those of `geo.export.flat`; `geo.records.reading.read_table` skips the tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.export.flat import write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geo.export.about import About
    from geo.records import Incident

#: Tag of each column, after the HXL core schema 1.1 (https://hxlstandard.org).
TAGS = {
    "id": "#event+id",
    "title": "#event+name",
    "start": "#date+start",
    "end": "#date+end",
    "date_prec": "#meta+date+precision",
    "event_class": "#event+type+code",
    "event_group": "#event+type+group",
    "modality": "#status+modality",
    "tier": "#severity+tier",
    "aggregate": "#meta+aggregate",
    "place_id": "#loc+code",
    "place_name": "#loc+name",
    "country": "#country+code+v_iso2",
    "where_prec": "#meta+loc+precision",
    "lon": "#geo+lon",
    "lat": "#geo+lat",
    "killed_low": "#affected+killed+min",
    "killed_best": "#affected+killed",
    "killed_high": "#affected+killed+max",
    "injured_low": "#affected+injured+min",
    "injured_best": "#affected+injured",
    "injured_high": "#affected+injured+max",
    "crowd_low": "#population+crowd+min",
    "crowd_best": "#population+crowd",
    "crowd_high": "#population+crowd+max",
    "crowd_approximate": "#meta+crowd+approximate",
    "actors": "#actor+list+json",
    "weapons": "#item+weapons+list+json",
    "casualties": "#affected+list+json",
    "sources": "#meta+source+list+json",
    "claims": "#meta+claims+list+json",
    "conflicts": "#meta+conflicts+list+json",
    "relations": "#meta+relations+list+json",
    "review": "#status+review",
    "notes": "#description+list+json",
}


def write_hxl(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:  # noqa: ARG001  (a table has no place for it)
    """Write incidents to the file `out` as CSV with a row of HXL tags.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    write_rows(incidents, out, second=TAGS)
