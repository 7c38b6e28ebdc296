"""A sheet that is drawn on: Pillow's image, with lengths in CSS pixels, `SCALE` times as fine.

Shapes are drawn larger and made smaller at the end, which smooths their edges; text is set on the
result. The typeface is the page's own (Source Sans, out of the installed Streamlit).
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from PIL import Image, ImageDraw, ImageFont
from shapely.ops import substring

from geo.errors import MapError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Points = Sequence[tuple[float, float]]

#: Pixels of the file for one CSS pixel, and how much finer shapes are drawn than that.
SCALE, FINER = 2, 2
_ALL = SCALE * FINER
REGULAR, MEDIUM, BOLD = 400, 500, 600


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set: size in pixels, weight, slant, space between letters."""

    size: float
    weight: int = REGULAR
    italic: bool = False
    spacing: float = 0.0


@cache
def _file(*, italic: bool) -> Path:
    found = find_spec("streamlit")
    media = Path(found.origin).parent / "static/static/media" if found and found.origin else Path()
    name = "SourceSansVF-Italic" if italic else "SourceSansVF-Upright"
    file = next(iter(sorted(media.glob(f"{name}*.woff2"))), None)
    if file is None:
        raise MapError(f"the typeface {name} is missing: install Streamlit again")
    return file


@cache
def _font(look: Look, scale: int) -> ImageFont.FreeTypeFont:
    # Pillow's own layout: whether another one is built in differs from machine to machine.
    font = ImageFont.truetype(
        str(_file(italic=look.italic)), look.size * scale, layout_engine=ImageFont.Layout.BASIC
    )
    font.set_variation_by_axes([look.weight])
    return font


def plain(text: str) -> str:
    """Return text with its accents in one character each and without what cannot be seen."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c if c.isprintable() else " " for c in composed)


def width(text: str, look: Look) -> float:
    """Return how wide `text` is, in CSS pixels."""
    told = plain(text)
    return _font(look, SCALE).getlength(told) / SCALE + look.spacing * len(told)


def wrapped(text: str, look: Look, room: float, *, most: int = 99) -> list[str]:
    """Break `text` into lines no wider than `room`; beyond `most` lines it ends in an ellipsis."""
    lines = [""]
    for word in plain(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, look) <= room or not lines[-1]:
            lines[-1] = _cut(longer, look, room)
        else:
            lines.append(_cut(word, look, room))
    if len(lines) > most:
        return [*lines[: most - 1], _cut(lines[most - 1] + " …", look, room, force=True)]
    return lines


def _cut(text: str, look: Look, room: float, *, force: bool = False) -> str:
    if width(text, look) <= room and not force:
        return text
    kept = text.removesuffix(" …")
    while kept and width(kept + " …", look) > room:
        kept = kept[:-1]
    return kept + " …"


@dataclass(frozen=True, slots=True)
class _Words:
    x: float
    y: float
    text: str
    look: Look
    colour: str
    halo: str | None
    anchor: str


@dataclass(slots=True)
class Sheet:
    """A sheet of `wide` by `high` CSS pixels on a ground of one colour."""

    wide: int
    high: int
    ground: str
    _image: Image.Image = field(init=False)
    _pen: ImageDraw.ImageDraw = field(init=False)
    _words: list[_Words] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._image = Image.new("RGB", (self.wide * _ALL, self.high * _ALL), self.ground)
        self._pen = ImageDraw.Draw(self._image)

    def area(self, shape: shapely.Geometry, colour: str, *, opacity: float = 1.0) -> None:
        """Fill an area; its holes stay as they are."""
        for polygon in _polygons(shape):
            rings = [polygon.exterior, *polygon.interiors]
            points = [[(x * _ALL, y * _ALL) for x, y in ring.coords] for ring in rings]
            if opacity == 1 and len(points) == 1:
                self._pen.polygon(points[0], fill=colour)
            else:
                self._tint(points, colour, opacity)

    def _tint(self, rings: list[list[tuple[float, float]]], colour: str, opacity: float) -> None:
        left = max(0, int(min(x for x, _ in rings[0])))
        top = max(0, int(min(y for _, y in rings[0])))
        right = min(self._image.width, int(max(x for x, _ in rings[0])) + 2)
        bottom = min(self._image.height, int(max(y for _, y in rings[0])) + 2)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        pen = ImageDraw.Draw(mask)
        for number, ring in enumerate(rings):
            fill = 0 if number else round(255 * opacity)
            pen.polygon([(x - left, y - top) for x, y in ring], fill=fill)
        self._image.paste(colour, (left, top), mask)

    def lines(
        self,
        shape: shapely.Geometry,
        colour: str,
        *,
        thick: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw the lines of a shape, or its outline, dashed where `dash` says (stroke, gap)."""
        for points in _lines(shape):
            for piece in _dashes(points, dash) if dash else [points]:
                ends = [(x * _ALL, y * _ALL) for x, y in piece]
                self._pen.line(ends, fill=colour, width=max(1, round(thick * _ALL)), joint="curve")

    def box(self, corners: tuple[float, float, float, float], colour: str) -> None:
        """Fill a box (left, top, right, bottom)."""
        self._pen.rectangle([at * _ALL for at in corners], fill=colour)

    def words(
        self,
        at: tuple[float, float],
        text: str,
        look: Look,
        colour: str,
        *,
        halo: str | None = None,
        anchor: str = "ls",
    ) -> None:
        """Set words, on top of all shapes; `anchor` is Pillow's, by default left on the line."""
        self._words.append(_Words(*at, plain(text), look, colour, halo, anchor))

    def png(self) -> bytes:
        """Return the finished sheet as a PNG."""
        image = self._image.resize((self.wide * SCALE, self.high * SCALE), Image.Resampling.BOX)
        pen = ImageDraw.Draw(image)
        for words in self._words:
            _set(pen, words)
        out = io.BytesIO()
        image.save(out, "PNG", optimize=True, dpi=(96 * SCALE, 96 * SCALE))
        return out.getvalue()


def _set(pen: ImageDraw.ImageDraw, words: _Words) -> None:
    font = _font(words.look, SCALE)
    x = words.x * SCALE
    pieces = [words.text] if not words.look.spacing else list(words.text)
    for piece in pieces if words.halo else ():
        at = (x, words.y * SCALE)
        pen.text(
            at, piece, words.halo, font, words.anchor,
            stroke_width=2 * SCALE, stroke_fill=words.halo,
        )  # fmt: skip
        x += font.getlength(piece) + words.look.spacing * SCALE
    x = words.x * SCALE
    for piece in pieces:
        pen.text((x, words.y * SCALE), piece, words.colour, font, words.anchor)
        x += font.getlength(piece) + words.look.spacing * SCALE


def _polygons(shape: shapely.Geometry) -> Iterator[shapely.Polygon]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield part
        elif part.geom_type in {"MultiPolygon", "GeometryCollection"}:
            yield from _polygons(part)


def _lines(shape: shapely.Geometry) -> Iterator[list[tuple[float, float]]]:
    for part in shapely.get_parts(shape):
        if part.is_empty:
            continue
        if part.geom_type == "Polygon":
            yield from (list(ring.coords) for ring in (part.exterior, *part.interiors))
        elif part.geom_type in {"LineString", "LinearRing"}:
            yield list(part.coords)
        elif part.geom_type.startswith(("Multi", "Geometry")):
            yield from _lines(part)


def _dashes(points: Points, dash: tuple[float, float]) -> Iterable[list[tuple[float, float]]]:
    line = shapely.LineString(points)
    if line.length == 0:
        return
    at, (stroke, gap) = 0.0, dash
    while at < line.length:
        piece = substring(line, at, min(at + stroke, line.length))
        if piece.geom_type == "LineString":
            yield list(piece.coords)
        at += stroke + gap
