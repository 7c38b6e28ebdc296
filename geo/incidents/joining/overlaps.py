"""Figures of one incident that are of the same people, and those that come on top of others.

What enters are the claims of an incident, what leaves are claims, or figures of groups, that count
nobody twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from geo.incidents.words.numbers import NUMBER_WORDS
from geo.records.incident import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Casualty, Claim

#: The group of those of whom no more is said.
GENERIC = "people"
#: A field of three parts, "injured.soldiers.Italian", states the figure of a part of the group.
_PARTS = 3
#: How many characters apart a sentence tells what it adds: "five soldiers and two others".
_NEAR = 60
#: So near where people of a nation come first: "six Italians and a nurse".
_NEARER = 60
#: What is told of more people in the words of those before: "15 were hurt, as were nine guards".
_LIKEWISE = ("as ", "so ")
#: One person told of: no count of all.
_ONE_BY_ONE = frozenset({"a", "an", "the", "his", "her", "its", "their", "he", "she", "another"})
_OF_TWO = (["younger"], ["older"], ["elder"])
#: "Sergeant" is a rank of both.
_RANKED = ("police", "soldiers")


#: "At least 17 civilians", medics said; a committee put the toll at 21. So many times more at most.
_CIVILIANS, _ALIKE = "civilians", 2


def is_one_by_one(claim: Claim) -> bool:
    """Tell persons told of, "a mother + her", "Ana Lima", from a count."""
    return all(_is_person(word.strip()) for word in claim.value.split("+"))


def _is_person(words: str) -> bool:
    low = words.lower()
    return (
        low in _ONE_BY_ONE
        or low.split()[-1:] in _OF_TWO
        or (words.istitle() and low not in NUMBER_WORDS)
    )


def as_same_people(claims: Sequence[Claim]) -> list[Claim]:
    """Give figures of the same people the same group.

    An officer named by a rank is of those told before ("a policeman and three gunmen died ...
    Sergeant Reed died on the way"); where the text counts people, and one group of them with the
    same number, all its counts of people are of that group.
    """
    whole: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        parts = claim.field.split(".")
        if len(parts) > 1 and claim.part_of is None and claim.best:
            whole[parts[0]][parts[1]].append(claim)
    moved: dict[int, str] = {}
    for groups in whole.values():
        for group, other in (_RANKED, _RANKED[::-1]):
            if other in groups:
                moved |= {id(c): other for c in groups[group] if _is_ranked(c, groups[other])}
        if set(groups) == {GENERIC, _CIVILIANS}:
            whole_of = groups[GENERIC]
            moved |= {id(c): GENERIC for c in groups[_CIVILIANS] if _differs(c, whole_of)}
        group = _counted_as(groups)
        moved |= {id(c): group for c in groups[GENERIC] if group and not is_one_by_one(c)}
    return [_in_group(c, moved[id(c)]) if id(c) in moved else c for c in claims]


def _differs(claim: Claim, told: Sequence[Claim]) -> bool:
    """Tell the civilians of one source from a part of the toll of another: both count all."""
    return any(
        None not in (claim.attributed_to, other.attributed_to)
        and claim.attributed_to != other.attributed_to
        and _sentence(claim) != _sentence(other)
        and 1 < (claim.best or claim.low or 0) <= (other.best or 0) * _ALIKE
        and 1 < (other.best or 0) <= (claim.best or claim.low or 0) * _ALIKE
        for other in told
    )


def _is_ranked(claim: Claim, told: Sequence[Claim]) -> bool:
    """Tell one named with a rank alone, after others of whom the article tells with theirs."""
    before = any(c.article_id == claim.article_id and c.start < claim.start for c in told)
    return before and claim.best == 1 and claim.value.istitle() and is_one_by_one(claim)


def _counted_as(groups: dict[str, list[Claim]]) -> str:
    """Return the only group beside people that is counted with a number that is told of people."""
    named = [group for group in groups if group != GENERIC and groups[group]]
    if len(named) != 1:
        return ""
    told = {c.best: c for c in groups[named[0]] if (c.best or 0) > 1}
    same = any(
        c.best in told and c.sentence_start != told[c.best].sentence_start for c in groups[GENERIC]
    )
    return named[0] if same else ""


def _in_group(claim: Claim, group: str) -> Claim:
    outcome = claim.field.partition(".")[0]
    return replace(claim, field=f"{outcome}.{group}")


def without_overlap(
    casualties: list[Casualty], told: dict[tuple[Outcome, str], list[Claim]]
) -> tuple[Casualty, ...]:
    """Never count twice: "people" holds the groups told beside it, or gives way to them."""
    out = list(casualties)
    for outcome in get_args(Outcome):
        same = [c for c in out if c.outcome == outcome]
        general = next((c for c in same if c.group == GENERIC), None)
        groups = [c for c in same if c.group != GENERIC]
        if general is None or not groups:
            continue
        specific = sum(c.count.best or 0 for c in groups)
        if _stated_apart(
            told[outcome, GENERIC], [c for g in groups for c in told[outcome, g.group]]
        ):
            continue
        if general.count.best is None or specific >= general.count.best:
            if specific or general.count.best is None:
                out.remove(general)
            continue
        parts = tuple((g.group, g.count.best) for g in groups if g.count.best is not None)
        out[out.index(general)] = replace(general, breakdown=parts)
        for group in groups:
            out.remove(group)
    return tuple(out)


def _stated_apart(general: list[Claim], groups: list[Claim]) -> bool:
    """Tell one sentence that adds ("two soldiers and 52 others") from one that breaks down.

    What it adds stands near: a figure further on is another count, or another source's.
    """
    counts = {_sentence(c) for c in general if not is_one_by_one(c)}
    return any(
        a.article_id == b.article_id
        and a.sentence_start == b.sentence_start
        and a.part_of is None
        and b.part_of is None
        and (b.start < a.start <= b.end + _NEAR or _goes_on(a, b, counted=_sentence(a) in counts))
        for a in general
        for b in groups
    )


def _sentence(claim: Claim) -> tuple[str, int]:
    return claim.article_id, claim.sentence_start


def _goes_on(general: Claim, group: Claim, *, counted: bool) -> bool:
    """Tell that a group comes on top of people told right before: "six Italians and a nurse".

    Single persons do unless they are `counted`: "four died: the owner, Ana Lima, and a cook".
    """
    if group.value.lower().startswith(_LIKEWISE):
        return general.start < group.start
    alone = is_one_by_one(general) and is_one_by_one(group) and not counted
    nation = general.field.count(".") == _PARTS - 1
    return (nation or alone) and general.start < group.start <= general.end + _NEARER
