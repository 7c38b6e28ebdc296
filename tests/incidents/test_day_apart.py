"""One event told of two days running is one incident; two events of two days stay two."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from geo.records import Count, Incident
from tests.incidents.telling import TUESDAY, Told, join_all, tell

MONDAY = dt.date(2024, 3, 11)


def blast(day: str, harm: str, outlet: str = "Lamp", published: str = "2024-03-14") -> Told:
    text = f"A bomb exploded in a market in Kisumu on {day} and {harm}, police said."
    return tell(text, publisher=outlet, published=published)


def days(joined: tuple[Incident, ...]) -> list[tuple[dt.date | None, dt.date | None]]:
    return [(i.start, i.end) for i in joined]


@pytest.mark.parametrize(
    "harm",
    [
        "killed 19 people",
        "killed seven people and injured 23",
        "killed 30 people and injured 40",
        "killed three people and injured two",
    ],
)
def test_one_blast_told_a_day_apart_by_two_outlets_is_one_with_a_conflict_of_days(
    harm: str,
) -> None:
    told = [blast("Monday night", harm), blast("Tuesday", harm, "Bell")]
    (incident,) = join_all(*told)
    assert (incident.start, incident.end, incident.date_prec) == (MONDAY, TUESDAY, 2)
    assert len(incident.sources) == 2
    (conflict,) = incident.conflicts
    assert conflict.field == "date"
    assert conflict.values == (
        ("2024-03-11", (told[0].article.id,)),
        ("2024-03-12", (told[1].article.id,)),
    )
    assert conflict.resolved == "2024-03-11 to 2024-03-12"
    assert conflict.rule


@pytest.mark.parametrize(
    ("monday", "tuesday"),
    [
        ("killed one person", "killed one person"),
        ("killed three people", "killed three people"),
        ("injured 30 people", "injured 30 people"),
        ("killed 19 people", "killed 17 people"),
        ("killed 19 people and injured 30", "killed 19 people and injured 55"),
        ("wrecked nine shops", "wrecked nine shops"),
    ],
)
def test_small_round_or_differing_figures_leave_attacks_of_two_days_two(
    monday: str, tuesday: str
) -> None:
    joined = join_all(blast("Monday", monday), blast("Tuesday", tuesday, "Bell"))
    assert days(joined) == [(MONDAY, MONDAY), (TUESDAY, TUESDAY)]
    assert all(not i.conflicts for i in joined)


def test_attacks_that_one_article_tells_of_both_days_stay_two() -> None:
    both = tell(
        "A bomb exploded in Kisumu on Monday and killed 19 people.\n\n"
        "Another bomb exploded in Kisumu on Tuesday and killed 19 people.",
        publisher="Horn",
    )
    told = [blast("Monday", "killed 19 people"), blast("Tuesday", "killed 19 people", "Bell")]
    assert days(join_all(both)) == [(MONDAY, MONDAY), (TUESDAY, TUESDAY)]
    assert days(join_all(*told, both)) == [(MONDAY, MONDAY), (TUESDAY, TUESDAY)]


def test_a_report_that_appeared_before_the_second_day_tells_another_event() -> None:
    early = blast("Monday", "killed 19 people", published="2024-03-11")
    assert len(join_all(early, blast("Tuesday", "killed 19 people", "Bell"))) == 2


def test_reports_of_different_weeks_tell_different_events() -> None:
    late = blast("12 March 2024", "killed 19 people", "Bell", published="2024-04-20")
    assert len(join_all(blast("Monday", "killed 19 people"), late)) == 2


def test_days_that_are_not_running_and_other_towns_stay_apart() -> None:
    monday = blast("Monday", "killed 19 people")
    wednesday = blast("Wednesday", "killed 19 people", "Bell")
    other = tell("A bomb exploded in Mombasa on Tuesday and killed 19 people.", publisher="Horn")
    assert len(join_all(monday, wednesday)) == 2
    assert len(join_all(monday, other)) == 2


def test_the_order_of_articles_changes_nothing_and_no_claim_is_lost() -> None:
    told = [
        blast("Monday", "killed 19 people"),
        blast("Tuesday", "killed 19 people", "Bell"),
        blast("Tuesday", "killed 19 people and injured 31", "Horn"),
        blast("Wednesday", "killed 19 people", "Drum"),
    ]
    joined = join_all(*told)
    assert all(join_all(*other) == joined for other in permutations(told))
    assert days(joined) == [(MONDAY, TUESDAY), (TUESDAY + dt.timedelta(1),) * 2]
    claims = {(c.article_id, c.start, c.field) for t in told for i in t.incidents for c in i.claims}
    assert {(c.article_id, c.start, c.field) for i in joined for c in i.claims} == claims
    assert joined[0].total("killed") == Count(19, 19, 19)
