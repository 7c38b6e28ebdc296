"""What a reader takes away: the filtered set as a file, of exactly what is shown.

Enters: the incidents shown. Leaves: files, made when a button is pressed.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.export import FORMATS, as_archive, as_bytes
from geo.maps import layer_data
from geo.maps.payload import days_since_1970
from geo.settings import default_settings
from geo.ui import cards, picture, source, state, wording
from geo.ui.quotes import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.pipeline import Workspace
    from geo.records import Filter, Incident, Place


def show(at: source.State, look: Workspace, shown: Sequence[Incident]) -> None:
    """Show the download as GeoJSON and, behind a button, all other formats."""
    with st.container(horizontal=True):
        label = f"Download {wording.number(len(shown), 'incident')} as GeoJSON"
        _button(label, "geojson", at, look, shown)
        picture.show(at, shown)
        others = st.popover("Other formats", key="formats", on_change="rerun")
        if others.open:
            with others:
                _page_button(at, look, shown)
                for name, kind in FORMATS.items():
                    if name != "geojson":
                        _button(kind.description.partition(":")[0], name, at, look, shown)


def _button(
    label: str, name: str, at: source.State, look: Workspace, shown: Sequence[Incident]
) -> None:
    chosen = state.chosen_filter(windowed=True)
    kind = FORMATS[name]
    st.download_button(
        f"{label} (ZIP, with what belongs to it)" if kind.beside else label,
        data=lambda: file(name, at, look, shown, chosen),
        file_name=f"incidents-{name}.zip" if kind.beside else f"incidents{kind.suffix}",
        mime="application/zip" if kind.beside else kind.media_type,
        key=f"download-{name}",
        on_click="ignore",
        icon=":material/download:" if name == "geojson" else None,
        disabled=not shown,
    )


def file(
    name: str, at: source.State, look: Workspace, shown: Sequence[Incident], chosen: Filter
) -> bytes:
    """Return what ``dateline export --format NAME`` writes under the same filter.

    Where it writes several files they come as one ZIP archive.
    """
    from geo import pipeline  # noqa: PLC0415  (heavy; only where a button is pressed)

    url, changed = at
    about = pipeline.about(
        shown,
        chosen,
        default_settings(url),
        look.articles,
        [r for rows in look.resolutions.values() for r in rows],
        changed_at=None if changed == "None" else dt.datetime.fromisoformat(changed),
    )
    made = as_archive if FORMATS[name].beside else as_bytes
    return made(shown, format=name, about=about)


def page(look: Workspace, shown: Sequence[Incident], places: Mapping[str, Place]) -> bytes:
    """Return the incidents as one HTML file: map, timeline and cards, nothing fetched."""
    from geo.maps import standalone  # noqa: PLC0415  (loads Folium)

    return standalone(
        "Dateline: what the reports say happened, where and when",
        layer_data(shown, places)["data"],
        [_line(i, look, places) for i in sorted(shown, key=lambda i: (i.start is None, i.start))],
        notes=("Coded by machine; each card says whether a person has reviewed it.",),
    )


def _line(incident: Incident, look: Workspace, places: Mapping[str, Place]) -> dict[str, Any]:
    card = cards.card(incident, places)
    told = {
        f"{row['label']}: “{text}”" if row["label"] else f"“{text}”"
        for row in (words_of(claim, look.documents) for claim in incident.claims)
        if (text := "".join(piece[0] for piece in row["pieces"]))
    }
    outlets = ", ".join(dict.fromkeys(s.outlet for s in incident.sources))
    return {
        **{name: card[name] for name in ("id", "title", "group", "when", "where", "review")},
        "figures": "; ".join(card["figures"]),
        "sources": outlets,
        "words": sorted(told),
        "first": days_since_1970(incident.start),
        "last": days_since_1970(incident.end or incident.start),
    }


def _page_button(at: source.State, look: Workspace, shown: Sequence[Incident]) -> None:
    st.download_button(
        "A page of its own (HTML: map, timeline, cards; opens without a server)",
        data=lambda: page(look, shown, source.places(at)),
        file_name="incidents.html",
        mime="text/html",
        key="download-page",
        on_click="ignore",
        disabled=not any(i.start for i in shown),
    )
