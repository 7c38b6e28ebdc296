"""Tell names of agreements and processes that bear a town's name ("the Lomé Convention").

Enters: lower-case tokens and the range of a name. Leaves: True or False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_FILLERS = 3

#: Words of which one follows the name at once.
AGREEMENT_BEGINS = (
    lexicon().nouns["agreements"] | lexicon().nouns["agreement_fillers"] | frozenset("-–")
)


def names_agreement(lower: Sequence[str], first: int, last: int) -> bool:
    """Say whether "A Accords", "the A peace process", "the Treaty of A" stands there.

    Examples
    --------
    >>> names_agreement("the lomé peace accord".split(), 1, 2)
    True
    >>> names_agreement("the treaty of lisbon".split(), 3, 4)
    True
    >>> names_agreement("peace in lomé".split(), 2, 3)
    False
    """
    nouns = lexicon().nouns
    count = len(lower)
    index = last
    if index + 1 < count and lower[index] == "-" and lower[index + 1] in ("i", "ii", "iii"):
        index += 2
    for _ in range(_MOST_FILLERS):
        if index >= count or lower[index] not in nouns["agreement_fillers"]:
            break
        index += 1
    if index < count and lower[index] in nouns["agreements"]:
        return True
    return first > 1 and lower[first - 1] == "of" and lower[first - 2] in nouns["agreement_of"]
