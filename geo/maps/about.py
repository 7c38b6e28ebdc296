"""What every map says of itself, and where it stands before there is an incident."""

from __future__ import annotations

#: Where the map stands before any incident is shown: the region of the first articles.
HOME_LON, HOME_LAT, HOME_ZOOM = 20.9, 42.75, 8

ATTRIBUTION = "Natural Earth · GeoNames (CC BY 4.0)"

#: The usual neutral footnote, as the EU and the UN write it.
STATUS_NOTE = (
    "Kosovo: this designation is without prejudice to positions on status, and is in line with "
    "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
)

#: West, south, east and north of Kosovo, degrees: a map that shows none of it needs no footnote.
STATUS_BOX = (20.01, 41.85, 21.79, 43.27)
