"""Several reports at once: each read and coded, a table of what was read and what failed and why.

Enters: files. Leaves: drafts that nobody has kept yet, each to be amended or left out, and on
"Keep" articles in the store: all of them, or none where one cannot be written.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo import articles, pipeline
from geo.articles.documents import beside
from geo.errors import GeoError
from geo.store import open_store
from geo.ui import components, files, source, state, undoing, wording
from geo.ui.keeping import keep_all

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.pipeline import Parsed, Workspace
    from geo.records import Article, Coded, Document, Place
    from geo.store import Store

_BATCH, _FAILED = "batch", "batch-failed"
#: Counts the forms that were done with: a new number is an empty form.
ROUND = "round"
#: What became of a file.
READ, KNOWN, REFUSED, LEFT = "read", "known", "failed", "left out"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: what became of it, in words, and the draft where it was read."""

    name: str
    outcome: str
    words: str
    metadata: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    draft: tuple[Parsed, Coded] | None = None

    @property
    def article_id(self) -> str:
        """The id of the article it gave; empty where it gave none."""
        return self.draft[0].document.article.id if self.draft else ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read of several files."""

    entries: tuple[Entry, ...]

    def drafts(self) -> list[tuple[Parsed, Coded]]:
        """Return what "Keep" keeps."""
        return [e.draft for e in self.entries if e.draft is not None and e.outcome == READ]


@dataclass(frozen=True, slots=True)
class Known:
    """What the store says while a batch is read."""

    store: Store
    aliases: Mapping[str, Place]
    documents: Sequence[Document]


def read(dropped: Sequence[tuple[str, bytes]], metadata: dict[str, Any], at: source.State) -> None:
    """Read and code all files, with a progress bar; the result waits in the session."""
    entries: list[Entry] = []
    st.session_state[_BATCH] = None
    bar = st.progress(0.0, text="Opening the files")
    name_line = st.empty()
    found = list(files.unpack(dropped))
    if len(found) > 1:  # one title cannot be that of several reports
        metadata = {key: value for key, value in metadata.items() if key != "title"}
    with open_store(at[0]) as store:
        known = Known(store, store.aliases(), store.documents())
        for number, (name, text) in enumerate(found):
            note = None if isinstance(text, GeoError) else articles.long_note(len(text.raw), name)
            # The bar reads Markdown, so that a file's name must not stand in it.
            bar.progress(number / len(found), text=f"Reading {number + 1} of {len(found)}")
            name_line.text(note or name)
            if isinstance(text, GeoError):
                entries.append(Entry(name, REFUSED, str(text)))
                continue
            seen = {entry.article_id for entry in entries}
            stated = beside(text.metadata, metadata)
            entries.append(draft_of(name, text.raw, stated, known, seen))
    bar.empty()
    name_line.empty()
    st.session_state[_BATCH] = Batch(tuple(entries))


def draft_of(
    name: str, raw: bytes, metadata: Mapping[str, Any], known: Known, seen: set[str]
) -> Entry:
    """Read and code one text; `seen` are the articles that the batch holds already."""
    try:
        article = articles.read_bytes(raw, name=name, metadata=metadata)
        if known.store.has(article) or article.id in seen:
            return Entry(name, KNOWN, _where_known(article, known, seen))
        settings = source.settings()
        parsed = pipeline.parse(article, settings, others=known.documents, aliases=known.aliases)
        coded = pipeline.code(parsed)
    except (GeoError, ValueError) as error:
        return Entry(name, REFUSED, str(error))
    when = parsed.document.article.published
    told = wording.number(len(coded.incidents), "incident")
    warned = [_without(name, each) for each in parsed.document.warnings]
    words = f"{told}; {'. '.join([wording.day(when) if when else 'no date', *warned])}"
    return Entry(name, READ, words, metadata, (parsed, coded))


def _where_known(article: Article, known: Known, seen: set[str]) -> str:
    if article.id in seen:
        return "the same text as another of these files"
    kept = next((d.article for d in known.documents if d.article.id == article.id), article)
    return f"already kept: {kept.title or kept.name} ({kept.outlet}). Nothing was added."


def only_refusal() -> str:
    """Take away a batch of one file that gave no report, and return why it gave none."""
    batch: Batch = st.session_state[_BATCH]
    if len(batch.entries) != 1 or batch.entries[0].draft is not None:
        return ""
    st.session_state[_BATCH] = None
    (entry,) = batch.entries
    return entry.words if entry.outcome == REFUSED else f"{entry.name} is {entry.words}"


def show(at: source.State, look: Workspace) -> None:
    """Show the table of what was read, one report to amend, and what to do with all."""
    if st.session_state.get(_FAILED):
        components.tell(st.session_state.pop(_FAILED), key="batch-notice")
    batch: Batch | None = st.session_state.get(_BATCH)
    if batch is None:
        return
    lines = [[e.name, e.outcome, _without(e.name, e.words), bool(e.draft)] for e in batch.entries]
    components.show("readings", {"lines": lines}, open=_open)
    drafts = batch.drafts()
    with st.container(horizontal=True):
        st.button(
            f"Keep {wording.number(len(drafts), 'report')}",
            type="primary",
            on_click=_keep,
            args=(at, look),
            disabled=not drafts,
            key="keep-batch",
        )
        st.button("Discard", on_click=_discard, key="discard-batch")
    if any(entry.draft for entry in batch.entries):
        from geo.ui import amending  # noqa: PLC0415  (only where there is something to amend)

        amending.show(batch.entries, at, look)


def _without(name: str, words: str) -> str:
    """Return a message without the file's name, which stands beside it.

    Examples
    --------
    >>> _without("a.txt", "a.txt is not UTF-8."), _without("a.txt", "a.txt: no date.")
    ('The file is not UTF-8.', 'no date.')
    """
    if words.startswith(f"{name} "):
        return f"The file{words.removeprefix(name)}"
    return words.removeprefix(name).lstrip(": ")


def _open() -> None:
    from geo.ui import amending  # noqa: PLC0415

    state.acted()
    amending.look_at(str(components.sent("readings", "open") or ""))


def replace(entry: Entry, by: Entry) -> None:
    """Put another entry in the place of one of the batch."""
    batch: Batch = st.session_state[_BATCH]
    st.session_state[_BATCH] = Batch(tuple(by if e is entry else e for e in batch.entries))


def leave_out(entry: Entry, *, out: bool) -> None:
    """Leave a draft out of what is kept, or take it in again."""
    replace(entry, dataclasses.replace(entry, outcome=LEFT if out else READ))


def _keep(at: source.State, look: Workspace) -> None:
    """Keep all drafts, as they are by now; where one cannot be written none stays."""
    state.acted()
    drafts = st.session_state[_BATCH].drafts()
    try:
        with open_store(at[0]) as store:
            kept = keep_all(drafts, store)
    except GeoError as error:
        st.session_state[_FAILED] = f"{error} Nothing was kept; the reports wait here."
        return
    undoing.note(kept, look)
    st.session_state[_BATCH] = None
    st.session_state[ROUND] += 1


def _discard() -> None:
    state.acted()
    st.session_state[_BATCH] = None
    st.session_state[ROUND] += 1
