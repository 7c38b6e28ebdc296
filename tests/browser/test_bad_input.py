"""What goes wrong is told in the page, the state stays, and nothing is half-saved."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from geo.store import open_store
from geo.ui.files import MOST_BYTES
from tests.browser.running import watching

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=1100, timeout_ms=60_000) as watched:
        yield watched


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday&to=31-31-31&incident=nobody&tab=Nowhere&names=xx&rule=guess",
        "from=9999-12-31&to=0001-01-01",
        "from=1000-01-01&to=1000-02-01",
        "box=1,2,3&precision=99&type=Nothing&place=Nowhere&actor=%00&outlet=%F0%9F",
        "box=nan,inf,-inf,1e999&q=" + "x" * 3000,
        "from=2031-05-08&from=2031-05-09&tab=Map&tab=Reports&history=maybe",
    ],
    ids=["words", "turned round", "long ago", "no box", "no numbers", "twice"],
)
def test_an_address_edited_by_hand_opens_the_page_and_what_is_no_value_is_dropped(
    seen: Watched, app: App, query: str
) -> None:
    seen.open(f"{app.url}/?{query}")
    page = seen.page
    page.get_by_text("incidents").first.wait_for()
    page.wait_for_function("document.querySelector('.stApp').dataset.testScriptState !== 'running'")
    assert page.locator(".stException").count() == 0
    assert "nobody" not in page.url
    page.get_by_role("tab", name="Who says what").click()
    page.wait_for_url("**tab=Who**")


def test_a_window_with_nothing_in_it_says_so_and_leads_back(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?from=2031-06-04&to=2031-06-05")
    page = seen.page
    page.get_by_text("No incident in this range").first.wait_for()
    frame = seen.map_frame()
    frame.locator("[data-ground=drawn]").wait_for()
    assert frame.locator(".dateline-marker").count() == 0
    for name in ("Map as a picture", "GeoJSON"):
        assert page.get_by_role("button", name=name).first.is_disabled()
    page.get_by_role("button", name="Whole range").click()
    page.get_by_text("8 of 8 incidents").wait_for(state="attached")


def test_the_picture_of_what_is_shown_is_given_by_its_button(seen: Watched, app: App) -> None:
    seen.open(app.url)
    with seen.page.expect_download() as told:
        seen.page.get_by_role("button", name="Map as a picture").click()
    assert told.value.suggested_filename == "incidents.png"
    assert told.value.path().read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_a_file_of_200_mb_is_refused_by_its_size_and_the_form_goes_on(
    seen: Watched, app: App, tmp_path: Path
) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    seen.open(f"{app.url}/?tab=Add+a+report")
    page = seen.page
    page.locator("input[type=file]").set_input_files(large)
    page.get_by_text("20.0MB or smaller").or_(page.get_by_text("20MB or smaller")).first.wait_for()
    page.get_by_role("button", name="Read the report").click()
    page.locator(".notice").filter(has_text="Nothing to read").wait_for()


def test_a_zip_that_swells_is_refused_unread_and_nothing_is_kept(
    seen: Watched, app: App, store: str
) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.txt", b"0" * (MOST_BYTES + 1))
    with open_store(store) as opened:
        before = len(opened.documents())
    seen.open(f"{app.url}/?tab=Add+a+report")
    page = seen.page
    page.locator("input[type=file]").set_input_files(
        {"name": "bomb.zip", "mimeType": "application/zip", "buffer": made.getvalue()}
    )
    page.get_by_test_id("stFileChipName").wait_for()
    page.get_by_role("button", name="Read the report").click()
    page.locator(".notice").filter(has_text="bomb.zip").filter(has_text="too much").wait_for()
    assert page.get_by_role("button", name="Keep").count() == 0
    with open_store(store) as opened:
        assert len(opened.documents()) == before
