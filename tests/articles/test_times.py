"""The grammar of time, expression by expression, each counted from a day that is known."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.articles import find_times, resolve_time

#: A Tuesday.
BASE = dt.date(2023, 5, 30)


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("May 28", "2023-05-28", "2023-05-28"),
        ("28 May", "2023-05-28", "2023-05-28"),
        ("the 2nd of May", "2023-05-02", "2023-05-02"),
        ("May 2nd, 2021", "2021-05-02", "2021-05-02"),
        ("Sept. 9, 2018", "2018-09-09", "2018-09-09"),
        ("24 March 1999", "1999-03-24", "1999-03-24"),
        ("2023-05-12", "2023-05-12", "2023-05-12"),
        ("6/2/2023", "2023-02-06", "2023-02-06"),
        ("5/6/2023", "2023-05-06", "2023-05-06"),
        ("3/5/2023", "2023-05-03", "2023-05-03"),
        ("6/2/2024", "2024-02-06", "2024-02-06"),
        ("25/2/2023", "2023-02-25", "2023-02-25"),
        ("25.2.2023", "2023-02-25", "2023-02-25"),
        ("MARCH 29, 2018", "2018-03-29", "2018-03-29"),
        ("December 30", "2022-12-30", "2022-12-30"),
        ("May 28-30", "2023-05-28", "2023-05-30"),
        ("28–30 May 2022", "2022-05-28", "2022-05-30"),
        ("between 1 and 3 May", "2023-05-01", "2023-05-03"),
        ("between May 1 and June 3, 2022", "2022-05-01", "2022-06-03"),
        ("from 2 March 1998 to 9 June 1999", "1998-03-02", "1999-06-09"),
        ("from March to June 2022", "2022-03-01", "2022-06-30"),
        ("from December to February", "2022-12-01", "2023-02-28"),
        ("from Friday to Monday", "2023-05-26", "2023-05-29"),
        ("the 1998 to 1999 war", "1998-01-01", "1999-12-31"),
        ("the 1998-99 war", "1998-01-01", "1999-12-31"),
        ("in 2008", "2008-01-01", "2008-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("the early 1990s", "1990-01-01", "1993-12-31"),
        ("December 2022", "2022-12-01", "2022-12-31"),
        ("in June", "2022-06-01", "2022-06-30"),
        ("in May", "2023-05-01", "2023-05-31"),
        ("Back in January", "2023-01-01", "2023-01-31"),
        ("earlier in April", "2023-04-01", "2023-04-30"),
        ("early May", "2023-05-01", "2023-05-10"),
        ("mid-May", "2023-05-11", "2023-05-20"),
        ("the end of May", "2023-05-21", "2023-05-31"),
        ("late last month", "2023-04-21", "2023-04-30"),
        ("the end of 2022", "2022-09-01", "2022-12-31"),
        ("early in 2022", "2022-01-01", "2022-04-30"),
        ("On Monday", "2023-05-29", "2023-05-29"),
        ("On Tuesday", "2023-05-30", "2023-05-30"),
        ("on Wednesday", "2023-05-24", "2023-05-24"),
        ("late on Monday night", "2023-05-29", "2023-05-29"),
        ("on Mon", "2023-05-29", "2023-05-29"),
        ("on Fri. night", "2023-05-26", "2023-05-26"),
        ("Friday of last week", "2023-05-26", "2023-05-26"),
        ("Monday of last week", "2023-05-22", "2023-05-22"),
        ("last Friday", "2023-05-26", "2023-05-26"),
        ("last Tuesday", "2023-05-23", "2023-05-23"),
        ("last Monday", "2023-05-22", "2023-05-22"),
        ("next Monday", "2023-06-05", "2023-06-05"),
        ("Monday last week", "2023-05-22", "2023-05-22"),
        ("Tuesday, May 23", "2023-05-23", "2023-05-23"),
        ("on Monday, May 30, 2022", "2022-05-30", "2022-05-30"),
        ("today", "2023-05-30", "2023-05-30"),
        ("this morning", "2023-05-30", "2023-05-30"),
        ("last night", "2023-05-29", "2023-05-29"),
        ("overnight", "2023-05-29", "2023-05-30"),
        ("the day before yesterday", "2023-05-28", "2023-05-28"),
        ("tomorrow", "2023-05-31", "2023-05-31"),
        ("two days ago", "2023-05-28", "2023-05-28"),
        ("a week ago", "2023-05-22", "2023-05-28"),
        ("three months ago", "2023-02-01", "2023-02-28"),
        ("10 years ago", "2013-01-01", "2013-12-31"),
        ("three days later", "2023-06-02", "2023-06-02"),
        ("a day earlier", "2023-05-29", "2023-05-29"),
        ("the following day", "2023-05-31", "2023-05-31"),
        ("the next day", "2023-05-31", "2023-05-31"),
        ("the previous day", "2023-05-29", "2023-05-29"),
        ("the same day", "2023-05-30", "2023-05-30"),
        ("last week", "2023-05-22", "2023-05-28"),
        ("this week", "2023-05-29", "2023-06-04"),
        ("earlier this week", "2023-05-29", "2023-05-30"),
        ("earlier in the week", "2023-05-29", "2023-05-30"),
        ("earlier in the month", "2023-05-01", "2023-05-30"),
        ("next week", "2023-06-05", "2023-06-11"),
        ("last month", "2023-04-01", "2023-04-30"),
        ("next month", "2023-06-01", "2023-06-30"),
        ("last year", "2022-01-01", "2022-12-31"),
        ("this year", "2023-01-01", "2023-12-31"),
        ("earlier this year", "2023-01-01", "2023-05-30"),
        ("May 3 last year", "2022-05-03", "2022-05-03"),
        ("in February this year", "2023-02-01", "2023-02-28"),
        ("in the first half of 2022", "2022-01-01", "2022-12-31"),
        ("last December", "2022-12-01", "2022-12-31"),
        ("over the weekend", "2023-05-27", "2023-05-28"),
        ("in the past 24 hours", "2023-05-29", "2023-05-30"),
        ("over the past three days", "2023-05-27", "2023-05-30"),
        ("since Friday", "2023-05-26", "2023-05-30"),
        ("since 2008", "2008-01-01", "2023-05-30"),
        ("the summer of 2022", "2022-01-01", "2022-12-31"),
        ("over the past day", "2023-05-29", "2023-05-30"),
        ("over the last day", "2023-05-29", "2023-05-30"),
        ("the week before last", "2023-05-15", "2023-05-21"),
        ("in the month before last", "2023-03-01", "2023-03-31"),
        ("the night before last", "2023-05-28", "2023-05-28"),
        ("the weekend before last", "2023-05-20", "2023-05-21"),
        ("the Friday before last", "2023-05-19", "2023-05-19"),
        ("two days previously", "2023-05-28", "2023-05-28"),
        ("two days prior", "2023-05-28", "2023-05-28"),
        ("the day prior", "2023-05-29", "2023-05-29"),
        ("in the nineties", "1990-01-01", "1999-12-31"),
        ("in the '90s", "1990-01-01", "1999-12-31"),
        ("the late nineties", "1997-01-01", "1999-12-31"),
        ("the mid-1990s", "1994-01-01", "1996-12-31"),
        ("the night of 12 to 13 March", "2023-03-12", "2023-03-13"),
        ("in the night between 12 and 13 March 2022", "2022-03-12", "2022-03-13"),
        ("the night from Sunday to Monday", "2023-05-28", "2023-05-29"),
        ("the night of 12 March", "2023-03-12", "2023-03-12"),
        ("overnight on Monday", "2023-05-28", "2023-05-29"),
        ("overnight Sunday to Monday", "2023-05-28", "2023-05-29"),
        ("overnight on 12 March", "2023-03-11", "2023-03-12"),
        ("on the eve of 12 March", "2023-03-11", "2023-03-11"),
        ("on the eve of Monday's vote", "2023-05-28", "2023-05-28"),
    ],
)
def test_an_expression_means_these_days(expression: str, first: str, last: str) -> None:
    found = resolve_time(expression, BASE)

    assert found is not None
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    "expression",
    [
        "in recent days",
        "over the past days",
        "several weeks ago",
        "days later",
        "last summer",
        "on the eve of the vote",
        "from 12 to 5 March 2022",
        "between 12 and 5 March",
        "12-5 March",
    ],
)
def test_a_vague_expression_is_found_and_has_no_days(expression: str) -> None:
    found = resolve_time(expression, BASE)

    assert found is not None
    assert (found.first, found.last, found.date_prec) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The talks may begin, and they may fail.",
        "May the best team win.",
        "Thousands march for peace; others march 20 miles.",
        "Some 1,999 people and 2,008 soldiers came.",
        "There were 2008 cases in the town.",
        "In 2008 cases nobody was charged.",
        "It cost $2000 and weighed 1999 kg.",
        "Prime Minister Theresa May spoke.",
        "April Jones and Jan Kowalski met.",
        "They sat by the sea, and the sun shone.",
        "The clinic in the first 3.5 months.",
        "Trees for Tomorrow Project and USA Today.",
        "It lasted 78-days.",
        "The Sunday Times is read every Monday and on good Fridays.",
        "Thousands of 2000 names were read.",
        "The area measures between 1500 and 2000 hectares.",
        "Feb. 30 does not exist, nor does 31 June.",
    ],
)
def test_what_is_no_time_is_not_taken_for_one(text: str) -> None:
    assert [time.surface for time in find_times(text, BASE)] == []


def test_in_may_thirty_soldiers_is_a_month_and_a_count() -> None:
    (found,) = find_times("In May 30 soldiers were hurt.", BASE)

    assert (found.surface, str(found.first), str(found.last)) == (
        "In May",
        "2023-05-01",
        "2023-05-31",
    )


def test_days_later_count_from_the_last_day_that_the_story_told() -> None:
    text = "On May 26 shots fell. Two days later a bridge burned. The next day it was closed."

    assert [str(t.first) for t in find_times(text, BASE)] == [
        "2023-05-26",
        "2023-05-28",
        "2023-05-29",
    ]


def test_the_day_after_nothing_told_stays_unresolved() -> None:
    (found,) = find_times("The following day a bridge burned.", BASE)

    assert (found.first, found.anchor) == (None, "narrative")


def test_a_planned_day_lies_ahead_and_a_reported_one_behind() -> None:
    text = "The minister said on Monday that the vote will be held on Friday."

    assert [str(t.first) for t in find_times(text, BASE)] == ["2023-05-29", "2023-06-02"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A curfew is in force until Thursday morning.", "2023-06-01"),
        ("The crossing remains shut until Friday.", "2023-06-02"),
        ("There are reports that fighting continued until Monday.", "2023-05-29"),
        ("The crossing was shut until Thursday.", "2023-05-25"),
    ],
)
def test_what_lasts_until_a_day_ends_ahead(text: str, day: str) -> None:
    (found,) = find_times(text, BASE)

    assert str(found.last) == day


def test_plans_that_people_speak_against_move_no_day_ahead() -> None:
    (found,) = find_times("Nurses marched on Friday against plans to close a ward.", BASE)

    assert str(found.first) == "2023-05-26"


def test_what_a_day_has_is_past_even_where_it_will_be_examined() -> None:
    (found,) = find_times("Judges will examine Friday's shooting.", BASE)

    assert str(found.first) == "2023-05-26"


def test_what_led_to_a_plan_lies_behind() -> None:
    text = "The decision would take effect soon after tensions rose late on Sunday."
    (found,) = find_times(text, BASE)
    assert found.first == dt.date(2023, 5, 28)


def test_a_vote_planned_for_a_later_month_is_in_this_year() -> None:
    (found,) = find_times("The vote is set to be held on Nov. 5.", BASE)

    assert str(found.first) == "2023-11-05"


def test_a_planned_day_is_no_day_that_the_story_told() -> None:
    text = "On May 26 shots fell. A rally will be held on June 4. A day later police came."

    assert str(find_times(text, BASE)[-1].first) == "2023-05-27"


def test_a_duration_is_no_date_unless_it_lies_ahead() -> None:
    assert find_times("They crossed the desert in ten days.", BASE) == ()
    assert str(find_times("Work will start in ten days.", BASE)[0].first) == "2023-06-09"


def test_without_a_base_only_what_names_its_year_is_resolved() -> None:
    found = find_times("It began on May 3, 2021, and went on until Monday.")

    assert [str(t.first) for t in found] == ["2021-05-03", "None"]


def test_each_answer_names_its_anchor_and_rule() -> None:
    found = find_times("On May 3, 2021 it rained; on Monday, too; two days later it was dry.", BASE)

    assert [(t.anchor, t.rule) for t in found] == [
        ("none", "month_day_year"),
        ("article", "weekday"),
        ("narrative", "later"),
    ]


@pytest.mark.parametrize("base", [dt.date.min, dt.date.max])
@pytest.mark.parametrize(
    "expression",
    [
        "yesterday",
        "tomorrow",
        "last week",
        "9999 years ago",
        "next month",
        "on Monday",
        "overnight",
        "five decades ago",
        "last year",
        "next Friday",
        "May 28",
        "in December",
        "since Friday",
    ],
)
def test_the_ends_of_the_calendar_give_no_day_instead_of_an_error(
    expression: str, base: dt.date
) -> None:
    found = resolve_time(expression, base)

    assert found is None or found.first is None or found.first <= (found.last or found.first)


@pytest.mark.parametrize(
    ("expression", "precision", "anchor", "rule"),
    [
        ("over the past day", 2, "article", "stretch"),
        ("the week before last", 3, "article", "before_last"),
        ("two days previously", 1, "narrative", "earlier"),
        ("in the nineties", 5, "article", "decade_named"),
        ("in the 1990s", 5, "none", "decade"),
        ("the night of 12 to 13 March", 2, "article", "night"),
        ("overnight on Monday", 2, "article", "overnight_into"),
        ("on the eve of 12 March 2022", 1, "none", "eve"),
        ("from 12 to 5 March 2022", None, "none", "backwards"),
        ("Friday, May 26, 2023", 1, "none", "weekday_date"),
        ("Sunday, May 26, 2023", 1, "none", "weekday_date_contradicted"),
        ("Sunday, May 26", 1, "article", "weekday_date_contradicted"),
    ],
)
def test_an_answer_has_its_precision_its_anchor_and_its_rule(
    expression: str, precision: int | None, anchor: str, rule: str
) -> None:
    found = resolve_time(expression, BASE)

    assert found is not None
    assert (found.date_prec, found.anchor, found.rule) == (precision, anchor, rule)


@pytest.mark.parametrize(
    "text",
    [
        "A man in his nineties was hurt.",
        "The last day of the talks was calm.",
        "It was the week before last year's vote.",
        "They met two days prior to the vote.",
    ],
)
def test_ages_and_distances_from_something_else_are_not_read_as_such(text: str) -> None:
    rules = {time.rule for time in find_times(text, BASE)}
    assert rules.isdisjoint({"decade_named", "stretch", "before_last", "earlier"})


def test_a_date_without_a_year_is_not_sent_back_years_by_a_slip_in_its_weekday() -> None:
    near, far = find_times("Sunday, May 26 was calm. So was Sunday, January 9.", BASE)
    assert (str(near.first), str(far.first)) == ("2023-05-26", "2022-01-09")


def test_a_day_without_a_year_is_of_the_year_that_its_sentence_opens_with() -> None:
    text = "In April 1988 men stormed a post; two died when a cave was taken on 5 May. It is 3 May."
    found = [str(t.first) for t in find_times(text, dt.date(2024, 5, 17)) if t.surface != "It"]
    assert found[:2] == ["1988-04-01", "1988-05-05"]
    since = find_times("Since April 1988 men have met here on 5 May.", dt.date(2024, 5, 17))
    assert str(since[-1].first) == "2024-05-05"


def test_what_somebody_did_and_then_called_for_lies_behind() -> None:
    (friday,) = find_times("They filled the square on Friday and called for a vote.", BASE)
    assert str(friday.first) == "2023-05-26"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Those killed by Friday's strike were many.", ["weekday"]),
        ("They must leave by Friday.", ["by_weekday"]),
        ("The raid came two days after 30 men fled.", []),
        ("He died two days after.", ["later"]),
    ],
)
def test_a_day_that_names_an_event_bounds_no_time(text: str, rules: list[str]) -> None:
    assert [t.rule for t in find_times(text)] == rules
