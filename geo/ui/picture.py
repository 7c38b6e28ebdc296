"""The button that gives the map as a PNG: what is shown, under the filters in force.

Enters: the incidents shown. Leaves: a picture, drawn when the button is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import streamlit as st

from geo.ui import source, state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.maps.layer import Language
    from geo.maps.style import Theme
    from geo.records import Incident


def show(at: source.State, shown: Sequence[Incident]) -> None:
    """Show the button."""
    chosen = state.chosen_filter(windowed=True)
    selected = st.session_state.get(state.SELECTED) or None
    theme: Theme = "dark" if st.context.theme.type == "dark" else "light"
    language = cast("Language", st.session_state.get(state.NAMES) or "en")

    def made() -> bytes:
        from geo.maps import draw_picture  # noqa: PLC0415  (only where it is asked for)

        drawn: bytes = draw_picture(
            shown,
            source.places(at),
            chosen=chosen,
            language=language,
            theme=theme,
            selected=selected,
        )
        return drawn

    st.download_button(
        "Map as a picture (PNG)",
        data=made,
        file_name="incidents.png",
        mime="image/png",
        key="download-picture",
        on_click="ignore",
        icon=":material/image:",
        disabled=not shown,
    )
