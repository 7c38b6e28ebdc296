"""A file is one subject: its length, its name and the folder it stands in."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(ROOT.glob("geo/**/*.py"))
ROOMS = sorted(path.parent for path in ROOT.glob("geo/*/__init__.py"))
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST = 330
LONGEST_FUNCTION = 75


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_no_longer_than_a_reader_can_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_function_is_no_longer_than_a_screen_or_two(path: Path) -> None:
    long = [
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    ]
    assert not long


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [_name(path) for path in MODULES if path.stem in EMPTY_NAMES]


def test_no_module_is_called_like_its_folder() -> None:
    same = [
        _name(path)
        for path in MODULES
        if path.stem.rstrip("s") == path.parent.name.rstrip("s") and path.stem != "__init__"
    ]
    assert not same


def test_every_module_says_what_it_is() -> None:
    silent = [
        _name(path)
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


@pytest.mark.parametrize("room", ROOMS, ids=_name)
def test_a_room_has_tests_of_its_own(room: Path) -> None:
    assert list((ROOT / "tests" / room.name).glob("test_*.py"))
