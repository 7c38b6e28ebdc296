"""``dateline export --format png``: the map as a picture, which is no format of `geo.export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.export.whole import written_whole
from geo.maps import draw_picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.export import About
    from geo.records import Incident


def write_picture(incidents: Sequence[Incident], out: Path, about: About) -> None:
    """Write the map of `incidents` as a PNG, whole or not at all.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    drawn = draw_picture(incidents, dict(about.place_of), chosen=about.filter)
    with written_whole(out) as part:
        part.write_bytes(drawn)
