"""What every store does, whatever keeps the data: articles in, incidents out, nothing lost.

A store keeps articles made ready, where their place names point, the incidents coded from each
(drafts), tables of incidents that were imported, the reconciled incidents, what people decided
(reviews, pinned places) and an append-only history of those decisions. Records enter and leave as
`geo.records`; SQL, connections and file formats stay inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, Self, runtime_checkable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager
    from types import TracebackType

    from geo.records import (
        Article,
        Coded,
        Document,
        Filter,
        Incident,
        LedgerEntry,
        Place,
        Resolution,
    )
    from geo.records.incident import Review

EditKind = Literal["review", "alias", "article", "table"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of the history: who changed what, and what it was before.

    Attributes
    ----------
    number
        Counts up from 1 and is never used twice.
    at
        When, in UTC, to the microsecond.
    by
        Who, as they call themselves; empty where the program did it.
    kind, subject
        What was changed: ``review`` of an incident's id, ``alias`` of a surface, ``article`` of
        an article's id, ``table`` of a table's name.
    before, after
        The values as stored, None where there was or is none.
    note
        What the person wrote beside it.
    """

    number: int
    at: dt.datetime
    by: str
    kind: EditKind
    subject: str
    before: str | None
    after: str | None
    note: str = ""


@runtime_checkable
class Store(Protocol):
    """A store of articles and incidents; a context manager that closes itself.

    Every method raises `geo.errors.StoreError` where the store cannot be read or written. A
    method that writes does all of it or nothing, and is durable when it returns.
    """

    @property
    def url(self) -> str:
        """The URL it was opened with."""

    @property
    def changed_at(self) -> dt.datetime | None:
        """Time (UTC) of the last change to what it holds; None where it never held anything."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def close(self) -> None:
        """Close it; closing twice is allowed."""

    def together(self) -> AbstractContextManager[None]:
        """Do all writes of a block or none of them; they are durable when the block has ended."""

    def is_empty(self) -> bool:
        """Tell whether it holds neither articles nor imported tables."""

    def has(self, article: Article) -> bool:
        """Tell whether adding `article` would change nothing.

        An original and its digest share an id: a digest is known where its original is, an
        original is not known where only its digest is.
        """

    def add(
        self,
        document: Document,
        resolutions: Iterable[Resolution],
        coded: Coded,
        *,
        coder: str | None = None,
    ) -> bool:
        """Keep one coded article; False where `has` says that it is known.

        An original takes the place of its digest, with all that was coded from it. `coder` is the
        digest of what coded it; None where no coder did.
        """

    def recode(
        self,
        document: Document,
        resolutions: Iterable[Resolution],
        coded: Coded,
        *,
        coder: str | None = None,
    ) -> bool:
        """Put a new coding in the place of an article's own; False where it is not kept.

        Its place in the order stays.
        """

    def coders(self) -> Mapping[str, str]:
        """Return by article id what coded it: empty text where it was kept before that was noted.

        Articles that no coder coded are not among them.
        """

    def remove(self, article_id: str) -> bool:
        """Forget an article and all that was coded from it; False where it is not known."""

    def documents(self) -> tuple[Document, ...]:
        """Return the articles made ready, in the order in which they were added."""

    def resolutions(self, article_id: str) -> tuple[Resolution, ...]:
        """Return where the place names of an article point, in the order of the text."""

    def drafts(self) -> tuple[Incident, ...]:
        """Return the incidents as coded from each article, then those of imported tables."""

    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return what was not coded, and why, over all articles."""

    def size(self) -> int:
        """Return how many reconciled incidents there are."""

    def incidents(self) -> tuple[Incident, ...]:
        """Return the reconciled incidents, reviews applied, in the order they were given."""

    def query(self, chosen: Filter) -> tuple[Incident, ...]:
        """Return the reconciled incidents that `chosen` matches.

        The same as ``chosen.select(store.incidents())``, reviews applied; the figures are those
        of the rule that was stored.
        """

    def replace_incidents(self, incidents: Iterable[Incident]) -> None:
        """Put `incidents` in the place of all reconciled ones.

        Reviews are kept beside them; that of an id that is gone goes to the incident that holds
        most of its claims now, and the history says so.
        """

    def add_table(self, name: str, incidents: Iterable[Incident]) -> None:
        """Keep an imported table's incidents under `name`, in the place of one of that name."""

    def tables(self) -> tuple[str, ...]:
        """Return the names of the imported tables, in the order in which they were added."""

    def remove_table(self, name: str) -> bool:
        """Forget an imported table; False where it is not known."""

    def review(self, incident_id: str, status: Review, *, by: str = "", note: str = "") -> None:
        """Keep what a person decided on a reconciled incident; it outlives reconciling again."""

    def reviews(self) -> Mapping[str, Review]:
        """Return the decisions in force by incident id."""

    def pin(self, surface: str, place: Place | None, *, by: str = "") -> None:
        """Keep which place a name means, as a person says; None takes that back."""

    def aliases(self) -> Mapping[str, Place]:
        """Return the pinned places by surface."""

    def history(self, subject: str | None = None) -> tuple[Edit, ...]:
        """Return the history, oldest first; only that of `subject` where given."""
