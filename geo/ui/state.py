"""The one linked state: widgets, the address and the session on one side, a `Filter` on the other.

Enters: widget values, what components send, and the address (`address.py`). Leaves: `Filter`
values and changes to the session. Every widget calls `acted` when a reader changes it: a run in
which nobody acted and the address is another than the one last written is a step back or forward.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from geo.records import Filter
from geo.records.classes import CLASSES
from geo.records.display import DISPLAY_GROUPS, display_group_of
from geo.records.filter import NOT_IN_DEFAULT_VIEW
from geo.ui import address, timeline, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.records.incident import Modality, Rule, Tier, WherePrecision

#: Switches beside the default view, by the name they have in the address.
SWITCHES: dict[str, str] = {
    "political": "Political and neighbouring events",
    "history": "History, older than a year",
    "planned": "Planned events",
    "movements": "Deployments and mobilisations",
    "rejected": "Rejected by a reviewer",
}
#: Keys of the session: types and places chosen, the window, the slider, the incident that is open.
TYPES, PLACES, ACTORS, OUTLETS, TEXT = "type", "place", "actor", "outlet", "q"
RULE, NAMES, PRECISION, BOX, TAB, ARTICLE = "rule", "names", "precision", "box", "tab", "article"
#: Where the open report is marked, for a reader who came from a card.
PASSAGE = "passage"
WINDOW, SLIDER, SELECTED = "window", "days", "incident"
#: Whether the time axis spans all days, or those around the densest fortnight.
WIDE = "wide"
#: How many cards were asked for, of which filters; how often the map led a reader to a card.
LISTED, LEAD = "listed", "lead"
_WRITTEN, _ACTED, _WANT = "written", "acted", "want"
#: What of the address was not taken over, until a reader acts.
_LOST, _FRESH = "lost", "fresh"
#: What was just done, in words, until a reader acts.
NEWS = "news"
_OWN = (*address.LISTS, *address.WORDS, *address.SWITCHES, WINDOW, BOX, PRECISION)


def acted() -> None:
    """Note that a reader changed something: the session tells the state, not the address."""
    st.session_state[_ACTED] = True


def begin() -> None:
    """Take the state from the address where the session is new or a reader went back."""
    session = st.session_state
    by_reader = session.pop(_ACTED, False)
    now = address.current()
    session[_FRESH] = False
    if by_reader:
        session[_LOST] = []
        session[NEWS] = ""
    if _WRITTEN not in session or (not by_reader and now != session[_WRITTEN]):
        session[_FRESH] = True
        session[_LOST] = address.unread(now)
        for key, value in address.read(now).items():
            session[key] = value
        session[RULE] = _known(RULE, wording.RULES, "most_reported")
        session[NAMES] = _known(NAMES, wording.NAMES, "en")
        session[_WRITTEN] = now
        session.setdefault(LEAD, 0)
        return
    for key in _OWN:  # a widget that is not shown would lose its value
        if key in session:
            session[key] = session[key]


def _known(key: str, choices: Collection[str], usual: str) -> str:
    """Return what the address chose of `choices`; where it is none of them note it."""
    word = st.session_state[key]
    if word and word not in choices:
        lose(f"{key} “{word}”")
    return word if word in choices else usual


def lose(words: str) -> None:
    """Note that something is not here, where it is the address of this run that asks for it."""
    held = lost()
    if st.session_state.get(_FRESH) and words not in held:
        st.session_state[_LOST] = [*held, words]


def lost() -> list[str]:
    """Return what the address asks for and is not here."""
    return list(st.session_state.get(_LOST) or ())


def keep_known(options: dict[str, Sequence[str]]) -> None:
    """Drop from the chosen lists what is not among `options`, as an old link may name."""
    for key, known in options.items():
        held = st.session_state.get(key) or []
        if any(word not in known for word in held):
            for word in (word for word in held if word not in known):
                lose(f"{key} “{word}”")
            st.session_state[key] = [word for word in held if word in known]


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
        bbox=session.get(BOX),
        tiers=tuple(tiers),
        modalities=tuple(modalities),
        actors=tuple(session.get(ACTORS) or ()),
        outlets=tuple(session.get(OUTLETS) or ()),
        precision=cast("WherePrecision | None", session.get(PRECISION)),
        text=(session.get(TEXT) or "").strip(),
        movements="movements" in also,
        rejected="rejected" in also,
        rule=rule(),
    )


def rule() -> Rule:
    """Return the rule of reconciliation that a reader chose."""
    return cast("Rule", st.session_state.get(RULE) or "most_reported")


def how_many_filters() -> int:
    """Return how many filters beside the window differ from the default view."""
    session = st.session_state
    keys = (TYPES, PLACES, ACTORS, OUTLETS, TEXT, PRECISION, BOX, *SWITCHES)
    return sum(bool(session.get(key)) for key in keys) + (rule() != "most_reported")


def clear_filters() -> None:
    """Go back to the default view; the window stays."""
    for key in (TYPES, PLACES, ACTORS, OUTLETS):
        st.session_state[key] = []
    for key in SWITCHES:
        st.session_state[key] = False
    st.session_state[TEXT] = ""
    st.session_state[PRECISION] = st.session_state[BOX] = None
    st.session_state[RULE] = "most_reported"
    acted()


def _classes(labels: Sequence[str]) -> tuple[str, ...]:
    groups = {code for code, label in DISPLAY_GROUPS.items() if label in labels}
    movements = bool(st.session_state.get("movements")) or groups == {"military"}
    return tuple(
        code
        for code in CLASSES
        if display_group_of(code) in groups and (movements or code not in NOT_IN_DEFAULT_VIEW)
    )


def toggle_type(code: Any) -> None:  # noqa: ANN401
    """Put a group of event types into the filter, or take it out."""
    label = DISPLAY_GROUPS.get(str(code))
    if label is None:
        return
    held = list(st.session_state.get(TYPES) or ())
    st.session_state[TYPES] = [x for x in held if x != label] if label in held else [*held, label]
    acted()


def settle_window(axis: timeline.Axis) -> timeline.Window:
    """Make the session's window lie between the axis' ends, and return it.

    A session without a window gets the densest fortnight. An axis on which the window does not lie
    becomes wide, and stays so until a reader asks for the densest fortnight.
    """
    session = st.session_state
    ends = axis.ends
    wanted = session.get(_WANT)
    if wanted == "whole":
        session[WINDOW] = ends
    elif wanted == "densest" or session.get(WINDOW) is None:
        session[WINDOW] = axis.densest
    session[_WANT] = None
    asked = session[WINDOW]
    session[WINDOW] = timeline.clamp(asked, ends)
    if asked[1] < ends[0] or asked[0] > ends[1]:
        lose(f"days {wording.span(*asked)}, as the incidents run from {wording.span(*ends)}")
    if wanted:
        session[WIDE] = wanted != "densest"
    session[WIDE] = session[WIDE] or not _lies_near(session[WINDOW], axis)
    if session.get(SLIDER) != session[WINDOW]:
        session[SLIDER] = session[WINDOW]
    window: timeline.Window = session[WINDOW]
    return window


def _lies_near(window: timeline.Window, axis: timeline.Axis) -> bool:
    return axis.near[0] <= window[0] <= window[1] <= axis.near[1]


def slider_moved() -> None:
    """Take the slider's days over as the window."""
    first, last = st.session_state[SLIDER]
    st.session_state[WINDOW] = (first, last)
    acted()


def brushed(days: Any) -> None:  # noqa: ANN401
    """Take over the window that was drawn on the histogram: two days as ISO dates."""
    if isinstance(days, list | tuple) and len(days) == 2:  # noqa: PLR2004
        window = address.read({address.FIRST: [str(days[0])], address.LAST: [str(days[1])]})[WINDOW]
        if window:
            st.session_state[WINDOW] = window
            acted()


def want(window: Any) -> None:  # noqa: ANN401
    """Ask for the "whole" range, the "densest" fortnight, or a "wide" axis under the window."""
    st.session_state[_WANT] = window
    acted()


def select(incident_id: Any, *, lead: bool = False) -> None:  # noqa: ANN401
    """Open the card of an incident, and `lead` to it; an empty id closes the open one."""
    st.session_state[SELECTED] = str(incident_id) if incident_id else ""
    st.session_state[LEAD] += lead
    acted()


def read_passage(told: Any) -> None:  # noqa: ANN401
    """Open a report at the passage that a claim stands in: its id, and code points of its text."""
    match told:
        case [str(article), int(start), int(end)]:
            session = st.session_state
            session[TAB], session[ARTICLE], session[PASSAGE] = "Reports", article, (start, end)
            acted()


def how_many_listed(least: int) -> int:
    """Return how many cards the list holds: `least`, or more where a reader asked for more.

    Another window or filter begins with `least` again.
    """
    asked, number = st.session_state.get(LISTED) or (None, 0)
    return max(least, number) if asked == _looked_at() else least


def list_more(number: int) -> None:
    """Let the list hold `number` cards until the window or a filter changes."""
    st.session_state[LISTED] = _looked_at(), number
    acted()


def _looked_at() -> Filter:
    return chosen_filter(windowed=True)


def write_address(axis: timeline.Axis | None) -> None:
    """Put the state into the address where it differs from what the page opens on."""
    session = st.session_state
    values = {key: session.get(key) for key in _OWN}
    if axis is not None:
        window = session[WINDOW]
        values[WINDOW] = None if window == axis.densest else window
        # What lies beyond the near days makes the axis wide by itself.
        values[WIDE] = session[WIDE] and axis.near != axis.ends and _lies_near(window, axis)
    values[RULE] = "" if rule() == "most_reported" else rule()
    values[NAMES] = "" if session.get(NAMES) == "en" else session.get(NAMES)
    values[TAB] = "" if session.get(TAB) == "Map" else session.get(TAB)
    values[ARTICLE] = session.get(ARTICLE) if session.get(TAB) == "Reports" else ""
    wanted = address.told(values)
    if wanted != session[_WRITTEN]:
        address.write(wanted)
        session[_WRITTEN] = wanted


def link(incident_id: str) -> str:
    """Return the query that restores the state with an incident open."""
    from urllib.parse import urlencode  # noqa: PLC0415

    values = {key: st.session_state.get(key) for key in _OWN} | {SELECTED: incident_id}
    values |= {TAB: "", ARTICLE: "", NAMES: "" if values[NAMES] == "en" else values[NAMES]}
    values[RULE] = "" if rule() == "most_reported" else rule()
    return urlencode(address.told(values), doseq=True)
