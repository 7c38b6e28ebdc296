"""What leaves a store for others, and the tables of one's own that come into it.

Enters: a filter, or a table. Leaves: the filtered set with what an export says of itself; the
table's incidents, joined to the places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo import pipeline, places
from geo.export import About
from geo.export.provenance import made_by
from geo.maps.areas import area_of
from geo.records.reading import read_table
from geo.store import open_store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from geo.records import Article, Filter, Incident, Resolution
    from geo.settings import Settings


def select(settings: Settings, chosen: Filter) -> tuple[tuple[Incident, ...], About]:
    """Return the filtered set under the filter's rule, and what an export says of itself."""
    pipeline.ensure_store(settings)
    with open_store(settings.store) as store:
        kept = store.incidents()
        found = chosen.select(pipeline.with_rule(kept, chosen.rule))
        documents = store.documents()
        resolved = [r for d in documents for r in store.resolutions(d.article.id)]
        changed_at = store.changed_at
    told = [d.article for d in documents]
    rejected = chosen.left_out_as_rejected(kept)
    return found, about(
        found, chosen, settings, told, resolved, changed_at=changed_at, rejected=rejected
    )


def names(settings: Settings) -> dict[str, frozenset[str]]:
    """Return what a filter can name: each place, its id, outlet and actor of the store."""
    with open_store(settings.store) as store:
        kept = store.incidents()
    return {
        "place": frozenset(i.place_name for i in kept if i.place_name),
        "place_id": frozenset(i.place_id for i in kept if i.place_id),
        "outlet": frozenset(s.outlet for i in kept for s in i.sources),
        "actor": frozenset(actor for i in kept for actor in i.actors),
    }


def about(
    found: Iterable[Incident],
    chosen: Filter,
    settings: Settings,
    told: Iterable[Article],
    resolved: Sequence[Resolution],
    *,
    changed_at: dt.datetime | None,
    rejected: int = 0,
) -> About:
    """Return what an export of `found` says of itself.

    Parameters
    ----------
    found, chosen
        The incidents, and the filter that selected them.
    told, resolved
        The articles of the store and where their names point, in the store's order.
    changed_at
        Time (UTC) of the store's last change.
    rejected
        How many a reviewer rejected that the filter would have selected else.
    """
    gazetteer = pipeline.open_gazetteer(settings)
    placed = {i.place_id: i for i in found if i.place_id}
    known = {r.place.id: r.place for r in resolved if r.place and r.place.id in placed}
    for place_id in placed.keys() - known.keys():
        place = gazetteer.get(place_id)
        if place is not None:
            known[place_id] = place
    areas = {key: area for key, i in placed.items() if (area := area_of(i, known.get(key)))}
    return About(
        articles=tuple(told),
        places=tuple(known[key] for key in sorted(known)),
        filter=chosen,
        changed_at=changed_at,
        rejected=rejected,
        resolutions=tuple(resolved),
        areas=areas,
        made_by={**made_by(gazetteer.digest), **_earlier(settings)},
    )


def _earlier(settings: Settings) -> dict[str, str]:
    """Say how many articles of the store another coder coded, if any."""
    with open_store(settings.store) as store:
        number = len(pipeline.outdated(store, settings))
    return {"coded_by_another": f"{number} of the store's articles"} if number else {}


def join_table(
    path: Path, settings: Settings, columns: Mapping[str, str] | None = None
) -> tuple[Incident, ...]:
    """Read a table of one's own and place its rows that name a place but have no coordinates.

    A name that no place has is kept as not placed, with a note that says so. `columns` says, for
    a table of another shape, which column of ours each of its own is.

    Raises
    ------
    TableError
        If the file, a column or a row is wrong; the message names the rows.
    """
    found = read_table(path, columns=columns)
    if all(incident.lon is not None for incident in found):
        return found
    gazetteer = pipeline.open_gazetteer(settings)
    return places.place_rows(found, gazetteer)


def import_table(
    path: Path, settings: Settings, columns: Mapping[str, str] | None = None
) -> tuple[Incident, ...]:
    """Join a table of one's own to the places and keep it in the store, under its file's name.

    Raises
    ------
    TableError
        As `join_table` does; nothing is kept then.
    """
    joined = join_table(path, settings, columns)
    with open_store(settings.store) as store:
        store.add_table(path.name, joined)
        pipeline.refresh(store)
    return joined
