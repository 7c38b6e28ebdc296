"""When the best candidate is not to be believed: a small town far from all that an article names.

A village that no gazetteer has often shares its name with one on another continent. Giving that
one is worse than giving none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from geo.gazetteer.layout import KIND_NUMBER
from geo.places.features import AROUND, OWN

if TYPE_CHECKING:
    from geo.places.features import Table

#: On the even halves of LGL and GeoWebNews the best candidates that fail all of these were wrong
#: in 13 of 13 cases; at 300,000 people one in 15 was right (Geneva).
MOST_PEOPLE: Final = 150_000
FEWEST_NAMES: Final = 4
LEAST_SHARE: Final = 0.02
#: Of a village or small town less is believed: with fewer people than this all best candidates in a
#: country that nothing else in the text lies in were wrong there (6 of 6), and 2 of 2 in
#: ``tests/reports``; nearer than this (`far_mean`, about 300 km) it may lie across a border.
FEW_PEOPLE: Final = 20_000
NEAR: Final = 0.45

_COLUMNS = OWN + AROUND
_SHARE, _FAR = _COLUMNS.index("country_share"), _COLUMNS.index("far_mean")
_TIES = [_COLUMNS.index(n) for n in ("lies_in_next", "lies_in_next_loose", "holds_previous")]
_HOME = _COLUMNS.index("home_near")
_CAPITAL = _COLUMNS.index("capital")


def is_outlier(table: Table, row: int, features: np.ndarray) -> bool:
    """Return whether a candidate is a small town in a country and region of its own.

    That is: the article has several other names, none of them lies in its country or near it,
    the text does not say what it lies in, and it is not near the outlet's home.
    """
    if len(table.names) < FEWEST_NAMES or table.kind[row] != KIND_NUMBER["settlement"]:
        return False
    columns = features[row]
    small = table.size[row] < np.log10(FEW_PEOPLE)
    return bool(
        table.size[row] < np.log10(MOST_PEOPLE)
        and columns[_SHARE] < LEAST_SHARE
        and columns[_FAR] < (NEAR if small else LEAST_SHARE)
        and columns[_TIES].max() <= 0
        and columns[_HOME] < LEAST_SHARE
        and not columns[_CAPITAL]
    )
