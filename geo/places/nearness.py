"""Features of a candidate that depend on how likely the candidates of other names are.

In goes the table of an article's candidates; what does not change from round to round is worked
out once. Out come the columns `AROUND`, once a round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.gazetteer.layout import KIND_NUMBER

if TYPE_CHECKING:
    from geo.places.features import Table

#: Features that depend on the other names of the article.
AROUND: Final = (
    "country_share", "country_named", "country_only", "division_share", "division_named",
    "county_share", "near_mean", "near_best", "near_list", "far_mean", "same_kind_list",
)  # fmt: skip

(
    _COUNTRY_SHARE, _COUNTRY_NAMED, _COUNTRY_ONLY, _DIVISION_SHARE, _DIVISION_NAMED,
    _COUNTY_SHARE, _NEAR_MEAN, _NEAR_BEST, _NEAR_LIST, _FAR_MEAN, _SAME_KIND_LIST,
) = range(len(AROUND))  # fmt: skip
_KINDS = 32
_COUNTRY, _ADMIN1 = KIND_NUMBER["country"], KIND_NUMBER["admin1"]
#: Kinds that name a country as a whole, and those that lie at no point, by number.
_NATION = np.zeros(_KINDS, dtype=bool)
_NATION[[_COUNTRY, KIND_NUMBER["demonym"]]] = True
_POINT = ~_NATION
_POINT[KIND_NUMBER["continent"]] = False

#: Distances at which nearness has fallen to a third, in kilometres.
_NEAR_KM, _FAR_KM = 60.0, 400.0


class Context:
    """What the other names of an article say of each candidate."""

    def __init__(self, table: Table) -> None:
        self._table = table
        sizes = np.diff(table.first)
        held = sizes > 0
        self.groups = sizes[held]
        self.starts = np.array(table.first[:-1], dtype=np.int64)[held]
        self._most = np.minimum(table.counts, 3.0)[table.of]
        nation = _NATION[table.kind]
        self._nations = nation.astype(float)
        self._no_nation = ~nation
        division = table.kind == _ADMIN1
        self._divisions = division.astype(float)
        self._no_division = ~division
        self._points = _POINT[table.kind].astype(float)
        names = np.flatnonzero(held)
        self._other = names[None, :] != table.of[:, None]
        self._position = {int(name): at for at, name in enumerate(names)}
        codes = np.stack((table.country, table.admin1, table.admin2))
        alike = codes[:, :, None] == codes[:, None, :]
        alike &= table.of[:, None] != table.of
        alike &= (codes > 0)[:, :, None]
        self._alike = alike.astype(float)
        self._near = np.exp(-table.kilometres / _NEAR_KM)
        self._far = np.exp(-table.kilometres / _FAR_KM)

    def features(self, likely: np.ndarray) -> np.ndarray:
        """Return the columns `AROUND`, given how likely each candidate is."""
        found = np.zeros((len(AROUND), len(likely)))
        if not len(likely):
            return found.T
        mass = likely * self._most
        own = np.add.reduceat(mass, self.starts)
        others = np.maximum(mass.sum() - own.repeat(self.groups), 1e-9)
        country, division, county = self._alike @ mass / others
        found[_COUNTRY_SHARE] = country
        named = np.minimum(self._alike[0] @ (mass * self._nations), 3.0)
        found[_COUNTRY_NAMED] = named * self._no_nation
        found[_COUNTRY_ONLY] = country > 0.6  # noqa: PLR2004
        found[_DIVISION_SHARE] = division
        named = np.minimum(self._alike[1] @ (mass * self._divisions), 2.0)
        found[_DIVISION_NAMED] = named * self._no_division
        found[_COUNTY_SHARE] = county
        self._nearness(found, likely)
        return found.T

    def _nearness(self, found: np.ndarray, likely: np.ndarray) -> None:
        weight = likely * self._points
        near = np.add.reduceat(self._near * weight, self.starts, axis=1)
        far = np.add.reduceat(self._far * weight, self.starts, axis=1)
        near *= self._other
        far *= self._other
        others = np.maximum(self._other @ np.add.reduceat(weight, self.starts), 0.5)
        found[_NEAR_MEAN] = near.sum(axis=1) / others
        found[_NEAR_BEST] = near.max(axis=1)
        found[_FAR_MEAN] = far.sum(axis=1) / others
        table, position = self._table, self._position
        for tie in (tie for tie in table.joints if tie.how != "opened"):
            for one, other in ((tie.first, tie.second), (tie.second, tie.first)):
                if one == other or one not in position or other not in position:
                    continue
                rows = slice(table.first[one], table.first[one + 1])
                column = found[_NEAR_LIST, rows]
                np.maximum(column, far[rows, position[other]], out=column)
                if tie.how not in {"list", "and"}:
                    continue
                theirs = slice(table.first[other], table.first[other + 1])
                kinds = np.bincount(table.kind[theirs], likely[theirs], _KINDS)
                column = found[_SAME_KIND_LIST, rows]
                np.maximum(column, kinds[table.kind[rows]], out=column)
