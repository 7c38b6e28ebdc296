"""What one sentence of an article adds to another's figure, or takes from it.

"A guard was hurt. Two others were hurt later" is three; "one of the wounded died" leaves one
wounded fewer. What enters are the claims of harm of an incident, what leaves are the claims to
reconcile: a sum stands for the figures that it joins. The claims of the incident stay as they are.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.harm.persons import REFLEXIVE
from geo.incidents.joining.origins import origin_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Claim

_HARM = frozenset({"killed", "injured"})
#: Words of a figure that say that it comes on top of the one before.
_MORE = frozenset({"more", "further", "additional"})
_OTHERS = frozenset({"other", "others", "another", "his", "her"})
OF_HURT = (" of them", " of whom", " of the wounded", " of the injured", " of those hurt")
#: Ends of the figure of a side's own people.
_OWN = (" of its", " of their", " of its own", " of their own")
#: Words of one side, and of officers, of whom nobody knows whose they are.
_STATE = frozenset(
    {
        "army",
        "military",
        "defence",
        "defense",
        "interior",
        "ministry",
        "minister",
        "government",
        "police",
        "forces",
        "officials",
    }
)
_RANKS = frozenset(
    {
        "colonel",
        "col",
        "general",
        "gen",
        "captain",
        "major",
        "lieutenant",
        "inspector",
        "commander",
        "chief",
    }
)
_SIDES = 2
_BODIES = frozenset({"body", "corpse", "remains"})
_COMPARED = frozenset({"younger", "older", "elder"})
_PRONOUNS = frozenset({"he", "she"})


def add_up(claims: Sequence[Claim]) -> list[Claim]:
    """Put sums in the place of figures that an article tells one by one.

    Parameters
    ----------
    claims
        Claims of one incident, of any articles and fields.

    Returns
    -------
    The claims; those of which a sum is made are gone, and those hurt who died are hurt no more.
    """
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    if not any(_changes(c) or c.value.lower().endswith(_OWN) for c in claims):
        return list(claims)
    return [c for told in by_article.values() for c in _of_article(told)]


def _of_sides(told: list[Claim]) -> list[Claim]:
    """Add what each side tells of its own dead: "four of its troops", "one of its soldiers".

    Who tells the same of its own again, under a longer name or a shorter one, is the same side.
    Under more names than two, or under an officer's, nobody knows which are of one side: none is
    added, and where figures differ all stay.
    """
    sides: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        if _is_harm(claim) and claim.value.lower().endswith(_OWN) and claim.attributed_to:
            sides[claim.field].append(claim)
    for own in sides.values():
        last: dict[str, Claim] = {}
        for claim in sorted(own, key=lambda c: c.start):
            side = origin_of(claim)
            same = next((s for s in last if _is_same_side(s, side)), side)
            last[same] = claim
        if len(last) != _SIDES or any(not _RANKS.isdisjoint(s.split()) for s in last):
            continue
        parts = list(last.values())
        whole = _joined(parts[0], parts, parts[0].field)
        whole = replace(whole, attributed_to=None, attribution="unknown")
        told = [*(c for c in told if c not in own), whole]
    return told


def _is_same_side(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a or not (a | b) - _STATE


def _joined(base: Claim, parts: Sequence[Claim], field: str) -> Claim:
    """Return the sum of some figures, in the place of the first and in its name."""
    return replace(
        base,
        field=field,
        value=" + ".join(c.value for c in parts),
        low=_sum([c.low for c in parts]),
        best=sum(c.best or 0 for c in parts),
        high=_sum([c.high for c in parts]),
        approximate=any(c.approximate for c in parts),
    )


def _of_article(told: list[Claim]) -> list[Claim]:
    out = sorted(_of_sides(told), key=lambda c: (c.start, c.end, c.field))
    for claim in [c for c in out if _is_harm(c)]:
        before = _last_before(out, claim)
        if before is None:
            continue
        if _died_of_it(claim) and _outcome(before) == "injured":
            out = _with_those_who_died(_less(out, before, claim), claim)
        elif _is_of_doer(claim):
            out = _with_doer(out, claim)
        elif _adds(claim) and _outcome(before) == _outcome(claim):
            out = _more(out, before, claim)
    return out


def _is_harm(claim: Claim) -> bool:
    return _outcome(claim) in _HARM and bool(claim.best)


def _outcome(claim: Claim) -> str:
    return claim.field.partition(".")[0]


def _changes(claim: Claim) -> bool:
    return _adds(claim) or _died_of_it(claim) or _is_of_doer(claim)


def _adds(claim: Claim) -> bool:
    words = claim.value.lower().split()
    whole = claim.part_of is None and claim.field.count(".") == 1
    own = (
        claim.value.endswith(" of its own")
        or " of his" in claim.value
        or " of hers" in claim.value
        or " of theirs" in claim.value
    )
    if words[-1:] and words[-1] in _BODIES:
        return False  # "his body": whom the report has told of
    return whole and (own or not _MORE.isdisjoint(words) or not _OTHERS.isdisjoint(words))


def _died_of_it(claim: Claim) -> bool:
    low = claim.value.lower()
    compared = not _COMPARED.isdisjoint(low.split())
    of_hurt = compared or low in _PRONOUNS or low.endswith(OF_HURT)
    return _outcome(claim) == "killed" and of_hurt


def _with_those_who_died(told: list[Claim], died: Claim) -> list[Claim]:
    """Add them to the dead of their sentence: "left 3 dead, 15 hurt, four of whom later died"."""
    dead = [
        c
        for c in told
        if c.sentence_start == died.sentence_start
        and _outcome(c) == "killed"
        and c.best
        and c.end <= died.start
        and c.part_of is None
    ]
    if len(dead) != 1 or not died.value.lower().endswith(OF_HURT):
        return told
    summed = _joined(dead[0], (dead[0], died), dead[0].field)
    return [summed if c is dead[0] else c for c in told if c is not died]


def _is_of_doer(claim: Claim) -> bool:
    """Tell who did it and died of it: "killed himself", "the attacker was shot dead"."""
    low, group = claim.value.lower(), claim.field.partition(".")[2]
    alone = claim.best == 1 and claim.part_of is None and _outcome(claim) == "killed"
    return alone and (low in REFLEXIVE or (low == "the" and group == "militants"))


def _with_doer(told: list[Claim], doer: Claim) -> list[Claim]:
    """Add who did it to the people told to be killed before: he is none of the victims."""
    dead = [c for c in told if _outcome(c) == "killed" and c.best and c.end <= doer.start]
    whole = [c for c in dead if c.part_of is None]
    of_doers = (
        c.field.startswith("killed.militants") or c.value.lower() in REFLEXIVE for c in told
    )
    if not whole or whole[-1].field != "killed.people" or sum(of_doers) > 1:
        return told  # the victims are told by another group, or who did it may be told of twice
    if len({c.best for c in whole}) > 1:
        return told  # one of them may hold him
    base = whole[-1]
    if doer.value.lower() in REFLEXIVE and base.sentence_start != doer.sentence_start:
        return told  # those told elsewhere may hold him
    summed = _joined(base, (base, doer), base.field)
    return [summed if c is base else c for c in told if c is not doer]


def _last_before(told: Sequence[Claim], claim: Claim) -> Claim | None:
    """Return the figure of harm told last before a claim."""
    earlier = [c for c in told if _is_harm(c) and c.end <= claim.start and c.part_of is None]
    return max(earlier, key=lambda c: c.start, default=None)


def _less(told: list[Claim], hurt: Claim, dead: Claim) -> list[Claim]:
    """Take who died from the figure of the hurt, wherever it stands before."""
    died = dead.best or 0
    if dead.value.lower() in _PRONOUNS and hurt.best == died:
        return [c for c in told if c is not hurt]
    if (hurt.best or 0) <= died:
        return told
    return [
        replace(c, low=_minus(c.low, died), best=_minus(c.best, died), high=_minus(c.high, died))
        if c.field == hurt.field and c.best == hurt.best and c.start <= hurt.start
        else c
        for c in told
    ]


def _minus(value: int | None, died: int) -> int | None:
    return None if value is None else max(0, value - died)


def _more(told: list[Claim], base: Claim, claim: Claim) -> list[Claim]:
    """Join a figure to the one before, unless a figure of the article holds both."""
    if base.sentence_start == claim.sentence_start:
        return told
    beside = [
        c
        for c in told
        if _outcome(c) == _outcome(base)
        and c.sentence_start == base.sentence_start
        and c.part_of is None
        and c.end <= claim.start
    ]
    own, before = claim.best or 0, sum(c.best or 0 for c in beside)
    most = max((c.best or 0 for c in told if _outcome(c) == _outcome(base)), default=0)
    if most > own and most != before:
        return [c for c in told if c is not claim]  # "the three other victims" of four
    literal = not _MORE.isdisjoint(claim.value.lower().split())
    if before > own and not literal:
        return told
    fields = {c.field.split(".")[1] for c in (*beside, claim)}
    group = claim.field.split(".")[1] if len(fields) == 1 else "people"
    summed = _joined(base, (*beside, claim), f"{_outcome(base)}.{group}")
    gone = [claim, *(c for c in beside if c.field == summed.field)]
    return sorted(
        [*(c for c in told if not any(c is g for g in gone)), summed],
        key=lambda c: (c.start, c.end, c.field),
    )


def _sum(values: list[int | None]) -> int | None:
    known = [v for v in values if v is not None]
    return sum(known) if len(known) == len(values) else None
