"""Tell when a place name stands for those who rule there ("Khartoum said", "ties with Lima").

Enters: a `Site` and whether the name can be a capital or a country. Leaves: True or False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon
from geo.mentions.phrases import subject_verb

if TYPE_CHECKING:
    from geo.mentions.phrases import Site

_DASHES = frozenset("-–—")
#: Before "the parliament in A" they say that the house is meant.
_DOORS = frozenset(
    {"front", "from", "towards", "toward", "past", "outside", "attacked", "storm", "storming"}
    | {"torched", "burned", "on", "stormed", "surrounded", "near", "around"}
)
#: What is done to a building and not to those who rule in it.
_ENTERED = frozenset(
    {"stormed", "entered", "surrounded", "besieged", "ransacked", "evacuated", "into"}
)
_INSIDE = frozenset({"in", "near", "at", "outside"})


def stands_for_rulers(site: Site, *, capital: bool, country: bool) -> bool:
    """Whether the name at `site` is an actor.

    `capital` and `country` widen what is enough: any verb of governing, any word of relations.
    """
    ruler = capital or country
    return (
        _possessor(site, ruler=ruler, capital=capital)
        or _modifier(site, capital=capital)
        or (ruler and (_subject(site) or _partner(site) or _addressed(site)))
        or (capital and _seat_of_rulers(site))
    )


def _subject(site: Site) -> bool:
    """Say whether "A said", "A and B must", "A, which ..., opposes" holds."""
    words = lexicon()
    head = site.word(site.head)
    if head and head not in words.grammar["bare"] and not head[0].isdigit():
        return False
    verb = subject_verb(site)
    if not verb.word or verb.word in words.grammar["no_noun"]:
        return False
    if verb.word in words.verbs["deed"] and not verb.passive:
        return True
    if verb.passive and verb.word in words.participles["agent"]:
        return verb.word in words.participles["address"]
    if verb.modal and not verb.passive:
        return verb.word in words.verbs["agent"] or verb.word not in words.verbs["event"]
    return verb.word in words.verbs["agent"] and site.word(verb.index + 1) != "by"


def _possessor(site: Site, *, ruler: bool, capital: bool) -> bool:
    """Say whether "A's decision", "A's “provocative acts”" holds."""
    if not ruler or site.word(site.last) not in ("'s", "'"):
        return False
    nouns, small = lexicon().nouns["possessed"], lexicon().grammar["no_noun"]
    end = min(site.last + 6, site.high)
    end = site.following if site.last < site.following < end else end
    words = [w for w in site.words[site.last + 1 : end] if w.isalpha()]
    if not words:
        return False
    if words[0] in nouns:
        return True
    for word in words[1:3]:
        if word in small:
            break
        if word in nouns:
            return capital or word not in ("forces", "military", "security")
    return False


def _modifier(site: Site, *, capital: bool) -> bool:
    """Say whether "anti-A forces", "A-backed", "A officials" holds."""
    words = lexicon()
    if site.word(site.first - 1) == "-" and site.word(site.first - 2) in ("anti", "pro"):
        return True
    if not capital:
        return False
    following, second = site.word(site.last), site.word(site.last + 1)
    if following == "-" and second in words.grammar["backed"]:
        return True
    if following in _DASHES and site.word(site.last + 2) in words.nouns["relations"]:
        return True
    return following in words.nouns["officials"] and site.word(site.head) not in _INSIDE


def _partner(site: Site) -> bool:
    """Say whether "ties with A", "talks between A and B", "a rebuke from A" holds."""
    words = lexicon()
    head = site.word(site.head)
    left = [word for word in site.before(8)[1:] if word]
    nearest = left[0] if left else ""
    travels = not words.grammar["travel"].isdisjoint(left[:3])
    if head == "between":
        listed = site.left < site.first or site.right > site.last
        gone = nearest in words.verbs["event"] and nearest not in words.nouns["relations"]
        talks = nearest in words.nouns["relations"] and site.word(site.last) == "and"
        return (listed or talks) and not travels and not gone
    if head == "with":
        known = nearest in words.nouns["relations"] or nearest in words.governed["with"]
        return known and not travels
    if head == "from":
        came = nearest in ("came", "comes", "arrived") and left[1:2]
        return (left[1] if came else nearest) in words.nouns["messages"]
    if head == "by":
        return _agent(left)
    if head == "for":
        caused = site.word(site.right) == "to" and nearest in words.grammar["causing"]
        return caused or nearest in words.governed["for"]
    head = "on" if head == "upon" else head
    return head in words.governed and nearest in words.governed[head]


def _agent(left: list[str]) -> bool:
    """Say whether "drafted by A", "turned down by A", "a refusal by A" holds."""
    words = lexicon()
    nearest = next((word for word in left[:2] if word not in words.grammar["particles"]), "")
    if nearest in words.grammar["no_deeds"]:
        return False
    return (
        nearest.endswith("ed")
        or nearest in words.participles["agent"]
        or nearest in words.participles["address"]
        or nearest in words.nouns["messages"]
        or nearest in words.nouns["possessed"]
    )


def _addressed(site: Site) -> bool:
    """Say whether "condemned A", "expects A to", "earning A rebukes" holds."""
    words = lexicon()
    head, following = site.word(site.head), site.word(site.right)
    if head in words.verbs["address"]:
        return True
    if following == "to" and head in words.grammar["causing"]:
        return True
    return (
        head in words.verbs["give"]
        and following.isalpha()
        and following not in words.grammar["no_noun"]
        and site.word(site.head - 1) not in ("in", "of")
    )


def _seat_of_rulers(site: Site) -> bool:
    """Say whether "the government in A" holds, and not "outside parliament in A"."""
    words = lexicon()
    if site.word(site.head) not in ("in", "of"):
        return False
    if site.word(site.head - 1) not in words.nouns["rulers"]:
        return False
    before = site.words[max(site.low, site.head - 4) : site.head - 1]
    house = not _DOORS.isdisjoint(before) and site.word(site.head - 1) == "parliament"
    house = house or not _ENTERED.isdisjoint(site.words[max(site.low, site.head - 6) : site.head])
    return (words.places["locative"].isdisjoint(before) and not house) or "with" in before
