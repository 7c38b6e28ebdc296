"""What somebody who opens Dateline for the first time stumbles over: told, or out of the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.browser.running import watching
from tests.ui import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.running import App, Watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    known = next(i for i in workspace.incidents() if i.tier == "A" and i.lon and i.start)
    early = replace(known, id="early", start=dt.date(2030, 12, 3), end=dt.date(2030, 12, 3))
    return workspace.fill(tmp_path_factory.mktemp("store") / "first.sqlite", extra=(early,))


@pytest.fixture
def seen(browser: Browser, app: App) -> Iterator[Watched]:
    with watching(browser, app.url, height=900, timeout_ms=60_000) as watched:
        yield watched


def test_what_an_address_asks_for_in_vain_is_named_until_a_reader_goes_on(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?from=2019-01-01&to=2019-02-01&type=Nonsense&incident=nobody&box=1,2")
    notice = seen.page.locator(".notice")
    notice.wait_for()
    told = notice.inner_text()
    for words in ("box “1,2”", "type “Nonsense”", "incident “nobody”", "1 Jan to 1 Feb 2019"):
        assert words in told
    assert notice.get_attribute("role") == "status"
    seen.page.get_by_role("button", name="Densest fortnight").click()
    notice.wait_for(state="detached")


def test_an_address_with_one_day_reaches_to_the_end_of_what_is_known(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?from=2031-05-12")
    seen.page.wait_for_url("**from=2031-05-12&to=2031-0*")
    assert seen.page.locator(".notice").count() == 0


def test_where_filters_leave_nothing_the_list_does_not_speak_of_a_slider(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?box=100,10,101,11")
    seen.page.get_by_text("No incident passes the filters").wait_for()
    assert seen.page.get_by_text("Widen it with the slider").count() == 0


def test_a_search_without_hits_says_so_and_how_to_clear_it(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?q=**zeppelin**+<b>")
    page = seen.page
    notice = page.locator(".notice")
    notice.wait_for()
    assert "Nothing matches the search “**zeppelin** <b>”." in notice.inner_text()
    assert page.locator(".totals dt").all_inner_texts() == ["Incidents", "Places", "Outlets"]
    page.get_by_role("tab", name="Who says what").click()
    page.locator(".empty:visible", has_text="Nothing matches the search").wait_for()
    page.get_by_role("button", name="Clear the search").click()
    page.locator(".totals dt", has_text="Injured").wait_for()
    assert notice.count() == 0


def test_all_filters_are_seen_at_once_and_none_of_their_labels_is_cut(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    page = seen.page
    page.get_by_role("button", name="Filters").click()
    box = page.get_by_test_id("stPopoverBody")
    last = box.get_by_role("combobox", name="Names on the map")
    last.wait_for()
    frame = box.bounding_box()
    assert frame is not None
    for name in ("Names on the map", "Where sources differ, show", "Place known at least to"):
        held = box.get_by_role("combobox", name=name).bounding_box()
        assert held is not None
        assert held["y"] + held["height"] <= frame["y"] + frame["height"] <= 900
    for words in ("title, place, source", "any precision"):
        field = box.get_by_placeholder(words).or_(box.get_by_text(words)).first
        field.wait_for()
        assert field.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    cut = (
        "nodes => nodes.filter(n => n.textContent && n.scrollWidth > n.clientWidth + 1)"
        ".map(n => n.textContent)"
    )
    assert box.locator("[data-testid=stCheckbox] *").evaluate_all(cut) == []


def test_play_passes_over_days_on_which_nothing_happened(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?from=2030-12-03&to=2030-12-16")
    page = seen.page
    seen.map_frame()
    page.get_by_role("button", name="Play", exact=True).click()
    # A day a step: without passing over the winter May would come after a minute and a half.
    page.locator("h2", has_text="May 2031").wait_for(timeout=60_000)
    page.get_by_role("button", name="Pause").click()
    assert "14 days" in page.locator("h2").first.inner_text()


def test_a_kept_report_does_not_ask_for_a_date_that_cannot_be_given_there(
    seen: Watched, app: App
) -> None:
    seen.open(f"{app.url}/?tab=Reports")
    page = seen.page
    page.get_by_role("link", name="Notes from the road").or_(
        page.get_by_role("button", name="Notes from the road")
    ).first.click()
    page.get_by_text("The report has no date").wait_for()
    assert page.get_by_text("date above").count() == 0


def test_the_axis_opens_around_the_fortnight_and_counts_what_lies_beyond_it(
    seen: Watched, app: App
) -> None:
    seen.open(app.url)
    page = seen.page
    first = page.get_by_role("slider", name="First day", exact=True).first
    last = page.get_by_role("slider", name="Last day", exact=True).first
    opened = page.locator("h2").first.inner_text()
    assert int(last.get_attribute("aria-valuemax") or 0) < 42
    page.get_by_role("button", name="1 earlier, since 3 Dec 2030").click()
    page.wait_for_url("**wide=true")
    page.locator(".chart[aria-label*='3 Dec 2030']").wait_for()
    assert int(last.get_attribute("aria-valuemax") or 0) > 180
    assert page.locator("h2").first.inner_text() == opened
    assert page.get_by_role("button", name="1 earlier").count() == 0
    page.reload()
    page.locator(".chart[aria-label*='3 Dec 2030']").wait_for()
    page.get_by_role("button", name="Densest fortnight").click()
    page.get_by_role("button", name="1 earlier, since 3 Dec 2030").wait_for()
    page.wait_for_url(lambda url: "wide" not in url)
    assert first.get_attribute("aria-valuemin") == "0"


def test_a_window_before_the_days_the_axis_opens_on_makes_it_wide(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?from=2030-12-03&to=2031-05-20")
    seen.page.locator(".chart[aria-label*='3 Dec 2030']").wait_for()
    assert seen.page.locator("h2").first.inner_text().startswith("3 Dec 2030 to 20 May 2031")
    assert "wide" not in seen.page.url


def test_months_stand_under_their_first_day(seen: Watched, app: App) -> None:
    seen.open(f"{app.url}/?wide=true")
    chart = seen.page.locator(".chart")
    chart.wait_for()
    where = chart.evaluate(
        "n => { const box = [...n.querySelectorAll('.tick')].map(t => [t.textContent,"
        " Number(t.getAttribute('x'))]); const axis = n.querySelector('.axis');"
        " return [box, Number(axis.getAttribute('x1')), Number(axis.getAttribute('x2'))]; }"
    )
    ticks, left, right = where
    first = dt.date(2030, 12, 3)
    slider = seen.page.get_by_role("slider", name="Last day", exact=True).first
    days = int(slider.get_attribute("aria-valuemax") or 0) + 1
    assert len(ticks) > 2
    for words, x in ticks:
        begun = dt.datetime.strptime(f"1 {words}", "%d %b %Y").replace(tzinfo=dt.UTC).date()
        assert x == pytest.approx(left + (begun - first).days / days * (right - left), abs=1)
