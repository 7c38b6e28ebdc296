"""Word documents give all that they print; what cannot be read is one sentence."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
import pytest

from geo.articles.documents import plain_text
from geo.articles.word_files import MOST_BYTES, MOST_TAGS, read_word_file
from geo.errors import ArticleError
from tests.articles.docx_making import of_body, saved, with_footnotes, with_parts, word

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _lines(raw: bytes) -> list[str]:
    return read_word_file(raw, name="a.docx").text.split("\n\n")


def test_headings_paragraphs_lists_and_rows_of_tables_come_in_their_order() -> None:
    made = docx.Document()
    made.add_heading("Floods in Ptuj", 0)
    made.add_paragraph("Seven people died in Ptuj,\tthe mayor said.\nNobody is missing.")
    made.add_paragraph("Pumps", style="List Bullet")
    table = made.add_table(2, 3)
    for row, told in zip(table.rows, (("Town", "Dead", ""), ("Ptuj", "7", "21")), strict=True):
        for cell, text in zip(row.cells, told, strict=True):
            cell.text = text
    made.add_paragraph("The water in the Drava – at Птуј too – falls.")
    made.sections[0].header.paragraphs[0].text = "Agency, page 1"
    assert _lines(saved(made)) == [
        "Floods in Ptuj",
        "Seven people died in Ptuj, the mayor said.",
        "Nobody is missing.",
        "Pumps",
        "Town | Dead",
        "Ptuj | 7 | 21",
        "The water in the Drava – at Птуј too – falls.",
    ]


def test_cells_that_were_joined_and_tables_within_tables_are_told_once() -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Dead by town"
    table.cell(1, 0).text = "Koper"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "three"
    assert _lines(saved(made)) == ["Dead by town", "Koper | three"]


def test_comments_and_deleted_words_are_left_out_and_inserted_ones_are_read() -> None:
    made = docx.Document()
    run = made.add_paragraph("Police closed the bridge.").runs[0]
    made.add_comment(run, text="Check with Ana whether thirty were hurt", author="x", initials="x")
    assert _lines(saved(made)) == ["Police closed the bridge."]
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>In </w:t></w:r>"
        "<w:del><w:r><w:delText>Koper</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Piran</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr>"
        "<w:t> secretly</w:t></w:r><w:r><w:t xml:space='preserve'> two men</w:t><w:br/>"
        "<w:t>were hurt.</w:t></w:r></w:p>"
    )
    assert _lines(of_body(body)) == ["In Piran two men", "were hurt."]


def test_words_in_content_controls_marked_places_links_and_frames_are_read_once() -> None:
    frame = "<w:txbxContent><w:p><w:r><w:t>In a frame</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Bridge closed</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:smartTag><w:r><w:t>Udine</w:t></w:r></w:smartTag><w:hyperlink><w:r>"
        "<w:t xml:space='preserve'> is calm.</w:t></w:r></w:hyperlink><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{frame}</mc:Choice><mc:Fallback>{frame}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert _lines(of_body(body)) == ["Bridge closed", "Udine is calm.", "In a frame"]


def test_footnotes_stand_at_the_end() -> None:
    note = "<w:footnote w:id='1'><w:p><w:r><w:t>So the hospital.</w:t></w:r></w:p></w:footnote>"
    raw = with_footnotes(word("Three were hurt.", "All is calm."), note)
    assert _lines(raw) == ["Three were hurt.", "All is calm.", "So the hospital."]


def test_title_and_day_are_taken_where_the_text_prints_them() -> None:
    made = docx.Document()
    made.add_paragraph("Bridge closed in Udine")
    made.add_paragraph("13 May 2031")
    made.core_properties.title = "Bridge closed in Udine"
    made.core_properties.created = dt.datetime(2031, 5, 13, 8, 0)  # noqa: DTZ001  (as Word has it)
    raw = saved(made)
    told = {"title": "Bridge closed in Udine", "published": dt.date(2031, 5, 13)}
    assert plain_text(raw, name="a.docx").metadata == {**told, "published_basis": "file"}
    made.core_properties.title = "Template of the desk"
    made.core_properties.created = dt.datetime(2029, 1, 1, 8, 0)  # noqa: DTZ001
    assert plain_text(saved(made), name="a.docx").metadata == {}


def test_a_word_document_under_another_name_is_read_all_the_same() -> None:
    assert plain_text(word("Police closed it."), name="report.doc").raw == b"Police closed it."


def _zip(**inside: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in inside.items():
            archive.writestr(name, raw)
    return made.getvalue()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 nothing", "not a Word document"),
        (word("Police closed it.")[:900], "not a Word document"),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.text"), "not a Word document"),
        (b"Police closed it.", "not a Word document"),
        (OLD_OFFICE, "an old office document"),
        (OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "asks for a password"),
        (b"{\\rtf1 Police closed it.}", "rich text"),
        (word(), "holds no text"),
        (of_body("&a;", head='<!DOCTYPE x [<!ENTITY a "b">]>'), "not a Word document"),
        (with_parts(word("x"), {"word/big.bin": bytes(MOST_BYTES + 1)}), "unpacks to"),
        (of_body("<w:p/>" * MOST_TAGS), "too large"),
        (of_body("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000), "not a Word document"),
    ],
    ids=[
        "empty", "broken", "cut", "open document", "text", "old", "locked", "rich text", "blank",
        "entity", "bomb", "tags", "nested",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_sentence_that_names_the_file(raw: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words) as caught:
        plain_text(raw, name="odd.docx")
    assert str(caught.value).startswith("odd.docx")
    assert "\n" not in str(caught.value)


def test_a_document_cut_anywhere_is_read_or_refused() -> None:
    whole = word("Police closed the bridge.")
    for end in range(0, len(whole), 997):
        with pytest.raises(ArticleError, match=r"cut\.docx"):
            plain_text(whole[:end], name="cut.docx")
