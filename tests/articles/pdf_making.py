"""Small PDFs, made in memory by pypdf: lines of text, forms, metadata."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def drawn(lines: Sequence[str]) -> bytes:
    """Return drawing instructions that set `lines` one under another."""
    told = [f"({line}) Tj T*".encode("cp1252") for line in lines]
    return b"\n".join([b"BT /F1 11 Tf 14 TL 60 760 Td", *told, b"ET"])


def pdf(
    *pages: Sequence[str] | bytes,
    about: Mapping[str, str] | None = None,
    password: str | None = None,
) -> bytes:
    """Return a PDF of `pages`: lines of text each, or drawing instructions as they are."""
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})  # noqa: SLF001
    for content in pages:
        page = writer.add_blank_page(595, 842)
        stream = DecodedStreamObject()
        stream.set_data(content if isinstance(content, bytes) else drawn(content))
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())  # noqa: SLF001
    if about:
        writer.add_metadata(dict(about))
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
