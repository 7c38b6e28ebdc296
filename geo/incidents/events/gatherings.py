"""What people gather, leave and go home for: a cause, and no match, sale, prayer or debate.

What enters is a trigger of a demonstration, a strike or an operation against one, in its sentence;
what leaves is whether it tells one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.incidents.events.guards import Case

_LOOSE_GATHERING = re.compile(
    r"^(?:rall|march|gather|turn|assembl|converg|picket|mass\s+gathering|descend)", re.IGNORECASE
)
#: Who gathers and says what they want: "gathered in the square and asked for safer roads".
_DEMANDS = re.compile(r"\b(?:ask|demand|call|chant|shout|protest|press)(?:ed|ing)\b")
#: "Neighbours rallied round the family", "rallied to win 3-2": no demonstration.
_ROUND = re.compile(r"\s+(?:a?round\b|to\s+(?:the\s+aid|help|win|beat|support)\b)")
#: "Several thousand Serbs rallied": a number, and no year, right before.
_COUNTED = re.compile(
    r"\b(?:thousands?|hundreds?|dozens|(?!(?:19|20)\d\d\b)\d[\d,.]{0,11}\d)(?:\s+[\w’-]{1,20}){0,4}\s+$",
    re.IGNORECASE,
)
_COUNTED_REACH = 90
#: Who gathers there wants something of those inside.
_AT_OFFICE = re.compile(r"\b(?:in\s+front\s+of|outside|before|around)\b")
_PROTESTERS = re.compile(r"\b(?:protest[eo]rs|demonstrators)\s+(?:\w+\s+)?$", re.IGNORECASE)
_HELD = re.compile(
    r"\s+(?:was|were|took|drew|in|on|outside|at|against|ended|began|started|turned|passed|for)\b"
)
#: People gather to pray and to marry, too.
_MEETINGS = frozenset({"gathering", "gatherings", "march", "procession"})
_OTHER_CAUSE = re.compile(
    r"\b(?:worship\w*|evangelical|pray(?:ers?|ing)|pilgrim\w*|wedding|festival|birthday|carnival|concert)\b",
    re.IGNORECASE,
)
#: "Came out on the streets of X on Tuesday to welcome the Pope".
_IN_JOY = re.compile(
    r"(?:\s[\w’-]+){0,8}?,?\s(?:to\s(?:welcome|celebrate|greet|cheer|see|watch|mark)|celebrating|cheering|welcoming)\b"
)
#: What people walk out of without a strike.
_SESSION = re.compile(
    r"\s+of\s+(?:[\w’-]+\s+){0,3}(?:court\w*|chamber|session|assembly|parliament|talks|meeting|hall"
    r"|debate|room|conference|negotiations|hearing|marriage|coalition|government)\b"
)
_SESSION_REACH = 60
#: "The crowd dispersed after an hour", and "was dispersed at noon".
_GOES_HOME = re.compile(
    r"\s*(?:[.,;]|$|(?:after|at|in|around|before|by|when|once|without|peacefully|quietly|again|on)\b)"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be)\s+(?:\w+ly\s+)?$")
#: How far behind a noun its verb is looked for, and how far before a verb its auxiliary.
AFTER_NOUN = 12
BEFORE_VERB = 12


def has_cause(case: Case) -> bool:
    """Ask for a cause where shares could rally as well as people."""
    trigger, around = case.trigger, case.around
    if around.is_of_money and not (around.names("crowd") or around.names("public")):
        return False
    joyful = trigger.phrase.endswith("the streets") and _IN_JOY.match(around.text, trigger.end)
    if joyful or (trigger.phrase in _MEETINGS and _OTHER_CAUSE.search(around.words)):
        return False
    if not _LOOSE_GATHERING.match(trigger.phrase) or around.is_gathering:
        return True
    begin = max(around.start, trigger.start - BEFORE_VERB * 2)
    wants = _DEMANDS.search(trigger.phrase) is not None and not around.is_of_money
    if _AT_OFFICE.search(trigger.phrase) or _PROTESTERS.search(around.text, begin, trigger.start):
        return True
    if wants or (around.is_of_many and _is_of_people(case)):
        return True
    held = _HELD.match(around.text, trigger.end, trigger.end + AFTER_NOUN)
    return trigger.word.form == "noun" and held is not None and not around.is_of_money


def _is_of_people(case: Case) -> bool:
    """Tell those who march or rally for a cause of their own: where many do, none need be told."""
    trigger, around = case.trigger, case.around
    if trigger.phrase != "rallied":
        return trigger.phrase.startswith("march")
    begin = max(around.start, trigger.start - _COUNTED_REACH)
    counted = _COUNTED.search(around.text, begin, trigger.start) is not None
    return counted and not around.is_of_money and _ROUND.match(around.text, trigger.end) is None


def has_left_work(case: Case) -> bool:
    """Ask for work that people walk out of: "walked out of the courtroom"."""
    left = "walked out" in case.trigger.phrase
    end = case.trigger.end
    return not (left and _SESSION.match(case.around.text, end, end + _SESSION_REACH))


def is_ordered(case: Case) -> bool:
    """Ask for forces where a crowd may go home: "and dispersed after two hours"."""
    trigger, text = case.trigger, case.around.text
    if trigger.phrase != "dispersed" or not _GOES_HOME.match(text, trigger.end):
        return True
    begin = max(case.around.start, trigger.start - BEFORE_VERB * 2)
    return _PASSIVE.search(text, begin, trigger.start) is not None
