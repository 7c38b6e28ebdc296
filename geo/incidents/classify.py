"""The class of an event, from the kinds of its triggers, who acts, and who is harmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    """
    crowd = bool(lexicon.actors["crowd"].search(sentence))
    armed = bool(lexicon.actors["armed"].search(sentence))
    hurt = {f.group for f in figures if f.outcome in {"killed", "injured"}}
    if "natural_disaster" in kinds and not kinds & {"attack", "clash", "explosion", "shelling"}:
        return "natural_disaster"
    if "accident" in kinds and not armed and not kinds & {"explosion", "attack", "shooting"}:
        return "accident"
    for kind in _BY_MEANS:
        if kind in kinds:
            return kind
    if "riot" in kinds:
        return "violent_demonstration"
    if "clash" in kinds:
        unarmed = crowd or "demonstration" in kinds or "protesters" in hurt
        return "violent_demonstration" if unarmed and not armed else "armed_clash"
    if "demonstration" in kinds:
        forced = bool(hurt) or bool(kinds & {"attack", "shooting", "arson"})
        return "violent_demonstration" if forced else "demonstration"
    if kinds & {"shooting", "attack"} and "protesters" in hurt:
        return "violent_demonstration"
    if kinds & {"shooting", "attack"}:
        return _attack(kinds, sentence, agent, hurt, lexicon)
    if "arson" in kinds:
        return "mob_violence" if lexicon.actors["crowd"].search(agent) else "arson"
    for kind in _PLAIN:
        if kind in kinds:
            return kind
    if hurt:
        return _harm(sentence, hurt, lexicon)
    if any(f.outcome == "detained" for f in figures):
        return "arrest"
    return "other"


def _attack(
    kinds: frozenset[str], sentence: str, agent: str, hurt: set[str], lexicon: Lexicon
) -> str:
    if not hurt and _THINGS.search(sentence[sentence.find(agent) + len(agent) :][:_REACH]):
        return "mob_violence"
    by_crowd = bool(lexicon.actors["crowd"].search(agent)) and not _ARMS.search(sentence)
    if by_crowd and "shooting" not in kinds:
        return "violent_demonstration" if "protest" in sentence.lower() else "mob_violence"
    if not hurt and lexicon.actors["crowd"].search(agent):
        return "violent_demonstration" if "protest" in sentence.lower() else "mob_violence"
    if hurt & {"soldiers", "police", "peacekeepers"} and not hurt & {"civilians", "people"}:
        return "armed_attack"
    if hurt & {"civilians", "people"}:
        return "attack_on_civilians"
    if "shooting" in kinds:
        return "shooting"
    targets = sentence[sentence.find(agent) + len(agent) :] if agent else sentence
    official = any(lexicon.actors[k].search(targets) for k in ("military", "police"))
    return "armed_attack" if official else "attack_on_civilians"


def _harm(sentence: str, hurt: set[str], lexicon: Lexicon) -> str:
    if "protesters" in hurt or re.search(r"\b(?:protest|demonstrat|riot)", sentence, re.IGNORECASE):
        return "violent_demonstration"
    armed = lexicon.actors["armed"].search(sentence) or lexicon.actors["military"].search(sentence)
    if "militants" in hurt or (hurt & {"soldiers"} and armed):
        return "armed_clash"
    if armed or re.search(
        r"\b(?:murder|shot|stabb|massacr|execut|assassin)\w*", sentence, re.IGNORECASE
    ):
        return "attack_on_civilians"
    return "other"
