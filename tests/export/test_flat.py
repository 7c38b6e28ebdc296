"""CSV: what goes out comes back, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

from geo.export import as_bytes
from geo.export.flat import write_csv
from geo.export.geojson import write_geojson
from geo.export.geojsonseq import write_geojsonseq
from geo.export.hxl import write_hxl
from geo.export.rfc7946 import check
from geo.records import Incident
from geo.records.properties import incident_of
from geo.records.reading import read_table
from geo.records.table import INCIDENT_COLUMNS
from tests.records import made

COUNTRY = 6


def without_a_countrys_point(incident: Incident) -> Incident:
    return incident if incident.where_prec != COUNTRY else replace(incident, lon=None, lat=None)


@settings(max_examples=60, deadline=None)
@given(made.incident_lists)
def test_csv_and_geojson_are_read_back_without_loss(found: list[Incident]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table, collection = Path(folder) / "x.csv", Path(folder) / "x.geojson"
        write_csv(found, table)
        write_geojson(found, collection)
        assert list(read_table(table)) == [without_a_countrys_point(i) for i in found]
        assert list(read_table(collection)) == found


def test_what_is_known_to_the_country_only_has_no_point_that_a_tool_could_draw() -> None:
    known = Incident("i", "A riot", "violent_demonstration", place_name="Kosovo", where_prec=6,
                     lon=20.92, lat=42.58)  # fmt: skip
    for name in ("csv", "hxl"):
        rows = csv.DictReader(io.StringIO(as_bytes([known], format=name).decode("utf-8-sig")))
        told = list(rows)[-1]
        assert (told["where_prec"], told["lon"], told["lat"]) == ("6", "", "")


@settings(max_examples=30, deadline=None)
@given(made.incident_lists)
def test_no_cell_begins_as_a_formula_does(found: list[Incident]) -> None:
    text = as_bytes(found, format="csv").decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == list(INCIDENT_COLUMNS)
    numbers = {name for name, kind in INCIDENT_COLUMNS.items() if kind in ("float64", "Int64")}
    for row in rows:
        for name, cell in zip(header, row, strict=True):
            assert name in numbers or not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_the_file_says_that_it_is_utf8() -> None:
    assert as_bytes([], format="csv").startswith(b"\xef\xbb\xbfid,title,")


@settings(max_examples=30, deadline=None)
@given(made.incident_lists)
def test_each_record_of_a_sequence_is_a_feature(found: list[Incident]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "x.geojsons"
        write_geojsonseq(found, out)
        raw = out.read_bytes()
    texts = [json.loads(record) for record in raw.split(b"\x1e")[1:]]
    assert all(record.endswith(b"\n") for record in raw.split(b"\x1e")[1:])
    assert all(check(text) == [] for text in texts)
    assert [incident_of(text["properties"]) for text in texts] == found


@settings(max_examples=30, deadline=None)
@given(made.incident_lists)
def test_the_row_of_hxl_tags_is_skipped_when_it_is_read_back(found: list[Incident]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "x.csv"
        write_hxl(found, table)
        assert list(read_table(table)) == [without_a_countrys_point(i) for i in found]
        second = table.read_text(encoding="utf-8-sig").splitlines()[1].split(",")
    assert len(second) == len(set(second)) == len(INCIDENT_COLUMNS)
    assert all(tag.startswith("#") for tag in second)
