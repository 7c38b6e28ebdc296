"""Symbols, numbers, rings and hatched areas, as `symbols.js` and `rings.js` draw them."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import shapely
from shapely.affinity import affine_transform

from geo.maps.areas import area_of, radius_m
from geo.maps.payload import people_hurt
from geo.maps.picture.arranging import AREA
from geo.maps.picture.ground import geojson_area
from geo.maps.picture.sheet import BOLD, Look
from geo.maps.style import GROUND, STYLES, Theme, radius_px, ring_px, style_of
from geo.records.display import display_group_of
from geo.records.filter import REJECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.maps.picture.arranging import Cluster, Symbol
    from geo.maps.picture.sheet import Sheet
    from geo.maps.picture.view import View
    from geo.maps.style import GroupStyle
    from geo.records import Incident, Place

#: More rings than this would hide the map.
RINGS = 30
_HATCH_PX = 7.0


@cache
def outline(look: GroupStyle) -> shapely.Polygon:
    """Return the shape of a group around (0, 0), its area that of the unit circle."""
    corners = look.corners
    return shapely.Polygon(corners) if corners else shapely.Point(0, 0).buffer(1.0, quad_segs=24)


def at(shape: shapely.Geometry, x: float, y: float, size: float) -> shapely.Geometry:
    """Return a shape `size` times as large, moved to (x, y)."""
    return affine_transform(shape, [size, 0, 0, size, x, y])


def draw_ties(sheet: Sheet, clusters: Iterable[Cluster], theme: Theme) -> None:
    """Draw a line from each symbol that stands aside to the place it belongs to."""
    for symbol in (s for cluster in clusters for s in cluster.symbols if s.is_aside):
        line = shapely.LineString([(symbol.x, symbol.y), symbol.place])
        sheet.lines(line, GROUND[theme]["paper"], thick=4.5)
        sheet.lines(line, GROUND[theme]["accent"], thick=1.5)


def draw_incident(sheet: Sheet, symbol: Symbol, theme: Theme) -> None:
    """Draw one incident: pale where its day, hollow where its place is not certain.

    What a reviewer rejected is struck out.
    """
    (incident,) = symbol.incidents
    look = style_of(incident.event_class)
    vague = incident.start is None or (incident.date_prec or 1) > 1
    draw_shape(
        sheet, look, theme, (symbol.x, symbol.y), symbol.radius,
        vague=vague, hollow=(incident.where_prec or 1) >= AREA,
    )  # fmt: skip
    if incident.review == REJECTED:
        draw_strike(sheet, (symbol.x, symbol.y), symbol.radius, theme)


def draw_shape(
    sheet: Sheet,
    look: GroupStyle,
    theme: Theme,
    place: tuple[float, float],
    size: float,
    *,
    vague: bool = False,
    hollow: bool = False,
) -> None:
    """Draw a group's shape, on a rim of paper."""
    shape = at(outline(look), *place, size)
    colour, paper = look.colour(theme), GROUND[theme]["paper"]
    sheet.area(shape.buffer(1.75, join_style="mitre"), paper)
    if not hollow:
        sheet.area(shape, colour, opacity=0.3 if vague else 0.88)
    sheet.lines(shape, colour, thick=1.8 if hollow or vague else 1.0)


def draw_strike(sheet: Sheet, place: tuple[float, float], size: float, theme: Theme) -> None:
    """Draw the line that strikes out a symbol."""
    (x, y), far = place, size + 4
    line = shapely.LineString([(x - far, y), (x + far, y)])
    sheet.lines(line, GROUND[theme]["paper"], thick=4.5)
    sheet.lines(line, GROUND[theme]["ink"], thick=2)


def draw_mark(sheet: Sheet, place: tuple[float, float], radius: float, colour: str) -> None:
    """Draw the ring (`ring_px`) around the symbol of the incident that is open."""
    sheet.lines(shapely.Point(*place).buffer(radius, quad_segs=24), colour, thick=2)


def ring_of(symbol: Symbol) -> float:
    """Return the radius of the ring around a symbol: one incident's, or a number's."""
    alone = len(symbol.incidents) == 1
    reach = style_of(symbol.incidents[0].event_class).reach if alone else 1.0
    return ring_px(symbol.radius, reach)


def draw_number(sheet: Sheet, symbol: Symbol, theme: Theme) -> None:
    """Draw how many incidents a place holds, in a ring of their groups' shares.

    Of what a reviewer rejected the ring is thin; where that is all the number is struck out.
    """
    ground, r = GROUND[theme], symbol.radius
    whole = shapely.Point(symbol.x, symbol.y)
    sheet.area(whole.buffer(r + 2, quad_segs=24), ground["paper"])
    angle, total = 0.0, len(symbol.incidents)
    for look in STYLES.values():
        own = [i for i in symbol.incidents if display_group_of(i.event_class) == look.group]
        rejected = sum(i.review == REJECTED for i in own)
        for count, inner, outer in ((len(own) - rejected, 4.0, 1.0), (rejected, 2.25, -0.75)):
            if count:
                end = angle + 2 * math.pi * count / total
                arc = _arc(symbol, r - inner, r + outer, angle, end)
                sheet.area(arc, look.colour(theme))
                angle = end
    text = f"{total:,}"
    sheet.words((symbol.x, symbol.y), text, Look(12, BOLD), ground["ink"], anchor="mm")
    if all(i.review == REJECTED for i in symbol.incidents):
        half = 4.0 * len(text) + 1
        line = shapely.LineString([(symbol.x - half, symbol.y), (symbol.x + half, symbol.y)])
        sheet.lines(line, ground["ink"], thick=1.5)


def _arc(symbol: Symbol, inner: float, outer: float, first: float, last: float) -> shapely.Polygon:
    steps = max(2, math.ceil((last - first) / 0.1))
    angles = [first + (last - first) * i / steps for i in range(steps + 1)]
    out = [(symbol.x + outer * math.sin(a), symbol.y - outer * math.cos(a)) for a in angles]
    back = [
        (symbol.x + inner * math.sin(a), symbol.y - inner * math.cos(a)) for a in reversed(angles)
    ]
    return shapely.Polygon(out + back)


def hatching(shape: shapely.Geometry) -> shapely.Geometry:
    """Return diagonal lines within a shape."""
    left, top, right, bottom = shape.bounds
    step = _HATCH_PX * math.sqrt(2)
    # Lines of all areas lie on one grid, so that two that overlap do not make a mesh.
    first, last = math.floor((left + top) / step), math.ceil((right + bottom) / step)
    lines = [[(i * step - bottom, bottom), (i * step - top, top)] for i in range(first, last + 1)]
    return shapely.intersection(shapely.MultiLineString(lines), shape)


def draw_uncertain(
    sheet: Sheet,
    incidents: Iterable[Incident],
    places: Mapping[str, Place],
    view: View,
    theme: Theme,
) -> set[str]:
    """Draw a ring or a hatched area for each place that is known roughly only.

    Returns which of the two are seen: a ring that a symbol covers is not.
    """
    rough = [i for i in incidents if (i.where_prec or 1) > 1]
    if len(rough) > RINGS:
        return set()
    seen: set[str] = set()
    drawn: dict[bytes, tuple[shapely.Geometry, str, bool]] = {}
    for incident in rough:
        shape = _uncertain(incident, places.get(incident.place_id or ""), view)
        if shape.is_empty:
            continue
        colour = style_of(incident.event_class).colour(theme)
        key = shapely.to_wkb(shape)
        if key in drawn and drawn[key][1] != colour:
            colour = GROUND[theme]["muted"]
        hatched = (incident.where_prec or 1) >= AREA
        drawn[key] = (shape, colour, hatched)
        left, _, right, _ = shape.bounds
        if hatched or (right - left) / 2 > radius_px(people_hurt(incident)) + 1:
            seen.add("hatched" if hatched else "ring")
    for shape, colour, hatched in drawn.values():
        sheet.area(shape, colour, opacity=0.06)
        if hatched:
            sheet.lines(hatching(shape), _blend(colour, GROUND[theme]["focus"]), thick=1.2)
        sheet.lines(shape, colour, thick=1.5, dash=(5, 5))
    return seen


def _uncertain(incident: Incident, place: Place | None, view: View) -> shapely.Geometry:
    area = area_of(incident, place) if (incident.where_prec or 1) >= AREA else None
    if area is not None:
        return geojson_area(dict(area["geometry"]), view)
    lon, lat = incident.lon or 0.0, incident.lat or 0.0
    radius = view.pixels(radius_m(incident, place), lat=lat)
    ring = shapely.Point(view.point(lon=lon, lat=lat)).buffer(radius, quad_segs=24)
    left, top, right, bottom = view.frame
    return shapely.clip_by_rect(ring, left - 8, top - 8, right + 8, bottom + 8)


def _blend(colour: str, ground: str) -> str:
    """Return the middle of two colours, ``#rrggbb``."""
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{(a + b) // 2:02x}" for a, b in pairs)
