"""Where a frame takes place: its sentence's places, with what scene, title and capitals know.

What enters are a frame and its sentence, what leaves are places; none where the text says that it
was elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.events.sharing import ELSEWHERE
from geo.incidents.scene.capitals import find_capital, find_seat
from geo.incidents.scene.quarters import is_quarter
from geo.incidents.scene.unlisted import unlisted_name, village_named
from geo.incidents.scene.whereabouts import COUNTRY, POINT, Where, find_places

if TYPE_CHECKING:
    from geo.incidents.events.frames import Frame
    from geo.incidents.scene.reader import Passage, Reader
    from geo.records import Resolution
    from geo.records.incident import WherePrecision

#: "Killed there": not "there were", nor "a doctor there".
_THERE = re.compile(
    r"(?<!doctor )(?<!doctors )(?<!officials )(?<!police )(?<!hospital )\bthere\b"
    r"(?!\s+(?:was|were|is|are|had|has|have|will|would|remain|came))"
    r"|(?<=\bpeople\s)there\b|(?<=\bresidents\s)there\b|(?<=\bcivilians\s)there\b"
)
#: "Haiti's second city", "here": the town that the text stands in, and not all of the country.
_ITS_CITY = re.compile(r"['’]s\s+(?:[\w-]+\s+){1,3}(?:city|town|port|suburb|capital)\b")
#: How far before and behind a country's name "in X's capital" reaches.
_IN, _ITS = 12, 12
_HERE = re.compile(r"\b[Hh]ere\b")
#: The town told before: "in the town in Borno state".
_THAT_TOWN = re.compile(
    r"\b(?:[Ii]n|[Oo]utside|[Aa]t|[Tt]hrough|[Nn]ear)\s+the\s+(?:town|city|village|hamlet)(?=,?\s+in\s)"
)
#: In a part of the country, told by the way of where something happened.
_IN_PART = re.compile(
    r"\b[Ii]n\s+the\s+(?:far\s+|extreme\s+)?(?:north|south|east|west)(?:-?(?:east|west))?"
    r"(?:,|\s+of\s+the\s+country\b)"
)
#: "Two days | after boys were shot at".
_DAYS_APART = re.compile(r"\b(?:days?|weeks?|months?|years?)\s*$")
#: "The road to X": not where those were who stayed there.
_WAY_TO = re.compile(
    r"\b(?:roads?|highway|motorway|route|street|avenue|railway|line|bus|train|convoy)\s+"
    r"(?:leading\s+)?(?:to|from|towards?|for)\s+$"
)
_WAY_REACH = 30
#: What goes on in all of a country.
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|countrywide|(?:general|national)\s+(?:strike|stoppage))\b"
)
#: Kinds of places that a dateline names behind its town, and the precision of an event in them.
_DIVISIONS = frozenset({"admin1", "region"})
_DIVISION: WherePrecision = 4
#: What is called after a region or a town: "the Klina river had burst its banks".
_RIVER = re.compile(r"\s+(?:[Rr]iver|[Cc]reek|[Cc]anal|[Ss]tream|[Bb]rook)\b")
#: So many people live in a city that has suburbs of names of their own.
_CITY = 1_000_000
#: Waters with a point of their own, in the codes of GeoNames: lakes and reservoirs.
_STILL = frozenset({"LK", "LKS", "RSV"})


def settle_places(reader: Reader, passage: Passage, frame: Frame, *, goes_on: bool) -> list[Where]:
    """Return the places of the sentence, else the scene's, else those that are only spoken from."""
    own = _own_places(reader, passage, frame)
    if not own and (is_elsewhere(reader, frame) or _is_in_part(passage, frame)):
        return []
    scene = reader.scene.place_for(reader.at) if goes_on else None
    if scene is not None:
        own = [w for w in own if not is_quarter(reader.text, w, scene)]
    if scene is not None and (
        _stays(reader.text, frame, own, scene) or _is_here(passage, frame, own, scene)
    ):
        return [scene]
    if own:
        return own
    here = _dateline(reader, frame) or _counting(passage, frame, scene)
    if here is not None:
        return [here]
    if scene is not None:
        beside = _beside_unlisted(passage, frame, scene)
        return [_around(reader, passage, beside)] if beside is not None else []
    told = reader.text, passage.sentence, passage.resolutions, frame, passage.clauses
    return find_places(*told, weak=True) if frame.kinds else []


def _own_places(reader: Reader, passage: Passage, frame: Frame) -> list[Where]:
    """Return the places that the sentence gives a frame: by name, as a capital, or as "there"."""
    clause = frame.clause
    places = find_places(reader.text, passage.sentence, passage.resolutions, frame, passage.clauses)
    if all(p.precision >= COUNTRY for p in places):
        capital = _capital(reader, clause.start, clause.end)
        if capital is None and not places and not clause.looks_back:
            capital = _capital(reader, passage.sentence.start, passage.sentence.end)
        for m in (p.resolution.mention for p in places if capital is None):
            capital = _capital(reader, max(passage.sentence.start, m.start - _IN), m.end + _ITS)
        places = [Where(capital, POINT)] if capital is not None else places
    there = _there(passage, frame) if not places else None
    return [Where(there, POINT)] if there is not None else places


def _capital(reader: Reader, start: int, end: int) -> Resolution | None:
    """Return the capital that a stretch of the text speaks of, or a site of the state in it."""
    span = reader.text, start, end, reader.resolutions
    return find_capital(*span) or find_seat(*span)


def _stays(text: str, frame: Frame, own: list[Where], scene: Where) -> bool:
    """Tell where what a sentence names says less than the place told before.

    A country is where those hurt were brought, or are from; where along a river, the town says.
    """
    wide = not frame.kinds and all(p.precision >= COUNTRY for p in own)
    wide = wide and not any(_is_abroad(text, p, scene) for p in own)
    return (wide and scene.precision <= POINT) or (_is_by_water(text, own) and _is_town(scene))


def _is_abroad(text: str, where: Where, scene: Where) -> bool:
    """Tell "In Belgium 24 people died" from those who are brought to a country, or are from it."""
    if where.place is None or where.place.country == _country(scene):
        return False
    begin = max(0, where.resolution.mention.start - len("In "))
    return text.startswith("In ", begin)


def _is_here(passage: Passage, frame: Frame, own: list[Where], scene: Where) -> bool:
    """Tell "here, on the edge of Haiti's second city" under a town's dateline.

    So it is with "here, in the hills south of Quito": that says where "here" is.
    """
    if not own or scene.precision > POINT:
        return False
    text, clause = passage.text, frame.clause
    if all(p.resolution.mention.role == "reference_location" for p in own):
        return _HERE.search(text, clause.start, clause.end) is not None
    if any(p.place is None or p.place.country != _country(scene) for p in own):
        return False
    if all(p.precision > POINT for p in own) and _THAT_TOWN.search(text, clause.start, clause.end):
        return True
    if any(p.precision < COUNTRY for p in own):
        return False
    return _HERE.search(text, clause.start, clause.end) is not None or all(
        _ITS_CITY.match(text, p.resolution.mention.end) for p in own
    )


def _dateline(reader: Reader, frame: Frame) -> Where | None:
    """Return the town of the dateline where the clause tells of what was "here"."""
    if _HERE.search(reader.text, frame.clause.start, frame.clause.end) is None:
        return None
    lines = (r for r in reader.resolutions if r.mention.role == "dateline" and r.place is not None)
    first = next((r for r in lines if r.place and r.place.kind == "settlement"), None)
    return Where(first, POINT) if first is not None else None


def _is_in_part(passage: Passage, frame: Frame) -> bool:
    """Tell what was at a place on no list "in the north-east": not at the one told before."""
    part = _IN_PART.search(passage.text, frame.clause.start, frame.clause.end)
    return part is not None and unlisted_name(passage, frame.clause) is not None


def _counting(passage: Passage, frame: Frame, scene: Where | None) -> Where | None:
    """Return the district that counts the dead, where the text stands at all of its division.

    "Officials in Wayanad district have confirmed 151 deaths" under "floods in Kerala".
    """
    if frame.kinds or scene is None or scene.place is None or scene.place.kind != "admin1":
        return None
    within = (scene.place.country, scene.place.admin1)
    sources = (r for r in passage.resolutions if r.mention.role == "source_location")
    districts = (r for r in sources if r.place is not None and r.place.kind == "admin2")
    first = next(
        (r for r in districts if r.place and (r.place.country, r.place.admin1) == within), None
    )
    return Where(first, 3) if first is not None else None


def _country(where: Where) -> str | None:
    return where.place.country if where.place is not None else None


def is_elsewhere(reader: Reader, frame: Frame) -> bool:
    """Tell what took place somewhere else than the text stands at."""
    return ELSEWHERE.search(reader.text, frame.clause.start, frame.clause.end) is not None


def _there(passage: Passage, frame: Frame) -> Resolution | None:
    """Return the town that "there" means: "the governor of Gao said that two died there"."""
    begin = frame.clause.start
    if passage.text.startswith("when ", begin):
        begin = passage.sentence.start
    m = _THERE.search(passage.text, begin, frame.clause.end)
    if m is None:
        return None
    towns = (r for r in passage.resolutions if r.place and r.place.kind == "settlement")
    towns = (r for r in towns if not _is_way_to(passage.text, r))
    return next((r for r in towns if r.mention.end <= m.start()), None)


def _is_way_to(text: str, r: Resolution) -> bool:
    """Tell "barriers on the road to X, where they stay": not in X."""
    at = r.mention.start
    return _WAY_TO.search(text, max(0, at - _WAY_REACH), at) is not None


def _beside_unlisted(passage: Passage, frame: Frame, scene: Where) -> Where | None:
    """Let the city told before be only near, where the clause names a place that no list has.

    It is often a suburb of the city; a small town told before may be anywhere from it.
    """
    named = unlisted_name(passage, frame.clause)
    if named is None:
        return scene
    place = scene.resolution.place
    if village_named(passage, frame.clause) is not None:
        return None
    if place is None or not (place.feature_code == "PPLC" or place.population >= _CITY):
        return None
    return replace(scene, precision=max(scene.precision, POINT), named=named)


def _around(reader: Reader, passage: Passage, scene: Where) -> Where:
    """Put a toll that is told under a dateline to the region that the dateline names.

    "PADANG, West Sumatra - ... bringing to 47 the number of dead" counts all over West Sumatra.
    """
    at = scene.resolution.mention
    toll = reader.lexicon.tolls["what"].search(passage.words)
    if at.role != "dateline" or toll is None:
        return scene
    behind = (r for r in reader.resolutions if r.mention.role == "dateline" and r.place is not None)
    divisions = (r for r in behind if r.place and r.place.kind in _DIVISIONS)
    region = next(divisions, None)
    return Where(region, _DIVISION) if region is not None else scene


def _is_by_water(text: str, places: list[Where]) -> bool:
    """Tell "at the bridge over the Ibar": where along a river, the town says."""
    return bool(places) and all(
        _RIVER.match(text, p.resolution.mention.end) is not None
        or (p.place is not None and p.place.kind == "water" and p.place.feature_code not in _STILL)
        for p in places
    )


def _is_town(where: Where) -> bool:
    return where.place is not None and where.place.kind == "settlement"


def is_days_before(passage: Passage, frame: Frame, places: list[Where]) -> bool:
    """Tell what came days before the main clause: it was not there, unless it says so itself.

    "Two days after boys were fired at"; a disaster stays where its traces are.
    """
    if not frame.clause.looks_back or "natural_disaster" in frame.kinds:
        return False
    if any(frame.clause.holds(w.resolution.mention.start) for w in places):
        return False
    begin = passage.sentence.start
    return _DAYS_APART.search(passage.text, begin, frame.clause.start) is not None


def with_title(reader: Reader, passage: Passage, frame: Frame, places: list[Where]) -> list[Where]:
    """Let the title's town stand where the head of the report names only its country.

    "A general strike kept shops in Ghana closed" is of all the country, whatever the title adds.
    """
    title = reader.title
    begun = reader.text[: passage.sentence.end]
    if title is None or title.place is None or _NATIONWIDE.search(begun):
        return places
    country = {w.place.country for w in places if w.place is not None}
    wide = all(w.precision == COUNTRY for w in places)
    if not wide or not country <= {title.place.country}:
        return places
    return [replace(title, named=unlisted_name(passage, frame.clause))]
