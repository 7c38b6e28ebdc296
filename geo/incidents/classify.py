"""The class of an event, from the kinds of its triggers, who acts, and who is harmed.

An ordered table of rules: the first whose condition holds gives the class.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.incidents.casualties import Figure
    from geo.incidents.lexicon import Lexicon

#: Kinds whose class is the kind itself, in the order in which they win over others.
_BY_MEANS = ("air_campaign", "shelling", "grenade_attack", "explosion", "kidnapping")
_PLAIN = (
    "border_closure",
    "roadblock",
    "police_raid",
    "arrest",
    "strike",
    "property_damage",
    "security_operation",
    "show_of_force",
    "mobilisation",
    "exercise",
    "withdrawal",
    "deployment_announcement",
    "deployment",
    "patrol",
    "election",
    "appointment",
    "resignation",
    "agreement",
    "declaration",
    "meeting",
)
#: What a crowd attacks when it attacks things.
_THINGS = re.compile(
    r"\b(?:cars?|vehicles?|houses?|homes?|shops?|stores?|businesses|property|bus(?:es)?|offices?)\b"
)
_REACH = 60
_ARMS = re.compile(
    r"\b(?:gun\w*|rifles?|shots?|bullets?|grenades?|bombs?|armed|weapons?|knife|knives)\b",
    re.IGNORECASE,
)
_PROTEST = re.compile(r"\b(?:protest|demonstrat|riot)", re.IGNORECASE)
_DEMAND = re.compile(r"\b(?:protest|demand)(?:s|ed|ing)?\b", re.IGNORECASE)
_MURDER = re.compile(
    r"\b(?:murder|shot|stabb|massacr|execut|assassin|gunned|strangl|behead)\w*", re.IGNORECASE
)
_FORCES_STORM = re.compile(
    r"\b(?:police|troops|soldiers|commandos|special\s+forces|security\s+forces)\b[^.;]{0,80}\bstormed\b",
    re.IGNORECASE,
)
_STORMED = re.compile(r"\bstorm(?:ed|ing)\b|\bbroke\s+into\b", re.IGNORECASE)
_FORCES = frozenset({"soldiers", "police", "peacekeepers"})
_BYSTANDERS = frozenset({"civilians", "people"})
_HURT = frozenset({"killed", "injured"})


@dataclass(frozen=True)
class _Case:
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

    @property
    def is_attack(self) -> bool:
        """Whether somebody strikes; who, and whom, decides what it is."""
        return self.has("shooting", "attack")

    @property
    def target(self) -> str:
        """The words after the agent."""
        return self.sentence[self.sentence.find(self.agent) + len(self.agent) :]


#: Kinds beside which a fire, a crash or a flood is what people did.
_VIOLENT = ("attack", "clash", "explosion", "shelling", "shooting", "air_campaign", "riot", "arson")


def _is_disaster(case: _Case) -> bool:
    """Tell a flood from those whom it has hit and who block a road to demand help."""
    demanded = case.has("roadblock", "demonstration") and _DEMAND.search(case.sentence)
    return case.has("natural_disaster") and not case.has(*_VIOLENT) and not demanded


def _is_accident(case: _Case) -> bool:
    violent = case.has(*_VIOLENT) or case.names("armed") or _is_ramming(case)
    return case.has("accident") and not violent


def _is_ramming(case: _Case) -> bool:
    """Tell a crowd that rams a convoy from a lorry that does."""
    return case.has("accident") and case.crowd_acts and "rammed" in case.sentence


def _is_armed_assault(case: _Case) -> bool:
    """Tell gunmen who storm a town from a crowd that storms a town hall."""
    armed = case.lexicon.actors["armed"].search(case.agent) is not None
    return case.has("riot") and armed and not case.crowd_acts


def _is_raid_by_gunmen(case: _Case) -> bool:
    """Tell gunmen who raid a village from police who raid a house."""
    armed = case.lexicon.actors["armed"].search(case.agent) is not None
    return case.has("police_raid") and armed


def _is_harm_at_dispersal(case: _Case) -> bool:
    """Tell a crowd that forces disperse, and in which people come to harm."""
    return case.has("security_operation") and bool(case.hurt) and case.names("crowd", "public")


def _is_storming_by_forces(case: _Case) -> bool:
    """Tell special forces who storm a house from a crowd."""
    actors = case.lexicon.actors
    forces = any(actors[k].search(case.agent) for k in ("police", "military"))
    forces = forces or _FORCES_STORM.search(case.sentence) is not None
    stormed = case.has("security_operation") or _STORMED.search(case.sentence) is not None
    return stormed and case.has("riot") and forces and not case.names("crowd")


def _is_unarmed_clash(case: _Case) -> bool:
    if not case.has("clash"):
        return False
    crowd = case.has("demonstration") or "protesters" in case.hurt or case.names("crowd")
    crowd = crowd or (case.names("police") and case.names("public"))
    return crowd and not case.names("armed")


def _is_forced_protest(case: _Case) -> bool:
    forced = bool(case.hurt) or case.has("attack", "shooting", "arson")
    return case.has("demonstration") and forced


def _is_attack_on_protest(case: _Case) -> bool:
    return case.is_attack and "protesters" in case.hurt


def _is_attack_on_things(case: _Case) -> bool:
    if not case.is_attack or case.hurt or case.has("shooting"):
        return False
    if case.lexicon.actors["armed"].search(case.agent):
        return False
    if _MURDER.search(case.sentence):
        return False
    return _THINGS.search(case.target[:_REACH]) is not None


def _is_crowd_attack(case: _Case) -> bool:
    if not (case.is_attack and case.crowd_acts):
        return False
    unarmed = not case.has("shooting") and not _ARMS.search(case.sentence)
    return unarmed or not case.hurt


def _is_crowd_attack_in_protest(case: _Case) -> bool:
    return _is_crowd_attack(case) and "protest" in case.sentence.lower()


def _is_attack_on_forces(case: _Case) -> bool:
    return case.is_attack and bool(case.hurt & _FORCES) and not case.hurt & _BYSTANDERS


def _is_attack_on_people(case: _Case) -> bool:
    return case.is_attack and bool(case.hurt & _BYSTANDERS)


def _aims_at_forces(case: _Case) -> bool:
    actors = case.lexicon.actors
    return case.is_attack and any(actors[k].search(case.target) for k in ("military", "police"))


def _is_arson_by_crowd(case: _Case) -> bool:
    return case.has("arson") and case.crowd_acts


def _is_harm_at_protest(case: _Case) -> bool:
    protest = "protesters" in case.hurt or _PROTEST.search(case.sentence) is not None
    return bool(case.hurt) and protest


def _is_harm_in_fight(case: _Case) -> bool:
    soldiers = "soldiers" in case.hurt and case.names("armed", "military")
    return "militants" in case.hurt or soldiers


def _is_harm_by_violence(case: _Case) -> bool:
    violence = case.names("armed", "military") or _MURDER.search(case.sentence) is not None
    return bool(case.hurt) and violence


def _is_detention(case: _Case) -> bool:
    return not case.hurt and any(f.outcome == "detained" for f in case.figures)


def _kind(kind: str) -> tuple[str, Callable[[_Case], bool]]:
    """Make the rule of a kind that is its own class."""
    return kind, lambda case: case.has(kind)


_RULES: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("natural_disaster", _is_disaster),
    ("accident", _is_accident),
    *(_kind(kind) for kind in _BY_MEANS),
    ("violent_demonstration", _is_ramming),
    ("armed_attack", _is_armed_assault),
    ("attack_on_civilians", _is_raid_by_gunmen),
    ("violent_demonstration", _is_harm_at_dispersal),
    ("security_operation", _is_storming_by_forces),
    ("violent_demonstration", lambda case: case.has("riot")),
    ("violent_demonstration", _is_unarmed_clash),
    ("armed_clash", lambda case: case.has("clash")),
    ("violent_demonstration", _is_forced_protest),
    _kind("demonstration"),
    ("violent_demonstration", _is_attack_on_protest),
    ("mob_violence", _is_attack_on_things),
    ("violent_demonstration", _is_crowd_attack_in_protest),
    ("mob_violence", _is_crowd_attack),
    ("armed_attack", _is_attack_on_forces),
    ("attack_on_civilians", _is_attack_on_people),
    _kind("shooting"),
    ("armed_attack", _aims_at_forces),
    ("attack_on_civilians", lambda case: case.is_attack),
    ("mob_violence", _is_arson_by_crowd),
    _kind("arson"),
    *(_kind(kind) for kind in _PLAIN),
    # Only people harmed are told of.
    ("violent_demonstration", _is_harm_at_protest),
    ("armed_clash", _is_harm_in_fight),
    ("attack_on_civilians", _is_harm_by_violence),
    ("arrest", _is_detention),
)


def classify(
    kinds: frozenset[str], sentence: str, figures: list[Figure], lexicon: Lexicon, agent: str = ""
) -> str:
    """Choose an event class (a code of `geo.records.classes`).

    Parameters
    ----------
    kinds
        Kinds of triggers in the clause; empty where only people harmed are told of.
    sentence
        The whole sentence, for the actors.
    agent
        The words before the trigger: who acts.

    Returns
    -------
    A code; ``other`` where nothing tells what happened.

    Examples
    --------
    >>> from geo.incidents.lexicon import load
    >>> classify(frozenset({"clash"}), "Protesters clashed with police.", [], load())
    'violent_demonstration'
    """
    case = _Case(kinds, sentence, figures, lexicon, agent)
    found = next((name for name, holds in _RULES if holds(case)), "other")
    return theme(sentence, lexicon) if found == "other" and case.hurt else found


def theme(words: str, lexicon: Lexicon) -> str:
    """Return what a text that tells of harm alone is about: the class of its first telling word.

    Examples
    --------
    >>> from geo.incidents.lexicon import load
    >>> theme("Two died in the carriage.", load())
    'accident'
    """
    found = ((m.start(), name) for name, p in lexicon.themes.items() if (m := p.search(words)))
    return min(found, default=(0, "other"))[1]
