"""What every map says of itself, and where it stands before there is an incident."""

from __future__ import annotations

from geo.records.names import KOSOVO_NOTE

#: Where the map stands before any incident is shown: the region of the first articles.
HOME_LON, HOME_LAT, HOME_ZOOM = 20.9, 42.75, 8

ATTRIBUTION = "Natural Earth · GeoNames (CC BY 4.0)"

STATUS_NOTE = KOSOVO_NOTE

#: West, south, east and north of Kosovo, degrees: a map that shows none of it needs no footnote.
STATUS_BOX = (20.01, 41.85, 21.79, 43.27)
