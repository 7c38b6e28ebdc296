"""Bytes to text: byte order mark, UTF-8, the declared charset, then five guesses with a warning.

The guesses are the encodings that news from Europe came in: cp1250, cp1252 (of which ISO 8859-1 is
a part), cp1251, ISO 8859-2 and ISO 8859-5. They are compared by how plausible the letters are that
they make; a general detector is not used because it takes cp1251 for Korean. A text that is UTF-8
but for few bytes is UTF-8 that was damaged.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from geo.articles.plausibility import plausibility
from geo.errors import ArticleError

GUESSES = ("cp1250", "cp1252", "cp1251", "iso8859-2", "iso8859-5")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,40})""")
_HEAD = 2048
#: Enough letters to tell encodings apart; longer texts are judged by their first part.
_SAMPLE = 200_000
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_REPLACEMENT = "\ufffd"
_CONTROL_SHARE = 0.05
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and a warning where that had to be guessed."""

    text: str
    encoding: str
    warning: str | None = None


def decode(raw: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of an article; line ends and characters stay as they are.

    A byte order mark is no part of the text.

    Raises
    ------
    ArticleError
        If there is no text in the bytes, or they are no text.

    Examples
    --------
    >>> decode("Zvečan".encode(), name="a.txt").text
    'Zvečan'
    """
    if not raw.strip():
        raise ArticleError(f"{name} is empty; give a file with the article's text.")
    for mark, marked in _BOMS:
        if raw.startswith(mark):
            return _by_mark(raw[len(mark) :], marked, name)
    _refuse_binary(raw, name)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in (declared, _declared_inside(raw)):
        text = _try(raw, encoding)
        if encoding and text is not None:
            return Decoded(text, encoding)
    return _damaged(raw, name) or _guess(raw, name)


def _by_mark(raw: bytes, encoding: str, name: str) -> Decoded:
    text = _try(raw, encoding)
    if text is None:
        raise ArticleError(
            f"{name} begins with the mark of {encoding} but is not in it; save it as UTF-8."
        )
    if not text.strip():
        raise ArticleError(f"{name} is empty; give a file with the article's text.")
    if "\0" in text:
        raise ArticleError(f"{name} is binary (NUL characters); give a plain text file.")
    return Decoded(text, encoding)


def _refuse_binary(raw: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise ArticleError(f"{name} is {what}, not plain text; save its text as UTF-8.")
    if b"\0" in raw:
        raise ArticleError(f"{name} is binary (NUL bytes); give a plain text file in UTF-8.")
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls > len(raw) * _CONTROL_SHARE:
        raise ArticleError(
            f"{name} is binary ({controls} control bytes of {len(raw)}); "
            "give a plain text file in UTF-8."
        )


def _declared_inside(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def _try(raw: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        return raw.decode(encoding)
    except (LookupError, ValueError):
        return None


def _damaged(raw: bytes, name: str) -> Decoded | None:
    """Read what is UTF-8 but for few bytes: no other encoding makes whole sequences by chance."""
    text = raw.decode("utf-8", "replace")
    bad = text.count(_REPLACEMENT) - raw.count(_REPLACEMENT.encode())
    whole = sum(c > "\x7f" for c in text) - text.count(_REPLACEMENT)
    if whole < bad:
        return None
    told = "1 byte that is" if bad == 1 else f"{bad} bytes that are"
    return Decoded(
        text,
        "utf-8",
        f"{name} holds {told} not UTF-8, as the rest is: read as UTF-8, each replaced by "
        f"“{_REPLACEMENT}”. Save it again as UTF-8.",
    )


def _guess(raw: bytes, name: str) -> Decoded:
    sample = raw[:_SAMPLE]
    scores = {
        encoding: plausibility(text)
        for encoding in GUESSES
        if (text := _try(sample, encoding)) is not None
    }
    for encoding in sorted(scores, key=lambda e: (-scores[e], GUESSES.index(e))):
        text = _try(raw, encoding)
        if text is not None:
            return Decoded(
                text,
                encoding,
                f"{name} is not UTF-8 and declares no charset: read as {encoding}, which fits "
                "its letters best. If names look wrong, save it as UTF-8.",
            )
    raise ArticleError(f"{name} is in no encoding that is known here; save it as UTF-8.")
