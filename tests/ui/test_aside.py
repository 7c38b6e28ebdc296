"""What the filters leave aside is counted once, under what would have to change."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from geo.records import Filter, Incident
from geo.ui import aside
from geo.ui.selection import Selection
from tests.ui import workspace

DAY = dt.date(2031, 5, 12)
MARCH = Incident("a", "March in Udine", "demonstration", start=DAY, end=DAY, place_name="Udine")
TALKS = replace(MARCH, id="b", title="Talks in Koper", event_class="meeting", tier="B")
OLD = replace(MARCH, id="c", title="March of 1999", tier="C")
UNDATED = replace(MARCH, id="d", title="A patrol", start=None, end=None, tier="C")
VOTE = replace(MARCH, id="e", title="A vote", modality="planned")
DENIED = replace(MARCH, id="f", title="A raid", modality="denied")
ALL = (MARCH, TALKS, OLD, UNDATED, VOTE, DENIED)


def _counts(chosen: Filter) -> dict[str, int]:
    return aside.counts(Selection.of(ALL, chosen))


def test_the_default_view_says_what_each_switch_brings_in() -> None:
    assert _counts(Filter()) == {
        "denied or supposed": 1,
        "planned": 1,
        "political or neighbouring": 1,
        "older than a year": 1,
    }


def test_what_a_reviewer_rejected_is_counted_and_a_switch_brings_it_in() -> None:
    refused = replace(MARCH, id="g", review="rejected")
    spread = Selection.of((MARCH, refused), Filter())
    assert aside.counts(spread) == {"rejected in review": 1}
    assert [i.id for i in spread.within(None)] == ["a"]
    assert len(Selection.of((MARCH, refused), Filter(rejected=True))) == 2


def test_what_has_no_day_is_not_called_old_and_no_filter_is_said_to_bring_it_in() -> None:
    every = Filter(
        tiers=("A", "B", "C"), modalities=("occurred", "ongoing", "planned", "statement"),
        movements=True,
    )  # fmt: skip
    spread = Selection.of(ALL, every)
    assert aside.counts(spread) == {"denied or supposed": 1}
    words = aside.in_words(spread)
    assert "1 not dated: below the map." in words
    assert "Filters bring them in" not in words
    assert "older" not in words


def test_a_reason_that_counts_one_stands_in_the_singular() -> None:
    patrol = replace(MARCH, id="h", title="Patrols arrive", event_class="deployment")
    whole = replace(MARCH, id="i", title="All marches", aggregate=True)
    one = aside.in_words(Selection.of((patrol, whole), Filter()))
    assert "1 movement of forces." in one
    assert "1 sum over several." in one
    more = (patrol, whole, replace(patrol, id="j"), replace(whole, id="k"))
    several = aside.in_words(Selection.of(more, Filter()))
    assert "2 movements of forces." in several
    assert "2 sums over several." in several


def test_what_a_search_does_not_find_has_words_of_its_own() -> None:
    chosen = Filter(text="koper", tiers=("A", "B"))
    told = _counts(chosen)
    assert told["without the words searched for"] == 2
    assert "of other types or places" not in told
    assert _counts(replace(chosen, text="", places=("Koper",)))["of other types or places"] == 3


@pytest.mark.parametrize("chosen", [Filter(), Filter(text="dock workers"), Filter(tiers=("C",))])
def test_every_incident_is_shown_told_undated_or_left_aside_once(chosen: Filter) -> None:
    spread = Selection.of(workspace.incidents(), chosen)
    told = len(spread) + len(spread.undated) + sum(aside.counts(spread).values())
    assert told == len(workspace.incidents())
