"""Every command, option, format, setting, record and class is documented, and nothing else is."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from geo import pipeline, records
from geo.articles import read_text
from geo.export import About
from geo.export.acled import GEO_PRECISION, TIME_PRECISION
from geo.export.geojson import collection_lines, feature_of
from geo.records import Filter, Incident
from geo.records.article import DatePrecision
from geo.records.incident import WherePrecision
from geo.records.properties import FURTHER_PROPERTIES, PROPERTIES
from geo.records.table import INCIDENT_COLUMNS
from geo.settings import default_settings

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
RECORDS = sorted(set(records.__all__) - {"Filter"})


def _page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def _section(page: str, head: str) -> str:
    found = re.search(rf"^## {re.escape(head)}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"no section {head!r}"
    return found[1]


def _rows(text: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def _writer() -> ModuleType:
    path = ROOT / ".ci" / "write_reference.py"
    spec = importlib.util.spec_from_file_location("write_reference", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["event-classes.md", "formats.md", "precision-codes.md"])
def test_a_generated_page_is_what_the_code_says(page: str) -> None:
    assert _page(page) == _writer().PAGES[page](), "run: make reference"


def test_every_precision_of_a_record_has_a_row_and_a_code_of_acleds() -> None:
    writer = _writer()
    assert set(writer.DAYS) == set(get_args(DatePrecision)) == set(TIME_PRECISION)
    assert set(writer.WHERES) == set(get_args(WherePrecision)) == set(GEO_PRECISION)


def test_a_generated_part_of_a_page_is_what_the_code_says() -> None:
    writer = _writer()
    for path, (mark, written) in writer.PARTS.items():
        told = path.read_text(encoding="utf-8")
        assert told == writer.with_part(told, mark, written()), "run: make reference"


def test_every_reason_of_a_ledger_is_documented(tmp_path: Path) -> None:
    settings = default_settings(f"sqlite:///{tmp_path / 's.sqlite'}")
    pipeline.build_from_seeds(settings)
    given = {e.reason for e in pipeline.open_workspace(settings).ledger}
    for path in sorted((ROOT / "tests" / "reports" / "texts").glob("dev_*.txt"))[::4]:
        parsed = pipeline.parse(read_text(path.read_text("utf-8"), name=path.name), settings)
        given |= {e.reason for e in pipeline.code(parsed).ledger}
    page = (ROOT / "docs" / "how-it-makes-incidents.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([^`]+)`", page.partition("## The ledger")[2].partition("\n## ")[0]))
    assert len(given) > 8
    assert {r for r in given if not r.startswith("role: ")} <= told


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_is_in_the_schema(name: str) -> None:
    fields = [field.name for field in dataclasses.fields(getattr(records, name))]
    assert _rows(_section(_page("schema.md"), name)) == fields


def test_the_schema_shows_no_record_that_is_gone() -> None:
    assert sorted(re.findall(r"^## (\w+)$", _page("schema.md"), re.MULTILINE)) == RECORDS


def test_every_field_of_the_filter_is_documented() -> None:
    fields = [field.name for field in dataclasses.fields(Filter)]
    assert _rows(_section(_page("filter.md"), "The fields")) == fields


def test_every_property_of_an_exported_feature_is_documented() -> None:
    feature = feature_of(Incident("i1", "A march", "demonstration"), About())
    told = _rows(_section(_page("geojson.md"), "Properties"))
    assert told == list(feature["properties"])
    assert told[: len(PROPERTIES)] == list(PROPERTIES)
    assert set(FURTHER_PROPERTIES) <= set(told)


def test_every_member_of_an_exported_collection_is_documented() -> None:
    incident = Incident("i1", "A march", "demonstration", lon=20.84, lat=42.9, country="XK")
    written = json.loads(b"".join(collection_lines([incident], About())))
    told = _rows(_section(_page("geojson.md"), "Members of the collection"))
    assert set(told) == set(written) - {"type", "features", "bbox"}


def test_every_column_of_a_table_of_ones_own_is_documented() -> None:
    page = (ROOT / "docs" / "how-to" / "own-table.md").read_text(encoding="utf-8")
    assert _rows(_section(page, "Columns")) == list(INCIDENT_COLUMNS)


def test_every_setting_is_documented() -> None:
    read = {
        name
        for path in ROOT.glob("geo/**/*.py")
        for name in re.findall(r"\bDATELINE_[A-Z]+\b", path.read_text(encoding="utf-8"))
    }
    told = set(re.findall(r"^\| `(DATELINE_[A-Z]+)`", _page("settings.md"), re.MULTILINE))
    assert told == read


def test_every_make_target_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    pages = "".join(
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")
    )
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    assert targets
    assert not [name for name in targets if not re.search(rf"\bmake {name}\b", pages)]
