"""Records to JSON and back: nothing is lost, and what has not the form is refused."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from geo.records import Count, Document, Incident, Resolution
from geo.records.codec import from_json, from_text, to_json
from tests.records import made

if TYPE_CHECKING:
    from collections.abc import Mapping


@settings(max_examples=60, deadline=None)
@given(made.incidents())
def test_an_incident_comes_back_equal(incident: Incident) -> None:
    assert from_json(Incident, json.loads(json.dumps(to_json(incident)))) == incident


@settings(max_examples=40, deadline=None)
@given(made.documents(), made.resolutions)
def test_documents_and_resolutions_come_back_equal(
    document: Document, resolutions: tuple[Resolution, ...]
) -> None:
    assert from_json(Document, to_json(document)) == document
    assert tuple(from_json(Resolution, to_json(r)) for r in resolutions) == resolutions


def test_fields_in_another_order_unknown_ones_and_missing_ones_are_taken() -> None:
    assert from_json(Count, {"best": 5, "more": 1, "low": 4}) == Count(4, 5)


@pytest.mark.parametrize("value", [[], "low", 5, {"title": "no id"}])
def test_what_is_no_record_is_refused(value: Mapping[str, Any] | str | int) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_json(Incident, value)
    if not isinstance(value, dict):
        with pytest.raises(TypeError):
            from_json(Count, value)


@pytest.mark.parametrize(
    "changed",
    [{}, {"tier": "D"}, {"title": "half \ud800"}, {"crowd": {"low": 10**30}}, {"new": 1},
     {"lon": 20}, {"start": None}],
)  # fmt: skip
def test_a_text_gives_what_its_values_give_however_odd_they_are(changed: dict[str, Any]) -> None:
    told = to_json(Incident("a", "b", "arrest", start=dt.date(2031, 5, 1), lon=13.5)) | changed
    text = json.dumps(told)
    assert from_text(Incident, text) == from_json(Incident, json.loads(text))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"id": 1}', '{"id": "a", "start": "never"}'])
def test_a_text_that_is_no_record_is_refused(text: str) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_text(Incident, text)
