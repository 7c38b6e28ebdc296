"""The tables of incidents and places: the one owner of their columns, types and CRS.

Records go in, rows or GeoDataFrames come out; geopandas is loaded when a frame is asked for.
Files of one's own are read by `geo.records.reading`, which knows the same columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo.records.display import display_group_of
from geo.records.names import label_of, names_of
from geo.records.properties import on_earth, properties_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import geopandas as gpd

    from geo.records.article import Article
    from geo.records.incident import Incident, WherePrecision
    from geo.records.place import Place, PlaceKind, Resolution

#: WGS84, longitude first in every file and frame.
CRS = "EPSG:4326"

#: Columns of the table of incidents, in order, with their pandas types. ``object`` columns hold
#: lists; `start` and `end` are days, inclusive; `lon` and `lat` are degrees.
INCIDENT_COLUMNS: Mapping[str, str] = {
    "id": "str",
    "title": "str",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "date_prec": "Int64",
    "event_class": "str",
    "event_group": "str",
    "modality": "str",
    "tier": "str",
    "aggregate": "bool",
    "place_id": "str",
    "place_name": "str",
    "country": "str",
    "where_prec": "Int64",
    "lon": "float64",
    "lat": "float64",
    "killed_low": "Int64",
    "killed_best": "Int64",
    "killed_high": "Int64",
    "injured_low": "Int64",
    "injured_best": "Int64",
    "injured_high": "Int64",
    "crowd_low": "Int64",
    "crowd_best": "Int64",
    "crowd_high": "Int64",
    "crowd_approximate": "boolean",
    "actors": "object",
    "weapons": "object",
    "casualties": "object",
    "sources": "object",
    "claims": "object",
    "conflicts": "object",
    "relations": "object",
    "review": "str",
    "notes": "object",
}

#: Columns that a frame of incidents has besides where the places are known: what is joined.
JOINED_COLUMNS: Mapping[str, str] = {
    "place_label": "str",
    "place_names": "object",
    "place_kind": "str",
    "place_uncertainty_m": "float64",
}

#: Columns of the table of places.
PLACE_COLUMNS: Mapping[str, str] = {
    "id": "str",
    "name": "str",
    "label": "str",
    "names": "object",
    "lon": "float64",
    "lat": "float64",
    "kind": "str",
    "feature_class": "str",
    "feature_code": "str",
    "country": "str",
    "admin1": "str",
    "admin2": "str",
    "population": "Int64",
    "uncertainty_m": "float64",
}

#: Columns of the table of mentions: the keys of ``dateline parse``, and why a place was chosen.
MENTION_COLUMNS: Mapping[str, str] = {
    "start": "int64",
    "end": "int64",
    "text": "str",
    "role": "str",
    "kind": "str",
    "place_id": "str",
    "name": "str",
    "label": "str",
    "country": "str",
    "lon": "float64",
    "lat": "float64",
    "score": "float64",
    "reason": "str",
}

#: How precisely naming a place of a kind places an incident: 1 exact, 3 second-level division,
#: 4 first-level division, 5 fuzzy or linear, 6 country (after the UCDP GED codebook).
PLACE_PRECISION: Mapping[PlaceKind, WherePrecision] = {
    "settlement": 1,
    "crossing": 1,
    "landmark": 1,
    "admin2": 3,
    "admin1": 4,
    "region": 5,
    "water": 5,
    "terrain": 5,
    "country": 6,
    "continent": 6,
    "historic_state": 6,
    "demonym": 6,
}

#: Columns that a table of one's own needs, besides `lon` and `lat` or `place_name`.
NEEDED_COLUMNS = ("title", "start", "event_class")


def row_of(incident: Incident) -> dict[str, Any]:
    """Return an incident as a row: the values of `INCIDENT_COLUMNS`, days as dates.

    Examples
    --------
    >>> from geo.records import Casualty, Count, Incident
    >>> hurt = Casualty("peacekeepers", "injured", Count(30, 30, 30))
    >>> row = row_of(Incident("i1", "A clash", "armed_clash", casualties=(hurt,)))
    >>> row["injured_best"], row["killed_best"], row["event_group"]
    (30, None, 'violence')
    """
    properties = properties_of(incident)
    row: dict[str, Any] = {
        **properties,
        "start": incident.start,
        "end": incident.end,
        "event_group": display_group_of(incident.event_class),
        "country": incident.country,
        "weapons": list(incident.weapons),
        "notes": list(incident.notes),
        "crowd_approximate": incident.crowd and incident.crowd.approximate,
    }
    crowd = incident.crowd
    bounds = crowd and {"low": crowd.low, "best": crowd.best, "high": crowd.high}
    for name, count in (
        ("killed", properties["killed"]),
        ("injured", properties["injured"]),
        ("crowd", bounds),
    ):
        row[f"{name}_low"] = count and count["low"]
        row[f"{name}_best"] = count and count["best"]
        row[f"{name}_high"] = count and count["high"]
    return {name: row[name] for name in INCIDENT_COLUMNS}


def incidents_frame(
    incidents: Iterable[Incident],
    articles: Iterable[Article] = (),
    places: Iterable[Place] = (),
) -> gpd.GeoDataFrame:
    """Return incidents joined to their places, one row an incident, in EPSG:4326.

    Parameters
    ----------
    incidents
        One row each, in this order.
    articles
        Where given, each claim that points into one carries the sentence as `text`.
    places
        Where given, the names, kind and uncertainty (metres) of each incident's place.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns `INCIDENT_COLUMNS`, `JOINED_COLUMNS` and ``geometry``: a point, or None where the
        incident is not placed or known to the country only (`where_prec` 6).

    Examples
    --------
    >>> from geo.records import Incident
    >>> found = incidents_frame([Incident("i1", "A march", "demonstration", lon=20.84, lat=42.9)])
    >>> found.geometry.iloc[0].x, found.crs.to_epsg(), len(found)
    (20.84, 4326, 1)
    """
    known = {place.id: place for place in places}
    texts = {article.id: article.text for article in articles}
    rows, points = [], []
    for incident in incidents:
        row = row_of(incident)
        place = known.get(incident.place_id or "")
        row |= {
            "place_label": incident.place_name if place is None else label_of(place),
            "place_names": {} if place is None else names_of(place),
            "place_kind": None if place is None else place.kind,
            "place_uncertainty_m": None if place is None else place.uncertainty_m,
        }
        for claim in row["claims"]:
            if claim["article"] in texts:
                span = slice(claim["sentence_start"], claim["sentence_end"])
                claim["text"] = texts[claim["article"]][span]
        rows.append(row)
        points.append(position_of(incident))
    return _frame(rows, {**INCIDENT_COLUMNS, **JOINED_COLUMNS}, points)


def places_frame(places: Iterable[Place]) -> gpd.GeoDataFrame:
    """Return places as a frame in EPSG:4326, one row a place, with `PLACE_COLUMNS`.

    Examples
    --------
    >>> from geo.records import Place
    >>> places_frame([Place("x", "Zvečan", 20.84, 42.9)])[["id", "name"]].values.tolist()
    [['x', 'Zvečan']]
    """
    rows, points = [], []
    for place in places:
        row = {name: getattr(place, name, None) for name in PLACE_COLUMNS}
        rows.append({**row, "label": label_of(place), "names": names_of(place)})
        points.append((place.lon, place.lat))
    return _frame(rows, PLACE_COLUMNS, points)


def mentions_frame(resolutions: Iterable[Resolution]) -> gpd.GeoDataFrame:
    """Return mentions and the places they mean, one row a mention, in EPSG:4326.

    `start` and `end` are code points of the article's text, end exclusive; a mention that no
    place fits has no geometry, and `reason` says why.

    Examples
    --------
    >>> from geo.records import Mention, Resolution
    >>> lost = Resolution(Mention("a1", 3, 8, "Xyzzy"), None, "no place of that name")
    >>> mentions_frame([lost])[["text", "reason"]].values.tolist()
    [['Xyzzy', 'no place of that name']]
    """
    rows, points = [], []
    for resolution in resolutions:
        mention, place = resolution.mention, resolution.place
        rows.append(
            {
                "start": mention.start,
                "end": mention.end,
                "text": mention.surface,
                "role": mention.role,
                "kind": mention.kind if place is None else place.kind,
                "place_id": place and place.id,
                "name": place and place.name,
                "label": place and label_of(place),
                "country": place and place.country,
                "lon": place and place.lon,
                "lat": place and place.lat,
                "score": resolution.score,
                "reason": resolution.reason,
            }
        )
        points.append(None if place is None else (place.lon, place.lat))
    return _frame(rows, MENTION_COLUMNS, points)


def position_of(incident: Incident) -> tuple[float, float] | None:
    """Return the ``(lon, lat)`` an incident is drawn at, WGS84 degrees.

    None where it is not placed, known to the country only (`where_prec` 6), or its position is
    not on Earth.
    """
    lon, lat = incident.lon, incident.lat
    country_only = incident.where_prec == 6  # noqa: PLR2004  (after the UCDP codebook)
    if lon is None or lat is None or country_only or not on_earth(lon, lat):
        return None
    return lon, lat


def _frame(
    rows: list[dict[str, Any]],
    columns: Mapping[str, str],
    points: Sequence[tuple[float, float] | None],
) -> gpd.GeoDataFrame:
    import geopandas as gpd  # noqa: PLC0415  (only where a frame is asked for)
    import pandas as pd  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    def column(name: str, kind: str) -> Any:  # noqa: ANN401
        values = [row[name] for row in rows]
        if kind.startswith("datetime64"):
            values = [None if day is None else day.isoformat() for day in values]
        return pd.Series(values, dtype=kind)

    drawn = [None if at is None else shapely.Point(at) for at in points]
    return gpd.GeoDataFrame(
        {name: column(name, kind) for name, kind in columns.items()},
        geometry=gpd.GeoSeries(drawn, crs=CRS),
        crs=CRS,
    )
