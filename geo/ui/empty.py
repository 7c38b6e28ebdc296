"""Where no dated incident passes: why, and what brings some in.

Enters: what the filters select. Leaves: a message, a button for what a press of it can show, and
what stands in the place of a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.ui import aside, components, showing, state, wording

if TYPE_CHECKING:
    from geo.pipeline import Workspace
    from geo.ui.selection import Selection


def show(look: Workspace, spread: Selection) -> None:
    """Say why there is no time axis."""
    if searched := _searched():
        components.tell(_nothing_found(searched, spread), kind="news", key="no-hits")
        st.button("Clear the search", on_click=_clear_search, key="clear-search")
        return
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


def in_list(*, dated: bool) -> str:
    """Return what a list says that holds nothing; `dated` where there is a time axis."""
    if dated:
        return (
            "No incident in this range. Widen it with the slider, or choose “Whole range” above "
            "the map."
        )
    if searched := _searched():
        return f"Nothing matches the search “{searched}”. Change its words, or clear it."
    if state.how_many_filters():
        return "No incident passes the filters. Take one away, or clear them all."
    return "No incident is in the default view."


def _searched() -> str:
    return (st.session_state.get(state.TEXT) or "").strip()


def _clear_search() -> None:
    st.session_state[state.TEXT] = ""
    state.acted()


def _nothing_found(searched: str, spread: Selection) -> str:
    undated = len(spread.undated)
    told = f"{'No dated incident' if undated else 'Nothing'} matches the search “{searched}”"
    if others := state.how_many_filters() - 1:
        told += f" under the {'other filter' if others == 1 else f'{others} other filters'}"
    if undated:
        told += f"; {wording.number(undated, 'incident')} without a date: below the map"
    return f"{told}. Change its words, or clear it."
