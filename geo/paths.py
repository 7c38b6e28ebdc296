"""Where files are: the one module that knows the checkout's layout and the wheel's.

In a checkout ``data/`` and ``seeds/`` stand beside ``geo/``; in a wheel they travel as
``geo/_data`` and ``geo/_seeds``. What is built (the gazetteer's index, the store) lives in the
user's data folder, or where ``DATELINE_HOME`` says.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def data_folder() -> Path:
    """Return the folder of the data that ship with Dateline."""
    return _shipped("data")


def seeds_folder() -> Path:
    """Return the folder of the articles' records that ship with Dateline."""
    return _shipped("seeds")


def home_folder() -> Path:
    """Return the folder for what Dateline builds and keeps; it may not exist yet."""
    chosen = os.environ.get("DATELINE_HOME")
    return Path(chosen) if chosen else user_data_path("dateline", appauthor=False)


def own_actors() -> Path | None:
    """Return the user's file of actors, ``actors.toml`` in the home folder, if there is one."""
    path = home_folder() / "actors.toml"
    return path if path.is_file() else None
