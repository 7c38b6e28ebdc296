"""The order of the page: timeline and totals, then the tabs, all on one linked state.

Enters: the workspace. Leaves: the page. What is light is shown first; Folium is imported last.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import GeoError
from geo.export import KOSOVO_NOTE
from geo.maps import STYLES
from geo.records.classes import group_of
from geo.ui import (
    cards,
    citation,
    components,
    downloads,
    evidence,
    filters,
    review,
    source,
    state,
    timeline,
    totals,
    tray,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Workspace
    from geo.records import Incident

TABS = ("Map", "Who says what", "Reports", "Left out", "Add a report")
#: Tabs that are a module of their own, imported when they are opened.
_OWN = {"Reports": "reports", "Left out": "left_out", "Add a report": "report"}
#: So many cards the list holds; more are counted.
CARDS = 200
BADGE = "Coded by machine, not reviewed"


def show() -> None:
    """Show the page for this run of the script."""
    state.begin()
    waiting = st.empty()
    try:
        at = source.state()
        if not source.is_ready(at):
            waiting.info("First start: reading the reports and building the store. A minute or so.")
        look = source.workspace(at)
        waiting.empty()
        _show(at, look)
    except GeoError as error:
        with waiting.container():
            components.tell(str(error))
    _freeze()


def _show(at: source.State, look: Workspace) -> None:
    known = source.incidents(at, state.rule())
    choices = filters.options(known)
    state.keep_known(choices)
    spread = state.chosen_filter().select(known)
    ends = state.settle_window(spread)
    shown = state.chosen_filter(windowed=True).select(spread) if ends else spread
    default = timeline.densest(spread) or ends
    left, right = st.columns([7, 4], gap="medium")
    with left:
        _show_timeline(known, spread, shown, ends)
    with right:
        _show_totals(known, spread, shown)
        filters.show(choices)
    if st.session_state.get(state.TAB) not in TABS:
        st.session_state[state.TAB] = TABS[0]
    tabs = dict(zip(TABS, st.tabs(TABS, key=state.TAB, on_change=state.acted), strict=True))
    with tabs["Map"]:
        _show_map(at, look, known, spread, shown)
    if tabs["Who says what"].open:
        with tabs["Who says what"]:
            _show_evidence(at, look, shown)
    for name, module in _OWN.items():
        if tabs[name].open:
            with tabs[name]:
                import_module(f"geo.ui.{module}").show(at, look)
    if any(i.country == "XK" for i in shown):
        st.caption(KOSOVO_NOTE)
    state.write_address(default=default)


def _show_timeline(
    known: Sequence[Incident],
    spread: Sequence[Incident],
    shown: Sequence[Incident],
    ends: timeline.Window | None,
) -> None:
    if ends is None:
        st.info("No dated incident passes the filters. Take a filter away to see more.")
        return
    window = st.session_state[state.WINDOW]
    bins = timeline.histogram(spread, ends)
    present = {group_of(i.event_class) for i in state.chosen_filter(typed=False).select(known)}
    types = st.session_state.get(state.TYPES) or ()
    bins |= {
        "window": [(window[0] - ends[0]).days, (window[1] - ends[0]).days],
        "label": f"Incidents by {bins['unit']} and type, {wording.span(*ends)}; "
        f"{len(shown)} of {len(spread)} lie in the chosen range",
        "legend": [
            [s.group, s.label, s.label in types, s.path]
            for s in STYLES.values()
            if s.group in present
        ],
        "whole": window == ends,
        "densest": window == timeline.densest(spread),
    }
    components.show("timeline", bins, choose=_chose_window, type=_chose_type, window=_brushed)
    if ends[0] < ends[1]:
        st.slider(
            "Days shown, first and last",
            min_value=ends[0],
            max_value=ends[1],
            key=state.SLIDER,
            format="D MMM YYYY",
            on_change=state.slider_moved,
            label_visibility="collapsed",
        )


def _chose_window() -> None:
    state.want(components.sent("timeline", "choose"))


def _chose_type() -> None:
    state.toggle_type(components.sent("timeline", "type"))


def _brushed() -> None:
    state.brushed(components.sent("timeline", "window"))


def _show_totals(
    known: Sequence[Incident], spread: Sequence[Incident], shown: Sequence[Incident]
) -> None:
    summary = totals.describe(shown, spread)
    summary["hidden"] = totals.left_aside(known, spread)
    summary["badge"] = BADGE if any(i.review == "machine" for i in shown) else ""
    components.show("summary", summary)


def _show_map(
    at: source.State,
    look: Workspace,
    known: Sequence[Incident],
    spread: Sequence[Incident],
    shown: Sequence[Incident],
) -> None:
    left, right = st.columns([7, 4], gap="medium")
    frame = left.container(key="map-frame")
    held = source.columns(at, state.chosen_filter(), spread)
    with right:
        _show_cards(at, look, known, shown)
    with left:
        _show_tray(look, known, shown)
        downloads.show(at, look, shown)
    with st.container(key="unseen"):
        components.show("carrier", held)
    with frame:
        from geo.ui import map_frame  # noqa: PLC0415  (Folium: last)

        map_frame.show(
            spread,
            st.session_state[state.SELECTED] or None,
            source.places(at),
            key=held["key"],
            window=st.session_state.get(state.WINDOW),
            language=st.session_state.get(state.NAMES) or "en",
        )


def _show_cards(
    at: source.State, look: Workspace, known: Sequence[Incident], shown: Sequence[Incident]
) -> None:
    by_id = {i.id: i for i in known}
    listed = sorted(shown, key=lambda i: (i.start is None, i.start, i.title))
    chosen = by_id.get(st.session_state[state.SELECTED] or "")
    if chosen is not None and chosen not in listed:
        listed = [chosen, *listed]
    places = source.places(at)
    detail = None
    if chosen is not None:
        detail = cards.full_card(chosen, look.documents, by_id, state.rule())
        detail |= {
            "citation": citation.cite(chosen, places.get(chosen.place_id or "")),
            "link": state.link(chosen.id),
            "review": review.history(at, chosen),
        }
    components.show(
        "cards",
        {
            "label": "Incidents",
            "cards": [cards.card(i, places) for i in listed[:CARDS]],
            "more": max(0, len(listed) - CARDS),
            "selected": chosen.id if chosen else "",
            "byMap": bool(st.session_state["by_map"]),
            "detail": detail,
            "empty": "No incident in this range. Widen it with the slider, or choose "
            "“Whole range” above the map.",
        },
        select=_chose_card,
        review=lambda: review.decide(at, components.sent("cards", "review")),
    )


def _chose_card() -> None:
    state.select(components.sent("cards", "select"))


def _chose_line() -> None:
    state.select(components.sent("tray", "select"))


def _show_tray(look: Workspace, known: Sequence[Incident], shown: Sequence[Incident]) -> None:
    left_out = tray.describe(
        known, shown, state.chosen_filter(windowed=True), look.resolutions, look.ledger
    )
    components.show("tray", left_out, select=_chose_line)


def _show_evidence(at: source.State, look: Workspace, shown: Sequence[Incident]) -> None:
    listed = sorted(shown, key=lambda i: (i.start is None, i.start, i.title))
    components.show(
        "evidence",
        {
            **evidence.table(listed[:CARDS], look.documents, source.places(at)),
            "label": "Who says what: incidents by outlet",
            "caption": "Each cell is that outlet's own figure; open it to read its words. "
            "“Silent” means that the outlet does not report the incident.",
            "empty": "No incident in this range. Widen it with the slider.",
        },
    )


@st.cache_resource(show_spinner=False)
def _freeze() -> None:
    """Take what the imports made out of the collector's sight, once a process.

    Streamlit collects all generations after each run, which costs 90 ms with Folium loaded.
    """
    gc.collect()
    gc.freeze()
