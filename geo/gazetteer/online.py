"""Ask Nominatim for a name that the gazetteer lacks: off unless somebody switches it on.

In go a name and the countries that its article speaks of, out comes a `geo.records.Place` whose id
begins with ``osm:``, or None. One request a second at most, as Nominatim's policy of use asks
(https://operations.osmfoundation.org/policies/nominatim/); every answer, "nothing" included, is
kept in ``nominatim.sqlite`` under home, so that no name is asked for twice.
"""

from __future__ import annotations

import json
import math
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from geo.errors import UsageError
from geo.gazetteer.names import fold
from geo.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from geo.records.place import PlaceKind

SERVER = "https://nominatim.openstreetmap.org"
USER_AGENT = "dateline-map/0.1 (places that news articles name; one request a second, cached)"
#: Whom to name beside a place that came from there (https://www.openstreetmap.org/copyright).
ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0 (https://www.openstreetmap.org/copyright)"

#: Seconds between two requests, and until one is given up.
PAUSE_S = 1.0
TIMEOUT_S = 10.0
#: After so many failed requests in a row the service is left alone.
_PATIENCE = 2
#: Candidates asked for; longer strings than a name are not sent.
_LIMIT = 5
_LONGEST = 80
_M_PER_DEGREE = 111_320.0
_LEAST_UNCERTAINTY_M = 250.0

#: Kinds of place by OpenStreetMap's class and type (https://wiki.openstreetmap.org/wiki/Map_features).
_KINDS: dict[str, PlaceKind] = {
    "place": "settlement",
    "boundary": "admin2",
    "waterway": "water",
    "natural": "terrain",
    "place/country": "country",
    "place/state": "admin1",
    "place/region": "region",
    "place/county": "admin2",
    "place/island": "terrain",
    "place/sea": "water",
    "natural/water": "water",
    "natural/bay": "water",
    "natural/strait": "water",
    "barrier/border_control": "crossing",
}


class OnlineError(Exception):
    """The service cannot be asked; the message says why."""


class Online:
    """Nominatim behind a cache on disk.

    Parameters
    ----------
    home
        Folder for what Dateline builds and keeps.
    server
        Address of the service, ``https://HOST`` or ``http://HOST:PORT``.

    Raises
    ------
    UsageError
        If `server` is no such address.
    """

    def __init__(self, home: Path, *, server: str = SERVER) -> None:
        parts = urlsplit(server)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise UsageError(f"{server!r} is no address of a Nominatim: write https://HOST")
        self.server = server.rstrip("/")
        geocoder = Nominatim(
            user_agent=USER_AGENT,
            scheme=parts.scheme,
            domain=parts.netloc + parts.path.rstrip("/"),
            timeout=TIMEOUT_S,
        )
        self._ask = RateLimiter(
            geocoder.geocode, min_delay_seconds=PAUSE_S, max_retries=0, swallow_exceptions=False
        )
        self._failures = 0
        home.mkdir(parents=True, exist_ok=True)
        self._cache = home / "nominatim.sqlite"

    def find(self, name: str, *, countries: Iterable[str] = ()) -> Place | None:
        """Return the place that OpenStreetMap has for a name, or None.

        Parameters
        ----------
        name
            As it stands in the text.
        countries
            ISO 3166-1 alpha-2 codes, weightiest first. Where any are given, only a place in one of
            them counts: a namesake elsewhere in the world is worse than no place.

        Raises
        ------
        OnlineError
            If the service does not answer, or did not the last times.
        """
        asked = " ".join(name.split())
        if not fold(asked) or len(asked) > _LONGEST:
            return None
        wanted = [code.upper() for code in countries]
        places = [_place(row, name) for row in self._rows(asked)]
        known = [place for place in places if place is not None]
        if not wanted:
            return next(iter(known), None)
        inside = [place for place in known if place.country in wanted]
        return min(inside, key=lambda p: wanted.index(p.country or ""), default=None)

    def _rows(self, name: str) -> list[dict[str, Any]]:
        key = f"{self.server} {fold(name)}"
        with closing(sqlite3.connect(self._cache, timeout=TIMEOUT_S)) as cache:
            cache.execute("CREATE TABLE IF NOT EXISTS answers (asked TEXT PRIMARY KEY, rows TEXT)")
            found = cache.execute("SELECT rows FROM answers WHERE asked = ?", (key,)).fetchone()
            if found is None:
                rows = self._request(name)
                with cache:
                    cache.execute(
                        "INSERT OR REPLACE INTO answers VALUES (?, ?)", (key, json.dumps(rows))
                    )
                return rows
        kept: list[dict[str, Any]] = json.loads(found[0])
        return kept

    def _request(self, name: str) -> list[dict[str, Any]]:
        if self._failures >= _PATIENCE:
            raise OnlineError(f"{self.server} did not answer before and is not asked again")
        try:
            found = self._ask(
                name, exactly_one=False, limit=_LIMIT, addressdetails=True, language="en"
            )
        except (GeopyError, ValueError, KeyError, TypeError) as error:
            self._failures += 1
            raise OnlineError(f"{self.server}: {type(error).__name__}: {error}") from error
        self._failures = 0
        return [location.raw for location in found or ()]


@cache
def open_online(home: Path, server: str = "") -> Online:
    """Return the service, one a process, so that its pause holds; OpenStreetMap's by default."""
    return Online(home, server=server or SERVER)


def _place(row: dict[str, Any], name: str) -> Place | None:
    """Make a place of one row of Nominatim's answer; None where the row is not one."""
    try:
        lon, lat = float(row["lon"]), float(row["lat"])
        key = f"osm:{row['osm_type']}/{int(row['osm_id'])}"
    except (KeyError, TypeError, ValueError):
        return None
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004
        return None
    group = str(row.get("class") or row.get("category") or "")
    kind = f"{group}/{row.get('type', '')}"
    given = row.get("address")
    address: dict[str, Any] = given if isinstance(given, dict) else {}
    country = str(address.get("country_code") or "").upper()
    return Place(
        id=key,
        name=str(row.get("name") or name),
        lon=lon,
        lat=lat,
        kind=_KINDS.get(kind) or _KINDS.get(group) or "landmark",
        feature_class="",
        feature_code=kind,
        country=country or None,
        admin1=address.get("state"),
        admin2=address.get("county"),
        uncertainty_m=_uncertainty_m(row.get("boundingbox"), lat),
    )


def _uncertainty_m(box: object, lat: float) -> float:
    """Return half the diagonal of a box (south, north, west, east in degrees), in metres."""
    try:
        south, north, west, east = (float(edge) for edge in box)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return 2000.0
    height = (north - south) * _M_PER_DEGREE
    width = (east - west) * _M_PER_DEGREE * math.cos(math.radians(lat))
    return max(_LEAST_UNCERTAINTY_M, round(math.hypot(height, width) / 2))
