"""What is known of a name before it is seen in a text: the part of the features that is cached.

Enters: a name and the gazetteer. Leaves: `NameFacts`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer import fold
from geo.mentions.wordlists import common_levels, person_levels

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.mentions.proposals import Proposal
    from geo.records import Place

#: Places of one name that are looked at; they come best first.
MOST_PLACES = 10
#: Level of a word that is in no list.
UNLISTED = 6
_CACHED = 50_000

#: Classes of names, from the most to the least telling kind; the first that fits counts.
_CLASSES = (
    ("country", "country"),
    ("continent", "continent"),
    ("demonym", "demonym"),
    ("admin1", "admin1"),
    ("region", "region"),
    ("historic_state", "historic"),
    ("water", "water"),
    ("terrain", "terrain"),
    ("crossing", "landmark"),
    ("landmark", "landmark"),
)
#: Populations that part settlements into classes.
_SIZES = ((1_000_000, "metropolis"), (150_000, "city"), (20_000, "town"), (3_000, "small"))


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a name is known as.

    Attributes
    ----------
    group
        Class of the name: country, demonym, metropolis, city, town, small, hamlet, unknown, ...
    numbers
        Values of the features in `FACT_NAMES`.
    countries
        Countries of its places, weightiest first.
    divisions
        (country, first-level division) of its places.
    vectors
        Unit vectors of its places, shape (k, 3), k at most `MOST_PLACES`.
    strong
        Whether the name alone makes it likely that a place is meant.
    village
        Whether small places of a region's pack bear it, and no other place.
    """

    group: str
    numbers: tuple[float, ...]
    countries: tuple[str, ...]
    divisions: frozenset[tuple[str, str]]
    vectors: np.ndarray
    strong: bool
    village: bool = False


FACT_NAMES = (
    "log10_population",
    "places",
    "is_primary",
    "in_pack",
    "countries",
    "is_capital",
    "is_country",
    "is_admin1",
    "is_admin2",
    "is_settlement",
    "is_region",
    "is_continent",
    "is_water",
    "is_terrain",
    "is_landmark",
    "is_historic",
    "is_demonym",
    "words",
    "letters",
    "common_level",
    "common_level_last",
    "given_level",
    "surname_level",
    "second_log10_population",
)


def facts_of(proposal: Proposal, gazetteer: Gazetteer) -> NameFacts:
    """Return the facts of a proposal's name."""
    similar = proposal.origin == "skeleton"
    return _facts(gazetteer, proposal.name or proposal.surface, similar)


@lru_cache(maxsize=_CACHED)
def _facts(gazetteer: Gazetteer, name: str, similar: bool) -> NameFacts:  # noqa: FBT001
    places = gazetteer.similar(name) if similar else gazetteer.lookup(name)
    profile = None if similar else gazetteer.profile(name)
    top = places[:MOST_PLACES]
    kinds = profile.kinds if profile else frozenset(place.kind for place in top)
    words = fold(name).split() or [""]
    common, (given, surnames) = common_levels(), person_levels()
    levels = [common.get(word, UNLISTED) for word in words]
    population = float(profile.population) if profile else _largest(top)
    group = _group(kinds, population, known=bool(top))
    sizes = sorted((place.population for place in top), reverse=True)
    numbers = (
        np.log10(population + 1.0),
        float(min(profile.places if profile else len(top), 50)),
        float(profile.primary if profile else 0),
        float(profile.pack if profile else similar),
        float(len({place.country for place in top})),
        float(any(place.feature_code == "PPLC" for place in top[:6])),
        *(float(kind in kinds) for kind in ("country", "admin1", "admin2", "settlement", "region")),
        *(float(kind in kinds) for kind in ("continent", "water", "terrain")),
        float("crossing" in kinds or "landmark" in kinds),
        float("historic_state" in kinds),
        float("demonym" in kinds),
        float(len(words)),
        float(len(name)),
        float(min(levels)) if len(words) == 1 else float(max(levels)),
        float(levels[-1]),
        float(given.get(words[0], UNLISTED)),
        float(surnames.get(words[-1], UNLISTED)),
        float(np.log10((sizes[1] if len(sizes) > 1 else 0) + 1.0)),
    )
    countries = (
        profile.countries if profile else tuple(dict.fromkeys(p.country for p in top if p.country))
    )
    listed = levels[0] < UNLISTED or given.get(words[0], UNLISTED) < UNLISTED
    return NameFacts(
        group=group,
        numbers=tuple(float(number) for number in numbers),
        countries=countries,
        divisions=frozenset((p.country, p.admin1) for p in top if p.country and p.admin1),
        vectors=_vectors(top),
        strong=group in ("country", "admin1", "metropolis")
        or (group in ("city", "demonym") and not (listed and len(words) == 1)),
        village=profile is not None and profile.village,
    )


def _group(kinds: frozenset[str], population: float, *, known: bool) -> str:
    for kind, group in _CLASSES:
        if kind in kinds:
            return group
    if "settlement" in kinds:
        return next((group for size, group in _SIZES if population >= size), "hamlet")
    if "admin2" in kinds:
        return "admin2"
    return "other" if known else "unknown"


def _largest(places: tuple[Place, ...]) -> float:
    return float(max((place.population for place in places), default=0))


def _vectors(places: tuple[Place, ...]) -> np.ndarray:
    if not places:
        return np.zeros((0, 3), dtype=np.float32)
    lon = np.radians(np.array([place.lon for place in places]))
    lat = np.radians(np.array([place.lat for place in places]))
    columns = (np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat))
    return np.stack(columns, axis=-1).astype(np.float32)
