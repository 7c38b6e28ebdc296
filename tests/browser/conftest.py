"""A real Chromium for the browser tests; where none works they fail and say what to install."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.running import launch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()
