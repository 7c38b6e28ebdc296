"""GeoJSON Text Sequences (RFC 8142): one feature a record, for tools that read as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.export.about import About
from geo.export.geojson import encode, feature_of
from geo.export.whole import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geo.records import Incident

#: Each text begins with a record separator and ends with a line feed (RFC 8142, 2).
_SEPARATOR, _END = b"\x1e", b"\n"


def write_geojsonseq(incidents: Iterable[Incident], out: Path, about: About | None = None) -> None:
    """Write incidents to the file `out` as a GeoJSON Text Sequence.

    The features are those of `geo.export.geojson`; there is no collection, and so no place for
    the filter, the rule and the attribution.

    Raises
    ------
    ExportError
        If the file cannot be written; nothing is left then.
    """
    told = about or About()
    with written_whole(out) as part, part.open("wb", buffering=1 << 20) as file:
        for incident in incidents:
            file.write(_SEPARATOR + encode(feature_of(incident, told)) + _END)
