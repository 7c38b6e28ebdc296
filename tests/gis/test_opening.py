"""What GDAL and QGIS say of the exported files: GDAL's validator, and a QGIS without a window."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from geo import exchange
from geo.export import write
from geo.records import Filter
from geo.settings import Settings, default_settings

pytestmark = pytest.mark.gis
SYSTEM_PYTHON = "/usr/bin/python3"
LAYERS = {"incidents", "places", "areas", "claims", "mentions", "sources"}


def run(*command: str | Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    return done.stdout


def without(reason: str) -> NoReturn:
    """Skip where a person has no GIS; in CI nothing steps aside in silence."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def needs(module: str) -> None:
    found = Path(SYSTEM_PYTHON).is_file() and (
        subprocess.run([SYSTEM_PYTHON, "-c", f"import {module}"], check=False, capture_output=True)
    )
    if not found or found.returncode:
        without(f"the system's Python has no {module}: make test-all installs it as root")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("gis")
    settings: Settings = default_settings(f"sqlite:///{folder / 's.sqlite'}")
    everything = Filter(tiers=(), modalities=(), aggregates=True, movements=True, undated=True)
    found, about = exchange.select(settings, everything)
    assert len(found) >= 9  # the incidents that the bundled articles must have
    for name, suffix in (("gpkg", "gpkg"), ("geojson", "geojson"), ("kml", "kml")):
        write(found, folder / f"incidents.{suffix}", format=name, about=about)
    write([], folder / "empty.gpkg", format="gpkg", about=replace(about, articles=()))
    (folder / "copy").mkdir()
    copied = Path(shutil.copy(folder / "incidents.gpkg", folder / "copy" / "renamed.gpkg"))
    return {path.name: path for path in folder.iterdir()} | {"copy/renamed.gpkg": copied}


@pytest.fixture(scope="module")
def expected(files: dict[str, Path]) -> list[dict[str, Any]]:
    features = json.loads(files["incidents.geojson"].read_bytes())["features"]
    return [feature["properties"] for feature in features]


@pytest.fixture(scope="module")
def opened(files: dict[str, Path]) -> dict[str, Any]:
    needs("qgis.core")
    script = Path(__file__).with_name("opening.py")
    names = ("incidents.gpkg", "incidents.geojson", "incidents.kml", "copy/renamed.gpkg")
    out = run(SYSTEM_PYTHON, script, *(files[name] for name in names))
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    return told


@pytest.mark.parametrize("name", ["incidents.gpkg", "empty.gpkg"])
def test_gdals_validator_finds_nothing(files: dict[str, Path], name: str) -> None:
    needs("osgeo_utils.samples.validate_gpkg")
    told = run(SYSTEM_PYTHON, "-m", "osgeo_utils.samples.validate_gpkg", "--extra", files[name])
    assert not told.strip()


@pytest.mark.parametrize("name", ["incidents.gpkg", "incidents.geojson", "incidents.kml"])
def test_ogrinfo_reads_every_feature_without_a_word(
    files: dict[str, Path], expected: list[dict[str, Any]], name: str
) -> None:
    if shutil.which("ogrinfo") is None:
        without("no ogrinfo: make test-all installs gdal-bin as root")
    layer = ["incidents"] if name.endswith("gpkg") else []
    told = run("ogrinfo", "-ro", "-al", "-so", files[name], *layer)
    assert f"Feature Count: {len(expected)}" in told
    assert "Warning" not in told


def test_a_dropped_layer_follows_the_temporal_controller(
    opened: dict[str, Any], expected: list[dict[str, Any]]
) -> None:
    dropped = opened["dropped"]
    assert dropped["valid"]
    assert dropped["count"] == len(expected)
    assert dropped["crs"] == "EPSG:4326"
    assert dropped["active"]
    assert dropped["mode"] == 2
    assert (dropped["start"], dropped["end"]) == ("start_time", "end_time")
    assert dropped["fields"]["start"] == dropped["fields"]["end"] == "Date"
    assert dropped["fields"]["start_time"] == dropped["fields"]["end_time"] == "DateTime"
    assert opened["categories"][:3] == ["violence", "unrest", "protest"]


@pytest.mark.parametrize("day", ["2023-05-28", "2023-05-29"])
def test_a_day_shows_what_happened_on_it_and_what_is_undated(
    opened: dict[str, Any], expected: list[dict[str, Any]], day: str
) -> None:
    of_the_day = [
        p["id"]
        for p in expected
        if p["start"] is None or p["start"] <= day <= (p["end"] or p["start"])
    ]
    assert opened["shown"][day] == sorted(of_the_day)


def test_the_stored_project_opens_with_all_layers_and_the_range_set(
    opened: dict[str, Any], expected: list[dict[str, Any]]
) -> None:
    project = opened["project"]
    assert project["read"], project["error"]
    assert set(project["layers"]) == LAYERS
    assert all(layer["valid"] for layer in project["layers"].values())
    assert project["layers"]["incidents"]["count"] == len(expected)
    assert project["layers"]["incidents"]["active"]
    assert project["layers"]["areas"]["active"]
    assert project["crs"] == "EPSG:4326"
    dated = [p for p in expected if p["start"]]
    first = min(p["start"] for p in dated)
    last = max(p["end"] or p["start"] for p in dated)
    assert (project["begin"], project["end"]) == (f"{first}T00:00:00Z", f"{last}T23:59:59Z")


def test_the_stored_project_writes_titles_and_puts_no_dot_on_a_country(
    opened: dict[str, Any],
) -> None:
    project = opened["project"]
    assert "incidents" in project["shown"]
    assert "places" not in project["shown"]
    assert project["labels"] == ["title", True]
    assert {"Zvečan", "Leposavić"} <= set(project["places"])
    assert "Kosovo" not in project["places"]


def test_a_renamed_copy_keeps_style_and_times_and_its_project_lacks_the_layers_as_the_docs_say(
    opened: dict[str, Any],
) -> None:
    assert opened["copied"] == opened["dropped"]
    project = opened["project_of_the_copy"]
    assert project["read"]
    assert not any(layer["valid"] for layer in project["layers"].values())


def test_relations_are_known_to_gdal_and_to_the_project(opened: dict[str, Any]) -> None:
    assert len(opened["project"]["relations"]) == 5
    assert all(opened["project"]["relations"].values())
    assert len(opened["relationships"]) == 5


@pytest.mark.parametrize("name", ["geojson", "kml"])
def test_the_other_files_are_valid_layers_with_every_feature(
    opened: dict[str, Any], expected: list[dict[str, Any]], name: str
) -> None:
    layer = opened[name]
    assert layer["valid"]
    assert layer["count"] == len(expected)
    if name == "geojson":
        assert layer["fields"]["start"] == layer["fields"]["end"] == "Date"
