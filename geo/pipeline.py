"""The way the data goes, from an article to the map: the one place where the order is written.

::

    article -> articles.prepare -> mentions.find_mentions -> places.resolve_places
            -> incidents.code_document -> store -> incidents.reconcile -> maps, export
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from geo import articles, coder, incidents, mentions, paths, places
from geo.coder import Recoded
from geo.errors import GeoError
from geo.gazetteer import Gazetteer
from geo.gazetteer.homes import home_warning
from geo.records import Article, Coded, Document, Incident, LedgerEntry, Resolution
from geo.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from geo.records import Place
    from geo.records.incident import Rule
    from geo.settings import Settings
    from geo.store import Store


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article made ready, where its place names point, and the digest of what found that."""

    document: Document
    resolutions: tuple[Resolution, ...]
    coder: str | None = None


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
def open_gazetteer(
    settings: Settings, progress: Callable[[int, int], None] | None = None
) -> Gazetteer:
    """Open the index of places, building it where there is none."""
    return Gazetteer.open(settings.home, progress=progress)


def prepare(article: Article, others: Iterable[Document] = ()) -> Document:
    """Make an article ready; one without a date may be dated by `others` that tell the same."""
    document = articles.prepare(article)
    if document.article.published is None and (known := tuple(others)):
        document = articles.infer_from_others(document, known)
    return document


def parse(
    article: Article,
    settings: Settings,
    *,
    others: Iterable[Document] = (),
    fast: bool = False,
    brief: bool = False,
    aliases: Mapping[str, Place] | None = None,
) -> Parsed:
    """Prepare one article and find and resolve its place names.

    `brief` leaves out what only incidents and readers need: days, time expressions, alternatives.
    `aliases` are places that people pinned to names (`Store.aliases`); they win. What stays
    unresolved is asked for online where `Settings.online` says so.
    """
    gazetteer = open_gazetteer(settings)
    document = articles.prepare(article, times=False) if brief else prepare(article, others)
    found = mentions.find_mentions(document, gazetteer, fast=fast)
    resolved = places.resolve_places(document, found, gazetteer, brief=brief)
    resolved = places.apply_pins(resolved, aliases or {})
    if settings.online:
        from geo.gazetteer.online import open_online  # noqa: PLC0415  (loads geopy)

        resolved = places.ask_online(resolved, open_online(settings.home, settings.nominatim))
    if told := home_warning(article.home, gazetteer):
        document = replace(document, warnings=(*document.warnings, f"{article.name}: {told}"))
    return Parsed(document, resolved, coder.digest(settings.home))


def code(parsed: Parsed) -> Coded:
    """Code the incidents that one parsed article reports; not English is said in its ledger."""
    coded = incidents.code_document(parsed.document, parsed.resolutions)
    article = parsed.document.article
    if coded.incidents and (agency := articles.agency_of(article)):
        credited = incidents.credit_agency(coded.incidents, agency)
        coded = replace(coded, incidents=credited)
    if articles.is_english(article.text):
        return coded
    first = next((s for s in parsed.document.sentences if s.kind == "body"), None)
    start, end = (first.start, first.end) if first else (0, len(article.text))
    entry = LedgerEntry(
        article.id, start, end, "does not look like English: only English reports are read"
    )
    return replace(coded, ledger=(entry, *coded.ledger))


def reconcile(
    drafts: Iterable[Incident], documents: Iterable[Document], rule: Rule = "most_reported"
) -> tuple[Incident, ...]:
    """Join what several articles say of the same incident."""
    return incidents.reconcile(tuple(drafts), tuple(d.article for d in documents), rule=rule)


def date_from_joined(drafts: Iterable[Incident], joined: Iterable[Incident]) -> dict[str, Incident]:
    """Give undated incidents of single articles the days of those they were joined to."""
    return incidents.date_from_joined(drafts, joined)


def with_rule(known: Iterable[Incident], rule: Rule) -> tuple[Incident, ...]:
    """Choose the figures of reconciled incidents by another rule; claims stay as they are.

    The default rule is the one that they were reconciled under: titles and figures stay then.
    """
    if rule == "most_reported":
        return tuple(known)
    return tuple(incidents.apply_rule(incident, rule) for incident in known)


def keep(parsed: Parsed, coded: Coded, store: Store) -> bool:
    """Put one coded article into the store; False where it was there already."""
    return store.add(parsed.document, parsed.resolutions, coded, coder=parsed.coder)


def refresh(store: Store) -> tuple[Incident, ...]:
    """Reconcile all that the store holds and keep the result in it."""
    joined = reconcile(store.drafts(), store.documents())
    store.replace_incidents(joined)
    return joined


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did: names of articles added and known, and the errors of the others.

    `warnings` are those of the added ones.
    """

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    errors: tuple[GeoError, ...] = ()
    warnings: tuple[str, ...] = ()


def ingest(
    found: Iterable[Article | GeoError],
    settings: Settings,
    *,
    progress: Callable[[Article], None] = lambda _: None,
) -> IngestReport:
    """Parse, code and keep articles; a bad one is reported and the rest goes on.

    `progress` is told of each article that is not known, before it is parsed. Articles without a
    date come last: by then the others may date them. Those kept before that the added ones date
    are coded anew.
    """
    added: list[str] = []
    known: list[str] = []
    errors: list[GeoError] = []
    warnings: list[str] = []
    undated: list[Article] = []

    def take(article: Article, others: Iterable[Document]) -> None:
        if store.has(article):  # an undated one that came twice in this call
            known.append(article.name)
            return
        progress(article)
        parsed = parse(article, settings, others=others, aliases=aliases)
        keep(parsed, code(parsed), store)
        added.append(article.name)
        warnings.extend(parsed.document.warnings)

    records = tuple(bundled().values())
    with open_store(settings.store) as store:
        aliases = store.aliases()
        for item in found:
            if isinstance(item, GeoError):
                errors.append(item)
                continue
            article = articles.with_record(item, records)
            if store.has(article):
                known.append(article.name)
            elif articles.prepare(article).article.published is None:
                undated.append(article)
            else:
                take(article, ())
        dated = store.documents() if undated else ()
        for article in undated:
            take(article, dated)
        if added and (late := coder.datable(store.documents())):
            again = code_again(late, store, settings)
            errors.extend(again.errors)
            warnings.append(str(again))
        elif added:
            refresh(store)
    return IngestReport(tuple(added), tuple(known), tuple(errors), tuple(warnings))


def bundled() -> dict[str, Article]:
    """Return the records that ship with Dateline, by the id of their article."""
    found = articles.read_seeds(paths.seeds_folder())
    return {record.id: record for record in found if isinstance(record, Article)}


def build_from_seeds(
    settings: Settings, *, progress: Callable[[Article], None] = lambda _: None
) -> IngestReport:
    """Build the store from the records in ``seeds/``."""
    return ingest(articles.read_seeds(paths.seeds_folder()), settings, progress=progress)


def ensure_store(
    settings: Settings, *, progress: Callable[[Article], None] = lambda _: None
) -> IngestReport:
    """Build the store from the seeds where there is none; one that holds something is left.

    In that one seeds that another coder coded are coded anew, where nobody has touched them.
    """
    with open_store(settings.store) as store:
        if not store.is_empty():
            if old := outdated(store, settings):
                chosen = coder.untouched(store, old, bundled())
                code_again(chosen, store, settings, progress=progress)
            return IngestReport()
    return build_from_seeds(settings, progress=progress)


def outdated(store: Store, settings: Settings) -> tuple[str, ...]:
    """Return the ids of the articles in the store that another coder than this one coded."""
    return coder.outdated(store, coder.digest(settings.home))


def code_again(
    chosen: Iterable[str],
    store: Store,
    settings: Settings,
    *,
    progress: Callable[[Article], None] = lambda _: None,
) -> Recoded:
    """Parse and code kept articles anew and reconcile: all of it is done, or nothing.

    Decisions go with their incidents, pinned names hold, what was removed stays so. An article that
    cannot be coded stays as it is. Articles without a date come last, as in `ingest`.
    """
    chosen = set(chosen)
    if not chosen:
        return Recoded()
    known = bundled()
    open_gazetteer(settings)  # before others have to wait for the store
    done: list[str] = []
    errors: list[GeoError] = []

    def take(article: Article, others: Iterable[Document]) -> None:
        progress(article)
        try:
            parsed = parse(article, settings, others=others, aliases=aliases)
            answered = coder.with_answers(parsed.resolutions, store.resolutions(article.id))
            parsed = replace(parsed, resolutions=answered)
            coded = code(parsed)
        except Exception as error:  # noqa: BLE001  (one article's fault must not end it for all)
            errors.append(GeoError(f"{article.name} ({type(error).__name__}: {error})"))
            return
        store.recode(parsed.document, parsed.resolutions, coded, coder=parsed.coder)
        done.append(article.name)

    with store.together():
        aliases, decided = store.aliases(), store.reviews()
        reviewed = [i for i in store.incidents() if decided.get(i.id, "machine") != "machine"]
        read = [
            coder.as_read(d.article, known) for d in store.documents() if d.article.id in chosen
        ]
        undated = [a for a in read if articles.prepare(a).article.published is None]
        late = {article.id for article in undated}
        for article in read:
            if article.id not in late:
                take(article, ())
        others = [d for d in store.documents() if d.article.id not in late] if late else []
        for article in undated:
            take(article, others)
        refresh(store)
        changed, gone = coder.compare(reviewed, decided, store)
    return Recoded(tuple(done), tuple(errors), changed, gone)


def open_workspace(settings: Settings) -> Workspace:
    """Read all that the store holds; a store that is empty is built from the seeds first."""
    ensure_store(settings)
    with open_store(settings.store) as store:
        documents = {d.article.id: d for d in store.documents()}
        return Workspace(
            documents=documents,
            resolutions={key: store.resolutions(key) for key in documents},
            incidents=store.incidents(),
            ledger=store.ledger(),
        )
