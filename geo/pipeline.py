"""The way the data goes, from an article to the map: the one place where the order is written.

::

    article -> articles.prepare -> mentions.find_mentions -> places.resolve_places
            -> incidents.code_document -> store -> incidents.reconcile -> maps, export
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo import articles, incidents, mentions, paths, places
from geo.errors import GeoError
from geo.gazetteer import Gazetteer
from geo.records import Article, Coded, Document, Incident, LedgerEntry, Resolution
from geo.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from geo.records.incident import Rule
    from geo.settings import Settings
    from geo.store import Store


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article made ready, and where its place names point."""

    document: Document
    resolutions: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that an app session or a notebook looks at.

    `documents` and `resolutions` are keyed by article id; `incidents` are reconciled over all
    articles under the default rule (`with_rule` changes the rule).
    """

    documents: Mapping[str, Document]
    resolutions: Mapping[str, tuple[Resolution, ...]]
    incidents: tuple[Incident, ...]
    ledger: tuple[LedgerEntry, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles, in the order in which they were added."""
        return tuple(document.article for document in self.documents.values())


@cache
def open_gazetteer(settings: Settings) -> Gazetteer:
    """Open the index of places, building it where there is none."""
    return Gazetteer.open(settings.home)


def parse(article: Article, settings: Settings) -> Parsed:
    """Prepare one article and find and resolve its place names."""
    gazetteer = open_gazetteer(settings)
    document = articles.prepare(article)
    found = mentions.find_mentions(document, gazetteer)
    return Parsed(document, places.resolve_places(document, found, gazetteer))


def code(parsed: Parsed) -> Coded:
    """Code the incidents that one parsed article reports."""
    return incidents.code_document(parsed.document, parsed.resolutions)


def reconcile(
    drafts: Iterable[Incident], documents: Iterable[Document], rule: Rule = "most_reported"
) -> tuple[Incident, ...]:
    """Join what several articles say of the same incident."""
    return incidents.reconcile(tuple(drafts), tuple(d.article for d in documents), rule=rule)


def with_rule(known: Iterable[Incident], rule: Rule) -> tuple[Incident, ...]:
    """Choose the figures of reconciled incidents by another rule; claims stay as they are."""
    return tuple(incidents.apply_rule(incident, rule) for incident in known)


def keep(parsed: Parsed, coded: Coded, store: Store) -> bool:
    """Put one coded article into the store; False where it was there already."""
    return store.add(parsed.document, parsed.resolutions, coded)


def refresh(store: Store) -> tuple[Incident, ...]:
    """Reconcile all that the store holds and keep the result in it."""
    joined = reconcile(store.drafts(), store.documents())
    store.replace_incidents(joined)
    return joined


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did: names of articles added and known, and the errors of the others."""

    added: tuple[str, ...]
    known: tuple[str, ...]
    errors: tuple[GeoError, ...]


def ingest(
    found: Iterable[Article | GeoError],
    settings: Settings,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> IngestReport:
    """Parse, code and keep articles; a bad one is reported and the rest goes on."""
    added: list[str] = []
    known: list[str] = []
    errors: list[GeoError] = []
    with open_store(settings.store) as store:
        for item in found:
            if isinstance(item, GeoError):
                errors.append(item)
                continue
            progress(item.name)
            if store.has(item):
                known.append(item.name)
                continue
            parsed = parse(item, settings)
            keep(parsed, code(parsed), store)
            added.append(item.name)
        if added:
            refresh(store)
    return IngestReport(tuple(added), tuple(known), tuple(errors))


def build_from_seeds(
    settings: Settings, *, progress: Callable[[str], None] = lambda _: None
) -> IngestReport:
    """Build the store from the records in ``seeds/``."""
    return ingest(articles.read_seeds(paths.seeds_folder()), settings, progress=progress)


def open_workspace(settings: Settings) -> Workspace:
    """Read all that the store holds; a store that is empty is built from the seeds first."""
    with open_store(settings.store) as store:
        empty = store.is_empty()
    if empty:
        build_from_seeds(settings)
    with open_store(settings.store) as store:
        documents = {d.article.id: d for d in store.documents()}
        return Workspace(
            documents=documents,
            resolutions={key: store.resolutions(key) for key in documents},
            incidents=store.incidents(),
            ledger=store.ledger(),
        )
