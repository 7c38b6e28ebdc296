"""The wheel holds what the program reads: data, seeds, lexicons, scripts and styles."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.wheel.installing import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def _files(folder: str) -> set[str]:
    return {
        str(path.relative_to(ROOT))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    }


def test_the_package_travels_whole(names: set[str]) -> None:
    assert _files("geo") <= names


@pytest.mark.parametrize("folder", ["data", "seeds"])
def test_data_and_seeds_travel_inside_the_package(names: set[str], folder: str) -> None:
    assert {f"geo/_{name}" for name in _files(folder)} <= names


def test_nothing_else_travels(names: set[str]) -> None:
    others = {name for name in names if not name.startswith(("geo/", "dateline_map-"))}
    assert not others


def test_the_program_and_the_licence_travel(names: set[str]) -> None:
    assert any(name.endswith("entry_points.txt") for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
