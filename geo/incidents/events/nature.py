"""What nature does, and what only looks like it: slabs that fall in mines, houses that burn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.events.conditions import Case

#: Rock that comes down under the ground, and not what falls on those who sleep beside a mine.
_UNDERGROUND = re.compile(r"\b(?:mines?|miners|pit|colliery|quarry|gallery|drillers|shaft)\b")
_OF_NATURE = re.compile(
    r"\b(?:earthquakes?|quakes?|floods?|storm\w*|cyclone|typhoon|landsl\w+|rains?|torrent\w*|downpour)\b",
    re.IGNORECASE,
)
#: Fires, the houses that burn, and what burns or falls where none does.
_HOUSE_FIRE = re.compile(r"\b(?:fire|blaze)\b")
_HOUSE = re.compile(
    r"\b(?:hotel|school|dormitory|factory|plant|warehouse|building|apartment|flats|hospital|nightclub|club"
    r"|market|mall|store|shop|restaurant|slum|ward|home|orphanage|tower)\b",
    re.IGNORECASE,
)
_OF_FOREST = re.compile(
    r"\b(?:forests?|bush|brush|wild\w*|grass|scrub|pine|hectares|acres|earthquakes?|quakes?|floods?|storm\w*|"
    r"lightning|cyclone|typhoon|hurricane|volcan\w+|lava|erupt\w+|landsl\w+|heat\w*)\b"
)


def is_house_fire(case: Case) -> bool:
    """Tell a hotel on fire from a forest."""
    fire = _HOUSE_FIRE.search(case.sentence) is not None and _HOUSE.search(case.sentence)
    return bool(fire) and _OF_FOREST.search(case.sentence) is None


def is_rock_in_mine(case: Case) -> bool:
    """Tell a slab that comes down on miners from a landslide."""
    below = case.has("natural_disaster") and _UNDERGROUND.search(case.sentence) is not None
    return below and _OF_NATURE.search(case.sentence) is None
