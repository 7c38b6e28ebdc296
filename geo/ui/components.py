"""Our own components: text travels as JSON and becomes ``textContent``, never markup.

Enters: plain values from `cards`, `evidence`, `timeline`, `totals`, `tray`, `reading`. Leaves:
elements of the page. Each component is a module and a style sheet in ``assets/``, beside the
shared ``dom.js``, ``base.css`` and ``palette.css``. The browser fetches them once from an address;
what a run of the script sends is data alone.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from geo.ui import leaflet

if TYPE_CHECKING:
    from collections.abc import Callable

#: Triggers that each component may send.
_TRIGGERS: dict[str, tuple[str, ...]] = {
    "summary": (),
    "timeline": ("choose", "type", "window"),
    "cards": ("select", "more", "review", "passage", "show"),
    "evidence": (),
    "tray": ("select",),
    "reading": ("mention", "pin"),
    "articles": ("open", "remove"),
    "readings": ("open",),
    "ledger": ("article", "reason"),
    "notice": (),
}


#: Fetches the component's module by its address; this is all that a rerun sends again.
_LOADER = """const at = new URL({address}, document.baseURI);
export default (await import(at)).default;
"""


@cache
def _address() -> str:
    """Return where the browser finds ``assets/``, served as the map's files are."""
    return leaflet.address("page", Path(__file__).with_name("assets"))


def _component(name: str) -> Any:  # noqa: ANN401
    address = json.dumps(f"component/{_address()}/{name}.js")
    return st.components.v2.component(
        f"dateline_{name}",
        html='<div class="root"></div>',
        js=_LOADER.format(address=address),
    )


@cache
def _registered(name: str) -> Any:  # noqa: ANN401
    return _component(name)


def show(
    name: str, data: dict[str, Any], *, key: str | None = None, **on: Callable[[], None]
) -> Any:  # noqa: ANN401
    """Mount the component `name` with `data`; `on` names a callback for each trigger.

    Inside a callback the trigger's value is in ``st.session_state[key]``, read by `sent`.
    """
    callbacks = {f"on_{t}_change": on.get(t, _nothing) for t in _TRIGGERS[name]}
    return _registered(name)(key=key or name, data=data, **callbacks)


def tell(words: str, *, kind: Literal["error", "news"] = "error", key: str = "notice") -> None:
    """Show a message that may quote a file's name or a report.

    Streamlit's own alerts read Markdown, and make links of addresses even where all signs are
    escaped.
    """
    show("notice", {"text": words, "kind": kind}, key=key)


def sent(key: str, trigger: str) -> Any:  # noqa: ANN401
    """Return what a component sent with `trigger`; None where it sent nothing."""
    state = st.session_state.get(key)
    return None if state is None else state.get(trigger)


def _nothing() -> None:
    pass
