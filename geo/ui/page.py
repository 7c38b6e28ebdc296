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
from geo.ui import (
    again,
    cards,
    citation,
    components,
    coverage,
    downloads,
    empty,
    evidence,
    filters,
    outside,
    review,
    served,
    source,
    state,
    timeline,
    totals,
    tray,
    wording,
)

if TYPE_CHECKING:
    from geo.pipeline import Workspace
    from geo.ui.selection import Shown

TABS = ("Map", "Who says what", "Reports", "Left out", "Add a report")
#: Tabs that are a module of their own, imported when they are opened.
_OWN = {"Reports": "reports", "Left out": "left_out", "Add a report": "report"}
#: So many cards the list begins with and a reader adds at once; what is not listed is counted.
CARDS, MOST_CARDS = 50, 500
#: So many incidents the table of outlets holds.
ROWS = 200
BADGE = "Coded by machine, not reviewed"


def show() -> None:
    """Show the page for this run of the script."""
    state.begin()
    waiting = st.empty()
    try:
        at = source.state()
        if not source.is_ready(at):
            waiting.info("First start: reading the reports and building the store. A minute or so.")
        for done, words in source.opening(at, state.rule()):
            waiting.progress(done, words)
        look = source.workspace(at)
        waiting.empty()
        again.show(at, look)
        _show(at, look)
        if lost := state.lost():
            with waiting.container():
                components.tell(
                    "The address asks for what is not here, and it was left out: "
                    f"{'; '.join(lost)}.",
                    kind="news",
                    key="lost",
                )
    except GeoError as error:
        with waiting.container():
            components.tell(str(error))
    _freeze()


def _show(at: source.State, look: Workspace) -> None:
    known = source.columns(at, state.rule())
    choices = filters.options(known)
    state.keep_known(choices)
    chosen = source.look(at, state.chosen_filter())
    axis = chosen.axis
    shown = chosen.selection.within(state.settle_window(axis) if axis else None)
    left, right = st.columns([7, 4], gap="medium")
    with left:
        if axis is None:
            empty.show(look, chosen.selection)
        else:
            _show_timeline(at, axis, shown)
    with right:
        _show_totals(chosen, shown)
        filters.show(choices)
    tab = st.session_state.get(state.TAB)
    if tab not in TABS:
        if tab:
            state.lose(f"tab “{tab}”")
        st.session_state[state.TAB] = TABS[0]
    tabs = dict(zip(TABS, st.tabs(TABS, key=state.TAB, on_change=state.acted), strict=True))
    with tabs["Map"]:
        _show_map(at, look, chosen, shown)
    if tabs["Who says what"].open:
        with tabs["Who says what"]:
            _show_evidence(at, look, shown)
    for name, module in _OWN.items():
        if tabs[name].open:
            with tabs[name]:
                import_module(f"geo.ui.{module}").show(at, look)
    if (known.in_kosovo & shown.mask).any():
        st.caption(KOSOVO_NOTE)
    state.write_address(axis)


def _show_timeline(at: source.State, axis: timeline.Axis, shown: Shown) -> None:
    span = axis.span(wide=st.session_state[state.WIDE])
    histogram = axis.histograms[span]
    window = st.session_state[state.WINDOW]
    types = st.session_state.get(state.TYPES) or ()
    untyped = source.look(at, state.chosen_filter(typed=False)) if types else None
    present = shown.columns.groups((untyped.selection if untyped else shown.of).mask)
    bins = histogram | {
        "window": [(day - span[0]).days for day in window],
        "label": f"Incidents by {histogram['unit']} and type, {wording.span(*span)}; "
        f"{len(shown)} of {len(shown.of)} lie in the chosen range",
        "ends": [wording.day(day) for day in axis.ends],
        "legend": [
            [s.group, s.label, s.label in types, s.path]
            for s in STYLES.values()
            if s.group in present
        ],
        "whole": window == axis.ends,
        "densest": window == axis.densest and span == axis.near,
    }
    components.show("timeline", bins, choose=_chose_window, type=_chose_type, window=_brushed)
    if span[0] < span[1]:
        st.slider(
            "Days shown, first and last",
            min_value=span[0],
            max_value=span[1],
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


def _show_totals(chosen: source.Look, shown: Shown) -> None:
    summary = totals.describe(shown, chosen.selection)
    summary["hidden"] = chosen.aside
    summary["badge"] = BADGE if (shown.columns.machine & shown.mask).any() else ""
    components.show("summary", summary)


def _show_map(at: source.State, look: Workspace, chosen: source.Look, shown: Shown) -> None:
    left, right = st.columns([7, 4], gap="medium")
    frame = left.container(key="map-frame")
    with right:
        _show_cards(at, look, shown, dated=chosen.axis is not None)
    with left:
        parts = tray.describe(shown, chosen.selection, source.uncoded(at))
        components.show("tray", parts, select=_chose_line)
        downloads.show(at, look, shown)
    with frame:
        from geo.ui import map_frame  # noqa: PLC0415  (Folium: last)

        on_map = source.drawn(at, state.rule())
        selected = st.session_state[state.SELECTED] or None
        map_frame.show(
            on_map.held(served.offer_rows(chosen.bits), shown.columns.row_of(selected or "")),
            selected,
            focus=chosen.focus,
            window=st.session_state[state.WINDOW] if chosen.axis else None,
            language=st.session_state.get(state.NAMES) or "en",
        )


def _show_cards(at: source.State, look: Workspace, shown: Shown, *, dated: bool) -> None:
    held = shown.columns
    row = held.row_of(st.session_state[state.SELECTED] or "")
    if row is None:  # as an address edited by hand may say
        if asked := st.session_state[state.SELECTED]:
            state.lose(f"incident “{asked}”")
        st.session_state[state.SELECTED] = ""
    most = state.how_many_listed(CARDS)
    listed = shown.listed(most)
    places = source.places(at)
    chosen = detail = None
    if row is not None:
        chosen = held.incident(row)
        if chosen not in listed:
            listed = [chosen, *listed]
        detail = cards.full_card(chosen, look.documents, held, state.rule())
        detail |= {
            "citation": citation.cite(chosen, places.get(chosen.place_id or "")),
            "link": state.link(chosen.id),
            "review": review.history(at, chosen),
            "outside": outside.why(chosen, row, shown),
        }
    more = max(0, len(shown) - most)
    components.show(
        "cards",
        {
            "label": "Incidents",
            **cards.listed(listed, places),
            "more": more,
            "next": min(more, CARDS) if most < MOST_CARDS else 0,
            "selected": chosen.id if chosen else "",
            "lead": st.session_state[state.LEAD],
            "detail": detail,
            "empty": empty.in_list(dated=dated),
        },
        select=_chose_card,
        more=lambda: state.list_more(most + CARDS),
        review=lambda: review.decide(at, components.sent("cards", "review")),
        show=lambda: outside.bring_in(chosen, components.sent("cards", "show")),
        passage=lambda: state.read_passage(components.sent("cards", "passage")),
    )


def _chose_card() -> None:
    state.select(components.sent("cards", "select"))


def _chose_line() -> None:
    state.select(components.sent("tray", "select"))


def _show_evidence(at: source.State, look: Workspace, shown: Shown) -> None:
    reach = source.reach(at)
    told = evidence.table(shown.listed(ROWS), look.documents, source.places(at), reach)
    components.show(
        "evidence",
        {
            **told,
            "label": "Who says what: incidents by outlet",
            "caption": "Each cell is that outlet's own figure; open it to read its words.",
            "meanings": coverage.MEANINGS,
            "empty": empty.in_list(dated=shown.of.ends is not None),
        },
    )


@st.cache_resource(show_spinner=False)
def _freeze() -> None:
    """Take what the imports made out of the collector's sight, once a process.

    Streamlit collects all generations after each run, which costs 90 ms with Folium loaded.
    """
    gc.collect()
    gc.freeze()
