"""Which incidents share a symbol, and how those at one place stand around it (as `stacks.js` does).

Enters: incidents that can be drawn, and a view. Leaves: symbols in pixels. Nothing is dropped: an
incident is a symbol of its own, or one of those behind a number.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from geo.maps.payload import people_hurt
from geo.maps.style import radius_px

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.maps.picture.view import View
    from geo.records import Incident

#: Symbols closer than this are one with a number; so many at one place stand around it.
APART_PX, FAN = 24.0, 7
#: Radius of the hollow symbol of what is known to an area only.
HOLLOW_PX = 7.0
#: From this precision on an incident is known to an area only (`where_prec`).
AREA = 3


@dataclass(slots=True)
class Stack:
    """Incidents at one place, or at places too close for symbols of their own."""

    x: float
    y: float
    incidents: list[Incident]
    places: int = 1

    @property
    def is_number(self) -> bool:
        """Whether a number stands for them."""
        return self.places > 1 or len(self.incidents) > FAN

    @property
    def radius(self) -> float:
        """Radius of what stands on the place itself, in pixels."""
        if self.is_number:
            return number_radius(len(self.incidents))
        return max(size_of(incident) for incident in self.incidents)


@dataclass(frozen=True, slots=True)
class Symbol:
    """What is drawn: one incident, or a number for several."""

    x: float
    y: float
    radius: float
    incidents: tuple[Incident, ...]
    #: The place it belongs to, for a name beside it; (x, y) of the place itself.
    place: tuple[float, float]

    @property
    def is_aside(self) -> bool:
        """Whether it stands beside its place, where another symbol is."""
        return (self.x, self.y) != self.place


@dataclass(slots=True)
class Cluster:
    """The symbols of one stack; the first stands on the place itself."""

    stack: Stack
    symbols: list[Symbol] = field(default_factory=list)


def size_of(incident: Incident) -> float:
    """Return the radius of an incident's symbol."""
    if (incident.where_prec or 1) >= AREA:
        return HOLLOW_PX
    return radius_px(people_hurt(incident))


def number_radius(count: int) -> float:
    """Return the radius of a number's ring.

    Examples
    --------
    >>> round(number_radius(8), 1), number_radius(10**9)
    (20.2, 30.0)
    """
    return min(30.0, 13.0 + 2.4 * math.log2(count))


def arrange(incidents: Iterable[Incident], view: View) -> list[Cluster]:
    """Return the symbols of all incidents that lie in the view, place by place."""
    stacks = _joined(_near(_stacks(incidents, view)))
    clusters = []
    taken = [(s, s.x, s.y, _half(s.radius + (2 if s.is_number else 0))) for s in stacks]
    for stack in stacks:
        others = [box[1:] for box in taken if box[0] is not stack]
        symbols = None if stack.is_number else _fanned(stack, stacks, others)
        if symbols is None:
            r = number_radius(len(stack.incidents))
            at = (stack.x, stack.y)
            symbols = [Symbol(*at, r, tuple(stack.incidents), at)]
        taken += [(stack, s.x, s.y, _half(s.radius)) for s in symbols[1:]]
        clusters.append(Cluster(stack, symbols))
    return clusters


def _stacks(incidents: Iterable[Incident], view: View) -> list[Stack]:
    by_point: dict[tuple[float, float], list[Incident]] = defaultdict(list)
    for incident in incidents:
        by_point[incident.lon or 0.0, incident.lat or 0.0].append(incident)
    points = sorted(by_point)
    held = np.array(points).reshape(-1, 2)
    across, down = view.project(held[:, 0], held[:, 1])
    found = (
        Stack(x, y, by_point[at])
        for at, x, y in zip(points, across.tolist(), down.tolist(), strict=True)
    )
    inside = [stack for stack in found if view.holds(stack.x, stack.y)]
    return sorted(inside, key=lambda s: -sum(1 + people_hurt(i) for i in s.incidents))


def _near(stacks: Iterable[Stack]) -> list[Stack]:
    """Put together places that lie too close for two symbols."""
    cells: dict[tuple[int, int], list[Stack]] = defaultdict(list)
    kept = []
    for stack in stacks:
        cx, cy = int(stack.x // APART_PX), int(stack.y // APART_PX)
        around = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in cells[cx + i, cy + j])
        near = next((o for o in around if _close(o, stack)), None)
        if near is None:
            cells[cx, cy].append(stack)
            kept.append(stack)
        else:
            near.incidents.extend(stack.incidents)
            near.places += 1
    return kept


def _close(one: Stack, other: Stack) -> bool:
    return abs(one.x - other.x) < APART_PX and abs(one.y - other.y) < APART_PX


def _joined(stacks: list[Stack]) -> list[Stack]:
    """Put a number together with what it would cover, until there is none."""
    found = stacks
    for _ in range(4):
        kept: list[Stack] = []
        for stack in sorted(found, key=lambda s: -len(s.incidents)):
            near = next((o for o in kept if o.is_number and _covers(o, stack)), None)
            if near is None:
                kept.append(stack)
            else:
                near.incidents.extend(stack.incidents)
                near.places += stack.places
        if len(kept) == len(found):
            break
        found = kept
    return found


def _covers(number: Stack, other: Stack) -> bool:
    reach = number.radius + (other.radius if other.is_number else 8.0) - 4.0
    return math.hypot(number.x - other.x, number.y - other.y) < reach


def _half(radius: float) -> float:
    return max(APART_PX / 2, radius + 2)


def _away(stack: Stack, stacks: list[Stack]) -> float:
    """Return the direction away from the nearest other symbol, where there is room."""
    near = [(math.hypot(o.x - stack.x, o.y - stack.y), o) for o in stacks if o is not stack]
    distance, other = min(near, key=lambda row: row[0], default=(math.inf, stack))
    return -math.pi / 4 if distance >= 120 else math.atan2(stack.y - other.y, stack.x - other.x)  # noqa: PLR2004


def _fanned(
    stack: Stack, stacks: list[Stack], others: list[tuple[float, float, float]]
) -> list[Symbol] | None:
    """Return a symbol each: the heaviest on the place, the others around; None without room."""
    rows = sorted(stack.incidents, key=lambda i: (-size_of(i), str(i.start), i.id))
    place = (stack.x, stack.y)
    main = Symbol(*place, size_of(rows[0]), (rows[0],), place)
    taken = [*others, (*place, 0.0)]
    symbols = [main]
    for row in rows[1:]:
        r = size_of(row)
        spots = _spots(main, r, _away(stack, stacks))
        spot = next((s for s in spots if not any(_overlap((*s, _half(r)), o) for o in taken)), None)
        if spot is None:
            return None
        taken.append((*spot, _half(r)))
        symbols.append(Symbol(*spot, r, (row,), place))
    return symbols


def _spots(main: Symbol, r: float, away: float) -> Iterator[tuple[float, float]]:
    for ring in (0, 1):
        for turn in range(24):
            side = (turn + 1) / 2 if turn % 2 else -turn / 2
            angle = away + side * math.pi / 12
            cos, sin = math.cos(angle), math.sin(angle)
            apart = (_half(main.radius) + _half(r) + 0.5) / max(abs(cos), abs(sin))
            square = 0.0 if main.radius > 10 else apart  # noqa: PLR2004  (small ones must not touch)
            reach = max(main.radius + r + 3, square) + ring * APART_PX
            yield main.x + reach * cos, main.y + reach * sin


def _overlap(a: tuple[float, float, float], b: tuple[float, float, float]) -> bool:
    reach = a[2] + b[2]
    return abs(a[0] - b[0]) < reach and abs(a[1] - b[1]) < reach
