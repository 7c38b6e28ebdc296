"""Tell when a name only says where something else lies ("45 km north of A", "the road to A").

Enters: a `Site`. Leaves: True or False, from word lists and a bounded number of tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon
from geo.mentions.phrases import names_part

if TYPE_CHECKING:
    from geo.mentions.phrases import Site

#: Tokens before a name in which a distance is looked for, and those in which its unit is.
_FAR = 16
_UNIT_NEAR = 8
_FROM = frozenset({"from", "of", "outside", "away", "to"})
_WAY_HEADS = frozenset(
    {
        "to",
        "from",
        "for",
        "towards",
        "toward",
        "between",
        "with",
        "linking",
        "connecting",
        "as",
        "via",
        "over",
    }
)
_TRAVELLING = frozenset({"travelling", "traveling", "driving", "flying", "returning", "coming"})
_TO = frozenset({"to", "towards", "toward"})
_ORIGIN_HEADS = frozenset({"in", "from", "to", "of", "at"})
_BOUND = frozenset({"route", "bound", "headed", "heading", "way"})
_BORN = frozenset({"born", "based", "bound"})
_CAME = frozenset({"came", "comes", "moved", "coming"})
_DASHES = frozenset("-–—/")
_HAD = frozenset({"had", "has", "having", "have"})
_VILLAGE_HEADS = frozenset({"near", "in", "outside", "of"})
_VILLAGES = frozenset({"village", "town", "hamlet", "suburb"})
_BESIDE = frozenset({"near", "outside", "off", "by", "beside", "opposite"})
_HEDGES = frozenset({"just", "not", "far", "right", "immediately"})
#: Tokens between a name and the road that it names ("the A-B motorway").
_NAMED_WAY = 4


def is_reference(site: Site, *, country: bool = False) -> bool:
    """Say whether the name is a point of reference, not a place of what is told.

    Examples: "12 miles from A", "north of A", "on the road to A", "born in A", "A-born",
    "the capital of A", "the border with A". "Soldiers from A" are of a town's garrison; from a
    `country` they are its citizens, which is no reference.
    """
    if site.word(site.last) == "-" and site.word(site.last + 1) in _BORN:
        return True
    return (
        _names_way(site)
        or _beside(site)
        or _at_distance(site)
        or _in_direction(site)
        or _on_way(site)
        or _of_origin(site, country=country)
        or _from_village(site)
        or _left_behind(site)
    )


def _names_way(site: Site) -> bool:
    """Say whether the name is an end of a road: "the A-B motorway", "the A to B line"."""
    ways = lexicon().places["lines"]
    joined = _DASHES | {"to"}
    if site.word(site.last) in joined and site.following == site.last + 1:
        later = site.words[site.following + 1 : min(site.high, site.following + _NAMED_WAY)]
        return not ways.isdisjoint(later)
    if site.word(site.first - 1) in joined and site.previous == site.first - 2:
        return site.word(site.last) in ways
    return False


def _beside(site: Site) -> bool:
    """Say whether the name says where the name before it lies: "in B, near A"."""
    index = site.left - 1
    if site.word(index) not in _BESIDE:
        if site.word(index) not in ("to", "from") or site.word(index - 1) not in ("close", "far"):
            return False
        index -= 1
    while site.word(index - 1) in _HEDGES:
        index -= 1
    if site.word(index - 1) != "," or index - 2 <= site.low:
        return False
    named = site.written[index - 2][:1].isupper()
    return named and site.word(index - 2) not in lexicon().grammar["time_words"]


def _left_behind(site: Site) -> bool:
    """Say whether "the ship had left A" holds."""
    return site.word(site.head) == "left" and site.word(site.head - 1) in _HAD


def _in_direction(site: Site) -> bool:
    """Say whether "north of A", "the capital of A" holds ("the north of A" is a part of A)."""
    if site.word(site.head) != "of":
        return False
    nearest = site.word(site.head - 1)
    if nearest == "capital":
        return True
    return nearest in lexicon().places["directions"] and not names_part(site, site.head - 1)


def _on_way(site: Site) -> bool:
    """Say whether "the road to A", "bound for A", "the border with A" holds."""
    head = site.word(site.head)
    if head not in _WAY_HEADS:
        return False
    ways = lexicon().places["ways"]
    left = site.before(6)[1:]
    if _along(head, left):
        return True
    reach = 4 if head == "between" else 2
    if not ways.isdisjoint(left[:reach]) or _second_end(site, ways) or _between_ends(site):
        return True
    if (head == "from" and _behind_aim(site)) or _before_start(site):
        return True
    return head in ("to", "for") and not _BOUND.isdisjoint(left[:1])


def _along(head: str, left: list[str]) -> bool:
    """Say whether "via A", "the bridge over A", "travelling from A", "as far away as A" holds."""
    nearest = left[0] if left else ""
    return (
        head == "via"
        or (head == "over" and nearest in ("bridge", "bridges"))
        or (head == "between" and nearest == ",")
        or (head == "as" and left[:2] == ["away", "far"])
        or (head == "from" and nearest in _TRAVELLING)
    )


def _between_ends(site: Site) -> bool:
    """Say whether the name is an end of "from A to B", unless people march or flee that way."""
    if site.word(site.head) == "from":
        start = site.head
        ended = site.word(site.right) in _TO and site.following == site.right + 1
    else:
        start = site.previous - 1
        while start > site.low and site.written[start][:1].isupper():
            start -= 1
        ended = site.previous >= 0 and site.previous == site.head - 1
        ended = ended and site.word(site.head) in _TO and site.word(start) == "from"
    before = site.words[max(site.low, start - 2) : start]
    return ended and lexicon().verbs["movement"].isdisjoint(before)


def _behind_aim(site: Site) -> bool:
    """Say whether the name is where "back to B from A" begins."""
    start = site.previous - 1
    while start > site.low and site.written[start][:1].isupper():
        start -= 1
    ended = site.previous >= 0 and site.previous == site.head - 1
    return ended and site.word(start) in _TO


def _before_start(site: Site) -> bool:
    """Say whether the name is where "back to A from B" leads."""
    named = site.written[site.right + 1 : site.right + 2]
    begins = site.word(site.right) == "from" and named[:1] != [] and named[0][:1].isupper()
    return begins and site.word(site.head) in _TO


def _second_end(site: Site, ways: frozenset[str]) -> bool:
    """Say whether "the road from B to A", "its way from B, in the south, to A" holds."""
    if site.word(site.head) not in _TO or site.previous < 0:
        return False
    low = max(site.low, site.head - _FAR)
    before = site.words[low : site.head]
    if "from" not in before:
        return False
    start = low + len(before) - 1 - before[::-1].index("from")
    return not ways.isdisjoint(site.words[max(site.low, start - 3) : start])


def _of_origin(site: Site, *, country: bool) -> bool:
    """Say whether "born in A", "grew up in A", "refugees from A" holds."""
    head = site.word(site.head)
    if head not in _ORIGIN_HEADS:
        return False
    nearest = site.word(site.head - 1)
    if nearest == "up":
        nearest = site.word(site.head - 2)
    if nearest in ("in", "down", "back"):  # "flew in from A"
        nearest = site.word(site.head - 2)
        return head == "from" and nearest in lexicon().verbs["travel"]
    if head == "from" and "across" in site.words[max(site.low, site.head - 3) : site.head]:
        return True
    if nearest in _CAME:
        return head == "from" and site.word(site.head - 2) not in lexicon().nouns["messages"]
    if head == "from" and not country and nearest in lexicon().nouns["people"]:
        return True
    return nearest in lexicon().places["origins"]


def _from_village(site: Site) -> bool:
    """Say whether "a father of two from a village near A" holds."""
    start = site.head - 3
    if site.word(site.head) not in _VILLAGE_HEADS or site.word(start) != "from":
        return False
    if site.word(start + 1) not in ("a", "the") or site.word(start + 2) not in _VILLAGES:
        return False
    before = site.words[max(site.low, start - 4) : start]
    return not lexicon().nouns["people"].isdisjoint(before)


def _at_distance(site: Site) -> bool:
    """Say whether a distance governs it: "45 kilometers (28 miles) north of B's capital, A"."""
    places, grammar = lexicon().places, lexicon().grammar
    for index in range(site.first - 1, max(site.low, site.first - _FAR) - 1, -1):
        word = site.word(index)
        if word in grammar["clause"]:
            return False
        if (word in _FROM or word in places["directions"]) and _measured(site, index):
            return True
    return False


def _measured(site: Site, index: int) -> bool:
    """Say whether a number and a unit of length or time stand just before token `index`."""
    places, grammar = lexicon().places, lexicon().grammar
    low = max(site.low, index - _UNIT_NEAR)
    for at in range(low + 1, index):
        if site.word(at) not in places["units"]:
            continue
        before = site.word(at - 1)
        if before[:1].isdigit() or before == "-" or before in grammar["numbers"]:
            return True
    return False
