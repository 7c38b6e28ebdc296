"""``dateline export --format png`` or ``html``: the map as a picture or as a page of its own.

Neither is a format of `geo.export`: both are drawn.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geo.export.whole import written_whole
from geo.maps import draw_picture
from geo.store import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.export import About
    from geo.records import Incident
    from geo.settings import Settings


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


def write_page(incidents: Sequence[Incident], out: Path, about: About, settings: Settings) -> None:
    """Write map, timeline and cards of `incidents` as one HTML page, whole or not at all.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    alone = import_module("geo.ui.alone")  # the app's own page; Streamlit stays out
    with open_store(settings.store) as store:
        documents = {document.article.id: document for document in store.documents()}
    drawn = alone.page_of(incidents, documents, dict(about.place_of))
    with written_whole(out) as part:
        part.write_bytes(drawn)
