"""Tables of one's own: what is read, and what is refused by row with nothing half imported."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.errors import TableError
from geo.records import Count
from geo.records.cells import guarded, unguarded
from geo.records.reading import read_table
from tests.records import made

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "title,start,event_class,lon,lat\n"
GOOD_ROW = "A march,2023-05-29,demonstration,20.84,42.9\n"


def refusal(path: Path, content: str | bytes) -> str:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(TableError) as caught:
        read_table(path)
    told = str(caught.value)
    assert told.startswith(str(path))
    assert "\n" not in told
    return told


def features(*given_features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(given_features)})


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:  # noqa: ANN401
    values = {"title": "A march", "start": "2023-05-29", "event_class": "demonstration"}
    return {"type": "Feature", "geometry": geometry, "properties": {**values, **properties}}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_with_commas_semicolons_or_tabs_is_read(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text((HEADER + GOOD_ROW).replace(",", separator), encoding="utf-8-sig")
    (found,) = read_table(path)
    assert (found.title, found.lon, found.lat, found.where_prec) == ("A march", 20.84, 42.9, 1)
    assert (found.start, found.end, found.date_prec) == (found.end, found.start, 1)
    assert (found.review, found.modality, found.tier) == ("imported", "occurred", "A")


def test_ids_that_are_not_given_are_made_of_what_rows_say_and_differ(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + GOOD_ROW + GOOD_ROW + GOOD_ROW.replace("A march", "Another"))
    ids = [incident.id for incident in read_table(path)]
    assert len(set(ids)) == 3
    assert ids == [incident.id for incident in read_table(path)]


def test_figures_in_flat_columns_become_casualties(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "title,start,event_class,place_name,killed,injured_low,injured_best,injured_high,crowd_best,"
        "crowd_approximate,actors\n"
        "A clash,2023-05-29,armed_clash,Zvečan,2,30,30.0,35,200,yes,KFOR; protesters\n",
        encoding="utf-8",
    )
    (found,) = read_table(path)
    assert found.total("killed") == Count(2, 2, 2)
    assert found.total("injured") == Count(30, 30, 35)
    assert found.crowd == Count(None, 200, None, approximate=True)
    assert found.actors == ("KFOR", "protesters")
    assert (found.place_name, found.lon) == ("Zvečan", None)


def test_a_geojson_of_points_is_read_with_its_ids(tmp_path: Path) -> None:
    path = tmp_path / "mine.geojson"
    at = {"type": "Point", "coordinates": [20.84, 42.9, 500]}
    path.write_text(features({**feature(at), "id": 7}, feature(place_name="Leposavić")))
    one, two = read_table(path)
    assert (one.id, one.lon, one.lat) == ("7", 20.84, 42.9)
    assert (two.place_name, two.lat) == ("Leposavić", None)


def test_a_table_of_no_rows_gives_no_incidents(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEADER)
    (tmp_path / "b.geojson").write_text(features())
    assert read_table(tmp_path / "a.csv") == read_table(tmp_path / "b.geojson") == ()


def test_empty_rows_and_a_row_of_tags_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "#event,#date,#event+type,#geo+lon,#geo+lat\n\n,,,,\n" + GOOD_ROW)
    assert len(read_table(path)) == 1


@pytest.mark.parametrize(
    ("days", "precision"),
    [
        ("2023-05-29,2023-05-29", 1),
        ("2023-05-29,2023-06-02", 2),
        ("2023-05-01,2023-05-07", 3),
        ("2023-05-01,2023-05-31", 4),
        ("2023-01-01,2023-12-31", 5),
        ("0001-01-01,0001-01-01", 1),
        ("9999-12-31,9999-12-31", 1),
        (",", None),
    ],
)
def test_the_precision_of_a_date_follows_from_its_span(
    tmp_path: Path, days: str, precision: int | None
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"title,start,end,event_class,place_name\nx,{days},other,Here\n")
    assert read_table(path)[0].date_prec == precision


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (",2023-05-29,demonstration,20,42", "title is empty"),
        ("x,29.05.2023,demonstration,20,42", "write the day as 2023-05-29"),
        ("x,2023-02-30,demonstration,20,42", "write the day as 2023-05-29"),
        ("x,2023-05-29T14:00:00Z,demonstration,20,42", "write the day as 2023-05-29"),
        ("x,2023-05-29,party,20,42", "event_class is 'party': choose one of"),
        ("x,2023-05-29,demonstration,42.9,120.8", "lon and lat look swapped"),
        ("x,2023-05-29,demonstration,20,-91", "lon and lat look swapped"),
        ("x,2023-05-29,demonstration,-120,-91", "it lies between -90 and 90"),
        ("x,2023-05-29,demonstration,181,42", "it lies between -180 and 180"),
        ("x,2023-05-29,demonstration,,42", "one of lon and lat is empty"),
        ('x,2023-05-29,demonstration,"20,8",42', "with a point, not a comma"),
        ("x,2023-05-29,demonstration,east,42", "write a number in degrees"),
        ("x,2023-05-29,demonstration,nan,42", "write a number"),
        ("x,2023-05-29,demonstration,1e999,42", "write a number"),
    ],
)
def test_a_wrong_row_is_told_by_its_number_and_nothing_is_imported(
    tmp_path: Path, row: str, told: str
) -> None:
    found = refusal(tmp_path / "mine.csv", HEADER + GOOD_ROW + "\n" + row + "\n")
    assert "nothing was imported: row 4: " in found
    assert told in found


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("end", "2023-05-28", "end 2023-05-28 is before start"),
        ("date_prec", "9", "date_prec is 9: choose one of 1, 2, 3, 4, 5"),
        ("tier", "Z", "tier is 'Z': choose one of A, B, C"),
        ("review", "sure", "review is 'sure'"),
        ("aggregate", "maybe", "write true or false"),
        ("killed_best", "-3", "a count is from 0"),
        ("killed_best", "some", "write a whole number"),
        ("killed", '"many"', "write a whole number"),
        ("killed_best", "9" * 18, "a count is from 0"),
        ("claims", "{", "claims is not JSON"),
        ("claims", "{}", "claims is no list"),
        ("claims", "[1]", "nested value"),
        ("claims", '[{"article": "a"}]', "lacks its 'start'"),
        ("sources", '[{"article": 5, "outlet": "x"}]', "sources[0].article_id is 5, not text"),
        ("casualties", '[{"group":"x","outcome":"bored"}]', "casualties[0].outcome is 'bored'"),
        ("casualties", '[{"group":"x","outcome":"killed","low":"1"}]', "not a whole number"),
        ("actors", "[1]", "actors[0] is 1, not text"),
    ],
)
def test_a_wrong_value_in_a_further_column_is_told(
    tmp_path: Path, column: str, value: str, told: str
) -> None:
    cell = value.replace('"', '""')
    table = f'title,start,event_class,lon,lat,{column}\n{GOOD_ROW.strip()},"{cell}"\n'
    found = refusal(tmp_path / "mine.csv", table)
    assert "row 2: " in found
    assert told in found


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "is not UTF-8"),
        (
            "title,start\nx,2023-05-29\n",
            "column event_class, lon and lat (or place_name) is missing",
        ),
        (HEADER.replace("lat", "lon"), "column lon is there twice"),
        (HEADER.replace("title", "titel"), "unknown column 'titel': is it 'title'?"),
        (HEADER.replace("title", "колона"), "unknown column 'колона': known are id, title"),
        (HEADER + "x,y\n", "row 2 has 2 cells, the header 5"),
        (HEADER + GOOD_ROW.strip() + ",more\n", "row 2 has 6 cells, the header 5"),
        (HEADER + '"open,2023', "row 2 cannot be read as CSV"),
        ("Just a text.\nWith lines.\n", "unknown column"),
        ("{", "it is not JSON"),
        ("[" * 200_000, "nested too deeply"),
        ('{"type": "Point"}', "no GeoJSON FeatureCollection"),
        (features({"type": "Point"}), "feature 1 is not a Feature"),
        (features(feature({"type": "LineString", "coordinates": []})), "not a Point"),
        (features(feature({"type": "Point", "coordinates": [1]})), "has no position"),
        (features(feature(title=["x"])), "feature 1: title is ['x']: write text"),
        (features(feature(lon=20.8, lat=95)), "feature 1: lat is 95"),
        (features(feature(title="half \ud800")), "title is no whole text"),
        ('{"type": "FeatureCollection", "type": "x"}', "column type is there twice"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "NaN is no JSON number"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused_in_one_line(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    assert told in refusal(tmp_path / "mine", content)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be read"):
        read_table(tmp_path / "no.csv")


def test_an_id_that_is_given_twice_is_told_with_both_rows(tmp_path: Path) -> None:
    table = "id,title,start,event_class,place_name\n" + "a,x,2023-05-29,other,Here\n" * 2
    assert "row 3: id 'a' is that of row 2" in refusal(tmp_path / "mine.csv", table)


def test_many_wrong_rows_are_told_up_to_five(tmp_path: Path) -> None:
    found = refusal(tmp_path / "mine.csv", HEADER + "x,never,other,1,2\n" * 20)
    assert found.count("write the day") == 5
    assert found.endswith("and 15 more")


@settings(max_examples=300)
@given(made.texts)
@example("'")
@example("''=")
def test_a_guarded_cell_is_no_formula_and_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@settings(max_examples=200)
@given(st.text(), st.booleans())
def test_any_text_is_read_or_refused_with_a_table_error(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    headed: bool,  # noqa: FBT001
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(((HEADER if headed else "") + text).encode("utf-8", "replace"))
    try:
        read_table(path)
    except TableError as error:
        assert "\n" not in str(error)  # noqa: PT017
