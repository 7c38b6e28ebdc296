"""What readers see apart, although reports are compared and ids made over both."""

from __future__ import annotations

import pytest

from geo.records import Incident
from geo.records.classes import CLASSES, group_of
from geo.records.display import DISPLAY_GROUPS, display_group_of
from geo.records.table import row_of


@pytest.mark.parametrize("code", ["violent_demonstration", "mob_violence"])
def test_violence_in_a_crowd_is_not_shown_as_a_peaceful_protest(code: str) -> None:
    assert display_group_of(code) == "unrest"
    assert display_group_of("demonstration") == display_group_of("strike") == "protest"
    assert row_of(Incident("i", "x", code))["event_group"] == "unrest"


def test_reports_that_call_one_event_a_protest_and_a_clash_still_meet_in_one_group() -> None:
    assert group_of("violent_demonstration") == group_of("demonstration") == "protest"


def test_every_class_is_shown_in_a_group_with_a_label() -> None:
    assert {display_group_of(code) for code in CLASSES} == set(DISPLAY_GROUPS)
    assert display_group_of("a code of tomorrow") == "other"
