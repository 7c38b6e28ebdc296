"""Days that a sentence names beside that of its event: of somebody, of a count, of another event.

What enters are the time expressions of a sentence, what leaves are those that can date its event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.words.clauses import clause_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.events.frames import Frame
    from geo.incidents.words.clauses import Clause
    from geo.records import TimeExpression

_HAD_DONE = re.compile(
    r"\b(?:who|which|that)\s+(?:had|has|have)\s+(?:[\w’'-]+\s+){1,7}$|\bwho\s+(?:[\w’'-]+\s+){1,9}(?:less|more)\s+than\s+$",
    re.IGNORECASE,
)
_HAD_DONE_REACH = 90
#: "Protests against last month's coup": the day of what is named, and not of what is told of it.
_OF_ANOTHER = re.compile(
    r"\b(?:against|over|about|ahead\s+of|since|despite|marking|to\s+mark|than|from|for|at|with|to|of|"
    r"linked\s+to|related\s+to|reject(?:ed|ing)?|condemn(?:ed|ing))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_ANOTHER_REACH = 24
#: "Friday's deadly attack".
_NOUN_NEAR = 12
#: "An article on Sunday about a blast", "a report published on 18 May": the day of a paper.
_OF_PAPER = re.compile(
    r"\b(?:articles?|story|editions?|versions?|reports?\s+(?:that\s+(?:we\s+)?)?(?:published|printed))"
    r"(?:\s+(?:that\s+(?:was\s+)?)?(?:published|printed|posted))?\s+$",
    re.IGNORECASE,
)
_OF_PAPER_REACH = 50
#: How those who were hurt are, and who is not found yet.
_STATE = re.compile(
    r"\b(?:still|remain(?:ed|s|ing)?|critical|stable|recovering|unaccounted|intensive\s+care)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_STATE_REACH = 80
#: "Against a Feb. 1 military coup": the day stands before the noun.
_OF_NAMED = re.compile(
    r"\b(?:against|over|about|ahead\s+of|since|despite|marking|to\s+mark|than|reject(?:ed|ing)?|"
    r"condemn(?:ed|ing))\s+(?:an?|the)\s+$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s+(?!in\b|at\b|on\b|when\b|and\b|by\b|near\b|after\b)[a-z]{3,}")
_GENITIVE = re.compile(r"['’]s?\s+\w")
#: "The toll rose to nine on Monday", "on Monday the council revised this to 30": a day of counting.
_ROSE = re.compile(
    r"\b(?:toll|count|number\s+of\s+(?:[\w-]+\s+){0,2}(?:dead|deaths|fatalities|victims|casualties|injured|wounded|killed))\b"
    r"[^.;]{0,80}?\b(?:rose|risen|climbed|raised|reached|stood|grew|grown|jumped|passed|updated|increased|up)\b"
)
_OF_TOLL = ("toll", "count", "number")
_COUNTED = re.compile(
    r"\b(?:revised|corrected|raised|lowered|updated)\s+(?:this|that|it|its|the)\b"
    r"|\bcounted\s+(?:[\w-]+\s+){1,2}(?:dead|bodies|victims)\b"
    r"|\bhad\s+(?:named|counted|registered|recorded|spoken\s+of|listed)\b"
    r"|\bbod(?:y|ies)\s+of\s+(?:all\s+)?(?:the\s+)?(?:\w+\s+)?(?:others?|last|remaining|missing|rest)\b"
    r"|\b(?:more|further|other|last|missing|remaining)\s+(?:\w+\s+){0,2}bod(?:y|ies)\b"
)
#: What was made in a year, or is told of it: "a base built in 2015".
_MADE = re.compile(
    r"\b(?:for|over|about|of|than|since|accused|suspected|charged)\b"
    r"|\b(?!killed|injured|wounded|destroyed|damaged)[a-z]+(?:ed|ilt)\s+$"
)
#: Before what people are held for.
_CHARGE = re.compile(
    r"\b(?:over|in\s+connection\s+with|suspected\s+of|accused\s+of|on\s+suspicion\s+of|charged\s+with"
    r"|linked\s+to|related\s+to|behind)\s+(?:an?|the|last|having|\w+ing)\b"
)
#: Before what somebody who is held then is said to have done.
_SUSPECT = re.compile(
    r"\b(?:(?:suspected|accused)\s+of|wanted\s+(?:for|over|in)|blamed\s+for)\s"
    r"|\bwho\s+(?:had\s+)?(?:killed|shot|stabbed|murdered|attacked|robbed|raped|kidnapped|bombed)\s"
)
#: Those who look for the dead and the missing, and that they do.
_RESCUERS = re.compile(
    r"\b(?:[Rr]escuers|[Rr]escue\s+(?:workers|teams|crews)|[Dd]ivers|[Ss]earch(?:ers|\s+teams|\s+crews)|"
    r"(?:[Ee]mergency|[Rr]ecovery)\s+(?:teams|crews|workers))\s+(?:[\w’-]+\s+){0,5}?"
    r"(?:recover|retrieve?|pull|search|digg?|dug|comb|resume?|continue?|race?|scramble?|struggle?|found)(?:ing|e?d)?\b"
)
_RESCUE_REACH = 60
_WHICH = re.compile(r"\b(?:that|which|who|where|when|since|after)\b")


#: What lasts, and is told of as it stood on a day.
_STANDS = frozenset({"roadblock", "demonstration", "border_closure"})
#: Between an event and the year that it was in, and between a year and what was told of it.
_IN_YEAR = re.compile(r"\s(?:[\w’'-]{1,30}\s){0,6}")
_YEAR_WHEN = re.compile(r",?\s(?:(?:in|at|during)\swhich|when)\s(?:[\w’'-]{1,30}\s){0,6}")


def without_other_days(
    text: str, times: Sequence[TimeExpression], frame: Frame, clauses: Sequence[Clause]
) -> list[TimeExpression]:
    """Leave out the time expressions that date something else than a frame's event."""
    here = [t for t in times if not _is_of_somebody(text, t, frame)]
    here = [t for t in here if not _is_by_then(t, frame)]
    here = [t for t in here if _is_right_before(t, frame) or not _is_of_another(text, t)]
    here = [t for t in here if not _is_of_paper(text, t)]
    here = [t for t in here if not _is_of_rise(text, t, clauses)]
    here = [t for t in here if not _is_of_next(text, t, frame)]
    here = [t for t in here if not _is_of_rescue(text, t, clauses)]
    if len(here) > 1 and (year := _year_of(text, here, frame)) is not None:
        return [year]
    if "arrest" in frame.kinds:
        here = [t for t in here if not is_of_charge(text, t.start, frame)]
    if frame.kinds or frame.support != "asserted":
        return here
    here = [t for t in here if not _is_of_state(text, t, frame)]
    return [t for t in here if not _is_of_count(text, t, clauses)]


def _is_of_rescue(text: str, t: TimeExpression, clauses: Sequence[Clause]) -> bool:
    """Tell the day of a search: "Rescuers on Tuesday recovered six more bodies after a quake"."""
    clause = clause_at(clauses, t.start)
    if clause is None or clause.opener:
        return False
    end = min(clause.end, t.start + _RESCUE_REACH)
    sought = _RESCUERS.search(text, clause.start, end)
    return sought is not None and t.start <= sought.end() + _RESCUE_REACH


def _year_of(text: str, times: Sequence[TimeExpression], frame: Frame) -> TimeExpression | None:
    """Return the year of history: "on Tuesday a plaque for those killed in a fire in 2000"."""
    for t in times:
        if t.rule != "year" or not t.surface.startswith("in "):
            continue
        if _IN_YEAR.fullmatch(text, frame.end, t.start):
            return t
        if _YEAR_WHEN.fullmatch(text, t.end, frame.start):
            return t
    return None


def is_of_charge(text: str, at: int, frame: Frame) -> bool:
    """Tell the day or place of what people are held for, which stands at offset `at`.

    "Arrested 12 over the lynching of last week", "a man suspected of a murder in X was arrested".
    """
    if "arrest" not in frame.kinds:
        return False
    if at > frame.end:
        return _CHARGE.search(text, frame.end, at) is not None
    return _SUSPECT.search(text, frame.clause.start, at) is not None


def _is_of_next(text: str, t: TimeExpression, frame: Frame) -> bool:
    """Tell a day of what follows a semicolon: "four were dead; a fifth died on Friday"."""
    return t.start > frame.end and text.find(";", frame.end, t.start) >= 0


def _is_of_rise(text: str, t: TimeExpression, clauses: Sequence[Clause]) -> bool:
    """Tell the day to which a toll rose from that of the deaths."""
    clause = clause_at(clauses, t.start)
    if clause is None or not any(text.find(w, clause.start, clause.end) >= 0 for w in _OF_TOLL):
        return False
    rose = _ROSE.search(text, clause.start, clause.end)
    return rose is not None and rose.end() <= t.start


def _is_of_count(text: str, t: TimeExpression, clauses: Sequence[Clause]) -> bool:
    """Tell when people were counted, told of or found from when they came to harm.

    "Two more bodies were found in a house that was hit on Monday" says when it was hit.
    """
    clause = clause_at(clauses, t.start)
    counted = _COUNTED.search(text, clause.start, clause.end) if clause is not None else None
    if counted is None:
        return False
    return _WHICH.search(text, counted.end(), max(counted.end(), t.start)) is None


def _is_of_somebody(text: str, t: TimeExpression, frame: Frame) -> bool:
    """Tell a day of what somebody had done before: "a couple who had married last Saturday"."""
    m = _HAD_DONE.search(text, max(frame.clause.start, t.start - _HAD_DONE_REACH), t.start)
    return m is not None and not m.start() <= frame.start < t.start


def _is_of_state(text: str, t: TimeExpression, frame: Frame) -> bool:
    """Tell "were still in a critical state on Wednesday", which is not when they were hurt."""
    begin = max(frame.clause.start, t.start - _STATE_REACH)
    return _STATE.search(text, begin, t.start) is not None


def _is_right_before(t: TimeExpression, frame: Frame) -> bool:
    """Tell the day of the frame's own noun: "condemned Friday's attack, in which two were hurt"."""
    return 0 <= frame.start - t.end <= _NOUN_NEAR


def _is_of_another(text: str, t: TimeExpression) -> bool:
    """Tell the day of an event that the sentence only refers to: "over Sunday's election"."""
    near = max(0, t.start - _OF_ANOTHER_REACH)
    if _OF_NAMED.search(text, near, t.start) and _NOUN.match(text, t.end):
        return True
    if _GENITIVE.match(text, t.end) is None and not t.surface.endswith(("'s", "’s")):
        return False
    other = _OF_ANOTHER.search(text, near, t.start)
    return other is not None and not text[near : other.start()].rstrip().endswith(_OF_TOLL[:2])


def _is_of_paper(text: str, t: TimeExpression) -> bool:
    """Tell the day on which the report came out that a correction speaks of."""
    if _GENITIVE.match(text, t.end) is not None or t.surface.endswith(("'s", "’s")):
        return False
    return _OF_PAPER.search(text, max(0, t.start - _OF_PAPER_REACH), t.start) is not None


def _is_by_then(t: TimeExpression, frame: Frame) -> bool:
    """Tell "by Saturday noon 20 bodies had been found" and "the last to die before Saturday".

    The day says when it was counted, or what came later, and not when it was; but "by Saturday noon
    lorries stood across the road" tells of that day.
    """
    if not t.rule.startswith(("by_", "before_")) or t.rule == "before_last":
        return False
    opens = t.rule == "by_weekday" and t.start == frame.clause.start
    return not (opens and frame.kinds & _STANDS)


def of_clause_before(
    here: Sequence[TimeExpression], frame: Frame, clauses: Sequence[Clause]
) -> list[TimeExpression]:
    """Return the years of the clause that goes on: "who struck in Nice in 2016, killing 86"."""
    if not frame.clause.opener.endswith("ing"):
        return []
    before = next((c for c in reversed(clauses) if c.end <= frame.clause.start), None)
    named = [t for t in here if before is not None and before.holds(t.start)]
    return [t for t in named[-1:] if t.rule == "year"]


def is_of_telling(
    text: str, t: TimeExpression, own: Sequence[TimeExpression], frame: Frame
) -> bool:
    """Tell the day of a main verb: "was jailed on Monday for a bombing that killed 20 in 2015"."""
    return t.end <= frame.start and any(
        y.start >= frame.end and leaves_out(y, t) and not _MADE.search(text, frame.end, y.start)
        for y in own
    )


def leaves_out(year: TimeExpression, t: TimeExpression) -> bool:
    """Tell a year that its clause gives, in which the day of another clause does not lie."""
    if year.rule != "year" or year.first is None or year.last is None or t.first is None:
        return False
    return not year.first <= t.first <= year.last
