"""geopy's interface over the gazetteer, without a network."""

# ruff: noqa: ANN401  (geopy is not typed)

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pytest
from geopy.extra.rate_limiter import RateLimiter

from geo.gazetteer import Gazetteer, Geocoder
from geo.gazetteer.geocoder import NoNetworkAdapter


@pytest.fixture
def geocoder(gazetteer: Gazetteer) -> Any:
    return Geocoder(gazetteer)


def test_a_location_carries_the_record(geocoder: Any) -> None:
    location = geocoder.geocode("Leposaviq")
    assert location.raw["id"] == "geonames:788731"
    assert (location.latitude, location.longitude) == (43.10389, 20.80278)
    assert location.address == "Leposavić, Mitrovica, XK"


def test_a_division_after_a_comma_decides(geocoder: Any) -> None:
    assert geocoder.geocode("Paris, Texas").raw["admin1"] == "Texas"
    assert geocoder.geocode("Paris, France").raw["country"] == "FR"


def test_several_locations_come_best_first(geocoder: Any) -> None:
    found = geocoder.geocode("Paris", exactly_one=False, limit=4)
    assert len(found) == 4
    assert found[0].raw["country"] == "FR"


def test_an_unknown_name_has_no_location(geocoder: Any) -> None:
    assert geocoder.geocode("Qqxzvw") is None
    assert geocoder.geocode("Qqxzvw", exactly_one=False) is None


def test_reverse_takes_latitude_first_as_geopy_does(geocoder: Any) -> None:
    assert geocoder.reverse((42.6727, 21.1669)).raw["name"] == "Pristina"
    assert len(geocoder.reverse("42.6727, 21.1669", exactly_one=False, limit=3)) == 3


def test_a_country_can_be_asked_for(gazetteer: Gazetteer) -> None:
    geocoder: Any = Geocoder(gazetteer, country="US")
    assert geocoder.geocode("Belgrade").raw["country"] == "US"


def test_geopandas_and_the_rate_limiter_take_it(gazetteer: Gazetteer) -> None:
    places = gpd.tools.geocode(["Pristina", "Zubin Potok"], provider=Geocoder, gazetteer=gazetteer)
    assert str(places.crs) == "EPSG:4326"
    limited = RateLimiter(Geocoder(gazetteer).geocode, min_delay_seconds=0.001)
    assert limited("Zvecan").raw["id"] == "geonames:783770"


def test_it_cannot_reach_the_network() -> None:
    with pytest.raises(NotImplementedError, match="never asks the network"):
        NoNetworkAdapter().get_json("https://example.org", timeout=1, headers={})
