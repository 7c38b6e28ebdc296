"""The legend beside the map: only what is on it, and what has to be said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.maps.payload import is_drawn, people_hurt
from geo.maps.picture import captions
from geo.maps.picture.marks import draw_mark, draw_shape, draw_strike, hatching
from geo.maps.picture.sheet import BOLD, Look, wrapped
from geo.maps.style import GROUND, STYLES, Theme, radius_px, style_of
from geo.records.display import display_group_of
from geo.records.filter import REJECTED

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.maps.picture.arranging import Cluster
    from geo.maps.picture.sheet import Sheet
    from geo.maps.picture.view import Box
    from geo.records import Incident

_ROW, _TEXT, _HEAD, _SMALL = 26.0, Look(13), Look(14, BOLD), Look(11.5)
_SIZES = (0, 10, 80)


def draw_legend(
    sheet: Sheet,
    incidents: Sequence[Incident],
    clusters: Sequence[Cluster],
    room: Box,
    theme: Theme,
    *,
    signs: Collection[str],
    marked: Incident | None = None,
) -> None:
    """Draw the legend into `room` (left, top, right, bottom); `clusters` are what the map shows.

    `signs` are what else it shows (``ring``, ``hatched``, ``disputed``); `marked` is the incident
    whose symbol is ringed.
    """
    left, y, right, _ = room
    ground = GROUND[theme]
    shown = [i for i in incidents if is_drawn(i)]
    sheet.words((left, y + 14), "Legend", _HEAD, ground["ink"])
    y += 34
    for look in STYLES.values():
        count = sum(display_group_of(i.event_class) == look.group for i in shown)
        if count:
            draw_shape(sheet, look, theme, (left + 11, y), 7)
            sheet.words((left + 32, y + 4.5), look.label, _TEXT, ground["ink"])
            sheet.words((right, y + 4.5), f"{count:,}", _TEXT, ground["muted"], anchor="rs")
            y += _ROW
    if marked:
        draw_shape(sheet, style_of(marked.event_class), theme, (left + 11, y), 5)
        draw_mark(sheet, (left + 11, y), 10, ground["accent"])
        y = _told(sheet, f"chosen: {marked.title}", left, y, ground["ink"])
    y = _marks(sheet, clusters, signs, left, y, theme)
    if any(people_hurt(i) for i in shown):
        y = _sizes(sheet, left, y + 4, theme)
    for text in (captions.not_drawn(incidents), captions.review(incidents)):
        for line in wrapped(text, _SMALL, right - left) if text else []:
            sheet.words((left, y + 12), line, _SMALL, ground["muted"])
            y += 16
        y += 8


def _told(sheet: Sheet, text: str, left: float, y: float, ink: str) -> float:
    """Set what a sign means, beside it; return where it ends."""
    for line in wrapped(text, _TEXT, 178, most=4):
        sheet.words((left + 32, y + 4.5), line, _TEXT, ink)
        y += 17
    return y + _ROW - 17


def _marks(
    sheet: Sheet,
    clusters: Sequence[Cluster],
    signs: Collection[str],
    left: float,
    y: float,
    theme: Theme,
) -> float:
    """Draw what pale, ring, hatching, number and dashes mean; return where it ends."""
    ground = GROUND[theme]
    symbols = [symbol for cluster in clusters for symbol in cluster.symbols]
    shown = [s.incidents[0] for s in symbols if len(s.incidents) == 1]

    def row(text: str) -> None:
        nonlocal y
        y = _told(sheet, text, left, y, ground["ink"])

    if any(i.start is None or (i.date_prec or 1) > 1 for i in shown):
        pale = shapely.Point(left + 11, y).buffer(7, quad_segs=16)
        sheet.area(pale, ground["muted"], opacity=0.3)
        sheet.lines(pale, ground["muted"], thick=1.8)
        row("pale: day not certain")
    thin = any(i.review == REJECTED for s in symbols if len(s.incidents) > 1 for i in s.incidents)
    if thin or any(i.review == REJECTED for i in shown):
        sheet.area(shapely.Point(left + 11, y).buffer(7, quad_segs=16), ground["muted"])
        draw_strike(sheet, (left + 11, y), 7, theme)
        row(f"struck out{', thin around a number' * thin}: rejected by a reviewer")
    if "ring" in signs:
        ring = shapely.Point(left + 11, y).buffer(9, quad_segs=16)
        sheet.lines(ring, ground["muted"], thick=1.5, dash=(4, 3))
        row("ring: somewhere within")
    if "hatched" in signs:
        box = shapely.box(left + 1, y - 7, left + 21, y + 7)
        sheet.lines(hatching(box), ground["muted"])
        sheet.lines(box, ground["muted"], dash=(4, 3))
        row("hatched: area only, approximate")
    if any(symbol.is_aside for symbol in symbols):
        line = shapely.LineString([(left + 5, y), (left + 18, y)])
        sheet.lines(line, ground["accent"], thick=1.5)
        for x, r in ((left + 5, 5), (left + 18, 4)):
            sheet.area(shapely.Point(x, y).buffer(r, quad_segs=16), ground["muted"])
        apart = any(
            s.is_aside and s.place != c.symbols[0].place for c in clusters for s in c.symbols
        )
        row("line: leads to its place" if apart else "joined by a line: at one place")
    if len(shown) < len(symbols):
        ring = shapely.Point(left + 11, y).buffer(9.5, quad_segs=16)
        sheet.area(ring.difference(shapely.Point(left + 11, y).buffer(6)), ground["muted"])
        row("number: several incidents")
    if "disputed" in signs:
        line = shapely.LineString([(left, y), (left + 22, y)])
        sheet.lines(line, ground["disputed"], thick=1.8, dash=(5, 3))
        row("border whose status is disputed")
    return y


def _sizes(sheet: Sheet, left: float, y: float, theme: Theme) -> float:
    ground = GROUND[theme]
    sheet.words((left, y + 4), "Size: people killed or injured", _TEXT, ground["muted"])
    base, x = y + 18 + 2 * radius_px(_SIZES[-1]), left + 1
    for hurt in _SIZES:
        r = radius_px(hurt)
        sheet.lines(shapely.Point(x + r, base - r).buffer(r, quad_segs=24), ground["muted"])
        sheet.words((x + r, base - r), str(hurt), _SMALL, ground["ink"], anchor="mm")
        x += 2 * r + 8
    return base + 14
