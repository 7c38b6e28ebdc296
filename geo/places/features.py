"""Numbers that speak for or against each candidate of an article.

All names of an article are weighed together: the candidates of all of them are the rows of one
table, `Article rows`. Features of the name come first; those of the context depend on how likely
the candidates of the other names are, so they are computed once a round.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from geo.gazetteer.layout import ALTERNATE, FORM, KIND_NUMBER, KINDS, PRIMARY, unit_vectors
from geo.places.nearness import AROUND, Context

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.records.place import PlaceKind

__all__ = ["AROUND", "OWN", "Columns", "Joint", "Name", "Table", "columns_of"]

EARTH_KM: Final = 6371.0088

#: Features of a candidate by itself, in the order of the columns.
OWN: Final = (
    "primary", "form", "alternate", "loose", "population", "largest", "share",
    "country", "admin1", "admin2", "region", "water", "terrain", "landmark", "crossing",
    "demonym", "historic_state", "continent", "capital", "kind_said", "crossing_said",
    "division_said", "municipality_said", "lies_in_next", "lies_in_next_loose", "holds_previous",
    "home_near", "home_country", "home_division",
)  # fmt: skip

_AT: Final = {name: number for number, name in enumerate(OWN)}
#: Kinds of place that are features themselves: a row of 0 and 1 for each kind, by its number.
_KINDS: Final[tuple[PlaceKind, ...]] = (
    "country", "admin1", "admin2", "region", "water", "terrain", "landmark", "crossing",
    "demonym", "historic_state", "continent",
)  # fmt: skip
_KIND_COLUMNS: Final = [_AT[kind] for kind in _KINDS]
_KIND_FEATURES: Final = np.array(
    [[float(number == KIND_NUMBER[kind]) for kind in _KINDS] for number in range(len(KINDS))]
)
_COUNTRY, _ADMIN1, _ADMIN2, _SETTLEMENT = (
    KIND_NUMBER[k] for k in ("country", "admin1", "admin2", "settlement")
)


@dataclass(slots=True)
class Name:
    """One name of an article: the same spelling has one sense in it.

    Attributes
    ----------
    surface
        As in the text, at its first mention.
    rows
        (how, number) of each candidate.
    loose
        Whether the name had to be changed to be found.
    count
        How many mentions have it.
    kind
        Number of the kind that the recogniser gave it, or -1.
    columns
        What the index says of the candidates; looked up where None.
    """

    surface: str
    rows: tuple[tuple[int, int], ...]
    loose: bool = False
    count: int = 1
    kind: int = -1
    crossing: bool = False
    division: bool = False
    municipality: bool = False
    columns: Columns | None = None


class Columns(NamedTuple):
    """What the index says of the candidates of one name, and their features by themselves.

    `own` has the columns of `OWN`; those that depend on the article are still 0.
    """

    numbers: np.ndarray
    kind: np.ndarray
    country: np.ndarray
    admin1: np.ndarray
    admin2: np.ndarray
    size: np.ndarray
    vectors: np.ndarray
    own: np.ndarray
    flags: np.ndarray


def columns_of(rows: tuple[tuple[int, int], ...], gazetteer: Gazetteer, *, loose: bool) -> Columns:
    """Look up the candidates of a name: (how, number) of each."""
    numbers = np.array([number for _, number in rows], dtype=np.int64)
    how = np.array([how for how, _ in rows], dtype=np.int64)
    records = gazetteer.records[numbers]
    kind = records["kind"].astype(np.int64)
    size = np.log10(np.maximum(records["weight"], records["population"]) + 1.0)
    own = np.zeros((len(rows), len(OWN)))
    own[:, _AT["primary"]] = how == PRIMARY
    own[:, _AT["form"]] = how == FORM
    own[:, _AT["alternate"]] = how == ALTERNATE
    own[:, _AT["loose"]] = float(loose)
    own[:, _AT["population"]] = size / 7.0
    own[:, _KIND_COLUMNS] = _KIND_FEATURES[kind]
    codes = gazetteer.features()
    own[:, _AT["capital"]] = [codes[code] == "P.PPLC" for code in records["feature"].tolist()]
    if len(rows):
        own[:, _AT["largest"]] = size >= size.max()
        own[:, _AT["share"]] = size - size.max()
    return Columns(
        numbers,
        kind,
        records["country"].astype(np.int64),
        records["admin1"].astype(np.int64),
        records["admin2"].astype(np.int64),
        size,
        gazetteer.vectors[numbers],
        own,
        records["flags"],
    )


@dataclass(slots=True)
class Joint:
    """Two names that hang together in the text; the numbers are those of the names.

    `how` is ``comma`` ("Paris, Texas"), ``into`` ("Paris, in Texas"), ``and``, ``list``, or
    ``opened``: the second name opens the sentence of the first ("In Texas, ... Paris"). It is
    ``row`` before a `Table` knows which: a third name follows behind "and" ("Klina, Peja and
    Istog", but also "Paris, Texas and Rome").
    """

    first: int
    second: int
    how: str


class Table:
    """The candidates of all names of one article, and their features."""

    def __init__(
        self,
        names: list[Name],
        joints: list[Joint],
        gazetteer: Gazetteer,
        home: tuple[float, float] | None = None,
    ) -> None:
        self.names = names
        self.joints = joints
        self.gazetteer = gazetteer
        blocks = [n.columns or columns_of(n.rows, gazetteer, loose=n.loose) for n in names]
        sizes = [len(block.numbers) for block in blocks]
        self.of = np.repeat(np.arange(len(names)), sizes)
        self.first = [0, *accumulate(sizes)]
        blocks = blocks or [columns_of((), gazetteer, loose=False)]
        (
            self.numbers,
            self.kind,
            self.country,
            self.admin1,
            self.admin2,
            self.size,
            self.vectors,
            own,
            _flags,
        ) = (np.concatenate(column) for column in zip(*blocks, strict=True))
        self.counts = np.array([name.count for name in names], dtype=float)
        cosines = self.vectors @ self.vectors.T
        self.kilometres = EARTH_KM * np.arccos(np.clip(cosines, -1, 1, out=cosines))
        for tie in (t for t in joints if t.how == "row"):
            tie.how = "list" if self._is_town_of_row(tie) else "comma"
        self.own = self._own(own, home)
        self.context = Context(self)

    def _own(self, own: np.ndarray, home: tuple[float, float] | None) -> np.ndarray:
        """Return the features of the candidates themselves; `own` is filled in."""
        for number, name in enumerate(self.names):
            first, last = self.first[number], self.first[number + 1]
            if first == last:
                continue
            kind = self.kind[first:last]
            if name.kind >= 0:
                own[first:last, _AT["kind_said"]] = kind == name.kind
            if name.crossing:
                own[first:last, _AT["crossing_said"]] = kind == KIND_NUMBER["crossing"]
            if name.division:
                own[first:last, _AT["division_said"]] = (kind == _ADMIN1) | (kind == _ADMIN2)
            if name.municipality:
                own[first:last, _AT["municipality_said"]] = kind == _ADMIN2
        for tie in self.joints:
            if tie.how in {"comma", "into", "opened"}:
                self._contain(own, tie)
        if home is not None:
            self._compare_home(own, home)
        return own

    def _is_town_of_row(self, tie: Joint) -> bool:
        """Tell the second of a row from what the first lies in: the town weighs more."""
        inner = slice(self.first[tie.first], self.first[tie.first + 1])
        own = slice(self.first[tie.second], self.first[tie.second + 1])
        if not self.holding(own, inner).any():
            return False
        town = self.size[own][self.kind[own] == _SETTLEMENT]
        wide = self.size[own][np.isin(self.kind[own], (_COUNTRY, _ADMIN1, _ADMIN2))]
        return bool(len(town)) and town.max() > wide.max(initial=0)

    def _compare_home(self, own: np.ndarray, home: tuple[float, float]) -> None:
        at = unit_vectors(np.asarray(home[0]), np.asarray(home[1]))
        km = EARTH_KM * np.arccos(np.clip(self.vectors @ at, -1, 1))
        own[:, _AT["home_near"]] = np.exp(-km / 150.0)
        nearest = self.gazetteer.nearest(lon=home[0], lat=home[1], limit=1)
        record = (
            self.gazetteer.records[self.gazetteer.number_of(nearest[0].id)] if nearest else None
        )
        if record is not None:
            own[:, _AT["home_country"]] = self.country == int(record["country"])
            own[:, _AT["home_division"]] = self.admin1 == int(record["admin1"])

    def _contain(self, own: np.ndarray, tie: Joint) -> None:
        inner = slice(self.first[tie.first], self.first[tie.first + 1])
        outer = slice(self.first[tie.second], self.first[tie.second + 1])
        holds = self.holding(outer, inner)
        column = _AT["lies_in_next_loose" if tie.how == "into" else "lies_in_next"]
        own[inner, column] = np.maximum(own[inner, column], holds.any(axis=0))
        column = _AT["holds_previous"]
        own[outer, column] = np.maximum(own[outer, column], holds.any(axis=1))

    def holding(self, outer: slice, inner: slice) -> np.ndarray:
        """Return which rows of `outer` are divisions or countries that hold rows of `inner`."""
        kind = self.kind[outer][:, None]
        same_country = self.country[outer][:, None] == self.country[inner][None, :]
        known = self.country[outer][:, None] > 0
        first = self.admin1[outer][:, None] == self.admin1[inner][None, :]
        second = self.admin2[outer][:, None] == self.admin2[inner][None, :]
        second &= self.admin2[outer][:, None] > 0
        other = (kind != self.kind[inner][None, :]) | (kind == _COUNTRY)
        found: np.ndarray = (
            ((kind == _COUNTRY) & same_country & (self.kind[inner][None, :] != _COUNTRY))
            | ((kind == _ADMIN1) & first & same_country & other)
            | ((kind == _ADMIN2) & second & same_country & other)
        ) & known
        return found

    def probabilities(self, scores: np.ndarray) -> np.ndarray:
        """Return the softmax of `scores` within each name."""
        if not len(scores):
            return scores
        starts, groups = self.context.starts, self.context.groups
        top = np.repeat(np.maximum.reduceat(scores, starts), groups)
        weights = np.exp(scores - top)
        found: np.ndarray = weights / np.repeat(np.add.reduceat(weights, starts), groups)
        return found

    def around(self, likely: np.ndarray) -> np.ndarray:
        """Return the features of the context, given how likely each candidate is."""
        return self.context.features(likely)
