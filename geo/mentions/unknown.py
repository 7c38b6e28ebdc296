"""Propose names that no list has: spelt like a name of a region's pack, or placed by the sentence.

Enters: a text's tokens, the proposals made so far, the gazetteer. Leaves: further proposals of
origin ``skeleton`` ("Leposaviqi" for Leposavić) and ``pattern`` ("near Vrelo, Montenegro").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon
from geo.mentions.proposals import Proposal, proposal_words
from geo.mentions.wordlists import common_levels, person_levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.mentions.tokens import Tokens

#: Shorter words say too little to be looked up by skeleton.
_SHORTEST = 5
#: Distinct words looked up by skeleton in one text; bounds the time on hostile input.
_MOST_LOOKUPS = 400
#: Words of one unknown name.
_LONGEST = 3
_CACHED = 50_000
_COUNTRY_KINDS = frozenset({"country", "admin1"})


@lru_cache(maxsize=_CACHED)
def _alike(gazetteer: Gazetteer, word: str) -> frozenset[str]:
    """Return the countries of pack places whose names share the skeleton of `word`."""
    return frozenset(place.country for place in gazetteer.similar(word) if place.country)


def propose_unknown(
    text: str, tokens: Tokens, taken: Sequence[Proposal], gazetteer: Gazetteer
) -> list[Proposal]:
    """Return proposals over capitalised words that `taken` does not cover."""
    covered = {index for p in taken for index in range(p.first, p.last)}
    spoken: set[str] | None = None
    found: list[Proposal] = []
    seen: set[str] = set()
    words, lower = tokens.words, tokens.lower
    locative = lexicon().places["locative"]
    for index in tokens.capitals:
        word = words[index]
        if index in covered or len(word) < 3:  # noqa: PLR2004
            continue
        previous = lower[index - 1] if index else ""
        placed = previous == "of" or previous in locative
        last = placed and _placed(tokens, index, covered, taken, gazetteer)
        if last:
            start, end = tokens.starts[index], tokens.ends[last - 1]
            found.append(Proposal(start, end, index, last, text[start:end], "", "pattern"))
            covered.update(range(index, last))
            continue
        if len(word) < _SHORTEST or not word.isalpha() or lower[index] in common_levels():
            continue
        if word not in seen and len(seen) >= _MOST_LOOKUPS:
            continue
        seen.add(word)
        alike = _alike(gazetteer, word)
        if not alike:
            continue
        if spoken is None:
            spoken = _countries(taken, gazetteer)
        if not alike.isdisjoint(spoken):
            start, end = tokens.starts[index], tokens.ends[index]
            found.append(Proposal(start, end, index, index + 1, word, word, "skeleton"))
    return found


def _countries(taken: Sequence[Proposal], gazetteer: Gazetteer) -> set[str]:
    """Return the countries that the text names."""
    spoken: set[str] = set()
    for proposal in taken:
        profile = gazetteer.profile(proposal.name) if proposal.name else None
        if profile is not None and profile.countries and "country" in profile.kinds:
            spoken.update(profile.countries[:1])
    return spoken


def _placed(
    tokens: Tokens,
    index: int,
    covered: set[int],
    taken: Sequence[Proposal],
    gazetteer: Gazetteer,
) -> int:
    """Return where an unknown name from `index` on ends that its sentence places, else 0.

    It is placed by "in X, COUNTRY" or "the village of X".
    """
    lower, words = tokens.lower, tokens.words
    places = lexicon().places
    previous = lower[index - 1] if index else ""
    named = previous == "of" and index > 1 and lower[index - 2] in _SETTLEMENTS
    if not named and previous not in places["locative"]:
        return 0
    last = index
    while (
        last < len(words)
        and last - index < _LONGEST
        and last not in covered
        and words[last][0].isupper()
        and (last == index or tokens.starts[last] == tokens.ends[last - 1] + 1)
    ):
        last += 1
    titles = proposal_words()
    if lower[last - 1] in titles["organisations"] or lower[index] in titles["titles"]:
        return 0
    if lower[index] in _CALENDAR or (last < len(words) and words[last][0].isupper()):
        return 0
    if named:
        given, _ = person_levels()
        return last if lower[index] not in common_levels() or lower[index] in given else 0
    if last + 1 >= len(words) or words[last] != ",":
        return 0
    following = next((p for p in _from(taken, tokens.starts[last + 1])), None)
    profile = gazetteer.profile(following.name) if following and following.name else None
    return last if profile and not profile.kinds.isdisjoint(_COUNTRY_KINDS) else 0


_SETTLEMENTS = frozenset({"village", "town", "city", "municipality", "hamlet", "villages", "towns"})
_CALENDAR = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
     "saturday", "sunday", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
     "nov", "dec"}
)  # fmt: skip


def _from(taken: Sequence[Proposal], start: int) -> list[Proposal]:
    """Return the proposals of `taken` (sorted) that begin at `start`."""
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return [taken[low]] if low < len(taken) and taken[low].start == start else []
