"""The page of its own: small, self-contained, and what it shows stays text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from geo.maps import layer_data, standalone
from geo.maps.style import STYLES
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
        "words": [["Police injured: 3", title, title], ["", title, title]], "differ": [title],
        "first": 22412, "last": 22412,
    }  # fmt: skip
    return standalone(title, layer_data([known])["data"], [line], totals=title)


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
    page.locator(".lines .open blockquote").first.wait_for()
    page.wait_for_selector("[data-ground=drawn]")
    assert page.locator("h1").text_content() == title
    assert page.locator(".totals").text_content() == title
    assert asked == [file.as_uri()]
    assert errors == []
    assert page.evaluate("window.pwned") is None
    page.close()


@pytest.mark.browser
def test_a_page_of_nothing_or_of_what_has_no_day_has_no_slider(
    browser: Browser, tmp_path: Path
) -> None:
    undated = Incident(
        "i-1", "A march", "demonstration", where_prec=1, place_name="Udine", lon=13.24, lat=46.06
    )
    line: dict[str, Any] = {
        "id": "i-1", "title": "A march", "group": "protest", "when": "no date", "where": "Udine",
        "figures": "", "sources": "", "review": "", "words": [], "differ": [],
        "first": None, "last": None,
    }  # fmt: skip
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for incidents, lines, words in (
        ([], [], "0 of 0 incidents"),
        ([undated], [line], "1 of 1 incidents"),
    ):
        file = tmp_path / "incidents.html"
        file.write_bytes(standalone("Marches", layer_data(incidents)["data"], lines))
        page.goto(file.as_uri())
        page.wait_for_selector("[data-ground=drawn]")
        assert page.locator(".counts").text_content() == words
        assert not page.locator(".days").is_visible()
        assert page.locator(".dateline-marker").count() == len(incidents)
    assert errors == []
    page.close()


@pytest.mark.browser
def test_the_page_follows_the_system_s_theme_where_none_is_asked_for(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "incidents.html"
    file.write_bytes(_page("A march"))
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator(".dateline-dark[data-ground=drawn]").wait_for()
    colours = (
        "() => [getComputedStyle(document.body).backgroundColor,"
        " getComputedStyle(document.querySelector('.lines button')).color,"
        " document.querySelector('.bars rect').getAttribute('fill')]"
    )
    dark = page.evaluate(colours)
    assert dark == ["rgb(26, 32, 40)", "rgb(232, 235, 240)", STYLES["protest"].dark]
    page.emulate_media(color_scheme="light")
    page.locator(".dateline-light").wait_for()
    light = page.evaluate(colours)
    assert light == ["rgb(255, 255, 255)", "rgb(43, 50, 60)", STYLES["protest"].light]
    context.close()


@pytest.mark.browser
def test_an_open_card_says_whose_each_figure_is_and_goes_when_its_days_go(
    browser: Browser, tmp_path: Path
) -> None:
    first, later = (
        Incident(
            f"i-{n}", f"Crowd {n}", "demonstration", start=DAY + dt.timedelta(days=n),
            end=DAY + dt.timedelta(days=n), date_prec=1, where_prec=1, place_name="Udine",
            lon=13.24 + n, lat=46.06, country="IT",
        )
        for n in (0, 1)
    )  # fmt: skip
    lines = [
        {
            "id": i.id, "title": i.title, "group": "protest", "when": str(i.start),
            "where": "Udine",
            "figures": "", "sources": "Karst Wire, Adria Post", "review": "not reviewed",
            "words": [["Police injured: 3", "Karst Wire", "Three officers were hurt."],
                      ["Police injured: 5", "Adria Post", "Five officers were hurt."]],
            "differ": ["police injured: 3 (Karst Wire); 5 (Adria Post)."],
            "first": 22412 + n, "last": 22412 + n,
        }
        for n, i in enumerate((first, later))
    ]  # fmt: skip
    file = tmp_path / "incidents.html"
    file.write_bytes(standalone("Two", layer_data([first, later])["data"], lines, focus="IT"))
    page = browser.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("[data-ground=drawn]")
    assert page.locator(".lines li").first.inner_text().endswith("sources differ · not reviewed")
    page.locator(".dateline-marker").first.click()
    card = page.locator(".lines .open")
    told = [figure.inner_text().split("\n") for figure in card.locator("figure").all()]
    assert [row[:2] for row in told] == [
        ["Police injured: 3", "Karst Wire"],
        ["Police injured: 5", "Adria Post"],
    ]
    assert "Where sources differ" in card.inner_text()
    assert page.locator(".dateline-popup").count() == 1
    slider = page.get_by_role("slider", name="First day")
    assert slider.get_attribute("aria-valuetext") == "13 May 2031"
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") == "14 May 2031"
    page.locator(".dateline-popup").wait_for(state="detached")
    assert page.evaluate("document.activeElement.className") == "first"
    page.close()


@pytest.mark.browser
def test_on_a_phone_a_tap_leaves_the_popup_in_view_and_a_button_leads_to_the_card(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "incidents.html"
    file.write_bytes(_page("A march"))
    page = browser.new_page(viewport={"width": 390, "height": 600})
    page.goto(file.as_uri())
    page.locator(".dateline-marker").click()
    card = page.locator(".lines .open")
    card.wait_for()
    assert page.evaluate("window.scrollY") == 0
    page.get_by_role("button", name="Go to its card").click()
    card.locator("button:focus").wait_for()
    box = card.locator("button").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 600
    page.close()
