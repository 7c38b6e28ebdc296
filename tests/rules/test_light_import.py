"""``import geo`` is light: a notebook that imports it pays for what it uses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("streamlit", "folium", "geopandas", "pandas", "numpy", "shapely", "spacy", "geopy")


def _loaded_by(statement: str) -> set[str]:
    script = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = set(done.stdout.split())
    return modules | {name.partition(".")[0] for name in modules}


def test_import_geo_loads_nothing_heavy() -> None:
    assert _loaded_by("import geo").isdisjoint(HEAVY)


def test_records_load_nothing_heavy() -> None:
    assert _loaded_by("import geo.records").isdisjoint(HEAVY)


def test_the_readers_of_files_load_with_the_first_such_file() -> None:
    readers = {"docx", "htmldate", "lxml", "pypdf", "trafilatura", "urllib3"}
    assert _loaded_by("import geo.articles, geo.cli").isdisjoint(readers)


def test_the_command_line_answers_help_without_the_heavy_libraries() -> None:
    loaded = _loaded_by("import geo.cli")
    assert loaded.isdisjoint({"streamlit", "folium", "geopandas", "spacy"})


def test_what_codes_incidents_loads_with_the_first_article_that_is_coded() -> None:
    room = "geo.incidents.reading.coding"
    assert room not in _loaded_by("import geo.pipeline")
    assert room in _loaded_by("import geo.pipeline; geo.pipeline.incidents.code_document")
