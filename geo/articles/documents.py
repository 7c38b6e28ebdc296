"""Files with a form of their own: text out of .html, .docx and .pdf.

Enters: a name and bytes, which nobody vouches for. Leaves: plain text as UTF-8 and what the file
soundly says of itself, or an `ArticleError`. Sizes are read first and counted while reading.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from geo.articles.pdfs import read_pdf
from geo.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The endings of what is read here.
DOCUMENTS = frozenset({".html", ".htm", ".docx", ".pdf"})
#: Bytes of the longest file that is read; a larger one is no article. A million words take 6 MB.
LARGEST_BYTES = 20_000_000
#: So much comes out of one file.
MOST_BYTES = 60_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]{2,20})")
_SILENT = frozenset({"script", "style", "nav", "footer", "aside", "noscript", "template", "form"})
_BLOCKS = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "blockquote", "figcaption",
    "article", "section", "header",
})  # fmt: skip


def refuse_large(size: int, name: str) -> None:
    """Refuse what is longer than any article, before it is read.

    Raises
    ------
    ArticleError
        If `size` (bytes) is over `LARGEST_BYTES`.
    """
    if size > LARGEST_BYTES:
        raise ArticleError(
            f"{name} is too long ({size / 1e6:.0f} MB); {LARGEST_BYTES / 1e6:.0f} MB is the most "
            "for one article, cut it into several files."
        )


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text as UTF-8, and the metadata that its file soundly told (as `read_bytes` takes them)."""

    raw: bytes
    metadata: Mapping[str, Any] = field(default_factory=dict)


def plain_text(raw: bytes, *, name: str) -> PlainText:
    """Return the text of a file whose name or bytes say that it is one of `DOCUMENTS`.

    Any other file is returned as it came: `read_bytes` decodes it or refuses it.

    Raises
    ------
    ArticleError
        If it is too long, broken, encrypted, without text, or unpacks to too much.

    Examples
    --------
    >>> plain_text(b"<p>A march</p><script>x</script>", name="a.html").raw
    b'A march'
    """
    refuse_large(len(raw), name)
    kind = PurePosixPath(name).suffix.casefold()
    if kind == ".pdf" or raw[:5] == b"%PDF-":
        found = read_pdf(raw, name=name)
        told = {"title": found.title, "published": found.published}
        return PlainText(found.text.encode(), {k: v for k, v in told.items() if v is not None})
    if kind in {".html", ".htm"}:
        return PlainText(_from_html(raw))
    if kind == ".docx":
        return PlainText(_from_docx(name, raw))
    return PlainText(raw)


class _Words(HTMLParser):
    """Collects the text of a page, a line a block, without what is not its article."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = [[]]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self.silent += 1
        if tag in _BLOCKS:
            self.lines.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in _BLOCKS or tag == "title":
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1].append(data)


def _from_html(raw: bytes) -> bytes:
    told = _CHARSET.search(raw[:2048])
    text = ""
    for encoding in ("utf-8", told.group(1).decode() if told else "cp1252", "latin-1"):
        try:
            text = raw.decode(encoding)
            break
        except (UnicodeDecodeError, LookupError):
            continue
    words = _Words()
    words.feed(text)
    words.close()
    lines = (" ".join("".join(line).split()) for line in words.lines)
    return "\n\n".join(line for line in lines if line).encode()


def _from_docx(name: str, raw: bytes) -> bytes:
    broken = ArticleError(
        f"{name}: not a Word document that can be read; copy its text and paste it."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if archive.getinfo("word/document.xml").file_size > MOST_BYTES:
                raise broken
            with archive.open("word/document.xml") as opened:
                body = opened.read(MOST_BYTES)
        if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
            raise broken
        root = ET.fromstring(body)  # noqa: S314  (no declarations of entities in it)
    except (zipfile.BadZipFile, KeyError, ET.ParseError, RuntimeError, OSError, EOFError) as error:
        raise broken from error
    lines = ("".join(t.text or "" for t in p.iter(f"{_WORD}t")) for p in root.iter(f"{_WORD}p"))
    return "\n\n".join(line for line in lines if line.strip()).encode()
