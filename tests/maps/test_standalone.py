"""The page of its own: small, self-contained, and what it shows stays text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geo.maps import layer_data, standalone
from geo.records import Incident
from tests.ui.workspace import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

DAY = dt.date(2031, 5, 13)


def _page(title: str) -> bytes:
    known = Incident(
        "i-1", title, "demonstration", start=DAY, end=DAY, date_prec=1, where_prec=1,
        place_name="Udine", lon=13.24, lat=46.06,
    )  # fmt: skip
    line = {
        "id": "i-1", "title": title, "group": "protest", "when": "13 May 2031", "where": title,
        "figures": "", "sources": title, "review": "coded by machine, not reviewed",
        "words": [title], "first": 22412, "last": 22412,
    }  # fmt: skip
    return standalone(title, layer_data([known])["data"], [line])


@pytest.mark.browser
def test_the_page_draws_its_map_alone_and_hostile_words_stay_words(
    browser: Browser, tmp_path: Path
) -> None:
    title = " ".join(HOSTILE)
    made = _page(title)
    assert len(made) < 1_500_000
    file = tmp_path / "incidents.html"
    file.write_bytes(made)
    page = browser.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(file.as_uri())
    page.locator(".dateline-marker").click()
    page.locator(".lines .open blockquote").wait_for()
    page.wait_for_selector("[data-ground=drawn]")
    assert page.locator("h1").text_content() == title
    assert asked == [file.as_uri()]
    assert errors == []
    assert page.evaluate("window.pwned") is None
    page.close()
