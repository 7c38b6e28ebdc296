"""The time expressions of the five articles, each with its base and answer."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from geo.articles import infer_from_others, iter_articles, prepare, resolve_time
from geo.records import Article, Document, TimeExpression

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = 38


@pytest.fixture(scope="session")
def expressions(shared: Path) -> list[dict[str, Any]]:
    path = shared / "gold" / "date_expressions.json"
    if not path.is_file():
        pytest.skip(f"no {path}")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["expressions"]
    return found


@pytest.fixture(scope="session")
def documents(shared: Path) -> dict[str, Document]:
    folder = shared / "articles"
    if not folder.is_dir():
        pytest.skip(f"no articles in {folder}")
    read = [item for item in iter_articles([folder]) if isinstance(item, Article)]
    return {article.name[:3]: prepare(article) for article in read}


def _agrees(answer: TimeExpression | None, wanted: dict[str, Any]) -> bool:
    if answer is None:
        return False
    if wanted["start"] is None:
        return answer.first is None and answer.last is None
    if answer.first is None or answer.last is None:
        return False
    early, late = wanted.get("accept_end", [wanted["end"], wanted["end"]])
    ends_well = early <= answer.last.isoformat() <= late
    precise = answer.date_prec == wanted["date_prec"] or wanted.get("optional", False)
    return bool(answer.first.isoformat() == wanted["start"] and ends_well and precise)


def test_at_least_38_of_39_expressions_are_resolved(expressions: list[dict[str, Any]]) -> None:
    wrong = [
        (wanted["text"], wanted["base"])
        for wanted in expressions
        if not _agrees(resolve_time(wanted["text"], dt.date.fromisoformat(wanted["base"])), wanted)
    ]

    assert len(expressions) - len(wrong) >= NEEDED, wrong


@pytest.mark.parametrize(
    ("name", "published", "basis"),
    [
        ("000", "2023-05-31", "inferred"),
        ("001", "2023-05-30", "stated"),
        ("002", "2023-06-02", "stated"),
        ("003", "None", "none"),
        ("004", "2023-01-09", "inferred"),
    ],
)
def test_an_article_gets_the_date_that_it_states_or_implies(
    documents: dict[str, Document], name: str, published: str, basis: str
) -> None:
    article = documents[name].article

    assert (str(article.published), article.published_basis) == (published, basis)


def test_a_later_update_is_the_last_day_of_the_range(documents: dict[str, Document]) -> None:
    assert documents["002"].article.published_range == (dt.date(2023, 6, 2), dt.date(2023, 6, 4))


def test_the_article_without_a_date_takes_it_from_those_on_the_same_events(
    documents: dict[str, Document],
) -> None:
    dated = infer_from_others(documents["003"], documents.values()).article

    assert dated.published_basis == "inferred"
    assert dated.published_range == (dt.date(2023, 5, 30), dt.date(2023, 5, 31))


def test_every_expression_of_the_gold_is_found_in_an_article_with_its_days(
    documents: dict[str, Document], expressions: list[dict[str, Any]]
) -> None:
    answers = {
        (time.surface.casefold(), str(time.first))
        for document in documents.values()
        for time in document.times
    }
    # What stands in bylines, furniture and repeated captions is not read as the story's time; the
    # two ends of a range are one expression.
    left_out = {"May 30, 2023", "6/2/2023", "6/4/2023", "early in 2022", "24 March 1999"}
    left_out.add("10 June 1999")
    missing = [
        wanted["text"]
        for wanted in expressions
        if wanted["text"] not in left_out
        and not any(
            surface in wanted["text"].casefold() or wanted["text"].casefold() in surface
            for surface, first in answers
            if first == str(wanted["start"])
        )
    ]

    assert missing == []


def test_no_offset_of_an_article_moves(documents: dict[str, Document]) -> None:
    for document in documents.values():
        text = document.article.text
        spans = [(s.start, s.end) for s in document.sentences]
        assert spans == sorted(spans)
        assert "".join(text[a:b] for a, b in spans).split() or not text.strip()
        covered = "".join("".join(text[a:b].split()) for a, b in spans)
        assert covered == "".join(text.split())
        assert all(text[t.start : t.end] == t.surface for t in document.times)


def test_what_the_coders_call_furniture_and_repetitions_is_no_body(
    documents: dict[str, Document], shared: Path
) -> None:
    gold = json.loads((shared / "gold" / "kosovo_2023.json").read_text(encoding="utf-8"))
    for source in gold["sources"]:
        document = documents[source["file"][:3]]
        kinds = _kinds_by_line(document)
        for line in source.get("boilerplate_lines", []):
            assert "body" not in kinds.get(line, set()), (source["id"], line)
        for _, repeated in source.get("duplicate_lines", []):
            assert kinds[repeated] == {"duplicate"}, (source["id"], repeated)


def _kinds_by_line(document: Document) -> dict[int, set[str]]:
    kinds: dict[int, set[str]] = {}
    for sentence in document.sentences:
        line = document.article.text.count("\n", 0, sentence.start) + 1
        kinds.setdefault(line, set()).add(sentence.kind)
    return kinds
