"""Where what was told before took place: "The attack happened near Gao".

What enters is a sentence that tells no event of its own, what leaves is the incident told last, at
the place and on the day that the sentence gives it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.casualties import find_figures
from geo.incidents.claims import make_incident
from geo.incidents.clauses import clause_at
from geo.incidents.days import When, find_day
from geo.incidents.frames import REAL, Frame
from geo.incidents.tiers import SECURITY
from geo.incidents.whereabouts import POINT, find_places
from geo.records.classes import group_of

if TYPE_CHECKING:
    from geo.incidents.reader import Passage, Reader
    from geo.records import Incident

_EVENT = (
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[A-Z][a-z]+day['’]s)\s+(?:[a-z]+\s+){0,2}?(?:attacks?|assault|ambush|raid|"
    r"shootings?|blast|explosions?|bombing|incident|accident|crash|collision|clash(?:es)?|violence|"
    r"unrest|fighting|killings?|murder|massacre|siege|stand-?off|shoot-?out|gun\s*fight|fire|blaze|robbery|"
    r"kidnapping|abduction|protest|rally|march|demonstration|gathering|landslide|mudslide|avalanche|"
    r"disaster|derailment|strike)"
)
#: The event told before, and that it took place; or where, and more of it: "the clashes in Gao were
#: the worst since the war".
_AGAIN = re.compile(
    rf"{_EVENT}\s+(?:[a-z]+ly\s+)?"
    r"(?:happened|occurred|took\s+place|was\s+carried\s+out|unfolded|broke\s+out|began|started)\b"
)
_AT = re.compile(rf"{_EVENT}(?=\s+(?:in|at|near|outside|on)\s)")
_AT_REACH = 40
#: Those who did it come to where it was: "the gunmen arrived in Gao".
_CAME = re.compile(
    r"\b[Tt]he\s+(?:[a-z]+\s+){0,2}?(?:attackers|assailants|gunmen|bombers?|raiders|militants|insurgents|"
    r"jihadists|rebels|bandits|kidnappers|armed\s+men|attacker|assailant|gunman)\s+(?:had\s+)?"
    r"(?:arrived|entered|came|rode|drove|descended|burst|broke|swept|stormed|raided|attacked|struck)\b"
)
#: How many sentences before the event may have been told.
_REACH = 3


def tell_again(reader: Reader, passage: Passage) -> Incident | None:
    """Put the event told last to the point, or the day, at which the sentence says that it was.

    Returns
    -------
    The incident; None where the sentence says no such thing, or point and day are known already.
    """
    sentence = passage.sentence
    if not reader.found or reader.at - reader.told_at > _REACH:
        return None
    last = reader.found[-1]
    wide = (last.where_prec or POINT + 1) > POINT
    if not (wide or last.start is None) or last.modality not in REAL:
        return None
    if group_of(last.event_class) not in SECURITY:
        return None
    again = _told_again(reader, passage)
    if again is None:
        return None
    clause = clause_at(passage.clauses, again.start()) or passage.clauses[0]
    kinds = frozenset({last.event_class})
    frame = Frame(clause, kinds, again.start(), again.end(), "asserted", last.modality)
    told = reader.text, sentence, passage.resolutions, frame, passage.clauses
    places = find_places(*told)
    own, _ = find_day(reader.text, sentence, passage.times, frame, passage.clauses, reader.lexicon)
    where = places[0] if len(places) == 1 and places[0].precision <= POINT else None
    if not wide and not places and own is not None:
        where = reader.scene.place_for(reader.at)
    if where is None:
        return None
    when = own or _day_of(last)
    reader.scene.where, reader.scene.where_at, reader.scene.firm = where, reader.at, True
    if own is not None:
        reader.scene.tell_day(own, reader.at)
    return make_incident(reader, passage, frame, [], last.event_class, where, when)


def _told_again(reader: Reader, passage: Passage) -> re.Match[str] | None:
    """Find the words that name the event told before, with its place."""
    start, end = passage.sentence.start, passage.sentence.end
    again = _AGAIN.search(reader.text, start, end) or _CAME.search(reader.text, start, end)
    if again is not None:
        return again
    at = _AT.search(reader.text, start, end)
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
