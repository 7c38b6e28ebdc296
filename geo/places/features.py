"""Numbers that speak for or against each candidate of an article.

All names of an article are weighed together: the candidates of all of them are the rows of one
table, `Article rows`. Features of the name come first; those of the context depend on how likely
the candidates of the other names are, so they are computed once a round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.gazetteer.layout import ALTERNATE, FORM, KIND_NUMBER, PRIMARY, unit_vectors

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.records.place import PlaceKind

EARTH_KM: Final = 6371.0088

#: Features of a candidate by itself, in the order of the columns.
OWN: Final = (
    "primary", "form", "alternate", "loose", "population", "largest", "share",
    "country", "admin1", "admin2", "region", "water", "terrain", "landmark", "crossing",
    "demonym", "historic_state", "continent", "capital", "kind_said", "crossing_said",
    "division_said", "municipality_said", "lies_in_next", "lies_in_next_loose", "holds_previous",
    "home_near", "home_country", "home_division",
)  # fmt: skip

#: Features that depend on the other names of the article.
AROUND: Final = (
    "country_share", "country_named", "country_only", "division_share", "division_named",
    "county_share", "near_mean", "near_best", "near_list", "far_mean", "same_kind_list",
)  # fmt: skip

_KIND_FEATURES: tuple[tuple[str, tuple[PlaceKind, ...]], ...] = (
    ("country", ("country",)), ("admin1", ("admin1",)), ("admin2", ("admin2",)),
    ("region", ("region",)), ("water", ("water",)), ("terrain", ("terrain",)),
    ("landmark", ("landmark",)), ("crossing", ("crossing",)), ("demonym", ("demonym",)),
    ("historic_state", ("historic_state",)), ("continent", ("continent",)),
)  # fmt: skip

#: Kinds that name a country as a whole, and kinds that hold other places.
_NATIONS = np.array([KIND_NUMBER["country"], KIND_NUMBER["demonym"]])
_COUNTRY, _ADMIN1, _ADMIN2 = (KIND_NUMBER[k] for k in ("country", "admin1", "admin2"))

#: Distances at which nearness has fallen to a third, in kilometres.
_NEAR_KM, _FAR_KM = 60.0, 400.0


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
    """

    surface: str
    rows: tuple[tuple[int, int], ...]
    loose: bool = False
    count: int = 1
    kind: int = -1
    crossing: bool = False
    division: bool = False
    municipality: bool = False


@dataclass(slots=True)
class Joint:
    """Two names that hang together in the text; the numbers are those of the names."""

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
        sizes = [len(name.rows) for name in names]
        self.of = np.repeat(np.arange(len(names)), sizes)
        self.first = np.concatenate(([0], np.cumsum(sizes))).astype(int)
        self.numbers = np.array([n for name in names for _, n in name.rows], dtype=np.int64)
        self.how = np.array([h for name in names for h, _ in name.rows], dtype=np.int64)
        records = gazetteer.records[self.numbers]
        self.kind = records["kind"].astype(np.int64)
        self.country = records["country"].astype(np.int64)
        self.admin1 = records["admin1"].astype(np.int64)
        self.admin2 = records["admin2"].astype(np.int64)
        self.feature = records["feature"].astype(np.int64)
        self.size = np.log10(np.maximum(records["weight"], records["population"]) + 1.0)
        self.vectors = gazetteer.vectors[self.numbers]
        self.counts = np.array([name.count for name in names], dtype=float)
        self.kilometres = EARTH_KM * np.arccos(np.clip(self.vectors @ self.vectors.T, -1, 1))
        self._capitals = {
            number for number, code in enumerate(gazetteer.features()) if code == "P.PPLC"
        }
        self.own = self._own(home, gazetteer)

    def _own(self, home: tuple[float, float] | None, gazetteer: Gazetteer) -> np.ndarray:
        columns = {name: np.zeros(len(self.of)) for name in OWN}
        columns["primary"] = (self.how == PRIMARY).astype(float)
        columns["form"] = (self.how == FORM).astype(float)
        columns["alternate"] = (self.how == ALTERNATE).astype(float)
        columns["population"] = self.size / 7.0
        for feature, kinds in _KIND_FEATURES:
            columns[feature] = np.isin(self.kind, [KIND_NUMBER[k] for k in kinds]).astype(float)
        columns["capital"] = np.isin(self.feature, list(self._capitals)).astype(float)
        for number, name in enumerate(self.names):
            rows = slice(self.first[number], self.first[number + 1])
            sizes = self.size[rows]
            if not len(sizes):
                continue
            columns["largest"][rows] = sizes >= sizes.max()
            columns["share"][rows] = sizes - sizes.max()
            columns["loose"][rows] = float(name.loose)
            if name.kind >= 0:
                columns["kind_said"][rows] = self.kind[rows] == name.kind
            crossing = self.kind[rows] == KIND_NUMBER["crossing"]
            columns["crossing_said"][rows] = name.crossing & crossing
            large = np.isin(self.kind[rows], [_ADMIN1, _ADMIN2])
            columns["division_said"][rows] = name.division & large
            columns["municipality_said"][rows] = name.municipality & (self.kind[rows] == _ADMIN2)
        for tie in self.joints:
            if tie.how in {"comma", "into"}:
                self._contain(columns, tie)
        if home is not None:
            at = unit_vectors(np.asarray(home[0]), np.asarray(home[1]))
            km = EARTH_KM * np.arccos(np.clip(self.vectors @ at, -1, 1))
            columns["home_near"] = np.exp(-km / 150.0)
            nearest = gazetteer.nearest(lon=home[0], lat=home[1], limit=1)
            record = gazetteer.records[gazetteer.number_of(nearest[0].id)] if nearest else None
            if record is not None:
                columns["home_country"] = (self.country == int(record["country"])).astype(float)
                columns["home_division"] = (self.admin1 == int(record["admin1"])).astype(float)
        return np.stack([columns[name] for name in OWN], axis=1)

    def _contain(self, columns: dict[str, np.ndarray], tie: Joint) -> None:
        inner = slice(self.first[tie.first], self.first[tie.first + 1])
        outer = slice(self.first[tie.second], self.first[tie.second + 1])
        holds = self.holding(outer, inner)
        column = "lies_in_next" if tie.how == "comma" else "lies_in_next_loose"
        columns[column][inner] = np.maximum(columns[column][inner], holds.any(axis=0))
        columns["holds_previous"][outer] = np.maximum(
            columns["holds_previous"][outer], holds.any(axis=1)
        )

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
        starts = self.first[:-1][np.diff(self.first) > 0]
        groups = np.diff(np.append(starts, len(scores)))
        top = np.repeat(np.maximum.reduceat(scores, starts), groups)
        weights = np.exp(scores - top)
        found: np.ndarray = weights / np.repeat(np.add.reduceat(weights, starts), groups)
        return found

    def around(self, likely: np.ndarray) -> np.ndarray:
        """Return the features of the context, given how likely each candidate is."""
        rows = len(self.of)
        columns = {name: np.zeros(rows) for name in AROUND}
        if not rows:
            return np.zeros((0, len(AROUND)))
        mass = likely * np.minimum(self.counts, 3.0)[self.of]
        total = mass.sum()
        own = np.zeros(len(self.names))
        np.add.at(own, self.of, mass)
        others = np.maximum(total - own[self.of], 1e-9)
        columns["country_share"] = self._share(self.country, mass, others)
        nation = np.isin(self.kind, _NATIONS)
        columns["country_named"] = np.minimum(
            self._share(self.country, np.where(nation, mass, 0.0), 1.0), 3.0
        ) * (~nation)
        columns["country_only"] = (columns["country_share"] > 0.6).astype(float)  # noqa: PLR2004
        columns["division_share"] = self._share(self.admin1, mass, others)
        division = self.kind == _ADMIN1
        columns["division_named"] = np.minimum(
            self._share(self.admin1, np.where(division, mass, 0.0), 1.0), 2.0
        ) * (~division)
        columns["county_share"] = self._share(self.admin2, mass, others)
        self._nearness(columns, likely)
        return np.stack([columns[name] for name in AROUND], axis=1)

    def _share(
        self, column: np.ndarray, mass: np.ndarray, others: np.ndarray | float
    ) -> np.ndarray:
        """Return the mass of the other names' candidates with the same value, over `others`."""
        top = int(column.max()) + 1
        whole = np.bincount(column, mass, top)[column]
        pair = self.of * top + column
        _, back = np.unique(pair, return_inverse=True)
        own = np.bincount(back, mass)[back]
        share: np.ndarray = np.where(column > 0, (whole - own) / others, 0.0)
        return share.clip(0.0)

    def _nearness(self, columns: dict[str, np.ndarray], likely: np.ndarray) -> None:
        point = ~np.isin(self.kind, [_COUNTRY, KIND_NUMBER["demonym"], KIND_NUMBER["continent"]])
        weight = np.where(point, likely, 0.0)
        held = np.diff(self.first) > 0
        starts = self.first[:-1][held]
        near = np.add.reduceat(np.exp(-self.kilometres / _NEAR_KM) * weight, starts, axis=1)
        far = np.add.reduceat(np.exp(-self.kilometres / _FAR_KM) * weight, starts, axis=1)
        places = np.flatnonzero(held)
        own = places[None, :] == self.of[:, None]
        near[own] = 0.0
        far[own] = 0.0
        counted = np.add.reduceat(weight, starts)[None, :] * ~own
        others = np.maximum(counted.sum(axis=1), 0.5)
        columns["near_mean"] = near.sum(axis=1) / others
        columns["near_best"] = near.max(axis=1) if near.size else near.sum(axis=1)
        columns["far_mean"] = far.sum(axis=1) / others
        position = {int(name): at for at, name in enumerate(places)}
        for tie in self.joints:
            for one, other in ((tie.first, tie.second), (tie.second, tie.first)):
                if one == other or one not in position or other not in position:
                    continue
                rows = slice(self.first[one], self.first[one + 1])
                value = far[rows, position[other]]
                columns["near_list"][rows] = np.maximum(columns["near_list"][rows], value)
                theirs = slice(self.first[other], self.first[other + 1])
                alike = np.bincount(self.kind[theirs], likely[theirs], 32)[self.kind[rows]]
                columns["same_kind_list"][rows] = np.maximum(
                    columns["same_kind_list"][rows], alike * (tie.how == "list")
                )
