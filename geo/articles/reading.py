"""Files, bytes and pasted text to `Article`s; what cannot be read becomes an `ArticleError`.

Offsets are code points of the text as decoded: no character is normalised, and of the line ends
only those are blanks that broke the lines of a wrapped text (`geo.articles.wrapping`). An article's
id is the SHA-256 of its bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.articles.documents import DOCUMENTS, beside, plain_text, refuse_large
from geo.articles.encodings import Decoded, decode
from geo.articles.masthead import read_masthead
from geo.articles.sidecars import key_warning, read_sidecar
from geo.articles.tongue import language_warning
from geo.articles.wrapping import unwrap
from geo.errors import ArticleError
from geo.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SUFFIXES = frozenset({".txt", ".md"}) | DOCUMENTS
_READ = ".txt .md .html .docx .pdf .jsonl"
LINES = frozenset({".jsonl", ".ndjson"})
#: The endings of the files that are read.
READ = SUFFIXES | LINES
_STRINGS = ("title", "publisher", "author", "url", "language")
_MAX_LONGITUDE, _MAX_LATITUDE = 180.0, 90.0


def read_bytes(raw: bytes, *, name: str, metadata: Mapping[str, Any] | None = None) -> Article:
    r"""Read one article from the bytes of its file.

    Parameters
    ----------
    name
        The file's name, for messages.
    metadata
        Any of title, publisher, author, url, language, published (``YYYY-MM-DD``), home (a place
        name or ``[lon, lat]`` in WGS84 degrees), charset; it wins over what the text states. A
        warning of whoever decoded the bytes before is kept with the article.

    Raises
    ------
    ArticleError
        If the bytes are empty, no text or more than `documents.LARGEST_BYTES`, or the metadata
        have the wrong form.

    Examples
    --------
    >>> article = read_bytes(b"Bridge closed\n\nMay 30, 2023\n\nPolice closed it.\n",
    ...                      name="bridge.txt")
    >>> article.title, str(article.published), article.published_basis
    ('Bridge closed', '2023-05-30', 'stated')
    """
    refuse_large(len(raw), name)
    given = dict(metadata or {})
    charset = given.get("charset") or given.get("encoding")
    decoded = decode(raw, name=name, declared=charset if isinstance(charset, str) else None)
    return _article(decoded, hashlib.sha256(raw).hexdigest(), name, given)


def read_text(text: str, *, name: str, metadata: Mapping[str, Any] | None = None) -> Article:
    """Read one article from text, as pasted; `metadata` as in `read_bytes`.

    Raises
    ------
    ArticleError
        If there is no text, more than `documents.LARGEST_BYTES` characters of it, or it holds NUL
        characters or halves of surrogate pairs.

    Examples
    --------
    >>> read_text("Bridge closed", name="pasted").title
    'Bridge closed'
    """
    refuse_large(len(text), name)
    if not text.strip("\ufeff \t\r\n\v\f\xa0"):
        raise ArticleError(f"{name} is empty; paste the article's text.")
    if "\0" in text:
        raise ArticleError(f"{name} is binary (NUL characters); give plain text.")
    if not _whole(text):
        raise ArticleError(f"{name} holds half of a character; copy the text again.")
    key = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return _article(Decoded(text, "utf-8"), key, name, dict(metadata or {}))


def _article(decoded: Decoded, key: str, name: str, given: Mapping[str, Any]) -> Article:
    strings = {field: _string(given, field, name) for field in _STRINGS}
    text = unwrap(decoded.text)
    warnings = decoded.warning, _string(given, "warning", name), language_warning(text, name)
    head = read_masthead(text, language=strings["language"])
    published = _published(given, name)
    span = (head.published, head.updated) if head.published and head.updated else None
    if published:
        basis = "file" if given.get("published_basis") == "file" else "given"
        day, span = published, None
    elif head.published:
        basis, day = "stated", head.published
    else:
        basis, day = "none", None
    return Article(
        id=key,
        name=name,
        text=text,
        title=strings["title"] or head.title,
        publisher=strings["publisher"] or head.outlet,
        author=strings["author"] or head.author,
        url=strings["url"],
        language=strings["language"] or "en",
        published=day,
        published_basis=basis,  # type: ignore[arg-type]
        published_range=span,
        home=_home(given.get("home"), name),
        warnings=tuple(filter(None, warnings)),
    )


def _string(given: Mapping[str, Any], field: str, name: str) -> str | None:
    value = given.get(field)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        raise ArticleError(f"{name}: {field} is {value!r}; give it as text or leave it out.")
    if not _whole(value):
        raise ArticleError(f"{name}: {field} holds half of a character; write it again.")
    return value.strip()


def _whole(text: str) -> bool:
    """Say whether a text has no lone surrogates, which no file and no store can hold."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _shown(path: Path) -> str:
    """Return a file's name, bytes that are no UTF-8 in it replaced, for messages and records."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _published(given: Mapping[str, Any], name: str) -> dt.date | None:
    value = given.get("published")
    if value is None or value == "":
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.datetime.fromisoformat(value).date()
    except (ValueError, TypeError) as error:
        raise ArticleError(
            f"{name}: published is {value!r}; give a date as YYYY-MM-DD or leave it out."
        ) from error


def _home(value: object, name: str) -> str | tuple[float, float] | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value.strip()
    remedy = "give a place name or [lon, lat] in degrees."
    if not isinstance(value, list | tuple) or len(value) != 2:  # noqa: PLR2004
        raise ArticleError(f"{name}: home is {value!r}; {remedy}")
    try:
        lon, lat = float(value[0]), float(value[1])
    except (TypeError, ValueError) as error:
        raise ArticleError(f"{name}: home is {value!r}; {remedy}") from error
    if not (abs(lon) <= _MAX_LONGITUDE and abs(lat) <= _MAX_LATITUDE):
        raise ArticleError(f"{name}: home is {value!r}, outside the globe; {remedy}")
    return lon, lat


def iter_articles(paths: Iterable[Path]) -> Iterator[Article | ArticleError]:
    """Read articles from files, folders and JSON Lines, one after another.

    A folder is read with its subfolders, in the order of names. ``NAME.json`` beside ``NAME.txt``
    holds its metadata. Each line of a ``.jsonl`` file is an object with ``text`` and metadata. What
    cannot be read is yielded as an `ArticleError` that names it, and the rest goes on.
    """
    for path in paths:
        yield from _path(Path(path))


def _path(path: Path) -> Iterator[Article | ArticleError]:
    if path.is_dir():
        found = False
        for file in _files(path):
            found = True
            yield from _file(file)
        if not found:
            yield ArticleError(f"{path} holds no file that is read ({_READ}); name another folder.")
    elif path.suffix.lower() in READ:
        yield from _file(path)
    elif not path.exists():
        yield ArticleError(f"{path} does not exist; check the path.")
    else:
        yield ArticleError(
            f"{path} is not a kind of file that is read ({_READ}); save its text as .txt."
        )


def holds_articles(folder: Path) -> bool:
    """Say whether a folder or one in it holds a file that `iter_articles` reads."""
    return any(True for _ in _files(folder))


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(here, file)
            if path.suffix.lower() in READ and not file.startswith("."):
                yield path


def _file(path: Path) -> Iterator[Article | ArticleError]:
    try:
        if path.suffix.lower() in LINES:
            yield from _lines(path)
        else:
            name = _shown(path)
            refuse_large(path.stat().st_size, name)
            found = plain_text(path.read_bytes(), name=name)
            sidecar = read_sidecar(path)
            told = key_warning(sidecar, path.with_suffix(".json").name)
            metadata = beside(found.metadata, sidecar)
            yield _warned(read_bytes(found.raw, name=name, metadata=metadata), told)
    except ArticleError as error:
        yield error
    except OSError as error:
        reason = error.strerror or str(error)
        yield ArticleError(f"{path} cannot be read ({reason}); check that it is there and yours.")


def _lines(path: Path) -> Iterator[Article | ArticleError]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                refuse_large(len(line), f"{_shown(path)}:{number}")
                yield _line(line, f"{_shown(path)}:{number}")
            except ArticleError as error:
                yield error


def _line(line: bytes, name: str) -> Article:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"{name}: the line is not valid JSON ({error}); mend it.") from error
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise ArticleError(f'{name}: the line is no JSON object with "text"; mend it.')
    metadata = {key: value for key, value in found.items() if key != "text"}
    told = key_warning(metadata, name, alike=True)
    return _warned(read_text(found["text"], name=name, metadata=metadata), told)


def _warned(article: Article, warning: str | None) -> Article:
    return replace(article, warnings=(*article.warnings, warning)) if warning else article
