"""What a reader takes away: the filtered set as a file, of exactly what is shown.

Enters: the incidents shown. Leaves: files, made when a button is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.export import FORMATS, About, as_bytes
from geo.ui import source, state, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Workspace
    from geo.records import Incident


def show(at: source.State, look: Workspace, shown: Sequence[Incident]) -> None:
    """Show the download as GeoJSON and, behind a button, all other formats."""
    with st.container(horizontal=True):
        label = f"Download {wording.number(len(shown), 'incident')} as GeoJSON"
        _button(label, "geojson", at, look, shown)
        others = st.popover("Other formats", key="formats", on_change="rerun")
        if others.open:
            with others:
                for name, kind in FORMATS.items():
                    if name != "geojson":
                        _button(kind.description.partition(":")[0], name, at, look, shown)


def _button(
    label: str, name: str, at: source.State, look: Workspace, shown: Sequence[Incident]
) -> None:
    chosen = state.chosen_filter(windowed=True)

    def made() -> bytes:
        known = source.places(at)
        about = About(
            articles=look.articles,
            places=tuple(known[i.place_id] for i in shown if i.place_id in known),
            filter=chosen,
        )
        return as_bytes(shown, format=name, about=about)

    st.download_button(
        label,
        data=made,
        file_name=f"incidents{FORMATS[name].suffix}",
        mime=FORMATS[name].media_type,
        key=f"download-{name}",
        on_click="ignore",
        icon=":material/download:" if name == "geojson" else None,
        disabled=not shown,
    )
