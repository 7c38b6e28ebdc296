"""What the name of a place is to its sentence: where something happens, or something else.

What enters is a resolved name in its text, what leaves is True or False, or a place. People come
from places, journeys end at them, hospitals and sources stand in them: nothing happened there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.records import Place, Resolution

#: Roles of mentions at which an event can take place.
EVENT_ROLES = frozenset({"event_location", "caption_location", "facility_location"})
#: Unions of states: nothing happens at them as a place.
_UNIONS = frozenset({"european union", "eu", "e.u.", "african union", "commonwealth"})
#: Roles of towns that may be the place of a sentence that has no other.
_SPOKEN_OF = frozenset({"topic", "reference_location"})
_SITE_OF = re.compile(
    r"\b(?:halls?|buildings?|towns?|cit(?:y|ies)|villages?|municipalit(?:y|ies)|districts?|offices?|"
    r"stations?|street|square|bazaar|market|junction|outskirts|suburbs?|provinces?|regions?|states?|crossings?|checkpoints?|quarters?|neighbou?rhoods?|"
    r"parts?|cent(?:er|re)|edge|streets|ports?|capital|island|camp)\s+of\s+(?:[^\W\d_][\w ]*,\s+)*"
    r"(?:[^\W\d_][\w ]* and )?$"
)
#: "U.S. troops": the country whose they are, not where they are.
_FORCES = re.compile(
    r"\s+(?:\w+\s+)?(?:troops|forces|soldiers|army|military|navy|peacekeepers|police|officials?|"
    r"government|authorities|president|ambassador|bombers|jets|warplanes|aircraft|citizens?|nationals?|"
    r"base|embassy|consulate|mission|dollars|ministers?|parliament|border)\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:troops|soldiers|officers|men|police|people|citizens|nationals|students|refugees|migrants|"
    r"peacekeepers)\s+from\s+(?:\w+(?:,|\s+and)\s+){0,3}$"
    r"|\b(?:residents?|natives?|inhabitants|nationals|people|villagers|relatives|mayor|governor|bishop|team)"
    r"\s+(?:[\w]+\s+(?:and\s+)?)?(?:of|from)\s+(?:[\w ]{1,20}\s+and\s+of\s+)?$"
)
#: "The Serb-held north of X": a part of the town.
_PART_OF = re.compile(
    r"\b(?:in|at)\s+(?:the|its)\s+(?:[\w-]+\s+){0,2}(?:north|south|east|west|centre|center)\s+of\s+$"
)
#: "Coming from X", "on its way to X", "had left X": the ends of a journey.
_JOURNEY = re.compile(
    r"\b(?:com(?:e|es|ing)|came|travel\w*|dr(?:ive|iving|ove|iven)|fl(?:ew|ying|own)|bound|return\w*|head\w*|"
    r"way|sail\w*|rout(?:e|es)|journey|trip|transferred|evacuated|moved|taken|brought|rushed|airlifted)"
    r"\s+(?:\w+\s+){0,3}(?:from|to|for|towards?)\s+$|\b(?:had|has|having)\s+left\s+$",
    re.IGNORECASE,
)
#: "The hospital in X", "a military source in X said": where people are treated or speak.
_HOSPITAL = re.compile(
    r"\b(?:hospitals?|clinics?|morgue|infirmary|medical\s+cent(?:er|re))\s+(?:here\s+)?(?:in|at|of)\s+$"
    r"|\b(?:treated|treatment|hospitali[sz]ed|operated\s+on)\s+(?:for\s+(?:[\w-]+\s+){1,4})?(?:in|at)\s+$"
    r"|\b(?:hospitals?|clinics?)\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:part|half|side|sector|north|south)\s+of\s+$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:sources?|officials?|spokes(?:man|woman|person)|doctors?|nurses?|ministry|reporters?|radio|television|"
    r"witness(?:es)?|governor|mayor|administration|authorities|headquarters|command|agency|bureau|"
    r"directorate|prosecutors?|correspondents?|analysts?|diplomats?|governor|embassy)\s+(?:[\w’-]+\s+){0,2}(?:in|at|of)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|spoke\s+to|speaking\s+(?:to|in|from)|interview(?:ed)?\s+(?:with|in|by)|telephone\s+from)\b"
    r"[^.;,“”\"]{0,60}$"
)
_SAID = re.compile(
    r"[\w ’'-]{0,40}(?:,[^.;]{0,80},)?\s*(?:ha[sd]\s+)?(?:said|says?|told|put|puts|reported|"
    r"confirmed|spoke|speaks|announced|added|accused|blamed|denied|declined|warned)\b"
)
#: "11 km north-east of X", "in a village, near X": near enough to stand for where it was.
_CLOSE_BY = re.compile(
    r"\b(?:[1-9]|[12]\d)(?:\.\d)?\s*(?:km|kilomet(?:er|re)s?|miles?)\b[^.;]{0,40}$"
    r"|,\s(?:just\s)?(?:near|outside|close\sto)\s(?:\w{1,30}/)?$",
    re.IGNORECASE,
)
#: What people come from, go to, or are called after.
_AWAY = re.compile(
    r"\b(?:from|to|for|towards?|by|against|with|about|than|like|as|via)\s+(?:[\w’-]+(?:,|\s+and)\s+){0,2}$",
    re.IGNORECASE,
)
#: Words that say that a name is a division's; and people from whom on a town stands for it.
_DIVISION = re.compile(
    r"\s+(?:province|region|oblast|state|districts?|governorate|county|prefecture|department|division|republic)\b",
    re.IGNORECASE,
)
_DIVISION_OF = re.compile(
    r"\b(?:province|region|oblast|state|governorate|county|department|republic)\s+of\s+$"
)
_TOWN_SIZE = 50_000
#: Kinds of places that are a town or a site of one.
_TOWNS = frozenset({"crossing", "landmark", "settlement"})
_OTHER_NAME = re.compile(r"(?:[^\W\d_][\w’'-]*\s)?[^\W\d_][\w’'-]*\s?/\s?$")
#: How many characters before a name can say what it is to the sentence.
_REACH = 80
_NEAR_REACH = 40


def words_before(text: str, r: Resolution) -> str:
    """Return what stands before a name, and before its other name: "from Peja/Peć"."""
    return _OTHER_NAME.sub("", text[max(0, r.mention.start - _REACH) : r.mention.start])


def can_hold(text: str, r: Resolution, *, weak: bool) -> bool:
    """Tell a place where something happens from one that people are of, come from or speak in."""
    if r.mention.surface.lower() in _UNIONS:
        return False
    if r.mention.kind == "demonym" or (r.place is not None and r.place.kind == "demonym"):
        return False
    before = words_before(text, r)
    is_site = r.mention.role in _SPOKEN_OF and _SITE_OF.search(before)
    if r.mention.role == "reference_location" and _PART_OF.search(before):
        is_site = _PART_OF.search(before)
    if r.mention.role not in EVENT_ROLES and not is_site:
        return False
    origin = _ORIGIN.search(before) or (not weak and _JOURNEY.search(before))
    return not _FORCES.match(text, r.mention.end) and not origin


def is_spoken_of(text: str, r: Resolution) -> bool:
    """Tell a town or site that a sentence without a place of its own speaks of."""
    if r.mention.role not in _SPOKEN_OF or r.place is None:
        return False
    before = words_before(text, r)
    if r.mention.role == "reference_location":
        return _CLOSE_BY.search(before) is not None
    near = r.place.kind in _TOWNS
    return near and not _FORCES.match(text, r.mention.end) and not _AWAY.search(before)


def is_of_source(text: str, r: Resolution) -> bool:
    """Tell the town of a hospital, or of somebody who says what the sentence tells."""
    before = words_before(text, r)
    if _HOSPITAL.search(before) or _TOLD.search(before):
        return True
    return bool(_SOURCE.search(before) and _SAID.match(text, r.mention.end))


def town_of(text: str, r: Resolution) -> Place | None:
    """Return the town of a division's name, unless the text says that it means the division."""
    place, mention = r.place, r.mention
    if place is None or place.kind != "admin1":
        return None
    if _DIVISION.match(text, mention.end) or _DIVISION_OF.search(
        text[max(0, mention.start - 40) : mention.start]
    ):
        return None
    towns = (
        c.place
        for c in r.candidates
        if c.place.kind == "settlement" and c.place.country == place.country
    )
    towns = (t for t in towns if t.admin1 == place.admin1 and t.population >= _TOWN_SIZE)
    return next(towns, None)
