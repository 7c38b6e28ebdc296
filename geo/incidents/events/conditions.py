"""What the rules for the class of an event ask: who acts, who is harmed, and with what.

What enters is what a clause tells, with its sentence; what leaves are answers, yes or no. The table
that asks them is `geo.incidents.events.classify`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.harm.casualties import Figure
    from geo.incidents.words.lexicon import Lexicon

#: What a crowd attacks when it attacks things.
_THINGS = re.compile(
    r"\b(?:cars?|vehicles?|houses?|homes?|shops?|stores?|businesses|property|bus(?:es)?|offices?)\b"
)
_STONES = re.compile(r"\b(?:with|by)\s+(?:\w+\s+)?(?:stones|rocks|bottles|bricks|eggs)\b")
_REACH = 60
_ARMS = re.compile(
    r"(?i)\b(?:gun\w*|rifles?|shots?|bullets?|grenades?|bombs?|armed|weapons?|knife|knives)\b"
)
_AT_PROTEST = re.compile(
    r"\b(?:at|on|into)\s+(?:[\w-]+\s+){0,3}(?:protest[eo]rs|demonstrators|marchers)\b"
)
MURDER = re.compile(
    r"(?i)\b(?:murder|shot|stabb|massacr|execut|assassin|gunned|strangl|behead|suspects?\b|killer)\w*"
)
_FORCES_STORM = re.compile(
    r"\b(?:police|troops|soldiers|commandos|special\s+forces|security\s+forces)\b[^.;]{0,80}\bstormed\b",
    re.IGNORECASE,
)
_STORMED = re.compile(r"\bstorm(?:ed|ing)\b|\bbroke\s+into\b", re.IGNORECASE)
_GAS = re.compile(
    r"\b(?:tear\s+gas|water\s+cannons?|rubber\s+bullets|batons?|truncheons|pepper\s+spray"
    r"|stun\s+grenades)\b",
    re.IGNORECASE,
)
_RALLY = re.compile(r"\b(?:protest|rally|march|demonstration|sit-in|vigil)\b")
_DISPERSE = re.compile(r"\bdispers(?:e|ed|ing)\b")
_CLASH = re.compile(
    r"\b(?:violence|clash(?:es)?|unrest|riot(?:s|ing)?|protests?|disturbances|skirmish(?:es)?)\b",
    re.IGNORECASE,
)
_WENT_OFF = re.compile(
    r"\b(?:explo(?:ded|sions?)|blasts?|detonat\w+|blew|went\s+off|bomb(?:s|ing|er)?)\b",
    re.IGNORECASE,
)
#: Fights with arms, however many villagers stand by.
_ARMED_FIGHT = re.compile(
    r"\b(?:exchanges?\s+of\s+(?:gun)?fire|exchanged\s+(?:gun)?fire|firefight|gun\s*(?:battle|fight)"
    r"|shoot-?out|(?:with|using)\s+(?:[\w-]+\s+){0,2}(?:guns|rifles|machine\s+guns|mortars|artillery))\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\barmed\s(?!special|police|officers|security)|\b(?:carrying|wielding|brandishing)\s+(?:[\w-]+\s+){0,2}(?:guns|shotguns|rifles|machetes|weapons|kalashnikovs|pistols)\b|\bmen\s+with\s+(?:[\w-]+\s+){0,2}(?:guns|shotguns|rifles|machetes)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:base|barracks|garrison|(?:army|military|police)\s+(?:out)?posts?|police\s+station|checkpoint)\b"
)
#: Whom police clash with, by their nation: "a clash with Serbs".
_WITH_PEOPLE = re.compile(
    r"\b(?:with|between|by)\s+(?:[a-z]+\s+){0,2}[A-Z][a-z]{2,}s\b(?!\s+[A-Z])|"
    r"\b(?:[Tt]housands|[Hh]undreds|[Dd]ozens)\s+(?:\w+\s+)?clashed\b"
)
#: "Clashes broke out at the end of the march and 31 officers were hurt."
_AT_MARCH = re.compile(
    r"\b(?:at|during|after|following|in|on)\s+(?:the\s+(?:end|edge|margins?|head|start)\s+of\s+)?(?:the|an?)\s+"
    r"(?:[\w-]+\s+)?(?:march|rally|protest|demonstration|procession|vigil)\b",
    re.IGNORECASE,
)
#: Before a verb in the passive.
_BY_NOBODY = re.compile(r"\b(?:was|were|been|being|got)\s+(?:\w+ly\s+)?$")
_FORCES = frozenset({"soldiers", "police", "peacekeepers"})
_BYSTANDERS = frozenset({"civilians", "people"})
_HURT = frozenset({"killed", "injured"})
_RAIDS = ({"attack", "police_raid"}, {"riot", "police_raid"})
#: What parts who says so from who was struck.
_SAYING = re.compile(r"\b(?:said|says|told|reported|confirmed|announced|stated)\b")
_PATROL = re.compile(r"\b(?:patrols?|outposts?|barracks|garrisons?|bases?)\b")


@dataclass(frozen=True)
class Case:
    """What the rules look at."""

    kinds: frozenset[str]
    sentence: str
    figures: list[Figure]
    lexicon: Lexicon
    agent: str

    def has(self, *kinds: str) -> bool:
        """Tell whether the clause has a trigger of one of the kinds."""
        return not self.kinds.isdisjoint(kinds)

    def names(self, *actors: str) -> bool:
        """Tell whether the sentence names actors of one of the kinds."""
        return any(self.lexicon.actors[a].search(self.sentence) for a in actors)

    @cached_property
    def hurt(self) -> frozenset[str]:
        """The groups of which people were killed or injured."""
        return frozenset(f.group for f in self.figures if f.outcome in _HURT)

    @cached_property
    def crowd_acts(self) -> bool:
        """Whether a crowd stands before the trigger."""
        return self.lexicon.actors["crowd"].search(self.agent) is not None

    @cached_property
    def armed_act(self) -> bool:
        """Whether people with arms stand before the trigger."""
        armed = self.lexicon.actors["armed"].search(self.agent)
        return armed is not None or _ARMED.search(self.agent) is not None

    @property
    def is_attack(self) -> bool:
        """Whether somebody strikes; who, and whom, decides what it is."""
        return self.has("shooting", "attack")

    @property
    def target(self) -> str:
        """The words after the agent."""
        return self.sentence[self.sentence.find(self.agent) + len(self.agent) :]

    @property
    def suffers(self) -> bool:
        """Whether who is struck stands before the trigger: "was attacked", "came under fire"."""
        return self.target.lstrip().startswith(("came under", "come under", "was ", "were "))

    @property
    def aim(self) -> str:
        """Who or what is struck."""
        return _SAYING.split(self.agent)[-1] if self.suffers else self.target


#: "Shot dead at a campaign rally": where people met, not what they did.
_AT_RALLY = re.compile(
    r"\b(?:at|on|left|leaving|during|after|from|addressed|addressing)\s(?:an?|the|his|her|their)\s"
    r"(?:[\w-]{1,20}\s){0,2}rally\b",
    re.IGNORECASE,
)
_CAMPAIGN = re.compile(r"\b(?:campaign|election|electoral|political|party)\b", re.IGNORECASE)


def is_armed_assault(case: Case) -> bool:
    """Tell gunmen who storm a town from a crowd that storms a town hall."""
    armed = case.armed_act or (case.has("attack") and case.names("armed"))
    return case.has("riot") and armed and not case.crowd_acts


def is_armed_fight(case: Case) -> bool:
    """Tell soldiers who fight off gunmen from a crowd that breaks in."""
    return case.has("clash") and case.names("armed") and not case.names("crowd")


def is_raid_by_gunmen(case: Case) -> bool:
    """Tell gunmen who raid a village from police who raid a house."""
    deadly = bool(case.hurt & _BYSTANDERS) and not case.names("police", "military")
    return case.has("police_raid") and (case.armed_act or deadly or case.has("attack"))


def is_harm_at_dispersal(case: Case) -> bool:
    """Tell a crowd that forces disperse, and in which people come to harm."""
    if case.has("security_operation", "demonstration") and _GAS.search(case.sentence):
        protest = case.has("demonstration") or _RALLY.search(case.sentence) is not None
        return protest or case.names("crowd", "public")
    if case.is_attack and case.hurt and _DISPERSE.search(case.sentence):
        return case.names("crowd", "public")
    return case.has("security_operation") and bool(case.hurt) and case.names("crowd", "public")


def is_storming_by_forces(case: Case) -> bool:
    """Tell special forces who storm a house from a crowd."""
    actors = case.lexicon.actors
    forces = any(actors[k].search(case.agent) for k in ("police", "military"))
    forces = forces and not case.armed_act
    forces = forces or _FORCES_STORM.search(case.sentence) is not None
    stormed = case.has("security_operation") or _STORMED.search(case.sentence) is not None
    return stormed and case.has("riot") and forces and not case.names("crowd")


def is_unarmed_clash(case: Case) -> bool:
    """Tell a crowd that clashes with police from two sides with arms."""
    if not case.has("clash"):
        return False
    crowd = case.has("demonstration") or "protesters" in case.hurt or case.names("crowd")
    crowd = crowd or (
        case.names("police")
        and (
            case.names("public")
            or _WITH_PEOPLE.search(case.sentence) is not None
            or _AT_MARCH.search(case.sentence) is not None
        )
    )
    return crowd and not case.names("armed") and _ARMED_FIGHT.search(case.sentence) is None


def is_forced_protest(case: Case) -> bool:
    """Tell a demonstration in which force was used."""
    forced = bool(case.hurt) or case.has("attack", "shooting", "arson")
    return case.has("demonstration") and forced


def is_attack_at_rally(case: Case) -> bool:
    """Tell gunmen who kill at a rally, or a politician shot at one, from force in a protest."""
    if not case.has("demonstration") or case.names("police", "military", "crowd"):
        return False
    if not (case.is_attack and case.hurt):
        return False
    rally = _AT_RALLY.search(case.sentence)
    return rally is not None and (
        case.names("armed") or _CAMPAIGN.search(rally.group()) is not None
    )


def is_attack_on_protest(case: Case) -> bool:
    """Tell an attack that harmed protesters, or shots that forces fired at them."""
    if case.has("shooting") and _AT_PROTEST.search(case.target[:_REACH]):
        return case.names("police", "military") and not case.armed_act
    return case.is_attack and "protesters" in case.hurt


def is_attack_on_things(case: Case) -> bool:
    """Tell an attack on cars or houses that hurt nobody, or that was made with stones."""
    stoned = _STONES.search(case.sentence) is not None and not _ARMS.search(case.sentence)
    if not case.is_attack or (case.hurt and not stoned) or case.has("shooting"):
        return False
    if case.lexicon.actors["armed"].search(case.agent):
        return False
    if MURDER.search(case.sentence):
        return False
    where = case.sentence if stoned else "" if case.suffers else case.target[:_REACH]
    return _THINGS.search(where) is not None


def is_raid_by_police(case: Case) -> bool:
    """Tell "police raided three houses", where nobody came to harm."""
    raid = case.kinds in _RAIDS and not case.hurt
    return raid and case.names("police") and not case.names("armed", "crowd")


def is_crowd_attack(case: Case) -> bool:
    """Tell an attack by a crowd without arms."""
    if not (case.is_attack and case.crowd_acts):
        return False
    unarmed = not case.has("shooting") and not _ARMS.search(case.sentence)
    return unarmed or not (case.hurt or case.has("shooting"))


def is_crowd_attack_in_protest(case: Case) -> bool:
    """Tell an attack by a crowd that protests."""
    return is_crowd_attack(case) and "protest" in case.sentence.lower()


def is_attack_on_forces(case: Case) -> bool:
    """Tell an attack in which soldiers or police alone came to harm."""
    return case.is_attack and bool(case.hurt & _FORCES) and not case.hurt & _BYSTANDERS


def is_shooting_by_unknown(case: Case) -> bool:
    """Tell people shot by whom nobody says, or by police: "a man was shot dead"."""
    if not case.has("shooting") or case.has("attack") or not case.hurt & _BYSTANDERS:
        return False
    named = (case.lexicon.actors[kind].search(case.agent) for kind in ("police", "military"))
    blamed = _BY_NOBODY.search(case.agent) is None and not any(named)
    return not (blamed or case.names("armed") or case.armed_act)


def is_attack_on_people(case: Case) -> bool:
    """Tell an attack in which civilians came to harm."""
    return case.is_attack and bool(case.hurt & _BYSTANDERS)


def aims_at_forces(case: Case) -> bool:
    """Tell an attack that names soldiers or police behind its verb, or who "came under fire"."""
    actors = (case.lexicon.actors[kind] for kind in ("military", "police"))
    post = _POST.search(case.sentence) is not None and case.names("armed")
    aimed = _PATROL.search(case.aim) is not None or any(a.search(case.aim) for a in actors)
    return case.is_attack and (post or aimed)


def is_burst_in_clash(case: Case) -> bool:
    """Tell devices that a crowd used: "burns from explosive devices in Monday's violence"."""
    if not case.has("explosion") or not case.hurt & (_FORCES | {"protesters"}):
        return False
    return bool(_CLASH.search(case.sentence) and not _WENT_OFF.search(case.sentence))


def is_arson_at_dispersal(case: Case) -> bool:
    """Tell fire in a fight with police: "a crowd was dispersed and a car was set alight"."""
    met = case.has("arson") and case.names("crowd", "public", "police")
    return met and _DISPERSE.search(case.sentence) is not None


def is_arson_by_crowd(case: Case) -> bool:
    """Tell fire that a crowd has set."""
    return case.has("arson") and case.crowd_acts


def is_firebombing(case: Case) -> bool:
    """Tell petrol bombs thrown at a house by night from those of a riot."""
    fire = case.has("riot") and case.has("arson") and not case.has("demonstration", "clash")
    return fire and not case.names("crowd", "police", "military")
