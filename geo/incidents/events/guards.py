"""Guards: what a trigger needs beside it, where other walks of life have its word, too.

What enters is a trigger in its sentence, what leaves is whether it tells an event: shares rally,
talks collapse, cups clash, and snow blocks a road.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.events.barriers import has_hands
from geo.incidents.events.gatherings import (
    AFTER_NOUN,
    BEFORE_VERB,
    has_cause,
    has_left_work,
    is_ordered,
)
from geo.incidents.events.salutes import is_no_salute

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.incidents.events.surroundings import Surroundings
    from geo.incidents.words.lexicon import Word

#: What arms do that nobody fired on purpose.
_UNMEANT = ("by accident", "by mistake", "accidentally", "unintentionally")
#: What only ships, trains and flames do.
_SURE = (
    "fire broke out", "caught fire", "catch", "capsiz", "sank", "derail", "was derailed",
    "shipwreck",
)  # fmt: skip
#: Words of fighting that teams, critics and diseases have, too.
_LOOSE_FIGHT = re.compile(
    r"attack|assault|clash|battl|fought|captur|recaptur|over[rt]|retook|skirmish|riot|storm|shoot|shot(?!s)|fac|"
    r"(?:came|come|coming)\s+under\s+(?:\w+\s+){0,3}attack|beat|hack|execut|running|unrest|fight|fir(?:ed|es|ing)\s+(?:at|on|into)"
)
_FIGHTING = ("fighting ", "combat ", "hostilities ")
#: "Fighting broke out", "a shootout took place": no match, and no disease.
_BROKE_OUT = re.compile(
    r"(?:(?<=ting)|(?<=rest)|(?<=out)|(?<=shes)|(?<=ence))\s+(?:[a-z]{2,9}\s+)?(?:broken?\s+out|erupted|flared|raged|shook|took\s+place|swept\s+through)\b"
)
_CRASHING = re.compile(
    r"\b(?:bus|train|plane|aircraft|helicopter|boat|ship|ferry|ferries|lorries|car|truck|lorry|vehicle|van|building|bridge"
    r"|mine|roof|wall|stadium|house|tower|dam|jet|tram|motorcycle|minibus|vessel|block|factory|stand|crane"
    r"|coach|tractor|tanker|trolleybus|wagon|carriage|dinghy|trawler|yacht|scaffold|tunnel|dyke"
    r"|embankment|pit|shaft|gallery|quarry|lift|elevator|silo|balcony|canopy|tank|reactor|boiler|chimney|platform"
    r"|canoe|launch|trench|escalator|flames|fumes)(?:e?s)?\b",
    re.IGNORECASE,
)
_SHOT_OTHERWISE = re.compile(
    r"\b(?:fireworks?|firecrackers?|flares?|films?|videos?|footage|photos?|pictures?|images?|scenes?)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ALIGHT = ("on fire", "in flames", "ablaze")
#: Who or what set it alight is the event.
_SET_ALIGHT = re.compile(
    r"\b(?:hit|struck|shell\w*|attack\w*|riot\w*|protest\w*|clash\w*|set|lit|bomb\w*|torched)\b",
    re.IGNORECASE,
)
FIRES = frozenset({"fire", "fires", "blaze", "blazes"})
_BEATEN_AT = re.compile(
    r"[^.;]{0,40}\b(?:votes?|points?|goals?|seats?|runs|lengths|final|semi-?final|election|run-?off|polls?)\b"
)
_ON_FILM = re.compile(
    r"\s+(?:on|by|in)\s+(?:[\w’-]+\s+){0,3}"
    r"(?:cameras?|phones?|films?|videos?|footage|tape|cctv|photos?|photographs?|pictures?)\b",
    re.IGNORECASE,
)
_WARRANT = re.compile(r"\s+warrants?\b")
#: Quarrels blow up, too.
_QUARREL = re.compile(
    r"\b(?:disputes?|rows?|controvers(?:y|ies)|scandals?|cris[ie]s|quarrels?|debates?|prices?|affair)\b",
    re.IGNORECASE,
)
#: Who breaks through a barrier on wheels has crashed.
_ON_WHEELS = re.compile(
    r"\b(?:coach|bus|car|lorry|truck|van|vehicle|minibus|train|taxi|jeep)\b", re.IGNORECASE
)
_BREAKING = ("broke through", "burst through", "smashed through", "broke past")
#: A town buries its dead, a landslide buries houses.
_THE_DEAD = re.compile(r"\s+(?:its|their|his|her|the\s+(?:dead|victims))\b")
#: Where else a shock was noticed.
_FELT = re.compile(r"\bthe\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_WAS_FELT = re.compile(r"(?:was|were)\s+(?:also\s+|even\s+|strongly\s+)?felt\b")
#: Who comes in great numbers: "the wounded flooded the hospital".
_CROWDING = re.compile(
    r"\b(?:injured|wounded|casualties|patients|people|refugees|migrants|crowds?|calls|messages|complaints|victims|"
    r"evacuees|thousands|hundreds|protesters|supporters|fans|mourners)\s(?:have\s|had\s|has\s)?$",
    re.IGNORECASE,
)
_CROWDED = re.compile(r"\s(?:into|onto|to|the|their|its|hospitals|clinics|social|across|back)\b")
_CROWD_REACH = 30
_BURNS = re.compile(r"\b(?:fire|blaze|flames|wildfire|inferno)\s(?:[\w’-]+\s){0,3}$", re.IGNORECASE)
#: Who overturns cars has not crashed.
_OVERTURNED = re.compile(
    r"\s+(?:an?|the|its|their|several|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|dozens\s+of|\d+)\s+(?:[\w’-]+\s+){0,3}"
    r"(?:cars?|vehicles?|vans?|jeeps?|buses|stalls?|trucks?)\b"
)
#: What an army drives, and what it breaks through on purpose.
_ARMOUR = re.compile(
    r"\b(?:armou?red\s+(?:\w+\s+){0,2}|army\s+|military\s+|police\s+)$|\b(?:bulldozer|tank)\b",
    re.IGNORECASE,
)
_DOOR = re.compile(
    r"\s+(?:(?!(?:and|killing|injuring)\b)[\w’-]+\s+){0,5}(?:doors?|gates?|fence|barricades?|cordon)\b"
)
#: What lies in ruins already: "dug through collapsed blocks", "in the collapsed hall".
_COLLAPSED = re.compile(
    r"\b(?:through|under|beneath|inside|into|from|of|the|partly|partially)\s+$", re.IGNORECASE
)
#: What breaks windows where no hand does.
_BLAST = re.compile(
    r"\b(?:shrapnel|blasts?|explosions?|splinters|quake|earthquake|storm|hail(?:stones)?|winds?|gusts?"
    r"|shells?|rockets?|missiles?)\b",
    re.IGNORECASE,
)
#: "The boxes were taken away by the police": nobody was.
_CARRIED = ("taken", "removed", "led", "escorted", "pulled")
_THINGS = re.compile(
    r"\b(?:box(?:es)?|ballots?|papers?|documents?|computers?|vehicles?|cars?|bod(?:y|ies)|weapons?|equipment|"
    r"belongings|goods|evidence|remains|barricades?|statues?|flags?)\s+(?:was|were|had\s+been|have\s+been)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: "Another one exploded": what bursts was told before.
_ONE_MORE = ("another one", "a second one", "a third one")
#: What goes off and wounds, and is no bomb: "by a firecracker that went off".
_NO_BOMB = re.compile(
    r"\b(?:firecrackers?|fireworks?|flares?|petards?|bangers?|alarms?|sirens?|airbags?)\s+(?:\w+\s+){0,3}$"
)
#: Shares "exploded upwards by nine per cent".
_ROSE = re.compile(
    r"\s+(?:upwards?|higher|by\s+[\w.,]{1,12}\s*(?:per\s*cent|percent|%)|in\s+(?:value|price))"
)
_NEAR_CRASH = 60


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells an event, at ``text[start:end]``; `phrase` is its folded form."""

    start: int
    end: int
    phrase: str
    word: Word


@dataclass(frozen=True, slots=True)
class Case:
    """What a guard looks at; `hurt` where the clause says that people were harmed."""

    trigger: Trigger
    around: Surroundings
    hurt: bool


def _has_people(case: Case) -> bool:
    """Ask for people who act, or weapons, or harm: "the clash of the two teams" has none."""
    phrase = case.trigger.phrase
    sure = case.hurt or " with " in phrase or not _LOOSE_FIGHT.match(phrase)
    sure = sure or phrase.startswith(_FIGHTING)  # "fighting continued"
    sure = sure or _BROKE_OUT.match(case.around.text, case.trigger.end) is not None
    return sure or case.around.names_actors or case.around.names_weapons


def _has_shooters(case: Case) -> bool:
    """Ask for people, as `_has_people`; fireworks and films are shot, too."""
    begin = max(case.around.start, case.trigger.start - BEFORE_VERB * 2)
    other = _SHOT_OTHERWISE.search(case.around.text, begin, case.trigger.start)
    at_kin = case.trigger.phrase.startswith(("shot his", "shot her"))
    return other is None and (at_kin or _has_people(case))


def _has_wreck(case: Case) -> bool:
    """Ask for what can crash or fall down close by: "talks collapsed"."""
    around = case.around
    begin = max(around.start, case.trigger.start - _NEAR_CRASH)
    end = min(around.end, case.trigger.end + _NEAR_CRASH)
    phrase = case.trigger.phrase
    if phrase.endswith("overturned") and _OVERTURNED.match(around.text, case.trigger.end):
        return False
    if (
        not case.hurt
        and phrase.endswith("collapsed")
        and _COLLAPSED.search(around.text, begin, case.trigger.start)
    ):
        return False
    if not case.hurt and phrase.endswith("rammed") and _DOOR.match(around.text, case.trigger.end):
        return _ARMOUR.search(around.text, begin, case.trigger.start) is None
    if phrase.endswith(_ALIGHT):
        return _SET_ALIGHT.search(around.words) is None
    sure = phrase.startswith(_SURE) or phrase.endswith(_UNMEANT)
    if sure or (phrase in FIRES and case.trigger.word.form == "noun"):
        return True
    return case.hurt or _CRASHING.search(around.text, begin, end) is not None


def _has_charge(case: Case) -> bool:
    """Ask for what can burst: "the crowd exploded", "the dispute blew up"."""
    begin = max(case.around.start, case.trigger.start - _NEAR_CRASH)
    if _QUARREL.search(case.around.text, begin, case.trigger.start):
        return False
    if _NO_BOMB.search(case.around.text, begin, case.trigger.start):
        return False
    if not is_no_salute(case) or _ROSE.match(case.around.text, case.trigger.end):
        return False
    known = case.trigger.word.form == "noun" or case.trigger.phrase.startswith(_ONE_MORE)
    return case.hurt or known or case.around.names_what_bursts


def _is_no_warrant(case: Case) -> bool:
    end = case.trigger.end
    begin = max(case.around.start, case.trigger.start - _NEAR_CRASH)
    if case.trigger.phrase.startswith(_CARRIED) and _THINGS.search(
        case.around.text, begin, case.trigger.start
    ):
        return False
    seen = "captured" in case.trigger.phrase or "caught" in case.trigger.phrase
    if seen and _ON_FILM.match(case.around.text, end, case.around.end):
        return False
    return not _WARRANT.match(case.around.text, end, end + AFTER_NOUN)


def _has_crowd(case: Case) -> bool:
    """Ask for a crowd where records are smashed and governments toppled, and for no blast."""
    phrase = case.trigger.phrase
    if _BLAST.search(case.around.words) and not case.around.names("crowd"):
        return False
    loose = phrase.startswith(("smash", "topple")) and "window" not in phrase
    return not loose or case.around.names("crowd")


def _is_first_hand(case: Case) -> bool:
    """Leave out where else a shock was noticed: "The tremor was felt in Lima"."""
    trigger, text = case.trigger, case.around.text
    if trigger.phrase == "gave way" and text.startswith(" to ", trigger.end):
        return False  # "grief gave way to anger"
    if trigger.phrase.endswith("buried") and _THE_DEAD.match(text, trigger.end):
        return False
    begin = max(case.around.start, trigger.start - BEFORE_VERB)
    if trigger.phrase == "flooded" and _CROWDED.match(text, trigger.end):
        crowd = max(case.around.start, trigger.start - _CROWD_REACH)
        if _CROWDING.search(text, crowd, trigger.start):
            return False
    if not _FELT.search(text, begin, trigger.start):
        return True
    return _WAS_FELT.search(text, trigger.start, trigger.end + BEFORE_VERB) is None


def _has_rioters(case: Case) -> bool:
    """Ask for people, as `_has_people`; a coach that breaks through a barrier has crashed."""
    if case.trigger.phrase.startswith(("riot ", "riots ")):
        return True  # "riots broke out"
    if case.trigger.phrase.startswith(_BREAKING):
        begin = max(case.around.start, case.trigger.start - _NEAR_CRASH)
        if _ON_WHEELS.search(case.around.text, begin, case.trigger.start):
            return False
    return _has_people(case)


def _has_forces(case: Case) -> bool:
    """Ask for forces: software is deployed, and candidates withdraw."""
    return case.around.names("military") or case.around.names("police")


def _has_fighters(case: Case) -> bool:
    """Ask for people, as `_has_people`; who is beaten by votes or goals is not hurt."""
    trigger, around = case.trigger, case.around
    if trigger.phrase == "razed":
        begin = max(around.start, trigger.start - _CROWD_REACH)
        if _BURNS.search(around.text, begin, trigger.start):
            return False  # "a blaze razed 200 huts"
    won = "beaten" in trigger.phrase and _BEATEN_AT.match(around.text, trigger.end, around.end)
    return not won and _has_people(case)


#: What a trigger of a kind needs beside it; kinds that are not here need nothing.
GUARDS: dict[str, Callable[[Case], bool]] = {
    "clash": _has_people,
    "attack": _has_fighters,
    "shooting": _has_shooters,
    "riot": _has_rioters,
    "roadblock": has_hands,
    "strike": has_left_work,
    "natural_disaster": _is_first_hand,
    "demonstration": has_cause,
    "accident": _has_wreck,
    "explosion": _has_charge,
    "shelling": is_no_salute,
    "arrest": _is_no_warrant,
    "property_damage": _has_crowd,
    "deployment": _has_forces,
    "withdrawal": _has_forces,
    "security_operation": is_ordered,
}
