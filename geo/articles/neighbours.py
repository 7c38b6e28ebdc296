"""The date of an article that says nothing of its own, from dated articles on the same events.

Two reports of one news day share the names of places and persons and the figures of the day. How
telling a shared name is depends on how few articles of the batch have it.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.articles.preparing import last_day
from geo.articles.times import count_phrases, read_phrases
from geo.records import Document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

_NAME = re.compile(r"[^\W\d_]{4,40}")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{2,9}")
_YEARS = range(1900, 2101)
#: What two reports must share before one dates the other: names, figures, and weight in all.
_NAMES, _FIGURES, _SHARE = 4, 2, 0.3
#: Articles that share nearly as much as the closest one bound the date as well.
_CLOSE = 0.75
#: An event of the day is told in the report of the same or of the next day.
_FRESH_DAYS = 3


def infer_from_others(document: Document, others: Iterable[Document]) -> Document:
    """Date an undated document from dated ones that report the same events.

    Parameters
    ----------
    document
        Comes back as it is where it has a date, or where no other shares enough with it.
    others
        The batch; only those with a date of their own, stated, given or inferred, count.

    Returns
    -------
    Document
        With `published`, `published_basis` ``inferred``, `published_range`, and its time
        expressions counted anew.
    """
    if document.article.published is not None:
        return document
    dated = [o for o in others if o.article.published and o.article.id != document.article.id]
    features = [_features(o) for o in (document, *dated)]
    close = _closest(features, dated)
    if not close:
        return document
    first = min(_newest_told(o, features[0]) for o in close)
    last = max(last_day(o.article) or first for o in close)
    first = min(first, last)
    said_today = any(t.rule in {"today", "this_day", "tonight"} for t in document.times)
    return _with_date(document, first if said_today else last, (first, last))


def _features(document: Document) -> frozenset[str]:
    told = (s for s in document.sentences if s.kind in {"body", "title"})
    return _names_and_figures(document.article.text, tuple((s.start, s.end) for s in told))


@lru_cache(maxsize=2048)
def _names_and_figures(text: str, spans: tuple[tuple[int, int], ...]) -> frozenset[str]:
    """Return them folded; a store asks for those of one article once for each undated one."""
    found: set[str] = set()
    for start, end in spans:
        part = text[start:end]
        first = True
        for match in _NAME.finditer(part):
            word = match.group()
            if word[0].isupper() and not first:
                found.add(word.casefold())
            first = False
        for figure in _FIGURE.findall(part):
            if not (figure.isdigit() and int(figure) in _YEARS):
                found.add(figure.replace(",", ""))
    return frozenset(found)


def _closest(features: Sequence[frozenset[str]], dated: Sequence[Document]) -> tuple[Document, ...]:
    weights = _weights(features)
    own = features[0]
    whole = sum(weights[f] for f in own) or 1.0
    shares = []
    for other in features[1:]:
        shared = own & other
        figures = sum(f.isdigit() for f in shared)
        enough = figures >= _FIGURES and len(shared) - figures >= _NAMES
        shares.append(sum(weights[f] for f in shared) / whole if enough else 0.0)
    best = max(shares, default=0.0)
    if best < _SHARE:
        return ()
    return tuple(d for d, s in zip(dated, shares, strict=True) if s >= _CLOSE * best)


def _weights(features: Sequence[frozenset[str]]) -> Mapping[str, float]:
    counts = Counter(f for one in features for f in one)
    return {f: math.log((len(features) + 1) / n) for f, n in counts.items()}


def _newest_told(document: Document, shared: frozenset[str]) -> dt.date:
    """Return the newest day, not long before publication, told beside what both articles name."""
    article = document.article
    published = article.published
    if published is None:
        raise ValueError("the document has no date")
    newest = None
    for time in document.times:
        if time.date_prec != 1 or time.last is None or time.last > published:
            continue
        if (published - time.last).days > _FRESH_DAYS:
            continue
        around = article.text[max(0, time.start - 300) : time.end + 300]
        if sum(word.casefold() in shared for word in _NAME.findall(around)) < 2:  # noqa: PLR2004
            continue
        if time.last < published:
            newest = max(newest or time.last, time.last)
    return newest or published


def _with_date(document: Document, day: dt.date, span: tuple[dt.date, dt.date]) -> Document:
    article = dataclasses.replace(
        document.article, published=day, published_basis="inferred", published_range=span
    )
    phrases = read_phrases(article.text, document.sentences)
    times = count_phrases(article.text, phrases, day, latest=last_day(article))
    return Document(article, document.sentences, times, document.warnings)
