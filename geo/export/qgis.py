"""The project that opens a GeoPackage in QGIS.

Layers with their styles, days and extents go in, QGS (XML, as QGIS 3.22 and later read it) comes
out.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from geo.export.styles import HEAD, VERSION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

#: The controller shows a fixed range (2) when the project opens: all of it, to be played then.
_FIXED_RANGE = 2

_CRS = (
    "<spatialrefsys><proj4>+proj=longlat +datum=WGS84 +no_defs</proj4><srsid>3452</srsid>"
    "<srid>4326</srid><authid>EPSG:4326</authid><description>WGS 84</description>"
    "<projectionacronym>longlat</projectionacronym>"
    "<ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>true</geographicflag>"
    "</spatialrefsys>"
)


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of the file as the project shows it; `geometry` is Point, Polygon or nothing.

    Where it is not `drawn` the project opens with it switched off.
    """

    table: str
    title: str
    geometry: str = ""
    style: str = ""
    drawn: bool = True

    @property
    def id(self) -> str:
        """The project's name for it."""
        return f"dateline_{self.table}"


def project(
    file: str,
    *,
    title: str,
    layers: Iterable[Layer],
    relations: Iterable[tuple[str, str, str, str]],
    days: tuple[dt.date, dt.date] | None,
    box: tuple[float, float, float, float] | None,
) -> str:
    """Return a project that opens a GeoPackage with its range of time set.

    Parameters
    ----------
    file
        Name of the GeoPackage; the project stands in it, so the name alone is enough.
    layers
        From the top of the map to its bottom.
    relations
        ``(table, its column, table it points to, column there)``.
    days
        First and last day, inclusive; None where nothing is dated.
    box
        West, south, east, north in degrees; None where nothing is placed.
    """
    shown = list(layers)
    source = {layer.table: f"./{file}|layername={layer.table}" for layer in shown}
    tree = "".join(
        f'<layer-tree-layer id="{layer.id}" name={quoteattr(layer.title)} providerKey="ogr"'
        f' source={quoteattr(source[layer.table])} expanded="1"'
        f' checked="{"Qt::Checked" if layer.drawn else "Qt::Unchecked"}"/>'
        for layer in shown
    )
    ties = "".join(
        f'<relation id="{child}_{parent}" name="{child} of {parent}" strength="Association"'
        f' referencingLayer="dateline_{child}" referencedLayer="dateline_{parent}">'
        f'<fieldRef referencingField="{own}" referencedField="{other}"/></relation>'
        for child, own, parent, other in relations
    )
    order = "".join(f'<layer id="{layer.id}"/>' for layer in shown)
    return (
        f'{HEAD}<qgis version="{VERSION}" projectname={quoteattr(title)}>'
        f"<title>{escape(title)}</title><projectCrs>{_CRS}</projectCrs>"
        f"<layer-tree-group>{tree}</layer-tree-group><relations>{ties}</relations>"
        f"{_canvas(box)}"
        f"<projectlayers>{''.join(_map_layer(x, source[x.table]) for x in shown)}</projectlayers>"
        f"<layerorder>{order}</layerorder>{_settings(days)}</qgis>\n"
    )


def _map_layer(layer: Layer, source: str) -> str:
    srs = f"<srs>{_CRS}</srs>" if layer.geometry else ""
    geometry = layer.geometry or "No geometry"
    return (
        f'<maplayer type="vector" geometry="{geometry}" autoRefreshEnabled="0" labelsEnabled="1">'
        f"<id>{layer.id}</id><datasource>{escape(source)}</datasource>"
        f"<layername>{escape(layer.title)}</layername>{srs}"
        f'<provider encoding="UTF-8">ogr</provider>{layer.style}</maplayer>'
    )


def _canvas(box: tuple[float, float, float, float] | None) -> str:
    if box is None:
        return ""
    west, south, east, north = box
    if west > east:  # QGIS has no box across the antimeridian
        west, east = -180.0, 180.0
    margin = max(0.05, 0.1 * max(east - west, north - south))
    extent = (
        f"<xmin>{west - margin:.5f}</xmin><ymin>{south - margin:.5f}</ymin>"
        f"<xmax>{east + margin:.5f}</xmax><ymax>{north + margin:.5f}</ymax>"
    )
    return (
        f'<mapcanvas name="theMapCanvas"><units>degrees</units><extent>{extent}</extent>'
        f"<rotation>0</rotation><destinationsrs>{_CRS}</destinationsrs></mapcanvas>"
    )


def _settings(days: tuple[dt.date, dt.date] | None) -> str:
    """Return the project's reference system, which must be switched on, and its range of time."""
    properties = (
        '<SpatialRefSys><ProjectionsEnabled type="int">1</ProjectionsEnabled></SpatialRefSys>'
    )
    times = ""
    if days is not None:
        # Both days belong to the range: it ends with the last second of the last one.
        first, last = f"{days[0].isoformat()}T00:00:00Z", f"{days[1].isoformat()}T23:59:59Z"
        times = (
            '<ProjectTimeSettings timeStep="1" timeStepUnit="d" frameRate="2"'
            f' cumulativeTemporalRange="0"><TemporalRange><start>{first}</start><end>{last}</end>'
            "</TemporalRange></ProjectTimeSettings>"
        )
        properties += (
            "<TemporalControllerWidget>"
            f'<NavigationMode type="int">{_FIXED_RANGE}</NavigationMode>'
            f'<StartDateTime type="QString">{first}</StartDateTime>'
            f'<EndDateTime type="QString">{last}</EndDateTime>'
            "</TemporalControllerWidget>"
        )
    return f"{times}<properties>{properties}</properties>"


def stored(name: str, document: str, when: str) -> tuple[str, str, str]:
    """Return a row of ``qgis_projects``: name, metadata, the zipped project in hexadecimal.

    `when` is the time to tell instead of the clock's; the archive's own times are constant.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        inside = zipfile.ZipInfo(f"{name}.qgs", (1980, 1, 1, 0, 0, 0))
        archive.writestr(inside, document, zipfile.ZIP_DEFLATED)
    told = {"last_modified_time": when.rstrip("Z").partition(".")[0], "last_modified_user": ""}
    return name, json.dumps(told), packed.getvalue().hex()
