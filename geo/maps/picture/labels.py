"""Names that collide neither with each other nor with the symbols (as `labels.js` sets them).

Greedy: the weightiest name first, the first free side wins. Enters: names with their points in
pixels. Leaves: boxes that hold them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.maps.picture.sheet import BOLD, MEDIUM, Look, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.maps.picture.view import Box

GAP = 3.0
#: A line is kept free in steps of so many pixels: less than a name is high.
_LINE_STEP_PX = 4.0
LOOKS = {"event": Look(13, BOLD), "vague": Look(13, MEDIUM, italic=True), "town": Look(11.5)}
COUNTRY = Look(12, MEDIUM, spacing=2.2)
_HEIGHT = {"event": 16.0, "vague": 16.0, "town": 14.0, "country": 15.0}


@dataclass(frozen=True, slots=True)
class Label:
    """A name: what it names (``event``, ``vague``, ``town``, ``country``) and around which point.

    `radius` is what the symbol on the point takes, `reach` what all around it take, in pixels;
    `short` is set instead where `text` finds no room.
    """

    kind: str
    text: str
    x: float
    y: float
    radius: float = 3.0
    reach: float = 0.0
    short: str = ""

    @property
    def name(self) -> str:
        """What is named, without what is told of it."""
        return self.short or self.text

    @property
    def look(self) -> Look:
        """How it is set."""
        return COUNTRY if self.kind == "country" else LOOKS[self.kind]


def name_in(name: str, names: Mapping[str, str], language: str) -> str:
    """Return a place's name in a language of labels; ``pair`` gives both official forms.

    Examples
    --------
    >>> name_in("Zvečan", {"sq": "Zveçan"}, "pair"), name_in("Oslo", {}, "sq")
    ('Zvečan / Zveçan', 'Oslo')
    """
    if language != "pair":
        return names.get(language) or name
    if "sr-Latn" not in names and "sq" not in names:
        return name
    return " / ".join(dict.fromkeys([names.get("sr-Latn") or name, names.get("sq") or name]))


def place_labels(
    labels: Iterable[Label], taken: Iterable[Box], frame: Box
) -> list[tuple[Label, Box]]:
    """Return the labels that find room, each with its box (left, top, right, bottom)."""
    held = list(taken)
    set_ones = []
    for label in labels:
        if not label.text:
            continue
        shorter = [replace(label, text=label.short, short="")] if label.short else []
        for each in (label, *shorter):
            free = (box for box in _sides(each) if _inside(box, frame))
            found = next((box for box in free if all(_apart(box, other) for other in held)), None)
            if found is not None:
                held.append(found)
                if each.kind == "town":  # its dot, which no later name may lie on
                    held.append((each.x - 2, each.y - 2, each.x + 2, each.y + 2))
                set_ones.append((each, found))
                break
    return set_ones


def along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """Return boxes on the line between two points, so that no name hides it."""
    (x, y), (to_x, to_y) = start, end
    steps = max(1, math.ceil(math.dist(start, end) / _LINE_STEP_PX))
    middles = [(x + (to_x - x) * n / steps, y + (to_y - y) * n / steps) for n in range(steps + 1)]
    return [(a - 1.0, b - 1.0, a + 1.0, b + 1.0) for a, b in middles]


def _apart(a: Box, b: Box) -> bool:
    across = a[2] + GAP <= b[0] or b[2] + GAP <= a[0]
    return across or a[3] + GAP <= b[1] or b[3] + GAP <= a[1]


def _inside(box: Box, frame: Box) -> bool:
    left, top, right, bottom = frame
    return box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom


def _sides(label: Label) -> Iterator[Box]:
    w, h = math.ceil(width(label.text, label.look)) + 2.0, _HEIGHT[label.kind]
    if label.kind == "country":
        for dx, dy in ((0, 0), (0, 34), (0, -34), (48, 0), (-48, 0), (0, 68), (0, -68)):
            x, y = label.x + dx - w / 2, label.y + dy - h / 2
            yield x, y, x + w, y + h
        return
    for r in (label.radius, label.reach):
        if r:
            yield from _around(label.x, label.y, w, h, r)


def _around(x: float, y: float, w: float, h: float, r: float) -> Iterator[Box]:
    out, slant = r + 4, r * 0.72 + 3
    corners = (
        (x + out, y - h / 2),
        (x - out - w, y - h / 2),
        (x - w / 2, y + out - 1),
        (x - w / 2, y - out - h + 1),
        (x + slant, y - slant - h),
        (x + slant, y + slant),
        (x - slant - w, y - slant - h),
        (x - slant - w, y + slant),
        (x - w - 2, y + out - 1),
        (x + 2, y + out - 1),
        (x - w - 2, y - out - h + 1),
        (x + 2, y - out - h + 1),
    )
    for left, top in corners:
        yield left, top, left + w, top + h
