"""What the whole article says about each proposed name: repeats, pairs, countries, nearness.

Enters: the proposals of one text with their facts and neighbours. Leaves: a matrix of numbers, a
row a proposal, columns `ARTICLE_NAMES`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from geo.mentions.surroundings import NEIGHBOUR_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.mentions.facts import NameFacts
    from geo.mentions.proposals import Proposal
    from geo.mentions.surroundings import Neighbours
    from geo.mentions.tokens import Tokens

_REPEAT_NAMES = (
    "occurrences", "locative_share", "person_share", "introduced_as_person", "nested_share",
    "pair_anywhere",
)  # fmt: skip
_SUPPORT_NAMES = (
    "support_country", "support_first_country", "support_rank", "support_division", "pack_region",
)  # fmt: skip
_NEAR_NAMES = ("near_50", "near_161", "near_500")
_PLACED_NAMES = (
    "nested",
    "nested_in_strong",
    "holds_shorter",
    "pair_after",
    "pair_before",
    "listed",
)
_ORIGIN_NAMES = ("is_extended", "is_skeleton", "is_seat", "is_literal", "names_in_article")

ARTICLE_NAMES = _PLACED_NAMES + _REPEAT_NAMES + _SUPPORT_NAMES + _NEAR_NAMES + _ORIGIN_NAMES

_NO_ORIGIN = (0.0, 0.0, 0.0)
_ORIGINS = {
    "extended": (1.0, 0.0, 0.0), "skeleton": (0.0, 1.0, 0.0), "seat": (0.0, 0.0, 1.0),
}  # fmt: skip
_COLUMN = {name: number for number, name in enumerate(NEIGHBOUR_NAMES)}
#: Cosines of the angles under which 50, 161 and 500 km of the Earth's surface are seen from its
#: centre (mean radius 6,371.0088 km, IUGG).
_COSINES = tuple(float(np.cos(km / 6371.0088)) for km in (50.0, 161.0, 500.0))
#: Distinct names whose nearness is computed in one article; bounds the time on hostile input.
_MOST_NAMES = 400
_WIDER = frozenset({"country", "admin1", "admin2", "continent", "region"})
_JOINING = frozenset({",", "and", "or", "&", "/"})


def article_numbers(
    proposals: Sequence[Proposal],
    facts: Sequence[NameFacts],
    around: Sequence[Neighbours],
    tokens: Tokens,
) -> list[tuple[float, ...]]:
    """Return the article-wide features of each proposal, by `ARTICLE_NAMES`."""
    keys = [proposal.surface.lower() for proposal in proposals]
    placed = _placed(proposals, facts, tokens)
    known = dict(zip(keys, facts, strict=True))
    outer = {key for key, row in zip(keys, placed, strict=True) if not row[0]}
    repeats = _repeats(keys, around, placed)
    support = _support(known, outer)
    near = _nearness(known, outer)
    distinct = float(min(len(known), 200))
    rows = {key: repeats[key] + support[key] + near[key] for key in known}
    return [
        placed[i] + rows[keys[i]] + _ORIGINS.get(p.origin, _NO_ORIGIN) + (p.literal, distinct)
        for i, p in enumerate(proposals)
    ]


def _placed(
    proposals: Sequence[Proposal], facts: Sequence[NameFacts], tokens: Tokens
) -> list[tuple[float, ...]]:
    """Return whether each is inside a longer one, and what stands beside it in a list or pair."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for i, proposal in enumerate(proposals):
        starts.setdefault(proposal.first, i)
        ends[proposal.last] = i
    rows: list[tuple[float, ...]] = []
    reach, over = -1, -1
    covering: list[int] = []
    for i, proposal in enumerate(proposals):
        covering.append(over if proposal.last <= reach else -1)
        if proposal.last > reach:
            reach, over = proposal.last, i
    held = set(covering)
    lower, count = tokens.lower, len(tokens.lower)
    for i, proposal in enumerate(proposals):
        after = before = -1
        listed = 0
        if proposal.last < count and lower[proposal.last] in _JOINING:
            after = starts.get(proposal.last + 1, -1)
            listed += after >= 0
        if proposal.first and lower[proposal.first - 1] in _JOINING:
            before = ends.get(proposal.first - 1, -1)
            listed += before >= 0
        comma_after = after >= 0 and lower[proposal.last] == ","
        comma_before = before >= 0 and lower[proposal.first - 1] == ","
        over = covering[i]
        rows.append(
            (
                float(over >= 0),
                float(over >= 0 and facts[over].strong),
                float(i in held),
                float(comma_after and _contains(facts[after], facts[i])),
                float(comma_before and _contains(facts[i], facts[before])),
                float(listed),
            )
        )
    return rows


def _contains(wider: NameFacts, narrower: NameFacts) -> bool:
    return wider.group in _WIDER and narrower.group not in ("country", "continent", "demonym")


def _repeats(
    keys: Sequence[str], around: Sequence[Neighbours], placed: Sequence[tuple[float, ...]]
) -> dict[str, tuple[float, ...]]:
    """Return how the same string behaves over the article."""
    rows: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        rows[key].append(i)
    locative, toward = _COLUMN["locative_before"], _COLUMN["to_from_before"]
    given, title, person = (
        _COLUMN["given_before"],
        _COLUMN["title_before"],
        _COLUMN["person_word_after"],
    )
    found: dict[str, tuple[float, ...]] = {}
    for key, members in rows.items():
        count = len(members)
        placing = persons = introduced = nested = paired = 0
        for i in members:
            numbers, beside = around[i].numbers, placed[i]
            placing += bool(numbers[locative] or numbers[toward])
            called = bool(numbers[given] or numbers[title])
            introduced |= called
            persons += called or bool(numbers[person])
            nested += bool(beside[0])
            paired |= bool(beside[3])
        found[key] = (
            float(min(count, 20)), placing / count, persons / count, introduced, nested / count,
            paired,
        )  # fmt: skip
    return found


def _support(known: dict[str, NameFacts], outer: set[str]) -> dict[str, tuple[float, ...]]:
    """Return how much the other names of the article speak for the countries of each name."""
    strong: Counter[str] = Counter()
    divisions: dict[tuple[str, str], int] = {}
    own: set[str] = set()
    for key, facts in known.items():
        if key not in outer:
            continue
        if facts.strong and facts.countries:
            own.add(key)
            strong[facts.countries[0]] += 1
        for division in facts.divisions:
            divisions[division] = divisions.get(division, 0) + 1
    total = float(sum(strong.values()))
    ranks = {country: rank for rank, (country, _) in enumerate(strong.most_common())}
    packed = (f for f in known.values() if f.village or (f.numbers[3] and f.numbers[2]))
    pack = {c for f in packed for c in f.countries}
    found: dict[str, tuple[float, ...]] = {}
    for key, facts in known.items():
        mine = key in own
        countries = facts.countries
        counts = [strong.get(c, 0) for c in countries]
        if mine:
            counts[0] -= 1
        base = max(total - mine, 1.0)
        beside = 0
        if facts.divisions:
            beside = max([divisions.get(d, 0) for d in facts.divisions]) - (key in outer)
        found[key] = (
            (max(counts) if counts else 0) / base,
            (counts[0] if counts else 0) / base,
            min([ranks.get(c, 9) for c in countries], default=9),
            min(beside, 12),
            bool(pack) and any(n > 0 and c in pack for n, c in zip(counts, countries, strict=True)),
        )
    return found


def _nearness(known: dict[str, NameFacts], outer: set[str]) -> dict[str, tuple[float, ...]]:
    """Return how many other names have a place within 50, 161 and 500 km of one of its places."""
    found: dict[str, tuple[float, ...]] = dict.fromkeys(known, (0.0, 0.0, 0.0))
    chosen = [key for key in known if len(known[key].vectors)][:_MOST_NAMES]
    if not chosen:
        return found
    own = np.concatenate([known[key].vectors for key in chosen])
    starts = _starts([len(known[key].vectors) for key in chosen])
    others = [number for number, key in enumerate(chosen) if key in outer]
    if not others:
        return found
    theirs = np.concatenate([known[chosen[number]].vectors for number in others])
    cosines = np.maximum.reduceat(
        theirs @ own.T, _starts([len(known[chosen[number]].vectors) for number in others]), axis=0
    )
    cosines = np.maximum.reduceat(np.ascontiguousarray(cosines.T), starts, axis=0)
    cosines[others, range(len(others))] = -1.0  # a name is not near itself
    near = [np.count_nonzero(cosines >= limit, axis=1).tolist() for limit in _COSINES]
    for key, *row in zip(chosen, *near, strict=True):
        found[key] = tuple([float(min(number, 30)) for number in row])
    return found


def _starts(counts: list[int]) -> list[int]:
    """Return where groups of so many rows begin."""
    return [0, *accumulate(counts[:-1])]
