"""Several reports at once: what was read, what failed and why; amended, left out, kept."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.store import open_store
from tests.articles.pdf_making import pdf
from tests.browser.running import watch, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FilePayload, Page

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser

#: Invented.
MARCH = (
    "March in Gorizia\n\nGORIZIA, 14 May 2031 - Protesters marched in Gorizia on Wednesday and "
    "clashed with police, injuring 7 officers, the mayor said.\n"
)
ARREST = (
    "Arrests in Udine",
    "UDINE, 15 May 2031 - In Udine, four men were arrested on Thursday, police said.",
)
FIRE = "<h1>Fire in Villach</h1><p>A fire in Villach on 12 May 2031 killed two people.</p>"


def _zip(**inside: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, raw in inside.items():
            archive.writestr(name.replace("_", "."), raw)
    return made.getvalue()


def _file(name: str, raw: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": raw}


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    # The first reading opens the gazetteer's index: 90 s.
    with watching(browser, app.url, height=1400, timeout_ms=90_000) as watched:
        watched.open(f"{app.url}/?tab=Add+a+report")
        yield watched


def _drop(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file]").set_input_files(list(files))
    page.get_by_test_id("stFileChipName").nth(len(files) - 1).wait_for()
    page.get_by_role("button", name="Read the report").click()


def _at_rest(page: Page) -> None:
    """Wait until the script has run: what it replaces stands twice while it runs."""
    page.wait_for_function("document.querySelector('.stApp').dataset.testScriptState !== 'running'")
    page.wait_for_function("!document.querySelector('[data-stale=true]')")


def _row(page: Page, name: str) -> str:
    return page.get_by_role("row").filter(has_text=name).inner_text()


def _choose(page: Page, name: str) -> None:
    """Choose a report to look at, when the page has come to rest."""
    page.wait_for_timeout(500)
    page.wait_for_function("document.querySelector('.stApp').dataset.testScriptState !== 'running'")
    page.get_by_role("combobox", name="Look at, amend or leave out").click()
    page.get_by_role("option", name=name).click()


def _articles(store: str) -> int:
    with open_store(store) as opened:
        return len(opened.documents())


def test_three_files_and_a_zip_are_told_one_by_one_and_kept_together(
    seen: Watched, store: str
) -> None:
    page, before = seen.page, _articles(store)
    _drop(
        page,
        _file("march.txt", MARCH.encode()),
        _file("arrest.pdf", pdf(ARREST)),
        _file("broken.docx", b"PK\x03\x04 nothing"),
        _file(
            "more.zip", _zip(fire_html=FIRE.encode(), blank_pdf=pdf(b""), again_txt=MARCH.encode())
        ),
    )
    page.get_by_text("3 read, 1 known already, 2 failed. Nothing is kept yet.").wait_for()
    assert "1 incident" in _row(page, "march.txt")
    assert "15 May 2031" in _row(page, "arrest.pdf")
    assert "not a Word document that can be read" in _row(page, "broken.docx")
    assert "holds no text" in _row(page, "more.zip/blank.pdf")
    assert "same text as another" in _row(page, "more.zip/again.txt")
    assert _articles(store) == before

    _choose(page, "more.zip/fire.html")
    expect(page.get_by_label("Text as it was read")).to_have_count(1)  # the one before has gone
    _at_rest(page)
    page.get_by_role("button", name="Leave it out").click()
    page.get_by_role("button", name="Keep 2 reports").wait_for()
    page.get_by_role("row").filter(has_text="fire.html").filter(has_text="left out").wait_for()

    _choose(page, "march.txt")
    page.wait_for_function(
        "[...document.querySelectorAll('textarea')].some(n => n.value.startsWith('March in'))"
    )
    _at_rest(page)
    expect(page.get_by_label("Outlet of this report")).to_have_count(1)
    page.get_by_label("Outlet of this report").fill("Isonzo Mail")
    page.get_by_role("button", name="Read it again with this").click()
    page.get_by_role("button", name="Keep 2 reports").click()
    page.get_by_text("Kept 2 reports.").wait_for()
    assert _articles(store) == before + 2
    with open_store(store) as opened:
        kept = {d.article.name: d.article for d in opened.documents()}
    assert kept["march.txt"].publisher == "Isonzo Mail"
    assert "more.zip/fire.html" not in kept


def test_a_text_that_is_amended_is_coded_anew_before_it_is_kept(seen: Watched, store: str) -> None:
    page, before = seen.page, _articles(store)
    _drop(page, _file("a.txt", b"Nothing at all."), _file("b.txt", b"Nothing else at all."))
    page.get_by_text("2 read, 0 known already, 0 failed").wait_for()
    assert "0 incidents" in _row(page, "a.txt")
    page.get_by_label("Text as it was read").fill(MARCH.replace("Gorizia", "Koper"))
    page.get_by_role("button", name="Read it again with this").click()
    page.get_by_role("row").filter(has_text="a.txt").filter(has_text="1 incident").wait_for()
    page.get_by_role("button", name="Discard").click()
    page.get_by_role("button", name="Keep 2 reports").wait_for(state="detached")
    assert _articles(store) == before


def test_one_file_is_amended_like_several_and_a_field_that_is_emptied_stays_empty(
    seen: Watched, store: str
) -> None:
    page = seen.page
    head = '<meta property="og:site_name" content="Drau Mail"><title>Fire in Villach</title>'
    body = "<p>A fire in Villach on 12 May 2031 killed two people.</p>"
    raw = f"<html><head>{head}</head><body><h1>Fire in Villach</h1>{body}</body></html>"
    _drop(page, _file("fire.html", raw.encode()))
    page.get_by_text("1 read, 0 known already, 0 failed").wait_for()
    page.get_by_text("inferred from its text").first.wait_for()
    outlet = page.get_by_label("Outlet of this report")
    assert outlet.input_value() == "Drau Mail"
    outlet.fill("")
    page.get_by_label("Title of this report").fill("Two dead in Villach")
    page.get_by_role("button", name="Read it again with this").click()
    page.wait_for_timeout(500)
    _at_rest(page)
    page.get_by_role("button", name="Keep 1 report").click()
    page.get_by_text("Kept 1 report. Map and table show it now").wait_for()
    with open_store(store) as opened:
        kept = {d.article.name: d.article for d in opened.documents()}["fire.html"]
    assert (kept.title, kept.publisher) == ("Two dead in Villach", None)


def test_what_was_kept_is_taken_out_again_by_one_press_and_the_form_is_empty(
    seen: Watched, store: str
) -> None:
    page, before = seen.page, _articles(store)
    with open_store(store) as opened:
        known = {incident.id for incident in opened.incidents()}
    towns = {"a.txt": "Celje", "b.txt": "Kranj"}
    _drop(page, *(_file(n, MARCH.replace("Gorizia", t).encode()) for n, t in towns.items()))
    page.get_by_role("button", name="Keep 2 reports").click()
    page.get_by_text("Kept 2 reports.").wait_for()
    page.get_by_test_id("stFileChipName").first.wait_for(state="detached")
    assert _articles(store) == before + 2
    page.get_by_role("button", name="Undo: take out what was kept").click()
    page.get_by_text("Took out 2 reports again.").wait_for()
    assert _articles(store) == before
    with open_store(store) as opened:
        assert {incident.id for incident in opened.incidents()} == known
        assert [e for e in opened.history() if e.after is None]


def test_a_report_that_another_tab_has_kept_meanwhile_is_kept_once_and_stays_at_undo(
    browser: Browser, seen: Watched, app: App, store: str
) -> None:
    before, text = _articles(store), MARCH.replace("Gorizia", "Maribor")
    with watching(browser, app.url, height=1100) as other:
        other.open(f"{app.url}/?tab=Add+a+report")
        for page in (seen.page, other.page):
            page.get_by_label("Text of the report").fill(text)
            page.get_by_role("button", name="Read the report").click()
            page.get_by_text("Before you keep it").wait_for()
        seen.page.get_by_role("button", name="Keep it").click()
        seen.page.get_by_text("Kept 1 report.").wait_for()
        other.page.get_by_role("button", name="Keep it").click()
        other.page.get_by_text("another window had kept it already").wait_for()
        assert other.page.get_by_role("button", name="Undo").count() == 0
        assert _articles(store) == before + 1


def test_a_row_opens_its_report_and_a_title_is_not_given_to_several(seen: Watched) -> None:
    page = seen.page
    page.get_by_label("Title", exact=True).fill("One title")
    towns = {"a.txt": "Celje", "b.txt": "Kranj"}
    _drop(page, *(_file(n, MARCH.replace("Gorizia", t).encode()) for n, t in towns.items()))
    page.get_by_text("2 read, 0 known already, 0 failed").wait_for()
    page.get_by_role("row").get_by_role("button", name="b.txt").click()
    page.wait_for_function(
        "[...document.querySelectorAll('textarea')].some(n => n.value.startsWith('March in Kranj'))"
    )
    _at_rest(page)
    assert page.get_by_label("Title of this report").input_value() == "March in Kranj"
    page.get_by_role("button", name="Discard").click()


def test_a_tab_closed_in_the_middle_keeps_nothing_and_the_app_goes_on(
    browser: Browser, app: App, store: str
) -> None:
    before = _articles(store)
    context = browser.new_context()
    watched = watch(context, app.url)
    watched.open(f"{app.url}/?tab=Add+a+report")
    files = [_file(f"{n}.txt", (MARCH.replace("7", str(n)) * 40).encode()) for n in range(10, 30)]
    watched.page.locator("input[type=file]").set_input_files(files)
    watched.page.get_by_test_id("stFileChipName").nth(2).wait_for()
    watched.page.wait_for_load_state("networkidle")  # all twenty have arrived
    watched.page.get_by_role("button", name="Read the report").click()
    watched.page.get_by_text("of 20").first.wait_for(timeout=60_000)
    context.close()
    with watching(browser, app.url, width=1280, height=720) as other:
        other.open(app.url)
        assert _articles(store) == before


def test_what_one_tab_keeps_another_shows_at_its_next_step(
    browser: Browser, seen: Watched, app: App, store: str
) -> None:
    with watching(browser, app.url, height=1100) as other:
        other.open(f"{app.url}/?tab=Reports")
        other.page.locator(".article, li button").first.wait_for()
        page = seen.page
        page.get_by_label("Text of the report").fill(MARCH.replace("Gorizia", "Trieste"))
        page.get_by_role("button", name="Read the report").click()
        page.get_by_role("button", name="Keep it").click()
        page.get_by_text("Map and table show it now").wait_for()
        other.page.get_by_role("tab", name="Who says what").click()
        other.page.get_by_role("tab", name="Reports").click()
        other.page.get_by_text("March in Trieste").first.wait_for()
