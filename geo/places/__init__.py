"""Which place is meant: mentions in, resolutions out, over the whole article.

`places_frame` gives places as a GeoDataFrame.
"""

from geo.places.frame import places_frame
from geo.places.resolving import resolve_places

__all__ = ["places_frame", "resolve_places"]
