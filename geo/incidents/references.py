"""Whom a sentence speaks of again: "The woman died in the evening" is she of the sentence before.

What enters is an incident as one sentence tells it, and those told before. What leaves is the
incident at the place and day of the one that it goes on with: nobody is counted anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Claim, Incident

_HARM = frozenset({"killed", "injured"})
#: Words before one person told of already, and before one who belongs to somebody told of.
_AGAIN = "the"
_OF_SOMEBODY = frozenset({"his", "her", "their"})
#: How many paragraphs back somebody is still "the woman".
_REACH = 4


def go_on(incident: Incident, told: Sequence[Incident]) -> Incident:
    """Put harm to somebody told of before to where and when it was told.

    Parameters
    ----------
    incident
        What one sentence says of those harmed, without saying how.
    told
        What the text told before, in its order.
    """
    harm = [c for c in incident.claims if c.field.partition(".")[0] in _HARM]
    words = {c.value.lower() for c in harm}
    if len(harm) != 1 or not words <= {_AGAIN, *_OF_SOMEBODY}:
        return incident
    found = _found(harm[0], told)
    if found is None:
        return incident
    before, claim = found
    again = harm[0].value.lower() == _AGAIN and _outcome(claim) == _outcome(harm[0])
    same = replace(harm[0], field=claim.field) if again else harm[0]
    return replace(
        before,
        actors=tuple(dict.fromkeys((*before.actors, *incident.actors))),
        claims=(same,),
        notes=incident.notes,
    )


def _found(harm: Claim, told: Sequence[Incident]) -> tuple[Incident, Claim] | None:
    """Find the last incident in which one person came to harm, and the claim that says so."""
    kin = harm.value.lower() != _AGAIN
    for incident in reversed(told[-1:] if kin else told):
        for claim in reversed(incident.claims):
            near = 0 <= harm.paragraph - claim.paragraph <= _REACH
            if near and _outcome(claim) in _HARM and claim.best == 1:
                return incident, claim
    return None


def _outcome(claim: Claim) -> str:
    return claim.field.partition(".")[0]
