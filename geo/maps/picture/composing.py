"""The order of drawing: ground, uncertain places, symbols, names, legend, words around the map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

from geo.maps.about import ATTRIBUTION, HOME_LAT, HOME_LON, STATUS_BOX, STATUS_NOTE
from geo.maps.areas import area_of
from geo.maps.payload import focus_of, is_drawn
from geo.maps.picture import captions, ground, view
from geo.maps.picture.arranging import AREA, Cluster, arrange
from geo.maps.picture.headings import event_labels
from geo.maps.picture.labels import Label, along, name_in, place_labels
from geo.maps.picture.legend import draw_legend
from geo.maps.picture.marks import (
    draw_incident,
    draw_mark,
    draw_number,
    draw_ties,
    draw_uncertain,
    ring_of,
)
from geo.maps.picture.sheet import BOLD, Look, Sheet, width, wrapped
from geo.maps.style import GROUND, Theme
from geo.records import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.maps.layer import Language
    from geo.maps.picture.view import Box, View
    from geo.records import Incident, Place

#: The sheet's width, its margin, the map's size and the legend's width, in CSS pixels.
WIDE, MARGIN, MAP_WIDE, MAP_HIGH, BESIDE = 1200, 28, 908, 640, 212
_TITLE, _COUNTS, _SMALL = Look(26, BOLD), Look(15), Look(12)
#: Degrees around a single place, or around nothing.
_ALONE = 0.35


def draw_picture(  # noqa: PLR0913  (all that a picture depends on)
    incidents: Sequence[Incident],
    places: Mapping[str, Place] | None = None,
    *,
    chosen: Filter | None = None,
    of: int | None = None,
    language: Language = "en",
    theme: Theme = "light",
    focus: str | None = None,
    selected: str | None = None,
) -> bytes:
    """Return a PNG of the map of `incidents`, 2400 pixels wide.

    Parameters
    ----------
    incidents
        The filtered set; what has no place to be drawn at is counted in the legend.
    places
        Places by id: names by language, uncertainty in metres, outlines.
    chosen
        The filter, whose window and words stand over the map.
    of
        How many incidents there are without the window; None leaves it out.
    language
        Of place names, as on the map.
    theme
        Colours, as on the map.
    focus
        Country (ISO 3166-1 alpha-2, XK for Kosovo) that stands out; without it the one with most
        of the incidents.
    selected
        Id of the incident that is open: its symbol is ringed, and the legend names it.

    Raises
    ------
    MapError
        If the typeface is missing from the installation.
    """
    known, asked = places or {}, chosen or Filter()
    colours = GROUND[theme]
    head = wrapped(captions.filters(asked), _SMALL, WIDE - 2 * MARGIN, most=3)
    top = 88 + 16 * len([line for line in head if line])
    frame = (float(MARGIN), float(top), float(MARGIN + MAP_WIDE), float(top + MAP_HIGH))
    drawn = [i for i in incidents if is_drawn(i)]
    at = view.fit(frame, _bounds(drawn, known))
    foot = _foot(incidents, noted=at.meets(STATUS_BOX))
    sheet = Sheet(WIDE, top + MAP_HIGH + 26 + 16 * len(foot) + 18, colours["paper"])
    signs = _draw_ground(sheet, at, theme, focus or focus_of(drawn, known))
    clusters = arrange(drawn, at)
    signs |= draw_uncertain(sheet, _rough(clusters), known, at, theme)
    if asked.bbox:
        _draw_box(sheet, at, asked.bbox, colours["accent"])
    draw_ties(sheet, clusters, theme)
    for symbol in sorted((s for c in clusters for s in c.symbols), key=lambda s: -s.radius):
        draw = draw_incident if len(symbol.incidents) == 1 else draw_number
        draw(sheet, symbol, theme)
    marked = _mark(sheet, clusters, selected, colours["accent"])
    _draw_names(sheet, at, clusters, known, language, theme, marked)
    _draw_scale(sheet, at, theme)
    # What was drawn beyond the frame is covered by paper.
    for edge in _edges(sheet, frame):
        sheet.box(edge, colours["paper"])
    sheet.lines(shapely.box(*frame).exterior, colours["rule"])
    room = (frame[2] + 24, frame[1], float(WIDE - MARGIN), frame[3])
    draw_legend(sheet, incidents, clusters, room, theme, signs=signs, marked=marked)
    sheet.words((MARGIN, 46), captions.title(incidents, asked), _TITLE, colours["ink"])
    sheet.words((MARGIN, 71), captions.counts(incidents, of), _COUNTS, colours["muted"])
    for number, line in enumerate(head):
        sheet.words((MARGIN, 92 + 16 * number), line, _SMALL, colours["muted"])
    for number, line in enumerate(foot):
        sheet.words((MARGIN, frame[3] + 24 + 16 * number), line, _SMALL, colours["muted"])
    return sheet.png()


def _rough(clusters: Sequence[Cluster]) -> list[Incident]:
    """Return whose ring or area is drawn: each with its own symbol, and areas behind numbers."""
    return [
        incident
        for cluster in clusters
        for symbol in cluster.symbols
        for incident in symbol.incidents
        if len(symbol.incidents) == 1 or (incident.where_prec or 1) >= AREA
    ]


def _mark(
    sheet: Sheet, clusters: Sequence[Cluster], selected: str | None, colour: str
) -> Incident | None:
    """Ring the symbol of the incident that is open, and return it; None where it is not drawn."""
    for symbol in (s for cluster in clusters for s in cluster.symbols):
        for incident in symbol.incidents:
            if selected is not None and incident.id == selected:
                draw_mark(sheet, (symbol.x, symbol.y), ring_of(symbol), colour)
                return incident
    return None


def _foot(incidents: Sequence[Incident], *, noted: bool) -> list[str]:
    room = WIDE - 2 * MARGIN
    told = [
        *wrapped(captions.sources(incidents), _SMALL, room, most=3),
        f"Map and places: {ATTRIBUTION}. Made with Dateline.",
        *(wrapped(STATUS_NOTE, _SMALL, room) if noted else ()),
    ]
    return [line for line in told if line]


def _edges(sheet: Sheet, frame: Box) -> list[Box]:
    left, top, right, bottom = frame
    return [
        (0, 0, sheet.wide, top),
        (0, bottom, sheet.wide, sheet.high),
        (0, top, left, bottom),
        (right, top, sheet.wide, bottom),
    ]


def _bounds(drawn: Sequence[Incident], places: Mapping[str, Place]) -> Box:
    """Return what holds all symbols, and an area around them that is not much larger (degrees)."""
    if not drawn:
        return HOME_LON - 1.4, HOME_LAT - 1.0, HOME_LON + 1.4, HOME_LAT + 1.0
    lons = [i.lon or 0.0 for i in drawn]
    lats = [i.lat or 0.0 for i in drawn]
    near = (min(lons), min(lats), max(lons), max(lats))
    rough = (i for i in drawn if (i.where_prec or 1) >= AREA)
    areas = [a for i in rough if (a := area_of(i, places.get(i.place_id or "")))]
    boxes = [near, *(shapely.geometry.shape(dict(a["geometry"])).bounds for a in areas)]
    whole = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    chosen = whole if _side(whole) <= 3 * _side(near) else near
    if _side(chosen) > 0:
        return chosen
    return chosen[0] - _ALONE, chosen[1] - _ALONE, chosen[2] + _ALONE, chosen[3] + _ALONE


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _draw_ground(sheet: Sheet, at: View, theme: Theme, focus: str | None) -> set[str]:
    """Draw land, waters and borders; return ``disputed`` where such a border is in the frame."""
    found = set()
    colours = GROUND[theme]
    sheet.box(at.frame, colours["sea"])
    for country, area in ground.areas(at, "countries"):
        fill = colours["focus" if country and country == focus else "land"]
        sheet.area(area, fill)
        sheet.lines(area, fill, thick=0.8)
    for rank, line in ground.rivers(at):
        sheet.lines(line, colours["river"], thick=ground.river_px(rank))
    for _, area in ground.areas(at, "lakes"):
        sheet.area(area, colours["sea"])
    for status, line in ground.borders(at):
        if status == "disputed":
            sheet.lines(line, colours["disputed"], thick=1.4, dash=(6, 4))
            if not line.is_empty:
                found.add(status)
        else:
            sheet.lines(line, colours["border"])
    return found


def _draw_box(sheet: Sheet, at: View, box: Box, colour: str) -> None:
    west, north = at.point(lon=box[0], lat=box[3])
    east, south = at.point(lon=box[2], lat=box[1])
    lines = shapely.clip_by_rect(shapely.box(west, north, east, south).exterior, *at.frame)
    sheet.lines(lines, colour, thick=1.5, dash=(4, 4))


def _draw_names(
    sheet: Sheet,
    at: View,
    clusters: Sequence[Cluster],
    places: Mapping[str, Place],
    language: str,
    theme: Theme,
    marked: Incident | None,
) -> None:
    events = event_labels(clusters, places, language, marked)
    told = {label.name.casefold() for label in events}
    labels: list[Label] = list(events)
    for row in ground.names():
        if row.first_zoom <= at.zoom <= row.last_zoom:
            x, y = at.point(lon=row.lon, lat=row.lat)
            country = row.kind == "country"
            spoken = "en" if country and language == "pair" else language
            text = name_in(row.name, row.names, spoken)
            if at.holds(x, y) and text.casefold() not in told:
                labels.append(Label(row.kind, text.upper() if country else text, x, y))
    taken = [
        (s.x - s.radius - 1, s.y - s.radius - 1, s.x + s.radius + 1, s.y + s.radius + 1)
        for c in clusters
        for s in c.symbols
    ]
    taken += [
        box for c in clusters for s in c.symbols if s.is_aside for box in along((s.x, s.y), s.place)
    ]
    taken.append((at.frame[0], at.frame[3] - 40, at.frame[0] + 150, at.frame[3]))
    colours = GROUND[theme]
    for label, box in place_labels(labels, taken, at.frame):
        ink = colours["ink" if label.kind in {"event", "vague"} else "muted"]
        base = (box[0] + 1, (box[1] + box[3]) / 2 + label.look.size * 0.34)
        sheet.words(base, label.text, label.look, ink, halo=colours["halo"])
        if label.kind == "town":
            sheet.area(shapely.Point(label.x, label.y).buffer(2), ink)


def _draw_scale(sheet: Sheet, at: View, theme: Theme) -> None:
    """Draw a bar of a round length, for the middle of the map."""
    per_m = at.pixels(1.0, lat=at.middle_lat())
    most = 110 / per_m
    power = 10 ** math.floor(math.log10(most))
    length = next(step * power for step in (5, 2, 1) if step * power <= most)
    x, y = at.frame[0] + 12, at.frame[3] - 14
    ink = GROUND[theme]["muted"]
    end = x + length * per_m
    sheet.lines(shapely.LineString([(x, y - 6), (x, y), (end, y), (end, y - 6)]), ink)
    text = f"{length / 1000:,.0f} km" if length >= 1000 else f"{length:.0f} m"  # noqa: PLR2004
    middle = (x + end - width(text, _SMALL)) / 2
    sheet.words((middle, y - 6), text, _SMALL, ink, halo=GROUND[theme]["halo"])
