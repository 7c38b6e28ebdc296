"""What the name of a place is to its sentence, beyond its role: where something happens or not.

What enters is a resolved name in its text, what leaves is True or False, or a place. The role of a
mention says most; here is what depends on the kind of place and on what the sentence lacks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.scene.bodies import is_of_band, is_of_body

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    r"parts?|cent(?:er|re)|edge|streets|ports?|capital|island|camp|forests?|jungles?|mountains|hills|deserts?|highlands|countryside|areas?)\s+of\s+"
    r"(?:[^\W\d_][\w ]*['’]s\s+)?(?:[^\W\d_][\w ]*,\s+)*(?:[^\W\d_][\w ]* and )?$"
    r"|\b(?:video|footage|pictures?|photographs?|images?)\s+(?:(?:filmed|taken|shot|posted)\s+)?(?:from|of)\s+$"
    r"|\b(?:entrances?|exits?|entry|approach(?:es)?)\s+(?:to|of)\s+(?:the\s+)?$"
)
#: "In the commercial capital X".
_CALLED = re.compile(
    r"\b(?:in|at|across|near|outside|around)\s+(?:[\w’'-]+\s+){0,5}(?:capital|city|town|port|village)\s+$"
)
_KINDS_OF_TOWN = ("capital ", "city ", "town ", "port ", "village ")
#: "Was heard in X, 240 kilometres away": far from where it was.
_HEARD = re.compile(r"\b(?:heard|felt|seen|visible|noticed)\s+(?:[a-z]+\s+){0,5}$")
_FAR_AWAY = re.compile(
    r",?\s+(?:(?:some|about|around|over|nearly|almost|more\s+than)\s+)?\d[\d,.]*\s*(?:km|kilomet(?:re|er)s|miles)\s+away\b"
)
_AS_FAR = re.compile(r"\bas\s+far\s+(?:away\s+)?as\s+(?:the\s+)?$")
#: "Men from the southern city of X": where they come from.
_FROM_SITE = re.compile(
    r"\bfrom\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:cit(?:y|ies)|towns?|villages?|provinces?|regions?|suburbs?)\s+of\s+$"
)
#: "U.S. troops": the country whose they are, not where they are.
_FORCES = re.compile(
    r"\s+(?!(?:the|an?|its|their|his|her|some|several|many|both|all|more|other|\d+|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|dozens|hundreds|and|or|when|where|after|as|by|with|while|but)\s)"
    r"(?:\w+\s+)?(?:troops|forces|soldiers|army|military|navy|peacekeepers|police|officials?|"
    r"government(?!\s+areas?\b)|authorities|president|ambassador|bombers|jets|warplanes|aircraft|citizens?|nationals?|"
    r"base|embassy|consulate|mission|dollars|ministers?|parliament|"
    r"border(?!\s+(?:posts?|crossings?|points?|checkpoints?|gates?|stations?|towns?|villages?))|weekly|daily|newspaper|magazine|"
    r"broadcaster|tabloid|television|lawyers?|analysts?|professors?|think[\s-]tank|commissioner|governor|gov|mayor|"
    r"prefect|prosecutors?|spokes(?:man|woman|person)|council|institutions)\b",
    re.IGNORECASE,
)
#: "The bank of the X": a river.
_BANK = re.compile(r"\b(?:banks?|bed|waters|course|shallows|bend)\s+of\s+the\s+(?:[a-z]+\s+)?$")
#: What a river does.
_FLOWS = re.compile(
    r"\s+(?:(?:had|has)\s+)?(?:burst|broke|broken|overflow(?:ed|s)|flowed|rose|risen|swelled|swept|spilled|spilt|flooded|"
    r"topped|crested|carried)\b"
)
#: "The Klina river", "the Colca valley", "the Bistrica bridge": what is called after a town.
_CALLED_AFTER = re.compile(
    r"\s+(?:[Rr]iver|and\s+[A-Z]\w+\s+rivers|rivers|bridge|[Vv]alley|[Bb]asin|[Gg]orge|[Cc]anyon|[Cc]anal|[Hh]ills?|[Mm]ountains?|"
    r"[Ll]agoon|[Dd]elta|[Ff]orest|[Ww]oods|[Hh]ighlands|[Pp]lateau|[Ss]trait|[Ff]ault|[Vv]olcano)\b"
)
#: A state's own voices, which tell of other lands: "In Russia the defence ministry said".
_OF_STATE = re.compile(
    r",?\s(?:[\w’-]+\s){0,4}?(?:ministry|minister|president|army|military|government|defen[cs]e|chancellor|premier|"
    r"parliament|king|pope|spokes\w+)\b",
    re.IGNORECASE,
)
#: "Huron Church Road", "Howrah Mail Express": streets and trains that are called after towns.
_STREET_OF = re.compile(
    r"\b(?:Avenida|Avenue|Rua|Rue|Calle|Carrera|Piazza|Praça|Viale|Boulevard|Bulevar|Ulica|Jalan)"
    r"\s(?:d[aeo]s?\s|del?\s|de\s(?:la|los|las)\s)?$"
)
_STREET = re.compile(
    r"(?:\s+[A-Z][\w’'-]+){0,2}\s+(?:Road|Street|Avenue|Boulevard|Lane|Drive|Way|Express)\b"
)
#: A sentence that opens with its place.
_OPENS_IN = re.compile(r"(?:^|[.!?”\"]\s+|\n)In\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:of\s+)?$")
#: "11 km north-east of X", "in a village, near X": near enough to stand for where it was.
_CLOSE_BY = re.compile(
    r"\b(?:(?:[1-9]|[1-5]\d)(?:\.\d)?\s*(?:km|kilomet(?:er|re)s?)|(?:[1-9]|[12]\d|3[0-6])(?:\.\d)?\s*miles?)\b[^.;]{0,40}$"
    r"|\b(?:up|down)(?:stream|river|hill)\s(?:of|from)\s(?:the\s)?$"
    r"|\b(?:near|outside|close\sto|not\sfar\sfrom|on\sthe\sedge\sof)\s(?:\w{1,30}/)?$"
    r"|\b(?:north|south|east|west)(?:[\s-]?(?:east|west))?\sof\s(?:the\s)?(?:\w{1,30}/)?$",
    re.IGNORECASE,
)
#: Too far for the town to stand where a region is told, and too far to stand for where it was.
_FAR, _TOO_FAR = (
    re.compile(
        rf"\b(?:[{tens}-9]\d|\d{{3,}}|\d,\d{{3}})(?:\.\d)?[\s-]?(?:km|kilomet(?:er|re)s?|miles?)\b[^.;]{{0,40}}$",
        re.IGNORECASE,
    )
    for tens in (3, 6)
)
#: "A father of two from a village near X".
_FROM_NEAR = re.compile(r"\bfrom\s(?:a|the)\s\w{4,7}\s(?:near|in|outside|of)\s$")
#: Kinds of places wider than a town.
_WIDE = frozenset({"country", "region", "admin1", "admin2"})
#: "The road from X to the coast is under water": near X.
_ROAD_FROM = re.compile(
    r"\b(?:road|highway|motorway|railway|route)\s(?:that\s)?(?:from|between|linking|links|connecting|connects)"
    r"\s(?:the\s(?:\w{1,20}\s){1,3}of\s)?$"
    r"|\b(?:derailed|overturned|collided|crashed|ambushed|exploded|plunged|mine|bomb)\s(?:\w{1,12}\s)?between\s$"
)
_ROAD_ENDS = ("from ", "between ", "linking ", "links ", "connecting ", "connects ", "of ")
_ROAD_TO = re.compile(r"\s(?:to|and|with|towards?)\s")
#: "To stop officers from getting to X", "the road in B that leads to X".
_FROM_REACHING = re.compile(
    r"\bthat\s+leads\s+to\s(?:the\s)?$|\b(?:from\s(?:reaching|getting\sto|entering|returning\sto|travelling\sto|going\sto)|to\s(?:reach|get\sto))\s(?:the\s)?$"
)
#: What people come from, go to, or are called after.
_AWAY = re.compile(
    r"\b(?:from|to|for|towards?|by|against|with|about|than|like|as|via)\s+(?:[\w’-]+(?:,|\s+and)\s+){0,2}$",
    re.IGNORECASE,
)
#: Where somebody was going, and whom something belongs to: not where it happened.
_BOUND = re.compile(
    r"\b(?:in\s+the\s+direction\s+of|(?:bound|boarding|leaving|departing|setting\s+out|left|depart|leave)\s+for|heading\s+(?:for|to|towards?)|headed\s+(?:for|to|towards?)|"
    r"(?:left|departed|sailed|set\s+(?:out|off|sail))\s+(?:from\s+)?(?:[\w’'-]+\s+){1,3}for|"
    r"(?:run|led|backed|funded|paid|sent|ordered|recogni[sz]ed|favou?red|supported|controlled|operated|"
    r"appointed|organi[sz]ed|administered|declared)\s+by|"
    r"(?:vans?|bus(?:es)?|coach(?:es)?|lorr(?:y|ies)|trucks?|trains?|planes?|flights?|ferry|boats?|convoys?|helicopters?|road|motorway|highway)\s+for|"
    r"(?:north|south|east|west)(?:wards?)?\s+from|en\s+route\s+(?:to|from)|on\s+(?:the|his|her|their|its)\s+way\s+(?:back\s+)?(?:to|from)|on\s+(?:an?|the|his|her|their|its)\s+(?:[\w-]+\s+)?(?:trip|journey|voyage|outing|excursion|flight|visit|pilgrimage)\s+(?:to|from))\s+$",
    re.IGNORECASE,
)
#: The last words of `_BOUND`.
_BOUND_BY = [[w] for w in ("of", "for", "to", "by", "from", "toward", "towards")]
#: Words that say that a name is a division's; and people from whom on a town stands for it.
_DIVISION = re.compile(
    r"\s+(?:province|region|oblast|state|districts?|governorate|county|prefecture|department|division|republic|municipality|area)\b",
    re.IGNORECASE,
)
_DIVISION_OF = re.compile(
    r"\b(?:province|region|oblast|state|governorate|county|department|republic)\s+of\s+$"
)
_TOWN_SIZE = 50_000
#: "At X", "the town of X": no division, however small the town is.
_IN_TOWN = re.compile(r"\b(?:at|(?:town|city|temple|port|cent(?:re|er)|streets|outskirts)\sof)\s$")
#: Kinds of places that are a town or a site of one.
TOWNS = frozenset({"crossing", "landmark", "settlement"})
_OTHER_NAME = re.compile(r"(?<![\w’'-])(?:[^\W\d_][\w’'-]{0,30}\s)?[^\W\d_][\w’'-]{0,30}\s?/\s?$")
#: How many characters before a name can say what it is to the sentence.
_REACH = 80
#: Before the name of a ship, which may be that of a town.
_VESSELS = frozenset(
    {
        "MV",
        "M/V",
        "MS",
        "MT",
        "MY",
        "MB",
        "MF",
        "M/S",
        "M/T",
        "M/Y",
        "M/B",
        "M/F",
        "FB",
        "FV",
        "F/B",
    }
    | {"F/V", "SS", "HMS", "USS", "INS", "RMS", "KRI", "ferry", "steamer", "ship", "vessel"}
    | {"trawler", "frigate", "destroyer", "tanker", "freighter", "submarine", "liner", "corvette"}
)
_NEAR_REACH = 40


def words_before(text: str, r: Resolution) -> str:
    """Return what stands before a name, and before its other name: "from Peja/Peć"."""
    before = text[max(0, r.mention.start - _REACH) : r.mention.start]
    return _OTHER_NAME.sub("", before) if before.rstrip().endswith("/") else before


def _is_vessel(text: str, r: Resolution) -> bool:
    """Tell the name of a ship: "the MV Bukoba", "the ferry Zanzibar"."""
    last = text[max(0, r.mention.start - _NEAR_REACH) : r.mention.start].split()[-1:]
    return any(word in _VESSELS or word.lower() in _VESSELS for word in last)


def can_hold(text: str, r: Resolution) -> bool:
    """Tell a place where something happens from a union of states, a people, a country's forces."""
    if r.mention.surface.lower() in _UNIONS:
        return False
    if r.mention.kind == "demonym" or (r.place is not None and r.place.kind == "demonym"):
        return False
    if r.mention.role not in EVENT_ROLES and not _is_site(text, r):
        return False
    if is_of_body(text, r) or _is_bound_for(text, r) or _is_vessel(text, r) or _is_river(text, r):
        return False
    if _is_where_noticed(text, r) or is_of_band(text, r):
        return False
    return not (_FORCES.match(text, r.mention.end) or _is_street(text, r))


def _is_street(text: str, r: Resolution) -> bool:
    """Tell "Mombasa Road" and "Avenida Paulista" from the towns that they are called after."""
    at = r.mention.start
    named = _STREET_OF.search(text, max(0, at - _NEAR_REACH), at)
    return named is not None or _STREET.match(text, r.mention.end) is not None


def is_called_after(text: str, r: Resolution) -> bool:
    """Tell the river or bridge that is called like a town: it lies where the text says else."""
    kind = r.place.kind if r.place else (r.mention.kind or "settlement")
    return kind == "settlement" and _CALLED_AFTER.match(text, r.mention.end) is not None


def _is_bound_for(text: str, r: Resolution) -> bool:
    """Tell where somebody goes or who is behind somebody: "a bus for X", "forces led by X"."""
    before = words_before(text, r)
    return before[-12:].lower().split()[-1:] in _BOUND_BY and _BOUND.search(before) is not None


def _is_river(text: str, r: Resolution) -> bool:
    """Tell "on the bank of the X" from the village that is called like the river."""
    if r.place is None or r.place.kind != "settlement":
        return False
    begin = max(0, r.mention.start - _NEAR_REACH)
    if text[begin : r.mention.start].lower().endswith("the ") and _FLOWS.match(text, r.mention.end):
        return True
    return _BANK.search(text, begin, r.mention.start) is not None


def _is_where_noticed(text: str, r: Resolution) -> bool:
    """Tell where an event was only noticed from where it took place."""
    before = text[max(0, r.mention.start - _NEAR_REACH) : r.mention.start]
    if before.endswith(("as ", "the ")) and _AS_FAR.search(before):
        return True
    far = _FAR_AWAY.match(text, r.mention.end)
    return far is not None and _HEARD.search(before) is not None


def _is_site(text: str, r: Resolution) -> bool:
    """Tell a town of which a site or a part is named: "the town hall of X"."""
    if r.mention.role not in _SPOKEN_OF:
        return False
    before = words_before(text, r)
    if before.endswith(_KINDS_OF_TOWN) and _CALLED.search(before):
        return True
    return (
        before.endswith(("of ", "to ", "and ", "from ", ", ", "’s ", "'s "))
        and _SITE_OF.search(before) is not None
        and _FROM_SITE.search(before) is None
    )


def is_spoken_of(text: str, r: Resolution) -> bool:
    """Tell a town or site that a sentence without a place of its own speaks of."""
    if r.mention.role not in {*_SPOKEN_OF, "speech_location"} or r.place is None:
        return False
    if r.mention.role == "reference_location":
        before = words_before(text, r)
        leads = before.endswith(_ROAD_ENDS) and _ROAD_TO.match(text, r.mention.end)
        on_road = leads and _ROAD_FROM.search(before)
        close = _CLOSE_BY.search(before) and not (
            _TOO_FAR.search(before) or _FROM_NEAR.search(before)
        )
        return bool(on_road or close)
    country = r.place.kind == "country" and r.mention.role == "speech_location"
    country = country and _OF_STATE.match(text, r.mention.end) is None
    if not (country or r.place.kind in TOWNS) or _FORCES.match(text, r.mention.end):
        return False
    if _is_street(text, r):
        return False
    if r.mention.role == "speech_location":
        return _opens_with(text, r)
    return not _AWAY.search(words_before(text, r))


def close_towns(
    text: str, event: Sequence[Resolution], resolutions: Sequence[Resolution]
) -> list[Resolution]:
    """Return the towns beside which it was, where the places told are wide: "in Peru, near X"."""
    if not event or any(r.place is None or r.place.kind not in _WIDE for r in event):
        return []
    countries = {r.place.country for r in event if r.place}
    return [
        r
        for r in resolutions
        if r.mention.role == "reference_location"
        and r.place is not None
        and r.place.kind == "settlement"
        and r.place.country in countries
        and is_spoken_of(text, r)
        and not _FAR.search(words_before(text, r))
    ]


def is_aim(text: str, r: Resolution) -> bool:
    """Tell where somebody is kept from going: "stopped officers from reaching X"."""
    return _FROM_REACHING.search(words_before(text, r)) is not None


def _opens_with(text: str, r: Resolution) -> bool:
    """Tell "In the port of X the mayor says that two died", where X is no capital."""
    if r.place is None or r.place.feature_code == "PPLC":
        return False
    return _OPENS_IN.search(words_before(text, r)) is not None


def town_of(text: str, r: Resolution) -> Place | None:
    """Return the town of a division's name, unless the text says that it means the division."""
    place, mention = r.place, r.mention
    if place is None or place.kind not in {"admin1", "admin2"}:
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
    if _IN_TOWN.search(text, max(0, mention.start - _NEAR_REACH), mention.start):
        return next(towns, None)
    towns = (t for t in towns if t.admin1 == place.admin1 and t.population >= _TOWN_SIZE)
    return next(towns, None)
