"""What every test sees: a home of its own, and that nothing skips in silence in CI."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from playwright.sync_api import Browser

#: No test asserts a time: a busy machine is no fault.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

ROOT = Path(__file__).resolve().parent.parent
_DAY_S = 86_400


def in_ci() -> bool:
    """Tell whether this is a run of the continuous integration (``CI=true``)."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def _digest_of(folder: str) -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / folder).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests away from the user's store; ``pytest --cache-clear`` empties their home.

    The gazetteer's index is built in it once and used by later runs, until the code that builds
    it changes (where its sources change the gazetteer itself builds it again).
    """
    for name in ("DATELINE_STORE", "DATELINE_TILES"):
        os.environ.pop(name, None)
    if "PYTEST_XDIST_WORKER" not in os.environ:  # a worker has the controller's environment
        folder = config.cache.mkdir("dateline")
        home = folder / _digest_of("geo/gazetteer")
        for old in folder.iterdir():
            if old != home and time.time() - old.stat().st_mtime > _DAY_S:
                shutil.rmtree(old)
        os.environ["DATELINE_HOME"] = str(home)


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a real Chromium, the one of this process: Playwright cannot be started twice.

    Where none works the test fails and says what to install.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is asked for

    from tests.browser.running import launch  # noqa: PLC0415

    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()
