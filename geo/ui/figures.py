"""Which claims stand behind which figure of an incident: shared by card and table.

Enters: an incident. Leaves: its figures with the claims that tell them. A claim's field is
``<outcome>.<group>`` or, for a part of it, ``<outcome>.<group>.<part>``
(``injured.police.Kosovar``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.ui import wording

if TYPE_CHECKING:
    from geo.records import Casualty, Claim, Incident


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it counts, the reconciled value if there is one, and who tells it."""

    label: str
    casualty: Casualty | None
    claims: tuple[Claim, ...]


def figures_of(incident: Incident) -> tuple[Figure, ...]:
    """Return the incident's figures; those that no reconciled value holds come last.

    Examples
    --------
    >>> from geo.records import Claim, Incident
    >>> told = Claim("a", 0, 6, "injured.people", "dozens")
    >>> [f.label for f in figures_of(Incident("i", "A clash", "armed_clash", claims=(told,)))]
    ['People injured']
    """
    left = [c for c in incident.claims if c.field.partition(".")[0] in wording.OUTCOMES]
    found = []
    for casualty in incident.casualties:
        own = tuple(claim for claim in left if _tells(claim, casualty))
        left = [claim for claim in left if claim not in own]
        found.append(Figure(_label(casualty.outcome, casualty.group), casualty, own))
    for key in dict.fromkeys(_key(claim) for claim in left):
        own = tuple(claim for claim in left if _key(claim) == key)
        found.append(Figure(_label(*key), None, own))
    return tuple(found)


def part_of(claim: Claim) -> str:
    """Return the part that a claim counts ("Italians"); empty where it counts the whole."""
    return claim.field.split(".", 2)[2].replace("_", " ") if claim.field.count(".") > 1 else ""


def _key(claim: Claim) -> tuple[str, str]:
    outcome, _, rest = claim.field.partition(".")
    return outcome, rest.partition(".")[0]


def _tells(claim: Claim, casualty: Casualty) -> bool:
    outcome, group = _key(claim)
    return outcome == casualty.outcome and casualty.group in (group, claim.part_of, _rest(claim))


def _rest(claim: Claim) -> str:
    return claim.field.partition(".")[2]


def _label(outcome: str, group: str) -> str:
    words = wording.of_group(outcome, group)
    return words[:1].upper() + words[1:]
