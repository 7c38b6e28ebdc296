"""What a person decides on an incident: accept, reject, a note; and the history of it.

Enters: what the card sends. Leaves: a decision in the store, which every export carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from geo.errors import GeoError
from geo.store import open_store
from geo.ui import state, wording

if TYPE_CHECKING:
    from geo.records import Incident
    from geo.records.incident import Review
    from geo.ui import source

#: What can be decided here; "edited" and "imported" come about elsewhere.
DECISIONS = ("accepted", "rejected", "machine")
#: Longer names and notes are cut.
_NAME, _NOTE = 80, 2000
_FAILED, REVIEWER = "review-failed", "reviewer"


def history(at: source.State, incident: Incident) -> dict[str, Any]:
    """Return the decisions on `incident`, oldest first, and who reviews in this session."""
    with open_store(at[0]) as store:
        edits = store.history(incident.id)
    lines = [
        {
            "at": f"{wording.day(edit.at.date())}, {edit.at:%H:%M} UTC",
            "by": edit.by or "somebody",
            "what": _words(edit.after),
            "note": edit.note,
        }
        for edit in edits
        if edit.kind == "review"
    ]
    return {
        "lines": lines,
        "by": st.session_state.get(REVIEWER, ""),
        "failed": st.session_state.pop(_FAILED, ""),
    }


def _words(status: str | None) -> str:
    return wording.REVIEW.get(cast("Review", (status or "machine").strip('"')), status or "")


def decide(at: source.State, sent: Any) -> None:  # noqa: ANN401
    """Keep a decision: ``{"id", "status", "note", "by"}`` as the card sends it."""
    if not isinstance(sent, dict) or sent.get("status") not in DECISIONS:
        return
    by = str(sent.get("by") or "").strip()[:_NAME]
    note = str(sent.get("note") or "").strip()[:_NOTE]
    st.session_state[REVIEWER] = by
    try:
        with open_store(at[0]) as store:
            store.review(str(sent.get("id")), cast("Review", sent["status"]), by=by, note=note)
    except GeoError as error:
        st.session_state[_FAILED] = str(error)
    state.acted()
