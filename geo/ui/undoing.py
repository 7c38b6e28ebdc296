"""What was kept last can be taken out again, until the next report is read.

Enters: the articles that were kept. Leaves: a message with a button, and on "Undo" a store without
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import GeoError
from geo.store import open_store
from geo.ui import components, showing, source, state, wording
from geo.ui.keeping import take_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Workspace
    from geo.ui.keeping import Kept

_KEPT = "kept"


def note(done: Kept, look: Workspace) -> None:
    """Remember what was kept; an original in a digest's place stays, since the digest is gone."""
    kept = done.articles
    if not kept:
        st.session_state[_KEPT] = ("Nothing was added: another window had kept it already.", ())
        return
    told = wording.number(len(kept), "report")
    shown = "Map and table show it now:" if len(kept) == 1 else "Map and table show them now:"
    what = showing.show({article.id for article in kept})
    shown = f"{shown} {what}" if what[0].isdigit() else what
    gone = any(article.id in look.documents for article in kept)
    words = " ".join(part for part in (f"Kept {told}.", shown, done.told_again) if part)
    st.session_state[_KEPT] = (words, () if gone else tuple(a.id for a in kept))


def forget() -> None:
    """Forget what was kept last: something else is read."""
    st.session_state[_KEPT] = None


def show(at: source.State) -> None:
    """Say what was kept last, with a button that takes it out again."""
    words, keys = st.session_state.get(_KEPT) or ("", ())
    if words:
        components.tell(words, kind="news", key="kept-notice")
    if keys:
        st.button("Undo: take out what was kept", on_click=_undo, args=(at, keys), key="undo")


def _undo(at: source.State, keys: Sequence[str]) -> None:
    state.acted()
    try:
        with open_store(at[0]) as store:
            taken = take_out(keys, store)
    except GeoError as error:
        st.session_state[_KEPT] = (f"{error} Nothing was taken out.", keys)
        return
    showing.forget()
    st.session_state[_KEPT] = (f"Took out {wording.number(taken, 'report')} again.", ())
