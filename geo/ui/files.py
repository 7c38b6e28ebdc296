"""Files that a reader drops: text out of .txt, .md, .html, .docx, and out of zips of them.

Enters: names and bytes, which nobody vouches for. Leaves: names and bytes of plain text, or one
sentence on what is wrong. Sizes are read first and counted while reading.
"""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: So much comes out of one zip, and so many files.
MOST_BYTES, MOST_FILES = 60_000_000, 300
_TEXTS = {"", ".txt", ".md", ".markdown", ".text"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHARSET = re.compile(rb"charset=[\"']?([A-Za-z0-9_-]{2,20})")
_SILENT = frozenset({"script", "style", "nav", "footer", "aside", "noscript", "template", "form"})
_BLOCKS = frozenset({
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "blockquote", "figcaption",
    "article", "section", "header",
})  # fmt: skip

Found = tuple[str, bytes | InputError]


def unpack(dropped: Iterable[tuple[str, bytes]]) -> Iterator[Found]:
    """Yield name and plain text of each file, those in zips too; what is wrong stands instead.

    Examples
    --------
    >>> list(unpack([("a.html", b"<p>A march</p><script>x</script>")]))
    [('a.html', b'A march')]
    """
    for name, raw in dropped:
        if raw[:4] == b"PK\x03\x04" and not name.casefold().endswith(".docx"):
            yield from _from_zip(name, raw)
        else:
            yield name, _text_of(name, raw)


def _from_zip(name: str, raw: bytes) -> Iterator[Found]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = [
                i for i in archive.infolist() if not i.is_dir() and not _is_litter(i.filename)
            ]
            whole = sum(i.file_size for i in inside)
            if len(inside) > MOST_FILES or whole > MOST_BYTES:
                said = f"{len(inside)} files of {whole / 1e6:.0f} MB in all"
                most = f"{MOST_FILES} files of {MOST_BYTES / 1e6:.0f} MB"
                yield name, InputError(f"{name}: {said} are too much: at most {most} in a zip.")
                return
            left = MOST_BYTES
            for item in inside:
                with archive.open(item) as opened:
                    body = opened.read(left + 1)
                left -= len(body)
                if left < 0:
                    yield name, InputError(f"{name} unpacks to more than it says: not read on.")
                    return
                path = f"{name}/{item.filename}"
                if body[:4] == b"PK\x03\x04" and not item.filename.casefold().endswith(".docx"):
                    yield path, InputError(f"{path}: a zip within a zip is not opened.")
                else:
                    yield path, _text_of(path, body)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        yield name, InputError(f"{name} cannot be unpacked ({error}): drop the files themselves.")


def _is_litter(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def _text_of(name: str, raw: bytes) -> bytes | InputError:
    kind = PurePosixPath(name).suffix.casefold()
    if kind in {".html", ".htm"}:
        return _from_html(raw)
    if kind == ".docx":
        return _from_docx(name, raw)
    if kind == ".pdf" or raw[:5] == b"%PDF-":
        return InputError(f"{name}: PDF is not read; copy its text and paste it.")
    if kind in _TEXTS or b"\0" not in raw[:4000]:
        return raw
    return InputError(f"{name}: not a kind of file that is read (.txt .md .html .docx .zip).")


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


def _from_docx(name: str, raw: bytes) -> bytes | InputError:
    broken = InputError(
        f"{name}: not a Word document that can be read; copy its text and paste it."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if archive.getinfo("word/document.xml").file_size > MOST_BYTES:
                return broken
            with archive.open("word/document.xml") as opened:
                body = opened.read(MOST_BYTES)
        if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
            return broken
        root = ET.fromstring(body)  # noqa: S314  (no declarations of entities in it)
    except (zipfile.BadZipFile, KeyError, ET.ParseError, RuntimeError, OSError, EOFError):
        return broken
    lines = ("".join(t.text or "" for t in p.iter(f"{_WORD}t")) for p in root.iter(f"{_WORD}p"))
    return "\n\n".join(line for line in lines if line.strip()).encode()
