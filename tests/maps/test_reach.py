"""A symbol that something covers in part is reached by mouse, by touch and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records import Incident
    from tests.maps.conftest import Shown

    Make = Callable[..., Incident]
    Show = Callable[..., Shown]

pytestmark = pytest.mark.browser

#: Lays the first symbol under what `value` names: its middle at the middle of one of its edges.
COVER = """
  const frame = map.getContainer().getBoundingClientRect();
  const [selector, edge] = value;
  const box = document.querySelector(selector).getBoundingClientRect();
  const {data} = map._dateline;
  const here = map.latLngToContainerPoint([data.lat[0], data.lon[0]]);
  const x = edge === 'left' ? box.left : edge === 'right' ? box.right : (box.left + box.right) / 2;
  const y = edge === 'top' ? box.top : edge === 'bottom' ? box.bottom : (box.top + box.bottom) / 2;
  map.panBy([here.x - (x - frame.left), here.y - (y - frame.top)], {animate: false});
"""
PLACES = [
    (".dateline-legend", "left"), (".leaflet-control-zoom", "right"),
    (".leaflet-control-attribution", "top"), ("#map_div, .leaflet-container", "right"),
]  # fmt: skip
#: A pixel of the symbol that nothing lies on.
FREE = """() => {
  const marker = document.querySelector('.dateline-marker');
  const box = marker.getBoundingClientRect();
  for (let x = box.left + 4; x < box.right - 3; x += 1)
    for (let y = box.top + 4; y < box.bottom - 3; y += 1)
      if (marker.contains(document.elementFromPoint(x, y))) return [x, y];
  return null;
}"""


def _covered(show: Show, make: Make, place: tuple[str, str], *, touch: bool = False) -> Shown:
    # Alone: the focus on a symbol out of sight would move the map.
    shown = show([make(1)], touch=touch)
    shown.run(COVER, place)
    shown.page.wait_for_timeout(400)
    # No target of the keyboard that is too small (WCAG 2.5.8).
    assert shown.page.locator(".dateline-marker").first.get_attribute("role") is None
    return shown


def _told(shown: Shown) -> str:
    return shown.page.locator(".dateline-card h2").inner_text(timeout=30_000)


@pytest.mark.parametrize("place", PLACES)
def test_a_click_and_a_touch_on_what_is_seen_of_it_open_its_card(
    show: Show, make: Make, place: tuple[str, str]
) -> None:
    for touch in (False, True):
        shown = _covered(show, make, place, touch=touch)
        x, y = shown.page.evaluate(FREE)
        if touch:
            shown.page.touchscreen.tap(x, y)
        else:
            shown.page.mouse.click(x, y)
        assert _told(shown) == "Crowd at the town hall, 1"
        assert shown.errors == []


@pytest.mark.parametrize("place", PLACES)
def test_tab_comes_to_every_incident_whatever_covers_it_and_enter_opens_it(
    show: Show, make: Make, place: tuple[str, str]
) -> None:
    shown = _covered(show, make, place)
    seen = []
    for _ in range(14):
        shown.page.keyboard.press("Tab")
        name = shown.page.evaluate(
            "() => document.activeElement.getAttribute('aria-label')"
            " || document.activeElement.textContent"
        )
        seen.append(name)
        if "town hall, 1," in name:
            break
    assert "town hall, 1," in seen[-1], seen
    box = shown.page.locator(".dateline-reach button:focus").bounding_box()
    assert box is not None
    assert box["height"] >= 24
    assert shown.page.locator(".dateline-marker.dateline-told").count() == 1
    shown.page.keyboard.press("Enter")
    assert _told(shown) == "Crowd at the town hall, 1"
    shown.page.wait_for_timeout(600)  # the card moves the map: its symbol is covered no more
    shown.page.keyboard.press("Escape")
    shown.page.wait_for_function(
        "() => (document.activeElement.getAttribute('aria-label')"
        " || document.activeElement.textContent).includes('town hall, 1,')"
    )


def test_what_an_open_card_covers_is_reached_by_keyboard_too(show: Show, make: Make) -> None:
    near = [make(n, place_id=f"x:{n}", lat=42.9075 + n * 0.06) for n in range(6)]
    shown = show(near)
    shown.page.locator(".dateline-marker").first.press("Enter")
    shown.page.wait_for_timeout(800)
    names = shown.page.eval_on_selector_all(
        ".dateline-marker[role=button], .dateline-reach button",
        "nodes => nodes.map(node => node.getAttribute('aria-label') || node.textContent)",
    )
    assert len(names) == len(set(names)) == 6
    assert shown.page.locator(".dateline-reach button").count() >= 1
    shown.page.keyboard.press("Escape")
    shown.run("map.setView([43.05, 20.84], 9, {animate: false});")
    shown.page.wait_for_timeout(400)
    assert shown.page.locator(".dateline-reach button").count() == 0
    assert shown.page.locator(".dateline-marker[role=button][tabindex='0']").count() == 6
