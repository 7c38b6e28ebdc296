"""The filters beside the totals: shown while their popover is open, told in one line otherwise.

Enters: the incidents under the chosen rule. Leaves: values of the session (`state.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.maps import STYLES
from geo.ui import state, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.ui.columns import Columns

#: Two columns beside the map, so that all are seen at once; a phone stacks them.
_WIDE_PX = 452
_PRECISIONS = {None: "any", 1: "the exact place", 2: "25 km", 3: "the district", 4: "the region"}


def options(known: Columns) -> dict[str, Sequence[str]]:
    """Return what can be chosen of types, places, actors and outlets."""
    present = known.groups(slice(None))
    types = [s.label for s in STYLES.values() if s.group in present]
    return {state.TYPES: types, **known.options}


def show(choices: dict[str, Sequence[str]]) -> None:
    """Show the button that opens the filters, and one that takes them back.

    The first keeps its words: with other ones it would be another button, and closed.
    """
    number = state.how_many_filters()
    with st.container(horizontal=True, vertical_alignment="center"):
        opened = st.popover(
            "Filters",
            icon=":material/tune:",
            key="filters",
            on_change="rerun",
        )
        if number:
            st.button(
                f"Clear {wording.number(number, 'filter')}",
                on_click=state.clear_filters,
                type="tertiary",
                key="clear-filters",
            )
    if opened.open:
        with opened:
            left, right = st.container(width=_WIDE_PX).columns([4, 5], gap="small")
            with left:
                _show_choices(choices)
            with right:
                _show_switches()


def _show_choices(choices: dict[str, Sequence[str]]) -> None:
    changed = state.acted
    st.text_input(
        "Search",
        key=state.TEXT,
        placeholder="title, place, source",
        help="Finds incidents that have all the words: in title, place, actors, outlets, figures.",
        on_change=changed,
        max_chars=200,
    )
    words = {
        state.TYPES: ("Types", "All types"),
        state.PLACES: ("Places", "All places"),
        state.ACTORS: ("Actors", "All actors"),
        state.OUTLETS: ("Outlets", "All outlets"),
    }
    for key, (label, nothing) in words.items():
        st.multiselect(label, choices[key], key=key, placeholder=nothing, on_change=changed)
    st.selectbox(
        "Place known at least to",
        list(_PRECISIONS),
        key=state.PRECISION,
        placeholder="any precision",
        format_func=_PRECISIONS.__getitem__,
        on_change=changed,
    )


def _show_switches() -> None:
    changed = state.acted
    for name, label in state.SWITCHES.items():
        st.toggle(label, key=name, on_change=changed)
    st.selectbox(
        "Where sources differ, show",
        list(wording.RULES),
        key=state.RULE,
        format_func=wording.RULES.__getitem__,
        on_change=changed,
    )
    st.selectbox(
        "Names on the map",
        list(wording.NAMES),
        key=state.NAMES,
        format_func=wording.NAMES.__getitem__,
        on_change=changed,
    )
    box = st.session_state.get(state.BOX)
    if box:
        west, south, east, north = (f"{corner:.2f}" for corner in box)
        st.caption(f"Box on the map: {west} to {east} east, {south} to {north} north.")
        st.button("Take the box away", on_click=_drop_box, key="drop-box")


def _drop_box() -> None:
    st.session_state[state.BOX] = None
    state.acted()
