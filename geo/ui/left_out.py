"""The tab "Left out": every sentence and name that became no incident, with the reason.

Enters: the workspace. Leaves: counts by reason, and the sentences in their places.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.ui import components, reasons, state, wording
from geo.ui.quotes import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.pipeline import Workspace
    from geo.records import Article, Document, Sentence
    from geo.ui import source

#: So many entries are shown at once; the counts are of all.
SHOWN = 400
_ARTICLE, _REASON = "left-article", "left-reason"
_KINDS = {"sentence": "Sentences", "mention": "Names that are no event places"}
_UNPLACED = "Names that no place was found for"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A span of an article that became no incident; `kind` is a key of the counts.

    Attributes
    ----------
    reason, kept
        Why, in words for a reader, and as it is kept.
    """

    article_id: str
    start: int
    end: int
    kind: str
    reason: str
    kept: str


def entries(look: Workspace) -> Iterator[LeftOut]:
    """Yield what the ledger holds, then the names that no place was found for."""
    for entry in look.ledger:
        words = reasons.in_words(entry.reason)
        kind = _KINDS[entry.kind]
        yield LeftOut(entry.article_id, entry.start, entry.end, kind, words, entry.reason)
    for key, found in look.resolutions.items():
        for one in found:
            if one.place is None:
                kept = one.reason or reasons.UNKNOWN_PLACE
                span = one.mention.start, one.mention.end
                yield LeftOut(key, *span, _UNPLACED, reasons.in_words(kept), kept)


def show(at: source.State, look: Workspace) -> None:  # noqa: ARG001  (as all tabs)
    """Show the ledger, filtered by article and reason."""
    components.show(
        "ledger", describe(look, _held(_ARTICLE), _held(_REASON)), article=_article, reason=_reason
    )


def _held(key: str) -> str:
    return str(st.session_state.get(key) or "")


def describe(look: Workspace, article_id: str = "", reason: str = "") -> dict[str, Any]:
    """Return counts by kind and reason, and the entries that the two filters leave."""
    everything = [e for e in entries(look) if e.article_id in look.documents]
    own = [e for e in everything if article_id in ("", e.article_id)]
    counts = Counter((e.kind, e.reason) for e in own)
    chosen = [e for e in own if reason in ("", e.reason)]
    order = {key: n for n, key in enumerate(look.documents)}
    chosen.sort(key=lambda e: (order[e.article_id], e.kind != _KINDS["sentence"], e.start))
    return {
        "articles": [[key, name_of(document.article)] for key, document in look.documents.items()],
        "counts": Counter(e.article_id for e in chosen),
        "article": article_id,
        "reason": reason,
        "reasons": [[kind, words, n] for (kind, words), n in counts.most_common()],
        "total": len(chosen),
        "entries": [_entry(e, look.documents[e.article_id]) for e in chosen[:SHOWN]],
    }


def name_of(article: Article) -> str:
    """Return a report by its outlet and its title, each told once."""
    title = article.title or article.name
    return f"{wording.outlet_beside(article.outlet, title)}: {title}"


def _entry(entry: LeftOut, document: Document) -> dict[str, Any]:
    text = document.article.text
    at = _sentence_at(document, entry.start)
    if at is None:
        first, last, before, after, paragraph = entry.start, entry.end, "", "", 0
    else:
        sentence = document.sentences[at]
        first, last = min(sentence.start, entry.start), max(sentence.end, entry.end)
        before = _text(text, document.sentences[at - 1]) if at else ""
        follows = at + 1 < len(document.sentences)
        after = _text(text, document.sentences[at + 1]) if follows else ""
        paragraph = sentence.paragraph
    pieces = cut(text[first:last], entry.start - first, entry.end - first, digest=False)
    return {
        "article": entry.article_id,
        "outlet": document.article.outlet,
        "paragraph": paragraph,
        "reason": entry.reason,
        "kept": "" if entry.kept == entry.reason else entry.kept,
        "pieces": pieces,
        "before": before,
        "after": after,
        "digest": document.article.kind == "digest",
    }


def _sentence_at(document: Document, start: int) -> int | None:
    return next((n for n, s in enumerate(document.sentences) if s.start <= start < s.end), None)


def _text(text: str, sentence: Sentence) -> str:
    return text[sentence.start : sentence.end]


def _article() -> None:
    st.session_state[_ARTICLE] = components.sent("ledger", "article")
    st.session_state[_REASON] = ""
    state.acted()


def _reason() -> None:
    st.session_state[_REASON] = components.sent("ledger", "reason")
    state.acted()
