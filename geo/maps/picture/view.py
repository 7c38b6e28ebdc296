"""The piece of the world that a picture shows: Web Mercator (EPSG:3857), a scale of one's own.

Enters: longitudes and latitudes in WGS84 degrees. Leaves: places on the sheet, in CSS pixels from
its top left, with the sizes that the map in the browser has at the same zoom.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Box = tuple[float, float, float, float]

#: Pixels of the whole world at zoom 0, and the latitude (degrees) where Web Mercator ends.
WORLD_PX, LAST_LAT = 256.0, 85.0511
#: The closest and the farthest view; closer than 11 a single incident would stand in nothing.
CLOSEST, FARTHEST = 11.0, 1.0
#: Metres around the Earth at the equator (WGS84).
EQUATOR_M = 40_075_016.686


def _mercator(lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
    """Return shares of the world's width from its west and north."""
    held = np.radians(np.clip(lat, -LAST_LAT, LAST_LAT))
    return (lon + 180.0) / 360.0, (1.0 - np.arcsinh(np.tan(held)) / math.pi) / 2.0


@dataclass(frozen=True, slots=True)
class View:
    """A frame on the sheet (left, top, right, bottom in pixels), its zoom and its origin."""

    frame: Box
    zoom: float
    west: float
    north: float

    def project(self, lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
        """Return x and y on the sheet."""
        x, y = _mercator(np.asarray(lon, float), np.asarray(lat, float))
        size = WORLD_PX * 2**self.zoom
        return (x - self.west) * size + self.frame[0], (y - self.north) * size + self.frame[1]

    def point(self, *, lon: float, lat: float) -> tuple[float, float]:
        """Return x and y of one point."""
        x, y = self.project(np.array([lon]), np.array([lat]))
        return float(x[0]), float(y[0])

    def pixels(self, metres: float, *, lat: float) -> float:
        """Return how many pixels `metres` are at a latitude."""
        round_m = EQUATOR_M * math.cos(math.radians(min(abs(lat), LAST_LAT)))
        return metres * WORLD_PX * 2**self.zoom / round_m

    def middle_lat(self) -> float:
        """Return the latitude at half the frame's height, degrees."""
        half = (self.frame[3] - self.frame[1]) / 2 / (WORLD_PX * 2**self.zoom)
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * (self.north + half)))))

    def meets(self, box: Box) -> bool:
        """Tell whether the frame shows any of `box`: west, south, east, north in degrees."""
        west, south, east, north = box
        left, top = self.point(lon=west, lat=north)
        right, bottom = self.point(lon=east, lat=south)
        first_x, first_y, last_x, last_y = self.frame
        return left < last_x and right > first_x and top < last_y and bottom > first_y

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point of the sheet lies in the frame."""
        return self.frame[0] <= x <= self.frame[2] and self.frame[1] <= y <= self.frame[3]


def fit(frame: Box, bounds: Box, *, padding: float = 56.0) -> View:
    """Return the view that shows `bounds` (west, south, east, north in degrees) in `frame`.

    Parameters
    ----------
    padding
        Pixels left free on every side.

    Examples
    --------
    >>> view = fit((0, 0, 800, 600), (20.0, 42.0, 21.0, 43.0))
    >>> [round(at) for at in view.point(lon=20.5, lat=42.502)]
    [400, 300]
    """
    x, y = _mercator(np.array([bounds[0], bounds[2]]), np.array([bounds[3], bounds[1]]))
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    spans = [(x[1] - x[0], wide), (y[1] - y[0], high)]
    zooms = [math.log2((room - 2 * padding) / WORLD_PX / span) for span, room in spans if span > 0]
    zoom = max(FARTHEST, min([CLOSEST, *zooms]))
    size = WORLD_PX * 2**zoom
    west = float(x.mean()) - wide / 2 / size
    north = float(y.mean()) - high / 2 / size
    return View(frame, zoom, west, north)
