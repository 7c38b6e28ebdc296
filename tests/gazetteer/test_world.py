"""The world's gazetteer: what it holds, and how it answers."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pandas as pd
import pyogrio
import pytest
from shapely.geometry import Point

from geo import paths
from geo.errors import GazetteerError
from geo.gazetteer.sources import read_table

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer


def test_it_holds_the_world(gazetteer: Gazetteer) -> None:
    assert len(gazetteer) > 260_000


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Paris", "geonames:2988507"),
        ("Київ", "geonames:703448"),
        ("Leposavic", "geonames:788731"),
        ("Leposaviq", "geonames:788731"),
        ("Лепосавић", "geonames:788731"),
        ("Zubin Potoku", "geonames:783802"),
        ("Prishtina", "geonames:786714"),
        ("Kosovo", "country:XK"),
        ("U.S.", "country:US"),
        ("UAE", "country:AE"),
        ("Calif.", "admin1:US.CA"),
        ("Ohio", "admin1:US.OH"),
        ("Kherson Oblast", "admin1:UA.08"),
        ("Rapides Parish", "admin2:US.LA.079"),
        ("Serbs", "demonym:RS"),
        ("Texans", "demonym:admin1:US.TX"),
        ("Danube", "dateline:danube"),
        ("Brooklyn", "geonames:5110302"),
        ("Yugoslavia", "dateline:yugoslavia"),
        ("Lake Gazivoda", "dateline:gazivoda-lake"),
        ("Visoki Decani", "dateline:visoki-decani"),
        ("West Darfur", "admin1:SD.47"),
        ("Castilla-La Mancha", "admin1:ES.54"),
        ("Namentenga", "admin2:BF.05.64"),
        ("Qamishli", "geonames:173377"),
        ("Hodeidah", "geonames:79415"),
        ("Jenin", "geonames:283506"),
        ("Nizhny Novgorod", "geonames:520555"),
        ("Raqqa", "geonames:172955"),
        ("Gofa", "dateline:et-gofa"),
        ("Masisi", "dateline:cd-masisi"),
    ],
)
def test_a_name_leads_first_to_its_best_known_place(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    assert gazetteer.lookup(name)[0].id == place_id


def test_every_further_form_of_a_name_is_of_a_place_and_new_to_it(gazetteer: Gazetteer) -> None:
    for row in read_table(paths.data_folder() / "gazetteer" / "english_names.csv"):
        assert gazetteer.get(row["id"]) is not None, row
        for form in row["forms"].split("|"):
            assert row["id"] in {place.id for place in gazetteer.lookup(form)}, (row["id"], form)


def test_exact_names_come_before_longer_ones(gazetteer: Gazetteer) -> None:
    places = gazetteer.lookup("Jarinje")
    assert places[0].name == "Jarinje"
    assert "dateline:jarinje-crossing" in {place.id for place in places}


def test_the_crossing_and_the_village_of_jarinje_are_two_places(gazetteer: Gazetteer) -> None:
    crossing = gazetteer.get("dateline:jarinje-crossing")
    village = gazetteer.get("geonames:834414")
    assert crossing is not None
    assert village is not None
    assert (crossing.lat, crossing.lon) == (43.2186, 20.6916)
    assert crossing.kind == "crossing"
    assert village.kind == "settlement"


def test_places_of_the_pack_carry_the_pair_of_names(gazetteer: Gazetteer) -> None:
    place = gazetteer.lookup("Leposavic")[0]
    assert place.names == {
        "en": "Leposavić",
        "sq": "Leposaviq",
        "sr-Latn": "Leposavić",
        "sr-Cyrl": "Лепосавић",
    }


def test_every_municipality_of_kosovo_is_there(gazetteer: Gazetteer) -> None:
    box = gazetteer.within(west=19.9, south=41.8, east=21.9, north=43.4, kind="admin2")
    assert sum(place.country == "XK" for place in box) == 38


def test_a_village_has_both_names_and_neither_is_the_first(gazetteer: Gazetteer) -> None:
    (village,) = gazetteer.lookup("Goraždevac")
    assert village.names["sq"] == "Gorazhdec"
    assert village.names["sr-Cyrl"] == "Гораждевац"
    assert gazetteer.lookup("Гораждевац") == gazetteer.lookup("Gorazhdec") == (village,)
    hows = [how for name in village.names.values() for _, how in gazetteer.matches(name)]
    assert set(hows) == {"primary"}


def test_every_village_is_named_in_both_languages_once() -> None:
    folder = paths.data_folder() / "gazetteer"
    rows = read_table(folder / "kosovo_villages.csv")
    assert len({row["id"] for row in rows}) == len(rows) == 1303
    assert all(row["sq"] and row["sr_latn"] and row["sr_cyrl"] for row in rows)
    known = {row["id"] for row in read_table(folder / "kosovo.csv")}
    assert known.isdisjoint(row["id"] for row in rows)


def test_villages_are_not_found_by_skeletons(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Goraždevac")
    assert not gazetteer.similar("Goraždevac")


def test_the_nearest_is_found_to_the_metre(gazetteer: Gazetteer) -> None:
    for name in ("Gorazhdec", "Çagllavicë", "Landovicë"):
        place = gazetteer.lookup(name)[0]
        assert gazetteer.nearest(lon=place.lon + 0.001, lat=place.lat, limit=1) == (place,)


def test_a_spelling_never_seen_is_found_by_its_skeleton(gazetteer: Gazetteer) -> None:
    assert not gazetteer.lookup("Leposavych")
    assert gazetteer.similar("Leposavych")[0].id == "geonames:788731"
    assert gazetteer.search("Leposavych")[0].place.name == "Leposavić"


def test_historic_states_are_flagged(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Soviet Union")[0].kind == "historic_state"


def test_divisions_are_named(gazetteer: Gazetteer) -> None:
    place = gazetteer.get("geonames:4717560")
    assert place is not None
    assert (place.admin1, place.admin2) == ("Texas", "Lamar County")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Abra", "admin2:PH.15.01"),
        ("Abra province", "admin2:PH.15.01"),
        ("the province of Abra", "admin2:PH.15.01"),
        ("Kaduna state", "admin1:NG.23"),
        ("Gao region", "admin1:ML.09"),
        ("Kaduna", "geonames:2335727"),
    ],
)
def test_search_knows_a_division_with_and_without_the_word_for_one(
    gazetteer: Gazetteer, name: str, expected: str
) -> None:
    assert gazetteer.search(name)[0].place.id == expected


def test_search_keeps_to_a_country_and_shows_its_parts(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("Paris", country="US", limit=3)
    assert [candidate.place.country for candidate in found] == ["US"] * 3
    assert set(found[0].parts) == {"name", "size"}


def test_an_unknown_name_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qqxzvw") == ()
    assert gazetteer.search("Qqxzvw") == ()
    assert gazetteer.profile("Qqxzvw") is None
    assert gazetteer.lookup("") == ()


def test_nearest_names_the_towns_around_a_point(gazetteer: Gazetteer) -> None:
    names = [place.name for place in gazetteer.nearest(lon=21.1669, lat=42.6727, limit=1)]
    assert names == ["Pristina"]


def test_a_box_may_cross_the_antimeridian(gazetteer: Gazetteer) -> None:
    countries = {p.country for p in gazetteer.within(west=177, south=-20, east=-178, north=-15)}
    assert "FJ" in countries


def test_an_unknown_country_is_an_error_in_one_line(gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match="ISO 3166"):
        gazetteer.country("QQ")


def test_every_country_has_a_point_and_its_demonyms_stand_there(gazetteer: Gazetteer) -> None:
    for code in ("XK", "US", "RS", "TV"):
        country = gazetteer.country(code)
        demonym = gazetteer.get(f"demonym:{code}")
        assert demonym is not None
        assert demonym.kind == "demonym"
        assert (demonym.lon, demonym.lat) == (country.lon, country.lat)


def test_the_profile_of_a_name_tells_its_kinds_without_making_places(
    gazetteer: Gazetteer,
) -> None:
    profile = gazetteer.profile("Georgia")
    assert profile is not None
    assert {"country", "admin1"} <= profile.kinds
    assert profile.primary
    assert not profile.pack


def test_geopy_is_loaded_by_the_geocoder_alone() -> None:
    code = "import sys, geo.gazetteer; print('geopy' in sys.modules, 'shapely' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_every_place_whose_point_is_set_by_hand_lies_in_its_country_and_says_how_exact_it_is() -> (
    None
):
    folder = paths.data_folder()
    outlines = pd.concat(
        pyogrio.read_dataframe(folder / "basemap" / f"{name}.json", layer="countries")
        for name in ("region", "world")
    )
    for row in read_table(folder / "gazetteer" / "crisis_places.csv"):
        point = Point(float(row["lon"]), float(row["lat"]))
        country = outlines[outlines["iso"] == row["country"]].geometry
        assert country.distance(point).min() < 0.15, row  # degrees: the outlines are coarse
        assert int(row["uncertainty_m"]) >= 10_000, row
