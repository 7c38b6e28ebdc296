"""Where no dated incident passes: why, and what brings some in.

Enters: what the filters select. Leaves: a message, and a button for what a press of it can show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.ui import aside, showing, state

if TYPE_CHECKING:
    from geo.pipeline import Workspace
    from geo.ui.selection import Selection


def show(look: Workspace, spread: Selection) -> None:
    """Say why there is no time axis."""
    if state.how_many_filters():
        st.info("No dated incident passes the filters. Take a filter away to see more.")
        return
    st.info(aside.why_empty(spread))
    if showing.switches_for(look.incidents):
        st.button(
            "Show them all the same",
            on_click=showing.switch_on_all,
            args=(look.incidents,),
            key="show-all-kinds",
        )
