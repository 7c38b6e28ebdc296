"""Days of a month in words, days told without their month, and nights that end on a day told."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.articles import find_times, resolve_time
from geo.records import Sentence

#: A Tuesday.
BASE = dt.date(2023, 5, 30)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("the ninth of May", "2023-05-09", "2023-05-09"),
        ("on the twenty-first of April", "2023-04-21", "2023-04-21"),
        ("the thirtieth of April 2021", "2021-04-30", "2021-04-30"),
        ("on the 27th", "2023-05-27", "2023-05-27"),
        ("in the night of the 14th", "2023-05-14", "2023-05-14"),
        ("since the 8th", "2023-05-08", "2023-05-30"),
        ("on the 5th of last month", "2023-04-05", "2023-04-05"),
        ("Saturday night into Sunday", "2023-05-27", "2023-05-28"),
        ("the evening before", "2023-05-29", "2023-05-29"),
        ("the week before", "2023-05-22", "2023-05-28"),
    ],
)
def test_an_expression_means_these_days(expression: str, first: str, last: str) -> None:
    found = resolve_time(expression, BASE)

    assert found is not None
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "They live on the 29th floor, beside the 3rd Battalion.",
        "It lay on the 1st and 2nd floors.",
        "The 88th minute was the last; on the 15th-minute mark he fell.",
        "Fees fall due on the 15th of each term.",
        "It was the twenty-second of thirty goals.",
    ],
)
def test_a_number_that_counts_something_is_no_day(text: str) -> None:
    assert find_times(text, BASE) == ()


def test_a_day_alone_lies_in_the_month_that_was_told() -> None:
    of_month = find_times("In March the mayor left. On the 29th a mob came.", BASE)
    of_day = find_times("On 28 January it rained. On the 2nd, it froze.", BASE)

    assert [str(t.first) for t in of_month] == ["2023-03-01", "2023-03-29"]
    assert [str(t.first) for t in of_day] == ["2023-01-28", "2023-02-02"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On Friday they found it felled overnight.", ("2023-05-25", "2023-05-26")),
        ("It has been shut since Friday, when it burned overnight.", ("2023-05-25", "2023-05-26")),
    ],
)
def test_overnight_ends_on_the_day_that_its_sentence_tells(
    text: str, days: tuple[str, str]
) -> None:
    found = find_times(text, BASE)[-1]

    assert (str(found.first), str(found.last)) == days


def test_overnight_in_a_sentence_of_its_own_is_the_night_before_the_report() -> None:
    text = "On Friday it rained. It burned overnight."
    parts = (Sentence(0, 20, 1), Sentence(21, len(text), 1))

    assert str(find_times(text, BASE, sentences=parts)[-1].last) == str(BASE)
