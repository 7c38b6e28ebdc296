"""axe-core finds nothing against WCAG 2.2 A and AA: every tab, theme, width, and the map's frame.

What it finds in Streamlit's own widgets counts only where a bare page with the same widgets, in
Streamlit's own colours, does not have it; `docs/reference/accessibility.md` lists what that has.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.running import start, watching

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FilePayload, Page

    from tests.browser.running import App, Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
TABS = ("Map", "Who says what", "Reports", "Left out", "Add a report")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "accessibility.md"
REPORT = "GORIZIA, 14 May 2031 - Protesters clashed with police in Gorizia, injuring 7 officers.\n"

#: Streamlit's widgets that the app uses, in a page of their own.
BARE = """
import datetime as dt
import streamlit as st
st.html("<h1>Bare</h1>")
first, last = dt.date(2031, 5, 1), dt.date(2031, 5, 31)
st.slider("Days", first, last, (first, last))
with st.popover("Filters"):
    st.multiselect("Places", ["Koper", "Udine"], ["Koper"])
    st.toggle("History")
    st.text_input("Search")
    st.segmented_control("Names", ["en", "sq"], default="en")
    st.radio("Rule", ["a", "b"])
one, two = st.tabs(["One", "Two"])
one.download_button("Download", b"x")
one.info("Words")
with one.form("form"):
    st.text_area("Text")
    st.file_uploader("Files", accept_multiple_files=True)
    st.date_input("Date", value=None)
    st.form_submit_button("Read", type="primary")
one.button("Keep", type="primary")
one.button("Discard")
one.selectbox("Look at", ["a", "b"])
one.caption("Words")
one.progress(0.4, text="1 of 2")
"""

#: Rules broken in this frame, each with the elements: ours, or Streamlit's own.
FOUND = """async (tags) => {
  const found = await axe.run(document, {
    runOnly: {type: 'tag', values: tags}, iframes: false, resultTypes: ['violations'],
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id, html: node.html.slice(0, 200), why: node.failureSummary,
    shadow: node.target.some((part) => Array.isArray(part)),
  })));
}"""


#: How often a fault is looked at again before it counts, and how long between.
_LOOKS = 4
_REST_MS = 1_500


def broken(page: Page) -> list[dict[str, Any]]:
    """Return what breaks a rule, frame by frame; `ours` says whether we drew it."""
    found: list[dict[str, Any]] = []
    for frame in page.frames:
        if frame.url.startswith("http"):
            frame.evaluate(AXE_SCRIPT)
            inside = frame is not page.main_frame
            told = frame.evaluate(FOUND, TAGS)
            found += [{**node, "ours": inside or node["shadow"]} for node in told]
    return found


def lasting(page: Page, excused: set[str]) -> list[dict[str, Any]]:
    """Return what is broken once the page is at rest: a map that pans is half under a card."""
    for _ in range(_LOOKS):
        found = [n for n in broken(page) if n["ours"] or n["rule"] not in excused]
        if not found:
            break
        page.wait_for_timeout(_REST_MS)
    return found


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    home = tmp_path_factory.mktemp("bare")
    script = home / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    running = start(f"sqlite:///{home / 'bare.sqlite'}", home, [str(script)])
    yield running
    running.stop()


@pytest.fixture(scope="module")
def excused(browser: Browser, bare: App) -> set[str]:
    """Return the rules that Streamlit's widgets break on the bare page."""
    rules: set[str] = set()
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(bare.url)
        page.get_by_role("button", name="Filters").click()
        page.get_by_role("textbox", name="Search").wait_for()
        rules |= {node["rule"] for node in broken(page)}
        context.close()
    return rules


def _steps(watched: Watched, app: App) -> Iterator[str]:
    """Walk through the states that are examined, each with its name."""
    page = watched.page
    for tab in TABS:
        watched.open(f"{app.url}/?tab={tab.replace(' ', '+')}&incident=inc-clash")
        if tab == "Map":
            frame = watched.map_frame()
            frame.locator("[data-names][data-ground=drawn]").wait_for()
        page.wait_for_timeout(800)
        yield tab
        if tab == "Map":
            frame.locator(".dateline-marker").last.press("Enter")
            frame.locator(".leaflet-popup").wait_for()
            yield "a symbol is open"
            page.get_by_role("button", name="Other formats").click()
            page.get_by_role("button", name="Web page (HTML)").wait_for()
            yield "other formats"
            page.keyboard.press("Escape")
            page.get_by_role("button", name="Filters").click()
            page.get_by_role("textbox", name="Search").wait_for()
            yield "filters"
    files: list[FilePayload] = [
        {"name": "a.txt", "mimeType": "text/plain", "buffer": REPORT.encode()},
        {"name": "b.docx", "mimeType": "text/plain", "buffer": b"PK"},
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_test_id("stFileChipName").nth(1).wait_for()
    page.get_by_role("button", name="Read the report").click()
    page.get_by_text("1 read, 0 known already, 1 failed").wait_for(timeout=90_000)
    page.get_by_label("Text as it was read").wait_for()
    yield "a batch was read"


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_rule_is_broken_in_what_we_draw_nor_more_in_widgets_than_on_a_bare_page(
    browser: Browser, app: App, excused: set[str], scheme: Scheme, width: int
) -> None:
    with watching(
        browser, app.url, width=width, height=1100, timeout_ms=60_000, color_scheme=scheme
    ) as watched:
        wrong = {
            f"{step}: {node['rule']}: {node['html']}: {node['why']}"
            for step in _steps(watched, app)
            for node in lasting(watched.page, excused)
        }
        assert wrong == set()


def test_the_rules_that_a_bare_page_breaks_are_the_ones_that_are_documented(
    excused: set[str],
) -> None:
    rows = [
        line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")
    ]
    assert {row.split("`")[1] for row in rows} == excused


def test_a_fault_would_be_found(browser: Browser) -> None:
    page = browser.new_page()
    page.goto("data:text/html,<html lang=en><title>x</title><img src=x><button></button>")
    page.evaluate(AXE_SCRIPT)
    assert {n["rule"] for n in page.evaluate(FOUND, TAGS)} == {"image-alt", "button-name"}
    page.close()
