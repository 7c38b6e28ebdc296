"""What the arrays count is what the records say, and what the store's own SQL says."""

from __future__ import annotations

import datetime as dt
import random
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import synthetic
from benchmarks.counting import by_sql, open_plain, random_filter
from geo.records import Casualty, Count, Filter, Incident
from geo.ui import totals
from geo.ui.columns import Columns
from geo.ui.selection import Selection
from tests.ui import workspace

if TYPE_CHECKING:
    from pathlib import Path

STATES = 200
DAY = dt.date(2031, 5, 12)


def _varied() -> tuple[Incident, ...]:
    """Return invented incidents of every tier and kind, some undated, unplaced or rough."""
    chance = random.Random(3)  # noqa: S311  (no secret)
    found = []
    for incident in synthetic.incidents(600):
        other: dict[str, Any] = {
            "tier": chance.choice("AAAAAABC"),
            "modality": chance.choice(("occurred", "occurred", "ongoing", "planned", "statement")),
            "aggregate": chance.random() < 0.1,
            "review": chance.choice(("machine", "machine", "accepted", "rejected")),
            "date_prec": chance.choice((None, 1, 2, 3, 4)),
            "where_prec": chance.choice((None, 1, 2, 3, 4, 6)),
        }
        if chance.random() < 0.1:
            other |= {"start": None, "end": None}
        if chance.random() < 0.1:
            other |= {"lon": None, "lat": None, "place_id": None}
        found.append(replace(incident, **other))
    return (*found, *workspace.incidents())


VARIED = _varied()
VARIED_COLUMNS = Columns(VARIED)


def test_the_arrays_select_what_the_records_match_in_the_order_of_the_store() -> None:
    chance = random.Random(4)  # noqa: S311
    passed = 0
    for _ in range(STATES):
        chosen = replace(random_filter(chance), rejected=chance.random() < 0.3)
        shown = Selection(VARIED_COLUMNS, chosen).within(
            (chosen.start, chosen.end) if chosen.start and chosen.end else None
        )
        expected = [i for i in chosen.select(VARIED) if i.start]
        assert list(shown) == expected, chosen
        passed += bool(expected)
    assert passed > STATES / 4


def test_undated_incidents_that_pass_are_counted_apart() -> None:
    selected = Selection(VARIED_COLUMNS, Filter())
    undated = Filter(undated=True, tiers=())  # a tier asks for a day
    expected = [i for i in undated.select(VARIED) if i.start is None]
    assert len(selected.undated) == len(expected) > 0


def test_counts_are_those_of_plain_sql_over_two_hundred_random_states(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    synthetic.fill(url, 1_500)
    held = Columns(tuple(synthetic.incidents(1_500)))
    chance = random.Random(5)  # noqa: S311
    with closing(open_plain(tmp_path / "store.sqlite")) as connection:
        for _ in range(STATES):
            chosen = random_filter(chance)
            told = by_sql(connection, chosen)
            window = (chosen.start, chosen.end) if chosen.start and chosen.end else None
            selected = Selection(held, chosen)
            counted = totals.describe(selected.within(window), selected)
            assert counted["shown"] == told.shown, chosen
            assert counted["places"] == told.places, chosen
            assert counted["outlets"] == told.outlets, chosen
            injured = totals.add_up(selected.within(window), "injured")
            assert (injured[0].low, injured[0].high) == told.injured if injured else not told.shown


def test_the_list_is_by_day_and_title_and_no_longer_than_asked() -> None:
    selected = Selection(VARIED_COLUMNS, Filter())
    shown = selected.within((dt.date(2031, 2, 1), dt.date(2031, 4, 1)))
    listed = shown.listed(50)
    expected = sorted(shown, key=lambda i: (i.start or DAY, i.title, i.id))
    assert listed == expected[:50]
    assert shown[0] == next(iter(shown))
    assert list(shown[:3]) == list(shown)[:3]


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        (((2, 2, 3), (4, 4, 4)), Count(6, 6, 7)),
        (((12, None, None), (5, 5, 5)), Count(17, None, None)),
    ],
)
def test_totals_add_ranges_and_a_bound_that_one_lacks_is_lacking(
    counts: tuple[tuple[int, int | None, int | None], ...], total: Count
) -> None:
    some = [
        Incident(
            str(n), "x", "arrest", start=DAY, casualties=(Casualty("x", "injured", Count(*c)),)
        )
        for n, c in enumerate(counts)
    ]
    sums = Casualty("x", "injured", Count(99, 99, 99))
    over = Incident("sum", "x", "arrest", start=DAY, casualties=(sums,), aggregate=True)
    chosen = Selection.of([*some, over], Filter(aggregates=True))
    assert totals.add_up(chosen.within(None), "injured") == (total, True)
