"""Which incidents share a symbol, and how those at one place stand around it.

Enters: incidents that can be drawn, and a view. Leaves: symbols in pixels. Nothing is dropped: an
incident is a symbol of its own, or one of those behind a number. A picture cannot be opened nearer,
so that more stands apart than on the map (`stacks.js`): a few at places close by stand around the
worst of them, and beside a number the one with most killed or injured has its own symbol.
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

#: Symbols closer than this share a place; so many at one place, or at several close by, stand
#: around it, and more are a number.
APART_PX, FAN, FAN_OF_SEVERAL = 24.0, 7, 5
#: Radius of the hollow symbol of what is known to an area only.
HOLLOW_PX = 7.0
#: From this precision on an incident is known to an area only (`where_prec`).
AREA = 3


@dataclass(slots=True)
class Stack:
    """Incidents at one place, or at places too close for symbols of their own.

    `points` are their own places, in pixels and in their order.
    """

    x: float
    y: float
    incidents: list[Incident]
    points: list[tuple[float, float]]
    places: int = 1

    @property
    def is_number(self) -> bool:
        """Whether a number stands for them, or for all but the worst."""
        return len(self.incidents) > (FAN if self.places == 1 else FAN_OF_SEVERAL)

    @property
    def radius(self) -> float:
        """Radius of what stands on the place itself, in pixels."""
        largest = max(size_of(incident) for incident in self.incidents)
        return max(largest, number_radius(len(self.incidents))) if self.is_number else largest

    @property
    def worst(self) -> int:
        """How many were killed or injured in the worst of them."""
        return max(people_hurt(incident) for incident in self.incidents)

    def take(self, other: Stack) -> None:
        """Take in the incidents of another."""
        self.incidents.extend(other.incidents)
        self.points.extend(other.points)
        self.places += other.places

    def rows(self) -> list[tuple[Incident, tuple[float, float]]]:
        """Return the incidents with their own places, the largest symbol first."""
        rows = zip(self.incidents, self.points, strict=True)
        return sorted(rows, key=lambda row: (-size_of(row[0]), str(row[0].start), row[0].id))


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
    """The symbols of one stack; the first stands on the place itself.

    The stack's name is the name of the place of the first symbol's first incident.
    """

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
    # The worst first: where there is little room, they have their symbols.
    stacks = sorted(_joined(_near(_stacks(incidents, view))), key=lambda s: -s.worst)
    clusters, edges = [], _edges(view)
    taken = [(s, s.x, s.y, _half(s.radius + (2 if s.is_number else 0))) for s in stacks]
    for stack in stacks:
        others = [*edges, *(box[1:] for box in taken if box[0] is not stack)]
        symbols = None if stack.is_number else _fanned(stack, stacks, others)
        if symbols is None and stack.worst:
            symbols = _headed(stack, stacks, others)
        if symbols is None:
            r = number_radius(len(stack.incidents))
            at = (stack.x, stack.y)
            symbols = [Symbol(*at, r, tuple(i for i, _ in stack.rows()), at)]
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
        Stack(x, y, by_point[at], [(x, y)] * len(by_point[at]))
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
            near.take(stack)
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
                near.take(stack)
        if len(kept) == len(found):
            break
        found = kept
    return found


def _covers(number: Stack, other: Stack) -> bool:
    reach = number.radius + (other.radius if other.is_number else 8.0) - 4.0
    return math.hypot(number.x - other.x, number.y - other.y) < reach


def _edges(view: View) -> list[tuple[float, float, float]]:
    """Return squares around the frame, where no symbol stands aside."""
    left, top, right, bottom = view.frame
    x, y, far = (left + right) / 2, (top + bottom) / 2, right - left + bottom - top
    beyond = ((left - far, y), (right + far, y), (x, top - far), (x, bottom + far))
    return [(*middle, far) for middle in beyond]


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
    (first, own), *rows = stack.rows()
    main = Symbol(stack.x, stack.y, size_of(first), (first,), own)
    taken = [*others, (main.x, main.y, 0.0)]
    symbols = [main]
    for row, place in rows:
        r, aside = size_of(row), (place[0] - main.x, place[1] - main.y)
        away = math.atan2(aside[1], aside[0]) if any(aside) else _away(stack, stacks)
        spot = _free(_spots(main, r, away), r, taken)
        if spot is None:
            return None
        taken.append((*spot, _half(r)))
        symbols.append(Symbol(*spot, r, (row,), place))
    return symbols


def _headed(
    stack: Stack, stacks: list[Stack], others: list[tuple[float, float, float]]
) -> list[Symbol] | None:
    """Return the worst incident on the place and a number for the rest; None without room."""
    (first, own), *rows = stack.rows()
    main = Symbol(stack.x, stack.y, size_of(first), (first,), own)
    r = number_radius(len(rows)) if len(rows) > 1 else size_of(rows[0][0])
    spot = _free(_spots(main, r + 2, _away(stack, stacks)), r + 2, others)
    if spot is None:
        return None
    return [main, Symbol(*spot, r, tuple(i for i, _ in rows), (stack.x, stack.y))]


def _free(
    spots: Iterable[tuple[float, float]], r: float, taken: list[tuple[float, float, float]]
) -> tuple[float, float] | None:
    """Return the first spot where a symbol of this radius covers nothing."""
    return next((s for s in spots if not any(_overlap((*s, _half(r)), o) for o in taken)), None)


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
