"""Disasters and accidents, and what looks like them: what the rules for their classes ask.

What enters is what a clause tells, what leaves are answers, yes or no.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.events.conditions import Case

_DEMAND = re.compile(r"\b(?:protest|demand)(?:s|ed|ing)?\b", re.IGNORECASE)
#: What bursts without a bomb, and words of those that are bombs.
_MISHAP = re.compile(
    r"\b(?:gas\s+(?:bottles?|cylinders?|canisters?|tanks?|mains?|pipes?|leak)|boilers?|reactors?|furnaces?"
    r"|(?:hydrogen|fuel|oxygen)\s+tanks?|transformers?|refinery|chemical\s+plant|pressure\s+cookers?"
    r"|fireworks|(?:munitions?|ammunition|arms|weapons)\s+(?:stores?|depots?|dumps?|factory)|petrol\s+station)\b",
    re.IGNORECASE,
)
_BOMB = re.compile(
    r"\b(?:bomb\w*|devices?|explosives?|grenades?|attack\w*|missiles?|rockets?|drones?|shell\w*"
    r"|planted|sabotage)\b",
    re.IGNORECASE,
)
#: Rock that comes down under the ground, and not what falls on those who sleep beside a mine.
_UNDERGROUND = re.compile(r"\b(?:mines?|miners|pit|colliery|quarry|gallery|drillers|shaft)\b")
_OF_NATURE = re.compile(
    r"\b(?:earthquakes?|quakes?|floods?|storm\w*|cyclone|typhoon|landsl\w+|rains?|torrent\w*|downpour)\b",
    re.IGNORECASE,
)
#: Fires, the houses that burn, and what burns or falls where none does.
_HOUSE_FIRE = re.compile(r"\b(?:fire|blaze|[Ff]lames)\b")
_HOUSE = re.compile(
    r"\b(?:hotel|school|dormitory|factory|plant|warehouse|building|apartment|flats|hospital|nightclub|club"
    r"|market|mall|store|shop|restaurant|slum|ward|home|orphanage|tower)\b",
    re.IGNORECASE,
)
_OF_FOREST = re.compile(
    r"\b(?:forests?|bush|brush|wild\w*|grass|scrub|pine|hectares|acres|earthquakes?|quakes?|floods?|storm\w*|"
    r"lightning|cyclone|typhoon|hurricane|volcan\w+|lava|erupt\w+|landsl\w+|heat\w*|tornado\w*)\b",
    re.IGNORECASE,
)
#: Kinds beside which a fire, a crash or a flood is what people did.
_VIOLENT = ("attack", "clash", "explosion", "shelling", "shooting", "air_campaign", "riot", "arson")


def is_disaster(case: Case) -> bool:
    """Tell a flood from those whom it has hit and who block a road to demand help."""
    demanded = case.has("roadblock", "demonstration") and _DEMAND.search(case.sentence)
    nature = case.has("natural_disaster") and not is_rock_in_mine(case) and not is_house_fire(case)
    return nature and not case.has(*_VIOLENT) and not demanded


def is_house_fire(case: Case) -> bool:
    """Tell a hotel on fire from a forest."""
    fire = _HOUSE_FIRE.search(case.sentence) is not None and _HOUSE.search(case.sentence)
    return bool(fire) and _OF_FOREST.search(case.sentence) is None


def is_rock_in_mine(case: Case) -> bool:
    """Tell a slab that comes down on miners from a landslide."""
    below = case.has("natural_disaster") and _UNDERGROUND.search(case.sentence) is not None
    return below and _OF_NATURE.search(case.sentence) is None


def is_mishap(case: Case) -> bool:
    """Tell a boiler that bursts from a bomb."""
    burst = case.has("explosion") and _MISHAP.search(case.sentence) is not None
    return burst and not case.names("armed") and _BOMB.search(case.sentence) is None


def is_accident(case: Case) -> bool:
    """Tell a crash or a fire from one that people with arms or a crowd brought about."""
    violent = case.has(*_VIOLENT) or case.names("armed") or is_ramming(case)
    return case.has("accident") and not violent


def is_ramming(case: Case) -> bool:
    """Tell a crowd that rams a convoy from a lorry that does."""
    return case.has("accident") and case.crowd_acts and "rammed" in case.sentence
