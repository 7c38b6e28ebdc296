from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import jinja2
from hypothesis import given
from hypothesis import strategies as st

from geo.maps.payload import COLUMNS, columns, is_drawn, people_hurt, script_json
from geo.records import Casualty, Count, Incident, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Incident]

DANGEROUS = ("<", ">", "&", "`", "$", "'", "\u2028", "\u2029")


@given(st.text())
def test_any_text_comes_back_from_the_script_as_it_went_in(text: str) -> None:
    assert json.loads(script_json({"title": text})) == {"title": text}


@given(st.text(alphabet="<>&`$'{}%#\u2028\u2029\\\"a1*/!-"))
def test_no_sign_that_a_page_or_template_acts_on_is_left(text: str) -> None:
    written = script_json([text, {"key": [text]}])
    assert not [sign for sign in DANGEROUS if sign in written]
    assert not [sign for sign in ("{{", "{%", "{#") if sign in written]
    assert written.isascii()


@given(st.text(alphabet="{}%#7* -+'\"ab_.()"))
def test_a_template_that_renders_the_text_once_more_changes_nothing(text: str) -> None:
    written = script_json({"title": text})
    assert jinja2.Environment(autoescape=False).from_string(written).render() == written  # noqa: S701


def test_columns_are_of_one_length_and_sorted_by_day(make: Make) -> None:
    data = columns([make(3), make(1), make(2, start=None)])
    assert data["id"] == ["incident-1", "incident-3", "incident-2"]
    assert data["first"][-1] is None
    assert {len(data[name]) for name in COLUMNS if name != "rejected"} == {3}
    assert data["rejected"] == []
    rejected = columns([make(1), make(2, review="rejected")])
    assert rejected["rejected"] == [0, 1]


def test_days_count_from_1970_and_both_ends_are_there(make: Make) -> None:
    data = columns([make(1, start=dt.date(1970, 1, 2), end=dt.date(1970, 1, 5))])
    assert (data["first"], data["last"]) == ([1], [4])


def test_what_is_known_to_the_country_only_is_not_drawn(make: Make) -> None:
    assert not is_drawn(make(1, where_prec=6))
    assert not is_drawn(make(1, lon=None, lat=None))
    assert columns([make(1, where_prec=6)])["id"] == []


def test_people_hurt_are_the_best_figures_else_the_lowest(make: Make) -> None:
    casualties = (
        Casualty("peacekeepers", "injured", Count(30, 30, 30)),
        Casualty("protesters", "injured", Count(52, None, 53)),
        Casualty("protesters", "detained", Count(5, 5, 5)),
    )
    assert people_hurt(make(1, casualties=casualties)) == 82


def test_a_place_gives_the_radius_and_its_names(make: Make, zvecan: Place) -> None:
    data = columns([make(1, where_prec=2)], {zvecan.id: zvecan})
    assert data["radius_m"] == [2000]
    assert data["places"] == [{"name": "Zvečan", "names": dict(zvecan.names)}]


def test_near_without_a_known_radius_is_25_km(make: Make) -> None:
    assert columns([make(1, where_prec=2, place_id=None)])["radius_m"] == [25_000]


def test_incidents_at_one_place_share_its_names(make: Make) -> None:
    data = columns([make(1), make(2)])
    assert data["place"] == [0, 0]
    assert len(data["places"]) == 1
