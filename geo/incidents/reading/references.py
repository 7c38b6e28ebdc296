"""Whom a sentence speaks of again: "The woman died in the evening" is she of the sentence before.

What enters is an incident as one sentence tells it, and those told before. What leaves is the
incident at the place and day of the one that it goes on with: nobody is counted anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.harm.persons import PRONOUNS
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import MutableSequence, Sequence

    from geo.records import Claim, Incident

_HARM = frozenset({"killed", "injured"})
#: Words before one person told of already, and before one who belongs to somebody told of.
_AGAIN = "the"
_OF_SOMEBODY = frozenset({"his", "her", "their"})
#: Groups of events that harm people.
_HARMING = frozenset({"violence", "protest", "policing", "disaster"})
#: How many paragraphs back somebody is still "the woman".
_REACH = 4


def go_on(incident: Incident, told: MutableSequence[Incident]) -> Incident | None:
    """Put harm to somebody told of before to where and when it was told.

    Parameters
    ----------
    incident
        What one sentence says of those harmed, without saying how.
    told
        What the text told before, in its order; what has no day takes that of the incident.

    Returns
    -------
    The incident, at the place and day of the one that it goes on with; None where it tells of
    nobody anew, or of a "he" of whom nothing was told.
    """
    harm = [c for c in incident.claims if c.field.partition(".")[0] in _HARM]
    words = {c.value.lower() for c in harm}
    if len(harm) != 1 or not words <= {_AGAIN, *_OF_SOMEBODY, *PRONOUNS}:
        return incident
    claim, pronoun = harm[0], not words.isdisjoint(PRONOUNS)
    found = _found(claim, told)
    if found is None:
        return _first_harm(incident, claim, told[-1:]) if pronoun else incident
    before, known = found
    at = next(n for n, i in enumerate(told) if i is before)
    told[at] = before = _dated(before, incident, claim)
    if incident.start and before.start and incident.start < before.start:
        return incident  # nobody dies of what comes only later
    again = pronoun or claim.value.lower() == _AGAIN
    if pronoun and (_outcome(known), _outcome(claim)) == ("killed", "injured"):
        return None  # "He was hit twice in the chest" is how he died
    same = again and _outcome(known) == _outcome(claim)
    return _at(before, incident, replace(claim, field=known.field) if same else claim)


def go_on_there(incident: Incident, last: Incident) -> Incident:
    """Put harm told right behind an event elsewhere, to which the text looks back, to that event.

    "On Friday soldiers had fired at a crowd in Gao. Two people were killed."
    """
    harm = tuple(c for c in incident.claims if c.field.partition(".")[0] in _HARM)
    if last.start is None or not harm:
        return incident
    actors = tuple(dict.fromkeys((*last.actors, *incident.actors)))
    return replace(last, actors=actors, claims=harm, notes=incident.notes)


def _at(before: Incident, incident: Incident, claim: Claim) -> Incident:
    """Return what was told before with a claim of what was told now, and no other."""
    actors = tuple(dict.fromkeys((*before.actors, *incident.actors)))
    return replace(before, actors=actors, claims=(claim,), notes=incident.notes)


def _dated(before: Incident, incident: Incident, claim: Claim) -> Incident:
    """Give what was told without a day the one of "She was killed on Wednesday"."""
    own = ("date", claim.sentence_start)
    days = [c for c in incident.claims if (c.field, c.sentence_start) == own]
    if before.start is not None or incident.start is None or not days:
        return before
    dated = replace(before, start=incident.start, end=incident.end, date_prec=incident.date_prec)
    return replace(dated, claims=(*before.claims, *days))


def _first_harm(incident: Incident, claim: Claim, told: Sequence[Incident]) -> Incident | None:
    """Put "he spent a week in hospital" to what was told last, if that told of nobody so harmed."""
    for last in told:
        near = any(0 <= claim.paragraph - c.paragraph <= 1 for c in last.claims)
        harmed = any(_outcome(c) == _outcome(claim) for c in last.claims)
        if near and not harmed and group_of(last.event_class) in _HARMING:
            return _at(last, incident, claim)
    return None


def _found(harm: Claim, told: Sequence[Incident]) -> tuple[Incident, Claim] | None:
    """Find the last incident in which one person came to harm, and the claim that says so."""
    last = harm.value.lower() != _AGAIN
    for incident in reversed(told[-1:] if last else told):
        for claim in reversed(incident.claims):
            near = 0 <= harm.paragraph - claim.paragraph <= _REACH
            if near and _outcome(claim) in _HARM and claim.best == 1:
                return incident, claim
    return None


def _outcome(claim: Claim) -> str:
    return claim.field.partition(".")[0]
