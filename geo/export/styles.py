"""How QGIS draws the layers of a GeoPackage: symbols, labels, what it leaves out.

Nothing goes in, the inside of a QML document (XML, as QGIS 3.22 and later read it) comes out. The
layers follow the Temporal Controller by their start and end fields, both days inclusive.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from geo.records.display import DISPLAY_GROUPS, GROUP_LOOKS
from geo.records.filter import REJECTED
from geo.records.table import PLACE_PRECISION

#: What QGIS calls our shapes, and by how many degrees it turns them.
_SHAPES = {"plus": ("cross_fill", 0), "saltire": ("cross_fill", 45)}
#: How many were killed or injured; in ``killed_best`` or ``injured_best`` may be nothing.
_HURT = 'coalesce("killed_best", 0) + coalesce("injured_best", 0)'
#: Diameter in millimetres: the radius in pixels of `geo.maps.style.radius_px` at 96 dots an inch.
_SIZE = f"0.53 * min(34, sqrt(49 + 5.5 * ({_HURT})))"
#: What a reviewer rejected is in a set that asks for it, and struck out as on Dateline's own map.
_REJECTED = f""""review" = '{REJECTED}'"""
#: Start and end are fields (2), and both of them belong to the time (1): see QGIS'
#: ``QgsVectorLayerTemporalProperties``.
_TEMPORAL = (
    '<temporal enabled="1" mode="2" limitMode="1" startField="start_time" endField="end_time"'
    ' durationField="" durationUnit="d" fixedDuration="0" accumulate="0"'
    ' startExpression="" endExpression=""><fixedRange><start></start><end></end></fixedRange>'
    "</temporal>"
)
HEAD = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
#: The oldest version whose form this is; newer ones read it.
VERSION = "3.22.0"
#: Kinds of places that are no point on a map: whoever is known to them alone is not drawn either.
_COUNTRY = 6
NOT_DRAWN = tuple(kind for kind, prec in PLACE_PRECISION.items() if prec == _COUNTRY)

#: What is written beside an incident: its title in dark grey, with a white seam, in short lines. Of
#: labels that would cover each other the one with most killed or injured stays.
_LABELS = (
    '<labeling type="simple"><settings calloutType="simple">'
    '<text-style fieldName="title" isExpression="0" fontSize="8" fontSizeUnit="Point"'
    ' textColor="39,49,59,255" textOpacity="1" multilineHeight="1">'
    '<text-buffer bufferDraw="1" bufferSize="1" bufferSizeUnits="MM" bufferOpacity="1"'
    ' bufferColor="255,255,255,255" bufferNoFill="1"/></text-style>'
    '<text-format autoWrapLength="26" useMaxLineLengthForAutoWrap="1" multilineAlign="3"/>'
    '<placement placement="6" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" dist="1"'
    ' distUnits="MM" offsetType="1" priority="5"/>'
    '<rendering drawLabels="1" displayAll="0" obstacle="1" obstacleFactor="1"/>'
    "{placing}</settings></labeling>"
)


def incidents_style() -> str:
    """Return the style of the layer of incidents: a symbol a group, as large as many were hurt.

    The title stands beside it. Of several at one point the smaller lies on the larger. What a
    reviewer rejected is struck out, symbol and title.
    """
    symbols = [_marker(n, *GROUP_LOOKS[g]) for n, g in enumerate(DISPLAY_GROUPS)]
    largest_first = (
        f'<orderby><orderByClause asc="0" nullsFirst="0">{escape(_HURT)}</orderByClause></orderby>'
    )
    placing = _driven("dd_properties", Priority=f"min(10, 2 + sqrt({_HURT}))", Strikeout=_REJECTED)
    return _TEMPORAL + _by_group(symbols, order=largest_first) + _LABELS.format(placing=placing)


def areas_style() -> str:
    """Return the style of the layer of areas: hatched, because their outlines are approximate.

    Of what a reviewer rejected the outline is left.
    """
    return _TEMPORAL + _by_group(
        [_hatched(n, GROUP_LOOKS[g][0]) for n, g in enumerate(DISPLAY_GROUPS)]
    )


def places_style() -> str:
    """Return the style of the layer of places: small rings, and none where it is a country."""
    ring = _options(
        name="circle",
        color="255,255,255,200",
        outline_color="90,97,110,255",
        outline_width="0.3",
        outline_width_unit="MM",
        size="1.6",
        size_unit="MM",
        scale_method="diameter",
    )
    kinds = ", ".join(f"'{kind}'" for kind in NOT_DRAWN)
    shown = quoteattr(f'"kind" IS NULL OR "kind" NOT IN ({kinds})')
    return (
        '<renderer-v2 type="RuleRenderer" forceraster="0" symbollevels="0" enableorderby="0">'
        f'<rules key="places"><rule key="place" symbol="0" filter={shown}/></rules><symbols>'
        '<symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">'
        f'<layer class="SimpleMarker" enabled="1" locked="0" pass="0">{ring}</layer></symbol>'
        "</symbols></renderer-v2>"
    )


def as_qml(style: str) -> str:
    """Return a style as the document that ``layer_styles`` holds."""
    return (
        f'{HEAD}<qgis version="{VERSION}" labelsEnabled="1"'
        f' styleCategories="Symbology|Labeling|Temporal">{style}</qgis>\n'
    )


def _by_group(symbols: list[str], *, order: str = "") -> str:
    categories = "".join(
        f'<category symbol="{n}" value="{group}" label={quoteattr(label)} render="true"/>'
        for n, (group, label) in enumerate(DISPLAY_GROUPS.items())
    )
    return (
        '<renderer-v2 type="categorizedSymbol" attr="event_group" forceraster="0"'
        f' symbollevels="0" enableorderby="{int(bool(order))}">'
        f"<categories>{categories}</categories><symbols>{''.join(symbols)}</symbols>"
        f"{order}</renderer-v2>"
    )


def _rgba(colour: str, alpha: int = 255) -> str:
    return ",".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) + f",{alpha}"


def _options(**values: str) -> str:
    return "".join(f"<prop k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in values.items())


def _driven(element: str, **expressions: str) -> str:
    """Return the element that says which properties follow an expression."""
    each = "".join(
        f'<Option name="{name}" type="Map"><Option name="active" type="bool" value="true"/>'
        f'<Option name="expression" type="QString" value={quoteattr(expression)}/>'
        '<Option name="type" type="int" value="3"/></Option>'
        for name, expression in expressions.items()
    )
    return (
        f'<{element}><Option type="Map"><Option name="name" type="QString" value=""/>'
        f'<Option name="properties" type="Map">{each}</Option>'
        f'<Option name="type" type="QString" value="collection"/></Option></{element}>'
    )


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
        f"{_driven('data_defined_properties', size=_SIZE)}</layer>{_strike()}</symbol>"
    )


def _strike() -> str:
    """Return the level line through a symbol, a little wider than it, on a seam of paper."""
    drawn = ""
    for colour, wide in (("255,255,255,255", "1.2"), ("39,49,59,255", "0.5")):
        options = _options(
            name="line",
            angle="90",
            outline_color=colour,
            outline_width=wide,
            outline_width_unit="MM",
            size="5.8",
            size_unit="MM",
            scale_method="diameter",
        )
        driven = _driven("data_defined_properties", enabled=_REJECTED, size=f"{_SIZE} + 2.1")
        drawn += (
            f'<layer class="SimpleMarker" enabled="1" locked="0" pass="0">{options}{driven}</layer>'
        )
    return drawn


def _hatched(number: int, colour: str) -> str:
    no_hatching = f"if({_REJECTED}, 'no', 'b_diagonal')"
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
        f'<layer class="SimpleFill" enabled="1" locked="0" pass="0">{options}'
        f"{_driven('data_defined_properties', fillStyle=no_hatching)}</layer></symbol>"
    )
