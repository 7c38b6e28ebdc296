"""Files that a reader drops: text out of .txt, .md, .html, .docx, .pdf, and out of zips of them.

Enters: names and bytes, which nobody vouches for. Leaves: names and plain text, or one
sentence on what is wrong. Sizes are read first and counted while reading.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from geo.articles.documents import DOCUMENTS, PlainText, plain_text
from geo.articles.word_files import is_word_file
from geo.errors import ArticleError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: So much comes out of one zip, and so many files.
MOST_BYTES, MOST_FILES = 60_000_000, 300
_TEXTS = {"", ".txt", ".md", ".markdown", ".text"}
#: Other zips: they hold no reports, or hold them in a form of their own.
_OFFICE = {".docx", ".docm", ".dotx", ".odt", ".ods", ".odp", ".xlsx", ".pptx", ".epub", ".pages"}
#: The ending of some kind of file; "Report 12.05" has none.
_ENDING = re.compile(r"\.[a-z]\w{1,7}")
Found = tuple[str, PlainText | InputError]


def unpack(dropped: Iterable[tuple[str, bytes]]) -> Iterator[Found]:
    """Yield name and plain text of each file, those in zips too; what is wrong stands instead.

    Examples
    --------
    >>> list(unpack([("a.html", b"<p>A march</p><script>x</script>")]))
    [('a.html', PlainText(raw=b'A march', metadata={}))]
    """
    for name, raw in dropped:
        if _is_zip(name, raw):
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
                if _is_zip(item.filename, body):
                    yield path, InputError(f"{path}: a zip within a zip is not opened.")
                else:
                    yield path, _text_of(path, body)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        yield name, InputError(f"{name} cannot be unpacked ({error}): drop the files themselves.")


def _is_litter(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def _is_zip(name: str, raw: bytes) -> bool:
    """Say whether a file is a folder of files, no office document (which is a zip, too)."""
    if raw[:4] != b"PK\x03\x04" or PurePosixPath(name).suffix.casefold() in _OFFICE:
        return False
    return not is_word_file(raw)


def _text_of(name: str, raw: bytes) -> PlainText | InputError:
    kind = PurePosixPath(name).suffix.casefold()
    known = kind in DOCUMENTS | _TEXTS or raw[:5] == b"%PDF-"
    try:
        found = plain_text(raw, name=name)
    except ArticleError as error:
        return error
    if found.raw is raw and not known and (_ENDING.fullmatch(kind) or b"\0" in raw[:4000]):
        return InputError(f"{name}: not a kind of file that is read (.txt .md .html .docx .pdf).")
    return found
