"""The rows that a GeoPackage holds beside those of its incidents: places, areas, mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.export import columns
from geo.records.display import display_group_of
from geo.records.names import label_of, names_of
from geo.records.table import PLACE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.export.about import About
    from geo.records import Incident, Place, Resolution

#: Columns of the table of mentions, without what a place's own row says.
MENTIONS: Mapping[str, str] = {
    "article": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "role": "str",
    "kind": "str",
    "place_id": "str",
    "score": "float64",
    "reason": "str",
}

#: Columns of the layer of areas: an incident that is known to an area, once more.
AREAS: Mapping[str, str] = {
    "incident_id": "str",
    "title": "str",
    "event_group": "str",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    **columns.TIMES,
    "place_id": "str",
    "place_label": "str",
    "where_prec": "Int64",
    "approximate": "bool",
}

#: Where precisions of what is known to an area: divisions, and what is fuzzy or linear.
_AREA_PRECISIONS = (3, 4, 5)


def mention_rows(resolutions: Iterable[Resolution], known: set[str]) -> Iterator[dict[str, Any]]:
    """Yield the mentions in the articles `known`, each as a row with the place it means."""
    for resolution in resolutions:
        mention, place = resolution.mention, resolution.place
        if mention.article_id in known:
            yield {
                "article": mention.article_id,
                "start": mention.start,
                "end": mention.end,
                "text": mention.surface,
                "role": mention.role,
                "kind": mention.kind if place is None else place.kind,
                "place_id": None if place is None else place.id,
                "score": resolution.score,
                "reason": resolution.reason,
            }


def area_rows(incidents: Iterable[Incident], about: About) -> Iterator[dict[str, Any]]:
    """Yield each incident that is known to an area as a row with the area's outline."""
    outlines: dict[str, bytes | None] = {}
    for incident in incidents:
        place_id = incident.place_id or ""
        area = about.areas.get(place_id)
        if area is None or incident.where_prec not in _AREA_PRECISIONS:
            continue
        if place_id not in outlines:
            outlines[place_id] = _outline(area["geometry"])
        place = about.place_of.get(place_id)
        yield {
            "incident_id": incident.id,
            "title": incident.title,
            "event_group": display_group_of(incident.event_class),
            "start": incident.start,
            "end": incident.end,
            "start_time": incident.start,
            "end_time": incident.end or incident.start,
            "place_id": place_id,
            "place_label": incident.place_name if place is None else label_of(place),
            "where_prec": incident.where_prec,
            "approximate": bool(area.get("approximate")),
            columns.GEOMETRY: outlines[place_id],
        }


def place_rows(places: Iterable[Place]) -> Iterator[dict[str, Any]]:
    """Yield each place as a row with its point."""
    for place in places:
        row = {name: getattr(place, name, None) for name in PLACE_COLUMNS}
        row |= {"label": label_of(place), "names": names_of(place)}
        yield {**row, columns.GEOMETRY: columns.wkb(place.lon, place.lat)}


def _outline(geometry: Mapping[str, Any]) -> bytes | None:
    """Return a GeoJSON polygon as WKB of a MultiPolygon; None for what is none."""
    import shapely  # noqa: PLC0415  (only where there are areas)
    from shapely.errors import ShapelyError  # noqa: PLC0415

    try:
        drawn = shapely.geometry.shape(geometry)
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError):
        return None
    if drawn.geom_type == "Polygon":
        drawn = shapely.MultiPolygon([drawn])
    return bytes(drawn.wkb) if drawn.geom_type == "MultiPolygon" else None
