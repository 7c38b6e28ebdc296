"""What every test sees: a home of its own, and that nothing skips in silence in CI."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).resolve().parent.parent


def in_ci() -> bool:
    """Tell whether this is a run of the continuous integration (``CI=true``)."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests away from the user's store; ``pytest --cache-clear`` empties their home.

    The gazetteer's index is built in it once and used by later runs, as an index whose sources
    have changed is built again anyway.
    """
    os.environ.pop("DATELINE_STORE", None)
    if "PYTEST_XDIST_WORKER" not in os.environ:  # a worker has the controller's environment
        os.environ["DATELINE_HOME"] = str(config.cache.mkdir("dateline"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a browser test into a failure where ``CI=true``."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and in_ci():
        if item.get_closest_marker("browser") is None:
            return report
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where a browser test must run: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of reference material beside the repository, or skip."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no reference material at {folder}")
    return folder
