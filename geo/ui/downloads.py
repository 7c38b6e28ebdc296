"""What a reader takes away: the filtered set as a file, of exactly what is shown.

Enters: the incidents shown. Leaves: files, made when a button is pressed.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from geo.export import FORMATS, as_archive, as_bytes
from geo.settings import default_settings
from geo.ui import alone, picture, source, state, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Workspace
    from geo.records import Filter, Incident


def show(at: source.State, look: Workspace, shown: Sequence[Incident]) -> None:
    """Show the download as GeoJSON and, behind a button, all other formats."""
    with st.container(horizontal=True):
        label = f"Download {wording.number(len(shown), 'incident')} as GeoJSON"
        _button(label, "geojson", at, look, shown)
        picture.show(at, shown)
        others = st.popover("Other formats", key="formats", on_change="rerun")
        if others.open:
            with others:
                _page_button(at, look, shown)
                for name, kind in FORMATS.items():
                    if name != "geojson":
                        _button(kind.description.partition(":")[0], name, at, look, shown)


def _button(
    label: str, name: str, at: source.State, look: Workspace, shown: Sequence[Incident]
) -> None:
    chosen = state.chosen_filter(windowed=True)
    kind = FORMATS[name]
    st.download_button(
        f"{label} (ZIP, with what belongs to it)" if kind.beside else label,
        data=lambda: file(name, at, look, shown, chosen),
        file_name=f"incidents-{name}.zip" if kind.beside else f"incidents{kind.suffix}",
        mime="application/zip" if kind.beside else kind.media_type,
        key=f"download-{name}",
        on_click="ignore",
        icon=":material/download:" if name == "geojson" else None,
        disabled=not shown,
    )


def file(
    name: str, at: source.State, look: Workspace, shown: Sequence[Incident], chosen: Filter
) -> bytes:
    """Return what ``dateline export --format NAME`` writes under the same filter.

    Where it writes several files they come as one ZIP archive.
    """
    from geo import exchange  # noqa: PLC0415  (heavy; only where a button is pressed)

    url, changed = at
    about = exchange.about(
        shown,
        chosen,
        default_settings(url),
        look.articles,
        [r for rows in look.resolutions.values() for r in rows],
        changed_at=None if changed == "None" else dt.datetime.fromisoformat(changed),
    )
    made = as_archive if FORMATS[name].beside else as_bytes
    return made(shown, format=name, about=about)


def _page_button(at: source.State, look: Workspace, shown: Sequence[Incident]) -> None:
    st.download_button(
        "A page of its own (HTML: map, timeline, cards; opens without a server)",
        data=lambda: alone.page(look, shown, source.places(at)),
        file_name="incidents.html",
        mime="text/html",
        key="download-page",
        on_click="ignore",
        disabled=not any(i.start for i in shown),
    )
