"""Where a frame takes place: the places of its clause, or of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.clauses import looks_back_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.clauses import Clause
    from geo.incidents.frames import Frame
    from geo.records import Place, Resolution, Sentence
    from geo.records.incident import WherePrecision

#: Where precision of a point, exact or near, and of a country.
POINT: WherePrecision = 2
COUNTRY: WherePrecision = 6
#: Roles of mentions at which an event can take place.
EVENT_ROLES = frozenset({"event_location", "caption_location", "facility_location"})
#: Unions of states: nothing happens at them as a place.
_UNIONS = frozenset({"european union", "eu", "e.u.", "african union", "commonwealth"})
#: Roles of towns that may be the place of a sentence that has no other.
_SPOKEN_OF = frozenset({"topic", "reference_location"})
#: Rank of place kinds: the more specific stands for the event, the others for what contains it.
_SPECIFIC = {
    "crossing": 0,
    "landmark": 0,
    "settlement": 1,
    "admin2": 2,
    "water": 3,
    "terrain": 3,
    "region": 3,
    "admin1": 4,
    "country": 6,
    "historic_state": 7,
    "continent": 8,
    "demonym": 9,
}
_UNRANKED = 5
_WHERE: dict[str, WherePrecision] = {
    "crossing": 1,
    "landmark": 1,
    "settlement": 1,
    "admin2": 3,
    "admin1": 4,
    "region": 5,
    "water": 5,
    "terrain": 5,
    "country": 6,
    "historic_state": 6,
    "continent": 6,
}
#: Kinds along which an event has no point of its own: a town told beside them is better.
_LINES = frozenset({"water", "terrain"})
_NEAR = re.compile(
    r"\b(?:near|close\s+to|outside|outskirts\s+of|around|towards?|vicinity\s+of)\s+"
    r"(?:the\s+)?(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
#: A site of the town is the town: "outside the city hall in X".
_SITE = re.compile(
    r"\b(?:hall|building|office|station|court|parliament|embassy|mosque|church|school)\b",
    re.IGNORECASE,
)
_SITE_OF = re.compile(
    r"\b(?:halls?|buildings?|towns?|cit(?:y|ies)|villages?|municipalit(?:y|ies)|districts?|offices?|"
    r"stations?|outskirts|suburbs?|provinces?|regions?|states?|crossings?|checkpoints?|quarters?|neighbou?rhoods?|"
    r"parts?|cent(?:er|re)|edge|streets|ports?|capital|island|camp)\s+of\s+(?:[^\W\d_][\w ]*,\s+)*"
    r"(?:[^\W\d_][\w ]* and )?$"
)
#: "U.S. troops": the country whose they are, not where they are.
_FORCES = re.compile(
    r"\s+(?:\w+\s+)?(?:troops|forces|soldiers|army|military|navy|peacekeepers|police|officials?|"
    r"government|authorities|president|ambassador|bombers|jets|warplanes|aircraft|citizens?|nationals?|"
    r"base|embassy|consulate|mission|dollars|ministers?|parliament|border)\b"
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
#: "The X district": a part of a town that the sentence may name.
_DISTRICT = re.compile(r"\s+(?:district|quarter|neighbou?rhood|suburb|square|street|avenue|mahalla)\b")
#: "Coming from X", "on its way to X", "had left X": the ends of a journey.
_JOURNEY = re.compile(
    r"\b(?:com(?:e|es|ing)|came|travel\w*|dr(?:ive|iving|ove|iven)|fl(?:ew|ying|own)|bound|return\w*|head\w*|"
    r"way|sail\w*|rout(?:e|es)|journey|trip|transferred|evacuated|moved)\s+(?:\w+\s+){0,3}(?:from|to|for|towards?)"
    r"\s+$|\b(?:had|has|having)\s+left\s+$",
    re.IGNORECASE,
)
#: "The hospital in X", "a military source in X said": where people are treated or speak.
_HOSPITAL = re.compile(
    r"\b(?:hospitals?|clinics?|morgue|infirmary|medical\s+cent(?:er|re))\s+(?:here\s+)?(?:in|at|of)\s+$",
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
    r"[\w ’'-]{0,40}(?:,[^.;]{0,80},)?\s*(?:ha[sd]\s+)?(?:said|says?|told|put|puts|reported|confirmed|spoke|speaks|"
    r"announced|added|accused|blamed|denied|declined|warned)\b"
)
#: "11 km north-east of X": near enough to stand for where it was.
_CLOSE_BY = re.compile(
    r"\b(?:[1-9]|[12]\d)(?:\.\d)?\s*(?:km|kilomet(?:er|re)s?|miles?)\b[^.;]{0,40}$", re.IGNORECASE
)
#: "Serbia's first mass shooting": the words between a place and the event that it owns.
_OWNS = re.compile(r"['’]s\s+(?:[\w-]+\s+){0,5}")
_OWNED = re.compile(r"\b(?:first|worst|deadliest|second|latest|biggest|largest|mass)\b")
_OWNERS = frozenset({"country", "admin1", "settlement"})
#: What people come from, go to, or are called after.
_AWAY = re.compile(
    r"\b(?:from|to|for|towards?|by|against|with|about|than|like|as|via)\s+(?:[\w’-]+(?:,|\s+and)\s+){0,2}$",
    re.IGNORECASE,
)
#: What stands between the towns of a list.
_LIST = re.compile(r"\s{0,9}(?:,?\s{0,9}(?:and|or)|[,&])\s{0,9}(?:(?:in|at|of)\s{1,9})?")
#: Words that say that a name is a division's; and people from whom on a town stands for it.
_DIVISION = re.compile(
    r"\s+(?:province|region|oblast|state|districts?|governorate|county|prefecture|department|division|republic)\b",
    re.IGNORECASE,
)
_DIVISION_OF = re.compile(r"\b(?:province|region|oblast|state|governorate|county|department|republic)\s+of\s+$")
_TOWN_SIZE = 50_000
#: Kinds of places that hold others, and the rank down to which places are towns or sites.
_CONTAINERS = frozenset({"country", "region", "admin1"})
_TOWN = 1
#: How many characters before a name can say what it is near to, and what it is to the sentence.
_NEAR_REACH = 40
_ROLE_REACH = 80


@dataclass(frozen=True, slots=True)
class Where:
    """A place for an event: `mention` resolves to `place`, or to nothing with a reason."""

    resolution: Resolution
    precision: WherePrecision
    container: Place | None = None
    town: Place | None = None

    @property
    def place(self) -> Place | None:
        """The place itself; where it is not known, the country around it."""
        return self.town or self.resolution.place or self.container


def find_places(
    text: str,
    sentence: Sentence,
    resolutions: Sequence[Resolution],
    frame: Frame,
    clauses: Sequence[Clause],
    *,
    weak: bool = False,
) -> list[Where]:
    """Find the places of a frame in its sentence: several where the clause lists several towns.

    A place of the frame's own clause comes before one of another clause; a clause that looks back
    keeps its places to itself, and takes none from the others unless it has none.

    Parameters
    ----------
    resolutions
        Those of the names in the sentence, in order.
    clauses
        Those of the sentence, in order.
    weak
        Whether a place counts where somebody is only treated, or speaks.
    """
    event = [r for r in resolutions if _can_be_place(text, r, frame, weak=weak)]
    if not weak:
        event = [r for r in event if not _is_of_source(text, r)]
        event = event or [r for r in resolutions if _is_spoken_of(text, r)]
    own = [r for r in event if frame.clause.holds(r.mention.start)]
    shared = [r for r in event if not looks_back_at(clauses, r.mention.start)]
    if not own:
        own = event if frame.clause.looks_back else shared
    if not own:
        return []
    if all(r.place is not None and r.place.kind in _LINES for r in own):
        towns = [r for r in shared if r.place is not None and r.place.kind == "settlement"]
        own = own + towns
    return _choose(text, sentence, own, frame)


def _can_be_place(text: str, r: Resolution, frame: Frame, *, weak: bool) -> bool:
    return _can_hold(text, r, weak=weak) or _is_owner(text, r, frame) or _is_shut(r, frame)


def _is_spoken_of(text: str, r: Resolution) -> bool:
    """Tell a town or site that a sentence without a place of its own speaks of."""
    if r.mention.role not in _SPOKEN_OF or r.place is None:
        return False
    before = text[max(0, r.mention.start - _ROLE_REACH) : r.mention.start]
    if r.mention.role == "reference_location":
        return _CLOSE_BY.search(before) is not None
    near = _SPECIFIC.get(r.place.kind, _UNRANKED) <= _TOWN
    return near and not _FORCES.match(text, r.mention.end) and not _AWAY.search(before)


def _is_of_source(text: str, r: Resolution) -> bool:
    """Tell the town of a hospital, or of somebody who says what the sentence tells."""
    before = text[max(0, r.mention.start - _ROLE_REACH) : r.mention.start]
    if _HOSPITAL.search(before) or _TOLD.search(before):
        return True
    return bool(_SOURCE.search(before) and _SAID.match(text, r.mention.end))


def _can_hold(text: str, r: Resolution, *, weak: bool) -> bool:
    """Tell a place where something happens from one that people are of, come from or speak in."""
    if r.mention.surface.lower() in _UNIONS:
        return False
    if r.mention.kind == "demonym" or (r.place is not None and r.place.kind == "demonym"):
        return False
    before = text[max(0, r.mention.start - _ROLE_REACH) : r.mention.start]
    is_site = r.mention.role in _SPOKEN_OF and _SITE_OF.search(before)
    if r.mention.role == "reference_location" and _PART_OF.search(before):
        is_site = _PART_OF.search(before)
    if r.mention.role not in EVENT_ROLES and not is_site:
        return False
    origin = _ORIGIN.search(before) or (not weak and _JOURNEY.search(before))
    return not _FORCES.match(text, r.mention.end) and not origin


def _is_shut(r: Resolution, frame: Frame) -> bool:
    """Tell a crossing in a clause that tells of a crossing closed."""
    crossing = r.place is not None and r.place.kind == "crossing"
    return crossing and bool(frame.kinds & {"border_closure", "roadblock"})


def _is_owner(text: str, r: Resolution, frame: Frame) -> bool:
    """Tell a place that owns the event: "Serbia's first mass shooting"."""
    if r.place is None or r.place.kind not in _OWNERS or r.mention.end > frame.start:
        return False
    owns = _OWNS.fullmatch(text, r.mention.end, frame.start)
    return owns is not None and _OWNED.search(owns.group()) is not None


def _rank(r: Resolution, frame: Frame) -> tuple[int, int]:
    """Specific kinds of places first, then those near the trigger."""
    kind = r.place.kind if r.place else (r.mention.kind or "settlement")
    return _SPECIFIC.get(kind, _UNRANKED), abs(r.mention.start - frame.start)


def _whole_towns(text: str, own: list[Resolution]) -> list[Resolution]:
    """Leave out the names of quarters where the town is named as well."""
    parts = [r for r in own if _DISTRICT.match(text, r.mention.end)]
    towns = [r for r in own if r not in parts and r.place and r.place.kind == "settlement"]
    return [r for r in own if r not in parts] if parts and towns else own


def _choose(text: str, sentence: Sentence, own: list[Resolution], frame: Frame) -> list[Where]:
    own = _whole_towns(text, own)
    best = min(own, key=lambda r: _rank(r, frame))
    around = (r.place for r in own if r.place is not None and r.place.kind in _CONTAINERS)
    container = next(around, None)
    listed = [best]
    if _rank(best, frame)[0] <= _TOWN:
        listed = _listed(text, [r for r in own if _rank(r, frame)[0] <= _TOWN], best)
    found = []
    for r in listed:
        town = _town_of(text, r)
        precision = 1 if town else _precision(text, r, sentence)
        found.append(Where(r, precision, container if r.place is None else None, town))
    return found


def _town_of(text: str, r: Resolution) -> Place | None:
    """Return the town of a division's name, unless the text says that it means the division."""
    place, mention = r.place, r.mention
    if place is None or place.kind != "admin1":
        return None
    if _DIVISION.match(text, mention.end) or _DIVISION_OF.search(text[max(0, mention.start - 40) : mention.start]):
        return None
    towns = (
        c.place
        for c in r.candidates
        if c.place.kind == "settlement" and c.place.country == place.country
    )
    towns = (t for t in towns if t.admin1 == place.admin1 and t.population >= _TOWN_SIZE)
    return next(towns, None)


def _listed(text: str, own: list[Resolution], best: Resolution) -> list[Resolution]:
    """Return the run of towns joined by commas and "and" in which `best` stands."""
    ordered = sorted(own, key=lambda r: r.mention.start)
    runs: list[list[Resolution]] = []
    for r in ordered:
        if runs and _LIST.fullmatch(text[runs[-1][-1].mention.end : r.mention.start]):
            runs[-1].append(r)
        else:
            runs.append([r])
    run = next(run for run in runs if best in run)
    seen: dict[str, Resolution] = {}
    for r in run:
        seen.setdefault(r.place.id if r.place else r.mention.surface, r)
    return list(seen.values())


def _precision(text: str, resolution: Resolution, sentence: Sentence) -> WherePrecision:
    place = resolution.place
    if place is None:
        return COUNTRY
    where = _WHERE.get(place.kind, COUNTRY)
    at = resolution.mention.start
    near = _NEAR.search(text[max(sentence.start, at - _NEAR_REACH) : at])
    if where == 1 and near and not _SITE.search(near.group()):
        return POINT
    return where
