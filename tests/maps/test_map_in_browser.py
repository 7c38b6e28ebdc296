"""What a reader sees of the map, in a real Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geo.maps import STATUS_NOTE
from geo.records import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records import Incident, Place
    from tests.maps.conftest import Shown

    Make = Callable[..., Incident]
    Show = Callable[..., Shown]

pytestmark = pytest.mark.browser

JARINJE = {
    "place_id": "x:jarinje", "place_name": "Jarinje crossing", "lon": 20.6916, "lat": 43.2186,
}  # fmt: skip
RASKA = {"place_id": "x:raska", "place_name": "Raška", "lon": 20.6139, "lat": 43.2867}
NORTH = {"place_id": "x:north", "place_name": "Northern Kosovo", "lon": 20.8, "lat": 42.95}


def test_each_incident_is_a_button_that_says_all_it_stands_for(
    show: Show, make: Make, zvecan: Place
) -> None:
    shown = show([make(1, injured=5), make(2, **JARINJE)], places={zvecan.id: zvecan})
    assert shown.names() == [
        "Crowd at the town hall, 1, Demonstration, 29 May 2023, Zvečan, 5 injured",
        "Crowd at the town hall, 2, Demonstration, 30 May 2023, Jarinje crossing",
    ]
    assert shown.page.locator(".dateline-marker[role=button][tabindex='0']").count() == 2
    assert shown.errors == []
    assert shown.outside == []


def test_size_follows_the_people_hurt(show: Show, make: Make) -> None:
    shown = show([make(1, injured=80), make(2, **JARINJE)])
    sizes = shown.page.eval_on_selector_all(
        ".dateline-marker path:last-of-type", "nodes => nodes.map(n => n.getBBox().width *"
        " parseFloat(n.getAttribute('transform').slice(6)))",
    )  # fmt: skip
    assert sizes[0] / sizes[1] == pytest.approx(((49 + 5.5 * 80) / 49) ** 0.5, rel=0.01)


def test_precision_is_drawn_as_ring_or_hatched_area_and_never_as_a_false_dot(
    show: Show, make: Make
) -> None:
    shown = show(
        [make(1), make(2, where_prec=2, **RASKA), make(3, where_prec=4, **NORTH),
         make(4, where_prec=6, **JARINJE)]
    )  # fmt: skip
    page = shown.page
    assert len(shown.names()) == 3
    assert page.locator("path.dateline-ring").count() == 1
    assert page.locator("path.dateline-ring").get_attribute("stroke-dasharray") == "5 5"
    area = page.locator("path.dateline-area")
    assert area.count() == 1
    assert re.fullmatch(r"url\(#dateline-hatch-\w+\)", area.get_attribute("fill") or "")
    hollow = page.locator(".dateline-marker[aria-label*='Northern Kosovo'] path").last
    assert hollow.get_attribute("fill") == "none"
    assert "Jarinje crossing" not in " ".join(shown.labels("event"))
    legend = page.locator(".dateline-legend").inner_text()
    assert "somewhere within" in legend
    assert "approximate" in legend


def test_an_area_behind_a_number_is_hatched_too(show: Show, make: Make) -> None:
    shown = show([make(1), make(2, where_prec=4, **NORTH)])
    shown.run("map.setView([42.9, 20.8], 5, {animate: false});")
    shown.page.wait_for_timeout(200)
    assert shown.names() == ["2 incidents close together"]
    assert shown.page.locator("path.dateline-area").count() == 1


def test_a_ring_has_its_radius_in_metres(show: Show, make: Make) -> None:
    shown = show([make(1, where_prec=2, **RASKA)])
    metres = shown.run(
        "let found; map.eachLayer(layer => { if (layer.getRadius && layer.options.dashArray) "
        "found = layer.getRadius(); }); return found;"
    )
    assert metres == 25_000


def test_an_uncertain_day_is_paler(show: Show, make: Make) -> None:
    shown = show([make(1), make(2, date_prec=3, **JARINJE)])
    fills = shown.page.eval_on_selector_all(
        ".dateline-marker path:last-of-type",
        "nodes => nodes.map(node => Number(node.getAttribute('fill-opacity')))",
    )
    assert fills[1] < fills[0] / 2


def test_the_disputed_border_is_dashed_and_the_legend_says_why(show: Show, make: Make) -> None:
    shown = show([make(1)])
    dashes = shown.run(
        "return map._dateline.borders.filter(line => line.between === 'RS|XK')"
        ".map(line => [line.status, line.options.dashArray]);"
    )
    assert dashes == [["disputed", "6 4"]]
    legend = shown.page.locator(".dateline-legend").inner_text()
    assert "border whose status is disputed" in legend
    assert STATUS_NOTE in legend
    assert "coded by machine, not reviewed" in legend


def test_the_legend_tells_rings_and_disputed_borders_only_where_they_are_seen(
    show: Show, make: Make
) -> None:
    shown = show([make(1, lon=165.5, lat=-21.3, where_prec=2, country="NC", place_name="Thio")])
    legend = shown.page.locator(".dateline-legend")
    shown.run("map.setView([-21.3, 165.5], 9, {animate: false}); return 0;")
    legend.filter(has_text="ring: somewhere within").wait_for()
    assert "disputed" not in legend.inner_text()
    shown.run("map.setView([-21.3, 165.5], 3, {animate: false}); return 0;")
    legend.filter(has_not_text="ring: somewhere within").wait_for()
    shown.run("map.setView([42.9, 20.9], 8, {animate: false}); return 0;")
    legend.filter(has_text="border whose status is disputed").wait_for()


def test_the_footnote_on_kosovo_stands_only_where_the_map_shows_some_of_it(
    show: Show, make: Make
) -> None:
    shown = show([make(1, lon=29.22, lat=-1.68, country="CD", place_name="Goma")])
    legend = shown.page.locator(".dateline-legend")
    assert STATUS_NOTE not in legend.inner_text()
    shown.run("map.setView([42.9, 20.9], 8, {animate: false}); return 0;")
    legend.filter(has_text=STATUS_NOTE).wait_for()


def test_a_symbol_s_card_says_that_sources_differ(show: Show, make: Make) -> None:
    differing = Conflict("injured.police", (("30", ("a",)), ("31", ("b",))), "most_reported", "30")
    shown = show([make(1, conflicts=(differing,))])
    shown.page.locator(".dateline-marker").first.press("Enter")
    card = shown.page.locator(".dateline-card")
    card.wait_for()
    assert "sources differ" in card.inner_text()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_rivers_are_drawn_between_land_and_borders(show: Show, make: Make, theme: str) -> None:
    shown = show([make(1)], theme=theme)
    rivers, order = shown.run(
        "const kinds = []; map.eachLayer(layer => { const {color, fill} = layer.options;"
        " if (color === map._dateline.config.ground[map._dateline.config.theme].river)"
        " kinds.push('river'); else if (fill && layer.country) kinds.push('land'); });"
        "return [kinds.filter(kind => kind === 'river').length, kinds.indexOf('river') >"
        " kinds.indexOf('land')];"
    )
    assert rivers >= 10
    assert order is True


def test_attribution_names_the_sources_and_shows_no_flag(show: Show, make: Make) -> None:
    line = show([make(1)]).page.locator(".leaflet-control-attribution")
    assert line.inner_text() == "Natural Earth · GeoNames (CC BY 4.0)"
    assert line.locator("svg, img, a").count() == 0


def test_names_collide_neither_with_each_other_nor_with_symbols(show: Show, make: Make) -> None:
    shown = show([make(1, injured=60), make(2), make(3, **JARINJE), make(4, **RASKA)])
    assert {"Zvečan", "Raška", "Jarinje crossing"} <= set(shown.labels("event"))
    assert len(shown.labels("town")) >= 5
    overlapping = shown.page.evaluate(
        """() => {
          const box = node => node.getBoundingClientRect();
          const labels = [...document.querySelectorAll('.dateline-label')];
          const symbols = [...document.querySelectorAll('.dateline-marker path:last-of-type')];
          const over = (a, b) => a.left < b.right && b.left < a.right
            && a.top < b.bottom && b.top < a.bottom;
          return labels.flatMap((one, i) => [...labels.slice(i + 1), ...symbols]
            .filter(other => over(box(one), box(other)))
            .map(other => [one.textContent, other.textContent]));
        }"""
    )
    assert overlapping == []


def test_no_name_is_cut_by_the_maps_edge(show: Show, make: Make) -> None:
    shown = show([make(1), make(2, **JARINJE)])
    for lat, lon in ((43.0, 20.7), (42.9, 21.2), (42.7, 20.4)):
        shown.run("map.setView(value, 9.5, {animate: false});", [lat, lon])
        shown.page.wait_for_timeout(200)
        cut = shown.page.evaluate(
            """() => {
              const frame = document.querySelector('.dateline').getBoundingClientRect();
              return [...document.querySelectorAll('.dateline-label')].filter(node => {
                const box = node.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1
                  || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
              }).map(node => node.textContent);
            }"""
        )
        assert cut == []
        assert len(shown.labels("town")) >= 4


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Zvečan"), ("pair", "Zvečan / Zveçan"), ("sq", "Zveçan"), ("sr-Cyrl", "Звечан")],
)
def test_names_come_in_the_language_that_was_chosen(
    show: Show, make: Make, zvecan: Place, language: str, name: str
) -> None:
    shown = show([make(1)], places={zvecan.id: zvecan}, language=language)
    assert shown.labels("event") == [name]


def test_incidents_at_one_place_stand_around_it_and_none_is_lost(show: Show, make: Make) -> None:
    shown = show([make(n, injured=60 if n == 2 else None) for n in range(1, 7)])
    assert len(shown.names()) == 6
    assert shown.labels("event") == ["Zvečan"]
    boxes = shown.page.eval_on_selector_all(
        ".dateline-marker", "nodes => nodes.map(node => { const b = node.getBoundingClientRect();"
        " return [b.x, b.y, b.right, b.bottom]; })",
    )  # fmt: skip
    small = [box for box in boxes if box[2] - box[0] < 40]
    assert len(small) == 5
    # WCAG 2.5.8: each can be hit in 24 by 24 pixels of its own.
    assert all(right - left >= 24 and bottom - top >= 24 for left, top, right, bottom in boxes)
    assert not [
        (a, b) for i, a in enumerate(small) for b in small[i + 1 :]
        if a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5
    ]  # fmt: skip


def test_many_at_one_place_are_a_number_that_opens_a_list_of_all(show: Show, make: Make) -> None:
    shown = show([make(n) for n in range(1, 13)])
    assert shown.names() == ["12 incidents"]
    shown.page.locator(".dateline-marker").press("Enter")
    assert shown.page.locator(".dateline-list button").count() == 12
    # The map makes room for the list, which a click must not miss.
    shown.page.wait_for_function("!document.querySelector('.leaflet-pan-anim')")
    shown.page.locator(".dateline-list button").nth(4).click()
    assert shown.page.locator(".dateline-card h2").inner_text() == "Crowd at the town hall, 5"


def test_numbers_add_up_to_all_incidents_at_every_zoom(show: Show, make: Make) -> None:
    spread = [
        make(n, place_id=f"x:{n % 60}", place_name=f"Place {n % 60}",
             lon=20.3 + (n % 60) * 0.02, lat=42.2 + (n * 7 % 60) * 0.015)
        for n in range(1, 301)
    ]  # fmt: skip
    shown = show(spread)
    for zoom in (4, 7, 8, 9, 11):
        shown.run("map.setView([42.65, 20.9], value, {animate: false});", zoom)
        shown.page.wait_for_timeout(100)
        counts = [
            int(found[1]) if (found := re.match(r"(\d+) incidents", name)) else 1
            for name in shown.names()
        ]
        assert sum(counts) == 300, zoom


def test_a_click_opens_the_card_and_hands_back_the_id(show: Show, make: Make) -> None:
    shown = show([make(1, injured=5)])
    shown.page.evaluate(
        "window.addEventListener('dateline:chosen', event => { window.told = event.detail; })"
    )
    shown.page.locator(".dateline-marker").click()
    card = shown.page.locator(".dateline-card")
    assert card.locator("h2").inner_text() == "Crowd at the town hall, 1"
    assert "5 injured" in card.inner_text()
    assert "coded by machine, not reviewed" in card.inner_text()
    assert shown.page.evaluate("window.told") == "incident-1"


def test_the_chosen_incident_is_ringed(show: Show, make: Make) -> None:
    shown = show([make(1), make(2, **JARINJE)], selected="incident-2")
    ring = shown.page.locator(".dateline-marker:has(.dateline-chosen)")
    assert ring.count() == 1
    assert "town hall, 2" in (ring.get_attribute("aria-label") or "")


def test_showing_again_sets_state_and_keeps_view_and_unchanged_symbols(
    show: Show, make: Make
) -> None:
    shown = show([make(1), make(2, **JARINJE)])
    shown.run("map.setView([42.8, 20.7], 10, {animate: false});")
    shown.page.wait_for_timeout(200)
    shown.run(
        "document.querySelector('.dateline-marker').focus();"
        "window.kept = document.activeElement;"
        "dateline.show(map, {...map._dateline.state, selected: 'incident-2'});"
    )
    shown.page.wait_for_timeout(200)
    assert shown.run("return [map.getZoom(), window.kept === document.activeElement]") == [10, True]
    assert len(shown.names()) == 2


def test_a_symbol_that_stays_opens_its_own_card_after_others_have_gone(
    show: Show, make: Make
) -> None:
    shown = show([make(1), make(2, **JARINJE), make(3, **RASKA)])
    shown.run(
        "const {data} = map._dateline.state; const fewer = {...data};"
        "for (const key of Object.keys(data)) if (Array.isArray(data[key]) && key !== 'places')"
        " fewer[key] = data[key].slice(1);"
        "dateline.show(map, {...map._dateline.state, data: fewer});"
    )
    assert len(shown.names()) == 2
    for name in shown.names():
        shown.page.get_by_role("button", name=name, exact=True).press("Enter")
        assert name.startswith(shown.page.locator(".dateline-card h2").inner_text())


def test_the_keyboards_order_is_that_of_the_days_whatever_was_shown_before(
    show: Show, make: Make
) -> None:
    shown = show([make(1), make(2, **JARINJE), make(3, **RASKA)])
    shown.run(
        "const all = map._dateline.state; const {data} = all; const one = {...data};"
        "for (const key of Object.keys(data)) if (Array.isArray(data[key]) && key !== 'places')"
        " one[key] = data[key].slice(1, 2);"
        "dateline.show(map, {...all, data: one}); dateline.show(map, all);"
    )
    assert [name.split(", ")[1] for name in shown.names()] == ["1", "2", "3"]


def test_home_brings_all_incidents_back_into_view(show: Show, make: Make) -> None:
    shown = show([make(1), make(2, **JARINJE)])
    shown.run("map.setView([10, 10], 5, {animate: false});")
    shown.page.get_by_role("button", name="Back to the incidents shown").click()
    shown.page.wait_for_timeout(900)
    for place in ([42.9075, 20.84], [43.2186, 20.69]):
        assert shown.run("return map.getBounds().contains(value);", place)


def test_more_than_two_thousand_in_view_are_points_and_say_how_many(show: Show, make: Make) -> None:
    crowd = [
        make(n, place_id=f"x:{n}", lon=20.3 + n % 50 * 0.02, lat=42.2 + n // 50 * 0.02,
             review="machine" if n else "rejected")
        for n in range(2100)
    ]  # fmt: skip
    shown = show(crowd)
    assert shown.page.locator(".dateline-marker").count() == 0
    note = shown.page.locator(".dateline-crowd-note").inner_text()
    assert "2,100 incidents in view, drawn as points (grey: rejected by a reviewer)" in note
    shown.run("map.setView([42.6, 20.9], 13, {animate: false});")
    shown.page.wait_for_timeout(200)
    assert shown.page.locator(".dateline-marker").count() > 0
    assert shown.page.locator(".dateline-crowd-note").inner_text() == ""
    assert shown.errors == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_phone_has_the_legend_folded(show: Show, make: Make, theme: str) -> None:
    shown = show([make(1)], theme=theme, width=390, height=600)
    assert shown.page.locator(".dateline-legend").get_attribute("open") is None
    shown.page.get_by_text("Legend").click()
    assert shown.page.get_by_text("Protest").is_visible()
    assert shown.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_missing_basemap_leaves_the_incidents_usable(
    show: Show, make: Make, chromium: object
) -> None:
    shown = show([make(1)])
    shown.page.route("**/basemap/**", lambda route: route.abort())
    shown.page.reload()
    shown.settle()
    assert len(shown.names()) == 1
    assert shown.errors == []
