"""Cards and table show each source's own figure with its own words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from geo.records import Casualty, Claim, Count, Filter, Incident, Source
from geo.ui import cards, evidence, figures, quotes, totals, wording
from geo.ui.columns import Columns
from geo.ui.selection import Selection
from tests.ui import workspace

DOCUMENTS = {d.article.id: d for d in workspace.DOCUMENTS.values()}
BY_ID = {incident.id: incident for incident in workspace.incidents()}
CLASH = BY_ID["inc-clash"]


def _cells(row: dict[str, Any]) -> list[str]:
    return [cell["text"] for cell in row["cells"]]


def test_each_cell_is_that_outlets_own_figure() -> None:
    told = evidence.table([CLASH], DOCUMENTS)
    assert told["columns"] == [
        "Adria Observer",
        "Karst Wire",
        "Quarnero Review",
    ]
    assert "Outlet not stated (Notes from the road)" in told["without"]  # without a day: not silent
    workers, officers = told["incidents"][0]["rows"]
    assert _cells(workers) == ["53 (hospital)", "52 (the union)", "dozens"]
    assert _cells(officers)[0] == "30 (hospital)"
    assert workers["chosen"] == "52-53"


def test_an_incident_with_one_outlet_is_marked() -> None:
    told = evidence.table(workspace.incidents(), DOCUMENTS)["incidents"]
    single = {block["id"] for block in told if block["single"]}
    assert "inc-lorries" in single
    assert "inc-clash" not in single


def test_a_breakdown_stands_for_its_outlet_only_where_no_whole_is_told() -> None:
    parts = (
        Claim("a", 0, 2, "injured.peacekeepers.Italian", "11", 11, 11, 11),
        Claim("a", 3, 5, "injured.peacekeepers.Hungarian", "19", 19, 19, 19),
    )
    incident = Incident("i", "Clash", "armed_clash", claims=parts)
    (figure,) = figures.figures_of(incident)
    assert figure.label == "Peacekeepers injured"
    assert figure.casualty is None


def test_a_vague_figure_of_a_wider_group_gets_a_row_of_its_own() -> None:
    vague = Claim("a", 0, 6, "injured.people", "dozens", 12)
    rows = figures.figures_of(Incident("i", "Clash", "armed_clash", claims=(vague,)))
    assert [row.label for row in rows] == ["People injured"]


def test_the_open_card_names_who_said_it_the_words_and_the_rule() -> None:
    card = cards.full_card(CLASH, DOCUMENTS, Columns(workspace.incidents()))
    workers = card["figures"][0]
    assert workers["figure"] == "52-53"
    assert workers["best"] == 52
    assert "most distinct origins" in workers["rule"]
    digest = next(row for row in workers["claims"] if row["outlet"] == "Quarnero Review")
    assert digest["words"]["label"] == "our summary of paragraph 1"
    assert ["dozens", "quote mark"] in digest["words"]["pieces"]
    hospital = next(row for row in workers["claims"] if row["value"] == "53")
    assert hospital["words"]["label"] == ""
    assert hospital["who"] == "the hospital"


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    _, wild = workspace.hostile()
    documents = {d.article.id: d for d in workspace.hostile()[0]}
    assert all(
        source["url"] == ""
        for incident in wild
        for source in cards.full_card(incident, documents, Columns(wild))["sources"]
    )


def test_pieces_join_to_the_sentence_again() -> None:
    for claim in CLASH.claims:
        words = quotes.words_of(claim, DOCUMENTS)
        text = DOCUMENTS[claim.article_id].article.text
        whole = text[claim.sentence_start : claim.sentence_end]
        assert "".join(piece for piece, _ in words["pieces"]) == whole


def _one(*casualties: Casualty) -> Incident:
    day = dt.date(2031, 5, 12)
    return Incident("i", "A march", "demonstration", start=day, end=day, casualties=casualties)


def _injured(*incidents: Incident) -> list[str]:
    everything = Selection.of(incidents, Filter())
    rows = totals.describe(everything.within(None), everything)["figures"]
    return next(row[1:] for row in rows if row[0] == "injured")


def test_that_sources_count_none_reads_otherwise_than_that_no_source_says() -> None:
    unhurt = Casualty("people", "injured", Count(0, 0, 0), "none_reported")
    silent, told = _one(), _one(unhurt)
    assert _injured(silent) == ["not told", "no source says"]
    assert _injured(told) == ["none", "sources say"]
    assert _injured(told, replace(silent, id="s")) == ["none", "sources say of 1 of 2"]

    assert cards.card(told)["figures"] == ["no one injured, sources say"]
    assert cards.card(silent)["figures"] == []
    (row,) = cards.full_card(told, {}, Columns((told,)))["figures"]
    assert f"{row['figure']} {row['label'].lower()}" == "no people injured, sources say"
    assert cards.full_card(told, {}, Columns((told,)))["hurt"] == ""
    assert cards.full_card(silent, {}, Columns((silent,)))["hurt"].startswith("no source says")

    (block,) = evidence.table([told], {})["incidents"]
    assert block["rows"][0]["chosen"] == "none, sources say"


def test_totals_are_ranges_and_sums_are_called_derived() -> None:
    everything = Selection.of(workspace.incidents(), Filter())
    day = CLASH.start
    assert day is not None
    told = totals.describe(everything.within((day, day)), everything)
    assert ["injured", "82 to 83", "derived: our sum"] in told["figures"]
    assert told["sentence"] == "2 of 8 incidents, 82 to 83 injured"


def test_a_total_with_a_vague_part_has_no_upper_end() -> None:
    assert wording.figure(Count(17, None, None), to=" to ") == "17 or more"


def test_what_an_outlet_says_roughly_is_shown_as_rough() -> None:
    rough = Claim("a", 7, 9, "injured.people", "30", 30, 30, 30, approximate=True)
    incident = Incident(
        "i", "Clash", "armed_clash", start=CLASH.start, end=CLASH.start, claims=(rough,),
        casualties=(Casualty("people", "injured", Count(30, 30, 30, approximate=True)),),
    )  # fmt: skip
    (block,) = evidence.table([incident], {})["incidents"]
    assert block["rows"][0]["chosen"] == "about 30"
    (row,) = cards.full_card(incident, {}, Columns((incident,)))["figures"]
    assert [claim["value"] for claim in row["claims"]] == ["about 30"]
    outlets = replace(incident, sources=(Source("a", "Adria Observer"),))
    (cell,) = evidence.table([outlets], {})["incidents"][0]["rows"][0]["cells"]
    assert cell["text"] == "about 30"


def test_what_a_reviewer_rejected_is_shown_on_request_and_summed_by_nobody() -> None:
    day = dt.date(2031, 5, 12)
    hurt = (Casualty("people", "killed", Count(3, 3, 3)),)
    both = [
        Incident("a", "x", "arrest", start=day, casualties=hurt),
        Incident("b", "x", "arrest", start=day, casualties=hurt, review="rejected"),
    ]
    shown = Selection.of(both, Filter(rejected=True)).within(None)
    assert len(shown) == 2
    assert totals.add_up(shown, "killed") == (Count(3, 3, 3), False)
