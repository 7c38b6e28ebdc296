"""How incidents look: one table of colours and shapes for map, list, histogram and legend.

Nothing heavy is imported here, so that a page can colour its first paint before Folium is loaded.
Each group has a colour a theme and a shape of its own: whoever cannot tell two colours apart can
tell the shapes. `tests/maps/test_style.py` holds the colours to their distances as seen with
normal sight, protanopia, deuteranopia and tritanopia, and to 3:1 against the land (WCAG 1.4.11).
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geo.records.display import DISPLAY_GROUPS, display_group_of

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class GroupStyle:
    """The look of a display group of event classes.

    Attributes
    ----------
    path
        SVG path of the shape around (0, 0), its area that of a circle of radius 1.
    """

    group: str
    label: str
    light: str
    dark: str
    shape: str
    path: str

    def colour(self, theme: Theme) -> str:
        """Return the fill colour in `theme`, ``#rrggbb``."""
        return self.light if theme == "light" else self.dark

    @property
    def corners(self) -> list[tuple[float, float]]:
        """The corners of the shape around (0, 0); none of a circle."""
        x = y = 0.0
        found = []
        for code, told in re.findall(r"([MLHV])([-\d.,]*)", "" if "A" in self.path else self.path):
            values = [float(value) for value in told.split(",")]
            x = values[0] if code != "V" else x
            y = values[0] if code == "V" else values[1] if code in "ML" else y
            found.append((x, y))
        return found

    @property
    def reach(self) -> float:
        """How far the shape reaches from its middle, as a multiple of its radius."""
        return round(max((math.hypot(x, y) for x, y in self.corners), default=1.0), 2)


def _polygon(corners: int, turn_deg: float = 0.0, waist: float = 1.0) -> str:
    """Draw a regular polygon, or a star where `waist` < 1, with the unit circle's area."""
    count = corners * 2 if waist < 1 else corners
    turn = math.radians(turn_deg - 90)
    angles = [turn + 2 * math.pi * i / count for i in range(count)]
    radii = [waist if waist < 1 and i % 2 else 1.0 for i in range(count)]
    points = [(r * math.cos(a), r * math.sin(a)) for r, a in zip(radii, angles, strict=True)]
    following = points[1:] + points[:1]
    area = sum(x * v - u * y for (x, y), (u, v) in zip(points, following, strict=True)) / 2
    scale = math.sqrt(math.pi / area)
    return "M" + "L".join(f"{x * scale:.2f},{y * scale:.2f}" for x, y in points) + "Z"


_CIRCLE = "M0,-1A1,1 0 1 1 0,1A1,1 0 1 1 0,-1Z"
#: Half the width of a plus sign's arm and its reach, for the unit circle's area (20 w² = π).
_ARM, _REACH = 0.396, 1.189
_PLUS = (
    f"M{-_ARM},{-_REACH}H{_ARM}V{-_ARM}H{_REACH}V{_ARM}H{_ARM}V{_REACH}"
    f"H{-_ARM}V{_ARM}H{-_REACH}V{-_ARM}H{-_ARM}Z"
)
#: The same sign, turned by 45 degrees: its corners, going round from the notch on top.
_NEAR, _FAR = (_REACH - _ARM) / math.sqrt(2), (_REACH + _ARM) / math.sqrt(2)
_NOTCH = _ARM * math.sqrt(2)
_SALTIRE = "M" + "L".join(
    f"{x:.2f},{y:.2f}"
    for x, y in (
        (0, -_NOTCH), (_NEAR, -_FAR), (_FAR, -_NEAR),
        (_NOTCH, 0), (_FAR, _NEAR), (_NEAR, _FAR),
        (0, _NOTCH), (-_NEAR, _FAR), (-_FAR, _NEAR),
        (-_NOTCH, 0), (-_FAR, -_NEAR), (-_NEAR, -_FAR),
    )
) + "Z"  # fmt: skip

_LOOKS: dict[str, tuple[str, str, str, str]] = {
    "violence": ("#a10f41", "#e6426b", "diamond", _polygon(4)),
    "unrest": ("#da3f57", "#fea3b5", "saltire", _SALTIRE),
    "protest": ("#266bc6", "#5ca8f4", "circle", _CIRCLE),
    "obstruction": ("#d06e0c", "#f39006", "triangle", _polygon(3)),
    "policing": ("#1a9a86", "#21d5dc", "square", _polygon(4, 45)),
    "military": ("#5f3099", "#a261e0", "hexagon", _polygon(6)),
    "disaster": ("#542819", "#beab7a", "star", _polygon(5, 0, 0.55)),
    "politics": ("#92600d", "#e2d049", "plus", _PLUS),
    "other": ("#736f91", "#8a99b1", "pentagon", _polygon(5, 180)),
}

#: The look of each display group, in the order of legends.
STYLES: dict[str, GroupStyle] = {
    group: GroupStyle(group, label, *_LOOKS[group]) for group, label in DISPLAY_GROUPS.items()
}


def style_of(event_class: str) -> GroupStyle:
    """Return the look of an event class.

    Examples
    --------
    >>> style_of("mob_violence").shape, style_of("demonstration").shape
    ('saltire', 'circle')
    """
    return STYLES[display_group_of(event_class)]


def radius_px(hurt: int) -> float:
    """Return a symbol's radius in pixels for `hurt` people killed or injured.

    The area beyond the smallest symbol's grows with the number, so the eye compares areas.

    Examples
    --------
    >>> radius_px(0), round(radius_px(83), 1), radius_px(100_000)
    (7.0, 22.5, 34.0)
    """
    return min(34.0, math.sqrt(49.0 + 5.5 * max(0, hurt)))


def ring_px(radius: float, reach: float) -> float:
    """Return the radius of the ring around the symbol of the incident that is open, in pixels.

    `symbols.js` has the same: no corner of a symbol stands out of its ring.

    Examples
    --------
    >>> ring_px(7, 1), round(ring_px(22.5, 1.25), 1)
    (12, 30.6)
    """
    return max(radius + 5, radius * reach + 2.5)


#: Colours of the base map by theme: what is drawn, ``#rrggbb``.
GROUND: dict[Theme, dict[str, str]] = {
    "light": {
        "sea": "#dde6ec",
        "river": "#a3c1d4",
        "land": "#f0efeb",
        "green": "#e3ead9",
        "building": "#e2dfd8",
        "road": "#cfc8ba",
        "focus": "#fdfcf8",
        "border": "#a3a9b4",
        "disputed": "#6f7887",
        "ink": "#2b323c",
        "muted": "#5b6470",
        "halo": "#fdfcf8",
        "paper": "#ffffff",
        "rule": "#d5d9df",
        "accent": "#1f2937",
    },
    "dark": {
        "sea": "#10151b",
        "river": "#45647c",
        "land": "#1c222a",
        "green": "#1d2926",
        "building": "#2a313b",
        "road": "#46505e",
        "focus": "#272e38",
        "border": "#4c5563",
        "disputed": "#8d97a6",
        "ink": "#e8ebf0",
        "muted": "#a2acb9",
        "halo": "#161b22",
        "paper": "#1a2028",
        "rule": "#38414d",
        "accent": "#f5f7fa",
    },
}


def script() -> str:
    """Return what ``static/looks.js`` holds: both themes' colours, and all shapes.

    A file that the browser keeps, so that no step sends it again; a test keeps the two equal.
    """
    told = {
        "ground": GROUND,
        "groups": [
            {
                "key": s.group, "label": s.label, "light": s.light, "dark": s.dark,
                "path": s.path, "reach": s.reach,
            }
            for s in STYLES.values()
        ],
    }  # fmt: skip
    body = json.dumps(told, indent=2, ensure_ascii=False)
    return f"/* Written by python -m geo.maps.style. */\nwindow.dateline.looks = {body};\n"


if __name__ == "__main__":
    Path(__file__).with_name("static").joinpath("looks.js").write_text(script(), encoding="utf-8")
