"""The tab "Left out" over the five digests: reasons are counted, pressed, and shown in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo import pipeline
from geo.settings import default_settings
from geo.ui import left_out
from geo.ui.palette import ROLES
from tests.browser.running import watching

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.running import App

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'seeds.sqlite'}"
    pipeline.build_from_seeds(default_settings(url))
    return url


@pytest.mark.parametrize("width", [1440, 390])
def test_a_reason_is_pressed_and_its_sentences_stand_in_their_places(
    browser: Browser, app: App, store: str, width: int
) -> None:
    told = left_out.describe(pipeline.open_workspace(default_settings(store)))
    (kind, words, number), *_ = [r for r in told["reasons"] if r[1] == ROLES["source_location"][0]]
    with watching(browser, app.url, width=width, height=1000) as seen:
        seen.open(f"{app.url}/?tab=Left+out")
        page = seen.page
        page.get_by_role("heading", name=kind).wait_for()
        page.get_by_text(f"{told['total']} entries").wait_for()
        reports = page.locator(".report > summary")
        assert reports.count() == len({e["article"] for e in told["entries"]})
        assert page.locator(".entry").count() == 0  # each report is closed until it is asked for
        assert page.evaluate("document.querySelector('.stMain').scrollHeight") < 3000
        reports.first.click()
        page.locator(".entry").first.wait_for()
        assert page.locator(".entry").count() <= 20
        assert "role:" not in page.locator(".entries").first.inner_text()
        page.get_by_role("button", name=f"{words} {number}").click()
        page.get_by_role("button", name=f"{words} {number}", pressed=True).wait_for()
        page.get_by_text(f"{number} entries").wait_for()
        marked = page.locator(".entry > .words mark").all_inner_texts()
        assert "Mitrovica" in marked
        assert len(marked) == number
        hospital = page.locator(".entry").nth(marked.index("Mitrovica"))
        hospital.get_by_text("In its place").click()
        assert "hospital in Mitrovica" in hospital.locator("details").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
