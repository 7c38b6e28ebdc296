"""What a reader takes away: the filtered set as a file, of exactly what is shown.

Enters: the incidents shown. Leaves: files, made when a button is pressed.
"""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import streamlit as st

from geo.export import FORMATS, as_archive, as_bytes
from geo.settings import default_settings
from geo.ui import alone, offered, picture, source, state, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.pipeline import Workspace
    from geo.records import Filter, Incident
    from geo.ui.selection import Shown


def show(at: source.State, look: Workspace, shown: Shown) -> None:
    """Show the download as GeoJSON, the picture, and a button that opens all other formats."""
    with st.container(horizontal=True):
        label = f"Download {wording.number(len(shown), 'incident')} as GeoJSON"
        _button(label, "geojson", at, look, shown)
        picture.show(at, shown)
        if st.button("Other formats", key="formats", disabled=not shown):
            _others(at, look, shown)


@st.dialog("Other formats", width="medium")
def _others(at: source.State, look: Workspace, shown: Shown) -> None:
    """Offer every other format, in a window of its own: beside the map there is no room."""
    told = wording.number(len(shown), "incident")
    st.caption(
        f"Each holds the {told} that the page shows. A ZIP archive also says what made the set, "
        "and what the format cannot hold."
    )
    page, purpose = offered.PAGE
    with _row(purpose):
        st.download_button(
            page,
            data=lambda: alone.page(look.documents, shown, source.places(at)),
            file_name="incidents.html",
            mime="text/html",
            key="download-page",
            on_click="ignore",
            width="stretch",
            disabled=not any(i.start for i in shown),
        )
    for heading, formats in offered.OFFERED.items():
        st.markdown(f"**{heading}**")
        for name, (label, purpose) in formats.items():
            zipped = " ZIP." if FORMATS[name].beside else ""
            with _row(purpose + zipped):
                _button(label, name, at, look, shown, width="stretch")


@contextmanager
def _row(purpose: str) -> Iterator[None]:
    left, right = st.columns([3, 5], gap="small", vertical_alignment="center")
    with left:
        yield
    right.caption(purpose)


def _button(
    label: str,
    name: str,
    at: source.State,
    look: Workspace,
    shown: Sequence[Incident],
    *,
    width: Literal["content", "stretch"] = "content",
) -> None:
    chosen = state.chosen_filter(windowed=True)
    kind = FORMATS[name]
    st.download_button(
        label,
        data=lambda: file(name, at, look, shown, chosen),
        file_name=f"incidents-{name}.zip" if kind.beside else f"incidents{kind.suffix}",
        mime="application/zip" if kind.beside else kind.media_type,
        key=f"download-{name}",
        on_click="ignore",
        width=width,
        icon=":material/download:" if name == "geojson" else None,
        disabled=not shown,
    )


def file(
    name: str, at: source.State, look: Workspace, shown: Sequence[Incident], chosen: Filter
) -> bytes:
    """Return what ``dateline export --format NAME`` writes under the same filter.

    Where it writes several files they come as one ZIP archive.
    """
    from geo import exchange  # noqa: PLC0415  (heavy; only where a button is pressed)

    url, changed = at
    about = exchange.about(
        shown,
        chosen,
        default_settings(url),
        look.articles,
        [r for rows in look.resolutions.values() for r in rows],
        changed_at=None if changed == "None" else dt.datetime.fromisoformat(changed),
        rejected=chosen.left_out_as_rejected(look.incidents),
    )
    made = as_archive if FORMATS[name].beside else as_bytes
    return made(shown, format=name, about=about)
