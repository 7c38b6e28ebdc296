"""Small places of a region's pack yield to their namesakes where the region is not spoken of.

A pack lists hamlets for news of its region; in any other article their namesakes are meant. In
news of the region, they yield to its towns and to what the pack has for being in the news.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.layout import FLAG_PACK, FLAG_VILLAGE, KIND_NUMBER
from geo.places.features import columns_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.places.features import Columns, Name

_NATION = (KIND_NUMBER["country"], KIND_NUMBER["demonym"])


def without_villages(names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Return the names of an article without the small places that are not meant.

    They are meant where no place of a pack bears the name that is no small one, and where the
    article speaks of their country: names it, or its people, or a town of its pack. A name that
    only small places bear keeps them.
    """
    held = [n.columns or columns_of(n.rows, gazetteer, loose=n.loose) for n in names]
    small = [(columns.flags & FLAG_VILLAGE) > 0 for columns in held]
    if not any(rows.any() for rows in small):
        return list(names)
    spoken = set().union(*(_spoken(columns) for columns in held))
    return [
        _shortened(name, ~rows | _meant(columns, spoken), gazetteer)
        for name, columns, rows in zip(names, held, small, strict=True)
    ]


def _meant(columns: Columns, spoken: set[int]) -> np.ndarray:
    """Return which rows are of a country spoken of, whose pack has no known place so called."""
    known = columns.country[_of_pack(columns)].tolist()
    return np.isin(columns.country, list(spoken.difference(known)))


def _of_pack(columns: Columns) -> np.ndarray:
    """Return which rows are places of a pack that are no small ones."""
    of_pack: np.ndarray = (columns.flags & (FLAG_PACK | FLAG_VILLAGE)) == FLAG_PACK
    return of_pack


def _spoken(columns: Columns) -> set[int]:
    """Return the numbers of the countries of which a name speaks."""
    speaks = np.isin(columns.kind, _NATION) | (_of_pack(columns) & (columns.size > 0))
    return set(columns.country[speaks].tolist())


def _shortened(name: Name, kept: np.ndarray, gazetteer: Gazetteer) -> Name:
    if kept.all() or not kept.any():
        return name
    rows = tuple(row for row, stays in zip(name.rows, kept.tolist(), strict=True) if stays)
    return replace(name, rows=rows, columns=columns_of(rows, gazetteer, loose=name.loose))
