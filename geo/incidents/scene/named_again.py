"""Back to an event of before by its name: "The blast left three hurt", after arrests elsewhere.

What enters is a sentence without a place and a day of its own, what moves is the scene: to where
and when the report told of the event that the sentence names again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.incidents.events.frames import Frame
from geo.incidents.scene.days import find_day
from geo.incidents.scene.whereabouts import find_places
from geo.incidents.words.clauses import Clause
from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from geo.incidents.scene.circumstances import Circumstances
    from geo.incidents.scene.days import When
    from geo.incidents.scene.reader import Passage, Reader
    from geo.incidents.scene.whereabouts import Where
    from geo.records import TimeExpression

_VIOLENCE = ("armed_attack", "attack_on_civilians", "grenade_attack", "shooting", "mob_violence")
_BLAST = ("explosion", "grenade_attack", "air_campaign", "shelling")
_ATTACK = (*_VIOLENCE, *_BLAST, "armed_clash", "kidnapping", "arson")
_POLICING = ("arrest", "police_raid", "security_operation")
_PROTEST = ("demonstration", "violent_demonstration")
#: The classes that an event can be of which these words name again.
_CLASSES: dict[str, frozenset[str]] = {
    word: frozenset(classes)
    for words, classes in (
        ("blast blasts explosion explosions bombing", _BLAST),
        ("shooting shootings", ("shooting", "armed_attack", "attack_on_civilians", "armed_clash")),
        ("attack assault ambush", _ATTACK),
        ("clashes shootout firefight", ("armed_clash", "violent_demonstration")),
        ("crash collision accident derailment stampede capsizing", ("accident",)),
        ("fire blaze", ("arson", "accident", "natural_disaster")),
        ("quake earthquake tremor landslide avalanche tornado", ("natural_disaster",)),
        ("protest march rally demonstration vigil gathering procession", _PROTEST),
        ("raid", (*_POLICING, *_ATTACK)),
        ("operation action arrests", (*_POLICING, *_ATTACK, "accident", "natural_disaster")),
        ("roadblock roadblocks barricade barricades blockade", ("roadblock",)),
    )
    for word in words.split()
}
_NOUNS = "|".join(sorted(_CLASSES, key=len, reverse=True))
_WORDS = frozenset(_CLASSES)
#: "The latest attack", "the reprisal raid" is another.
_PLAIN = (
    r"(?!latest|second|third|fourth|new|reprisal|retaliatory|separate|similar|previous|earlier"
    r"|last)"
)
#: The event as what the sentence is about, or as what did the harm that it tells of.
_SUBJECT = re.compile(
    rf"[“\"\s]*(?:The|This|That|(?P<day>[A-Z][a-z]+day)['’]s)\s+(?:{_PLAIN}[a-z-]+\s+){{0,2}}?(?P<noun>{_NOUNS})\b"
)
_CAUSE = re.compile(
    rf"\b(?:[Ii]n|by|[Dd]uring)\s+th(?:e|at|is)\s+(?:{_PLAIN}[a-z-]+\s+){{0,2}}?(?P<noun>{_NOUNS})\b"
)
#: An event that somebody is arrested for, or that led to another, and how far behind it stand its
#: place and its day.
_NAMED = re.compile(
    rf"\b(?:an?|the|last\s+\w+['’]s)\s+(?:[a-z-]+\s+){{0,3}}?(?P<noun>{_NOUNS})\s+(?=(?:in|at|near|on|outside)\s)"
)
_NEAR = 60
#: "The fire brigade", "the attack helicopters": what is only called after such events.
_CALLED = re.compile(
    r"\s+(?:brigades?|services?|departments?|crews?|chiefs?|helicopters?|drones?)\b"
)


class Told(NamedTuple):
    """Where and when an event was told of."""

    classes: frozenset[str]
    where: Where | None
    when: When | None


def keep(reader: Reader, frame: Frame, event_class: str, told: Circumstances) -> None:
    """Keep where and when an event took place: it may be named again."""
    if frame.modality == "occurred":
        reader.stood.append(
            Told(frozenset({event_class}), next(iter(told.places), None), told.when)
        )


def follow_names(reader: Reader, passage: Passage) -> None:
    """Move the scene to an event that the sentence names again, and keep what else it names."""
    if _WORDS.isdisjoint(small_words(passage.words)):
        return
    if reader.stood and not passage.holding:
        _return_to_named(reader, passage)
    if passage.holding and len(passage.times) > 1:
        _keep_named(reader, passage)


def _keep_named(reader: Reader, passage: Passage) -> None:
    """Keep an event that is only named, with its place and day: "over an attack in X on Sunday"."""
    for named in _NAMED.finditer(reader.text, passage.sentence.start, passage.sentence.end):
        behind = Clause(named.start(), min(named.end() + _NEAR, passage.sentence.end))
        names = [r for r in passage.resolutions if behind.holds(r.mention.start)]
        times = [t for t in passage.times if behind.holds(t.start)]
        frame = Frame(behind, frozenset(), named.start(), named.end(), "named", "occurred")
        here = reader.text, passage.sentence
        places = find_places(*here, names, frame, [behind]) if names and times else []
        day, _ = find_day(*here, times, frame, [behind], reader.lexicon)
        if len(places) == 1 and day is not None:
            reader.stood.append(Told(_CLASSES[named["noun"]], places[0], day))


def _return_to_named(reader: Reader, passage: Passage) -> None:
    """Move the scene to the one event told of before that the sentence names again."""
    meant = _meant(reader, passage)
    scene = reader.scene
    here = Told(frozenset(), scene.where, scene.when)
    if meant is None or _point(meant) == _point(here):
        return
    if meant.where is not None:
        scene.where, scene.where_at, scene.firm = meant.where, reader.at, True
    if meant.when is not None:
        scene.tell_day(meant.when, reader.at)


def _meant(reader: Reader, passage: Passage) -> Told | None:
    """Return the event named again; None where several can be meant, or the last told is."""
    span = passage.sentence.start, passage.sentence.end
    named = _SUBJECT.match(reader.text, *span) or _CAUSE.search(reader.text, *span)
    if named is None or _CALLED.match(reader.text, named.end()):
        return None
    classes = _CLASSES[named["noun"]]
    days = [t for t in passage.times if t.first is not None]
    told = [t for t in reader.stood if t.classes & classes]
    if days:  # "Sunday's shootout": its day says which, where it is the only one
        if len(days) > 1 or named.groupdict().get("day") is None:
            return None
        told = [t for t in told if _is_on(t, days[0])]
    elif reader.stood[-1].classes & classes:
        return None
    return told[-1] if len({_point(t) for t in told}) == 1 else None


def _is_on(told: Told, day: TimeExpression) -> bool:
    first, last = day.first, day.last or day.first
    if told.when is None or first is None or last is None:
        return False
    return told.when.first <= last and first <= told.when.last


def _point(told: Told) -> tuple[object, ...]:
    place = told.where.place if told.where is not None else None
    days = (told.when.first, told.when.last) if told.when is not None else ()
    return (place.id if place is not None else None, *days)
