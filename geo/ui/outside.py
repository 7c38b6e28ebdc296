"""Why the incident whose card is open is not on the map, and what a press brings it there with.

Enters: the incident, what is shown, and its decisions. Leaves: a sentence and the words of a
button for the card; and the state that shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.records import Filter
from geo.records.filter import REJECTED
from geo.ui import showing, state

if TYPE_CHECKING:
    from geo.records import Incident
    from geo.ui.selection import Shown

#: What is done when the button is pressed: the days are widened, the filters cleared.
DAYS, FILTERS = "days", "filters"

#: What passes with all switches on.
_SWITCHABLE = Filter(
    tiers=(),
    modalities=("occurred", "ongoing", "planned", "statement"),
    movements=True,
    rejected=True,
)


def why(incident: Incident, row: int, shown: Shown) -> dict[str, str] | None:
    """Return the sentence, the button's words and what it does; None where it is shown.

    Of what was rejected the card tells by itself (`review.history`).
    """
    if shown.mask[row] or incident.review == REJECTED:
        return None
    told = {"text": "", "button": "", "does": ""}
    if incident.start is None:
        return told | {"text": "It is not dated: the map, the list and the totals leave it out."}
    if shown.of.mask[row]:
        text = "It lies outside the days shown: the map, the list and the totals leave it out."
        return told | {"text": text, "button": "Show its days", "does": DAYS}
    if not _SWITCHABLE.matches(incident):
        text = "It is a sum, denied or supposed: the map, the list and the totals leave it out."
        return told | {"text": text}
    text = "The filters leave it out of the map, the list and the totals."
    return told | {"text": text, "button": "Show it", "does": FILTERS}


def bring_in(incident: Incident | None, does: str) -> None:
    """Widen the days to hold `incident`; clear the filters before where they leave it out."""
    if incident is None or incident.start is None:
        return
    if does == FILTERS:
        state.clear_filters()
        showing.switch_on([incident])
    first, last = st.session_state[state.WINDOW] or (incident.start, incident.start)
    st.session_state[state.WINDOW] = (
        min(first, incident.start),
        max(last, incident.end or incident.start),
    )
    state.acted()
