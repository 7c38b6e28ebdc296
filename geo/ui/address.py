"""The whole state in the address: a copied link restores it, Back and Forward walk through it.

Enters: the page's query parameters. Leaves: values of the session, and the address written anew.
`st.query_params` adds an entry to the browser's history when it is written, and Streamlit runs the
script again when a reader goes back: `read` then takes the state from the address. A value that is
not one is left out, and `unread` says which.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Box = tuple[float, float, float, float]
Address = dict[str, list[str]]

#: Keys of the session that are lists of words, single words, and switches; their parameters have
#: the same names.
LISTS = ("type", "place", "actor", "outlet")
WORDS = ("q", "rule", "names", "tab", "incident", "article")
SWITCHES = ("political", "history", "planned", "movements", "rejected", "wide")
#: First and last day, the box on the map, the least precision.
FIRST, LAST, BOX, PRECISION = "from", "to", "box", "precision"
_WINDOW = "window"
_TRUE = {"1", "true", "yes"}
#: Longer values are nobody's link.
_LONGEST = 300
_CORNERS = 4


def read(parameters: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Return the session's values that `parameters` tell; what they do not tell is empty.

    Examples
    --------
    >>> told = read({"from": ["2023-05-26"], "to": ["2023-05-29"], "box": ["20,42,21,43"]})
    >>> told["window"], told["box"], told["type"]
    ((datetime.date(2023, 5, 26), datetime.date(2023, 5, 29)), (20.0, 42.0, 21.0, 43.0), [])
    """
    given = {key: [v for v in values if len(v) <= _LONGEST] for key, values in parameters.items()}

    def one(name: str) -> str:
        return next(iter(given.get(name, ())), "")

    first, last = _day(one(FIRST)), _day(one(LAST))
    precision = one(PRECISION)
    return {
        **{name: given.get(name, []) for name in LISTS},
        **{name: one(name) for name in WORDS},
        **{name: one(name).casefold() in _TRUE for name in SWITCHES},
        _WINDOW: _window(first, last),
        BOX: _box(one(BOX)),
        PRECISION: int(precision) if precision in {"1", "2", "3", "4", "5"} else None,
    }


def _window(first: dt.date | None, last: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Return the days that an address tells; a day that it leaves open is the first or last."""
    if not first and not last:
        return None
    found = (first or dt.date.min, last or dt.date.max)
    return found if found[0] <= found[1] else None


def unread(parameters: Mapping[str, Iterable[str]]) -> list[str]:
    """Return what of `parameters` tells nothing: words for a reader, one a parameter.

    Examples
    --------
    >>> unread({"from": ["yesterday"], "box": ["1,2"], "rule": ["most_reported"]})
    ['from “yesterday”', 'box “1,2”']
    """
    held = read(parameters)
    days = {FIRST, LAST}
    lost = []
    for name, values in parameters.items():
        words = ", ".join(values)
        known = name in {*LISTS, *WORDS, *SWITCHES, *days, BOX, PRECISION}
        key = _WINDOW if name in days else name
        if name in SWITCHES and words.casefold() in {"0", "false", "no"}:
            continue
        if not known or not held[key]:
            lost.append(f"{name[:40]} “{words[:60]}{'…' if len(words) > 60 else ''}”")  # noqa: PLR2004
    return lost


def told(values: Mapping[str, Any]) -> Address:
    """Return the parameters that tell `values`; `read` is its inverse.

    Examples
    --------
    >>> told(read({"type": ["Protest"], "q": ["mayor"], "history": ["true"]}))
    {'type': ['Protest'], 'q': ['mayor'], 'history': ['true']}
    """
    found: Address = {name: list(values.get(name) or []) for name in LISTS}
    found |= {name: [str(values[name])] for name in WORDS if values.get(name)}
    found |= {name: ["true"] for name in SWITCHES if values.get(name)}
    window, box = values.get(_WINDOW), values.get(BOX)
    if window:
        found |= {FIRST: [window[0].isoformat()], LAST: [window[1].isoformat()]}
    if box:
        found[BOX] = [",".join(f"{corner:g}" for corner in box)]
    if values.get(PRECISION):
        found[PRECISION] = [str(values[PRECISION])]
    return {name: words for name, words in found.items() if words}


def _day(words: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return None


def _box(words: str) -> Box | None:
    """Return west, south, east, north, rounded to some metres; None where they are no box."""
    try:
        corners = [round(float(word), 4) for word in words.split(",")]
    except ValueError:
        return None
    if len(corners) != _CORNERS or not all(map(math.isfinite, corners)):
        return None
    west, south, east, north = corners
    whole = -180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004
    return (west, south, east, north) if whole else None


def box_of(words: str) -> Box | None:
    """Return the box that "west,south,east,north" tells; None where it tells none."""
    return _box(words)


def current() -> Address:
    """Return the parameters that this run was called with."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def write(wanted: Address) -> None:
    """Make `wanted` the address; the browser's history gets an entry where it is another."""
    st.query_params.from_dict(wanted)
