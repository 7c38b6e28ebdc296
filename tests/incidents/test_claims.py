"""Every claim points at the words that state it; titles, tiers and the ledger follow from them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import pipeline
from geo.articles import read_text
from geo.records.classes import CLASSES
from geo.settings import default_settings
from tests.incidents.telling import WORLD, Told, claims_of, join_all, tell, wrong_spans

if TYPE_CHECKING:
    from geo.records import Coded, Document

TEXTS = Path(__file__).resolve().parents[1] / "reports" / "texts"
DEV = sorted(path.stem for path in TEXTS.glob("dev_*.txt"))
TOWNS = sorted(name for name, place in WORLD.items() if place.kind == "settlement")

ACTS = (
    "protesters clashed with police in {town} {day}",
    "{number} people were killed in a blast in {town} {day}",
    "police arrested {number} men in {town} {day}",
    "a bus crash near {town} injured {number} passengers {day}",
    "“We saw {number} cars burn,” a trader said in {town} {day}",
    "doctors in {town} treated {number} people who were wounded {day}",
    "flooding in {town}, the worst since 1999, killed {number} children {day}",
)
SENTENCES = st.builds(
    lambda act, town, number, day: act.format(town=town, number=number, day=day),
    st.sampled_from(ACTS),
    st.sampled_from(TOWNS),
    st.sampled_from(["3", "nine", "1,200", "at least 30", "dozens of", "between 5 and 8", "a"]),
    st.sampled_from(["on Tuesday", "yesterday", "on 9 March 2024", "last week", "", "in 1998"]),
)
GLUE = st.sampled_from([". ", ".\n\n", "; ", ", while ", ", after ", " — ", ".\u00a0 "])


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(SENTENCES, min_size=1, max_size=6))
    text: str = parts[0]
    for part in parts[1:]:
        text += draw(GLUE) + part
    return text + "."


@settings(deadline=None, max_examples=150)
@given(text=texts())
def test_every_claim_of_a_generated_report_holds_its_value(text: str) -> None:
    assert wrong_spans(tell(text)) == []


@settings(deadline=None, max_examples=100)
@given(
    text=st.text(alphabet="aA19 .,;:()\"“”'’-—\n\u00a0\u0301é中🙂", max_size=200).map(
        lambda noise: f"{noise} Nine people were killed in a blast in Kisumu on Tuesday. {noise}"
    )
)
def test_every_claim_holds_its_value_whatever_stands_around_it(text: str) -> None:
    assert wrong_spans(tell(text)) == []


@cache
def _coded(name: str) -> tuple[Document, Coded]:
    raw = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    article = read_text(text, name=name, metadata=raw)
    parsed = pipeline.parse(article, default_settings())
    return parsed.document, pipeline.code(parsed)


@pytest.mark.parametrize("name", DEV)
def test_every_claim_of_a_report_holds_its_value(name: str) -> None:
    document, coded = _coded(name)
    assert wrong_spans(Told(document.article, coded)) == []


@pytest.mark.parametrize("name", DEV)
def test_every_incident_of_a_report_has_claims_a_source_and_a_class(name: str) -> None:
    document, coded = _coded(name)
    ids = [i.id for i in coded.incidents]
    assert len(set(ids)) == len(ids)
    for incident in coded.incidents:
        assert incident.claims
        assert [s.article_id for s in incident.sources] == [document.article.id]
        assert incident.event_class in CLASSES
        assert incident.start is None or incident.start <= (incident.end or incident.start)


def test_a_claim_carried_on_names_the_sentence_in_which_it_stands() -> None:
    incident = tell("A bomb exploded in Kisumu on Tuesday.\n\nThe blast killed 7 people.").only()
    for claim in incident.claims:
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end


def test_the_same_article_coded_twice_gives_the_same() -> None:
    text = "A bomb exploded in Kisumu on Tuesday.\n\nPolice arrested nine men in Cusco."
    assert tell(text).coded == tell(text).coded


def test_place_day_and_act_are_claims_with_their_own_words() -> None:
    incident = tell("Protesters clashed with police in Cusco on 12 March 2024.").only()
    assert {f: [c.value for c in claims_of(incident, f)] for f in ("action", "place", "date")} == {
        "action": ["clashed"],
        "place": ["Cusco"],
        "date": ["on 12 March 2024"],
    }


# -------------------------------------------------------------------------------- titles


def test_a_title_is_made_of_codes_and_figures_alone() -> None:
    incident = tell(
        "Barbaric thugs murdered seven innocent villagers in a cowardly attack in Mopti on Tuesday."
    ).only()
    assert incident.title == "Attack on civilians in Mopti: 7 civilians killed"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("A bomb exploded in Kisumu on Tuesday.", "Explosion in Kisumu"),
        ("Gunmen ambushed an army convoy near Gao on Tuesday.", "Armed attack near Gao"),
        (
            "A blast in Kisumu on Tuesday injured dozens of people.",
            "Explosion in Kisumu: at least 12 people injured",
        ),
        (
            "A blast in Kisumu on Tuesday killed one person.",
            "Explosion in Kisumu: 1 person killed",
        ),
    ],
)
def test_a_title_says_what_where_and_how_many(sentence: str, title: str) -> None:
    assert tell(sentence).only().title == title


def test_a_title_holds_no_markup_of_the_text() -> None:
    told = tell("<b>Nine</b> people died in a `blast` in Kisumu on Tuesday <script>x</script>")
    assert all(not re.search(r"[<>`$]", i.title) for i in told.incidents)


# --------------------------------------------------------------------------------- tiers


def test_security_events_of_the_country_most_told_of_are_tier_a() -> None:
    told = tell(
        "A bomb exploded in Kisumu on Tuesday.\n\nGunmen attacked villagers near Mombasa on "
        "Monday.\n\nProtesters clashed with police in Patras on Sunday."
    )
    assert {i.place_name: i.tier for i in told.incidents} == {
        "Kisumu": "A", "Mombasa": "A", "Patras": "B",
    }  # fmt: skip


def test_what_is_more_than_a_year_old_is_tier_c() -> None:
    told = tell("A bomb exploded in Kisumu on Tuesday. On 2 June 2019 a bomb exploded in Mombasa.")
    assert {i.place_name: i.tier for i in told.incidents} == {"Kisumu": "A", "Mombasa": "C"}


def test_what_is_undated_is_tier_c() -> None:
    (incident,) = join_all(tell("A bomb in Kisumu killed two people.", published=None))
    assert (incident.start, incident.tier) == (None, "C")


# -------------------------------------------------------------------------------- ledger


def test_what_is_not_coded_stands_in_the_ledger_with_a_reason() -> None:
    told = tell("The embassy in Lyon warned on Tuesday that rebels could attack Gao.")
    assert told.incidents == ()
    assert any(reason.startswith("modality: ") for reason in told.reasons())


def test_whom_the_riots_harmed_is_not_told_of_those_arrested_for_them() -> None:
    told = tell(
        "Twelve people were arrested on Tuesday in Kisumu on suspicion of having taken part in the "
        "riots of 3 March, in which 19 people lost their lives."
    )
    killed = {i.event_class: i.total("killed") for i in told.incidents}
    assert "arrest" in killed
    assert killed["arrest"] is None
