"""How far apart two points lie, well enough to tell a neighbour from another country."""

from __future__ import annotations

import math


def degrees_apart(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the distance of two points in degrees of latitude (111 km each).

    Parameters
    ----------
    lon, lat, other_lon, other_lat
        WGS84 degrees.

    Returns
    -------
    The distance on a plane that keeps the scale at the first point's latitude: within some
    hundred kilometres it is right to a few per cent. Meridians are taken the shorter way round.

    Examples
    --------
    >>> round(degrees_apart(20.0, 60.0, 22.0, 60.0), 3)
    1.0
    """
    east = abs(lon - other_lon) % 360
    return math.hypot(min(east, 360 - east) * math.cos(math.radians(lat)), lat - other_lat)
