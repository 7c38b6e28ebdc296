"""What a reader decides on names and articles, kept in the store and carried through at once.

Enters: a name and the place it means, or an article to forget. Leaves: the store, its incidents
coded and reconciled anew. A pinned name holds for every article that is read from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import pipeline
from geo.gazetteer import fold
from geo.places import NOWHERE, PINNED, apply_pins
from geo.settings import default_settings
from geo.store import open_store

if TYPE_CHECKING:
    from geo.records import Place
    from geo.ui import source

__all__ = ["NOWHERE", "RESOLVER", "pin", "remove"]

RESOLVER = PINNED


def pin(at: source.State, surface: str, place: Place | None) -> int:
    """Pin `place` to a name and code anew the articles that have it; return their number.

    `NOWHERE` says that the name is no place; None takes back what was said.

    Raises
    ------
    StoreError
        If the store cannot be written.
    """
    settings = default_settings(at[0])
    with open_store(at[0]) as store:
        store.pin(surface, place)
        aliases, documents, coders = store.aliases(), store.documents(), store.coders()
        touched = 0
        for document in documents:
            key = document.article.id
            found = store.resolutions(key)
            if not any(fold(r.mention.surface) == fold(surface) for r in found):
                continue
            parsed = (
                pipeline.parse(document.article, settings, aliases=aliases)
                if place is None  # what was decided without the person has to be decided again
                else pipeline.Parsed(document, apply_pins(found, aliases), coders.get(key))
            )
            coded = pipeline.code(parsed)
            store.recode(parsed.document, parsed.resolutions, coded, coder=parsed.coder)
            touched += 1
        if touched:
            pipeline.refresh(store)
    return touched


def remove(at: source.State, article_id: str) -> None:
    """Forget an article and all that was coded from it.

    Raises
    ------
    StoreError
        If the store cannot be written.
    """
    with open_store(at[0]) as store:
        if store.remove(article_id):
            pipeline.refresh(store)
