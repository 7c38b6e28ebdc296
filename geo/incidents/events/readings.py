"""Triggers: the words of a clause that tell an event, read and guarded.

What enters is a clause, what leaves are its triggers, each with one reading. A form that other
walks of life use, too (share rallies, talks that collapse, cup clashes), has a guard.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.events.gatherings import BEFORE_VERB
from geo.incidents.events.guards import FIRES, GUARDS, Case, Trigger
from geo.incidents.words.alternations import key, matches
from geo.incidents.words.lexicon import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.incidents.events.surroundings import Surroundings
    from geo.incidents.words.clauses import Clause
    from geo.incidents.words.lexicon import Lexicon

#: "Riot police", "attack helicopter", "protest movement": the word names a thing, not an event.
_GEAR = re.compile(
    r"\s+(?:police|gear|shields?|squads?|control|officers?|helicopters?|aircraft|movements?|leaders?|songs?"
    r"|rifles?|ships?|boats?|teams?|vessels?|forces?|zones?|victims?|survivors?|suspects?|sirens?|alarms?|alerts?|shelters?|warnings?|groups?|organi[sz]ers?|camps?|sites?|scenes?)\b"
)
#: The month is no march.
_MONTH = "March"
#: The word before a noun.
_DETERMINED = (["a"], ["an"], ["the"], ["this"], ["every"], ["its"])
_OWNED = (["their"], ["his"], ["her"], ["of"])
#: A shell that lies somewhere: "found a mortar shell".
_MUNITION = (
    ["mortar"],
    ["launcher"],
    ["grenade"],
    ["howitzer"],
    ["artillery"],
    ["tank"],
    ["unexploded"],
    ["live"],
    ["gas"],
)
#: Kinds whose verbs say in this form what was done to somebody: "the murdered reporter".
_DONE_TO = frozenset({"attack", "shooting", "kidnapping", "arrest"})
#: Words after which a form that is verb and noun is a verb.
_VERBAL = frozenset({"to", "will", "would", "could", "may", "might", "can", "they"})
_SHOOTING_FIRE = re.compile(
    r"\b(?:open(?:ed|ing|s)?|under|heavy|rocket|artillery|friendly|return(?:ed)?|small-arms|automatic|mortar|rifle|sniper|machine-gun|anti-aircraft|"
    r"into|their|held|hold|cease|set|on|army|military|enemy|tank|naval|rebel|hostile|by\s+(?-i:[A-Z])\w+(?:i|an|ese|ish)|exchang\w+(?:\s+of)?|caught|cross|gun|met\s+by|came\s+under)\s+$",
    re.IGNORECASE,
)
_FIRE_BRIGADE = re.compile(r"\s+(?:brigade|depart|serv|crew|at\b|on\b)")
_AT = re.compile(r"\s+(?:at|on)\b")
#: How many characters before and after a trigger can hold what its guard looks for.
_BEFORE_FIRE = 60
_AFTER_FIRE = 8


def find_triggers(
    clause: Clause, around: Surroundings, lexicon: Lexicon, *, hurt: bool
) -> Iterator[Trigger]:
    """Find the triggers of a clause.

    Parameters
    ----------
    around
        The sentence in which the clause stands.
    hurt
        Whether the clause, or one that tells more of it, says that people were harmed.

    Yields
    ------
    Triggers that pass their guards: single words and phrases first, then those found by shape.
    """
    for m, words in _matches(around, clause, lexicon):
        word = _reading(around.text, m.start(), words, clause)
        trigger = Trigger(m.start(), m.end(), key(m.group()), word)
        if _is_acronym(m, clause):
            continue
        if not m.group().endswith(_MONTH) and _tells(Case(trigger, around, hurt)):
            yield trigger


def _matches(
    around: Surroundings, clause: Clause, lexicon: Lexicon
) -> Iterator[tuple[re.Match[str], tuple[Word, ...]]]:
    text = around.text
    if around.has_triggers:
        pattern, first = lexicon.trigger_pattern, lexicon.trigger_starts
        for m in matches(pattern, first, text, clause.start, clause.end):
            # Letters that only look the same (the dotless i) match without being in the table.
            words = lexicon.triggers.get(key(m.group()))
            if words:
                yield m, words
    for shape in around.shapes:
        for m in shape.pattern.finditer(text, clause.start, clause.end):
            yield m, (Word(shape.kind, "past"),)


def _is_acronym(m: re.Match[str], clause: Clause) -> bool:
    """Tell the name of a unit, in capitals among small letters: "the elite RAID"."""
    if not m.group().isupper():
        return False
    return any(word.islower() for word in m.string[clause.start : clause.end].split())


def _reading(text: str, at: int, words: tuple[Word, ...], clause: Clause) -> Word:
    """Choose between the readings of one form: verb after "to" or a modal, else noun."""
    if len(words) == 1:
        return words[0]
    before = key(text[max(clause.start, at - BEFORE_VERB) : at]).split()[-1:]
    wanted = "base" if before and before[0] in _VERBAL else "noun"
    return next((w for w in words if w.form == wanted), words[0])


def _tells(case: Case) -> bool:
    trigger, text = case.trigger, case.around.text
    if trigger.word.form == "base" and _is_thing(case):
        return False
    if trigger.word.form == "past" and trigger.word.kind in _DONE_TO and _is_attribute(case):
        return False
    names = trigger.word.form != "past" or _is_thing(case)  # who attacks police does not
    if names and _GEAR.match(text, trigger.end):
        return False
    if trigger.phrase in FIRES and _is_no_blaze(case):
        return False
    guard = GUARDS.get(trigger.word.kind)
    if guard is not None and not guard(case):
        return False
    return case.hurt or not case.around.is_elsewhere


def _is_attribute(case: Case) -> bool:
    """Tell "in memory of the murdered reporter" from "he murdered"."""
    single = " " not in case.trigger.phrase
    begin = max(case.around.start, case.trigger.start - BEFORE_VERB)
    before = key(case.around.text[begin : case.trigger.start]).split()[-1:]
    return single and (before in _DETERMINED or before in _OWNED)


def _is_thing(case: Case) -> bool:
    """Tell "a shell company" and "a mortar shell" from who shells a town."""
    begin = max(case.around.start, case.trigger.start - BEFORE_VERB)
    before = key(case.around.text[begin : case.trigger.start]).split()[-1:]
    munition = case.trigger.word.kind == "shelling" and before in _MUNITION
    return munition or before in _DETERMINED


def _is_no_blaze(case: Case) -> bool:
    """Tell "opened fire" and "fire brigade"."""
    trigger, text = case.trigger, case.around.text
    begin = max(case.around.start, trigger.start - _BEFORE_FIRE)
    shooting = _SHOOTING_FIRE.search(text, begin, trigger.start)
    if _is_thing(case) and _AT.match(text, trigger.end, trigger.end + _AFTER_FIRE):
        return bool(shooting)  # "a fire at the plant"
    return bool(shooting or _FIRE_BRIGADE.match(text, trigger.end, trigger.end + _AFTER_FIRE))
