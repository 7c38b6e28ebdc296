"""One incident from what many articles say: figures, origins, rules, conflicts, order, ids."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.incidents import RULE_TEXT, RULES, apply_rule, reconcile
from geo.incidents.joining.figures import reconcile_figures
from geo.records import Article, Casualty, Claim, Count, Incident, Source
from tests.incidents.telling import Told, figures_of, join_all, tell

if TYPE_CHECKING:
    from geo.records.incident import AttributionKind

DAY = dt.date(2024, 3, 12)


#: How each outlet words it: the same sentence in two outlets would be one origin.
WORDED = {"Bell": "in an explosion in Kisumu", "Horn": "when a bomb exploded in Kisumu"}


def said(number: str, *, by: str = "", outlet: str = "Lamp", day: str = "on Tuesday") -> Told:
    words = f"{by} said {number}" if by else number[:1].upper() + number[1:]
    blast = WORDED.get(outlet, "in a blast in Kisumu")
    text = f"{words} people were injured {blast} {day}.\n\nThis is the {outlet}."
    return tell(text, publisher=outlet)


def injured(*told: Told) -> Count | None:
    (incident,) = join_all(*told)
    return incident.total("injured")


def test_the_figure_that_most_articles_give_is_the_best() -> None:
    told = [said(n, outlet=o) for n, o in (("52", "Lamp"), ("52", "Bell"), ("53", "Horn"))]
    assert injured(*told) == Count(52, 52, 53)


def test_a_tie_goes_to_the_lower_figure() -> None:
    assert injured(said("9", outlet="Lamp"), said("8", outlet="Bell")) == Count(8, 8, 9)


def test_two_articles_that_quote_one_source_are_one_origin() -> None:
    told = [
        said("40", by="The Red Cross", outlet="Lamp"),
        said("40", by="The Red Cross", outlet="Bell"),
        said("30", by="Police", outlet="Horn"),
    ]
    assert injured(*told) == Count(30, 30, 40)


def test_a_vague_word_never_lowers_a_specific_figure() -> None:
    assert injured(said("30"), said("dozens of", outlet="Bell")) == Count(30, 30, 30)


def test_vague_words_alone_are_a_floor() -> None:
    found = injured(said("dozens of"), said("dozens of", outlet="Bell"))
    assert found == Count(12, None, None, approximate=True)


def test_parts_that_another_article_gives_are_never_added() -> None:
    whole = tell("Thirty soldiers were injured in clashes with protesters in Gao on Tuesday.")
    parts = tell(
        "Eleven Italian and 19 Danish soldiers were injured in clashes with protesters in Gao on "
        "Tuesday.",
        publisher="Bell",
    )
    (incident,) = join_all(whole, parts)
    assert incident.total("injured") == Count(30, 30, 30)
    assert incident.conflicts == ()


def test_a_conflict_names_each_figure_and_who_gives_it() -> None:
    low, high = said("9"), said("14", outlet="Bell")
    (incident,) = join_all(low, high)
    (conflict,) = incident.conflicts
    assert conflict.field == "injured.people"
    assert dict(conflict.values) == {"9": (low.article.id,), "14": (high.article.id,)}
    assert (conflict.resolved, conflict.rule) == ("9 to 14", "most_reported")


def test_articles_that_agree_are_in_no_conflict() -> None:
    (incident,) = join_all(said("9"), said("nine", outlet="Bell"))
    assert incident.conflicts == ()


def test_the_conservative_rule_takes_the_lowest_specific_figure() -> None:
    told = [said(n, outlet=o) for n, o in (("14", "Lamp"), ("14", "Bell"), ("9", "Horn"))]
    (incident,) = join_all(*told)
    (careful,) = join_all(*told, rule="conservative")
    assert incident.total("injured") == Count(9, 14, 14)
    assert careful.total("injured") == Count(9, 9, 14)


def test_medical_sources_come_before_parties_under_their_rule() -> None:
    told = [
        said("40", by="The opposition", outlet="Lamp"),
        said("40", by="The rebels", outlet="Bell"),
        said("25", by="Doctors", outlet="Horn"),
    ]
    (careful,) = join_all(*told, rule="medical_first")
    assert careful.total("injured") == Count(25, 25, 40)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_explained_and_changes_figures_only(rule: str) -> None:
    told = [said("14"), said("9", by="Doctors", outlet="Bell"), said("14", outlet="Horn")]
    (incident,) = join_all(*told)
    (found,) = [r for r in RULES if r == rule]
    changed = apply_rule(incident, found)
    assert RULE_TEXT[found]
    same = replace(
        changed,
        casualties=incident.casualties,
        conflicts=incident.conflicts,
        title=incident.title,
    )
    assert same == incident
    assert apply_rule(changed, "most_reported") == incident


def test_a_later_article_joins_the_incident_that_exists() -> None:
    first = join_all(said("9"))
    second = join_all(said("9"), said("14", outlet="Bell"))
    assert [i.id for i in first] == [i.id for i in second]


def test_the_same_text_in_ten_outlets_is_one_incident_with_one_figure() -> None:
    told = [said("40", by="Police", outlet=f"Outlet {n}") for n in range(10)]
    (incident,) = join_all(*told)
    assert figures_of(incident) == {"injured.people": Count(40, 40, 40)}
    assert incident.conflicts == ()


def test_an_imported_incident_stays_as_it_is() -> None:
    mine = Incident(
        "mine-1", "My own words", "explosion", start=DAY, end=DAY, review="imported",
        casualties=(Casualty("people", "injured", Count(1, 1, 1)),),
    )  # fmt: skip
    told = said("9")
    joined = reconcile([mine, *told.incidents], [told.article])
    (kept,) = [i for i in joined if i.review == "imported"]
    assert replace(kept, tier=mine.tier) == mine


def test_the_order_of_incidents_is_by_day_and_undated_last() -> None:
    told = [
        said("9", day="on 9 March 2024"),
        said("8", outlet="Bell", day="on 2 March 2024"),
        tell("A bomb exploded in Cusco and killed six people.", published=None),
    ]
    days = [i.start for i in join_all(*told)]
    assert days == [*sorted(d for d in days if d), None]


# ----------------------------------------------------------------------------- properties

NUMBERS = st.sampled_from(["4", "nine", "9", "14", "at least 9", "about 12", "dozens of"])
SOURCES = st.sampled_from(["", "Police", "Doctors", "The opposition", "The Red Cross"])
DAYS = st.sampled_from(["on 9 March 2024", "on 12 March 2024", "in the morning"])
REPORTS = st.lists(st.tuples(NUMBERS, SOURCES, DAYS), min_size=1, max_size=5)


@settings(deadline=None, max_examples=60)
@given(reports=REPORTS, data=st.data())
def test_the_order_of_articles_changes_nothing(
    reports: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    told = [said(n, by=s, outlet=f"Outlet {i}", day=d) for i, (n, s, d) in enumerate(reports)]
    other = data.draw(st.permutations(told))
    assert join_all(*told) == join_all(*other)


@settings(deadline=None, max_examples=60)
@given(reports=REPORTS, rule=st.sampled_from(RULES))
def test_bounds_hold_the_best_figure_and_every_claim_is_kept(
    reports: list[tuple[str, str, str]], rule: str
) -> None:
    told = [said(n, by=s, outlet=f"Outlet {i}", day=d) for i, (n, s, d) in enumerate(reports)]
    (found,) = [r for r in RULES if r == rule]
    joined = join_all(*told, rule=found)
    before = {(c.article_id, c.start, c.end) for t in told for i in t.incidents for c in i.claims}
    after = {(c.article_id, c.start, c.end) for i in joined for c in i.claims}
    assert before == after
    for count in (c.count for i in joined for c in i.casualties):
        known = [n for n in (count.low, count.best, count.high) if n is not None]
        assert known == sorted(known)


def _claim(article: str, best: int | None, kind: AttributionKind) -> Claim:
    low = 12 if best is None else best
    return Claim(
        article, 0, 2, "injured.people", str(low), low, best, best,
        approximate=best is None, attributed_to="police" if kind == "official" else None,
        attribution=kind, sentence_end=40,
    )  # fmt: skip


@st.composite
def drafts(draw: st.DrawFn) -> list[Incident]:
    made = []
    for n in range(draw(st.integers(1, 6))):
        best = draw(st.one_of(st.none(), st.integers(1, 60)))
        kind: AttributionKind = draw(st.sampled_from(["medical", "official", "party", "unknown"]))
        day = DAY + dt.timedelta(days=draw(st.integers(0, 3)))
        place = draw(st.sampled_from(["a", "b"]))
        made.append(
            Incident(
                "", "", "explosion", start=day, end=day, date_prec=1,
                place_id=place, place_name=place.upper(), where_prec=1, lon=1.0, lat=1.0,
                country="KE", claims=(_claim(f"{n:064d}", best, kind),),
                sources=(Source(f"{n:064d}", f"Outlet {n}"),),
            )
        )  # fmt: skip
    return made


@settings(deadline=None, max_examples=200)
@given(made=drafts(), data=st.data())
def test_the_order_of_drafts_changes_neither_ids_nor_figures(
    made: list[Incident], data: st.DataObject
) -> None:
    articles = [Article(s.article_id, "a", "a" * 40) for i in made for s in i.sources]
    joined = reconcile(made, articles)
    assert joined == reconcile(data.draw(st.permutations(made)), articles)
    assert len({i.id for i in joined}) == len(joined)


@settings(deadline=None, max_examples=200)
@given(made=drafts())
def test_a_best_figure_is_one_that_somebody_gave(made: list[Incident]) -> None:
    for incident in reconcile(made, []):
        told = {c.best for c in incident.claims if c.best is not None}
        for casualty in incident.casualties:
            assert told or casualty.count.best is None
            if told:
                assert casualty.count.best in told
                assert (casualty.count.low, casualty.count.high) == (min(told), max(told))


def test_parts_of_one_group_do_not_let_dozens_stand_beside_the_figures() -> None:
    def claim(article: str, start: int, field: str, best: int | None, **more: str) -> Claim:
        value, low = str(best or "dozens"), best or 12
        return Claim(article, start, start + 2, field, value, low, best, best, **more)  # type: ignore[arg-type]

    casualties, _ = reconcile_figures(
        [
            claim("a", 0, "injured.peacekeepers", 30),
            claim("a", 20, "injured.people.Danes", 11, part_of="peacekeepers"),
            claim("b", 0, "injured.protesters", 52),
            claim("c", 0, "injured.people", None),
        ],
        "most_reported",
    )
    assert {c.group for c in casualties} == {"peacekeepers", "protesters"}
