"""Reports that an earlier coder coded: one line that says so, and one button that codes them anew.

Enters: the store's state. Leaves: nothing until the button is pressed; then those reports coded by
this build, all of them or none, and a message that says what changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import GeoError
from geo.settings import default_settings
from geo.store import open_store
from geo.ui import components, source, state, wording

if TYPE_CHECKING:
    from geo.pipeline import Workspace
    from geo.records import Article


def show(at: source.State, look: Workspace) -> None:
    """Say what was done last, and how many reports are an earlier coder's, with the button."""
    if st.session_state.get(state.NEWS):
        components.tell(st.session_state[state.NEWS], kind="news", key="recoded")
    chosen = source.outdated(at)
    if not chosen:
        return
    one = len(chosen) == 1
    line, button = st.columns([5, 1], vertical_alignment="center", gap="small")
    with line:
        components.tell(
            f"{len(chosen)} of {wording.number(len(look.documents), 'report')} "
            f"{'was' if one else 'were'} coded by an earlier Dateline, or with other places or "
            "actors: figures may be out of date. Coding anew keeps your decisions and pinned "
            "names.",
            kind="news",
            key="outdated",
        )
    these = "this report" if one else f"these {len(chosen)} reports"
    if button.button(f"Code {these} anew", key="code-again", width="stretch"):
        _code(at, chosen)


def _code(at: source.State, chosen: tuple[str, ...]) -> None:
    """Code the reports anew with a progress bar, then show the page on what was found.

    A reader who does something else meanwhile stops it: nothing has changed then.
    """
    bar = st.progress(0.0, text="Opening the places")
    begun: list[Article] = []

    def progress(article: Article) -> None:
        begun.append(article)
        number = f"{len(begun)} of {len(chosen)}"
        bar.progress((len(begun) - 1) / len(chosen), text=f"Coding report {number}")

    from geo import pipeline  # noqa: PLC0415  (heavy; only where the button is pressed)

    try:
        with open_store(at[0]) as store:
            done = pipeline.code_again(chosen, store, default_settings(at[0]), progress=progress)
    except GeoError as error:
        bar.empty()
        components.tell(f"{error} Nothing was coded anew.", key="again-failed")
        return
    st.session_state[state.NEWS] = str(done)
    st.rerun()
