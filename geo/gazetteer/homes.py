"""An outlet's home that no list of places knows: said in one line, with a name that is near it.

Enters: the name as given, and the gazetteer. Leaves: a warning, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.gazetteer.atlas import Gazetteer

_FEWEST_LETTERS = 4


def home_warning(home: object, gazetteer: Gazetteer) -> str | None:
    """Return a warning where `home` is the name of no known place.

    "Mitrovica, Kosovo" is known where "Mitrovica" is; coordinates and None need no list.
    """
    if not isinstance(home, str):
        return None
    name = home.partition(",")[0].strip()
    if gazetteer.lookup(home) or gazetteer.lookup(name):
        return None
    near = ""
    for stop in range(len(name) - 1, _FEWEST_LETTERS - 1, -1):
        if found := gazetteer.search(name[:stop]):
            near = f" (near it: {found[0].place.name})"
            break
    return f"home “{home}” is no place on the lists and was not used{near}; give its [lon, lat]."
