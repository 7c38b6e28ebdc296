"""How many: words, digits, bounds, ranges and vague words, and numbers that count no people."""

from __future__ import annotations

import pytest

from geo.incidents.harm.casualties import find_figures
from geo.incidents.words.lexicon import load
from geo.records import Count
from tests.incidents.counting import bounds, figures
from tests.incidents.telling import claims_of, tell, total


def injured(number: str) -> Count | None:
    return total(
        f"Officials said {number} people were injured in a blast in Kisumu on Tuesday.", "injured"
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3),
        ("17", 17),
        ("1,200", 1200),
        ("3,000", 3000),
        ("four", 4),
        ("nineteen", 19),
        ("forty", 40),
        ("thirty-two", 32),
        ("two hundred", 200),
        ("one hundred and five", 105),
    ],
)
def test_a_number_in_digits_or_words_is_exact(words: str, value: int) -> None:
    assert injured(words) == Count(value, value, value)


@pytest.mark.parametrize("words", ["at least 9", "at least nine", "more than 9", "over 9"])
def test_a_lower_bound_has_no_high(words: str) -> None:
    assert injured(words) == Count(9, 9, None)


@pytest.mark.parametrize("words", ["up to 40", "as many as forty"])
def test_the_claim_of_an_upper_bound_has_no_low(words: str) -> None:
    incident = tell(f"A blast in Kisumu on Tuesday injured {words} people.").only()
    (claim,) = claims_of(incident, "injured.people")
    assert (claim.low, claim.best, claim.high) == (None, 40, 40)


def test_an_upper_bound_has_no_low() -> None:
    assert injured("up to 40") == Count(None, 40, 40)


@pytest.mark.parametrize("words", ["around 30", "about thirty", "some 30", "nearly 30"])
def test_about_a_number_is_that_number_marked_approximate(words: str) -> None:
    assert injured(words) == Count(30, 30, 30, approximate=True)


@pytest.mark.parametrize("words", ["5 to 8", "between 5 and 8", "between five and eight", "5-8"])
def test_a_range_keeps_both_ends(words: str) -> None:
    found = injured(words)
    assert found is not None
    assert (found.low, found.high) == (5, 8)


@pytest.mark.parametrize(("words", "floor"), [("dozens of", 12), ("hundreds of", 100)])
def test_a_vague_word_is_a_floor_without_a_best_figure(words: str, floor: int) -> None:
    assert injured(words) == Count(floor, None, None, approximate=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "No one was hurt in the blast in Kisumu on Tuesday.",
        "Nobody was injured when a bomb exploded in Kisumu on Tuesday.",
        "No injuries were reported after a bomb exploded in Kisumu on Tuesday.",
        "A bomb exploded in Kisumu on Tuesday. No one else was hurt.",
        "A bomb exploded in Kisumu on Tuesday and 40 percent of the roof was damaged.",
        "A bomb exploded in Kisumu on Tuesday, 30 km from where people were killed in 1998.",
        "A bomb exploded in Kisumu on Tuesday at 7.30 am outside shop number 12.",
        "A bomb exploded in Kisumu on Tuesday, causing $3,000 in damage.",
    ],
)
def test_what_counts_no_one_makes_no_figure(sentence: str) -> None:
    for incident in tell(sentence).incidents:
        assert all(c.status == "none_reported" for c in incident.casualties)


@pytest.mark.parametrize(
    "sentence",
    [
        "A 34-year-old man was killed in a blast in Kisumu on Tuesday.",
        "Amina Odhiambo, 34, was killed in a blast in Kisumu on Tuesday.",
        "A boy aged 12 was killed in a blast in Kisumu on Tuesday.",
    ],
)
def test_an_age_is_no_figure(sentence: str) -> None:
    for incident in tell(sentence).incidents:
        assert incident.total("killed") in (None, Count(1, 1, 1))


@pytest.mark.parametrize("number", ["1,000,000,000", "999999999999", "-5", "0"])
def test_a_number_that_no_incident_has_invents_nothing(number: str) -> None:
    found = tell(f"A blast in Kisumu on Tuesday injured {number} people.").only().total("injured")
    assert found is None or (found.best or 0) <= 5


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two or three", (2, 2, 3)),
        ("half a dozen", (6, 6, 6)),
        ("a couple of", (2, 2, 2)),
        ("two dozen", (24, 24, 24)),
        ("more than a dozen", (12, 12, None)),
        ("a hundred and five", (105, 105, 105)),
        ("no fewer than 30 and no more than 40", (30, 30, 40)),
        ("not more than 12", (None, 12, 12)),
        ("dozens of", (12, None, None)),
    ],
)
def test_a_number_in_loose_words_keeps_its_bounds(
    words: str, value: tuple[int | None, int | None, int | None]
) -> None:
    assert bounds(f"The blast injured {words} people.") == value


@pytest.mark.parametrize(
    "sentence",
    [
        "18:55 Police are still treating the scene.",
        "On 21 August the wounded went home.",
        "After the June 2 death of a driver nobody was charged.",
        "Murders have fallen from 50 a week.",
        "They were hurt nine miles from home.",
        "In the 2014 attack the wounded were left behind.",
    ],
)
def test_times_days_rates_and_measures_count_no_one(sentence: str) -> None:
    assert figures(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Barricades were put up around ten, a man was shot in the back.", ["a"]),
        ("Around ten, a man was wounded.", ["a"]),
        ("The bomb killed around ten, a doctor said.", ["ten"]),
        ("Around ten people were wounded.", ["ten"]),
    ],
)
def test_around_ten_is_a_time_where_nobody_is_counted(sentence: str, counted: list[str]) -> None:
    found = find_figures(sentence, 0, len(sentence), load())
    assert [sentence[f.start : f.end] for f in found] == counted
