"""An article made ready for the other rooms: cut, dated, its time expressions resolved."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from geo.articles.cleaning import cut
from geo.articles.dating import infer_date
from geo.articles.times import count_phrases, read_phrases
from geo.records import Article, Document

if TYPE_CHECKING:
    import datetime as dt


def prepare(article: Article, *, times: bool = True) -> Document:
    r"""Cut an article into sentences, date it where it is undated, resolve its time expressions.

    Without `times` the article is cut and no more: place names need neither its day nor its time
    expressions, which take most of the time.

    An inferred date is marked (`published_basis` is ``inferred``) and has its `published_range`;
    an article that says nothing of its date stays undated. Linear in the length of the text.

    Examples
    --------
    >>> from geo.articles.reading import read_text
    >>> text = "Bridge closed\n\nPolice closed it on May 30, 2023."
    >>> ready = prepare(read_text(text, name="a.txt"))
    >>> str(ready.article.published), ready.article.published_basis
    ('2023-05-31', 'inferred')
    """
    sentences = cut(article)
    if not times:
        return Document(article, sentences, (), article.warnings)
    phrases = read_phrases(article.text, sentences)
    if article.published is None:
        inferred = infer_date(phrases)
        if inferred:
            article = dataclasses.replace(
                article,
                published=inferred.day,
                published_basis="inferred",
                published_range=(inferred.first, inferred.last),
            )
    counted = count_phrases(article.text, phrases, article.published, latest=last_day(article))
    return Document(article, sentences, counted, article.warnings)


def last_day(article: Article) -> dt.date | None:
    """Return the last day that the text can speak from: its date, or that of a later update."""
    if article.published_basis in {"stated", "file", "given"} and article.published_range:
        return max(article.published_range[1], article.published or article.published_range[1])
    return article.published
