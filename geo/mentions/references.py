"""Tell when a name only says where something else lies ("45 km north of A", "the road to A").

Enters: a `Site`. Leaves: True or False, from word lists and a bounded number of tokens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from geo.mentions.phrases import Site

#: Tokens before a name in which a distance is looked for, and those in which its unit is.
_FAR = 16
_UNIT_NEAR = 8
_FROM = frozenset({"from", "of", "outside", "away", "to"})
_WAY_HEADS = frozenset({"to", "from", "for", "towards", "toward", "between", "with"})
_ORIGIN_HEADS = frozenset({"in", "from", "to", "of", "at"})
_BOUND = frozenset({"route", "bound", "headed", "heading", "way"})
_BORN = frozenset({"born", "based", "bound"})
_CAME = frozenset({"came", "comes", "moved"})


def is_reference(site: Site) -> bool:
    """Say whether the name is a point of reference, not a place of what is told.

    Examples: "12 miles from A", "north of A", "on the road to A", "born in A", "A-born",
    "the capital of A", "the border with A".
    """
    if site.word(site.last) == "-" and site.word(site.last + 1) in _BORN:
        return True
    return _at_distance(site) or _in_direction(site) or _on_way(site) or _of_origin(site)


def _in_direction(site: Site) -> bool:
    """Say whether "north of A", "the capital of A" holds ("the north of A" is a part of A)."""
    if site.word(site.head) != "of":
        return False
    nearest = site.word(site.head - 1)
    if nearest == "capital":
        return True
    directions = lexicon().places["directions"]
    return nearest in directions and site.word(site.head - 2) != "the"


def _on_way(site: Site) -> bool:
    """Say whether "the road to A", "bound for A", "the border with A" holds."""
    head = site.word(site.head)
    if head not in _WAY_HEADS:
        return False
    ways = lexicon().places["ways"]
    left = site.before(6)[1:]
    reach = 4 if head == "between" else 2
    if not ways.isdisjoint(left[:reach]):
        return True
    return head in ("to", "for") and not _BOUND.isdisjoint(left[:1])


def _of_origin(site: Site) -> bool:
    """Say whether "born in A", "grew up in A", "refugees from A" holds."""
    head = site.word(site.head)
    if head not in _ORIGIN_HEADS:
        return False
    nearest = site.word(site.head - 1)
    if nearest == "up":
        nearest = site.word(site.head - 2)
    if nearest in _CAME:
        return head == "from"
    return nearest in lexicon().places["origins"]


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
