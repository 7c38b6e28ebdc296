"""Where what was told before took place: "The attack happened near Gao".

What enters is a sentence that tells no event of its own, what leaves is the incident told last, at
the place and on the day that the sentence gives it.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from geo.incidents.events.frames import REAL, Frame
from geo.incidents.harm.casualties import find_figures
from geo.incidents.joining.belonging import is_harm_alone, is_point
from geo.incidents.joining.reconciliation import join
from geo.incidents.joining.said import at_days_of, is_said
from geo.incidents.joining.tiers import SECURITY
from geo.incidents.reading.claims import make_incident
from geo.incidents.scene.days import When, find_day
from geo.incidents.scene.whereabouts import COUNTRY, POINT, find_places
from geo.incidents.words.clauses import clause_at
from geo.incidents.words.tokens import small_words
from geo.records.classes import group_of

if TYPE_CHECKING:
    from geo.incidents.scene.reader import Passage, Reader
    from geo.incidents.scene.whereabouts import Where
    from geo.records import Incident

_EVENT = (
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[A-Z][a-z]+day['’]s)\s+(?:[a-z]+\s+){0,2}?(?:attacks?|assault|ambush|raid|"
    r"shootings?|blast|explosions?|bombing|incident|accident|crash|collision|clash(?:es)?|violence|"
    r"unrest|fighting|killings?|murder|massacre|siege|stand-?off|shoot-?out|gun\s*fight|fire|blaze|robbery|"
    r"kidnapping|abduction|operation|gun\s*battle|battle|firefight|protest|rally|march|demonstration|gathering|landslide|mudslide|avalanche|"
    r"actions?|searches|operations|disaster|derailment|strikes?|deaths?|collapse|stampede|capsizing|sinking|shipwreck|eruption|stabbing|shelling"
    r"|bombardment|airstrikes?|robbery|raids|quake|earthquake|tornado)"
)
#: Where a quake began: "put its centre near X", "centred 20 km from X".
_CENTRE = (
    r"\b(?:[Ii]ts|[Tt]he|[Aa]n)\s+(?:epi|hypo)?cent(?:re|er)\s+(?:at|near|close\s+to|about|some|around|\d)"
    r"|\bcent(?:red|ered)\s+(?:near|close\s+to|about|some|around|on|\d)"
)
#: The event told before, and that it took place; or where, and more of it: "the clashes in Gao were
#: the worst since the war".
_AGAIN = re.compile(
    rf"(?:{_EVENT}|\bIt)\s+(?:[a-z]+ly\s+)?"
    r"(?:happened|occurred|took\s+place|was\s+carried\s+out|unfolded|broke\s+out|began|started|"
    r"came\s+(?:at|in|on|early|late|shortly|just|around|about|soon)|erupted)\b"
    r"|\b[Tt]he\s+(?:site|scene|spot)\s+(?:of\s+the\s+\w+\s+)?(?:is|was|lies|lay)\b"
    r"|\b(?:[Ii]ts|[Tt]he)\s+epicent(?:re|er)\s+(?:was|lay)\b|\bIt\s+(?:struck|hit)\b"
    r"|\b[Tt]h(?:e|eir)\s+(?:victims|bodies|dead)(?:,[^,.;]{1,40},)?\s+(?:were|had\s+been)\s+(?:all\s+)?(?:found|discovered|"
    r"recovered|shot|killed|attacked)\b"
    rf"|{_CENTRE}"
)
#: One of these stands in whatever `_AGAIN` and `_CAME` match.
_VERBS = frozenset(
    {"happened", "occurred", "took", "carried", "unfolded", "broke", "began", "started", "came"}
    | {"erupted", "epicentre", "epicenter", "hypocentre", "hypocenter", "centre", "center"}
    | {"centred", "centered", "arrived", "entered", "rode", "drove", "descended", "burst", "swept"}
    | {"stormed", "raided", "attacked", "struck", "hit", "found", "discovered"}
    | {"recovered", "shot", "killed", "site", "scene", "spot"}
)
_AT = re.compile(rf"{_EVENT}(?=\s+(?:in|at|near|outside|on)\s)")
_AT_REACH = 40
#: Those who did it come to where it was: "the gunmen arrived in Gao".
_CAME = re.compile(
    r"\b[Tt]he\s+(?:[a-z]+\s+){0,2}?(?:attackers|assailants|gunmen|bombers?|raiders|militants|insurgents|"
    r"jihadists|rebels|bandits|kidnappers|armed\s+men|attacker|assailant|gunman)\s+(?:had\s+)?"
    r"(?:arrived|entered|came|rode|drove|descended|burst|broke|swept|stormed|raided|attacked|struck)\b"
)
#: How many sentences before the event may have been told; the last paragraph of a report's head.
_REACH = 3
_HEAD = 1
#: So many events at most are looked at in the head: a text may be one paragraph.
_FIRST = 8
#: Groups of events by what names them again.
_GROUPS = {
    "attack|assault|ambush|raid|shoot|blast|explosion|bomb|killing|murder|massacre": "violence",
    "siege|operation|battle|firefight": "violence",
    "assailant|gun|militants|insurgents|jihadists|rebels|bandits|armed": "violence",
    "clash|violence|unrest|fight|protest|rally|march|demonstration|gathering": "protest",
    "accident|crash|collision|landslide|mudslide|avalanche|disaster|derailment": "disaster",
    "fire|blaze|collapse|capsizing|sinking|shipwreck|eruption|quake|earthquake|tornado": "disaster",
    "strike|airstrike|shelling|bombardment|stabbing|robbery": "violence",
}

#: How what was told last began, and how many days before it may have.
_BEGAN = re.compile(
    r"[Tt]he\s+(?:[a-z]+\s+)?(?:violence|unrest|clashes|fighting|shooting|riots?|rioting|trouble|battle|siege|"
    r"disturbances|skirmish(?:es)?|confrontations?)\s+(?:had\s+)?(?:beg[au]n|started|broke\s+out|broken\s+out|erupted|flared)\b"
    r"(?=[^,;.]{0,40}\b(?:when|after)\b)"
)
#: "Hours after the violence began": what came later is told.
_LED = re.compile(r"\b(?:after|before|since|until|when|as|because)\s+$", re.IGNORECASE)
#: How long after an event it may be told of first.
_SAID_AFTER = dt.timedelta(days=8)
_FIRST_DAYS = dt.timedelta(days=3)
#: What police do about an event, which is not the event.
_MEASURES = frozenset({"arrest", "police_raid", "security_operation"})
_COUNTED = frozenset({"killed", "injured", "detained"})
_OF_POLICE = re.compile(r"\b(?:raids?|operations?|actions?|searches)\b")


def tell_again(reader: Reader, passage: Passage) -> bool:
    """Put an event told before to the point, or the day, at which the sentence says that it was.

    Returns
    -------
    Whether it does; not where the sentence says no such thing, or point and day are known already.
    """
    sentence = passage.sentence
    lacking = _lacking(reader)
    again = _told_again(reader, passage) if lacking else None
    led = again is not None and _LED.search(reader.text, sentence.start, again.start())
    last = _meant(lacking, reader, again.group()) if again is not None and not led else None
    if again is None or last is None:
        return _goes_back(reader, passage)
    wide = not is_point(last)
    clause = clause_at(passage.clauses, again.start()) or passage.clauses[0]
    kinds = frozenset({last.event_class})
    frame = Frame(clause, kinds, again.start(), again.end(), "asserted", last.modality)
    told = reader.text, sentence, passage.resolutions, frame, passage.clauses
    places = find_places(*told)
    own, _ = find_day(reader.text, sentence, passage.times, frame, passage.clauses, reader.lexicon)
    if len(places) > 1 and wide and _is_without_figures(last):
        return _tell_at_each(reader, passage, frame, last, places, own)
    where = places[0] if len(places) == 1 and _is_nearer(places[0], last, reader) else None
    if not wide and not places and own is not None:
        where = reader.scene.place_for(reader.at)
    dated = own is not None and not places and is_said(last, reader.said)
    stays = where is None and not dated
    if stays or (own is not None and _is_of_other_day(last, own, reader)):
        return _goes_back(reader, passage)
    when = own or _day_of(last)
    if where is not None:
        reader.scene.where, reader.scene.where_at, reader.scene.firm = where, reader.at, True
    if own is not None:
        reader.scene.tell_day(own, reader.at)
    span = (reader.text, sentence.start, sentence.end, reader.lexicon)
    figures = find_figures(*span, demonyms=reader.demonyms)
    told_more = make_incident(reader, passage, frame, figures, last.event_class, where, when)
    at = next(n for n, i in enumerate(reader.found) if i is last)
    if where is not None and _is_datelined(last, reader):
        last = _without_place(last)
    if own is not None and is_said(last, reader.said):
        last = at_days_of(last, told_more)
    reader.found[at] = join([last, told_more])
    reader.told_at = reader.at
    return True


def _is_without_figures(incident: Incident) -> bool:
    return not any(c.field.partition(".")[0] in _COUNTED for c in incident.claims)


def _tell_at_each(
    reader: Reader,
    passage: Passage,
    frame: Frame,
    last: Incident,
    places: list[Where],
    own: When | None,
) -> bool:
    """Put what was told of no town to each of several: "The raids took place in X and Y"."""
    if any(where.precision > POINT for where in places):
        return False
    at = next(n for n, i in enumerate(reader.found) if i is last)
    when, bare = own or _day_of(last), _without_place(last)
    reader.found[at : at + 1] = [
        join([bare, make_incident(reader, passage, frame, [], last.event_class, where, when)])
        for where in places
    ]
    reader.told_at = reader.at
    return True


def _without_place(incident: Incident) -> Incident:
    claims = tuple(c for c in incident.claims if c.field != "place")
    nowhere = replace(incident, place_id=None, place_name=None, where_prec=None, claims=claims)
    return replace(nowhere, lon=None, lat=None)


def _is_nearer(where: Where, last: Incident, reader: Reader) -> bool:
    """Tell a point, or a division where the event has a wider one, or the dateline's town."""
    if where.precision <= POINT:
        return True
    wide = (last.where_prec or COUNTRY) == COUNTRY or _is_datelined(last, reader)
    return wide and where.place is not None and where.precision < COUNTRY


def _goes_back(reader: Reader, passage: Passage) -> bool:
    """Let what began days before be part of the event told last, and what set it off be no event.

    "The battle ended on Sunday ... The shooting started on Saturday when police came to search",
    "The violence began when the government sent officers".
    """
    last = reader.found[-1] if reader.found and reader.at - reader.told_at <= _REACH else None
    span = passage.sentence.start, passage.sentence.end
    lasts = last is not None and _can_last(last)
    began = _BEGAN.match(reader.text, *span) if lasts else None
    if began is None or last is None or last.start is None:
        return False
    if passage.holding or find_figures(
        reader.text, began.end(), passage.sentence.end, reader.lexicon
    ):
        return False
    frame = Frame(
        clause=passage.clauses[0],
        kinds=frozenset({last.event_class}),
        start=began.start(),
        end=began.end(),
        support="asserted",
        modality=last.modality,
    )
    times = reader.text, passage.sentence, passage.times, frame, passage.clauses
    own, elsewhen = find_day(*times, reader.lexicon)
    if own is None:
        if not elsewhen:
            reader.note(passage.sentence, "refers to an event (named), tells no new one")
        return not elsewhen
    if not last.start - _FIRST_DAYS <= own.last <= last.start:
        return False
    where = reader.scene.place_for(reader.at)
    begun = make_incident(reader, passage, frame, [], last.event_class, where, own)
    if begun.place_id != last.place_id:
        return False
    reader.found[-1] = join([last, begun])
    reader.told_at = reader.at
    return True


def _can_last(incident: Incident) -> bool:
    """Tell violence at a point that took place, or harm of which no cause is told there."""
    violent = group_of(incident.event_class) in {"protest", "violence"} or is_harm_alone(incident)
    return violent and is_point(incident) and incident.modality in REAL


def _is_of_other_day(last: Incident, own: When, reader: Reader) -> bool:
    """Tell another day's event from the one told before, of which the report gave the day.

    "A grenade killed two. It was thrown on Tuesday ... Sunday's blast at the church in Gao": two.
    """
    if is_said(last, reader.said):
        return not last.end or not last.end - _SAID_AFTER <= own.last <= last.end
    days = [
        (i.start, i.end or i.start)
        for i in reader.found
        if i.start and (i.event_class, i.place_id) == (last.event_class, last.place_id)
    ]
    return bool(days) and not any(a <= own.last and own.first <= b for a, b in days)


def _lacking(reader: Reader) -> list[Incident]:
    """Return what was told last, and what the report's head tells, where point or day lack."""
    if not reader.found:
        return []
    near = reader.found[-1:] if reader.at - reader.told_at <= _REACH else []
    head = takewhile(_told_in_head, reader.found[:_FIRST])
    return [i for i in (*near, *head) if _lacks(i, reader)]


def _meant(told: list[Incident], reader: Reader, words: str) -> Incident | None:
    """Return the event that words name again: the one told last, or one of the head.

    A blast is none of the arrests for it.
    """
    groups = {g for names, g in _GROUPS.items() if re.search(rf"\b(?:{names})", words)}
    if re.search(_CENTRE, words):
        shaken = [i for i in told if i.event_class == "natural_disaster"]
        return min(shaken, key=lambda i: i.claims[0].start, default=None)
    last = told[0] is reader.found[-1] and reader.at - reader.told_at <= _REACH
    measure = told[0].event_class in _MEASURES and not _OF_POLICE.search(words)
    if last and not (groups == {"violence"} and measure):
        return told[0]
    return next((i for i in told if group_of(i.event_class) in groups), None)


def _lacks(incident: Incident, reader: Reader) -> bool:
    """Tell an event of security news that took place, and of which no point or no day is told."""
    real = incident.modality in REAL and group_of(incident.event_class) in SECURITY
    undated = incident.start is None or is_said(incident, reader.said)
    return real and (undated or not is_point(incident) or _is_datelined(incident, reader))


def _is_datelined(incident: Incident, reader: Reader) -> bool:
    """Tell an event in the head that only the dateline gives a place."""
    places = [c.start for c in incident.claims if c.field == "place"]
    return _told_in_head(incident) and bool(places) and reader.datelines.issuperset(places)


def _told_in_head(incident: Incident) -> bool:
    return min(c.paragraph for c in incident.claims) <= _HEAD


def _told_again(reader: Reader, passage: Passage) -> re.Match[str] | None:
    """Find the words that name the event told before, with its place."""
    start, end = passage.sentence.start, passage.sentence.end
    again = None
    if not _VERBS.isdisjoint(small_words(passage.words)):
        again = _AGAIN.search(reader.text, start, end) or _CAME.search(reader.text, start, end)
    if again is not None:
        return again
    at = _AT.search(reader.text, start, end) if passage.resolutions else None
    near = (r.mention.start for r in passage.resolutions if at is not None)
    if at is None or not any(0 < n - at.end() <= _AT_REACH for n in near):
        return None
    span = (reader.text, start, end, reader.lexicon)
    return None if find_figures(*span, demonyms=reader.demonyms) else at


def _day_of(incident: Incident) -> When | None:
    """Return the days of an incident, as no words of this sentence tell them."""
    if incident.start is None:
        return None
    last = incident.end or incident.start
    return When(incident.start, last, incident.date_prec or 1, None)
