"""Tell whether a name says where a standing house is ("the embassy in A", "a hospital in A").

Enters: a `Site`. Leaves: True or False, from word lists and a bounded number of tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon
from geo.mentions.whereabouts import happens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.mentions.phrases import Site

_HEADS = frozenset({"in", "at", "of"})
_BE_PAST = frozenset({"was", "were", "is", "are", "has", "have", "been", "being"})
#: Tokens before a house in which what happens to it is looked for.
_CLAUSE = 14


def _any(words: Iterable[str], known: frozenset[str]) -> bool:
    return not known.isdisjoint(words)


def is_facility(site: Site) -> bool:
    """Say whether a standing body is named with its town ("the embassy in A"), not an event."""
    words = lexicon()
    following = site.word(site.last)
    if following in words.nouns["facility_after"] and site.word(site.last + 1) != "'s":
        return not happens(site)
    left = site.before(10)[1:]
    if not left or site.word(site.head) not in _HEADS:
        return False
    return _treated(site, left) or (left[0] in words.nouns["facilities"] and _stands(site, left))


def _stands(site: Site, left: list[str]) -> bool:
    """Say whether nothing happens to the house, or at it."""
    words = lexicon()
    if _harmed(site):
        return False
    for word in left[1:7]:
        if word in words.places["locative"] or word == "on":
            return not happens(site)
        if word in words.nouns["events"] or word in words.verbs["event"]:
            return False
    right = site.words[site.right : min(site.high, site.right + 5)]
    return not (_any(right[:2], _BE_PAST) and _any(right, words.verbs["event"]))


def _treated(site: Site, left: list[str]) -> bool:
    """Say whether people are treated there ("taken to a hospital in A", "treated for burns in A").

    A hospital that is itself attacked is the place of an event.
    """
    words = lexicon()
    near = left[1:2] if left[0] in ("here", "there") else left[:1]
    if _any(near, words.nouns["prisons"]) and _any(_clause(site), words.grammar["jailed"]):
        return True
    if _any(near, words.nouns["hospitals"]):
        return _any(_clause(site), words.grammar["treated"])
    return _any(left[:3], words.grammar["treating"]) and not _any(left[:3], words.nouns["events"])


def _harmed(site: Site) -> bool:
    """Say whether the clause tells of harm that comes to the house, or of people at it."""
    return _any(_clause(site), lexicon().verbs["harm"])


def _clause(site: Site) -> list[str]:
    """Return the tokens before the governing preposition up to a sign that ends the clause."""
    signs = lexicon().grammar["signs"]
    found: list[str] = []
    for index in range(site.head - 1, max(site.low, site.head - _CLAUSE) - 1, -1):
        word = site.words[index]
        if word in signs:
            break
        found.append(word)
    return found
