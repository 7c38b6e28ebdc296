"""Decide which proposed spans are place names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.proposals import propose
from geo.mentions.wordlists import common_levels, person_levels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.gazetteer import Gazetteer
    from geo.mentions.proposals import Proposal
    from geo.mentions.roles import Range
    from geo.mentions.tokens import Tokens


def decide(
    text: str, tokens: Tokens, ranges: Sequence[Range], gazetteer: Gazetteer, *, fast: bool = False
) -> list[tuple[Proposal, float]]:
    """Return the spans that are place names, with their scores, in order, without overlaps."""
    del ranges, fast
    chosen: list[tuple[Proposal, float]] = []
    end = -1
    common, people = common_levels(), person_levels()
    for p in propose(text, tokens, gazetteer):
        if p.start < end:
            continue
        word = tokens.lower[p.first]
        profile = gazetteer.profile(p.name) if p.name else None
        one = p.last - p.first == 1
        before = tokens.words[p.first - 1] if p.first else ""
        if p.origin == "scan" and profile is not None and not profile.pack and one:
            big = profile.population > 100_000 or bool(
                profile.kinds & {"country", "continent", "demonym", "admin1"}
            )
            if word in common and not big:
                continue
            if people[0].get(word, 9) < 5 and not big:  # noqa: PLR2004
                continue
            if before[:1].isupper() and people[0].get(before.lower(), 9) < 6:  # noqa: PLR2004
                continue
        chosen.append((p, 0.7))
        end = p.end
    return chosen
