"""Word documents for tests: made by python-docx, or of XML that it cannot write."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def saved(document: Document) -> bytes:
    """Return the bytes of a document."""
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def word(*paragraphs: str) -> bytes:
    """Return a document of some paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def with_parts(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a document with some of its parts in another form, or more of them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return made.getvalue()


def of_body(xml: str, head: str = "") -> bytes:
    """Return a document whose body is the given XML (prefixes w and mc)."""
    whole = f"{head}<w:document {_SPACES}><w:body>{xml}</w:body></w:document>"
    return with_parts(word("x"), {"word/document.xml": whole.encode()})


def with_footnotes(raw: bytes, xml: str) -> bytes:
    """Return a document with a part of footnotes (prefix w)."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        told = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = f'<Relationship Id="rId99" Type="{base}" Target="footnotes.xml"/></Relationships>'
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    return with_parts(
        raw,
        {
            "word/footnotes.xml": f"<w:footnotes {_SPACES}>{xml}</w:footnotes>".encode(),
            "word/_rels/document.xml.rels": told.replace("</Relationships>", relation).encode(),
            "[Content_Types].xml": types.replace("</Types>", override).encode(),
        },
    )
