"""Sentences that no phrase of the lexicon tells: their words, one by one, do."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from geo.incidents.events import senses
from geo.incidents.words.lexicon import load as load_lexicon
from geo.records import Count
from geo.stems import stem
from tests.incidents.telling import TUESDAY, tell, wrong_spans

if TYPE_CHECKING:
    from geo.records import Incident
    from tests.incidents.telling import Told

#: An event told by no phrase that anybody thought of, with the group of its class.
TOLD = {
    "Shopkeepers in Cusco stood broken freezers nose to tail on the road to the airport on Tuesday "
    "and left them there until dusk.": "roadblock",
    "In Volos nothing but charred metal was left of the pharmacy's van on Tuesday morning, and "
    "cans of petrol lay beside it.": "arson",
    "Silt stood to the windowsills of the lower town in Sylhet on Tuesday, and boats fetched the "
    "old from their roofs.": "natural_disaster",
}
PLAIN = (
    "The minister opened a school in Cusco on Tuesday and spoke about roads.",
    "Teachers in Volos want a meeting with the mayor on Tuesday.",
    "In Sylhet the price of firewood has doubled since Tuesday.",
)


@pytest.fixture(scope="module")
def known() -> senses.Senses:
    return senses.load()


@pytest.mark.parametrize("text", TOLD)
def test_an_event_is_found_by_its_words_and_says_so(text: str) -> None:
    told = tell(text)
    incident = told.only()
    assert incident.event_class == TOLD[text]
    assert incident.start == TUESDAY
    assert any("single words" in note for note in incident.notes)
    assert wrong_spans(told) == []


@pytest.mark.parametrize("text", PLAIN)
def test_a_sentence_of_everyday_life_stays_uncoded(text: str) -> None:
    assert _dated(tell(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Shopkeepers in Cusco may roll broken freezers onto the road to the airport on Tuesday.",
        "Shopkeepers in Cusco would have rolled freezers onto the road to the airport on Tuesday.",
        "“On Tuesday in Cusco they rolled broken freezers onto the road,” he recalled.",
    ],
    ids=["may", "would have", "quoted"],
)
def test_what_is_only_thought_of_or_quoted_is_not_found_by_its_words(text: str) -> None:
    assert _dated(tell(text)) == []


def test_words_that_are_clear_enough_overrule_what_the_lexicon_refused() -> None:
    told = tell(
        "At dusk on Tuesday a store for paints in the port of Volos caught fire, and 40 residents "
        "were led out of the smoke by firefighters."
    )
    assert told.only().event_class == "accident"


def test_what_the_lexicon_finds_is_doubted_where_the_words_speak_against_it() -> None:
    text = "The country is hit by 20 typhoons every year, and children in Cebu learn what to do."
    told = tell(text)
    assert told.incidents == ()
    assert any("speak against" in reason for reason in told.reasons())


def test_forms_of_a_word_have_one_stem_and_names_have_none() -> None:
    text = "Residents of Klina blocked roads with 40 blocking lorries"
    stems = [w.stem for w in senses.words_of(text, 0, len(text))]
    assert stems == ["resident", "of", "block", "road", "with", "0", "block", "lor"]


def test_words_stand_where_they_are_said_to(known: senses.Senses) -> None:
    text = "Before. Gravel was tipped across both lanes."
    words = list(senses.words_of(text, 8, len(text)))
    assert [stem(text[w.start : w.end]) for w in words] == [w.stem for w in words]
    triggers = known.triggers(words, "roadblock")
    assert triggers
    assert set(triggers) <= set(words)


def test_a_word_counts_once_however_often_it_stands(known: senses.Senses) -> None:
    once = senses.stems_of("gravel on the road")
    assert senses.stems_of("gravel on the road, " * 50) == once
    assert 0 < known.probability(set()) < known.probability(once) < 1
    assert known.probability(set(known.event)) <= 1


def test_every_kind_is_one_of_the_lexicons(known: senses.Senses) -> None:
    lexicon = {word.kind for words in load_lexicon().triggers.values() for word in words}
    assert set(known.kind_bias) <= lexicon
    assert {kind for weights in known.kinds.values() for kind in weights} == set(known.kind_bias)


def test_the_weights_hold_single_words_only() -> None:
    for name in senses.FILES:
        raw = json.loads((senses.MODEL / name).read_text("utf-8"))
        assert all(len(word.split()) == 1 for word in raw["weights"])


def _dated(told: Told) -> list[Incident]:
    return [i for i in told.incidents if i.start is not None]


def test_what_a_report_has_told_before_is_likelier_told_again(known: senses.Senses) -> None:
    words = {word: {"accident": 0.8, "shooting": 0.2} for word in ("van", "hit")}
    even = dataclasses.replace(known, kind_bias={"accident": 0.0, "shooting": 0.0}, kinds=words)
    assert even.kind({"hit"}) == "accident"
    assert even.kind({"hit"}, frozenset({"shooting"})) == "shooting"
    assert even.kind({"van", "hit"}, frozenset({"shooting"})) == "accident"


def test_harm_told_in_words_that_say_how_is_an_event_of_its_own() -> None:
    told = tell(
        "Protesters clashed with police in Cusco on Monday.\n\n"
        "A hillside let go above the road in Sylhet on Tuesday night; three people died in the mud."
    )
    slide = next(i for i in told.incidents if i.place_name == "Sylhet")
    assert slide.event_class == "natural_disaster"
    assert slide.total("killed") == Count(3, 3, 3)


def test_close_to_a_border_closes_none() -> None:
    text = "Troops stood close to the border."
    assert stem("close") not in {w.stem for w in senses.words_of(text, 0, len(text))}
    assert stem("close") not in senses.stems_of(text)
    assert stem("close") in senses.stems_of("Troops close the border.")
