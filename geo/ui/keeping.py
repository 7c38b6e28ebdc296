"""Drafts into the store, and out again: all of them and what they are reconciled to, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo import coder, pipeline
from geo.coder import Recoded
from geo.ui import source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.pipeline import Parsed
    from geo.records import Article, Coded
    from geo.store import Store


class Kept(NamedTuple):
    """What was kept.

    Attributes
    ----------
    articles
        Those that were not there before.
    again
        What was coded anew, since the new articles date it.
    """

    articles: tuple[Article, ...]
    again: Recoded = Recoded()

    @property
    def told_again(self) -> str:
        """What a reader has to know of the coding anew, in a sentence; mostly nothing."""
        told = self.again
        if not (told.errors or told.changed or told.gone):
            return ""
        return f"Of earlier reports without a date that it dates: {told}"


def keep_all(drafts: Iterable[tuple[Parsed, Coded]], store: Store) -> Kept:
    """Put several coded articles into the store and reconcile.

    Kept articles without a date that these date are coded anew.

    Raises
    ------
    StoreError
        If the store cannot be written; nothing is kept then.
    """
    again = Recoded()
    with store.together():
        added = [p.document.article for p, coded in drafts if pipeline.keep(p, coded, store)]
        if late := coder.datable(store.documents()):
            again = pipeline.code_again(late, store, source.settings())
        else:
            pipeline.refresh(store)
    return Kept(tuple(added), again)


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
