"""Reports that contradict themselves, exaggerate, copy or correct: nothing lost, nothing doubled.

What else of bad input there is: ``test_adversarial.py`` (text made to be slow or to break),
``test_unhurt.py`` (no one was hurt), ``test_day_apart.py`` (one event told of two days),
``test_grouping.py`` (a hundred incidents in an article), ``tests/hostile`` (through the commands).
"""

from __future__ import annotations

import pytest

from geo.records import Count, Incident
from tests.incidents.telling import (
    TUESDAY,
    Told,
    claims_of,
    figures_of,
    join_all,
    positive,
    tell,
    wrong_spans,
)

BLAST = "A blast in Kisumu on Tuesday killed {} people"


def every_claim(*told: Told) -> set[tuple[str, int, int, str]]:
    return {
        (c.article_id, c.start, c.end, c.value)
        for t in told
        for i in t.incidents
        for c in i.claims
    }  # fmt: skip


def kept(joined: tuple[Incident, ...]) -> set[tuple[str, int, int, str]]:
    return {(c.article_id, c.start, c.end, c.value) for i in joined for c in i.claims}


# ---------------------------------------------------------------------------------- dates


def test_days_that_two_articles_give_differently_stay_apart_with_all_their_claims() -> None:
    told = [
        tell("A bomb exploded in Kisumu on 12 March 2024 and killed nine people."),
        tell("A bomb exploded in Kisumu on 5 March 2024 and killed nine people.", publisher="Bell"),
    ]
    joined = join_all(*told)
    assert [str(i.start) for i in joined] == ["2024-03-05", "2024-03-12"]
    assert kept(joined) == every_claim(*told)


@pytest.mark.parametrize(
    "words", ["on Friday, 12 March 2024", "on Friday, March 12", "on Friday (12 March 2024)"]
)
def test_a_weekday_that_its_date_contradicts_is_said_and_the_date_stands(words: str) -> None:
    # 12 March 2024 was a Tuesday.
    incident = tell(f"A bomb exploded in Kisumu {words}, killing nine.").only()
    assert incident.start == TUESDAY
    assert any("Tuesday, which 12 March 2024 was" in note for note in incident.notes)


def test_a_weekday_that_fits_its_date_is_not_remarked_on() -> None:
    incident = tell("A bomb exploded in Kisumu on Tuesday, 12 March 2024, killing nine.").only()
    assert incident.start == TUESDAY
    assert incident.notes == ()


def test_a_wrong_weekday_is_still_said_beside_a_report_that_has_it_right() -> None:
    (incident,) = join_all(
        tell("A bomb exploded in Kisumu on Friday, 12 March 2024, killing nine."),
        tell("A bomb exploded in Kisumu on 12 March 2024, killing nine.", publisher="Bell"),
    )
    assert incident.start == TUESDAY
    assert len(incident.notes) == 1


@pytest.mark.parametrize(
    "words",
    [
        "between 12 March 2024 and 2 March 2024",
        "from 30 March 2024 to 2 March 2024",
        "from March 12 to March 2",
        "from Thursday to Tuesday",
    ],
)
def test_an_end_before_its_start_gives_no_day_that_runs_backwards(words: str) -> None:
    told = tell(f"Clashes in Kisumu {words} injured nine people.")
    assert wrong_spans(told) == []
    assert told.incidents or told.reasons()
    for incident in join_all(told):
        assert figures_of(incident) == {"injured.people": Count(9, 9, 9)}
        assert (incident.start is None) == (incident.end is None)
        if incident.start is not None and incident.end is not None:
            assert incident.start <= incident.end


@pytest.mark.parametrize(
    "words", ["from 12 to 5 March 2024", "between 12 and 5 March", "on 12-5 March", "on March 12-5"]
)
def test_a_short_range_whose_end_comes_first_is_no_certain_day(words: str) -> None:
    incident = tell(f"Clashes in Kisumu {words} injured nine people.").only()
    assert incident.start is None
    assert any("end comes before its start" in note for note in incident.notes)


# ---------------------------------------------------------------------------------- counts


@pytest.mark.parametrize(
    "number", ["A billion", "1,000,000,000", "Five billion", "999 billion", "10 trillion"]
)
def test_no_incident_counts_a_billion(number: str) -> None:
    told = tell(f"{number} people were killed in a blast in Kisumu on Tuesday.")
    assert told.only().place_name == "Kisumu"
    assert all(n <= 10_000_000 for n in positive(told))


@pytest.mark.parametrize("number", ["2 billion", "Two billion", "3 trillion"])
def test_a_number_that_is_refused_leaves_no_part_of_itself(number: str) -> None:
    assert positive(tell(f"{number} people were injured in clashes in Kisumu on Tuesday.")) == []


@pytest.mark.parametrize("number", ["-5", "−5", "Minus five"])
def test_a_negative_count_is_no_count(number: str) -> None:
    assert positive(tell(f"{number} people were killed in a blast in Kisumu on Tuesday.")) == []


@pytest.mark.parametrize("number", ["-5", "−5", "Minus five"])
def test_a_negative_count_never_makes_a_negative_figure(number: str) -> None:
    told = tell(f"{number} people were killed in a blast in Kisumu on Tuesday.")
    for claim in (c for i in told.incidents for c in i.claims):
        assert min(claim.low or 0, claim.best or 0, claim.high or 0) >= 0


def test_a_dash_that_opens_a_line_is_no_sign() -> None:
    told = tell("- Five people were killed in a blast in Kisumu on Tuesday.")
    assert positive(told) == [5]


# ---------------------------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    "text",
    [
        "“The minister said, ‘Nine people were injured in clashes in Kisumu on Tuesday’,” he said.",
        '"He said \'doctors say "nine people were injured in clashes in Kisumu on Tuesday"\'."',
        "«Il m'a dit: “Nine people were injured in clashes in Kisumu on Tuesday”», the mayor said.",
        "The mayor said: “Doctors said: ‘Nine people were injured in clashes in Kisumu on Tuesday.",
    ],
)
def test_a_quotation_in_a_quotation_tells_its_incident_once(text: str) -> None:
    told = tell(text)
    assert wrong_spans(told) == []
    assert figures_of(told.only()) == {"injured.people": Count(9, 9, 9)}
    (claim,) = claims_of(told.only(), "injured.people")
    assert text[claim.start : claim.end].lower() == "nine"


# ---------------------------------------------------------------------------- copies


def copies(text: str, number: int) -> list[Told]:
    """Return the same agency text in some outlets, each with a line of its own."""
    return [
        tell(f"{text}\n\nThis is outlet number {n}.", publisher=f"Outlet {n}")
        for n in range(number)
    ]


def test_a_source_quoted_by_ten_outlets_is_one_origin_against_two() -> None:
    told = copies(f"{BLAST.format('nine')}, police said.", 10)
    told += [
        tell(f"{BLAST.format('eight')}, doctors said.", publisher="Bell"),
        tell(f"{BLAST.format('eight')}, the Red Cross said.", publisher="Horn"),
    ]
    (incident,) = join_all(*told)
    assert incident.total("killed") == Count(8, 8, 9)
    (conflict,) = incident.conflicts
    assert [(value, len(articles)) for value, articles in conflict.values] == [("8", 2), ("9", 10)]


INDEPENDENT = (
    "Eight people died in a blast in Kisumu on Tuesday.",
    "A blast that hit Kisumu on Tuesday killed eight.",
)


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param([""] * 10, id="the same text"),
        pytest.param([f"Headline number {n} of ten\n\n" for n in range(10)], id="other headlines"),
        pytest.param(["The market was full.\n\n" * n for n in range(10)], id="more before it"),
    ],
)
def test_the_same_text_that_quotes_nobody_in_ten_outlets_is_one_origin_against_two(
    heads: list[str],
) -> None:
    told = [
        tell(
            f"{head}{BLAST.format('nine')}. (Agency)\n\nThis is outlet number {n}.",
            publisher=f"Outlet {n}",
        )
        for n, head in enumerate(heads)
    ]
    told += [tell(INDEPENDENT[0], publisher="Bell"), tell(INDEPENDENT[1], publisher="Horn")]
    (incident,) = join_all(*told)
    assert incident.total("killed") == Count(8, 8, 9)
    (conflict,) = incident.conflicts
    assert [(value, len(articles)) for value, articles in conflict.values] == [("8", 2), ("9", 10)]


def test_three_reports_in_their_own_words_outvote_two_copies() -> None:
    told = copies(f"{BLAST.format('nine')}. (Agency)", 2)
    told += [tell(INDEPENDENT[n], publisher=name) for n, name in enumerate(("Bell", "Horn"))]
    told += [tell("On Tuesday eight people were killed by a blast in Kisumu.", publisher="Drum")]
    (incident,) = join_all(*told)
    assert incident.total("killed") == Count(8, 8, 9)


def test_reports_in_their_own_words_that_agree_stay_origins_of_their_own() -> None:
    told = [tell(text, publisher=name) for text, name in zip(INDEPENDENT, "AB", strict=True)]
    told += copies(f"{BLAST.format('seven')}. (Agency)", 3)
    (incident,) = join_all(*told)
    assert incident.total("killed") == Count(7, 8, 8)


def test_ten_copies_are_one_incident_with_ten_sources_and_every_claim() -> None:
    told = copies(f"{BLAST.format('nine')}, police said.", 10)
    joined = join_all(*told)
    assert len(joined) == 1
    assert len(joined[0].sources) == 10
    assert kept(joined) == every_claim(*told)


# ---------------------------------------------------------------------------- corrections

FIRST = f"{BLAST.format('nine')}, police said."


@pytest.mark.parametrize(
    "later",
    [
        f"{BLAST.format('seven')}, police said, correcting an earlier figure of nine.",
        f"{BLAST.format('seven')}, police said. Police had earlier said that nine people died.",
        f"{BLAST.format('seven')}, not nine as earlier reported, police said.",
        f"Correction: {BLAST.format('seven')}, police said. An earlier report was wrong.",
    ],
)
def test_a_correction_joins_what_it_corrects_and_both_figures_stay(later: str) -> None:
    before, after = tell(FIRST), tell(later, publisher="Bell", published="2024-03-15")
    joined = join_all(before, after)
    assert len(joined) == 1
    assert kept(joined) == every_claim(before, after)
    killed = joined[0].total("killed")
    assert killed is not None
    assert (killed.low, killed.high) == (7, 9)
    (conflict,) = joined[0].conflicts
    assert dict(conflict.values) == {"7": (after.article.id,), "9": (before.article.id,)}


def test_a_correction_of_the_place_is_a_conflict_or_an_incident_of_its_own() -> None:
    before = tell("A bomb exploded in Kisumu on Tuesday and killed nine people.")
    after = tell(
        "A bomb exploded in Mombasa on Tuesday and killed nine people, police said, and not in "
        "Kisumu as first reported.",
        publisher="Bell",
    )
    joined = join_all(before, after)
    assert {i.place_name for i in joined} >= {"Mombasa"}
    assert kept(joined) == every_claim(before, after)


# --------------------------------------------------------------------------------- ledger


@pytest.mark.parametrize(
    "text",
    [
        "The minister opened a school in Kisumu on Tuesday.",
        "On Tuesday the old harbour of Mombasa was calm.",
        "United clashed with Rovers in Kisumu on Tuesday.",
    ],
)
def test_every_sentence_with_a_place_and_a_day_that_is_not_coded_is_in_the_ledger(
    text: str,
) -> None:
    told = tell(text)
    assert told.incidents == ()
    assert told.reasons()


# ---------------------------------------------------------------------------- parts told


@pytest.mark.parametrize(
    "words",
    [
        "namely 11 Italian soldiers and 19 Kenyan soldiers",
        "including 11 Italian soldiers and 19 Kenyan soldiers",
    ],
)
def test_parts_told_behind_their_sum_are_claims_and_are_not_added(words: str) -> None:
    told = tell(f"Police said 30 soldiers, {words}, were injured in clashes in Gao on Tuesday.")
    assert told.only().total("injured") == Count(30, 30, 30)
    assert sorted(c.value for c in told.only().claims if c.part_of) == ["11", "19"]
