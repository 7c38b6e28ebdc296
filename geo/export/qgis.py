"""What QGIS reads out of a GeoPackage: the default styles, and a project that opens it.

Days and extents go in, QML and QGS (XML, as QGIS 3.22 and later read them) come out. The layers
follow the Temporal Controller by their start and end fields, both days inclusive.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from geo.records.display import DISPLAY_GROUPS, GROUP_LOOKS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

#: What QGIS calls our shapes, and by how many degrees it turns them.
_SHAPES = {"plus": ("cross_fill", 0), "saltire": ("cross_fill", 45)}
#: Diameter in millimetres: the radius in pixels of `geo.maps.style.radius_px` at 96 dots an inch.
_SIZE = (
    "0.53 * min(34, sqrt(49 + 5.5 * (coalesce(&quot;killed_best&quot;, 0)"
    " + coalesce(&quot;injured_best&quot;, 0))))"
)
#: Start and end are fields (2), and both of them belong to the time (1): see QGIS'
#: ``QgsVectorLayerTemporalProperties``.
_TEMPORAL = (
    '<temporal enabled="1" mode="2" limitMode="1" startField="start_time" endField="end_time"'
    ' durationField="" durationUnit="d" fixedDuration="0" accumulate="0"'
    ' startExpression="" endExpression=""><fixedRange><start></start><end></end></fixedRange>'
    "</temporal>"
)
_HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
#: The oldest version whose form this is; newer ones read it.
_VERSION = "3.22.0"
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
    """A table of the file as the project shows it; `geometry` is Point, Polygon or nothing."""

    table: str
    title: str
    geometry: str = ""
    style: str = ""

    @property
    def id(self) -> str:
        """The project's name for it."""
        return f"dateline_{self.table}"


def incidents_style() -> str:
    """Return the style of the layer of incidents: a symbol a group, as large as many were hurt."""
    return _TEMPORAL + _by_group(
        [_marker(n, *GROUP_LOOKS[g]) for n, g in enumerate(DISPLAY_GROUPS)]
    )


def areas_style() -> str:
    """Return the style of the layer of areas: hatched, because their outlines are approximate."""
    return _TEMPORAL + _by_group(
        [_hatched(n, GROUP_LOOKS[g][0]) for n, g in enumerate(DISPLAY_GROUPS)]
    )


def as_qml(style: str) -> str:
    """Return a style as the document that ``layer_styles`` holds."""
    return (
        f'{_HEAD}<qgis version="{_VERSION}" styleCategories="Symbology|Temporal">{style}</qgis>\n'
    )


def _by_group(symbols: list[str]) -> str:
    categories = "".join(
        f'<category symbol="{n}" value="{group}" label={quoteattr(label)} render="true"/>'
        for n, (group, label) in enumerate(DISPLAY_GROUPS.items())
    )
    return (
        '<renderer-v2 type="categorizedSymbol" attr="event_group" forceraster="0"'
        ' symbollevels="0" enableorderby="0">'
        f"<categories>{categories}</categories><symbols>{''.join(symbols)}</symbols></renderer-v2>"
    )


def _rgba(colour: str, alpha: int = 255) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) + f",{alpha}"


def _options(**values: str) -> str:
    return "".join(f"<prop k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in values.items())


def _marker(number: int, colour: str, shape: str) -> str:
    name, turned = _SHAPES.get(shape, (shape, 0))
    options = _options(
        name=name,
        angle=str(turned),
        color=_rgba(colour, 215),
        outline_color="255,255,255,255",
        outline_width="0.3",
        outline_width_unit="MM",
        size="3.7",
        size_unit="MM",
        scale_method="diameter",
    )
    return (
        f'<symbol name="{number}" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="SimpleMarker" enabled="1" locked="0" pass="0">{options}'
        '<data_defined_properties><Option type="Map">'
        '<Option name="name" type="QString" value=""/><Option name="properties" type="Map">'
        '<Option name="size" type="Map"><Option name="active" type="bool" value="true"/>'
        f'<Option name="expression" type="QString" value="{_SIZE}"/>'
        '<Option name="type" type="int" value="3"/></Option></Option>'
        '<Option name="type" type="QString" value="collection"/></Option>'
        "</data_defined_properties></layer></symbol>"
    )


def _hatched(number: int, colour: str) -> str:
    options = _options(
        style="b_diagonal",
        color=_rgba(colour, 150),
        outline_color=_rgba(colour),
        outline_style="dash",
        outline_width="0.4",
        outline_width_unit="MM",
    )
    return (
        f'<symbol name="{number}" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="SimpleFill" enabled="1" locked="0" pass="0">{options}</layer></symbol>'
    )


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
        f' source={quoteattr(source[layer.table])} checked="Qt::Checked" expanded="1"/>'
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
        f'{_HEAD}<qgis version="{_VERSION}" projectname={quoteattr(title)}>'
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
        f'<maplayer type="vector" geometry="{geometry}" autoRefreshEnabled="0">'
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
