"""What the app looks at: the store's content, read once for each state of the store.

Enters: the settings. Leaves: the `Workspace`, its incidents as `Columns`, and what each filter
selects of them. Cached over all sessions by the store's time of change, so that what one session
keeps the others see.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from geo.settings import default_settings
from geo.store import open_store
from geo.ui import aside, served, timeline, tray
from geo.ui.columns import Columns
from geo.ui.coverage import Coverage
from geo.ui.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.pipeline import Workspace
    from geo.records import Filter, Place
    from geo.records.incident import Rule
    from geo.settings import Settings
    from geo.ui.served import Drawn
    from geo.ui.timeline import Axis

State = tuple[str, str]
#: From so many incidents on opening them takes long enough to be told.
LARGE = 5_000


def settings() -> Settings:
    """Return the settings of this process; the store is that of ``DATELINE_STORE``."""
    return default_settings()


def state() -> State:
    """Return the store's URL and its time of change: the key of all caches."""
    url = settings().store
    with open_store(url) as store:
        return url, str(store.changed_at)


@st.cache_resource(max_entries=2, show_spinner=False)
def workspace(of: State) -> Workspace:
    """Return all that the store holds; an empty store is built from the seeds first."""
    from geo import pipeline  # noqa: PLC0415  (heavy; the title is painted before)

    with _uncollected():
        return pipeline.open_workspace(default_settings(of[0]))


@st.cache_resource(max_entries=2, show_spinner=False)
def outdated(of: State) -> tuple[str, ...]:
    """Return the ids of the reports that another coder than this process's coded."""
    from geo import pipeline  # noqa: PLC0415

    with open_store(of[0]) as store:
        return pipeline.outdated(store, default_settings(of[0]))


@st.cache_resource(max_entries=6, show_spinner=False)
def columns(of: State, rule: Rule) -> Columns:
    """Return the incidents with the figures that `rule` chooses, as arrays."""
    known = workspace(of).incidents
    with _uncollected():
        if rule != "most_reported":
            from geo import pipeline  # noqa: PLC0415

            known = pipeline.with_rule(known, rule)
        return Columns(known)


@st.cache_resource(max_entries=6, show_spinner=False)
def drawn(of: State, rule: Rule) -> Drawn:
    """Return where the browser finds what the map may draw, all filters aside."""
    with _uncollected():
        return served.offer(columns(of, rule), places(of))


def opening(of: State, rule: Rule) -> Iterator[tuple[float, str]]:
    """Open a large store step by step; yield the share that is done, and what comes next.

    Nothing where it is small, or open already.
    """
    if of in _opened():
        return
    with open_store(of[0]) as store:
        number = store.size()
    if number >= LARGE:
        yield 0.02, f"Reading {number:,} incidents"
        workspace(of)
        yield 0.35, f"Sorting {number:,} incidents by day and place"
        columns(of, rule)
        yield 0.7, f"Preparing the map of {number:,} incidents"
        drawn(of, rule)
    _opened().add(of)


@st.cache_resource(show_spinner=False)
def _opened() -> set[State]:
    """Return the states of stores that this process has opened."""
    return set()


@dataclass(frozen=True, slots=True)
class Look:
    """What a filter selects, and all of it that no window changes.

    Attributes
    ----------
    aside
        What the filter leaves aside, in a line.
    focus
        The country that most of it lies in.
    bits
        Which rows of the map's file pass (`served.Drawn.passing`).
    """

    selection: Selection
    axis: Axis | None
    aside: str
    focus: str | None
    bits: bytes | None


@st.cache_resource(max_entries=32, show_spinner=False)
def look(of: State, chosen: Filter) -> Look:
    """Return what `chosen` selects, its window aside."""
    selected = Selection(columns(of, chosen.rule), chosen)
    on_map = drawn(of, chosen.rule)
    return Look(
        selection=selected,
        axis=timeline.axis(selected),
        aside=aside.in_words(selected),
        focus=on_map.focus(selected.mask),
        bits=on_map.passing(selected.mask),
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def uncoded(of: State) -> list[tray.Part]:
    """Return the parts of the tray that no filter changes."""
    look = workspace(of)
    return tray.uncoded(look.resolutions, look.ledger)


@st.cache_resource(max_entries=2, show_spinner=False)
def places(of: State) -> dict[str, Place]:
    """Return the places that the articles' names were resolved to, by id."""
    found = (r.place for rows in workspace(of).resolutions.values() for r in rows)
    return {place.id: place for place in found if place is not None}


@st.cache_resource(max_entries=2, show_spinner=False)
def reach(of: State) -> Coverage:
    """Return which outlets report on which countries and days."""
    look = workspace(of)
    return Coverage(look.documents, look.incidents, look.resolutions)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep what is made inside out of the collector's sight.

    Records and arrays hold no circles. Streamlit collects all generations after each run, which
    would cost a second with 100,000 incidents in sight.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def is_ready(of: State) -> bool:
    """Tell whether the workspace can be shown without building the store first."""
    if of[1] != "None":
        return True
    with open_store(of[0]) as store:
        return not store.is_empty()
