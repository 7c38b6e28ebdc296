"""The class of an event, from the kinds of its triggers, who acts, and who is harmed.

An ordered table of rules: the first whose condition holds gives the class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.incidents.events import conditions as asks
from geo.incidents.events import harm_alone, mishaps

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.incidents.harm.casualties import Figure
    from geo.incidents.words.lexicon import Lexicon

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


def _kind(kind: str) -> tuple[str, Callable[[asks.Case], bool]]:
    """Make the rule of a kind that is its own class."""
    return kind, lambda case: case.has(kind)


_RULES: tuple[tuple[str, Callable[[asks.Case], bool]], ...] = (
    ("natural_disaster", mishaps.is_disaster),
    ("accident", mishaps.is_rock_in_mine),
    ("accident", mishaps.is_mishap),
    ("accident", mishaps.is_accident),
    ("violent_demonstration", lambda case: case.has("riot") and case.has("grenade_attack")),
    ("violent_demonstration", asks.is_burst_in_clash),
    *(_kind(kind) for kind in _BY_MEANS),
    ("violent_demonstration", mishaps.is_ramming),
    ("police_raid", asks.is_raid_by_police),
    ("armed_attack", asks.is_armed_assault),
    ("attack_on_civilians", asks.is_raid_by_gunmen),
    ("violent_demonstration", asks.is_harm_at_dispersal),
    ("security_operation", asks.is_storming_by_forces),
    ("arson", asks.is_firebombing),
    ("violent_demonstration", lambda case: case.has("riot") and not asks.is_armed_fight(case)),
    ("violent_demonstration", lambda case: case.has("roadblock") and case.has("property_damage")),
    ("violent_demonstration", asks.is_unarmed_clash),
    ("armed_clash", lambda case: case.has("clash")),
    ("attack_on_civilians", asks.is_attack_at_rally),
    ("violent_demonstration", asks.is_forced_protest),
    _kind("demonstration"),
    ("violent_demonstration", asks.is_attack_on_protest),
    ("mob_violence", asks.is_attack_on_things),
    ("violent_demonstration", asks.is_crowd_attack_in_protest),
    ("mob_violence", asks.is_crowd_attack),
    ("armed_attack", asks.is_attack_on_forces),
    ("shooting", asks.is_shooting_by_unknown),
    ("attack_on_civilians", asks.is_attack_on_people),
    _kind("shooting"),
    ("armed_attack", asks.aims_at_forces),
    ("attack_on_civilians", lambda case: case.is_attack),
    ("violent_demonstration", asks.is_arson_at_dispersal),
    ("mob_violence", asks.is_arson_by_crowd),
    _kind("arson"),
    *(_kind(kind) for kind in _PLAIN),
    # Only people harmed are told of.
    ("violent_demonstration", harm_alone.is_harm_at_protest),
    ("armed_clash", harm_alone.is_harm_in_fight),
    ("attack_on_civilians", harm_alone.is_harm_by_violence),
    ("arrest", harm_alone.is_detention),
)


def subject_in(trigger: str, lexicon: Lexicon) -> str:
    """Return what stands before the verb of a trigger that holds its subject: "gunmen attacked"."""
    words = trigger.split()
    verb = next((n for n, word in enumerate(words) if word.lower() in lexicon.past_verbs), 0)
    return " ".join(words[:verb])


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
    >>> from geo.incidents.words.lexicon import load
    >>> classify(frozenset({"clash"}), "Protesters clashed with police.", [], load())
    'violent_demonstration'
    """
    case = asks.Case(kinds, sentence, figures, lexicon, agent)
    found = next((name for name, holds in _RULES if holds(case)), "other")
    return theme(sentence, lexicon) if found == "other" and case.hurt else found


def theme(words: str, lexicon: Lexicon) -> str:
    """Return what a text that tells of harm alone is about: the class of its first telling word.

    Examples
    --------
    >>> from geo.incidents.words.lexicon import load
    >>> theme("Two died in the carriage.", load())
    'accident'
    """
    found = ((m.start(), name) for name, p in lexicon.themes.items() if (m := p.search(words)))
    return min(found, default=(0, "other"))[1]
