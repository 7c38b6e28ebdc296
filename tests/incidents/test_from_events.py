"""Days that a sentence counts from another event, told in it or before it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.incidents.telling import PUBLISHED, TUESDAY, WEDNESDAY, tell

_SHOT = "Gunmen shot dead three traders in Gao on Tuesday."


def _day(text: str, place: str) -> dt.date | None:
    return {i.place_name: i.start for i in tell(text).incidents}[place]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Hours after the killings a mob burned shops in Mopti.", TUESDAY),
        ("A day after the killings, a mob burned shops in Mopti.", WEDNESDAY),
        ("The night before the killings, a mob burned shops in Mopti.", dt.date(2024, 3, 11)),
        ("Three days before the attack a mob had burned shops in Mopti.", dt.date(2024, 3, 9)),
        ("The attack came two days after a mob burned shops in Mopti.", dt.date(2024, 3, 10)),
        ("The attack came two days after 30 men burned shops in Mopti.", dt.date(2024, 3, 10)),
        ("It was the day after a mob had burned shops in Mopti.", dt.date(2024, 3, 11)),
        ("A week before the shooting a mob burned shops in Mopti.", dt.date(2024, 3, 4)),
    ],
)
def test_a_day_is_counted_from_an_event_that_was_told(sentence: str, day: dt.date) -> None:
    assert _day(f"{_SHOT}\n\nNobody claimed it.\n\n{sentence}", "Mopti") == day


def test_of_several_events_of_a_kind_the_first_is_the_one_that_the_report_is_about() -> None:
    before = "On 9 February gunmen shot dead a farmer in Kisumu."
    text = f"{_SHOT}\n\n{before}\n\nThe day after the killings, a mob burned shops in Mopti."

    assert _day(text, "Mopti") == WEDNESDAY


def test_a_day_of_the_sentence_is_the_one_that_is_counted_from() -> None:
    text = "Workers blocked a road in Volos on Monday, two days after a bomb exploded in Patras."

    assert _day(text, "Patras") == dt.date(2024, 3, 9)


def test_where_no_day_was_told_the_report_itself_is_counted_from() -> None:
    text = "A raid on Gao killed nine people. The raid came a day after a bomb exploded in Mopti."

    assert _day(text, "Mopti") == TUESDAY


def test_a_weeks_distance_is_no_exact_day() -> None:
    told = tell(f"{_SHOT}\n\nA fortnight before the attack a mob burned shops in Mopti.")
    found = next(i for i in told.incidents if i.place_name == "Mopti")

    assert (found.start, found.end, found.date_prec) == (
        dt.date(2024, 2, 25),
        dt.date(2024, 2, 29),
        2,
    )


def test_an_uncounted_distance_gives_no_day() -> None:
    told = tell("Some years after the war gunmen attacked Mopti. Days after the vote it was calm.")

    assert all(i.start is None for i in told.incidents)


def test_what_still_is_so_is_counted_from_the_day_of_the_report() -> None:
    text = (
        "A woman in Cebu asked for her husband, who left for work on Monday.\n\n"
        "Two days after a typhoon came ashore, Cebu is a plain of mud."
    )
    assert _day(text, "Cebu") == TUESDAY


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Fans clashed with police in Gao after a match on Tuesday.", (TUESDAY, PUBLISHED)),
        ("Police detained two men in Gao after a theft on Tuesday.", (TUESDAY, PUBLISHED)),
        ("Police detained two men in Gao after a theft on 2 March.", (WEDNESDAY, PUBLISHED)),
    ],
)
def test_what_followed_on_something_of_a_day_took_place_since(
    text: str, days: tuple[dt.date, dt.date]
) -> None:
    found = tell(text).only()

    assert (found.start, found.end) == days
