"""GeoParquet: dates, lists and nulls come back as they went."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyarrow.parquet as pq
from hypothesis import given, settings

from geo.export import About
from geo.export.geoparquet import write_geoparquet
from geo.records import Filter, Incident, Place
from geo.records.properties import incident_of
from tests.records import made

PLACE = Place("p1", "Zvečan", 20.84, 42.9, {"sq": "Zveçan"}, country="XK")
PLACED = Incident("i1", "A march", "demonstration", place_id="p1", lon=20.84, lat=42.9)


def test_geopandas_reads_it_in_wgs84_with_its_box(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    write_geoparquet([PLACED, Incident("i2", "No place", "other")], path, About(places=(PLACE,)))
    incidents = gpd.read_parquet(path)
    assert incidents.crs.equals("OGC:CRS84")
    assert incidents.geometry.iloc[0].coords[0] == (20.84, 42.9)
    assert incidents.geometry.iloc[1] is None
    assert dict(incidents["place_names"].iloc[0]) == {"sq": "Zveçan"}
    geo = json.loads(pq.read_metadata(path).metadata[b"geo"])
    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["bbox"] == [20.84, 42.9, 20.84, 42.9]


def test_it_says_whose_data_it_is_and_under_which_filter(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    write_geoparquet([PLACED], path, About(filter=Filter(text="march")))
    told = json.loads(pq.read_metadata(path).metadata[b"dateline"])
    assert told["filter"]["text"] == "march"
    assert "CC BY 4.0" in told["attribution"]


def properties(row: dict[str, Any]) -> dict[str, Any]:
    """Put a row back into the form of an exported feature's properties."""
    for name in ("start", "end"):
        row[name] = row[name] and row[name].isoformat()
    for source in row["sources"]:
        source["published"] = source["published"] and source["published"].isoformat()
    bounds = ("low", "best", "high", "approximate")
    crowd = {bound: row[f"crowd_{bound}"] for bound in bounds}
    return {**row, "crowd": None if crowd["approximate"] is None else crowd}


@settings(max_examples=40, deadline=None)
@given(made.incident_lists)
def test_what_is_written_is_read_again_without_loss(found: list[Incident]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.parquet"
        write_geoparquet(found, path)
        rows = pq.read_table(path).to_pylist()
    assert [incident_of(properties(row)) for row in rows] == found
