"""What the app looks at: the store's content, read once for each state of the store.

Enters: the settings. Leaves: the `Workspace`, and the incidents under another rule. Cached over
all sessions by the store's time of change, so that what one session keeps the others see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.maps import layer_data
from geo.settings import default_settings
from geo.store import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Workspace
    from geo.records import Filter, Incident, Place
    from geo.records.incident import Rule
    from geo.settings import Settings

State = tuple[str, str]


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

    return pipeline.open_workspace(default_settings(of[0]))


@st.cache_resource(max_entries=6, show_spinner=False)
def incidents(of: State, rule: Rule) -> tuple[Incident, ...]:
    """Return the incidents with the figures that `rule` chooses."""
    known = workspace(of).incidents
    if rule == "most_reported":
        return known
    from geo import pipeline  # noqa: PLC0415

    return pipeline.with_rule(known, rule)


@st.cache_resource(max_entries=2, show_spinner=False)
def places(of: State) -> dict[str, Place]:
    """Return the places that the articles' names were resolved to, by id."""
    found = (r.place for rows in workspace(of).resolutions.values() for r in rows)
    return {place.id: place for place in found if place is not None}


@st.cache_resource(max_entries=6, show_spinner=False)
def columns(
    of: State,
    chosen: Filter,  # noqa: ARG001  (part of the cache's key)
    _spread: Sequence[Incident],
) -> dict[str, Any]:
    """Return what the map draws of `_spread`, which is what `chosen` lets pass, with its key."""
    return layer_data(_spread, places(of))


def is_ready(of: State) -> bool:
    """Tell whether the workspace can be shown without building the store first."""
    if of[1] != "None":
        return True
    with open_store(of[0]) as store:
        return not store.is_empty()
