"""Whose the figures of a sentence are: those of which frame, or of harm told beside it.

What enters are the figures and frames of one sentence, what leaves are frames with their figures.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.events.frames import Frame
from geo.incidents.words.clauses import Clause, clause_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.incidents.harm.casualties import Figure
    from geo.records import TimeExpression

_HARM = frozenset({"killed", "injured"})
#: What is done to those who did it.
_POLICING = frozenset({"arrest", "police_raid"})
#: What hurts nobody by itself.
_CALM = frozenset({"arrest", "roadblock", "border_closure", "deployment"})
#: What people do about what befell others before.
_MOVED = frozenset({"demonstration", "riot", "strike", "roadblock", "property_damage"})
#: What people in office do: nobody comes to harm by it.
_TALK = frozenset({"agreement", "appointment", "declaration", "election", "meeting", "resignation"})
#: Kinds of triggers by which people come to harm.
_HARMFUL_KINDS = frozenset(
    {"demonstration", "riot", "clash", "attack", "shooting", "explosion", "grenade_attack"}
    | {"shelling", "air_campaign", "arson", "natural_disaster", "accident"}
)


#: What sets an event apart from one of the same place and day that was told before.
_ANOTHER = re.compile(
    r"[“\"\s]*(?:[Ii]n\s+(?:an?\s+)?(?:separate|second|another|further|different)\b|[Ss]eparately\b|"
    r"(?:[Aa]|[Tt]he)\s+(?:second|third|separate|further)\b|[Aa]nother\b|[Ee]lsewhere\b|"
    r"(?:[\w-]+\s+){0,4}?(?:hours?|minutes)\s+(?:later|earlier|before)\b|[Ss]hortly\s+afterwards\b|"
    r"[Ll]ater\b|[Ll]ate(?:r)?\s+(?:the\s+same|that)\s+(?:day|evening|night|afternoon)\b|"
    r"[Ii]n\s+the\s+(?:morning|afternoon|evening)\b|[Tt]hat\s+(?:afternoon|evening|night)\b|"
    r"[Ee]arlier\s+(?:that\s+day|in\s+the\s+day|the\s+same\s+day)\b|[Aa]fter\s+dark\b)"
)
_SEPARATE = re.compile(
    r"[“\"\s]*(?:[Ii]n\s+(?:an?\s+)?(?:separate|second|another|different|unrelated)\s+(?:[a-z]+\s+){0,2}?(?:incidents?|attacks?"
    r"|assault|ambush|raid|shooting|blast|explosion|bombing|accident|crash|collision|clash|strike|fire|operation|encounter)\b|[Ss]eparately,"
    r"|[Ee]lsewhere(?:,|\s(?:in|on|near)\s))"
)
#: Victims counted on from those told before.
_FURTHER = re.compile(
    r"[“\"\s]*(?:(?:[Aa]|[Tt]he)\s+(?:second|third|fourth|fifth|sixth|other)\b|[Aa]nother\b|"
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d+)\s+(?:others?|more)\b)"
)
#: By what those harmed were hit, in words that tell no more of it.
_BY_SHOTS = re.compile(
    r"\b(?:by|from|of)\s+(?:live\s+|sniper\s+)?(?:gunfire|gunshots?|bullets?|shots|rounds|shrapnel)\b"
)
#: So near before a noun stands the number that counts it.
_BEFORE_NOUN = 12
#: Not at the place that is spoken of.
ELSEWHERE = re.compile(
    r"\b(?:elsewhere(?!\s+in\s+the\s+(?:same\s+)?(?:city|town|capital|district)\b)|in\s+other\s+(?:parts|towns|villages|cities|districts|areas|provinces|places))\b",
    re.IGNORECASE,
)
#: Clauses that say by the way what happened to somebody, or at a place.
_ASIDE = frozenset({"who", "whom", "whose", "which", "where", "when", "in which"})
#: So many days before the report an event told by the way is none of the report's own.
_LONG_AGO = 45


def told_apart(
    text: str,
    clauses: Sequence[Clause],
    times: Sequence[TimeExpression],
    published: dt.date | None,
) -> list[Clause]:
    """Find the clauses that tell by the way what another day brought, or what was elsewhere.

    "Shots were fired at Banjska, where a sergeant was killed in September" is two events: the
    clause has a day of its own, which another of the sentence contradicts or which is long ago.
    """
    found = [c for c in clauses[1:] if ELSEWHERE.search(text, c.start, c.end)]
    dated = [(t, t.first, t.last or t.first) for t in times if t.first is not None]
    for clause in clauses if dated else ():
        own = [(a, b) for t, a, b in dated if clause.holds(t.start)]
        if not own or not (clause.opener in _ASIDE or clause.looks_back):
            continue
        others = [(a, b) for t, a, b in dated if not clause.holds(t.start)]
        apart = bool(others) and not any(a <= d and c <= b for a, b in own for c, d in others)
        past = published is not None and all((published - b).days > _LONG_AGO for _, b in own)
        if apart or past:
            found.append(clause)
    return found


def without_talk(told: list[Frame]) -> list[Frame]:
    """Leave out what harms nobody where a sentence says that people were harmed.

    "Forty were hurt in the violence, the worst since the region declared independence".
    """
    return [f for f in told if not f.kinds or not f.kinds <= _TALK]


def told_at(figure: Figure, clauses: Sequence[Clause]) -> int:
    """Return the offset by which a figure belongs to a clause: that of its verb.

    A clause that stands whole beside others keeps its figures: "killing 41, and ten drowned".
    """
    clause = clause_at(clauses, figure.start)
    return figure.start if clause is not None and clause.whole else figure.outcome_at


def harm_frame(figures: list[Figure], clauses: list[Clause], frames: list[Frame]) -> Frame:
    """Make a frame of those harmed, by what the sentence names as the event if it names one."""
    for frame in frames:
        if frame.is_real and frame.support == "named" and frame.kinds & _HARMFUL_KINDS:
            return replace(frame, support="asserted")
    for frame in frames:  # "has died after yesterday's unrest": of what the sentence looks back to
        led = frame.clause.opener == "after" and frame.support == "reference"
        if led and frame.is_real and frame.kinds & _HARMFUL_KINDS:
            return replace(frame, support="asserted")
    first = figures[0]
    clause = clause_at(clauses, first.start) or clauses[0]
    at = first.outcome_at
    return Frame(clause, frozenset(), at, at + 1, "asserted", "occurred")


def frames_beside(
    figures: list[Figure], clauses: list[Clause], told: list[Frame], apart: Sequence[Clause] = ()
) -> list[Frame]:
    """Make frames of those harmed in clauses beside others that tell nothing else.

    `apart` are the clauses that tell of another day.

    "Crowds clashed with police in X, gunmen killed two farmers in Y" is two events; "two men were
    killed, adding that six were arrested" tells of no one killed at an arrest.
    """
    found: list[Frame] = []
    real = [f for f in told if f.is_real]
    arrested = bool(real) and all(f.kinds <= _CALM for f in real)
    for clause in clauses:
        own = [f for f in figures if clause.holds(told_at(f, clauses))]
        harm = arrested and any(f.outcome in _HARM for f in own)
        beside = clause.whole or harm or clause in apart
        if beside and own and not any(clause.holds(f.start) for f in told):
            found.append(harm_frame(own, [clause], []))
        elif harm:
            found += _before_arrest(own, clause, told)
    return found


def _before_arrest(own: list[Figure], clause: Clause, told: list[Frame]) -> list[Frame]:
    """Make a frame of the dead of a fight of whom a clause tells before it tells of arrests.

    "Three of the attackers were dead and two had been captured".
    """
    arrest = min(f.start for f in told if clause.holds(f.start))
    dead = [f for f in own if f.outcome == "killed" and f.end < f.outcome_at < arrest]
    return [harm_frame(dead, [clause], [])] if dead else []


def led_to(told: list[Frame], clauses: Sequence[Clause]) -> list[Clause]:
    """Find the clauses that tell what people took to the streets for.

    "Hundreds marched after a boy was killed by dogs": he did not die at the march.
    """
    before = [f for f in told if f.is_real and f.clause.opener != "after"]
    if not before or not all(f.kinds <= _MOVED for f in before):
        return []
    led = [c for c in clauses if c.opener == "after" and c.start > before[-1].start]
    causes = [f for f in told if f.kinds & _HARMFUL_KINDS]
    return [c for c in led if not any(c.holds(f.start) for f in causes)]


def without_led(
    figures: list[Figure],
    told: list[Frame],
    clauses: Sequence[Clause],
    times: Sequence[TimeExpression],
) -> list[Figure]:
    """Leave out whom that harmed, without a day, which people took to the streets for."""
    led = led_to(told, clauses)
    undated = [c for c in led if not any(c.holds(t.start) for t in times)]
    return [f for f in figures if clause_at(clauses, told_at(f, clauses)) not in undated]


def of_named(harm: Frame, clauses: Sequence[Clause], frames: Sequence[Frame]) -> Frame:
    """Let harm told by the way be of the event that the clause before names.

    "No link with the attacks in Gao, where twelve people died on 7 January".
    """
    at = next((n for n, c in enumerate(clauses) if c.start == harm.clause.start), 0)
    if harm.kinds or not at or harm.clause.opener not in _ASIDE:
        return harm
    before = clauses[at - 1]
    named = [f for f in frames if before.holds(f.start) and f.support == "named"]
    named += [f for f in frames if before.holds(f.start) and not f.is_real]
    event = next((f for f in named if f.kinds & _HARMFUL_KINDS), None)
    return (
        harm
        if event is None
        else replace(harm, kinds=event.kinds, start=event.start, end=event.end)
    )


def counts_on(text: str, frame: Frame, figures: list[Figure], *, placed: bool) -> bool:
    """Tell more victims of what was told before: "A second man was shot", "8 dead by gunfire".

    `placed` says that the sentence gives a place or day, as it does for an event of its own.
    """
    if placed or not any(f.outcome in _HARM for f in figures):
        return False
    if _FURTHER.match(text, frame.clause.start, frame.clause.end):
        return True
    by = _BY_SHOTS.search(text, frame.clause.start, frame.clause.end)
    return by is not None and by.start() <= frame.start < by.end()


def is_tally(frame: Frame, figures: list[Figure]) -> bool:
    """Tell "78 officers injured and 53 arrests": what an event came to, and no event of police."""
    counted = any(
        f.outcome == "detained" and 0 <= frame.start - f.end <= _BEFORE_NOUN for f in figures
    )
    return counted and frame.kinds == {"arrest"} and any(f.outcome in _HARM for f in figures)


def tells_another(text: str, sentence_start: int, frame: Frame) -> bool:
    """Tell another event of the day: "In the afternoon two men tossed a grenade"."""
    starts = (sentence_start, frame.clause.start)
    return any(_ANOTHER.match(text, start, frame.start) for start in starts)


def says_another(text: str, sentence_start: int) -> bool:
    """Tell "In another incident", "In a separate attack": it is none of those told before."""
    return _SEPARATE.match(text, sentence_start) is not None


def as_main(frame: Frame, figures: list[Figure], clauses: Sequence[Clause]) -> Frame:
    """Let a clause be no background whose harm the main clause tells.

    "Four men died after officers opened fire": the shots are what the sentence is about.
    What a clause goes on with ("after a man opened fire, killing four") is told by that clause.
    """
    harm = [f for f in figures if f.outcome in _HARM]
    if not harm or any(
        frame.clause.start <= f.outcome_at < _reach(frame.clause, clauses) for f in harm
    ):
        return frame
    return replace(frame, clause=replace(frame.clause, opener=""))


def _reach(clause: Clause, clauses: Sequence[Clause]) -> int:
    """Return where the clauses end that go on with a clause by a verb in -ing."""
    end = clause.end
    for other in clauses:
        if other.start < end:
            continue
        if not other.opener.endswith("ing"):
            break
        end = other.end
    return end


def _is_of_what_they_did(figure: Figure, frames: list[Frame], clauses: list[Clause]) -> bool:
    """Tell the harm of what people are arrested for: "over the riots, in which 19 died"."""
    at = next((n for n, c in enumerate(clauses) if c.holds(figure.outcome_at)), 0)
    if not at or clauses[at].opener != "in which":
        return False
    before = [f for f in frames if f.clause == clauses[at - 1]]
    return bool(before) and all(f.kinds <= _POLICING for f in before)


def _told_more(figure: Figure, frames: list[Frame], clauses: list[Clause]) -> list[Frame]:
    """Return the frames before a clause that tells more of what stands before it.

    "A bus fell into a ravine, killing 41, and ten drowned": the 41 are those of the bus.
    """
    clause = clause_at(clauses, figure.outcome_at)
    if clause is None or not clause.tells_more:
        return []
    return [f for f in frames if f.start < clause.start][-1:]


def share(
    figures: list[Figure], frames: list[Frame], clauses: list[Clause]
) -> dict[Frame, list[Figure]]:
    """Give each figure to the frame of its clause, else to the nearest one that happened."""
    real = [f for f in frames if f.is_real]
    shared: dict[Frame, list[Figure]] = {}
    for figure in figures if real else ():
        if _is_of_what_they_did(figure, real, clauses):
            continue
        own = [f for f in real if f.clause.holds(told_at(figure, clauses))]
        own = own or [f for f in real if f.clause.holds(figure.start)]
        own = own or _told_more(figure, real, clauses)
        frame = min(own or real, key=lambda f: abs(f.start - figure.start))
        shared.setdefault(frame, []).append(figure)
    return shared
