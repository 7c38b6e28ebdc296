"""Who says so, and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.incidents.events.actors import find_actors
from tests.incidents.telling import claims_of, tell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("sentence", "kind", "who"),
    [
        (
            "Nine people were injured in a blast in Kisumu on Tuesday, according to the hospital.",
            "medical",
            "hospital",
        ),
        (
            "Doctors said nine people were injured in a blast in Kisumu on Tuesday.",
            "medical",
            "Doctors",
        ),
        (
            "Police said nine people were injured in a blast in Kisumu on Tuesday.",
            "official",
            "Police",
        ),
        (
            "The opposition said nine people were injured in a blast in Kisumu on Tuesday.",
            "party",
            "opposition",
        ),
        (
            "Reuters reported nine people were injured in a blast in Kisumu on Tuesday.",
            "agency",
            "Reuters",
        ),
        (
            "Nine people were injured in a blast in Kisumu on Tuesday, witnesses said.",
            "eyewitness",
            "witnesses",
        ),
    ],
)
def test_a_figure_says_who_gave_it(sentence: str, kind: str, who: str) -> None:
    (claim,) = claims_of(tell(sentence).only(), "injured.people")
    assert claim.attribution == kind
    assert who in (claim.attributed_to or "")


def test_a_figure_that_nobody_is_quoted_for_has_no_source() -> None:
    (claim,) = claims_of(
        tell("A blast in Kisumu on Tuesday injured nine people.").only(), "injured.people"
    )
    assert (claim.attributed_to, claim.attribution) == (None, "unknown")


def test_two_figures_of_one_sentence_keep_their_own_sources() -> None:
    incident = tell(
        "Police said nine protesters were injured in clashes in Cusco on Tuesday, while doctors "
        "said 14 officers were injured."
    ).only()
    kinds = {c.value: c.attribution for c in incident.claims if c.field.startswith("injured.")}
    assert kinds == {"nine": "official", "14": "medical"}


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Kenyan police clashed with protesters in Kisumu on Tuesday.", ["Police (Kenya)"]),
        ("Peruvian soldiers shot at miners near Juliaca on Tuesday.", ["Army (Peru)"]),
        ("Gunmen attacked United Nations peacekeepers near Gao on Tuesday.", ["United Nations"]),
    ],
)
def test_actors_have_one_spelling(sentence: str, actors: list[str]) -> None:
    assert set(actors) <= set(tell(sentence).only().actors)


def test_an_actor_is_named_once() -> None:
    told = tell("Police clashed with protesters in Kisumu on Tuesday as more police arrived.")
    (incident,) = told.incidents
    assert len(set(incident.actors)) == len(incident.actors)


def test_a_table_of_ones_own_adds_actors(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text(
        '[named]\n"River Watch" = ["River Watch", "the Watch"]\n'
        '[national]\n"Rangers" = ["rangers"]\n',
        encoding="utf-8",
    )
    text = "Kenyan rangers met members of the Watch near Kisumu."
    found = find_actors(text, 0, len(text), {(0, 6): "Kenya"}, table)
    assert set(found) == {"Rangers (Kenya)", "River Watch"}
    assert find_actors(text, 0, len(text), {(0, 6): "Kenya"}) == ()


@pytest.mark.parametrize(
    ("counts", "sources"),
    [
        (
            "The governor said two guards had been killed, the clinic in the town spoke of three.",
            [(2, "governor"), (3, "clinic in the town")],
        ),
        (
            "It left eight dead by the reckoning of the police; a village head counted 14 bodies.",
            [(8, "police"), (14, "village head")],
        ),
        (
            "The council puts the death toll at 26, while a farmers' union speaks of 31.",
            [(26, "council"), (31, "farmers' union")],
        ),
    ],
)
def test_two_sources_of_one_sentence_keep_their_own_figures(
    counts: str, sources: list[tuple[int, str]]
) -> None:
    incident = tell(f"Gunmen attacked a depot in Gao on Tuesday. {counts}").only()
    told = [c for c in incident.claims if c.field.startswith("killed.")]
    assert [(c.best, c.attributed_to) for c in told] == sources
    (dead,) = incident.casualties
    assert (dead.count.low, dead.count.high) == (sources[0][0], sources[1][0])


def test_a_count_behind_its_news_is_still_of_who_confirms_it() -> None:
    incident = tell(
        "Twelve people died in a blast in Kisumu on Tuesday, a clinic confirmed."
    ).only()
    assert [c.attributed_to for c in claims_of(incident, "killed.people")] == ["clinic"]
