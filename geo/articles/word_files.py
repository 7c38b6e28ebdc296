"""Word documents (.docx) to paragraphs: python-docx opens them, all that is printed is read.

Enters: the bytes of a file, which nobody vouches for. Leaves: text with an empty line between
paragraphs, rows of tables with ``|`` between their cells, footnotes at the end. Comments, deleted
words, headers and footers are no part of the report.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from geo.articles.file_text import FileText
from geo.articles.properties import sound_day, sound_title
from geo.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a document unpacks to at most, in bytes, and the tags in it.
MOST_BYTES, MOST_TAGS = 60_000_000, 2_000_000
_MOST_FILES = 5_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = f"{_WORD}t"
_PARAGRAPH, _ROW, _CELL = f"{_WORD}p", f"{_WORD}tr", f"{_WORD}tc"
_GAPS = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
#: What is not printed, or printed in another form beside it.
_SILENT = {
    f"{_WORD}del",
    f"{_WORD}moveFrom",
    f"{_WORD}pPr",
    f"{_WORD}rPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_FRAME, _HIDDEN = f"{_WORD}txbxContent", f"{_WORD}rPr/{_WORD}vanish"
_NOTES = {"footnotes", "endnotes"}
_ENTITIES = "declares entities"
_HEAD_CHARACTERS = 3_000


def read_word_file(raw: bytes, *, name: str) -> FileText:
    """Read the text of a Word document.

    Parameters
    ----------
    name
        The file's name, for messages.

    Raises
    ------
    ArticleError
        If it is broken, no Word document, without text, or unpacks to too much.
    """
    broken = ArticleError(
        f"{name}: not a Word document that can be read; copy its text and paste it."
    )
    _refuse_bombs(raw, name, broken)
    import docx  # noqa: PLC0415  (0.1 s, only where there is a Word document)

    try:
        document = docx.Document(io.BytesIO(raw))
        lines = [*_paragraphs(document.element.body), *_notes(document.part)]
        told = document.core_properties
        title, made = told.title, told.created
    except Exception as error:  # whatever the libraries say of a broken file
        raise broken from error
    text = "\n\n".join(lines)
    if not any(map(str.isalpha, text)):
        raise ArticleError(f"{name} holds no text; if it holds pictures of text, type it out.")
    head = text[:_HEAD_CHARACTERS]
    return FileText(text, sound_title(title, head), sound_day(made, head))


def is_word_file(raw: bytes) -> bool:
    """Say whether bytes are a Word document, whatever its name says."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _refuse_bombs(raw: bytes, name: str, broken: ArticleError) -> None:
    """Look at all that the file unpacks to, before it is read as a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            wrong = _wrong_with(archive)
    except Exception as error:  # zipfile, zlib and struct have an error each
        raise broken from error
    if wrong == _ENTITIES:
        raise broken
    if wrong:
        raise ArticleError(f"{name} {wrong}: copy its text and paste it.")


def _wrong_with(archive: zipfile.ZipFile) -> str:
    inside = archive.infolist()
    whole = sum(item.file_size for item in inside)
    if whole > MOST_BYTES or len(inside) > _MOST_FILES:
        return f"unpacks to {whole / 1e6:.0f} MB in {len(inside)} files"
    tags = 0
    for item in inside:
        if item.filename.endswith((".xml", ".rels")):
            body = archive.read(item)
            if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
                return _ENTITIES
            tags += body.count(b"<")
            if tags > MOST_TAGS:
                return "is too large for a report"
    return ""


def _paragraphs(part: Any) -> Iterator[str]:  # noqa: ANN401  (an element of lxml's)
    """Yield the paragraphs and rows of tables, those in frames and content controls too."""
    for one in part:
        if one.tag == _PARAGRAPH:
            told = "".join(_words(one))
            yield from (line for raw in told.split("\n") if (line := " ".join(raw.split())))
            for frame in one.iter(_FRAME):
                if not any(above.tag in _SILENT for above in frame.iterancestors()):
                    yield from _paragraphs(frame)
        elif one.tag == _ROW:
            cells = [" ".join(_paragraphs(cell)) for cell in one.iter(_CELL) if _of(cell, one)]
            if row := " | ".join(cell for cell in cells if cell):
                yield row
        elif one.tag not in _SILENT:
            yield from _paragraphs(one)


def _of(cell: Any, row: Any) -> bool:  # noqa: ANN401
    """Say whether a cell belongs to a row, not to a table within it."""
    return next(cell.iterancestors(_ROW)) is row


def _words(part: Any) -> Iterator[str]:  # noqa: ANN401
    for one in part:
        if one.tag == _TEXT:
            yield one.text or ""
        elif one.tag in _GAPS:
            yield _GAPS[one.tag]
        elif not (one.tag in _SILENT or one.tag == _FRAME or one.find(_HIDDEN) is not None):
            yield from _words(one)


def _notes(part: Any) -> Iterator[str]:  # noqa: ANN401  (a part of python-docx's)
    """Yield footnotes and endnotes, which python-docx does not read."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    for relation in part.rels.values():
        if relation.reltype.rpartition("/")[2] in _NOTES and not relation.is_external:
            yield from _paragraphs(parse_xml(relation.target_part.blob))
