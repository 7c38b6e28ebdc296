"""Dumps and areas of one's own: merged by id, twice is once, refused whole where broken."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from geo import paths
from geo.errors import TableError
from geo.gazetteer import Gazetteer
from geo.gazetteer.adding import read_areas, read_dump

if TYPE_CHECKING:
    from pathlib import Path


def _line(number: int, name: str, **changes: str) -> str:
    cells = {
        "id": str(number), "name": name, "ascii": name, "alternates": "", "lat": "42.9",
        "lon": "20.8", "class": "P", "code": "PPL", "country": "XK", "cc2": "", "admin1": "00",
        "admin2": "", "admin3": "", "admin4": "", "population": "0", "elevation": "",
        "dem": "500", "timezone": "Europe/Belgrade", "modified": "2012-01-19",
    }  # fmt: skip
    return "\t".join((cells | changes).values())


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "XK.txt"
    lines = [
        _line(1_999_999_999, "Novoselce Test", alternates="Novosellë Test,Новоселце Тест"),
        _line(783770, "Zvečan", alternates="Some Other Form"),
        _line(1_999_999_998, "Tih Lake", **{"class": "H", "code": "LK"}),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_dump_is_read_with_kinds_and_languages(dump: Path) -> None:
    village, town, lake = read_dump(dump)
    assert (village.kind, lake.kind) == ("settlement", "water")
    assert village.names["sq"] == "Novosellë Test"
    assert town.id == "geonames:783770"
    assert village.admin1 is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1\tA\tB", "3 tab-separated columns"),
        (_line(5, "A", lat="95"), "no coordinate"),
        (_line(5, "A", lon="east"), "no coordinate"),
        (_line(5, "A", lat="nan"), "no coordinate"),
        (_line(5, " "), "name is empty"),
        (_line(5, "A", id="x5"), "no geonameid"),
        (_line(5, "A", population="many"), "no population"),
    ],
)
def test_a_malformed_line_is_refused_by_its_number(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(_line(1, "Good") + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=f"line 2: .*{message}"):
        list(read_dump(path))


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n", encoding="utf-8")
    with pytest.raises(TableError, match="no places"):
        list(read_dump(empty))
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TableError, match="UTF-8"):
        list(read_dump(binary))
    with pytest.raises(TableError, match="cannot be read"):
        list(read_dump(tmp_path / "none.txt"))


def _areas(path: Path, features: list[object]) -> Path:
    document = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


SQUARE = {"type": "Polygon", "coordinates": [[[20, 42], [21, 42], [21, 43], [20, 43], [20, 42]]]}


def test_named_areas_keep_their_shape_and_have_a_point_inside(tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {"name": "Quarter Nine"}, "geometry": SQUARE}
    area = next(read_areas(_areas(tmp_path / "a.geojson", [feature])))
    assert area.geometry == SQUARE
    assert 20 < area.lon < 21
    assert 42 < area.lat < 43


@pytest.mark.parametrize(
    "feature",
    [
        {"properties": {}, "geometry": SQUARE},
        {"properties": {"name": "A"}, "geometry": None},
        {"properties": {"name": "A"}, "geometry": {"type": "Polygon", "coordinates": [[1]]}},
        {"properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [200, 95]}},
        "no feature",
    ],
)
def test_a_broken_feature_is_refused_by_its_number(tmp_path: Path, feature: object) -> None:
    with pytest.raises(TableError, match="Feature 1"):
        list(read_areas(_areas(tmp_path / "a.geojson", [feature])))


def test_a_file_that_is_no_geojson_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(TableError, match="no GeoJSON"):
        list(read_areas(path))


def test_a_dump_is_merged_by_id_and_twice_is_once(dump: Path, tmp_path: Path) -> None:
    Gazetteer.open(paths.home_folder())
    home = tmp_path / "home"
    shutil.copytree(paths.home_folder() / "gazetteer", home / "gazetteer")
    gazetteer = Gazetteer.open(home)
    before = len(gazetteer)
    report = gazetteer.add_dump(dump)
    assert (report.added, report.changed, report.known) == (2, 1, 0)
    assert len(gazetteer) == before + 2
    assert gazetteer.lookup("Novoselce Test")[0].id == "geonames:1999999999"
    assert gazetteer.lookup("Some Other Form")[0].name == "Zvečan"
    assert gazetteer.similar("Novoseltse Tesht")
    again = gazetteer.add_dump(dump)
    assert (again.added, again.changed, again.known) == (0, 0, 3)
    assert "3 known already" in str(again)
    assert len(Gazetteer.open(home)) == before + 2
