"""The tab "Add a report": read it, look at it beside what is known, then keep or discard it.

Enters: pasted text or a dropped file, its date and outlet. Leaves: nothing until "Keep" is
pressed; then the article and its incidents are in the store and in all tabs.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo import articles, pipeline
from geo.errors import GeoError, InputError
from geo.store import open_store
from geo.ui import batch, components, joining, reading, source, state, undoing
from geo.ui.keeping import keep_all

if TYPE_CHECKING:
    from geo.pipeline import Parsed, Workspace
    from geo.records import Article, Coded, Incident

_DRAFT, _FAILED = "draft", "failed"


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that was read and is not kept yet."""

    parsed: Parsed
    coded: Coded
    joined: tuple[Incident, ...]
    replaces_digest: bool

    @property
    def article(self) -> Article:
        """The report."""
        return self.parsed.document.article


def show(at: source.State, look: Workspace) -> None:
    """Show the form, and the draft where there is one."""
    session = st.session_state
    session.setdefault(batch.ROUND, 0)
    undoing.show(at)
    _show_form(at, look)
    if session.get(_FAILED):
        components.tell(session[_FAILED])
    batch.show(at, look)
    draft = session.get(_DRAFT)
    if draft is not None:
        _show_draft(draft, at, look)


def _show_form(at: source.State, look: Workspace) -> None:
    turn = st.session_state[batch.ROUND]
    with st.form(f"report-{turn}", border=True):
        left, right = st.columns([3, 2], gap="medium")
        with left:
            pasted = st.text_area(
                "Text of the report", height=240, placeholder="Paste a news report here"
            )
            dropped = st.file_uploader(
                "or files (.txt .md .html .docx .pdf, or a zip of them; up to 20 MB)",
                accept_multiple_files=True,
            )
        with right:
            title = st.text_input("Title", placeholder="as the outlet wrote it")
            outlet = st.text_input("Outlet", placeholder="not stated")
            published = st.date_input(
                "Date of the report", value=None, min_value=dt.date(1800, 1, 1), format="YYYY-MM-DD"
            )
            st.caption(
                "“On Monday” is counted from the report’s date. For several files, outlet and date "
                "are those of all; left empty, each file tells its own. Nothing is kept until you "
                "say so, and nothing leaves this computer."
            )
            pressed = st.form_submit_button(
                "Read the report", type="primary", on_click=undoing.forget
            )
    if not pressed:
        return
    st.session_state[_DRAFT] = None
    st.session_state[_FAILED] = None
    metadata: dict[str, Any] = {}
    if title.strip():
        metadata["title"] = title.strip()
    if outlet.strip():
        metadata["publisher"] = outlet.strip()
    if published is not None:
        metadata["published"] = published.isoformat()
    found = [(one.name, one.getvalue()) for one in dropped or ()]
    try:
        if found and pasted.strip():
            raise InputError("Both a text and a file were given: take one of them away.")
        if found:
            batch.read(found, metadata, at)
            st.session_state[_FAILED] = batch.only_refusal()
        else:
            st.session_state[_DRAFT] = _read(pasted, metadata, at, look)
    except (GeoError, ValueError) as error:
        st.session_state[_FAILED] = str(error)


def _read(pasted: str, metadata: dict[str, Any], at: source.State, look: Workspace) -> Draft:
    if not pasted.strip():
        raise InputError("Nothing to read: paste a text or drop a file first.")
    article = articles.read_text(pasted, name="pasted.txt", metadata=metadata)
    with open_store(at[0]) as store:
        if store.has(article):
            known = look.documents[article.id].article if article.id in look.documents else article
            raise InputError(
                f"This report is already kept: {known.title or known.name} ({known.outlet}). "
                "Nothing was added."
            )
        aliases = store.aliases()
    parsed = pipeline.parse(article, source.settings(), aliases=aliases)
    coded = pipeline.code(parsed)
    joined = joining.joined((parsed, coded), at, look)
    return Draft(parsed, coded, joined, article.id in look.documents)


def _show_draft(draft: Draft, at: source.State, look: Workspace) -> None:
    st.subheader("Before you keep it", anchor=False)
    st.text(reading.read_as(draft.article))
    if draft.replaces_digest:
        st.info(
            "This is the original of a report that is known by our digest. Keep it, and cards "
            "show its own sentences instead of our summary."
        )
    keep, drop, _ = st.columns([1, 1, 4])
    keep.button(
        "Keep it",
        type="primary",
        on_click=_keep,
        args=(draft, at, look),
        width="stretch",
        key="keep",
    )
    drop.button("Discard", on_click=_discard, width="stretch", key="discard")
    left, right = st.columns(2, gap="medium")
    with left:
        components.show(
            "reading", reading.coloured(draft.parsed.document, draft.parsed.resolutions)
        )
    with right:
        found = reading.beside_known(draft.article, draft.joined, look.incidents)
        components.show(
            "cards",
            {
                "label": "Incidents in this report, beside the known ones",
                "cards": found,
                "more": 0,
                "selected": "",
                "detail": None,
                "fixed": True,
                "empty": reading.none_found(draft.article.text),
            },
            key="draft-cards",
        )


def _keep(draft: Draft, at: source.State, look: Workspace) -> None:
    try:
        with open_store(at[0]) as store:
            kept = keep_all([(draft.parsed, draft.coded)], store)
    except GeoError as error:
        st.session_state[_FAILED] = str(error)
        return
    undoing.note(kept, look)
    _discard()


def _discard() -> None:
    state.acted()
    st.session_state[_DRAFT] = None
    st.session_state[_FAILED] = None
    st.session_state[batch.ROUND] += 1
