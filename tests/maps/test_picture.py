"""The map as a PNG: all is where it belongs, and the same set gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import itertools
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from geo.maps import STATUS_NOTE, draw_picture
from geo.maps.picture import captions, ground, sheet, view
from geo.maps.picture.arranging import arrange
from geo.maps.picture.headings import event_labels
from geo.maps.picture.labels import GAP, Label, along, name_in, place_labels
from geo.maps.picture.marks import outline
from geo.maps.picture.sheet import SCALE, Look, Sheet, plain, width, wrapped
from geo.maps.style import GROUND, STYLES, radius_px, ring_px, style_of
from geo.records import Casualty, Count, Filter, Incident, Place, Source
from tests.ui.workspace import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.maps.style import Theme

    Make = Callable[..., Incident]

FRAME = (0.0, 0.0, 900.0, 600.0)
KOSOVO = view.fit(FRAME, (20.0, 41.9, 21.8, 43.3))
LOOK = Look(13)


def _opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def _far(one: tuple[int, ...], other: str) -> int:
    values = [int(other[i : i + 2], 16) for i in (1, 3, 5)]
    return max(abs(a - b) for a, b in zip(one, values, strict=True))


def test_the_same_incidents_give_the_same_bytes_in_any_order(make: Make, zvecan: Place) -> None:
    incidents = [make(n, lat=42.9 + n / 50, place_id=f"p{n}") for n in range(6)]
    places = {zvecan.id: zvecan}
    first = draw_picture(incidents, places)
    assert draw_picture(incidents[::-1], places) == first
    assert first[:8] == b"\x89PNG\r\n\x1a\n"
    assert _opened(first).width == 2400


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_incident_has_its_groups_colour_where_it_happened(make: Make, theme: Theme) -> None:
    one = make(1, injured=80)
    image = _opened(draw_picture([one], theme=theme))
    frame = (28.0, 88.0, 936.0, 728.0)
    at = view.fit(frame, (20.84028 - 0.35, 42.9075 - 0.35, 20.84028 + 0.35, 42.9075 + 0.35))
    x, y = at.point(lon=20.84028, lat=42.9075)
    seen = image.getpixel((round(x * SCALE), round(y * SCALE)))
    assert isinstance(seen, tuple)
    assert _far(seen, STYLES["protest"].colour(theme)) < 40
    beside = image.getpixel((round((x + 60) * SCALE), round((y + 60) * SCALE)))
    assert isinstance(beside, tuple)
    assert _far(beside, STYLES["protest"].colour(theme)) > 60


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_river_is_drawn_on_the_land(make: Make, theme: Theme) -> None:
    where = {"lon": 20.9, "lat": 44.6, "place_id": "x:danube"}
    image = _opened(draw_picture([make(1, **where)], theme=theme))
    colours = image.getcolors(maxcolors=1 << 24) or []
    river = max(
        n
        for n, seen in colours
        if isinstance(seen, tuple) and _far(seen, GROUND[theme]["river"]) < 4
    )
    assert river > 1500


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chosen_incident_is_ringed_on_the_map_and_in_the_legend(
    make: Make, theme: Theme
) -> None:
    incidents = [make(1, injured=80), make(2, lon=20.6, place_id="x:2")]
    plain_one, ringed, gone = (
        _opened(draw_picture(incidents, theme=theme, selected=chosen))
        for chosen in (None, "incident-1", "incident-9")
    )
    assert gone.tobytes() == plain_one.tobytes()
    places = _changed(plain_one, ringed, GROUND[theme]["accent"])
    on_map = [(x, y) for x, y in places if x < 936 * SCALE]
    wide = (max(x for x, _ in on_map) - min(x for x, _ in on_map)) / SCALE
    assert wide == pytest.approx(2 * (radius_px(80) + 5) + 2, abs=2)
    assert len(places) > len(on_map)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_a_reviewer_rejected_is_struck_out_on_the_map_and_in_the_legend(
    make: Make, theme: Theme
) -> None:
    kept, rejected = (
        _opened(draw_picture([make(1, review=review)], theme=theme))
        for review in ("accepted", "rejected")
    )
    struck = _changed(kept, rejected, GROUND[theme]["ink"])
    assert any(x < 936 * SCALE for x, _ in struck)
    assert any(x > 960 * SCALE for x, _ in struck)


@pytest.mark.parametrize("rejected", [3, 12])
def test_the_ring_of_a_number_is_thin_where_a_reviewer_rejected(make: Make, rejected: int) -> None:
    colour = STYLES["protest"].colour("light")
    coloured = []
    for refused in (0, rejected):
        found = [make(n, review="rejected" if n <= refused else "accepted") for n in range(1, 13)]
        image = _opened(draw_picture(found)).crop((0, 0, 936 * SCALE, 728 * SCALE))
        counts = image.getcolors(maxcolors=1 << 24) or []
        coloured.append(sum(n for n, c in counts if isinstance(c, tuple) and _far(c, colour) < 4))
    share = 1 - 0.7 * rejected / 12
    assert coloured[1] / coloured[0] == pytest.approx(share, abs=0.12)


def test_no_corner_of_a_symbol_stands_out_of_its_ring() -> None:
    assert style_of("demonstration").reach == 1
    for style in STYLES.values():
        left, top, right, bottom = outline(style).bounds
        for radius in (7, 22, 34):
            assert ring_px(radius, style.reach) > radius * max(-left, -top, right, bottom) + 2


def test_a_number_is_ringed_where_the_chosen_incident_is_one_of_its_own(make: Make) -> None:
    incidents = [make(n) for n in range(1, 13)]
    bare, ringed = (
        _opened(draw_picture(incidents, selected=chosen)) for chosen in (None, "incident-4")
    )
    assert _changed(bare, ringed, GROUND["light"]["accent"])


def _changed(before: Image.Image, after: Image.Image, colour: str) -> list[tuple[int, int]]:
    """Return where `after` has a colour that `before` has not."""
    different = ImageChops.difference(before, after).convert("L").point(lambda v: v and 255)
    box = different.getbbox() or (0, 0, 0, 0)
    return [
        (x, y)
        for x in range(box[0], box[2])
        for y in range(box[1], box[3])
        if different.getpixel((x, y))
        and isinstance(seen := after.getpixel((x, y)), tuple)
        and _far(seen, colour) < 8
    ]


def test_another_theme_language_window_or_rule_gives_another_picture(
    make: Make, zvecan: Place
) -> None:
    incidents, places = [make(1)], {zvecan.id: zvecan}
    drawn = {
        draw_picture(incidents, places),
        draw_picture(incidents, places, theme="dark"),
        draw_picture(incidents, places, language="sr-Cyrl"),
        draw_picture(incidents, places, chosen=Filter(start=dt.date(2023, 5, 1))),
        draw_picture(incidents, places, chosen=Filter(rule="conservative")),
        draw_picture(incidents, places, of=7),
    }
    assert len(drawn) == 6


@pytest.mark.parametrize(
    "fields",
    [
        {"lon": None, "lat": None},
        {"where_prec": 6},
        {"lon": 180.0, "lat": 89.9},
        {"lon": -179.9, "lat": -89.9, "where_prec": 2},
        {"where_prec": 5, "place_name": "Northern Kosovo", "place_id": None},
        {"title": "\0\n\u202e", "place_name": "".join(HOSTILE), "place_id": None},
        {"start": None},
    ],
    ids=["no place", "country", "pole", "south pole", "area", "hostile", "undated"],
)
def test_what_is_hard_to_draw_is_drawn_or_told(make: Make, fields: dict[str, object]) -> None:
    assert _opened(draw_picture([make(1, **fields)])).width == 2400


def test_no_incident_at_all_is_a_map_that_says_so() -> None:
    assert _opened(draw_picture([])).width == 2400
    assert captions.counts([], 9) == "0 of 9 incidents"


def test_letters_with_accents_and_cyrillic_are_in_the_typeface() -> None:
    missing = bytes(sheet._font(LOOK, 4).getmask("\ue123"))  # noqa: SLF001  (what no font has)
    for letter in "ćčđšžëçĆČĐŠŽЋЂЉЊЏабвгдђежзијклљмнњопрстћуфхцчџш–“”·*":
        assert bytes(sheet._font(LOOK, 4).getmask(letter)) != missing, letter  # noqa: SLF001
    assert plain("c\u0301\n\0") == "ć  "


def test_the_border_whose_status_is_disputed_is_dashed_and_others_are_not() -> None:
    found = [(status, line.length) for status, line in ground.borders(KOSOVO)]
    assert sum(length for status, length in found if status == "disputed") > 300
    assert sum(length for status, length in found if status == "recognised") > 300
    drawn = Sheet(200, 20, "#ffffff")
    drawn.lines(shapely.LineString([(0, 5), (200, 5)]), "#000000", thick=2, dash=(6, 4))
    drawn.lines(shapely.LineString([(0, 15), (200, 15)]), "#000000", thick=2)
    image = _opened(drawn.png())

    def dark(y: int) -> list[bool]:
        row = [image.getpixel((x, y * SCALE)) for x in range(image.width)]
        return [isinstance(pixel, tuple) and pixel[0] < 128 for pixel in row]

    assert all(dark(15)[4:-4])
    assert 15 <= sum(a != b for a, b in itertools.pairwise(dark(5))) / 2 <= 21


PLACES = st.tuples(
    st.integers(0, 40).map(lambda n: 20.2 + n / 40), st.integers(0, 40).map(lambda n: 42.2 + n / 40)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PLACES, st.integers(0, 300)), max_size=60))
def test_every_incident_is_in_one_symbol_and_no_symbol_hides_another(
    rows: list[tuple[tuple[float, float], int]],
) -> None:
    incidents = [
        Incident(
            str(number), "x", "arrest", lon=lon, lat=lat, where_prec=1,
            casualties=(Casualty("police", "injured", Count(hurt, hurt, hurt)),),
        )
        for number, ((lon, lat), hurt) in enumerate(rows)
    ]  # fmt: skip
    symbols = [s for cluster in arrange(incidents, KOSOVO) for s in cluster.symbols]
    assert sorted(i.id for s in symbols for i in s.incidents) == sorted(i.id for i in incidents)
    for one, other in itertools.combinations(symbols, 2):
        apart = max(abs(one.x - other.x), abs(one.y - other.y))
        assert apart >= 10, (one, other)


WORDS = st.sampled_from(["Zvečan", "Leposavić / Leposaviq", "Северна Митровица", "Istog"])
POINTS = st.tuples(st.floats(0, 900), st.floats(0, 600))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS, POINTS), max_size=40), st.lists(POINTS, max_size=10))
def test_names_collide_neither_with_each_other_nor_with_symbols_nor_leave_the_map(
    rows: list[tuple[str, tuple[float, float]]], symbols: list[tuple[float, float]]
) -> None:
    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in symbols]
    found = place_labels([Label("town", word, *at) for word, at in rows], taken, FRAME)
    boxes = [*taken, *(box for _, box in found)]
    for number, (label, box) in enumerate(found):
        assert box[2] - box[0] >= width(label.text, label.look)
        assert box[0] >= 0
        assert box[3] <= 600
        for other in boxes[: len(taken) + number]:
            across = box[2] + GAP <= other[0] or other[2] + GAP <= box[0]
            assert across or box[3] + GAP <= other[1] or other[3] + GAP <= box[1]


def test_no_name_lies_on_the_dot_of_another() -> None:
    close = [Label("town", "Pristina", 300, 300), Label("town", "Obiliq", 262, 296)]
    found = dict(place_labels(close, [], FRAME))
    assert len(found) == 2
    box = found[close[1]]
    assert not (box[0] < 302 and box[2] > 298 and box[1] < 302 and box[3] > 298)


def test_a_symbol_beside_its_place_is_joined_to_it_and_the_legend_says_so(make: Make) -> None:
    pair = [make(1), make(2)]
    frame = (28.0, 88.0, 936.0, 728.0)
    at = view.fit(frame, (20.84028 - 0.35, 42.9075 - 0.35, 20.84028 + 0.35, 42.9075 + 0.35))
    (cluster,) = arrange(pair, at)
    assert [symbol.is_aside for symbol in cluster.symbols] == [False, True]
    main, aside = cluster.symbols
    middle = round((main.x + aside.x) / 2 * SCALE), round((main.y + aside.y) / 2 * SCALE)
    seen = _opened(draw_picture(pair)).getpixel(middle)
    assert isinstance(seen, tuple)
    assert _far(seen, GROUND["light"]["accent"]) < 60


def test_a_name_goes_where_it_does_not_hide_the_line_to_a_symbol_beside() -> None:
    name = Label("event", "Zvečan", 300, 300, radius=7)
    right = dict(place_labels([name], [], FRAME))[name]
    assert right[0] > 300
    line = along((360, 300), (300, 300))
    left = dict(place_labels([name], line, FRAME))[name]
    assert left[2] < 300
    assert all(abs(a[0] - b[0]) <= 4 for a, b in itertools.pairwise(line))


def test_the_worst_incident_keeps_its_symbol_beside_others_at_places_close_by(
    make: Make, zvecan: Place
) -> None:
    worst = make(1, injured=83, place_id=zvecan.id)
    area = make(4, lat=42.95, lon=20.8, where_prec=5, place_id="x:n", place_name="Northern Kosovo")
    incidents = [worst, make(2, place_id=zvecan.id), make(3, place_id=zvecan.id), area]
    (cluster,) = arrange(incidents, KOSOVO)
    assert [len(symbol.incidents) for symbol in cluster.symbols] == [1, 1, 1, 1]
    main = cluster.symbols[0]
    assert (main.incidents, main.radius) == ((worst,), radius_px(83))
    (aside,) = (s for s in cluster.symbols if s.incidents == (area,))
    assert aside.place == KOSOVO.point(lon=20.8, lat=42.95)
    labels = event_labels([cluster], {zvecan.id: zvecan}, "en")
    assert [(la.kind, la.text, la.name) for la in labels] == [
        ("event", "Zvečan · 83 injured", "Zvečan"),
        ("vague", "Northern Kosovo", "Northern Kosovo"),
    ]


def test_a_number_stands_beside_the_worst_of_many_and_within_the_frame(make: Make) -> None:
    west, south, east, north = 20.84028, 42.9075, 21.8, 43.9
    corner = view.fit(FRAME, (west, south, east, north), padding=2)
    incidents = [make(n, injured=40 if n == 7 else 0) for n in range(1, 13)]
    (cluster,) = arrange(incidents, corner)
    main, number = cluster.symbols
    assert [i.id for i in main.incidents] == ["incident-7"]
    assert (main.radius, len(number.incidents)) == (radius_px(40), 11)
    assert number.is_aside
    assert FRAME[0] <= number.x - number.radius
    assert number.y + number.radius <= FRAME[3]
    assert [label.name for label in event_labels([cluster], {}, "en")] == ["Zvečan"]


def test_what_a_place_came_to_gives_way_to_its_name_where_there_is_no_room() -> None:
    label = Label("event", "Zvečan · 83 injured", 50, 50, short="Zvečan")
    ((wide, _),) = place_labels([label], [], (0, 0, 300, 100))
    ((narrow, _),) = place_labels([label], [], (0, 0, 110, 100))
    assert (wide.text, narrow.text) == ("Zvečan · 83 injured", "Zvečan")


def test_the_legend_explains_an_area_that_stands_behind_a_number(make: Make) -> None:
    wide = {"where_prec": 4, "lon": 20.8, "lat": 42.95, "place_id": "x:north"}
    far = make(3, lon=2.35, lat=48.85, place_id="x:far")
    crowd = make(1), make(2, **wide), far
    clear = make(1), make(2, **wide | {"where_prec": 1}), far
    legend = (960 * SCALE, 88 * SCALE, 1190 * SCALE, 400 * SCALE)
    hatched, plain_one = (_opened(draw_picture(list(s))).crop(legend) for s in (crowd, clear))
    assert ImageChops.difference(hatched, plain_one).getbbox() is not None


def test_a_name_is_told_in_the_language_that_was_chosen(zvecan: Place) -> None:
    told = [name_in(zvecan.name, zvecan.names, lang) for lang in ("en", "pair", "sq", "sr-Cyrl")]
    assert told == ["Zvečan", "Zvečan / Zveçan", "Zveçan", "Звечан"]


def test_the_caption_tells_days_counts_sources_review_and_what_is_not_on_the_map(
    make: Make,
) -> None:
    hurt = (Casualty("police", "injured", Count(30, 30, 31)),)
    told = [make(1, casualties=hurt), make(2, casualties=hurt), make(3, where_prec=6)]
    chosen = Filter(start=dt.date(2023, 5, 18), end=dt.date(2023, 5, 31), outlets=("Outlet A",))
    assert captions.title(told, chosen) == "Incidents, 18 to 31 May 2023"
    assert captions.title(told, Filter()) == "Incidents, 29 to 31 May 2023"
    counts = captions.counts(told, 9)
    assert counts == "3 of 9 incidents · 1 place · 1 outlet · 60 to 62 injured (our sum)"
    assert captions.filters(chosen) == "Filtered: outlets Outlet A."
    assert captions.not_drawn(told) == "Not on the map: 1 known to the country only"
    assert captions.sources(told) == "Sources: Outlet A (3)"
    assert captions.review(told) == "Coded by machine, not reviewed."
    assert captions.review([make(1, review="accepted"), *told[1:]]).startswith("2 of 3 ")
    assert "1244/1999" in STATUS_NOTE


def test_words_are_broken_into_lines_that_fit_and_a_long_list_ends_in_an_ellipsis() -> None:
    many = ", ".join(f"Outlet number {n}" for n in range(200)) + " " + "x" * 900
    lines = wrapped(many, LOOK, 300, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(width(line, LOOK) <= 300 for line in lines)
    assert all(width(line, LOOK) <= 300 for line in wrapped(many, LOOK, 300))


def test_a_source_that_is_told_twice_is_counted_once(make: Make) -> None:
    one = make(1, sources=(Source("a", "Outlet A"), Source("b", "Outlet A")))
    assert captions.sources([one]) == "Sources: Outlet A (1)"
