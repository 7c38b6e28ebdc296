"""The filter state: widgets, the address and the session on one side, a `Filter` on the other.

Enters: widget values and query parameters. Leaves: `Filter` values and changes to the session.
The parameters are ``type``, ``place``, ``also`` and ``tab`` (kept by Streamlit's own binding) and
``from``, ``to``, ``incident`` (kept here). A value that is not one is left out without a word.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.records import Filter
from geo.records.classes import CLASSES, GROUPS
from geo.records.filter import NOT_IN_DEFAULT_VIEW
from geo.ui import timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Incident
    from geo.records.incident import Modality, Tier

#: Switches beside the default view, by the name they have in the address.
SWITCHES: dict[str, str] = {
    "political": "Political and neighbouring events",
    "history": "History, older than a year",
    "planned": "Planned events",
    "movements": "Deployments and mobilisations",
}
#: Keys of the session: types and places chosen, the window, the slider, the incident that is open.
TYPES, PLACES, RULE, WINDOW, SLIDER, SELECTED = "type", "place", "rule", "window", "days", "open"
_FIRST, _LAST, _INCIDENT = "from", "to", "incident"


def begin() -> None:
    """Read the address into a session that is new."""
    session = st.session_state
    if "begun" in session:
        return
    session["begun"] = True
    first, last = _day(_FIRST), _day(_LAST)
    session[WINDOW] = (first, last) if first and last and first <= last else None
    session[SELECTED] = st.query_params.get(_INCIDENT) or None
    session["by_map"] = False


def _day(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(st.query_params.get(name, ""))
    except ValueError:
        return None


def chosen_filter(*, windowed: bool = False, typed: bool = True) -> Filter:
    """Return the filter of this run, with or without its window and its types."""
    session = st.session_state
    also = {name for name in SWITCHES if session.get(name)}
    tiers: list[Tier] = ["A"]
    modalities: list[Modality] = ["occurred", "ongoing"]
    if "political" in also:
        tiers.append("B")
        modalities.append("statement")
    if "history" in also:
        tiers.append("C")
    if "planned" in also:
        modalities.append("planned")
    window = session.get(WINDOW) if windowed else None
    return Filter(
        start=window[0] if window else None,
        end=window[1] if window else None,
        event_classes=_classes(session.get(TYPES) or ()) if typed else (),
        places=tuple(session.get(PLACES) or ()),
        tiers=tuple(tiers),
        modalities=tuple(modalities),
        movements="movements" in also,
        rule=session.get(RULE) or "most_reported",
    )


def _classes(labels: Sequence[str]) -> tuple[str, ...]:
    groups = {code for code, label in GROUPS.items() if label in labels}
    movements = bool(st.session_state.get("movements")) or groups == {"military"}
    return tuple(
        code
        for code, row in CLASSES.items()
        if row.group in groups and (movements or code not in NOT_IN_DEFAULT_VIEW)
    )


def toggle_type(code: Any) -> None:  # noqa: ANN401
    """Put a group of event types into the filter, or take it out."""
    label = GROUPS.get(str(code))
    if label is None:
        return
    held = list(st.session_state.get(TYPES) or ())
    st.session_state[TYPES] = [x for x in held if x != label] if label in held else [*held, label]


def settle_window(spread: Sequence[Incident]) -> timeline.Window | None:
    """Return the axis' ends and make the session's window lie in it.

    A session without a window gets the densest fortnight.
    """
    ends = timeline.extent(spread)
    session = st.session_state
    if ends is None:
        return None
    if session.get("want") == "whole":
        session[WINDOW] = ends
    elif session.get("want") == "densest" or session.get(WINDOW) is None:
        session[WINDOW] = timeline.densest(spread) or ends
    session["want"] = None
    session[WINDOW] = timeline.clamp(session[WINDOW], ends)
    if session.get(SLIDER) != session[WINDOW]:
        session[SLIDER] = session[WINDOW]
    return ends


def slider_moved() -> None:
    """Take the slider's days over as the window."""
    first, last = st.session_state[SLIDER]
    st.session_state[WINDOW] = (first, last)


def select(incident_id: Any, *, by_map: bool = False) -> None:  # noqa: ANN401
    """Open the card of an incident; an empty id closes the open one."""
    st.session_state[SELECTED] = str(incident_id) if incident_id else None
    st.session_state["by_map"] = by_map


def write_address() -> None:
    """Put window and open incident into the address, where they differ from it."""
    window = st.session_state.get(WINDOW)
    wanted = {
        _FIRST: window[0].isoformat() if window else "",
        _LAST: window[1].isoformat() if window else "",
        _INCIDENT: st.session_state.get(SELECTED) or "",
    }
    for name, value in wanted.items():
        if st.query_params.get(name, "") == value:
            continue
        if value:
            st.query_params[name] = value
        else:
            del st.query_params[name]
