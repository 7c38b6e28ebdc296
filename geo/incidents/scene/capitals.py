"""Capitals that are not named: "in the Serbian capital", "stormed an office in the capital".

What enters is a stretch of a sentence, what leaves is the mention of that capital elsewhere in the
text. A capital that the text names nowhere is not looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from geo.incidents.scene.standing import EVENT_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Resolution

_CAPITAL = re.compile(
    r"\b(?i:in|at|across|through|around|outside|rocked|shook|hit|(?:quarter|district|neighbou?rhood|suburb|outskirts|edge)\s+of)\s+(?:the\s+|its\s+)?(?:centre\s+of\s+the\s+)?"
    r"(?:(?P<whose>[^\W\d_a-z][\w-]+?)(?:['’]s)?\s+)?capital\b(?!\s+(?:city\s+of|markets?|punishment)|\s+of\s+(?!(?:the\s+)?[^\W\d_a-z]))"
    r"(?:\s+of\s+(?:the\s+)?(?P<of>[^\W\d_a-z]))?"
)
#: Kinds of places that say of which country a text tells, and roles of those that do not.
_COUNTED = frozenset({"settlement", "country", "demonym", "admin1"})
_NOT_OF_STORY = frozenset({"dateline", "source_location", "boilerplate"})
#: Sites of a state that a capital has: "forced their way into the parliament".
_SITE = re.compile(
    r"\b(?:outside|in\s+front\s+of|away\s+from|past|opposite|at|near|inside|into|in|around|towards?|on|storm(?:ed|ing)|surround(?:ed|ing)|enter(?:ed|ing)"
    r"|attack(?:ed|ing)|seiz(?:ed|ing)|occup(?:ied|ying))\s+(?:the\s+)?(?:(?!the\b)[\w’'-]+\s+){0,3}?"
    r"(?:parliament|national\s+assembly|congress|senate|presidential\s+palace|palace|supreme\s+court|"
    r"state\s+television|(?:prime\s+minister|president)['’]s\s+(?:office|residence)|ministry|embassy|"
    r"central\s+bank|government\s+(?:buildings?|headquarters|offices|house))\b"
    r"|\b(?:windows|doors?|gates?|fence|walls?|roof|steps|entrance|front|wing)\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}?"
    r"(?:parliament|national\s+assembly|congress|presidency|presidential\s+palace|ministry)\b",
    re.IGNORECASE,
)
#: GeoNames' code of a capital of a country.
_CODE = "PPLC"


def find_capital(
    text: str, start: int, end: int, resolutions: Sequence[Resolution]
) -> Resolution | None:
    """Find the capital that ``text[start:end]`` speaks of without its name.

    Parameters
    ----------
    resolutions
        Those of the whole text. A capital of no named people or country is that of the country of
        which most of its places, peoples and countries are.
    """
    said = text.find("capital", start, end) >= 0
    m = _CAPITAL.search(text, start, end) if said else None
    if m is None:
        return None
    placed = [r for r in resolutions if r.place is not None]
    whose = "whose" if m["whose"] else "of"
    if m[whose]:
        told = (r for r in placed if m.start(whose) <= r.mention.start < m.end(whose))
        country = next((r.place.country for r in told if r.place), None)
    elif (named := _named_just_before(text, m.start(), placed)) is not None:
        return named
    else:
        places = (r.place for r in placed if r.place and r.mention.role not in _NOT_OF_STORY)
        countries = Counter(place.country for place in places if place.kind in _COUNTED)
        country = countries.most_common(1)[0][0] if countries else None
    if country is None:
        return None
    capitals = (r for r in placed if r.place and r.place.feature_code == _CODE)
    return next((r for r in capitals if r.place and r.place.country == country), None)


def _named_just_before(text: str, at: int, placed: Sequence[Resolution]) -> Resolution | None:
    """Return the capital that the paragraph has named: "A mosque in X burns. In the capital ...".

    It is where something took place, and not who spoke.
    """
    begin = text.rfind("\n", 0, at) + 1
    told = (r for r in reversed(placed) if begin <= r.mention.start < at)
    told = (r for r in told if r.mention.role in EVENT_ROLES)
    return next((r for r in told if r.place and r.place.feature_code == _CODE), None)


def find_seat(
    text: str, start: int, end: int, resolutions: Sequence[Resolution]
) -> Resolution | None:
    """Find the capital under whose dateline ``text[start:end]`` tells of a site of the state."""
    lines = (r for r in resolutions if r.mention.role == "dateline" and r.place is not None)
    first = next((r for r in lines if r.place and r.place.feature_code == _CODE), None)
    if first is None or _SITE.search(text, start, end) is None:
        return None
    return first
