"""The tab "Reports": the articles in the store, and one of them with its names coloured.

Enters: the workspace. Leaves: the list, an article's text, what each name may mean, and what a
reader decides: another place for a name, or an article removed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.errors import GeoError
from geo.maps import folders
from geo.records.names import label_of
from geo.ui import components, leaflet, pinning, reading, source, state, wording

if TYPE_CHECKING:
    from geo.pipeline import Workspace
    from geo.records import Article, Candidate, Resolution

KIND = {"original": "original", "digest": "our digest"}
#: So many candidates of a name are shown.
CANDIDATES = 8
_MENTION, _FAILED, _TEXT = "mention", "reports-failed", "article-text"


def show(at: source.State, look: Workspace) -> None:
    """Show the list of articles and, below it, the one that is open."""
    if st.session_state.get(_FAILED):
        components.tell(st.session_state.pop(_FAILED), key="reports-notice")
    opened = st.session_state.get(state.ARTICLE) or ""
    if opened not in look.documents:
        opened = next(iter(look.documents), "")
    components.show(
        "articles",
        {"articles": [_row(article, look) for article in look.articles], "open": opened},
        open=_open,
        remove=lambda: _remove(at),
    )
    if opened:
        _show_article(at, look, opened)


def _row(article: Article, look: Workspace) -> dict[str, Any]:
    found = look.resolutions[article.id]
    telling = sum(article.id in {s.article_id for s in i.sources} for i in look.incidents)
    when = wording.day(article.published) if article.published else "no date"
    return {
        "id": article.id,
        "title": article.title or article.name,
        "outlet": article.publisher or "not stated",
        "when": when,
        "basis": wording.BASIS[article.published_basis],
        "kind": KIND[article.kind],
        "counts": [telling, len(found), sum(r.place is None for r in found)],
    }


def _show_article(at: source.State, look: Workspace, opened: str) -> None:
    document, found = look.documents[opened], look.resolutions[opened]
    chosen = st.session_state.get(_MENTION)
    mention = chosen[1] if isinstance(chosen, tuple) and chosen[0] == opened else None
    detail = None
    if mention is not None and 0 <= mention < len(found):
        detail = _detail(found[mention], _times(found))
    components.show(
        "reading",
        {
            **reading.coloured(
                document, found, kept=True, passage=st.session_state.get(state.PASSAGE)
            ),
            "title": document.article.title or document.article.name,
            "digest": document.article.kind == "digest",
            "open": mention,
            "detail": detail,
            "basemap": f"component/{leaflet.address('basemap', folders()['basemap'])}",
        },
        key=_TEXT,
        mention=lambda: _open_mention(opened),
        pin=lambda: _pin(at, found),
    )


def _times(found: tuple[Resolution, ...]) -> Counter[str]:
    return Counter(r.mention.surface for r in found)


def _detail(resolution: Resolution, times: Counter[str]) -> dict[str, Any]:
    """Return what is known of one name: the decision, and the places that it may mean."""
    place = resolution.place
    return {
        "surface": resolution.mention.surface,
        "times": times[resolution.mention.surface],
        "chosen": place.id if place else "",
        "said": label_of(place) if place else "not placed",
        "reason": resolution.reason,
        "pinned": resolution.resolver == pinning.RESOLVER,
        "candidates": [
            _candidate(c, place.id if place else "") for c in resolution.candidates[:CANDIDATES]
        ],
    }


def _candidate(candidate: Candidate, chosen: str) -> dict[str, Any]:
    place = candidate.place
    parts = sorted(candidate.parts.items(), key=lambda row: -abs(row[1]))
    return {
        "id": place.id,
        "name": label_of(place),
        "what": ", ".join(filter(None, (place.kind, place.admin2, place.admin1, place.country))),
        "people": place.population,
        "lon": round(place.lon, 4),
        "lat": round(place.lat, 4),
        "score": f"{candidate.score:.2f}",
        "parts": [[name.replace("_", " "), f"{value:+.2f}"] for name, value in parts],
        "chosen": place.id == chosen,
    }


def _open() -> None:
    st.session_state[state.ARTICLE] = str(components.sent("articles", "open") or "")
    st.session_state[_MENTION] = st.session_state[state.PASSAGE] = None
    state.acted()


def _open_mention(article_id: str) -> None:
    number = components.sent(_TEXT, "mention")
    st.session_state[state.ARTICLE] = article_id  # the list's order may change
    st.session_state[_MENTION] = (article_id, number) if isinstance(number, int) else None
    state.acted()


def _pin(at: source.State, found: tuple[Resolution, ...]) -> None:
    """Pin a candidate to the open name, say that it is no place, or take a decision back."""
    sent = components.sent(_TEXT, "pin")
    chosen = st.session_state.get(_MENTION)
    if not isinstance(sent, str) or not isinstance(chosen, tuple):
        return
    state.acted()
    resolution = found[chosen[1]]
    places = {c.place.id: c.place for c in resolution.candidates}
    places |= {pinning.NOWHERE.id: pinning.NOWHERE}
    try:
        pinning.pin(at, resolution.mention.surface, places.get(sent))
    except GeoError as error:
        st.session_state[_FAILED] = str(error)


def _remove(at: source.State) -> None:
    state.acted()
    try:
        pinning.remove(at, str(components.sent("articles", "remove")))
    except GeoError as error:
        st.session_state[_FAILED] = str(error)
