"""Drafts into the store, and out again: all of them and what they are reconciled to, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import coder, pipeline
from geo.ui import source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.pipeline import Parsed
    from geo.records import Article, Coded
    from geo.store import Store


def keep_all(drafts: Iterable[tuple[Parsed, Coded]], store: Store) -> list[Article]:
    """Put several coded articles into the store and reconcile; return those that were not there.

    Kept articles without a date that these date are coded anew.

    Raises
    ------
    StoreError
        If the store cannot be written; nothing is kept then.
    """
    with store.together():
        added = [p.document.article for p, coded in drafts if pipeline.keep(p, coded, store)]
        if late := coder.datable(store.documents()):
            pipeline.code_again(late, store, source.settings())
        else:
            pipeline.refresh(store)
    return added


def take_out(article_ids: Iterable[str], store: Store) -> int:
    """Forget several articles and all that was coded from them, and reconcile; return how many.

    Raises
    ------
    StoreError
        If the store cannot be written; nothing is forgotten then.
    """
    with store.together():
        taken = sum(store.remove(key) for key in article_ids)
        pipeline.refresh(store)
    return taken
