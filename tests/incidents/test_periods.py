"""The days of a whole report: bulletins that cover a period, pages that go on through a day."""

from __future__ import annotations

import datetime as dt

from tests.incidents.telling import PUBLISHED, TUESDAY, WEDNESDAY, tell

_HEAD = "INCIDENT LOG No. 7\n\nReporting period: 12 March 2024 to 13 March 2024\n\n"
_ITEMS = (
    "1. Coast\n\nThe day was calm. Traders came and went. Nothing was reported. Rain fell.\n\n"
    "2. Lake\n\nIn the market of Kisumu a man was stabbed in a quarrel over a stall.\n"
)


def test_a_bulletin_that_covers_two_days_dates_what_it_tells_without_a_day() -> None:
    stabbing = tell(_HEAD + _ITEMS).only()

    assert (stabbing.start, stabbing.end) == (TUESDAY, WEDNESDAY)
    assert "dated by the days that the report covers" in stabbing.notes


def test_a_bulletin_that_covers_a_month_leaves_a_day_open() -> None:
    head = "INCIDENT LOG No. 7\n\nReporting period: 12 February 2024 to 13 March 2024\n\n"

    assert all(i.start is None for i in tell(head + _ITEMS).incidents)


def test_an_entry_of_a_live_page_is_of_the_day_of_the_page() -> None:
    page = (
        "LIVE: unrest in Peru\n\n"
        "14:05 Scuffle in Cusco\n\nOfficers fired tear gas at protesters in Cusco.\n\n"
        "11:15 Road shut\n\nMiners blocked the highway near Juliaca.\n"
    )
    days = {i.place_name: i.start for i in tell(page).incidents}

    assert days == {"Cusco": PUBLISHED, "Juliaca": PUBLISHED}


def test_a_heading_of_a_live_page_that_names_its_day_names_that_of_earlier_entries() -> None:
    page = (
        "LIVE: unrest in Peru\n\n"
        "Here is what we know of a long night of unrest, from our reporters in the mountains, "
        "in the capital and on the coast. Updates are below, the latest of them first.\n\n"
        "23:41 Tuesday\n\nOfficers fired tear gas at protesters in Cusco.\n\n"
        "21:15\n\nMiners blocked the highway near Juliaca.\n"
    )
    days = {i.place_name: i.start for i in tell(page).incidents}

    assert days == {"Cusco": TUESDAY, "Juliaca": TUESDAY}


def test_what_was_counted_by_a_day_did_not_happen_on_it() -> None:
    told = tell(
        "A landslide buried a hamlet near Cusco on Monday. By Wednesday noon twenty bodies had "
        "been dug out of the mud."
    )

    assert told.only().start == dt.date(2024, 3, 11)


def test_what_police_have_since_done_is_no_background() -> None:
    told = tell(
        "A bomb exploded beneath a car in Kisumu on Tuesday. Police have since raided eleven "
        "houses in Mombasa."
    )

    assert {i.place_name: i.start for i in told.incidents}["Mombasa"] == TUESDAY


def test_before_a_building_is_where_and_not_when() -> None:
    told = tell(
        "Crowds marched through Cusco on Tuesday: before this same building, thirty officers "
        "were hurt in a clash."
    )

    assert {i.start for i in told.incidents} == {TUESDAY}


def test_when_goes_on_with_the_day_of_the_clause_before_it() -> None:
    told = tell(
        "After prayers last Friday at least 14 people were hurt in Sylhet, when men shot from a "
        "roof at a crowd."
    )

    assert told.only().start == dt.date(2024, 3, 8)
