"""What a room offers is written once, in ``__all__``, and is what one sees."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = sorted(f"geo.{path.parent.name}" for path in ROOT.glob("geo/*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_all_is_what_is_visible(room: str) -> None:
    module = importlib.import_module(room)
    visible = {
        name
        for name in dir(module)
        if not name.startswith("_")
        and not isinstance(getattr(module, name), ModuleType)
        and name not in {"annotations", "TYPE_CHECKING"}
    }
    assert sorted(module.__all__) == sorted(visible)


@pytest.mark.parametrize("room", ["geo", *ROOMS])
def test_all_is_sorted_and_resolves(room: str) -> None:
    module = importlib.import_module(room)
    assert list(module.__all__) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


@pytest.mark.parametrize("room", ["geo", *ROOMS])
def test_every_public_function_and_class_says_what_it_does(room: str) -> None:
    module = importlib.import_module(room)
    public = {name: getattr(module, name) for name in module.__all__}
    silent = [name for name, value in public.items() if callable(value) and not value.__doc__]
    assert not silent
