"""``dateline geocode`` and ``dateline gazetteer add``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geo import pipeline
from geo.errors import UsageError
from geo.settings import default_settings

if TYPE_CHECKING:
    import argparse

_AREAS = frozenset({".geojson", ".json"})


def geocode(arguments: argparse.Namespace) -> int:
    """Answer ``dateline geocode``: 1 where a name is not known."""
    gazetteer = pipeline.open_gazetteer(default_settings(arguments.store))
    found = {name: gazetteer.search(name) for name in arguments.names}
    if arguments.json:
        told = {
            name: [
                {
                    "place_id": c.place.id,
                    "name": c.place.name,
                    "kind": c.place.kind,
                    "country": c.place.country,
                    "admin1": c.place.admin1,
                    "lon": c.place.lon,
                    "lat": c.place.lat,
                    "population": c.place.population,
                    "score": round(c.score, 4),
                }
                for c in candidates
            ]
            for name, candidates in found.items()
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for name, candidates in found.items():
            print(name if candidates else f"{name}: not known")
            for c in candidates:
                where = ", ".join(p for p in (c.place.admin1, c.place.country) if p)
                print(
                    f"  {c.score:.3f}  {c.place.name} ({c.place.kind}; {where})  "
                    f"lon {c.place.lon:.4f} lat {c.place.lat:.4f}  {c.place.id}"
                )
    return 0 if all(found.values()) else 1


def add(arguments: argparse.Namespace) -> int:
    """Answer ``dateline gazetteer add``."""
    if not arguments.file.is_file():
        raise UsageError(f"{arguments.file} is no file: give a GeoNames dump or a GeoJSON of areas")
    gazetteer = pipeline.open_gazetteer(default_settings(arguments.store))
    is_areas = arguments.file.suffix.lower() in _AREAS
    report = gazetteer.add_areas(arguments.file) if is_areas else gazetteer.add_dump(arguments.file)
    print(f"{arguments.file}: {report}")
    return 0
