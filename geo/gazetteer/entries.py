"""A place on its way into the index, as its source gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records.place import PlaceKind


@dataclass(slots=True)
class Entry:
    """One place of a source.

    Attributes
    ----------
    id
        As in `geo.records.Place`.
    lon, lat
        WGS84 degrees.
    names
        Forms by language (en, sq, sr-Latn, sr-Cyrl); all of them are indexed, and shown.
    alternates
        Further forms that are indexed but not shown.
    called
        What English calls it besides, as good as its name: indexed so, but not shown.
    literals
        Forms that count only exactly as written: abbreviations ("U.S.", "Ala.").
    admin1, admin2
        Codes of the divisions as GeoNames writes them ("10" or "US.10" is "10"), or names.
    weight
        What decides between namesakes when nothing else does; the population, where known.
    pack
        Whether it belongs to a region's pack, which is searched by spelling skeletons, too.
    village
        Whether it is a small place of a pack, meant only where an article speaks of the region,
        and found by its names as written alone, of which no language's is the first.
    """

    id: str
    name: str
    lon: float
    lat: float
    kind: PlaceKind = "settlement"
    feature_class: str = "P"
    feature_code: str = "PPL"
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    uncertainty_m: float = 2000.0
    names: Mapping[str, str] = field(default_factory=dict)
    alternates: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    geometry: Mapping[str, Any] | None = None
    weight: float = 0.0
    pack: bool = False
    village: bool = False
