"""Which coder made a coding, and what is read again where another one comes.

A coder is all that a coding depends on: code, lexicons, weights, the places known, actors of one's
own. A store keeps its digest beside each coding (decision 0016), so that a later build can tell
which codings are not its own.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geo import articles
from geo.gazetteer.opening import sources_digest
from geo.paths import own_actors
from geo.places import PINNED
from geo.places.completing import NOMINATIM
from geo.records.words import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.errors import GeoError
    from geo.records import Article, Document, Incident, Resolution
    from geo.records.incident import Review
    from geo.store import Store

_PACKAGE = Path(__file__).resolve().parent
#: Rooms and modules that a coding goes through, and the endings of what they are made of.
_ROOMS = ("records", "gazetteer", "articles", "mentions", "places", "incidents")
_MODULES = ("pipeline.py", "stems.py")
_ENDINGS = frozenset({".py", ".json", ".toml", ".txt"})
_DIGITS = 16


@cache
def digest(home: Path) -> str:
    """Return the digest of this process's coder: 16 hexadecimal digits, made once (some 30 ms).

    Parameters
    ----------
    home
        The folder of what users added to the gazetteer.
    """
    made = hashlib.sha256(sources_digest(home).encode())
    for path in _files():
        made.update(path.name.encode() + b"\0" + path.read_bytes())
    return made.hexdigest()[:_DIGITS]


def _files() -> Iterator[Path]:
    for room in _ROOMS:
        found = sorted((_PACKAGE / room).rglob("*"))
        yield from (p for p in found if p.suffix in _ENDINGS and p.is_file())
    yield from (_PACKAGE / name for name in _MODULES)
    own = own_actors()
    if own is not None:
        yield own


def outdated(store: Store, mark: str) -> tuple[str, ...]:
    """Return the ids of the articles that another coder than `mark` coded."""
    return tuple(key for key, coder in store.coders().items() if coder != mark)


def untouched(store: Store, chosen: Sequence[str], bundled: Mapping[str, Article]) -> list[str]:
    """Return those of `chosen` that ship with Dateline and hold nothing of a person's.

    That is: our digest and not its original, no pinned name in it, no decision on an incident that
    it tells.
    """
    kept = [key for key in chosen if key in bundled]
    if not kept:
        return []
    decided = store.reviews()
    told = {s.article_id for i in store.incidents() if i.id in decided for s in i.sources}
    digests = {d.article.id for d in store.documents() if d.article.kind == "digest"}
    return [
        key
        for key in kept
        if key in digests - told and all(r.resolver != PINNED for r in store.resolutions(key))
    ]


def as_read(article: Article, bundled: Mapping[str, Article]) -> Article:
    """Return an article as it was before it was coded: without the day that a coder inferred.

    A digest of ours is the present one. What was given or stated stays, and so does the day that
    the record of an original knows.
    """
    record = bundled.get(article.id)
    if article.kind == "digest":
        return record or article
    if record is not None or article.published_basis != "inferred":
        return article
    return dataclasses.replace(
        article, published=None, published_basis="none", published_range=None
    )


def datable(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the ids of the articles without a date that the others of a store date by now."""
    undated = [d for d in documents if d.article.published is None]
    dated = [d for d in documents if d.article.published is not None] if undated else []
    return tuple(
        d.article.id
        for d in undated
        if articles.infer_from_others(d, dated).article.published is not None
    )


def with_answers(
    found: Sequence[Resolution], earlier: Sequence[Resolution]
) -> tuple[Resolution, ...]:
    """Keep for names that stay unresolved what Nominatim answered when it was asked."""
    asked = {r.mention.surface: r for r in earlier if r.resolver == NOMINATIM}
    return tuple(
        dataclasses.replace(asked[r.mention.surface], mention=r.mention)
        if r.place is None and r.resolver != PINNED and r.mention.surface in asked
        else r
        for r in found
    )


@dataclass(frozen=True, slots=True)
class Recoded:
    """What coding anew did.

    Attributes
    ----------
    coded
        Names of the articles that were coded anew.
    errors
        Why others could not be; they stay as they were coded before.
    changed
        Titles of incidents that a person decided on and that read otherwise now.
    gone
        How many decisions are on incidents that are not told any more; they are kept.
    """

    coded: tuple[str, ...] = ()
    errors: tuple[GeoError, ...] = ()
    changed: tuple[str, ...] = ()
    gone: int = 0

    def __str__(self) -> str:
        """Say it in a few sentences."""
        parts = [f"Coded {number(len(self.coded), 'report')} anew."]
        if self.changed:
            many = len(self.changed) > 1
            told = "incidents that were" if many else "incident that was"
            parts.append(
                f"{len(self.changed)} {told} decided on {'read' if many else 'reads'} otherwise "
                f"now: {'; '.join(self.changed)}."
            )
        if self.gone:
            is_ = "is on an incident" if self.gone == 1 else "are on incidents"
            parts.append(f"{number(self.gone, 'decision')} {is_} not told any more, and kept.")
        if self.errors:
            parts.append(
                f"{number(len(self.errors), 'report')} could not be, and stayed as before:"
            )
            parts.append("; ".join(str(error) for error in self.errors))
        return " ".join(parts)


def compare(
    reviewed: Sequence[Incident], decided: Mapping[str, Review], store: Store
) -> tuple[tuple[str, ...], int]:
    """Return `changed` and `gone` of `Recoded`.

    Parameters
    ----------
    reviewed, decided
        The incidents that a person had decided on, and all decisions by incident id, before.
    store
        What it holds now.
    """
    now = {incident.id: incident for incident in store.incidents()}
    moved = [now[key] for key in store.reviews() if key in now and key not in decided]
    other = [now[i.id] for i in reviewed if i.id in now and _read(i) != _read(now[i.id])]
    gone = sum(incident.id not in now for incident in reviewed) - len(moved)
    return tuple(incident.title for incident in (*other, *moved)), max(0, gone)


def _read(incident: Incident) -> tuple[object, ...]:
    return (
        incident.title,
        incident.start,
        incident.end,
        incident.place_id,
        incident.casualties,
    )
