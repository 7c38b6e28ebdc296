"""Tell where somebody spoke, or where the source of a figure sits.

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
_SAID = frozenset({"said", "says", "told"})
#: Forms of verbs of speech that are nouns as well: "talks in A" are an event.
_NOUNS_TOO = frozenset({"talks", "reports", "addresses", "calls", "notes", "states", "remarks"})
_HERE = frozenset({"here", "there", "back"})
_BE = frozenset({"was", "were", "been", "are", "is", "being"})
_QUOTED = 120
#: Tokens before the place in "At a hearing in A, the admiral denied".
_OPENING = 4
#: Tokens from a verb of speech to the place of who speaks ("said Jo Fox, a baker in A").
_ATTRIBUTED = 16
#: Tokens between the place of who speaks and the verb.
_TO_VERB = 5
_APPOSITION = 14
_MARKS = frozenset("”'’\"")
_DECLARING = lexicon().verbs["speech"] | lexicon().verbs["declare"]
_SAYING = _DECLARING | lexicon().verbs["opine"]
_UTTERED = lexicon().verbs["speech"] | lexicon().nouns["utterances"]
_TIMES = lexicon().grammar["time_words"] | {"on"}
_BEFORE_VERB = lexicon().grammar["between"] | _TIMES
_ENDS_ATTRIBUTION = lexicon().verbs["event"] | lexicon().grammar["clause_words"] | _MARKS


def _any(words: Iterable[str], known: frozenset[str]) -> bool:
    return not known.isdisjoint(words)


def is_speech_place(site: Site) -> bool:
    """Say whether somebody spoke there ("told reporters in A", "at a news conference in A")."""
    head = site.word(site.head)
    left = site.before(13)[1:]
    if head == "from":
        return _from_afar(left)
    if head == "to":
        away = _any(left[:1], lexicon().nouns["visits"]) and left[2:3] in (["on"], ["during"])
        return away and says_next(site)
    if head not in _AT:
        return False
    if not left or (_any(left[:1], lexicon().nouns["meetings"]) and len(left) <= _OPENING):
        return _opens_speech(site)
    if left[0] in _HERE:
        return _quoted(site)
    return _after_speech(left) or _attributed(site) or _speaker(site, left)


def _from_afar(left: list[str]) -> bool:
    """Say whether the words before "from A" tell of an address, a call, or somebody's saying."""
    if not left:
        return False
    words = lexicon()
    said = left[0] in _SAID or left[0] == "speaking"
    return (said or left[0] in words.nouns["broadcasts"]) or (
        left[0] in words.grammar["issued"] and _any(left[1:5], words.nouns["utterances"])
    )


def _after_speech(left: list[str]) -> bool:
    """Say whether the words before "in A", nearest first, tell of somebody speaking."""
    words = lexicon()
    nouns, verbs = words.nouns, words.verbs["speech"]
    if _any(left[:4], nouns["speeches"]) and (
        left[0] in nouns["speeches"] or _any(left[:6], nouns["speech_qualifiers"])
    ):
        return True
    if left[0] in words.grammar["issued"] and _any(left[:6], nouns["utterances"]):
        return True
    at = 0
    while at < min(len(left), 4) and left[at] in _TIMES:
        at += 1
    if left[at : at + 1] and left[at] in verbs:
        passive = _any(left[at + 1 : at + 3], _BE) and left[at] == "reported"
        homes = left[at : at + 2] == ["addresses", "with"]  # "those with addresses in A"
        return homes or (left[at] not in _NOUNS_TOO and not passive)
    if "speaking" in left[:8]:
        return True
    if left[0] in nouns["meetings"] and left[1:2] in (["after"], ["during"]):
        return _any(left[2:4], verbs)
    return _any(left[:4], nouns["audience"]) and _any(left[:6], _UTTERED)


def _opens_speech(site: Site) -> bool:
    """Say whether "In A, the minister said" holds, without anything that happened there."""
    if site.head > site.low + _OPENING:
        return False
    words = lexicon()
    right = site.words[site.right : min(site.high, site.right + 12)]
    told = [k for k, word in enumerate(right) if word in _DECLARING]
    # "In A, thousands filled the square and called for ...": they did something first.
    acted = bool(told) and right[max(0, told[0] - 1)] == "and"
    return bool(told) and not acted and not _any(right[: told[0]], words.verbs["event"])


def _attributed(site: Site) -> bool:
    """Say whether "…”, said Jo Fox, a baker in A", "she said at her house in A" holds."""
    low = max(site.low + 1, site.head - _ATTRIBUTED)
    for index in range(site.head - 1, low - 1, -1):
        word = site.word(index)
        if word in _SAID and word != "told":
            if site.word(index + 1) in lexicon().grammar["circumstance"]:
                return True
            before = site.word(index - 1)
            quoted = before in _MARKS or (before == "," and site.word(index - 2) in _MARKS)
            return quoted or before == ","
        if word in _ENDS_ATTRIBUTION:
            return False
    return False


def _speaker(site: Site, left: list[str]) -> bool:
    """Say whether "analysts in A fear", "the minister, speaking at a meeting in A, said" holds."""
    nouns = lexicon().nouns
    person = _any(left[:2], nouns["speakers"]) and not _any(left[1:2], nouns["institutions"])
    gathered = _any(left[:5], nouns["meetings"]) and site.word(site.right) == ","
    seated = left[0] in nouns["seats"]
    return (person or gathered or seated) and says_next(site)


def says_next(site: Site) -> bool:
    """Say whether a verb of saying follows, past an apposition ("in A, the capital, said")."""
    index = site.right
    if site.word(index) == ",":
        stop = min(site.high, index + _APPOSITION)
        later = [k for k in range(index + 1, stop) if site.word(k) == ","]
        if later and _verb_of_saying(site, later[0] + 1):
            return True
        index += 1
    return _verb_of_saying(site, index)


def _verb_of_saying(site: Site, index: int) -> bool:
    for at in range(index, min(index + _TO_VERB, site.high)):
        word = site.word(at)
        if word in _SAYING:
            return True
        if word not in _BEFORE_VERB:
            return False
    return False


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
    if _any(left[:3], words["outlets"]) and "told" in left[:6]:
        return True
    if not _any(left[:3], words["institutions"]):
        return False
    phrase = site.words[max(site.low, site.head - 12) : site.head]
    if any(phrase[k : k + 2] == ["according", "to"] for k in range(len(phrase))):
        return True
    if left[0] not in words["institutions"]:
        return False
    return (
        says_next(site)
        or _any(site.after(_TO_VERB), lexicon().grammar["told"])
        or _any(left[1:4], _SAID)
    )
