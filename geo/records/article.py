"""Articles as read, and what reading them finds: paragraphs, sentences, time expressions.

Offsets are code points of `Article.text`, end exclusive; the text is never normalised.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003  (read at run time by the codec)
from dataclasses import dataclass
from typing import Literal

DateBasis = Literal["stated", "file", "given", "inferred", "none"]
ArticleKind = Literal["original", "digest"]
SentenceKind = Literal["title", "byline", "heading", "body", "caption", "furniture", "duplicate"]

#: Date precision after the UCDP GED codebook, shortened: 1 day, 2 two to six days, 3 week,
#: 4 month, 5 up to a year or longer.
DatePrecision = Literal[1, 2, 3, 4, 5]


@dataclass(frozen=True, slots=True)
class Article:
    """One news report, or our digest of one.

    Attributes
    ----------
    id
        SHA-256 of the original's bytes, 64 hexadecimal digits; a digest carries its original's.
    name
        File name it was read from, for messages and output files.
    published_range
        Earliest and latest day it can have been published, where that is not certain.
    home
        Place name, or ``(lon, lat)`` in WGS84 degrees, of the outlet; None where not given.
    paragraphs
        For a digest: the original's paragraph number of each paragraph of `text`, in order.
        Empty for an original, whose paragraphs are counted (non-empty lines, from 1).
    warnings
        What was noticed while reading, such as an encoding that had to be guessed.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    published: dt.date | None = None
    published_basis: DateBasis = "none"
    published_range: tuple[dt.date, dt.date] | None = None
    home: str | tuple[float, float] | None = None
    kind: ArticleKind = "original"
    paragraphs: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def outlet(self) -> str:
        """Name of the outlet as shown; an outlet that is not stated is said to be so."""
        return self.publisher or f"Outlet not stated ({self.title or self.name})"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or heading, caption, line of page furniture) of an article.

    `paragraph` is the original's paragraph number: non-empty lines counted from 1.
    """

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and the days it means, both ends inclusive.

    `first` and `last` are None where it is too vague for an interval ("in recent days").
    `anchor` names what it was counted from: ``none`` (absolute), ``article``, ``narrative``
    (the last date told before it); `rule` is the name of the rule of the grammar that answered.
    """

    start: int
    end: int
    surface: str
    first: dt.date | None
    last: dt.date | None
    date_prec: DatePrecision | None
    anchor: Literal["none", "article", "narrative"]
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article made ready: dated, cut into sentences, its time expressions resolved.

    `sentences` cover everything but white space, in order; furniture and duplicates are in it,
    marked as such, so that offsets never move and the ledger can name what was left out.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    warnings: tuple[str, ...] = ()
