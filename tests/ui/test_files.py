"""Files of several kinds give their text; what is wrong is told in one sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from geo.articles.documents import LARGEST_BYTES, PlainText
from geo.errors import InputError
from geo.ui import files
from tests.articles.docx_making import of_body, word


def _zip(inside: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in inside.items():
            archive.writestr(name, raw)
    return made.getvalue()


def test_a_zip_gives_each_of_its_files_and_names_what_is_wrong() -> None:
    raw = _zip(
        {
            "a.txt": b"A march in Udine",
            "b.html": b"<title>T</title><nav>no</nav><p>A fire &amp; smoke</p>",
            "c.docx": word("One", "Two"),
            "d.pdf": b"%PDF-1.7",
            "e.zip": _zip({"x": b"x"}),
            "__MACOSX/f.txt": b"litter",
        }
    )
    found = dict(files.unpack([("all.zip", raw)]))
    assert found["all.zip/a.txt"] == PlainText(b"A march in Udine")
    assert found["all.zip/b.html"] == PlainText(b"T\n\nA fire & smoke", {"title": "T"})
    assert found["all.zip/c.docx"] == PlainText(b"One\n\nTwo")
    assert isinstance(found["all.zip/d.pdf"], InputError)
    assert isinstance(found["all.zip/e.zip"], InputError)
    assert len(found) == 5


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("bomb.zip", _zip({"big.txt": b"0" * (files.MOST_BYTES + 1)})),
        ("many.zip", _zip({f"{n}.txt": b"x" for n in range(files.MOST_FILES + 1)})),
        ("cut.zip", _zip({"a.txt": b"A march" * 99})[:60]),
        ("broken.docx", b"PK\x03\x04 nothing"),
        ("bomb.docx", of_body("&a;", head='<!DOCTYPE x [<!ENTITY a "b">]>')),
        ("sheet.xlsx", _zip({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})),
        ("places.csv", b"name,lon,lat"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600)),
        ("photo.jpg", b"\xff\xd8\0\0"),
        ("long.html", b"<p>" + b"x" * LARGEST_BYTES),
    ],
    ids=["bomb", "many", "cut", "broken", "entity", "sheet", "table", "old", "photo", "long"],
)
def test_a_file_that_cannot_be_read_is_one_sentence_that_names_it(name: str, raw: bytes) -> None:
    ((told, error),) = files.unpack([(name, raw)])
    assert told == name
    assert isinstance(error, InputError)
    assert name in str(error)
