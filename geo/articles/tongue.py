"""Whether a text is English at all, told by the words that every English text is full of."""

from __future__ import annotations

import re

from geo.articles.vocabulary import words

#: Function words that no neighbouring language shares (Dutch has "was", "had", "in"); a quarter of
#: the words of English reports, and 11 in 100 at the least of those that were measured.
_ENGLISH = words(
    "the and to from with that for by were are been which have has it its this his their said who "
    "will would of"
)
_LEAST_SHARE, _FEWEST_WORDS = 0.06, 10
#: A text of few words may lack them; these, which others share, speak for it then.
_SHARED = words("a an in on at is was had after as be he she they not but near")
_SHORT, _SHORT_SHARE = 40, 0.1
#: Enough of a text to tell its language (characters).
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]{1,40}")


def is_english(text: str) -> bool:
    """Say whether a text may be English; a text of few words may always be.

    Examples
    --------
    >>> is_english("Trois personnes ont été tuées lundi dans la nuit à Nouméa, selon la police.")
    False
    """
    found = _WORD.findall(text[:_SAMPLE].lower())
    if len(found) < _FEWEST_WORDS:
        return True
    share = sum(map(_ENGLISH.__contains__, found)) / len(found)
    if share < _LEAST_SHARE and len(found) < _SHORT:
        share = sum(word in _ENGLISH | _SHARED for word in found) / len(found)
        return share >= _SHORT_SHARE
    return share >= _LEAST_SHARE


def language_warning(text: str, name: str) -> str | None:
    """Return a warning where a text is not English; None where it is."""
    if is_english(text):
        return None
    return (
        f"{name} does not look like English: Dateline reads English reports only, so next to "
        "nothing of it is coded. Give a translation."
    )
