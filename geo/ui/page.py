"""The order of the page: timeline and totals, then three tabs on one filter state.

Enters: the workspace. Leaves: the page. What is light is shown first; Folium is imported last.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import GeoError
from geo.export import FORMATS, KOSOVO_NOTE, About, as_bytes
from geo.maps import STYLES
from geo.records.classes import group_of
from geo.ui import cards, components, evidence, source, state, timeline, totals, tray, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Workspace
    from geo.records import Incident

TABS = ("Map", "Who says what", "Add a report")
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
    known = source.incidents(at, st.session_state.get(state.RULE) or "most_reported")
    spread = state.chosen_filter().select(known)
    ends = state.settle_window(spread)
    shown = state.chosen_filter(windowed=True).select(spread) if ends else spread
    left, right = st.columns([7, 4], gap="medium")
    with left:
        _show_timeline(known, spread, shown, ends)
    with right:
        _show_totals(known, spread, shown)
    on_map, by_outlet, own = st.tabs(TABS, key="tab", on_change="rerun", bind="query-params")
    with on_map:
        _show_map(at, look, known, shown)
    if by_outlet.open:
        with by_outlet:
            _show_evidence(look, shown)
    if own.open:
        with own:
            from geo.ui import report  # noqa: PLC0415

            report.show(at, look)
    _show_footnote(shown)
    state.write_address()


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
    words = wording.span(*window)
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
        "words": words,
        "length": wording.number((window[1] - window[0]).days + 1, "day"),
    }
    components.show("timeline", bins, choose=_chose_window, type=_chose_type)
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
    st.session_state["want"] = components.sent("timeline", "choose")


def _chose_type() -> None:
    state.toggle_type(components.sent("timeline", "type"))


def _show_totals(
    known: Sequence[Incident], spread: Sequence[Incident], shown: Sequence[Incident]
) -> None:
    summary = totals.describe(shown, spread)
    summary["hidden"] = totals.left_aside(known, spread)
    summary["badge"] = BADGE if any(i.review == "machine" for i in shown) else ""
    components.show("summary", summary)
    _show_filters(known)


def _show_filters(known: Sequence[Incident]) -> None:
    present = {group_of(i.event_class) for i in known}
    places = sorted({i.place_name for i in known if i.place_name})
    with st.container(horizontal=True), st.popover("Filters", icon=":material/tune:"):
        st.multiselect(
            "Types",
            [s.label for s in STYLES.values() if s.group in present],
            key=state.TYPES,
            placeholder="All types",
            bind="query-params",
        )
        st.multiselect(
            "Places", places, key=state.PLACES, placeholder="All places", bind="query-params"
        )
        for name, label in state.SWITCHES.items():
            st.toggle(label, key=name, bind="query-params")
        st.selectbox(
            "Where sources differ, show",
            list(wording.RULES),
            key=state.RULE,
            format_func=wording.RULES.__getitem__,
            bind="query-params",
        )


def _show_map(
    at: source.State, look: Workspace, known: Sequence[Incident], shown: Sequence[Incident]
) -> None:
    left, right = st.columns([7, 4], gap="medium")
    frame = left.container(key="map-frame")
    with right:
        _show_cards(look, known, shown)
    with left:
        _show_tray(look, known, shown)
        _show_download(at, look, shown)
    with frame:
        from geo.ui import map_frame  # noqa: PLC0415  (Folium: last)

        clicked = map_frame.show(shown, st.session_state[state.SELECTED], source.places(at))
        if clicked and clicked != st.session_state[state.SELECTED]:
            state.select(clicked, by_map=True)
            st.rerun()


def _show_cards(look: Workspace, known: Sequence[Incident], shown: Sequence[Incident]) -> None:
    selected = st.session_state[state.SELECTED]
    by_id = {i.id: i for i in known}
    listed = sorted(shown, key=lambda i: (i.start is None, i.start, i.title))
    chosen = by_id.get(selected or "")
    if chosen is not None and chosen not in listed:
        listed = [chosen, *listed]
    components.show(
        "cards",
        {
            "label": "Incidents",
            "cards": [cards.card(i) for i in listed[:CARDS]],
            "more": max(0, len(listed) - CARDS),
            "selected": chosen.id if chosen else "",
            "byMap": bool(st.session_state["by_map"]),
            "detail": cards.full_card(
                chosen, look.documents, by_id, st.session_state.get(state.RULE) or "most_reported"
            )
            if chosen
            else None,
            "empty": "No incident in this range. Widen it with the slider, or choose "
            "“Whole range” above the map.",
        },
        select=_chose_card,
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


def _show_download(at: source.State, look: Workspace, shown: Sequence[Incident]) -> None:
    with st.container(horizontal=True):
        _download_button(
            f"Download {wording.number(len(shown), 'incident')} as GeoJSON",
            "geojson",
            at,
            look,
            shown,
        )
        others = st.popover("Other formats", key="formats", on_change="rerun")
        if others.open:
            with others:
                for name, kind in FORMATS.items():
                    if name != "geojson":
                        label = kind.description.partition(":")[0]
                        _download_button(label, name, at, look, shown)


def _download_button(
    label: str, name: str, at: source.State, look: Workspace, shown: Sequence[Incident]
) -> None:
    chosen = state.chosen_filter(windowed=True)

    def made() -> bytes:
        known = source.places(at)
        about = About(
            articles=look.articles,
            places=tuple(known[i.place_id] for i in shown if i.place_id in known),
            filter=chosen,
        )
        return as_bytes(shown, format=name, about=about)

    st.download_button(
        label,
        data=made,
        file_name=f"incidents{FORMATS[name].suffix}",
        mime=FORMATS[name].media_type,
        key=f"download-{name}",
        on_click="ignore",
        icon=":material/download:" if name == "geojson" else None,
        disabled=not shown,
    )


def _show_evidence(look: Workspace, shown: Sequence[Incident]) -> None:
    listed = sorted(shown, key=lambda i: (i.start is None, i.start, i.title))
    components.show(
        "evidence",
        {
            **evidence.table(listed[:CARDS], look.documents),
            "label": "Who says what: incidents by outlet",
            "caption": "Each cell is that outlet's own figure; open it to read its words. "
            "“Silent” means that the outlet does not report the incident.",
            "empty": "No incident in this range. Widen it with the slider.",
        },
    )


def _show_footnote(shown: Sequence[Incident]) -> None:
    if any(i.country == "XK" for i in shown):
        st.caption(KOSOVO_NOTE)


@st.cache_resource(show_spinner=False)
def _freeze() -> None:
    """Take what the imports made out of the collector's sight, once a process.

    Streamlit collects all generations after each run, which costs 90 ms with Folium loaded.
    """
    gc.collect()
    gc.freeze()
