"""A store of an earlier coder: one line says so, one press codes its reports anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.store import open_store
from tests.browser.running import watching
from tests.store import earlier
from tests.test_recoding import say_otherwise

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.running import App

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = earlier.unpack(tmp_path_factory.mktemp("store"))
    say_otherwise(url)
    return url


def test_the_reader_is_told_and_one_press_codes_them_anew(
    browser: Browser, app: App, store: str
) -> None:
    with watching(browser, app.url, height=1000) as watched:
        watched.open(app.url)
        page = watched.page
        page.get_by_text("at least 7 people injured").first.wait_for()
        line = page.get_by_role("status").filter(has_text="3 of 3 reports were coded by an earlier")
        line.wait_for()
        button = page.get_by_role("button", name="Code these 3 reports anew")
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="Coded 3 reports anew.").wait_for()
        page.get_by_text("at least 12 people injured").first.wait_for()
        assert page.get_by_text("accepted by a person").count() == 1
        button.wait_for(state="detached")
        line.wait_for(state="detached")
        page.get_by_role("button", name="Cumulative").click()
        page.get_by_role("tab", name="Reports").click()
        page.get_by_text("Coded 3 reports anew.").wait_for(state="detached")
    with open_store(store) as kept:
        assert "" not in kept.coders().values()
        assert sorted(kept.reviews().values()) == ["accepted", "rejected"]
