"""Text of an article is shown as the characters it is, and nothing of it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.records import Place, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records import Incident
    from tests.maps.conftest import Shown

    Make = Callable[..., Incident]
    Show = Callable[..., Shown]

pytestmark = pytest.mark.browser

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "${alert(1)}",
    "\\${alert(1)}",
    "&lt;img src=x onerror=alert(1)&gt;",
    "`;alert(1);`",
    "![x](http://127.0.0.2/x.png)",
    "[x](javascript:alert(1))",
    ":red[x]",
    "$x$",
    "{{ 7*7 }}{% raw %}{# x #}",
    "{{'map_div'}}",
    "\u2028alert(1)\u2029",
    "'\"--><svg onload=alert(1)>",
    "map_div _div_0 alert(coords);",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_and_every_character_shows(show: Show, make: Make, payload: str) -> None:
    place = Place(payload, payload, 20.84028, 42.9075, names={"sq": payload, "sr-Latn": payload})
    incident = make(
        1, id=payload, title=payload, place_id=payload, place_name=payload, actors=(payload,),
        notes=(payload,), sources=(Source(payload, payload, title=payload, url=payload),),
        where_prec=2,
    )  # fmt: skip
    shown = show([incident], places={payload: place}, selected=payload)
    shown.page.locator(".dateline-marker").click()
    title = shown.page.locator(".dateline-card h2")
    assert title.evaluate("node => node.textContent") == payload
    assert payload in (shown.page.locator(".dateline-marker").get_attribute("aria-label") or "")
    label = shown.page.locator(".dateline-event")
    assert label.evaluate("node => node.textContent") == payload
    assert shown.page.locator(".dateline img, .dateline script").count() == 0
    assert shown.errors == []
    assert shown.outside == []


def test_a_list_of_hostile_titles_shows_them_all(show: Show, make: Make) -> None:
    shown = show([make(n, title=payload) for n, payload in enumerate(PAYLOADS)])
    shown.page.locator(".dateline-marker").press("Enter")
    titles = shown.page.eval_on_selector_all(
        ".dateline-list b", "nodes => nodes.map(node => node.textContent)"
    )
    assert titles == list(PAYLOADS)
    assert shown.errors == []
    assert shown.outside == []
