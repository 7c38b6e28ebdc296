"""Which place is meant: mentions in, resolutions out, over the whole article.

`apply_pins` and `ask_online` then give some of them the place that a person or Nominatim says.
`place_rows` joins the rows of a table to places; `places_frame` gives places as a GeoDataFrame.
"""

from geo.places.completing import NOWHERE, PINNED, apply_pins, ask_online
from geo.places.frame import places_frame
from geo.places.resolving import resolve_places
from geo.places.rows import place_rows

__all__ = [
    "NOWHERE",
    "PINNED",
    "apply_pins",
    "ask_online",
    "place_rows",
    "places_frame",
    "resolve_places",
]
