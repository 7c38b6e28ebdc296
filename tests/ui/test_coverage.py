"""Only an outlet that could have told of an incident is called silent about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from geo.records import Article, Document, Incident, Source
from geo.ui import evidence
from geo.ui.coverage import BEFORE, ELSEWHERE, LATER, NO_DAY, SILENT, UNDATED, Coverage

MAY = dt.date(2031, 5, 31)


def _document(key: str, published: dt.date | None) -> Document:
    article = Article(key, key, key, publisher=key.title(), published=published)
    return Document(article, ())


def _incident(key: str, day: dt.date | None, country: str, *telling: str) -> Incident:
    sources = tuple(Source(name, name.title()) for name in telling)
    return Incident(key, key, "demonstration", start=day, end=day, country=country, sources=sources)


DOCUMENTS = {
    name: _document(name, day)
    for name, day in {
        "early": dt.date(2031, 1, 9),
        "near": dt.date(2031, 6, 2),
        "late": dt.date(2031, 9, 1),
        "elsewhere": dt.date(2031, 6, 1),
        "undated": None,
        "teller": dt.date(2031, 6, 1),
    }.items()
}
MARCH = _incident("march", MAY, "XK", "teller")
KNOWN = (
    MARCH,
    _incident("raid", dt.date(2031, 1, 8), "XK", "early", "near", "late", "undated"),
    _incident("quake", MAY, "PE", "elsewhere"),
)
REACH = Coverage(DOCUMENTS, KNOWN)


def test_an_outlet_is_silent_only_where_a_report_of_it_could_have_told() -> None:
    assert {name: REACH.why_not(name.title(), MARCH) for name in DOCUMENTS if name != "teller"} == {
        "early": BEFORE,
        "near": SILENT,
        "late": LATER,
        "elsewhere": ELSEWHERE,
        "undated": UNDATED,
    }


def test_of_an_incident_without_a_day_it_is_not_the_reports_that_are_called_undated() -> None:
    without = replace(MARCH, start=None, end=None)
    assert REACH.why_not("Early", without) == REACH.why_not("Undated", without) == NO_DAY
    assert REACH.why_not("Elsewhere", without) == ELSEWHERE


def test_a_dated_report_makes_silent_whatever_else_the_outlet_has_without_a_day() -> None:
    both = {**DOCUMENTS, "more": _document("near", None)}
    assert Coverage(both, KNOWN).why_not("Near", MARCH) == SILENT


def test_an_outlet_of_a_table_is_silent_by_the_day_that_the_table_gives() -> None:
    told = replace(KNOWN[1], sources=(Source("row", "Table", published=dt.date(2031, 6, 3)),))
    assert Coverage(DOCUMENTS, (told,)).why_not("Table", MARCH) == SILENT


def test_outlets_that_could_have_told_nothing_have_no_column_and_are_named() -> None:
    told = evidence.table([MARCH], DOCUMENTS, None, REACH)
    assert told["columns"] == ["Near", "Teller"]
    assert told["without"] == ["Early", "Late", "Elsewhere", "Undated"]
    both = evidence.table(KNOWN, DOCUMENTS, None, REACH)
    assert both["without"] == []
    march = [cell["text"] for cell in both["incidents"][0]["rows"][0]["cells"]]
    assert dict(zip(both["columns"], march, strict=True)) == {
        "Early": BEFORE,
        "Near": SILENT,
        "Late": LATER,
        "Elsewhere": ELSEWHERE,
        "Undated": UNDATED,
        "Teller": "reports it",
    }
