"""Files with a form of their own: text out of .html, .docx and .pdf.

Enters: a name and bytes, which nobody vouches for. Leaves: plain text as UTF-8 and what the file
soundly says of itself, or an `ArticleError`. Sizes are read first and counted while reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from geo.articles.pages import read_page
from geo.articles.pdfs import read_pdf
from geo.articles.word_files import is_word_file, read_word_file
from geo.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.articles.file_text import FileText

#: The endings of what is read here.
DOCUMENTS = frozenset({".html", ".htm", ".docx", ".pdf"})
#: Bytes of the longest file that is read; a larger one is no article. A million words take 6 MB.
LARGEST_BYTES = 20_000_000
#: A longer text (bytes) takes long enough to be told of, by as much a MB: as measured, and more.
_LONG_BYTES, _SECONDS_A_MB = 1_000_000, 18
_OLD_OFFICE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")


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


def long_note(size: int, name: str) -> str | None:
    """Say of a long text (`size` in bytes) how long it takes to read and code; None of others.

    Examples
    --------
    >>> long_note(10_000_000, "book.txt")
    'book.txt is long (10 MB): it takes about 3 minutes.'
    """
    if size <= _LONG_BYTES:
        return None
    minutes = max(1, round(size / 1e6 * _SECONDS_A_MB / 60))
    told = "a minute" if minutes == 1 else f"{minutes} minutes"
    return f"{name} is long ({size / 1e6:.0f} MB): it takes about {told}."


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
    if not raw.strip():
        raise ArticleError(f"{name} is empty; give a file with the article's text.")
    _refuse_old_office(raw, name)
    kind = PurePosixPath(name).suffix.casefold()
    if kind == ".pdf" or raw[:5] == b"%PDF-":
        found = read_pdf(raw, name=name)
        return PlainText(found.text.encode(), _told(found))
    if kind in {".html", ".htm"}:
        page = read_page(raw, name=name)
        return PlainText(page.text.encode(), _own(page.metadata))
    if kind == ".docx" or (raw[:4] == b"PK\x03\x04" and is_word_file(raw)):
        word = read_word_file(raw, name=name)
        return PlainText(word.text.encode(), _told(word))
    return PlainText(raw)


def beside(told: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file tells of itself, overruled by what is told beside it.

    Examples
    --------
    >>> beside({"published": "2031-05-13", "published_basis": "file"}, {"published": "2031-05-14"})
    {'published': '2031-05-14'}
    """
    found = {**told, **own}
    if own.get("published"):
        found.pop("published_basis", None)
    return found


def _refuse_old_office(raw: bytes, name: str) -> None:
    if raw[:5] == b"{\\rtf":
        raise ArticleError(f"{name} is rich text (RTF): save it as .docx or .txt.")
    if raw[:4] == _OLD_OFFICE and _ENCRYPTED in raw:
        raise ArticleError(f"{name} asks for a password: save a copy without one.")
    if raw[:4] == _OLD_OFFICE:
        raise ArticleError(f"{name} is an old office document (.doc): save it as .docx or .txt.")


def _told(found: FileText) -> dict[str, Any]:
    told = {"title": found.title, "published": found.published}
    return _own({key: value for key, value in told.items() if value is not None})


def _own(told: Mapping[str, Any]) -> dict[str, Any]:
    return {**told, "published_basis": "file"} if told.get("published") else dict(told)
