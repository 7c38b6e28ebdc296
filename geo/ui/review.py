"""What a person decides on an incident: accept, reject, a note; and the history of it.

Enters: what the card sends. Leaves: a decision in the store, which every export carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from geo.errors import GeoError
from geo.records.filter import REJECTED
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
_NOT_NAMED = "reviewer not named"
_UNLESS = f"unless the filter “{state.SWITCHES['rejected']}” is on"
_FAILED, REVIEWER = "review-failed", "reviewer"


def history(at: source.State, incident: Incident) -> dict[str, Any]:
    """Return the decisions on `incident`, oldest first, and who reviews in this session."""
    with open_store(at[0]) as store:
        edits = [edit for edit in store.history(incident.id) if edit.kind == "review"]
    rejected = incident.review == REJECTED
    lines = [
        {
            "at": f"{wording.day(edit.at.date())}, {edit.at:%H:%M} UTC",
            "by": edit.by or _NOT_NAMED,
            "what": _words(edit.after),
            "note": edit.note,
        }
        for edit in edits
    ]
    return {
        "lines": lines,
        "rejected": _rejected(edits[-1].by if edits else "") if rejected else "",
        "by": st.session_state.get(REVIEWER, ""),
        "failed": st.session_state.pop(_FAILED, ""),
    }


def _rejected(by: str) -> str:
    who = f"by {by}" if by else f"({_NOT_NAMED})"
    return f"Rejected {who}: left out of the map, the list, the totals and exports, {_UNLESS}."


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
