"""What the browser tests of a file share: a store, and the app that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import start
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.running import App


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a store of the invented reports; a file that shows others has its own."""
    return workspace.fill(tmp_path_factory.mktemp("store") / "invented.sqlite")


@pytest.fixture(scope="module")
def app(store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """Run the app on the file's store, once for all tests of the file."""
    running = start(store, tmp_path_factory.mktemp("home"))
    yield running
    running.stop()
