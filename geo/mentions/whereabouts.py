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

_AT = frozenset({"in", "at", "outside", "near", "from"})
_HERE = frozenset({"here", "there", "back"})
_SENTENCE = 60


def _any(words: Iterable[str], known: frozenset[str]) -> bool:
    return not known.isdisjoint(words)


def is_reference(site: Site) -> bool:
    """Say whether the name only says where something else lies ("45 km north of A").

    Examples: "12 miles from A", "north of A", "on the road to A", "born in A", "A-born",
    "the capital of A", "the border with A".
    """
    places = lexicon().places
    head = site.word(site.head)
    left = site.before(9)[1:]
    nearest = left[0] if left else ""
    if site.word(site.last) == "-" and site.word(site.last + 1) in ("born", "based", "bound"):
        return True
    if _at_distance(site):
        return True
    if head == "of" and nearest in places["directions"]:
        return not (len(left) > 1 and left[1] in ("the", "in") and _inside(site, nearest))
    if head in ("to", "from", "for", "towards", "toward", "between", "with", "into"):
        if _any(left[:2], places["ways"]) and head != "into":
            return True
        if head in ("to", "for") and nearest in ("route", "bound", "headed", "heading", "way"):
            return True
        if head == "between" and _any(left[:4], places["ways"]):
            return True
    if head in ("in", "from", "to", "of", "at") and nearest in places["origins"]:
        return nearest not in ("came", "comes", "moved") or head == "from"
    return head == "of" and nearest == "capital"


def _inside(site: Site, direction: str) -> bool:
    """Say whether "the north of A" (a part of it) stands there, and not "north of A"."""
    del direction
    return site.word(site.head - 2) == "the"


def _at_distance(site: Site) -> bool:
    """Say whether a distance governs the name: "45 kilometers (28 miles) north of B's capital, A"."""
    places = lexicon().places
    limit = max(site.low, site.first - 16)
    for index in range(site.first - 1, limit - 1, -1):
        word = site.word(index)
        if word in ("from", "of", "outside", "away", "to") or word in places["directions"]:
            near = site.words[max(site.low, index - 8) : index]
            units = [k for k, w in enumerate(near) if w in places["units"]]
            numbered = any(
                near[k - 1][:1].isdigit() or near[k - 1] in _NUMBERS or near[k - 1] == "-"
                for k in units
                if k
            )
            if numbered and not _any(site.words[index + 1 : site.first], _VERBS_BETWEEN):
                return True
        if word in (".", ";"):
            return False
    return False


_NUMBERS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "hundred",
        "some",
        "few",
        "several",
        "dozen",
    ]
)
_VERBS_BETWEEN = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "in",
        "at",
        "where",
        "who",
        "which",
        "said",
        "has",
        "had",
        "and",
        "when",
        "on",
    ]
)


def is_speech_place(site: Site) -> bool:
    """Say whether somebody spoke there ("told reporters in A", "at a news conference in A")."""
    words = lexicon()
    if site.word(site.head) not in _AT or site.word(site.head) == "from":
        return False
    left = site.before(13)[1:]
    if left and left[0] in _HERE:
        return _quoted(site)
    if not left:
        return _opens_speech(site)
    if _any(left[:1], words.nouns["speeches"]):
        return True
    if _any(left[:4], words.nouns["speeches"]) and _any(left[:6], words.nouns["speech_qualifiers"]):
        return True
    if left[0] in words.verbs["speech"]:
        return left[0] not in ("talks", "reports", "calls")
    return bool(_any(left[:4], words.nouns["audience"]) and _any(left[:6], words.verbs["speech"]))


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
    before = site.words[site.low : site.first]
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
    right = site.after(4)
    told = {"said", "says", "told", "reported", "confirmed", "say", "added", "announced", "counted"}
    return _any(right[:3], frozenset(told)) or any(w in ("said", "told") for w in left[1:4])


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
            return False
        if word in words.nouns["events"] or word in words.verbs["event"]:
            return False
    right = site.words[site.right : min(site.high, site.right + 5)]
    return not (_any(right[:2], _BE_PAST) and _any(right, words.verbs["event"]))


_BE_PAST = frozenset(["was", "were", "is", "are", "has", "have", "been", "being"])


def is_event_place(site: Site) -> bool:
    """Say whether something happens there: a preposition of place, or harm done to the place."""
    words = lexicon()
    head = site.word(site.head)
    left = site.before(7)[1:]
    if head in words.places["locative"]:
        return not (left and left[0] in ("result", "interest", "interests", "believe", "believes"))
    if head in ("of", "on", "to", "from", "for", "against"):
        near = left[:1]
        if head == "of" and site.left != site.first and site.head != site.left - 1:
            return happens(site)
        return (
            _any(near, words.nouns["events"])
            or _any(near, words.verbs["event"])
            or (head in ("to", "from") and _any(left[:4], words.verbs["movement"]))
        )
    if head in ("including", "like", "as", "and", "where", ":", ","):
        return happens(site) and head != "as"
    if head in words.verbs["event"] or head in words.verbs["movement"]:
        return True
    right = site.after(4)
    return (_any(right[:1], _BE_PAST) and _any(right[1:4], words.verbs["event"])) or (
        _any(right[:1], words.nouns["events"]) and not _any(right[:1], frozenset({"police"}))
    )


def happens(site: Site) -> bool:
    """Say whether the sentence tells an event at all."""
    words = lexicon()
    low = max(site.low, site.first - _SENTENCE)
    around = site.words[low : min(site.high, site.last + _SENTENCE)]
    return _any(around, words.verbs["event"]) or _any(around, words.nouns["events"])
