"""What holds for every format: whole or not there, the same bytes, any text, one-line errors."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from geo.errors import ExportError, UsageError
from geo.export import FORMATS, About, as_archive, as_bytes, find_format, write
from geo.records import Article, Claim, Filter, Incident, Place
from tests.records import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLACE = Place("p1", "Zvečan", 20.84, 42.9, {"sq": "Zveçan", "sr-Latn": "Zvečan"}, country="XK")
ARTICLE = Article("a1", "a.txt", "The hospital counted 52 people.", publisher="An outlet")
INCIDENT = Incident(
    "i1",
    "Hurt in Zvečan",
    "violent_demonstration",
    place_id="p1",
    place_name="Zvečan",
    where_prec=1,
    lon=20.84,
    lat=42.9,
    claims=(Claim("a1", 21, 23, "injured.protesters", "52", sentence_end=31, paragraph=1),),
)
ABOUT = About((ARTICLE,), (PLACE,), Filter())

every_format = pytest.mark.parametrize("name", FORMATS)


@every_format
def test_a_format_says_what_it_is_and_what_it_loses(name: str) -> None:
    each = find_format(name)
    assert each.name == name
    assert each.suffix.startswith(".")
    assert each.description
    assert each.loses
    assert callable(each.load())


@every_format
def test_the_same_set_gives_the_same_bytes(name: str) -> None:
    found = [INCIDENT, replace(INCIDENT, id="i2", where_prec=6)]
    first = as_bytes(found, format=name, about=ABOUT)
    assert first
    assert first == as_bytes(iter(found), format=name, about=ABOUT)


@every_format
def test_an_empty_set_makes_a_file(name: str, tmp_path: Path) -> None:
    write([], tmp_path / "x", format=name)
    beside = {f"x{ending}" for ending in find_format(name).beside}
    assert {path.name for path in tmp_path.iterdir()} == {"x", *beside}


@every_format
def test_an_archive_holds_the_file_and_all_beside_it_in_the_same_bytes(name: str) -> None:
    packed = as_archive([INCIDENT], format=name, about=ABOUT)
    assert packed == as_archive(iter([INCIDENT]), format=name, about=ABOUT)
    names = zipfile.ZipFile(io.BytesIO(packed)).namelist()
    endings = (find_format(name).suffix, *find_format(name).beside)
    assert sorted(names) == sorted(f"incidents{ending}" for ending in endings)


@every_format
def test_what_breaks_half_way_leaves_what_was_there(name: str, tmp_path: Path) -> None:
    out = tmp_path / "x"
    out.write_text("what was there")

    def breaking() -> Iterator[Incident]:
        yield INCIDENT
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(breaking(), out, format=name)
    assert out.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [out]


@every_format
def test_a_folder_that_is_not_there_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="there is no folder") as caught:
        write([INCIDENT], tmp_path / "no" / "x", format=name)
    assert "\n" not in str(caught.value)


@every_format
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=made.incident_lists)
def test_any_text_number_and_day_can_be_written(name: str, found: list[Incident]) -> None:
    assert as_bytes(found, format=name) is not None


@every_format
def test_half_a_character_and_a_position_off_the_earth_do_no_harm(name: str) -> None:
    odd = replace(INCIDENT, title="half \ud83d of one", lat=95.0, claims=())
    assert as_bytes([odd, INCIDENT], format=name, about=ABOUT)


def test_a_format_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format 'shapefile': choose one of geojson, "):
        write([], tmp_path / "x.shp", format="shapefile")
