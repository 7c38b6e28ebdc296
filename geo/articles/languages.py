"""Which vocabulary an article is read with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.articles.english import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.articles.vocabulary import Vocabulary

#: By the first part of the language's tag (BCP 47).
VOCABULARIES: Mapping[str, Vocabulary] = {"en": ENGLISH}


def vocabulary_of(language: str) -> Vocabulary:
    """Return the vocabulary of a language; the English one where there is none.

    Examples
    --------
    >>> vocabulary_of("en-GB") is ENGLISH
    True
    """
    return VOCABULARIES.get(language.split("-", maxsplit=1)[0].lower(), ENGLISH)
