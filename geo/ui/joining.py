"""What a report would change: its incidents reconciled with the store's, before it is kept.

Enters: what was read and coded of one report. Leaves: its incidents as they would stand beside the
known ones. Nothing is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo import pipeline
from geo.store import open_store

if TYPE_CHECKING:
    from geo.pipeline import Parsed, Workspace
    from geo.records import Coded, Incident
    from geo.ui import source

_JOINED = "joined"


def joined(draft: tuple[Parsed, Coded], at: source.State, look: Workspace) -> tuple[Incident, ...]:
    """Return all incidents as they would be with this report; worked out once for a draft."""
    held = st.session_state.get(_JOINED)
    if held is not None and held[0] is draft:
        found: tuple[Incident, ...] = held[1]
        return found
    parsed, coded = draft
    key = parsed.document.article.id
    with open_store(at[0]) as store:
        others = [d for d in store.drafts() if key not in {s.article_id for s in d.sources}]
    documents = [d for known, d in look.documents.items() if known != key]
    found = pipeline.reconcile([*others, *coded.incidents], [*documents, parsed.document])
    st.session_state[_JOINED] = (draft, found)
    return found
