"""One report of a batch, looked at and amended before it is kept.

Enters: the batch's entries. Leaves: an entry in another's place: read again with another title,
outlet, day or text, or left out. Nothing is in the store yet.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.store import open_store
from geo.ui import batch, components, joining, reading, source, state, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Workspace
    from geo.records import Article
    from geo.ui.batch import Entry

_CHOSEN, _WRONG = "amended", "amended-wrong"


def show(entries: Sequence[Entry], at: source.State, look: Workspace) -> None:
    """Show which report is looked at, its fields and text, its names and incidents."""
    read = [entry for entry in entries if entry.draft is not None]
    names = [entry.name for entry in read]
    if st.session_state.get(_CHOSEN) not in names:
        st.session_state[_CHOSEN] = names[0]
    chosen = names[0]
    if len(names) > 1:
        chosen = st.selectbox(
            "Look at, amend or leave out", names, key=_CHOSEN, on_change=state.acted
        )
    entry = read[names.index(chosen)]
    _show_form(entry, at)
    _show_coded(entry, at, look)


def _show_form(entry: Entry, at: source.State) -> None:
    if entry.draft is None:
        return
    article = entry.draft[0].document.article
    stem = f"amend-{entry.name}-{article.id[:12]}"
    given = article.published if article.published_basis in {"file", "given"} else None
    with st.form(stem, border=True):
        left, right = st.columns([3, 2], gap="medium")
        left.text_area("Text as it was read", article.text, height=220, key=f"{stem}-text")
        right.text_input("Title of this report", article.title or "", key=f"{stem}-title")
        right.text_input("Outlet of this report", article.publisher or "", key=f"{stem}-publisher")
        right.date_input(
            "Date of this report",
            given,
            min_value=dt.date(1800, 1, 1),
            format="YYYY-MM-DD",
            key=f"{stem}-published",
        )
        right.caption(_dated(article))
        # In a callback, so that "Keep" pressed right after waits for it.
        right.form_submit_button("Read it again with this", on_click=_again, args=(entry, stem, at))
    if st.session_state.get(_WRONG):
        components.tell(st.session_state.pop(_WRONG), key="amend-notice")
    out = entry.outcome == batch.LEFT
    st.button(
        "Take it in again" if out else "Leave it out",
        on_click=_left_out,
        args=(entry, not out),
        key="leave-out",
    )


def look_at(name: str) -> None:
    """Choose which report is looked at."""
    st.session_state[_CHOSEN] = name


def _dated(article: Article) -> str:
    """Say which day the report was read with, and where that is from."""
    if article.published is None:
        return "No date was found: “on Monday” cannot be counted."
    day = wording.day(article.published)
    return {
        "file": f"Counted from {day}, which its page or file states.",
        "given": f"Counted from {day}, as given here.",
        "stated": f"Counted from {day}, which its text states.",
        "inferred": f"Counted from {day}, inferred from its text: give the date if you know it.",
    }.get(article.published_basis, "")


def _left_out(entry: Entry, out: bool) -> None:  # noqa: FBT001  (Streamlit passes it by place)
    state.acted()
    batch.leave_out(entry, out=out)


def _again(entry: Entry, stem: str, at: source.State) -> None:
    state.acted()
    session = st.session_state
    given = {name: session.get(f"{stem}-{name}") for name in ("title", "publisher", "published")}
    told: dict[str, Any] = {k: v for k, v in entry.metadata.items() if k not in given}
    told |= {k: v for k, v in given.items() if v}  # a field that was emptied stays empty
    if str(given["published"] or "") != str(entry.metadata.get("published") or ""):
        told.pop("published_basis", None)
    text = str(session.get(f"{stem}-text") or "").encode()
    with open_store(at[0]) as store:
        known = batch.Known(store, store.aliases(), store.documents())
        read = batch.draft_of(entry.name, text, told, known, set())
    if read.draft is None:
        session[_WRONG] = read.words
    else:
        batch.replace(entry, read)


def _show_coded(entry: Entry, at: source.State, look: Workspace) -> None:
    if entry.draft is None:
        return
    parsed, _ = entry.draft
    if parsed.document.article.id in look.documents:
        st.info(
            "This is the original of a report that is known by our digest. Keep it, and cards "
            "show its own sentences instead of our summary."
        )
    left, right = st.columns(2, gap="medium")
    with left:
        components.show(
            "reading", reading.coloured(parsed.document, parsed.resolutions), key="batch-text"
        )
    with right:
        components.show(
            "cards",
            {
                "label": "Incidents in this report, beside the known ones",
                "cards": reading.beside_known(
                    parsed.document.article,
                    joining.joined(entry.draft, at, look),
                    look.incidents,
                ),
                "more": 0,
                "selected": "",
                "detail": None,
                "fixed": True,
                "empty": reading.none_found(parsed.document.article.text),
            },
            key="batch-cards",
        )
