"""Several reports at once: each read and coded, a table of what was read and what failed and why.

Enters: files. Leaves: drafts that nobody has kept yet, and on "Keep" articles in the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo import articles, pipeline
from geo.errors import GeoError
from geo.store import open_store
from geo.ui import components, files, source, state, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.pipeline import Parsed, Workspace
    from geo.records import Coded

_BATCH, KEPT = "batch", "kept"


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read of several files: drafts, and a line for each file."""

    drafts: tuple[tuple[Parsed, Coded], ...]
    lines: tuple[tuple[str, str, str], ...]


def read(dropped: Sequence[tuple[str, bytes]], metadata: dict[str, Any], at: source.State) -> None:
    """Read and code all files, with a progress bar; the result waits in the session."""
    drafts: list[tuple[Parsed, Coded]] = []
    lines: list[tuple[str, str, str]] = []
    settings = source.settings()
    found = list(files.unpack(dropped))
    bar = st.progress(0.0)
    seen: set[str] = set()
    with open_store(at[0]) as store:
        aliases, documents = store.aliases(), store.documents()
        for number, (name, text) in enumerate(found):
            bar.progress(number / len(found), text=f"{number + 1} of {len(found)}")
            if isinstance(text, GeoError):
                lines.append((name, "failed", str(text)))
                continue
            try:
                known = {**text.metadata, **metadata}
                article = articles.read_bytes(text.raw, name=name, metadata=known)
                if store.has(article) or article.id in seen:
                    lines.append((name, "known", "it is kept already"))
                    continue
                parsed = pipeline.parse(article, settings, others=documents, aliases=aliases)
                coded = pipeline.code(parsed)
            except (GeoError, ValueError) as error:
                lines.append((name, "failed", str(error)))
                continue
            seen.add(article.id)
            drafts.append((parsed, coded))
            when = parsed.document.article.published
            told = wording.number(len(coded.incidents), "incident")
            lines.append((name, "read", f"{told}; {wording.day(when) if when else 'no date'}"))
    bar.empty()
    st.session_state[_BATCH] = Batch(tuple(drafts), tuple(lines))


def show(at: source.State, look: Workspace) -> None:  # noqa: ARG001  (as all parts of the tab)
    """Show the table of what was read, and what to do with it."""
    batch: Batch | None = st.session_state.get(_BATCH)
    if batch is None:
        return
    components.show("readings", {"lines": [list(line) for line in batch.lines]})
    with st.container(horizontal=True):
        st.button(
            f"Keep {wording.number(len(batch.drafts), 'report')}",
            type="primary",
            on_click=_keep,
            args=(batch, at),
            disabled=not batch.drafts,
            key="keep-batch",
        )
        st.button("Discard", on_click=_discard, key="discard-batch")


def _keep(batch: Batch, at: source.State) -> None:
    state.acted()
    with open_store(at[0]) as store:
        for parsed, coded in batch.drafts:
            pipeline.keep(parsed, coded, store)
        pipeline.refresh(store)
    told = wording.number(len(batch.drafts), "report")
    st.session_state[KEPT] = f"Kept {told}. Map and table show them now."
    st.session_state[_BATCH] = None


def _discard() -> None:
    state.acted()
    st.session_state[_BATCH] = None
