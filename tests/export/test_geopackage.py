"""GeoPackage: what a GIS finds in the file."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from hypothesis import given, settings

from geo.export import KOSOVO_NOTE, About
from geo.export.geopackage import write_gpkg
from geo.records import Article, Casualty, Claim, Count, Filter, Incident, Place, Source
from tests.records import made

if TYPE_CHECKING:
    from collections.abc import Iterator

WHEN = dt.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC)
PLACE = Place("p1", "Zvečan", 20.84, 42.9, {"sq": "Zveçan", "sr-Latn": "Zvečan"}, country="XK")
ARTICLE = Article("a1", "a.txt", "The hospital counted 52 people.", kind="digest")
INCIDENT = Incident(
    "i1",
    "Hurt in Zvečan",
    "violent_demonstration",
    start=dt.date(2023, 5, 29),
    end=dt.date(2023, 5, 30),
    date_prec=2,
    place_id="p1",
    place_name="Zvečan",
    where_prec=1,
    lon=20.84,
    lat=42.9,
    country="XK",
    casualties=(Casualty("protesters", "injured", Count(52, 52, 53)),),
    claims=(Claim("a1", 21, 23, "injured.protesters", "52", sentence_end=31, paragraph=4),),
    sources=(Source("a1", "An outlet", published=dt.date(2023, 5, 30)),),
)
COUNTRY_ONLY = replace(INCIDENT, id="i2", where_prec=6, start=None, end=None, claims=())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "x.gpkg"
    about = About((ARTICLE,), (PLACE,), Filter(rule="conservative"), WHEN)
    write_gpkg([INCIDENT, COUNTRY_ONLY], path, about)
    return path


@pytest.fixture
def tables(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def test_there_are_two_layers_and_two_tables(file: Path) -> None:
    assert dict(pyogrio.list_layers(file).tolist()) == {
        "incidents": "Point",
        "places": "Point",
        "claims": None,
        "sources": None,
    }


def test_it_is_version_1_3_and_whole(tables: sqlite3.Connection) -> None:
    assert tables.execute("PRAGMA user_version").fetchone() == (10300,)
    assert tables.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert tables.execute("PRAGMA foreign_key_check").fetchall() == []


def test_incidents_read_as_typed_columns_in_wgs84(file: Path) -> None:
    incidents = gpd.read_file(file, layer="incidents")
    assert incidents.crs.to_epsg() == 4326
    fields = dict(
        zip(
            *(pyogrio.read_info(file, layer="incidents")[k] for k in ("fields", "dtypes")),
            strict=True,
        )
    )
    assert fields["start"] == fields["end"] == "datetime64[D]"
    assert (fields["injured_best"], fields["aggregate"]) == ("int64", "bool")
    first, second = incidents.iloc[0], incidents.iloc[1]
    assert (first.geometry.x, first.geometry.y) == (20.84, 42.9)
    assert first["start"] == pd.Timestamp("2023-05-29")
    assert (first["injured_best"], first["injured_high"]) == (52, 53)
    assert first["place_label"] == "Zvečan / Zveçan"
    assert json.loads(first["casualties"])[0]["group"] == "protesters"
    assert second.geometry is None
    assert pd.isna(second["start"])
    assert pd.isna(first["killed_best"])


def test_claims_and_sources_point_to_their_incident(file: Path) -> None:
    claims = pyogrio.read_dataframe(file, layer="claims")
    assert list(claims["incident_id"]) == ["i1"]
    assert claims["text"].iloc[0] == "The hospital counted 52 people."
    assert claims["text_is"].iloc[0] == "our summary of paragraph 4"
    sources = pyogrio.read_dataframe(file, layer="sources")
    assert list(sources["incident_id"]) == ["i1", "i2"]
    assert pyogrio.read_info(file, layer="sources")["dtypes"].tolist()[-1] == "datetime64[D]"


def test_days_and_ids_are_indexed(tables: sqlite3.Connection) -> None:
    plan = tables.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM incidents WHERE start BETWEEN '2023-05-29' AND '2024'"
    ).fetchall()
    assert "incidents_start" in str(plan)
    (spatial,) = tables.execute("SELECT count(*) FROM rtree_incidents_geom").fetchone()
    assert spatial == 1


def test_the_clock_is_never_written(tables: sqlite3.Connection) -> None:
    changes = tables.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall()
    assert changes == [("2024-01-02T03:04:05.678Z",)]
    marks = tables.execute("SELECT DISTINCT timestamp FROM gpkg_metadata_reference").fetchall()
    assert marks == [("2024-01-02T03:04:05.678Z",)]


def test_it_says_whose_data_it_is_and_under_which_rule(file: Path) -> None:
    told: dict[str, Any] = pyogrio.read_info(file, layer="incidents")["dataset_metadata"]
    assert "CC BY 4.0" in told["attribution"]
    assert told["rule"] == "conservative"
    assert told["status_note"] == KOSOVO_NOTE
    assert json.loads(told["review"]) == {"machine": 2}


def kept(text: str | None) -> str | None:
    return text and text.replace("\0", "\ufffd")


@settings(max_examples=12, deadline=None)
@given(made.incident_lists)
def test_texts_days_and_counts_come_back(found: list[Incident]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.gpkg"
        write_gpkg(found, path)
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(
                "SELECT id, title, start, end, injured_low, actors, lon FROM incidents ORDER BY fid"
            ).fetchall()
            claims = connection.execute(
                'SELECT "value", part_of FROM claims ORDER BY fid'
            ).fetchall()
    assert rows == [
        (
            kept(i.id),
            kept(i.title),
            i.start and i.start.isoformat(),
            i.end and i.end.isoformat(),
            (total := i.total("injured")) and total.low,
            json.dumps(list(i.actors), ensure_ascii=False, separators=(",", ":")),
            i.lon,
        )
        for i in found
    ]
    assert claims == [(kept(c.value), kept(c.part_of)) for i in found for c in i.claims]
