"""Tell what kind of place a name is in its sentence: of a speech, a source, an event, a reference.

Enters: a `Site`. Leaves: True or False for each question; a question looks at a bounded number of
tokens, and at word lists alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.mentions.phrases import Site

_AT = frozenset({"in", "at", "outside", "near"})
_TOWARDS = frozenset({"of", "on", "to", "from", "for", "against"})
_LISTING = frozenset({"between", "including", "like", "and", "where", ":", ","})
_BELIEFS = frozenset({"result", "interest", "interests", "believe", "believes"})
_BE_PAST = frozenset({"was", "were", "is", "are", "has", "have", "been", "being"})
_SAID = frozenset({"said", "told"})
#: Forms of verbs of speech that are nouns as well: "talks in A" are an event.
_NOUNS_TOO = frozenset({"talks", "reports", "calls", "notes", "states", "remarks"})
_HERE = frozenset({"here", "there", "back"})
_SENTENCE = 60
_QUOTED = 120


def _any(words: Iterable[str], known: frozenset[str]) -> bool:
    return not known.isdisjoint(words)


def is_speech_place(site: Site) -> bool:
    """Say whether somebody spoke there ("told reporters in A", "at a news conference in A")."""
    if site.word(site.head) not in _AT:
        return False
    left = site.before(13)[1:]
    if not left:
        return _opens_speech(site)
    if left[0] in _HERE:
        return _quoted(site)
    return _after_speech(left)


def _after_speech(left: list[str]) -> bool:
    """Say whether the words before "in A", nearest first, tell of somebody speaking."""
    words = lexicon()
    nouns, verbs = words.nouns, words.verbs["speech"]
    if _any(left[:4], nouns["speeches"]) and (
        left[0] in nouns["speeches"] or _any(left[:6], nouns["speech_qualifiers"])
    ):
        return True
    at = 0
    while at < min(len(left), 4) and left[at] in words.grammar["time_words"] | {"on"}:
        at += 1
    if left[at : at + 1] and left[at] in verbs:
        return left[at] not in _NOUNS_TOO
    return _any(left[:4], nouns["audience"]) and _any(left[:6], verbs)


def _opens_speech(site: Site) -> bool:
    """Say whether "In A, the minister said" holds, without anything that happened there."""
    if site.head != site.low:
        return False
    words = lexicon()
    right = site.words[site.right : min(site.high, site.right + 12)]
    told = [k for k, word in enumerate(right) if word in words.verbs["speech"]]
    return bool(told) and not _any(right[: told[0]], words.verbs["event"])


def _quoted(site: Site) -> bool:
    """Say whether the name stands inside quotation marks of its sentence."""
    before = site.words[max(site.low, site.first - _QUOTED) : site.first]
    opened = before.count("“") - before.count("”")
    straight = before.count('"') % 2
    return opened > 0 or straight == 1


def is_source_place(site: Site) -> bool:
    """Say whether a source of the report sits there ("according to the hospital in A")."""
    words = lexicon().nouns
    if site.word(site.head) not in ("in", "at", "of", "near", "from"):
        return False
    left = site.before(12)[1:]
    if not _any(left[:3], words["institutions"]):
        return False
    phrase = site.words[max(site.low, site.head - 12) : site.head]
    if any(phrase[k : k + 2] == ["according", "to"] for k in range(len(phrase))):
        return True
    if left[0] not in words["institutions"]:
        return False
    return _any(site.after(3), lexicon().grammar["told"]) or _any(left[1:4], _SAID)


def is_facility(site: Site) -> bool:
    """Say whether a standing body is named with its town ("the embassy in A"), not an event."""
    words = lexicon()
    head = site.word(site.head)
    following = site.word(site.last)
    if following in words.nouns["facility_after"] and site.word(site.last + 1) != "'s":
        return not happens(site)
    if head not in ("in", "at", "of"):
        return False
    left = site.before(10)[1:]
    if not left or left[0] not in words.nouns["facilities"]:
        return False
    for word in left[1:7]:
        if word in words.places["locative"] or word == "on":
            return not happens(site)
        if word in words.nouns["events"] or word in words.verbs["event"]:
            return False
    right = site.words[site.right : min(site.high, site.right + 5)]
    return not (_any(right[:2], _BE_PAST) and _any(right, words.verbs["event"]))


def is_event_place(site: Site) -> bool:
    """Say whether something happens there: a preposition of place, or harm done to the place."""
    words = lexicon()
    head = site.word(site.head)
    left = site.before(7)[1:]
    if head in words.places["locative"]:
        return not (left and left[0] in _BELIEFS)
    if head in _LISTING:
        return happens(site)
    if head in _TOWARDS:
        return _befalls(site, head, left)
    return (
        head in words.verbs["event"] or head in words.verbs["movement"] or _suffers(site.after(4))
    )


def _befalls(site: Site, head: str, left: list[str]) -> bool:
    """Say whether "the siege of A", "the attack on A", "fled to A" holds."""
    words = lexicon()
    if head == "of" and site.left != site.first and site.head != site.left - 1:
        return happens(site)
    return (
        _any(left[:1], words.nouns["events"])
        or _any(left[:1], words.verbs["event"])
        or (head in ("to", "from") and _any(left[:4], words.verbs["movement"]))
    )


def _suffers(right: list[str]) -> bool:
    """Say whether "A was shelled", "the A bombing" holds."""
    words = lexicon()
    passive = _any(right[:1], _BE_PAST) and _any(right[1:4], words.verbs["event"])
    return passive or (_any(right[:1], words.nouns["events"]) and right[0] != "police")


def happens(site: Site) -> bool:
    """Say whether the sentence tells an event at all."""
    words = lexicon()
    low = max(site.low, site.first - _SENTENCE)
    around = site.words[low : min(site.high, site.last + _SENTENCE)]
    return _any(around, words.verbs["event"]) or _any(around, words.nouns["events"])
