"""Our own components: text travels as JSON and becomes ``textContent``, never markup.

Enters: plain values from `cards`, `evidence`, `timeline`, `totals`, `tray`, `reading`. Leaves:
elements of the page. Each component is one script and one style sheet in ``assets/``, put behind
the shared ``dom.js`` and ``base.css``; the page's colours by group come from `geo.maps`.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from geo.ui import palette

if TYPE_CHECKING:
    from collections.abc import Callable

#: Triggers that each component may send.
_TRIGGERS: dict[str, tuple[str, ...]] = {
    "summary": (),
    "timeline": ("choose", "type"),
    "cards": ("select",),
    "evidence": (),
    "tray": ("select",),
    "reading": (),
    "notice": (),
}


@cache
def _asset(name: str) -> str:
    return resources.files("geo.ui").joinpath("assets", name).read_text(encoding="utf-8")


def _component(name: str) -> Any:  # noqa: ANN401
    return st.components.v2.component(
        f"dateline_{name}",
        html='<div class="root"></div>',
        css=_asset("base.css") + palette.css() + _asset(f"{name}.css"),
        js=_asset("dom.js") + _asset(f"{name}.js"),
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
