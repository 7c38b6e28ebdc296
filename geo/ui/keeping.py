"""Drafts into the store: all of them and what they are reconciled to, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.pipeline import Parsed
    from geo.records import Coded
    from geo.store import Store


def keep_all(drafts: Iterable[tuple[Parsed, Coded]], store: Store) -> None:
    """Put several coded articles into the store and reconcile.

    Raises
    ------
    StoreError
        If the store cannot be written; nothing is kept then.
    """
    with store.together():
        for parsed, coded in drafts:
            pipeline.keep(parsed, coded, store)
        pipeline.refresh(store)
