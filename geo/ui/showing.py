"""What was just kept is shown: the days, and where it takes them the filters, that hold it.

Enters: the ids of the articles that were kept. Leaves: the state that shows what they tell, and a
sentence that says so. What a reader chose stays where it shows something of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.records.filter import NOT_IN_DEFAULT_VIEW, REJECTED
from geo.ui import source, state, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.records import Incident

#: How often the map was led to what was kept; where it stands is a reader's own otherwise.
LED = "led"


def show(article_ids: Collection[str]) -> str:
    """Make the state show what the articles tell; return what is shown of it, in words."""
    known = source.workspace(source.state()).incidents
    told = [i for i in known if any(s.article_id in article_ids for s in i.sources)]
    if not told:
        return "No incident was found in it: its names and sentences stand under Reports."
    changed = ""
    passing = _passing(told)
    if not passing and state.how_many_filters():
        state.clear_filters()
        passing, changed = _passing(told), " The filters were cleared for it."
    if not passing and (names := switch_on(told)):
        passing = _passing(told)
        changed += f" Switched on for it: {', '.join(names)}."
    if not passing:
        return (
            f"None of what it tells is dated or certain ({wording.number(len(told), 'incident')})."
        )
    days = [day for i in passing if i.start for day in (i.start, i.end or i.start)]
    window = min(days), max(days)
    st.session_state[state.WINDOW] = window
    st.session_state[state.SELECTED] = ""
    st.session_state[LED] = st.session_state.get(LED, 0) + 1
    return f"{wording.number(len(passing), 'incident')}, {wording.span(*window)}.{changed}"


def forget() -> None:
    """Open on the densest fortnight again: what the days were set for has gone."""
    st.session_state[state.WINDOW] = None
    st.session_state[state.WIDE] = False
    st.session_state[state.SELECTED] = ""


def _passing(told: Sequence[Incident]) -> list[Incident]:
    return [i for i in state.chosen_filter().select(told) if i.start]


def switches_for(told: Sequence[Incident]) -> list[str]:
    """Return the switches that bring in what the default view leaves aside of `told`.

    What a reviewer rejected is brought in where there is nothing else.
    """
    every = [i for i in told if i.start and not i.aggregate]
    dated = [i for i in every if i.review != REJECTED] or every
    wanted = {
        "political": any(i.tier == "B" or i.modality == "statement" for i in dated),
        "history": any(i.tier == "C" for i in dated),
        "planned": any(i.modality == "planned" for i in dated),
        "movements": any(i.event_class in NOT_IN_DEFAULT_VIEW for i in dated),
        "rejected": any(i.review == REJECTED for i in dated),
    }
    return [name for name, needed in wanted.items() if needed]


def switch_on(told: Sequence[Incident]) -> list[str]:
    """Switch on what the default view leaves aside of `told`; return the switches' words."""
    names = switches_for(told)
    for name in names:
        st.session_state[name] = True
    return [state.SWITCHES[name] for name in names]


def switch_on_all(told: Sequence[Incident]) -> None:
    """Bring in all that the default view leaves aside of `told`."""
    switch_on(told)
    state.want("whole")
