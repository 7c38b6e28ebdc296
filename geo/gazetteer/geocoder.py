"""A geopy geocoder over the gazetteer: offline, for those who know geopy's interface.

This is the one module that imports geopy.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.location import Location
from geopy.point import Point

from geo.records.codec import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.gazetteer.atlas import Gazetteer
    from geo.records import Place

_KM = 1000.0


class NoNetworkAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter that cannot reach the network."""

    def __init__(self, *, proxies: object = None, ssl_context: object = None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)

    def get_json(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Refuse."""
        message = f"the gazetteer's geocoder never asks the network (it was to open {url})"
        raise NotImplementedError(message)

    def get_text(self, url: str, *, timeout: object, headers: object) -> NoReturn:
        """Refuse."""
        self.get_json(url, timeout=timeout, headers=headers)


class Geocoder(GeopyGeocoder):  # type: ignore[misc]
    """Geocodes names of places with a gazetteer, without a network.

    Works wherever geopy's geocoders do: `RateLimiter`, `geopandas.tools.geocode` (pass the class
    and ``gazetteer=``). Each `Location` carries the place's record in ``raw``.

    Parameters
    ----------
    gazetteer
        An open `geo.gazetteer.Gazetteer`.
    country
        ISO 3166-1 alpha-2 code; only places there are considered.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        *,
        country: str | None = None,
        timeout: float | None = None,
        user_agent: str | None = None,
    ) -> None:
        del timeout, user_agent  # accepted, as geopy's callers pass them; nothing is asked
        super().__init__(adapter_factory=NoNetworkAdapter)
        self._gazetteer = gazetteer
        self._country = country

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int = 10,
        country: str | None = None,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """Return the location of a name, or None; "Paris, Texas" asks for the Paris in Texas.

        With ``exactly_one=False`` a list of at most `limit` locations, best first, or None.
        """
        del timeout
        wanted = country or self._country
        known = self._places(str(query))
        fitting = (place for place in known if wanted is None or place.country == wanted)
        places = list(islice(fitting, 1 if exactly_one else limit))
        if not places:
            found = self._gazetteer.search(str(query), country=wanted, limit=limit)
            places = [candidate.place for candidate in found]
        if not places:
            return None
        if exactly_one:
            return _location(places[0])
        return [_location(place) for place in places]

    def _places(self, query: str) -> Iterator[Place]:
        """Yield the places of that name, best first, each made when it is asked for."""
        rows = self._gazetteer.rows(query)
        if rows:
            yield from (self._gazetteer.place(number) for _, number in rows)
        elif "," in query:
            head, _, tail = query.partition(",")
            wider = self._gazetteer.lookup(tail.strip())
            for place in self._gazetteer.lookup(head.strip()):
                if any(_holds(around, place) for around in wider):
                    yield place

    def reverse(
        self,
        query: Point | str | tuple[float, float],
        *,
        exactly_one: bool = True,
        limit: int = 10,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """Return the settlement nearest to a point (geopy's order: latitude, longitude)."""
        del timeout
        at = Point(query)
        places = self._gazetteer.nearest(
            lon=at.longitude, lat=at.latitude, limit=1 if exactly_one else limit
        )
        if not places:
            return None
        return _location(places[0]) if exactly_one else [_location(place) for place in places]


def _holds(around: Place, place: Place) -> bool:
    """Return whether `around` is the country or division that `place` lies in."""
    if around.kind == "country":
        return around.country == place.country
    if around.kind in {"admin1", "admin2"} and around.country == place.country:
        return around.name in {place.admin1, place.admin2}
    return False


_SPACES = re.compile(r"\s+")


def _location(place: Place) -> Location:
    parts = [place.name]
    parts += [p for p in (place.admin2, place.admin1, place.country) if p and p != parts[-1]]
    address = _SPACES.sub(" ", ", ".join(parts))
    raw: dict[str, Any] = to_json(place)
    return Location(address, (place.lat, place.lon, 0.0), raw)
