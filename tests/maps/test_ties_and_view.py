"""No symbol is taken for another place's, and what lies outside the view is told."""

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

STRPCE = {"place_id": "x:strpce", "place_name": "Štrpce", "lon": 21.0275, "lat": 42.2394}
LINE = "joined by a line: at one place"
#: Of each line: how far its ends are from the symbol it leaves and from the place it leads to.
ENDS = """
  const {data} = map._dateline;
  const frame = map.getContainer().getBoundingClientRect();
  const place = map.latLngToContainerPoint([data.lat[0], data.lon[0]]);
  return [...document.querySelectorAll('.dateline-marker')]
    .filter(node => node.querySelector('.dateline-tie')).map(node => {
      const line = [...node.querySelectorAll('.dateline-tie')].pop();
      const at = line.getScreenCTM();
      const point = (x, y) => [x * at.a + at.e - frame.left, y * at.d + at.f - frame.top];
      const from = point(line.x1.baseVal.value, line.y1.baseVal.value);
      const to = point(line.x2.baseVal.value, line.y2.baseVal.value);
      const box = node.getBoundingClientRect();
      const middle = [box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top];
      return [Math.hypot(from[0] - middle[0], from[1] - middle[1]),
        Math.hypot(to[0] - place.x, to[1] - place.y)];
    });
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_symbol_beside_its_place_is_joined_to_it_by_a_line(
    show: Show, make: Make, theme: str
) -> None:
    shown = show([make(1), make(2), make(3)], theme=theme)
    ends = shown.run(ENDS)
    assert len(ends) == 2
    for from_symbol, from_place in ends:
        assert from_symbol < 1.5
        # It ends at the edge of the symbol on the place, whose radius is seven pixels.
        assert from_place == pytest.approx(7, abs=1.5)
    assert LINE in shown.page.locator(".dateline-legend").inner_text()
    assert shown.errors == []


def test_the_legend_tells_of_lines_only_while_there_are_any(show: Show, make: Make) -> None:
    shown = show([make(1), make(2), make(3, **STRPCE)])
    legend = shown.page.locator(".dateline-legend")
    assert LINE in legend.inner_text()
    shown.run("map.setView([42.5, 20.9], 4, {animate: false});")
    shown.page.wait_for_timeout(200)
    assert LINE not in legend.inner_text()


def test_what_lies_outside_the_view_is_counted_and_one_press_shows_all(
    show: Show, make: Make
) -> None:
    shown = show([make(1), make(2), make(3, **STRPCE)])
    page = shown.page
    told = page.get_by_role("button", name="outside this view")
    assert told.count() == 0
    shown.run("map.setView([42.2394, 21.0275], 11, {animate: false});")
    told.wait_for()
    assert told.inner_text() == "2 outside this view: show all"
    told.focus()
    page.keyboard.press("Enter")
    told.wait_for(state="detached")
    inside = "return map.getBounds().contains([42.9075, 20.84028]) && document.activeElement.id;"
    assert shown.run(inside) == shown.run("return map.getContainer().id;")
