"""The program as a function, and a store of its own for each test that keeps something."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from geo import pipeline
from geo.settings import default_settings
from tests.cli.running import Answer, caller

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    return caller(capsys)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that was built from the seeds, once."""
    path = tmp_path_factory.mktemp("built") / "store.sqlite"
    report = pipeline.build_from_seeds(default_settings(f"sqlite:///{path}"))
    assert len(report.added) == 5
    return path


@pytest.fixture
def store(built: Path, tmp_path: Path) -> str:
    """Return the URL of a copy of the store built from the seeds."""
    return f"sqlite:///{shutil.copy(built, tmp_path / 'store.sqlite')}"
