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
from geo.ui import batch, components, files, reading, source, state
from geo.ui.keeping import keep_all

if TYPE_CHECKING:
    from geo.pipeline import Parsed, Workspace
    from geo.records import Article, Coded, Incident

_DRAFT, _FAILED, _DONE, _ROUND = "draft", "failed", "kept", "round"


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
    session.setdefault(_ROUND, 0)
    if session.get(_DONE):
        components.tell(session.pop(_DONE), kind="news", key="kept-notice")
    _show_form(at, look)
    if session.get(_FAILED):
        components.tell(session[_FAILED])
    batch.show(at, look)
    draft = session.get(_DRAFT)
    if draft is not None:
        _show_draft(draft, at, look)


def _show_form(at: source.State, look: Workspace) -> None:
    turn = st.session_state[_ROUND]
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
                "“On Monday” is counted from the report’s date. Nothing is kept until you say so, "
                "and nothing leaves this computer."
            )
            pressed = st.form_submit_button("Read the report", type="primary")
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
    if not pasted.strip() and (len(found) > 1 or (found and found[0][1][:4] == b"PK\x03\x04")):
        batch.read(found, metadata, at)
        return
    name, raw = found[0] if found else ("pasted.txt", None)
    try:
        st.session_state[_DRAFT] = _read(pasted, raw, name, metadata, at, look)
    except (GeoError, ValueError) as error:
        st.session_state[_FAILED] = str(error)


def _read(
    pasted: str,
    raw: bytes | None,
    name: str,
    metadata: dict[str, Any],
    at: source.State,
    look: Workspace,
) -> Draft:
    if raw is not None and pasted.strip():
        raise InputError("Both a text and a file were given: take one of them away.")
    if raw is None and not pasted.strip():
        raise InputError("Nothing to read: paste a text or drop a file first.")
    if raw is not None:
        (told,) = (text for _, text in files.unpack([(name, raw)]))
        if isinstance(told, GeoError):
            raise told
        raw, metadata = told.raw, {**told.metadata, **metadata}
    article = (
        articles.read_bytes(raw, name=name, metadata=metadata)
        if raw is not None
        else articles.read_text(pasted, name=name, metadata=metadata)
    )
    settings = source.settings()
    with open_store(at[0]) as store:
        if store.has(article):
            known = look.documents[article.id].article if article.id in look.documents else article
            raise InputError(
                f"This report is already kept: {known.title or known.name} ({known.outlet}). "
                "Nothing was added."
            )
        drafts = store.drafts()
        aliases = store.aliases()
    parsed = pipeline.parse(article, settings, aliases=aliases)
    coded = pipeline.code(parsed)
    others = [d for d in drafts if article.id not in {s.article_id for s in d.sources}]
    documents = [d for key, d in look.documents.items() if key != article.id]
    joined = pipeline.reconcile([*others, *coded.incidents], [*documents, parsed.document])
    return Draft(parsed, coded, tuple(joined), article.id in look.documents)


def _show_draft(draft: Draft, at: source.State, look: Workspace) -> None:
    st.subheader("Before you keep it", anchor=False)
    if draft.replaces_digest:
        st.info(
            "This is the original of a report that is known by our digest. Keep it, and cards "
            "show its own sentences instead of our summary."
        )
    keep, drop, _ = st.columns([1, 1, 4])
    keep.button(
        "Keep it", type="primary", on_click=_keep, args=(draft, at), width="stretch", key="keep"
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
                "empty": "No incident was found in this report. It can be kept all the same: its "
                "names and sentences stay in the store.",
            },
            key="draft-cards",
        )


def _keep(draft: Draft, at: source.State) -> None:
    try:
        with open_store(at[0]) as store:
            keep_all([(draft.parsed, draft.coded)], store)
    except GeoError as error:
        st.session_state[_FAILED] = str(error)
        return
    number = len(draft.coded.incidents)
    st.session_state[_DONE] = (
        f"Kept, with {number} {'incident' if number == 1 else 'incidents'}. "
        "Map and table show it now."
    )
    _discard()


def _discard() -> None:
    state.acted()
    st.session_state[_DRAFT] = None
    st.session_state[_FAILED] = None
    st.session_state[_ROUND] += 1
