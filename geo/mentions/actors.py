"""Tell when a place name stands for those who rule there ("Khartoum said", "ties with Lima").

Enters: a `Site` and whether the name can be a capital or a country. Leaves: True or False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon
from geo.mentions.phrases import subject_verb

if TYPE_CHECKING:
    from geo.mentions.phrases import Site

_TRAVEL = frozenset(
    [
        "road",
        "highway",
        "railway",
        "border",
        "flight",
        "flights",
        "train",
        "bus",
        "crossing",
        "route",
        "line",
        "pipeline",
        "km",
        "miles",
        "bridge",
        "frontier",
        "motorway",
        "distance",
        "game",
        "match",
    ]
)
_BARE = frozenset(
    {
        "",
        "the",
        "both",
        "and",
        "but",
        "while",
        "as",
        "that",
        "whether",
        "if",
        "because",
        "although",
        "though",
        "when",
        "which",
        "since",
        "what",
        "after",
        "before",
        "where",
        "until",
        "once",
        "unless",
        "why",
        "how",
        "than",
        "said",
        "says",
        ",",
        "—",
        "–",
        "-",
        ":",
        ";",
        "“",
        '"',
        "‘",
        "'",
        "(",
        ")",
        "•",
        "so",
        "or",
        "yet",
        "whereas",
        "meanwhile",
        "today",
        "yesterday",
        "not",
        "only",
        "*",
    }
)
_CALLS = frozenset(
    [
        "call",
        "calls",
        "called",
        "calling",
        "time",
        "important",
        "necessary",
        "want",
        "demand",
        "demands",
    ]
)
_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
_NOT_NOUN = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "by",
        "with",
        "from",
        "for",
        "of",
        "as",
        "and",
        "or",
        "but",
        ",",
        ".",
        ";",
        ":",
        ")",
        "when",
        "while",
        "after",
        "before",
        "because",
        "where",
        "who",
        "which",
        "that",
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
    ]
)


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
    head = site.word(site.head)
    if head not in _BARE and head not in _WEEKDAYS and not head[:1].isdigit():
        return False
    words = lexicon()
    verb, modal, passive = subject_verb(site)
    if not verb or verb in _NOT_NOUN:
        return False
    if passive and verb not in words.participles["agent"]:
        return verb in words.verbs["agent"]
    if passive:
        return verb in words.participles["address"]
    if modal:
        return not (verb in words.verbs["event"] and verb not in words.verbs["agent"])
    if verb not in words.verbs["agent"]:
        return False
    after = (
        site.words.index(verb, site.last) + 1 if verb in site.words[site.last : site.high] else 0
    )
    return not (after and site.word(after) == "by")


def _possessor(site: Site, *, ruler: bool, capital: bool) -> bool:
    """Say whether "A's decision", "A's “provocative acts”" holds."""
    if not ruler or site.word(site.last) not in ("'s", "'"):
        return False
    nouns = lexicon().nouns["possessed"]
    words = [w for w in site.words[site.last + 1 : min(site.last + 6, site.high)] if w.isalpha()]
    if not words:
        return False
    if words[0] in nouns:
        return True
    for word in words[1:3]:
        if word in _NOT_NOUN:
            break
        if word in nouns:
            return capital or word not in ("forces", "military", "security")
    return False


def _modifier(site: Site, *, capital: bool) -> bool:
    """Say whether "anti-A forces", "A-backed", "A officials" holds."""
    words = site.words
    if site.word(site.first - 1) == "-" and site.word(site.first - 2) in ("anti", "pro"):
        return True
    if not capital:
        return False
    following = site.word(site.last)
    if following == "-" and site.word(site.last + 1) in (
        "backed",
        "led",
        "appointed",
        "controlled",
        "aligned",
        "sponsored",
        "friendly",
        "installed",
        "funded",
        "brokered",
        "imposed",
        "approved",
        "mediated",
        "allied",
        "run",
        "supported",
    ):
        return True
    if following in ("-", "–", "—") and site.word(site.last + 2) in lexicon().nouns["relations"]:
        return True
    if site.word(site.head) in ("in", "near", "at", "outside"):
        return False
    return following in lexicon().nouns["officials"] and bool(words)


def _partner(site: Site) -> bool:
    """Say whether "ties with A", "talks between A and B", "a rebuke from A" holds."""
    words = lexicon()
    head = site.word(site.head)
    left = [word for word in site.before(8)[1:] if word]
    nearest = left[0] if left else ""
    if head == "between":
        listed = site.left < site.first or site.right > site.last
        return listed and not _TRAVEL.intersection(left[:4])
    if head == "with":
        if _TRAVEL.intersection(left[:2]):
            return False
        return nearest in words.nouns["relations"] or nearest in words.governed["with"]
    if head == "from":
        return nearest in words.nouns["messages"]
    if head == "by":
        passive = words.participles["agent"] | words.participles["address"]
        return (
            nearest in passive
            or nearest in words.nouns["messages"]
            or nearest in words.nouns["possessed"]
        )
    if head == "for":
        return site.word(site.right) == "to" and nearest in _CALLS
    if head == "upon":
        head = "on"
    return head in words.governed and nearest in words.governed[head]


def _addressed(site: Site) -> bool:
    """Say whether "condemned A", "earning A rebukes" holds: the name follows the verb at once."""
    words = lexicon()
    head = site.word(site.head)
    if head in words.verbs["address"]:
        return True
    following = site.word(site.right)
    return (
        head in words.verbs["give"]
        and following.isalpha()
        and following not in _NOT_NOUN
        and site.word(site.head - 1) not in ("in", "of")
    )


def _seat_of_rulers(site: Site) -> bool:
    """Say whether "the government in A" holds."""
    if site.word(site.head) not in ("in", "of"):
        return False
    return site.word(site.head - 1) in lexicon().nouns["rulers"]
