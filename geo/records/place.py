"""Place mentions, places, and the decision which place a mention means.

Coordinates are WGS84 degrees (EPSG:4326), always named ``lon`` and ``lat``.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  (read at run time by the codec)
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal[
    "event_location",
    "metonym_actor",
    "speech_location",
    "source_location",
    "reference_location",
    "dateline",
    "caption_location",
    "facility_location",
    "topic",
    "agreement_name",
    "boilerplate",
]

PlaceKind = Literal[
    "settlement",
    "country",
    "admin1",
    "admin2",
    "region",
    "continent",
    "water",
    "terrain",
    "crossing",
    "landmark",
    "historic_state",
    "demonym",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a text. `start` and `end` are code points, end exclusive."""

    article_id: str
    start: int
    end: int
    surface: str
    role: Role = "topic"
    kind: PlaceKind | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes
    ----------
    id
        ``geonames:783770``, or an id of our own pack (``dateline:jarinje-crossing``,
        ``country:XK``).
    name
        The form usual in English.
    names
        Forms by language: en, sq, sr-Latn, sr-Cyrl, ...; may hold alternates under ``alt``
        (joined by ``|``).
    feature_class, feature_code
        GeoNames codes (P/PPLA, A/PCLI, H/LK, S/..., ...).
    country
        ISO 3166-1 alpha-2, and XK for Kosovo.
    uncertainty_m
        Radius in metres within which an event "at" the place may lie.
    geometry
        GeoJSON geometry where the place is not a point; `lon`, `lat` are then a point in it.
    """

    id: str
    name: str
    lon: float
    lat: float
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
    kind: PlaceKind = "settlement"
    feature_class: str = "P"
    feature_code: str = "PPL"
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    uncertainty_m: float = 2000.0
    geometry: Mapping[str, Any] | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a mention may mean, its score, and the parts of that score."""

    place: Place
    score: float
    parts: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which place a mention means; `place` is None where none fits, and `reason` says why."""

    mention: Mention
    place: Place | None
    reason: str = ""
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    resolver: str = ""
