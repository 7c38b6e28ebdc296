"""An incident's public keys: which they are, and that the way to the record loses nothing."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given, settings

from geo.records import Casualty, Count, Incident
from geo.records.properties import (
    FURTHER_PROPERTIES,
    PROPERTIES,
    further_properties_of,
    incident_of,
    properties_of,
)
from tests.records import made


@settings(max_examples=50, deadline=None)
@given(made.incidents())
def test_properties_are_json_with_the_keys_of_the_schema_and_go_back(incident: Incident) -> None:
    properties, further = properties_of(incident), further_properties_of(incident)
    assert (tuple(properties), tuple(further)) == (PROPERTIES, FURTHER_PROPERTIES)
    read = json.loads(json.dumps({**properties, **further}))
    assert incident_of(read) == incident


def test_totals_are_over_groups_and_null_where_nothing_is_reported() -> None:
    soldiers = Casualty("peacekeepers", "injured", Count(30, 30, 30))
    protesters = Casualty("protesters", "injured", Count(52, 52, 53))
    incident = Incident("i", "t", "violent_demonstration", casualties=(soldiers, protesters))
    assert properties_of(incident)["injured"] == {"low": 82, "best": 82, "high": 83}
    assert properties_of(incident)["killed"] is None


def test_a_vague_word_keeps_its_floor_and_no_more() -> None:
    incident = Incident("i", "t", "other", casualties=(Casualty("people", "injured", Count(12)),))
    assert properties_of(incident)["injured"] == {"low": 12, "best": None, "high": None}


def test_the_first_and_the_last_day_there_are_keep_four_digits() -> None:
    incident = Incident("i", "t", "other", start=dt.date(1, 1, 1), end=dt.date(9999, 12, 31))
    properties = properties_of(incident)
    assert (properties["start"], properties["end"]) == ("0001-01-01", "9999-12-31")
