"""Incidents that are too uncertain are told in the ledger."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.articles import prepare
from geo.incidents.events import certainty
from geo.records.classes import CLASSES
from tests.incidents.telling import tell

if TYPE_CHECKING:
    import pytest

CLEAR = "KISUMU (Agency) - Gunmen killed five traders at the market of Kisumu on Tuesday."


def test_a_plain_report_of_an_attack_is_certain() -> None:
    told = tell(CLEAR)
    incident = told.only()
    assert certainty.weighed([incident]) == [incident]
    assert 0.5 < certainty.certainty(incident, prepare(told.article), {}, 1) <= 1


def test_what_is_less_certain_than_the_bar_goes_to_the_ledger(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(certainty, "LEAST", 1.0)
    told = tell(CLEAR)
    assert told.incidents == ()
    assert [r for r in told.reasons() if "too uncertain" in r]


def test_what_no_map_shows_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    incident = tell(CLEAR).only()
    for other in (
        replace(incident, start=None, end=None),
        replace(incident, lon=None, lat=None),
        replace(incident, modality="planned"),
        replace(incident, event_class="election"),
    ):
        assert certainty.weighed([other]) == []
    monkeypatch.setattr(certainty, "LEAST", 1.0)
    assert tell("Nine people were killed in a bombing on Tuesday.").incidents


def test_harm_without_a_place_is_weighed_beside_what_has_one() -> None:
    incident = tell(CLEAR).only()
    fragment = replace(incident, lon=None, lat=None, place_id=None)
    assert certainty.weighed([incident, fragment]) == [incident, fragment]


def test_a_country_is_less_certain_than_a_town_and_a_month_than_a_day() -> None:
    told = tell(CLEAR)
    incident = told.only()
    sure = certainty.certainty(incident, prepare(told.article), {}, 1)
    for vague in (replace(incident, where_prec=6), replace(incident, date_prec=4)):
        assert certainty.certainty(vague, prepare(told.article), {}, 1) < sure


def test_the_weights_are_of_one_table_and_name_classes_that_are() -> None:
    raw = json.loads(certainty.MODEL.read_text("utf-8"))
    assert set(raw["bias"]) == {certainty.RIGHT}
    named = {f.removeprefix("class=") for f in raw["weights"] if f.startswith("class=")}
    assert named <= set(CLASSES)
