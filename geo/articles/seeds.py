"""The records in ``seeds/``: bibliographic data of an article and a digest of it in our own words.

A record is a Markdown file: TOML front matter between two lines ``+++``, then paragraphs that
begin with ``[N]``, the number of the original's paragraph (lines that are not empty, from 1).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import tomllib
from typing import TYPE_CHECKING, Any

from geo.errors import SeedError
from geo.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.records.article import DateBasis

_FENCE = "+++"
_MARK = re.compile(r"\[(\d{1,6})\][ \t]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BASES = ("stated", "given", "inferred", "none")
_REQUIRED = ("title", "file", "sha256")


def read_seeds(folder: Path) -> Iterator[Article | SeedError]:
    """Read the records ``folder/*/*.md`` in the order of their names, as digests.

    A broken record is yielded as a `SeedError` that names file, line and remedy; the others go on.
    """
    for path in sorted(folder.glob("*/*.md")):
        if path.name.startswith((".", "README")):
            continue
        try:
            yield read_seed(path)
        except SeedError as error:
            yield error


def read_seed(path: Path) -> Article:
    """Read one record as a digest.

    Raises
    ------
    SeedError
        If the file cannot be read or does not have the form of a record.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise SeedError(f"{path} cannot be read ({error.strerror}); check its rights.") from error
    except UnicodeDecodeError as error:
        raise SeedError(
            f"{path}: byte {error.start} is not UTF-8; save the record as UTF-8."
        ) from error
    fence = _closing_fence(lines, path)
    front = _front(lines[1:fence], path)
    numbers, paragraphs = _paragraphs(lines, fence + 1, path)
    return _digest(front, numbers, paragraphs, path)


def _closing_fence(lines: list[str], path: Path) -> int:
    if lines[0].strip() != _FENCE:
        raise SeedError(f"{path}:1: does not begin with {_FENCE}; put the front matter there.")
    for number, line in enumerate(lines[1:], 1):
        if line.strip() == _FENCE:
            return number
    raise SeedError(f"{path}:1: the front matter is not closed; end it with a line {_FENCE}.")


def _front(lines: list[str], path: Path) -> Mapping[str, Any]:
    try:
        front = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found.group(1)) + 1 if found else 2
        raise SeedError(f"{path}:{line}: not valid TOML ({error}); mend the line.") from error
    for key in _REQUIRED:
        if not isinstance(front.get(key), str) or not front[key].strip():
            raise SeedError(f"{path}:2: {key} is missing; add it to the front matter.")
    if not _SHA256.fullmatch(front["sha256"]):
        line = _line_of("sha256", lines)
        raise SeedError(
            f"{path}:{line}: sha256 is {front['sha256']!r}; give the 64 hexadecimal digits "
            "of the original's SHA-256."
        )
    return front


def _line_of(key: str, lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines, 2) if line.lstrip().startswith(key)), 2)


def _paragraphs(lines: list[str], start: int, path: Path) -> tuple[list[int], list[str]]:
    numbers: list[int] = []
    paragraphs: list[str] = []
    open_paragraph = False
    for number, line in enumerate(lines[start:], start + 1):
        text = line.strip()
        mark = _MARK.match(text)
        if mark:
            numbers.append(int(mark.group(1)))
            paragraphs.append(text[mark.end() :])
            open_paragraph = True
        elif not text:
            open_paragraph = False
        elif open_paragraph:
            paragraphs[-1] += " " + text
        else:
            raise SeedError(
                f"{path}:{number}: the paragraph has no number; begin it with [N], "
                "the original's paragraph."
            )
    if not paragraphs:
        raise SeedError(f"{path}:{start}: holds no paragraph; add the digest below the {_FENCE}.")
    return numbers, paragraphs


def _digest(
    front: Mapping[str, Any], numbers: list[int], paragraphs: list[str], path: Path
) -> Article:
    published = _day(front.get("published"), "published", path)
    basis: DateBasis = front.get("published_basis", "stated" if published else "none")
    if basis not in _BASES:
        raise SeedError(f"{path}:2: published_basis is {basis!r}; give one of {', '.join(_BASES)}.")
    return Article(
        id=front["sha256"],
        name=front["file"],
        text="\n\n".join(paragraphs),
        title=_text(front, "title", path),
        publisher=_text(front, "publisher", path),
        author=_text(front, "author", path),
        url=_text(front, "url", path),
        language=_text(front, "language", path) or "en",
        published=published,
        published_basis=basis if published else "none",
        published_range=_range(front, published, path),
        home=front.get("home") if isinstance(front.get("home"), str) else None,
        kind="digest",
        paragraphs=tuple(numbers),
    )


def _text(front: Mapping[str, Any], key: str, path: Path) -> str | None:
    value = front.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SeedError(f"{path}:2: {key} is {value!r}; give it as text in quotation marks.")
    return value.strip() or None


def _day(value: object, key: str, path: Path) -> dt.date | None:
    if value is None or (isinstance(value, dt.date) and not isinstance(value, dt.datetime)):
        return value
    if isinstance(value, dt.datetime):
        return value.date()
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        raise SeedError(f"{path}:2: {key} is {value!r}; give a date as YYYY-MM-DD.") from error


def _range(
    front: Mapping[str, Any], published: dt.date | None, path: Path
) -> tuple[dt.date, dt.date] | None:
    value = front.get("published_range")
    if value is None:
        updated = _day(front.get("updated"), "updated", path)
        return (published, updated) if published and updated else None
    if not isinstance(value, list) or len(value) != 2:  # noqa: PLR2004
        raise SeedError(f"{path}:2: published_range is {value!r}; give two dates.")
    first = _day(value[0], "published_range", path)
    last = _day(value[1], "published_range", path)
    if first is None or last is None or last < first:
        raise SeedError(f"{path}:2: published_range ends before it starts; swap its dates.")
    return first, last


def with_record(article: Article, records: Iterable[Article]) -> Article:
    """Let an original take the bibliographic data of its record, found by its SHA-256.

    The title is the record's. Publisher, author, address, home and a day of publication that were
    given with the original win; what its record knows fills the rest. An article without a record
    comes back as it is.
    """
    for record in records:
        if record.kind == "digest" and record.id == article.id and article.kind == "original":
            return _filled(article, record)
    return article


def _filled(article: Article, record: Article) -> Article:
    given = article.published_basis in {"file", "given"}
    return dataclasses.replace(
        article,
        title=record.title or article.title,
        publisher=article.publisher or record.publisher,
        author=article.author or record.author,
        url=article.url or record.url,
        language=record.language,
        published=article.published if given else record.published,
        published_basis=article.published_basis if given else record.published_basis,
        published_range=article.published_range if given else record.published_range,
        home=article.home or record.home,
    )
