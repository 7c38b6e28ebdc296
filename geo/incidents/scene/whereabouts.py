"""Where a frame takes place: the places of its clause, or of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.scene.arrivals import went_to
from geo.incidents.scene.hospitals import is_of_hospital
from geo.incidents.scene.lists import is_listed, run_of, with_listed
from geo.incidents.scene.namesakes import division_called, without_namesakes
from geo.incidents.scene.other_days import is_of_charge
from geo.incidents.scene.quarters import town_beside
from geo.incidents.scene.roads import road_ends, without_ends
from geo.incidents.scene.standing import (
    can_hold,
    close_towns,
    is_aim,
    is_called_after,
    town_of,
)
from geo.incidents.scene.suburbs import town_around, whole_towns
from geo.incidents.scene.talks import is_of_talks
from geo.incidents.scene.tellers import only_named
from geo.incidents.words.clauses import looks_back_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geo.incidents.events.frames import Frame
    from geo.incidents.words.clauses import Clause
    from geo.records import Place, Resolution, Sentence
    from geo.records.incident import WherePrecision

#: Where precision of a point, exact or near, and of a country.
POINT: WherePrecision = 2
COUNTRY: WherePrecision = 6
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
_NEAR = re.compile(
    r"\b(?:near|close\s+to|outside|outskirts\s+of|around|towards?|vicinity\s+of)\s+"
    r"(?:the\s+)?(?:\w+\s+){0,3}$|\b(?:road|highway|motorway|railway)\s+(?:from|between)\s+$",
    re.IGNORECASE,
)
#: A site of the town is the town: "outside the city hall in X".
_SITE = re.compile(
    r"\b(?:hall|building|office|station|court|parliament|embassy|mosque|church|school)\b"
    r"|\b(?:outside|near|around)\s+(?:his|her|their|an?|the)\s+\w+\s+in\s+$",
    re.IGNORECASE,
)
#: "Herat province", "the region of Batken": the name of a town for what lies around it.
_PROVINCE = re.compile(
    r"\s+(?:province|oblast|state(?!\s+(?:media|television|tv|radio|police|officials?|prosecutors?|security|broadcaster|news|"
    r"agency|authorities|forces|run)\b)|governorate|county|prefecture|department)\b",
    re.IGNORECASE,
)
_PROVINCE_OF = re.compile(
    r"\b(?:province|oblast|state|governorate|county|prefecture|department)\s+of\s+$"
)
#: "Rutshuru territory", "Bannu district": the name of a town for the district around it.
_DISTRICT = re.compile(
    r"\s+(?:territory|zone|township|tehsil|raion|woreda|Local\s+Government\s+Area|LGA)\b"
)
#: "Kursk region": any other name in the clause says better where.
_REGION = re.compile(r"\s+region\b")
#: "Serbia's first mass shooting": the words between a place and the event that it owns.
_OWNS = re.compile(r"['’]s\s+(?:[\w-]+\s+){0,5}")
_OWNED = re.compile(r"\b(?:first|worst|deadliest|second|latest|biggest|largest|mass)\b")
_OWNERS = frozenset({"country", "admin1", "settlement"})
#: What stands between a place and the clause with "where" that tells of it.
_WHERE_OF = re.compile(r",?\s{0,2}(?:(?:an?|the)\s(?:[\w-]{1,30}\s){0,4}[a-z]{3,30},?\s{0,2})?")
_WHERE_REACH = 60
#: Ranks of places that hold others, with the precision of what is in them; and the rank down to
#: which places are towns or sites.
_HELD: dict[int, WherePrecision] = {2: 3, 3: 5, 4: 4, 6: 6}
#: Kinds along which an event has no point of its own: a town told beside them is better.
_LINES = frozenset({"water", "terrain"})
_TOWN = 1
#: Between a town and what it lies in.
_HOLDING = re.compile(r",\s+(?:in\s+)?(?:the\s+)?(?:[a-z]\w+\s+){0,2}", re.IGNORECASE)
_HOLDING_REACH = 40
#: Before the name of a place, and not of a storm or a ship.
_AT = re.compile(
    r"\b(?:in|at|near|outside|of|around|on|from|to|between|through|into|towards?|inside|off|beside|and|called)\s+"
    r"(?:[a-z][\w-]*\s+){0,4}$|[,;:]\s+(?:[a-z][\w-]*\s+){0,2}$|^\W*$",
    re.IGNORECASE,
)
#: How many characters before a name can say what it is near to.
_NEAR_REACH = 40


#: Half the extent (m) of a region of several states, as ``data/gazetteer/regions.csv`` gives it.
_STATES_M = 300_000


@dataclass(frozen=True, slots=True)
class Where:
    """A place for an event: `mention` resolves to `place`, or to nothing with a reason.

    `named` is the name that the text gives the place itself, where no list has it and the event is
    put to the place told before.
    """

    resolution: Resolution
    precision: WherePrecision
    container: Place | None = None
    town: Place | None = None
    named: str | None = None

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
        Whether a place counts where somebody is only treated.
    """
    weak = weak or "strike" in frame.kinds  # of a hospital's staff
    event = [r for r in resolutions if _can_be_place(text, r, frame)]
    event = without_ends(text, event, resolutions)
    if event and not weak:
        source = [r for r in resolutions if is_of_hospital(text, r)]
        event = [r for r in event if r not in source and not _holds_one_of(text, r, source)]
    event = event or only_named(text, resolutions, frame, weak=weak)
    if len(event) > 1:
        told = [r for r in event if not is_of_charge(text, r.mention.start, frame)]
        event = [r for r in told if not is_aim(text, r)] or told or event
    event = with_listed(text, event, resolutions)
    event += close_towns(text, event, resolutions)
    own = [r for r in event if frame.clause.holds(r.mention.start)]
    own = own or road_ends(text, resolutions, frame)
    shared = [r for r in event if not looks_back_at(clauses, r.mention.start)]
    if frame.clause.whole:
        # "30 were hurt, and a patrol came under fire in X": what comes after has its own place.
        ends = (c.start for c in clauses if c.whole and c.start > frame.clause.start)
        end = frame.clause.end if not frame.kinds else next(ends, clauses[-1].end)
        shared = [r for r in shared if r.mention.start < end]
        event = shared
    if not own:
        own = event if frame.clause.looks_back else shared
    if not own and frame.clause.opener == "where":
        own = _named_before(text, resolutions, frame.clause)
    if not own:
        return []
    if all(r.place and (r.place.kind in _LINES or is_called_after(text, r)) for r in own):
        own += [r for r in shared if r.place and r.place.kind == "settlement" and r not in own]
    wide = all(r.place is not None and r.place.kind == "country" for r in own)
    if wide and not frame.clause.looks_back:
        countries = {r.place.country for r in own if r.place is not None}
        own = own + [r for r in shared if _is_town_of(r, countries)]
    return _choose(text, sentence, own, frame, resolutions)


def _is_town_of(r: Resolution, countries: AbstractSet[str | None]) -> bool:
    return r.place is not None and r.place.kind == "settlement" and r.place.country in countries


def _named_before(text: str, resolutions: Sequence[Resolution], where: Clause) -> list[Resolution]:
    """Return the place of which a clause with "where" tells, whatever it is to the main clause."""
    before = (r for r in resolutions if 0 <= where.start - r.mention.end <= _WHERE_REACH)
    named = [r for r in before if r.place is not None and r.mention.kind != "demonym"]
    return [r for r in named[-1:] if _WHERE_OF.fullmatch(text, r.mention.end, where.start)]


def _can_be_place(text: str, r: Resolution, frame: Frame) -> bool:
    there = _is_owner(text, r, frame) or _is_shut(r, frame) or went_to(text, r, frame)
    return there or (can_hold(text, r) and not is_of_talks(text, r, frame.kinds))


def _holds_one_of(text: str, r: Resolution, others: Sequence[Resolution]) -> bool:
    """Tell the country that a name before it lies in: "a hospital in Santo Domingo, in the X"."""
    return any(
        0 < r.mention.start - o.mention.end <= _HOLDING_REACH
        and _HOLDING.fullmatch(text, o.mention.end, r.mention.start)
        for o in others
    )


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


def _rank(text: str, r: Resolution, frame: Frame) -> tuple[int, bool, int]:
    """Specific kinds of places first, then what is no mere name, then those near the trigger."""
    kind = r.place.kind if r.place else (r.mention.kind or "settlement")
    at = r.mention.start
    mere = r.place is None and _AT.search(text[max(0, at - _NEAR_REACH) : at]) is None
    if is_called_after(text, r):
        kind = "terrain"
    elif kind == "settlement" and (_is_province(text, r) or _REGION.match(text, r.mention.end)):
        kind = "admin1"
    elif kind == "settlement" and _DISTRICT.match(text, r.mention.end):
        kind = "admin2"
    return _SPECIFIC.get(kind, _UNRANKED), mere, abs(at - frame.start)


def _is_province(text: str, r: Resolution) -> bool:
    """Tell "Herat province", which is called after its town, from the town."""
    at = r.mention.start
    behind = _PROVINCE.match(text, r.mention.end) is not None
    return behind or _PROVINCE_OF.search(text, max(0, at - _NEAR_REACH), at) is not None


def _choose(
    text: str,
    sentence: Sentence,
    own: list[Resolution],
    frame: Frame,
    resolutions: Sequence[Resolution],
) -> list[Where]:
    own = without_namesakes(text, whole_towns(text, own))
    best = min(own, key=lambda r: _rank(text, r, frame))
    if best.place is None:
        around = town_around(text, best, resolutions)
    else:
        around = town_beside(text, best, own)
    if around is not None:
        return [Where(around, POINT, named=best.mention.surface)]
    container, held = _holder(text, own, frame)
    listed = [best]
    if _rank(text, best, frame)[0] <= _TOWN:
        towns = [r for r in own if _rank(text, r, frame)[0] <= _TOWN or is_listed(text, r)]
        listed = run_of(text, towns, best)
    found = []
    for r in listed:
        town = town_of(text, r)
        precision = 1 if town else _precision(text, r, sentence, joined=r is not listed[0])
        if division := division_called(text, r):
            town, precision = division, _WHERE["admin1"]
        if r.place is None and container is not None:
            precision = held
        found.append(Where(r, precision, container if r.place is None else None, town))
    return found


def _holder(text: str, own: list[Resolution], frame: Frame) -> tuple[Place | None, WherePrecision]:
    """Return the smallest division or country named, and how well it says where."""
    places = ((_rank(text, r, frame)[0], r.place) for r in own if r.place is not None)
    held = [(n, p) for n, p in places if n in _HELD and p.kind not in _LINES]
    rank, place = min(held, key=lambda h: h[0], default=(_UNRANKED, None))
    return place, _HELD.get(rank, COUNTRY)


def _precision(
    text: str, resolution: Resolution, sentence: Sentence, *, joined: bool
) -> WherePrecision:
    """Say how well a name tells where; one `joined` to others of a list is what these are."""
    place = resolution.place
    if place is None:
        return COUNTRY
    where = _WHERE.get(place.kind, COUNTRY)
    if where == 1 and _is_province(text, resolution):
        return _WHERE["admin1"]
    at = resolution.mention.start
    if where == 1 and resolution.mention.role == "reference_location" and not joined:
        return POINT
    near = _NEAR.search(text[max(sentence.start, at - _NEAR_REACH) : at])
    if where == 1 and near and not _SITE.search(near.group()):
        return POINT
    return where


def is_of_the_world(r: Resolution) -> bool:
    """Tell a part of the world, of several states: "tension in the Balkans"."""
    place = r.place
    wide = place is not None and place.kind in {"region", "continent"} and place.country is None
    return wide and place is not None and (place.uncertainty_m or 0) >= _STATES_M
