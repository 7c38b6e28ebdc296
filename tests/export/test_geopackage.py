"""GeoPackage: what a GIS finds in the file."""

from __future__ import annotations

import datetime as dt
import io
import json
import sqlite3
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from hypothesis import assume, given, settings

from geo.export import KOSOVO_NOTE, About
from geo.export.geopackage import write_gpkg
from geo.records import (
    Article,
    Casualty,
    Claim,
    Count,
    Filter,
    Incident,
    Mention,
    Place,
    Resolution,
    Source,
)
from geo.records.properties import further_properties_of, incident_of, properties_of
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
SQUARE = {"type": "Polygon", "coordinates": [[[20, 42], [21, 42], [21, 43], [20, 43], [20, 42]]]}
IN_AN_AREA = replace(INCIDENT, id="i3", place_id="p2", where_prec=4, claims=(), sources=())
COUNTRY_ONLY = replace(INCIDENT, id="i2", where_prec=6, start=None, end=None, claims=())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gpkg") / "x.gpkg"
    about = About(
        (ARTICLE,),
        (PLACE,),
        Filter(rule="conservative"),
        WHEN,
        resolutions=(
            Resolution(Mention("a1", 4, 12, "hospital"), PLACE),
            Resolution(Mention("another", 0, 3, "One"), PLACE),
        ),
        areas={"p2": {"geometry": SQUARE, "approximate": True}},
    )
    write_gpkg([INCIDENT, COUNTRY_ONLY, IN_AN_AREA], path, about)
    return path


@pytest.fixture
def tables(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def test_there_are_three_layers_and_three_tables(tables: sqlite3.Connection) -> None:
    told = tables.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall()
    assert dict(told) == {
        "incidents": "features",
        "places": "features",
        "areas": "features",
        "claims": "attributes",
        "mentions": "attributes",
        "sources": "attributes",
        "layer_styles": "attributes",
    }


def test_every_relation_is_registered_and_leads_to_rows(tables: sqlite3.Connection) -> None:
    asked = (
        "SELECT base_table_name, related_table_name, mapping_table_name FROM gpkgext_relations r "
        "JOIN gpkg_extensions e ON e.table_name = r.mapping_table_name"
    )
    found = {
        (base, related): tables.execute(f'SELECT base_id, related_id FROM "{view}"').fetchall()  # noqa: S608
        for base, related, view in tables.execute(asked).fetchall()
    }
    assert found == {
        ("incidents", "claims"): [(1, 1)],
        ("incidents", "sources"): [(1, 1), (2, 2)],
        ("incidents", "areas"): [(3, 1)],
        ("places", "mentions"): [(1, 1)],
        ("places", "incidents"): [(1, 1), (1, 2)],
    }


def test_an_incident_known_to_an_area_has_its_outline_too(file: Path) -> None:
    areas = gpd.read_file(file, layer="areas")
    assert list(areas["incident_id"]) == ["i3"]
    assert areas.geometry.iloc[0].area == pytest.approx(1)
    assert bool(areas["approximate"].iloc[0])


def test_mentions_are_those_of_the_cited_articles(file: Path) -> None:
    mentions = pyogrio.read_dataframe(file, layer="mentions")
    assert mentions[["article", "start", "end", "text", "place_id"]].to_numpy().tolist() == [
        ["a1", 4, 12, "hospital", "p1"]
    ]


def test_times_run_from_the_first_second_to_the_last(file: Path) -> None:
    incidents = gpd.read_file(file, layer="incidents")
    first = incidents.iloc[0]
    assert first["start_time"] == pd.Timestamp("2023-05-29T00:00:00Z")
    assert first["end_time"] == pd.Timestamp("2023-05-30T23:59:59Z")
    assert pd.isna(incidents.iloc[1]["start_time"])


def test_the_style_and_the_project_name_the_times(tables: sqlite3.Connection) -> None:
    styles = tables.execute(
        "SELECT f_table_name, styleQML, useAsDefault, update_time FROM layer_styles"
    ).fetchall()
    assert [(table, default) for table, _, default, _ in styles] == [
        ("incidents", 1),
        ("areas", 1),
        ("places", 1),
    ]
    for table, qml, _, at in styles:
        assert at == "2024-01-02T03:04:05.678Z"
        if table == "places":
            continue
        temporal = ET.fromstring(qml).find("temporal")  # noqa: S314  (our own file)
        assert temporal is not None
        assert (temporal.get("enabled"), temporal.get("mode")) == ("1", "2")
        assert (temporal.get("startField"), temporal.get("endField")) == ("start_time", "end_time")
    ((name, content),) = tables.execute("SELECT name, content FROM qgis_projects").fetchall()
    archive = zipfile.ZipFile(io.BytesIO(bytes.fromhex(content)))
    project = ET.fromstring(archive.read(f"{name}.qgs"))  # noqa: S314
    assert project.findtext(".//TemporalRange/start") == "2023-05-29T00:00:00Z"
    assert project.findtext(".//TemporalRange/end") == "2023-05-30T23:59:59Z"
    assert {e.text for e in project.iter("datasource")} >= {"./x.gpkg|layername=incidents"}
    shown = {e.get("name"): e.get("checked") for e in project.iter("layer-tree-layer")}
    assert (shown["Incidents"], shown["Places"]) == ("Qt::Checked", "Qt::Unchecked")


def test_qgis_has_one_look_for_places_and_draws_no_country(tables: sqlite3.Connection) -> None:
    ((qml,),) = tables.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = 'places'")
    style = ET.fromstring(qml)  # noqa: S314  (our own)
    (rule,) = style.iter("rule")
    asked = f"SELECT {rule.get('filter')} FROM (SELECT ? AS kind)"  # noqa: S608  (our own)
    kinds = ("settlement", "region", None, "country", "continent")
    drawn = [kind for kind in kinds if tables.execute(asked, (kind,)).fetchone()[0]]
    assert drawn == ["settlement", "region", None]
    assert {p.get("k") for p in style.iter("prop")} >= {"color", "outline_color", "size"}


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
    assert spatial == 2


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
    assert json.loads(told["review"]) == {"machine": 3}


def kept(value: Any) -> Any:  # noqa: ANN401  (plain values of any form)
    """Put what the format says into the place of U+0000."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, list):
        return [kept(each) for each in value]
    if isinstance(value, dict):
        return {key: kept(each) for key, each in value.items()}
    return value


def rows_of(file: sqlite3.Connection, table: str) -> list[dict[str, Any]]:
    found = file.execute(f'SELECT * FROM "{table}" ORDER BY fid')  # noqa: S608  (a constant)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def read_back(path: Path) -> list[Incident]:
    """Put incidents together again from the layer and the tables that belong to it."""
    with closing(sqlite3.connect(path)) as file:
        told, claims, sources = (rows_of(file, t) for t in ("incidents", "claims", "sources"))
    for row in told:
        for name in ("actors", "weapons", "notes", "casualties", "conflicts", "relations"):
            row[name] = json.loads(row[name])
        row["claims"] = [c for c in claims if c["incident_id"] == row["id"]]
        row["sources"] = [s for s in sources if s["incident_id"] == row["id"]]
        crowd = {bound: row[f"crowd_{bound}"] for bound in ("low", "best", "high", "approximate")}
        row["crowd"] = None if crowd["approximate"] is None else crowd
    return [incident_of(kept(row)) for row in told]


@settings(max_examples=25, deadline=None)
@given(made.incident_lists)
def test_incidents_come_back_whole_from_layer_and_tables(found: list[Incident]) -> None:
    expected = [incident_of(kept({**properties_of(i), **further_properties_of(i)})) for i in found]
    assume(len({i.id for i in expected}) == len(expected))
    with tempfile.TemporaryDirectory() as folder:
        write_gpkg(found, Path(folder) / "x.gpkg")
        assert read_back(Path(folder) / "x.gpkg") == expected
