"""What a room offers is written once, in ``__all__``, and is what one sees (ruff sorts it)."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = sorted(f"geo.{path.parent.name}" for path in ROOT.glob("geo/*/__init__.py"))


def _of_the_room(value: object, room: str) -> bool:
    home = getattr(value, "__module__", "")
    return isinstance(home, str) and (home == room or home.startswith(f"{room}."))


@pytest.mark.parametrize("room", ROOMS)
def test_all_is_what_is_visible(room: str) -> None:
    module = importlib.import_module(room)
    visible = {
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and callable(value) and _of_the_room(value, room)
    }
    assert visible - set(getattr(module, "__all__", ())) == set()


@pytest.mark.parametrize("room", ["geo", *ROOMS])
def test_every_name_in_all_resolves(room: str) -> None:
    module = importlib.import_module(room)
    assert not [name for name in getattr(module, "__all__", ()) if not hasattr(module, name)]


@pytest.mark.parametrize("room", ["geo", *ROOMS])
def test_every_public_function_and_class_says_what_it_does(room: str) -> None:
    module = importlib.import_module(room)
    public = {name: getattr(module, name) for name in getattr(module, "__all__", ())}
    silent = [name for name, value in public.items() if callable(value) and not value.__doc__]
    assert not silent
