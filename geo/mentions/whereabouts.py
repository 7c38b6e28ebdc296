"""Tell whether something happens at a place: a preposition of place, or harm done to the place.

Enters: a `Site`. Leaves: True or False for each question; a question looks at a bounded number of
tokens, and at word lists alone.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.mentions.phrases import Site

_TOWARDS = frozenset({"of", "on", "to", "from", "for", "against", "towards", "toward"})
#: Prepositions after a verb of movement, and how many tokens after it.
_AWAY = {"from": 4, "to": 8, "towards": 6, "toward": 6}
_LISTING = frozenset({"between", "including", "like", "and", "where", ":", ","})
_BELIEFS = frozenset({"result", "interest", "interests", "believe", "believes"})
#: A place of whose clashes these tell is where they were; within so many tokens.
_SEEING = frozenset({"saw", "seen", "witnessed", "experienced", "suffered"})
_HAVING = (["has"], ["have"], ["had"])
_SEEING_REACH = 8
_BE_PAST = frozenset({"was", "were", "is", "are", "has", "have", "been", "being"})
_OF_MANY = frozenset({"their", "our", "many", "more", "of"})
_IS = frozenset({"is", "are"})
_SENDING = lexicon().verbs["movement"] - lexicon().verbs["travel"]
_MOVED = {
    "from": _SENDING | lexicon().verbs["vacate"],
    "to": _SENDING,
    "towards": lexicon().verbs["movement"],
    "toward": lexicon().verbs["movement"],
}
_PERSONS = lexicon().nouns["people"] | lexicon().nouns["speakers"]
_DONE_TO = lexicon().verbs["event"] - lexicon().verbs["travel"]
_HARMED = lexicon().verbs["event"] | lexicon().grammar["shut"]
_TELLING = lexicon().verbs["event"] | lexicon().nouns["events"]
#: Words of which a clause about plans has one.
_OF_PLANS = lexicon().grammar["future"] | lexicon().grammar["put_off"] | _IS | {"expected", "next"}
_SENTENCE = 60
#: Tokens of a clause on each side of a name.
_CLAUSE = 25
#: Share of sentences that tell an event in a text that is about events, and how many sentences
#: it takes to say so: reports of sport, trade and culture have fewer (dev half of our reports).
_SHARE = 0.45
_FEW = 5


def _any(words: Iterable[str], known: frozenset[str]) -> bool:
    return not known.isdisjoint(words)


#: Words that open the names of waters: "on Lake Victoria".
_WATERS = frozenset({"lake", "lough", "loch"})


def is_event_place(site: Site, *, eventful: bool = True) -> bool:
    """Say whether something happens there: a preposition of place, or harm done to the place.

    In a text that tells of other things (not `eventful`) the clause itself must tell an event.
    """
    words = lexicon()
    head = site.word(site.head)
    left = site.before(9)[1:]
    on_water = head == "on" and site.word(site.first) in _WATERS
    if head in words.places["locative"] or on_water:
        if (left and left[0] in _BELIEFS) or _dwells(left) or _settled(left):
            return False
        return not _to_come(site) and (eventful or _told_in_clause(site))
    if head in _LISTING:
        return happens(site)
    if head in _TOWARDS:
        return _befalls(site, head, left) or (head == "of" and _suffers(site))
    if head in _BE_PAST and left[:1] == ["hit"]:
        return True  # "hardest hit was A"
    befallen = sees_events(site) or _suffers(site)
    return befallen or head in words.verbs["event"] or head in words.verbs["movement"]


def sees_events(site: Site) -> bool:
    """Say whether "A saw clashes", "A has seen violence of its own" holds."""
    right = site.words[site.right : min(site.high, site.right + _SEEING_REACH)]
    at = 1 if right[:1] in _HAVING else 0
    return _any(right[at : at + 1], _SEEING) and _any(right[at + 1 :], lexicon().nouns["events"])


def _dwells(left: list[str]) -> bool:
    """Say whether somebody only lives or works there ("a shop that she runs in A")."""
    grammar = lexicon().grammar
    if left[:1] == ["lives"] and left[1:2]:
        return not (left[1] in grammar["numbers"] or left[1] in _OF_MANY or left[1].isdigit())
    return _any(left[:1], lexicon().verbs["dwell"])


def _to_come(site: Site) -> bool:
    """Say whether the clause tells what is planned there, or was cancelled."""
    low, high = max(site.low, site.head - _CLAUSE), min(site.high, site.right + _CLAUSE)
    if not _any(site.words[low:high], _OF_PLANS):
        return False
    grammar = lexicon().grammar
    before, after = _clause(site)
    if _any(before, grammar["future"]) or _any(before + after, grammar["put_off"]):
        return True
    if before[1:2] == ["expected"]:
        return True
    if any(word == "next" and later in grammar["time_words"] for word, later in pairwise(after)):
        return "the" not in after
    return any(word == "to" and later in _IS for word, later in pairwise(before))


def _told_in_clause(site: Site) -> bool:
    before, after = _clause(site)
    return _any(before, _TELLING) or _any(after, _TELLING)


def _clause(site: Site) -> tuple[list[str], list[str]]:
    """Return the tokens of the clause before a name, nearest first, and those after it."""
    ends = lexicon().grammar["clause_ends"]
    left: list[str] = []
    right: list[str] = []
    for index in range(site.head, max(site.low, site.head - _CLAUSE) - 1, -1):
        if site.words[index] in ends:
            break
        left.append(site.words[index])
    for index in range(site.right, min(site.high, site.right + _CLAUSE)):
        if site.words[index] in ends:
            break
        right.append(site.words[index])
    return left, right


def tells_events(sentences: Iterable[list[str]]) -> bool:
    """Say whether a text is one about events: whether enough of its sentences tell one."""
    told = [_any(sentence, _TELLING) for sentence in sentences]
    return len(told) < _FEW or sum(told) >= _SHARE * len(told)


def _settled(left: list[str]) -> bool:
    """Say whether a paper was agreed there ("the peace accord signed in A")."""
    words = lexicon()
    deals = words.nouns["agreements"]
    if _any(left[:1], words.grammar["agreed"]):
        return _any(left[1:4], deals)
    return _any(left[:1], deals) and _any(left[1:6], words.grammar["agreed"])


def _befalls(site: Site, head: str, left: list[str]) -> bool:
    """Say whether "the siege of A", "the attack on A", "fled to A", "close to A" holds."""
    words = lexicon()
    if head in ("from", "of") and _any(left[:1], _PERSONS):
        return False
    part = site.words[site.head + 1 : site.left] if site.head < site.left - 1 else []
    on_edge = head == "on" and _any(part, words.places["containers"])
    if on_edge or (head == "of" and site.left != site.first and part):
        return happens(site)
    reported = _any(left[:1], words.verbs["speech"]) and _any(left[1:3], _BE_PAST)
    return (
        "streets" in part  # "took to the streets of A"
        or (head == "to" and left[:1] == ["close"])
        or (head == "from" and reported)  # "a death was reported from A"
        or _any(left[:1], words.nouns["events"])
        or _any(left[:1], _DONE_TO)
        or (head in _AWAY and _any(left[: _AWAY[head]], _MOVED[head]) and not _to_come(site))
    )


def _suffers(site: Site) -> bool:
    """Say whether "A was shelled", "the A bombing", "A came under fire" holds."""
    words = lexicon()
    index = site.right
    if site.word(index) in words.places["containers"]:
        index += 1
    right = site.words[index : min(site.high, index + 5)]
    if _any(right[:1], _BE_PAST) and _any(right[1:4], _HARMED):
        return True
    if right[1:2] == ["under"]:
        return _any(right[2:4], words.nouns["events"])
    after = site.after(1)
    return _any(after, words.nouns["events"]) and after != ["police"]


def happens(site: Site) -> bool:
    """Say whether the sentence tells an event at all."""
    low = max(site.low, site.first - _SENTENCE)
    return _any(site.words[low : min(site.high, site.last + _SENTENCE)], _TELLING)
