"""PDFs give paragraphs; what is broken, locked, empty or too much is one sentence."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from geo.articles import iter_articles
from geo.articles.documents import plain_text
from geo.articles.pdfs import MOST_BYTES, read_pdf
from geo.errors import ArticleError
from geo.records import Article
from tests.articles.pdf_making import drawn, pdf

if TYPE_CHECKING:
    from pathlib import Path

REPORT = (
    "Dockers block the harbour bridge",
    "Trieste, 13 May 2031",
    "",
    "Dock workers blocked the bridge to the harbour of Trieste on Tuesday and demon-",
    "strated against a new tariff, the Adriatic-Baltic line and the so-called harbour",
    "law. Nobody was injured in Bosnia-",
    "Herzegovina Street.",
    "",
    "A so-",
    "called wildcat strike went on in Koper and the workers there walked out at noon",
)


def test_lines_become_paragraphs_and_cut_words_are_put_together() -> None:
    found = read_pdf(pdf(REPORT, ("with their flags.", "", "The port was closed.")), name="a.pdf")
    assert found.text.split("\n\n") == [
        "Dockers block the harbour bridge",
        "Trieste, 13 May 2031",
        (
            "Dock workers blocked the bridge to the harbour of Trieste on Tuesday and demonstrated "
            "against a new tariff, the Adriatic-Baltic line and the so-called harbour law. Nobody "
            "was injured in Bosnia-Herzegovina Street."
        ),
        (
            "A so-called wildcat strike went on in Koper and the workers there walked out at noon "
            "with their flags."
        ),
        "The port was closed.",
    ]


def test_page_numbers_and_lines_that_every_page_repeats_are_left_out() -> None:
    towns = ("Koper", "Trieste", "Udine", "Gorizia")
    pages = [
        (
            f"Adria Observer 203{number}",
            f"{town} was quiet in the morning, when the harbour was closed once more by",
            "dockers.",
            f"More followed in {town} and elsewhere.",
            f"Page {number} of 4",
        )
        for number, town in enumerate(towns, 1)
    ]
    text = read_pdf(pdf(*pages), name="a.pdf").text
    assert "Adria Observer" not in text
    assert "Page" not in text
    assert text.count("closed once more by dockers.") == 4


@pytest.mark.parametrize(
    ("about", "title", "day"),
    [
        ({"/Title": "Dockers block the harbour bridge"}, REPORT[0], None),
        ({"/Title": "Microsoft Word - final2.docx"}, None, None),
        ({"/Title": "Quarterly figures of a bank"}, None, None),
        ({"/CreationDate": "D:20310513101500+02'00'"}, None, dt.date(2031, 5, 13)),
        ({"/CreationDate": "D:20330101101500Z"}, None, None),
        ({"/CreationDate": "yesterday"}, None, None),
    ],
    ids=["title", "file name", "another title", "day", "later day", "no day"],
)
def test_title_and_day_of_the_file_count_only_where_the_first_page_prints_them(
    about: dict[str, str], title: str | None, day: dt.date | None
) -> None:
    found = read_pdf(pdf(REPORT, about=about), name="a.pdf")
    assert (found.title, found.published) == (title, day)


def _bomb() -> bytes:
    return pdf(drawn(["x"]) + b"\n" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (pdf(b""), "holds no text"),
        (pdf(("1",), ("2",)), "holds no text"),
        (pdf(REPORT, password="x"), "password"),  # noqa: S106
        (pdf(REPORT)[:200], "no PDF that can be read"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "no PDF that can be read"),
        (b"%PDF-1.7\nstartxref\n9\n%%EOF", "no PDF that can be read"),
        (_bomb(), "unpacks to"),
        (b"%PDF-1.7" + b" " * 20_000_000, "too long"),
    ],
    ids=["blank", "numbers", "password", "cut", "noise", "no table", "bomb", "long"],
)
def test_what_cannot_be_read_is_one_sentence_that_names_the_file(raw: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words) as told:
        plain_text(raw, name="report.pdf")
    assert str(told.value).startswith("report.pdf ")


def test_a_file_locked_for_its_owner_only_is_read() -> None:
    assert "Trieste" in read_pdf(pdf(REPORT, password=""), name="a.pdf").text


def test_any_cut_of_a_file_is_read_or_refused_with_a_sentence() -> None:
    whole = pdf(REPORT, about={"/Title": REPORT[0]})
    for end in range(0, len(whole), 37):
        try:
            assert plain_text(whole[:end] or b"%PDF-", name="cut.pdf").raw
        except ArticleError as error:
            assert "cut.pdf" in str(error)  # noqa: PT017  (either is right)


def test_a_folder_gives_its_pdf_html_and_docx_and_names_what_is_broken(tmp_path: Path) -> None:
    about = {"/Title": REPORT[0], "/CreationDate": "D:20310513101500Z"}
    (tmp_path / "a.pdf").write_bytes(pdf(REPORT, about=about))
    (tmp_path / "b.html").write_text("<p>A fire in Udine on 13 May 2031.</p>", encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "d.pdf").write_bytes(pdf(b""))
    found = list(iter_articles([tmp_path]))
    read = {a.name: a for a in found if isinstance(a, Article)}
    assert set(read) == {"a.pdf", "b.html"}
    assert read["a.pdf"].title == REPORT[0]
    assert read["a.pdf"].published == dt.date(2031, 5, 13)
    assert sorted(str(e).split()[0].rstrip(":") for e in found if isinstance(e, ArticleError)) == [
        "c.docx", "d.pdf",
    ]  # fmt: skip
