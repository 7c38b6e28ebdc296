"""Decide which proposed spans are place names.

Enters: a text, its tokens and sentences, the gazetteer. Leaves: the chosen proposals with their
probabilities, in order, without overlaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer import fold
from geo.mentions.agreements import AGREEMENT_BEGINS, names_agreement
from geo.mentions.facts import UNLISTED, facts_of
from geo.mentions.features import NUMBER_NAMES, all_proposals, blocks, describe
from geo.mentions.lexicon import lexicon
from geo.mentions.model import probabilities
from geo.mentions.proposals import proposal_words, seat_beginnings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geo.gazetteer import Gazetteer
    from geo.mentions.features import Features
    from geo.mentions.model import Linear, Weights
    from geo.mentions.proposals import Proposal
    from geo.mentions.roles import Range
    from geo.mentions.tokens import Tokens

#: Proposals that are described at once: what bounds the memory on a text of any length.
MOST_AT_ONCE = 4000

#: Probability given to what grammar alone decides.
CERTAIN = 0.8
#: Inhabitants from which a name before "Accords" is taken for a town's.
TOWN = 5_000
#: What speaks against a pack's name: it stands in a person's name, an organisation's, a longer one.
_AGAINST_REGION = (
    "introduced_as_person",
    "person_share",
    "given_before",
    "capitals_after",
    "nested",
    "organisation_after",
)
_COLUMN = {name: number for number, name in enumerate(NUMBER_NAMES)}
_LEVEL_COLUMNS = [_COLUMN[name] for name in ("common_level", "given_level", "surname_level")]
_AGAINST_COLUMNS = [_COLUMN[name] for name in _AGAINST_REGION]
#: Origins of spans that their sentence or our lists say are places.
_CERTAIN_ORIGINS = frozenset({"seat", "pattern"})
#: What a capital says and does as a government; a person called Paris does it, too, but rarely.
_RULING = lexicon().verbs["agent"] | {"has", "had", "says", "said"}
#: Before a name that is in an organisation's or a person's.
_INSIDE = frozenset({"of", "de", "van", "-", "&"})
#: What is done to a town in a war, by whom, and how many words apart they may stand.
_TAKING = frozenset(
    {"entered", "captured", "seized", "retook", "recaptured", "overran", "besieged"}
    | {"encircled", "surrounded", "bombarded", "shelled", "pounded", "bombed", "stormed"}
    | {"invaded", "occupied", "liberated", "attacked"}
)
_ALSO_OF_PERSONS = frozenset({"captured", "seized", "surrounded", "attacked", "liberated"})
_ARMED = frozenset(
    {"rebels", "fighters", "militants", "insurgents", "jihadists", "separatists", "guerrillas"}
    | {"paramilitaries", "militia", "militias", "militiamen", "troops", "soldiers", "forces"}
    | {"army", "gunmen", "warplanes", "planes", "jets", "artillery", "tanks"}
    | {"taliban"}
)
_FORCE_REACH = 10
#: Probability from which a name is one whatever a hyphen joins to it.
_SURE = 0.9
#: What a hyphen halves no more: "Arab-Israeli", "US-Mexico".
_WHOLE = frozenset({"country", "demonym"})
#: What a hyphen joins to a name in headlines and of peoples: neither is half of a name.
_JOINED = frozenset(
    {"born", "based", "bound", "area", "style", "trained", "backed", "led", "held", "made"}
    | {"anglo", "franco", "afro", "euro", "pro", "anti", "non", "ex", "mid", "trans", "post", "pre"}
    | {"sino", "indo", "greco", "russo", "serbo", "wide", "run", "owned", "native", "to"}
)
_INTRODUCED = _COLUMN["introduced_as_person"]
_MOST_SENSES = 3
#: Inhabitants from which a capital is known as one.
LARGE = 500_000
#: Inhabitants from which a name at the end of a byline is taken for the reporter's place.
CITY = 100_000


def decide(
    text: str, tokens: Tokens, ranges: Sequence[Range], gazetteer: Gazetteer, weights: Weights
) -> list[tuple[Proposal, float]]:
    """Return the spans that are place names, with their probabilities, in order of the text."""
    closing = {r.high: r.low for r in ranges if r.kind == "byline"}
    chosen: list[tuple[Proposal, float]] = []
    for block in blocks(all_proposals(text, tokens, gazetteer), MOST_AT_ONCE):
        features = describe(block, tokens, ranges, gazetteer)
        scores, threshold = _scores(features, weights)
        found: list[float] = scores.tolist()
        villages = np.flatnonzero([facts_of(proposal, gazetteer).village for proposal in block])
        for number in of_region(features.numbers, villages):
            found[number] = max(found[number], threshold)
        for number in out_of_place(block, features.numbers, villages):
            found[number] = 0.0
        for number, proposal in enumerate(block):
            if found[number] >= CERTAIN:
                continue
            closes = closing.get(proposal.last, proposal.first) < proposal.first
            if is_certain(proposal, tokens, gazetteer, closes_byline=closes):
                found[number] = CERTAIN
            elif rules(proposal, tokens, gazetteer) or is_taken(proposal, tokens, gazetteer):
                person = features.numbers[number, _INTRODUCED] > 0
                found[number] = found[number] if person else CERTAIN
        chosen += [(block[i], found[i]) for i in choose(block, found, threshold)]
    named = {n for proposal, _ in chosen for n in range(proposal.first, proposal.last)}
    return [
        (proposal, found)
        for proposal, found in chosen
        if found >= _SURE or not is_half(proposal, tokens, named, gazetteer)
    ]


def _scores(features: Features, weights: Weights) -> tuple[np.ndarray, float]:
    """Return the probabilities of the proposals, and that from which one is kept."""
    chosen, boosted = weights
    if boosted is None:
        words = chosen.word_margins(features.words)
        return probabilities(chosen.margins(features.numbers, words)), chosen.threshold
    return probabilities(boosted.margins(tree_rows(features, chosen))), boosted.threshold


def of_region(numbers: np.ndarray, villages: np.ndarray) -> list[int]:
    """Return which rows are names of a region's pack in an article that speaks of the region.

    News of one country makes any recogniser doubt the villages of another. An exact name of a
    pack, in an article that names its country, is kept where nothing speaks for a person, an
    organisation, a common word or a longer name. So is a name of `villages`, rows of names that
    small places of a pack alone bear.
    """
    packed = np.union1d(np.flatnonzero(numbers[:, _COLUMN["in_pack"]] > 0), villages)
    if not len(packed):
        return []
    rows = numbers[packed]
    fits = (
        ((rows[:, _COLUMN["capitals_before"]] == 0) | (rows[:, _COLUMN["line_is_headline"]] > 0))
        & (rows[:, _COLUMN["pack_region"]] > 0)
        & (rows[:, _COLUMN["common_level"]] >= UNLISTED)
        & (rows[:, _AGAINST_COLUMNS] == 0).all(axis=1)
    )
    found: list[int] = packed[fits].tolist()
    return found


def out_of_place(block: Sequence[Proposal], numbers: np.ndarray, villages: np.ndarray) -> list[int]:
    """Return which rows of `villages` are no villages here, whatever the weights say.

    Those of an article that neither names the region's country nor has another name within 50 km;
    and, where no word like "in" or "from" places them, common words, names of families, and what
    stands behind another capitalised word somewhere ("Arta Vrbica").
    """
    rows = numbers[villages]
    names = [fold(block[row].surface) for row in villages]
    elsewhere = (rows[:, _COLUMN["pack_region"]] == 0) & (rows[:, _COLUMN["near_50"]] == 0)
    listed = (rows[:, _LEVEL_COLUMNS] < UNLISTED).any(axis=1) & (rows[:, _COLUMN["words"]] == 1)
    placed = rows[:, _COLUMN["locative_share"]] > 0
    behind = (rows[:, _COLUMN["capitals_before"]] > 0) & (rows[:, _COLUMN["line_is_headline"]] == 0)
    persons = proposal_words()["families"] | {names[i] for i in np.flatnonzero(behind & ~placed)}
    listed |= np.array([name in persons for name in names], dtype=bool)
    found: list[int] = villages[elsewhere | (listed & ~placed)].tolist()
    return found


def is_certain(
    proposal: Proposal, tokens: Tokens, gazetteer: Gazetteer, *, closes_byline: bool
) -> bool:
    """Say whether grammar alone makes a span a name of a place, whatever the weights say.

    Houses that stand for a power ("the Kremlin"), unknown names that their sentence places, large
    towns that close a byline, towns that name an agreement: no corpus to learn from has them.
    """
    lower = tokens.lower
    if proposal.origin in _CERTAIN_ORIGINS:
        return True
    if lower[proposal.first] in seat_beginnings() and proposal.surface.lower() in lexicon().seats:
        return True
    agreement = (
        proposal.last < len(lower)
        and lower[proposal.last] in AGREEMENT_BEGINS
        and names_agreement(lower, proposal.first, proposal.last)
    )
    if not (agreement or closes_byline):
        return False
    profile = gazetteer.profile(proposal.name) if proposal.name else None
    return profile is not None and profile.population >= (TOWN if agreement else CITY)


def is_half(
    proposal: Proposal, tokens: Tokens, named: AbstractSet[int], gazetteer: Gazetteer
) -> bool:
    """Say whether a small place's name is half of one that no list has: "Vallon-Dore", "Camp-Est".

    Parameters
    ----------
    named
        Tokens of all names: where both halves are names the hyphen joins two.
    """
    beside = [
        other
        for sign, other in (
            (proposal.first - 1, proposal.first - 2),
            (proposal.last, proposal.last + 1),
        )
        if 0 <= other < len(tokens.words)
        and tokens.words[sign] == "-"
        and tokens.ends[sign - 1] == tokens.starts[sign]
        and tokens.ends[sign] == tokens.starts[sign + 1]
        and tokens.words[other].istitle()
        and len(tokens.words[other]) > 1
        and tokens.lower[other] not in _JOINED
    ]
    if not beside or not named.isdisjoint(beside) or not proposal.name:
        return False
    profile = gazetteer.profile(proposal.name)
    if profile is None or not _WHOLE.isdisjoint(profile.kinds):
        return False
    return profile.population < LARGE or "settlement" not in profile.kinds


def rules(proposal: Proposal, tokens: Tokens, gazetteer: Gazetteer) -> bool:
    """Say whether a capital is the subject of what rulers do: "Paris said", "Rome has"."""
    lower, words, first = tokens.lower, tokens.words, proposal.first
    if proposal.last >= len(lower) or lower[proposal.last] not in _RULING:
        return False
    if first and (words[first - 1][0].isupper() or lower[first - 1] in _INSIDE):
        return False
    places = gazetteer.lookup(proposal.name)[:_MOST_SENSES] if proposal.name else ()
    return any(p.feature_code == "PPLC" and p.population >= LARGE for p in places)


def is_taken(proposal: Proposal, tokens: Tokens, gazetteer: Gazetteer) -> bool:
    """Say whether a town is what armed men take or shell: "the rebels entered X".

    The news that the weights were learned from tells of no war.
    """
    lower, words, first = tokens.lower, tokens.words, proposal.first
    verb = lower[first - 1] if first else ""
    if verb not in _TAKING or not proposal.name:
        return False
    if proposal.last < len(words) and words[proposal.last][0].isupper():
        return False
    before = lower[max(0, first - _FORCE_REACH) : first - 1]
    if "." in before:
        before = before[len(before) - before[::-1].index(".") :]
    if _ARMED.isdisjoint(before):
        return False
    profile = gazetteer.profile(proposal.name)
    if profile is None or "settlement" not in profile.kinds:
        return False
    return profile.population >= (CITY if verb in _ALSO_OF_PERSONS else TOWN)


def tree_rows(features: Features, weights: Linear) -> np.ndarray:
    """Return what the trees look at: the numbers, and what the linear weights say of the words."""
    words = weights.word_margins(features.words)
    total = weights.margins(features.numbers, words)
    return np.concatenate([features.numbers, words, total[:, None]], axis=1)


def choose(proposals: Sequence[Proposal], scores: Sequence[float], threshold: float) -> list[int]:
    """Return the indices of the likeliest proposals above `threshold`, none overlapping another.

    Of two that overlap the likelier one stays; of two alike, the longer.
    """
    order = sorted(
        (i for i, score in enumerate(scores) if score >= threshold),
        key=lambda i: (-scores[i], proposals[i].start - proposals[i].end, i),
    )
    taken: set[int] = set()
    kept = []
    for i in order:
        covered = range(proposals[i].first, proposals[i].last)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(i)
    return sorted(kept)
