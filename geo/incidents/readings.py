"""Triggers: the words of a clause that tell an event, read and guarded.

What enters is a clause, what leaves are its triggers, each with one reading. A form that other
walks of life use, too (share rallies, talks that collapse, cup clashes), has a guard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.alternations import key, matches
from geo.incidents.lexicon import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.incidents.clauses import Clause
    from geo.incidents.lexicon import Lexicon
    from geo.incidents.surroundings import Surroundings

#: "Riot police", "attack helicopter", "protest movement": the word names a thing, not an event.
_GEAR = re.compile(
    r"\s+(?:police|gear|shields?|squads?|control|officers?|helicopters?|aircraft|movements?|leaders?|songs?"
    r"|rifles?|forces?|zones?|victims?|survivors?|suspects?|groups?|organi[sz]ers?|camps?|sites?|scenes?)\b"
)
#: The month is no march.
_MONTH = "March"
_LOOSE_GATHERING = re.compile(
    r"^(?:rall|march|gather|turn|assembl|converg|picket|mass\s+gathering|descend)", re.IGNORECASE
)
#: Who gathers there wants something of those inside.
_AT_OFFICE = re.compile(r"\b(?:in\s+front\s+of|outside|before|around)\b")
_PROTESTERS = re.compile(r"\b(?:protest[eo]rs|demonstrators)\s+(?:\w+\s+)?$", re.IGNORECASE)
#: What only ships and trains do.
_WRECKS = ("capsiz", "sank", "derail", "was derailed", "shipwreck")
#: Words of fighting that teams, critics and diseases have, too.
_LOOSE_FIGHT = re.compile(
    r"attack|assault|clash|battl|fought|captur|recaptur|over[rt]|retook|skirmish|riot|storm|shoot|shot(?!s)|fac|"
    r"(?:came|come|coming)\s+under\s+(?:\w+\s+){0,3}attack|beat|hack|execut|running|unrest|fight|fir(?:ed|es|ing)\s+(?:at|on|into)"
)
_HELD = re.compile(
    r"\s+(?:was|were|took|drew|in|on|outside|at|against|ended|began|started|turned|passed|for)\b"
)
_FIRES = frozenset({"fire", "fires", "blaze", "blazes"})
_SHOOTING_FIRE = re.compile(
    r"\b(?:open(?:ed|ing|s)?|under|heavy|rocket|artillery|friendly|return(?:ed)?|small-arms|automatic|mortar|"
    r"into|their|held|hold|cease|set|on|exchang\w+(?:\s+of)?|caught|cross|gun|met\s+by|came\s+under)\s+$",
    re.IGNORECASE,
)
_FIRE_BRIGADE = re.compile(r"\s+(?:brigade|depart|serv|crew|at\b|on\b)")
_CRASHING = re.compile(
    r"\b(?:bus|train|plane|aircraft|helicopter|boat|ship|ferry|car|truck|lorry|vehicle|van|building|bridge"
    r"|mine|roof|wall|stadium|house|tower|dam|jet|tram|motorcycle|minibus|vessel|block|factory|stand|crane"
    r"|coach|tractor|tanker|trolleybus|wagon|carriage|dinghy|trawler|yacht|scaffold|tunnel|dyke"
    r"|embankment)(?:e?s)?\b",
    re.IGNORECASE,
)
_SHOT_OTHERWISE = re.compile(
    r"\b(?:fireworks?|firecrackers?|flares?|films?|videos?|footage|photos?|pictures?|images?|scenes?)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
#: People gather to pray and to marry, too.
_MEETINGS = frozenset({"gathering", "gatherings", "march", "procession"})
_OTHER_CAUSE = re.compile(
    r"\b(?:worship\w*|evangelical|pray(?:ers?|ing)|pilgrim\w*|wedding|festival|birthday|carnival|concert)\b",
    re.IGNORECASE,
)
_BEATEN_AT = re.compile(
    r"[^.;]{0,40}\b(?:votes?|points?|goals?|seats?|runs|lengths|final|semi-?final|election|run-?off|polls?)\b"
)
_WARRANT = re.compile(r"\s+warrants?\b")
#: How many characters before and after a trigger can hold what its guard looks for.
_BEFORE_FIRE = 60
_AFTER_FIRE = 8
_AFTER_NOUN = 12
_NEAR_CRASH = 60
_BEFORE_VERB = 12
#: The word before a noun.
_DETERMINED = (["a"], ["an"], ["the"], ["this"], ["every"], ["its"])
#: Words after which a form that is verb and noun is a verb.
_VERBAL = frozenset({"to", "will", "would", "could", "may", "might", "can", "they"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells an event, at ``text[start:end]``; `phrase` is its folded form."""

    start: int
    end: int
    phrase: str
    word: Word


@dataclass(frozen=True, slots=True)
class _Case:
    """What a guard looks at; `hurt` where the clause says that people were harmed."""

    trigger: Trigger
    around: Surroundings
    hurt: bool


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
        if not m.group().endswith(_MONTH) and _tells(_Case(trigger, around, hurt)):
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


def _reading(text: str, at: int, words: tuple[Word, ...], clause: Clause) -> Word:
    """Choose between the readings of one form: verb after "to" or a modal, else noun."""
    if len(words) == 1:
        return words[0]
    before = key(text[max(clause.start, at - _BEFORE_VERB) : at]).split()[-1:]
    wanted = "base" if before and before[0] in _VERBAL else "noun"
    return next((w for w in words if w.form == wanted), words[0])


def _tells(case: _Case) -> bool:
    trigger, text = case.trigger, case.around.text
    if trigger.word.form == "base" and _is_thing(case):
        return False
    names = trigger.word.form != "past" or _is_thing(case)  # who attacks police does not
    if names and _GEAR.match(text, trigger.end):
        return False
    if trigger.phrase in _FIRES and _is_no_blaze(case):
        return False
    guard = _GUARDS.get(trigger.word.kind)
    if guard is not None and not guard(case):
        return False
    return case.hurt or not case.around.is_elsewhere


def _is_thing(case: _Case) -> bool:
    """Tell "a shell company" from who shells a town."""
    begin = max(case.around.start, case.trigger.start - _BEFORE_VERB)
    return key(case.around.text[begin : case.trigger.start]).split()[-1:] in _DETERMINED


def _is_no_blaze(case: _Case) -> bool:
    """Tell "opened fire" and "fire brigade"."""
    trigger, text = case.trigger, case.around.text
    begin = max(case.around.start, trigger.start - _BEFORE_FIRE)
    shooting = _SHOOTING_FIRE.search(text, begin, trigger.start)
    return bool(shooting or _FIRE_BRIGADE.match(text, trigger.end, trigger.end + _AFTER_FIRE))


def _has_people(case: _Case) -> bool:
    """Ask for people who act, or weapons, or harm: "the clash of the two teams" has none."""
    sure = case.hurt or not _LOOSE_FIGHT.match(case.trigger.phrase)
    return sure or case.around.names_actors or case.around.names_weapons


def _has_shooters(case: _Case) -> bool:
    """Ask for people, as `_has_people`; fireworks and films are shot, too."""
    begin = max(case.around.start, case.trigger.start - _BEFORE_VERB * 2)
    other = _SHOT_OTHERWISE.search(case.around.text, begin, case.trigger.start)
    return other is None and _has_people(case)


def _has_cause(case: _Case) -> bool:
    """Ask for a cause where shares could rally as well as people."""
    trigger, around = case.trigger, case.around
    if around.is_of_money and not (around.names("crowd") or around.names("public")):
        return False
    if trigger.phrase in _MEETINGS and _OTHER_CAUSE.search(around.words):
        return False
    if not _LOOSE_GATHERING.match(trigger.phrase) or around.is_gathering:
        return True
    begin = max(around.start, trigger.start - _BEFORE_VERB * 2)
    if _AT_OFFICE.search(trigger.phrase) or _PROTESTERS.search(around.text, begin, trigger.start):
        return True
    if trigger.phrase.startswith("march") and around.is_of_many:
        return True
    held = _HELD.match(around.text, trigger.end, trigger.end + _AFTER_NOUN)
    return trigger.word.form == "noun" and held is not None and not around.is_of_money


def _has_wreck(case: _Case) -> bool:
    """Ask for what can crash or fall down close by: "talks collapsed"."""
    around = case.around
    begin = max(around.start, case.trigger.start - _NEAR_CRASH)
    end = min(around.end, case.trigger.end + _NEAR_CRASH)
    phrase = case.trigger.phrase
    if (phrase in _FIRES and case.trigger.word.form == "noun") or phrase.startswith(_WRECKS):
        return True
    return case.hurt or _CRASHING.search(around.text, begin, end) is not None


def _has_charge(case: _Case) -> bool:
    """Ask for what can burst: "the crowd exploded"."""
    return case.hurt or case.trigger.word.form == "noun" or case.around.names_what_bursts


def _is_no_warrant(case: _Case) -> bool:
    end = case.trigger.end
    return not _WARRANT.match(case.around.text, end, end + _AFTER_NOUN)


def _has_crowd(case: _Case) -> bool:
    """Ask for a crowd where records are smashed and governments toppled."""
    phrase = case.trigger.phrase
    loose = phrase.startswith(("smash", "topple")) and "window" not in phrase
    return not loose or case.around.names("crowd")


def _has_forces(case: _Case) -> bool:
    """Ask for forces: software is deployed, and candidates withdraw."""
    return case.around.names("military") or case.around.names("police")


def _has_fighters(case: _Case) -> bool:
    """Ask for people, as `_has_people`; who is beaten by votes or goals is not hurt."""
    trigger, around = case.trigger, case.around
    won = "beaten" in trigger.phrase and _BEATEN_AT.match(around.text, trigger.end, around.end)
    return not won and _has_people(case)


#: What a trigger of a kind needs beside it; kinds that are not here need nothing.
_GUARDS: dict[str, Callable[[_Case], bool]] = {
    "clash": _has_people,
    "attack": _has_fighters,
    "shooting": _has_shooters,
    "riot": _has_people,
    "demonstration": _has_cause,
    "accident": _has_wreck,
    "explosion": _has_charge,
    "arrest": _is_no_warrant,
    "property_damage": _has_crowd,
    "deployment": _has_forces,
    "withdrawal": _has_forces,
}
