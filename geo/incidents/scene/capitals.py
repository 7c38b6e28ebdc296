"""Capitals that are not named: "in the Serbian capital", "stormed an office in the capital".

What enters is a stretch of a sentence, what leaves is the mention of that capital elsewhere in the
text. A capital that the text names nowhere is not looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from geo.incidents.scene.standing import EVENT_ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records import Resolution

_CAPITAL = re.compile(
    r"\b(?i:in|at|across|through|around|outside|rocked|shook|hit)\s+(?:the\s+|its\s+)?(?:centre\s+of\s+the\s+)?"
    r"(?:(?P<whose>[^\W\d_a-z][\w-]+?)(?:['’]s)?\s+)?capital\b(?!\s+(?:city\s+of|markets?|punishment)|\s+of\s+(?!(?:the\s+)?[^\W\d_a-z]))"
    r"(?:\s+of\s+(?:the\s+)?(?P<of>[^\W\d_a-z]))?"
)
#: GeoNames' code of a capital of a country.
_CODE = "PPLC"


def find_capital(
    text: str, start: int, end: int, resolutions: Sequence[Resolution]
) -> Resolution | None:
    """Find the capital that ``text[start:end]`` speaks of without its name.

    Parameters
    ----------
    resolutions
        Those of the whole text. A capital of no named people or country is that of the country
        which most of its towns lie in.
    """
    m = _CAPITAL.search(text, start, end)
    if m is None:
        return None
    placed = [r for r in resolutions if r.place is not None]
    whose = "whose" if m["whose"] else "of"
    if m[whose]:
        told = (r for r in placed if m.start(whose) <= r.mention.start < m.end(whose))
        country = next((r.place.country for r in told if r.place), None)
    elif (named := _named_just_before(text, m.start(), placed)) is not None:
        return named
    else:
        towns = Counter(r.place.country for r in placed if r.place and r.place.kind == "settlement")
        country = towns.most_common(1)[0][0] if towns else None
    if country is None:
        return None
    capitals = (r for r in placed if r.place and r.place.feature_code == _CODE)
    return next((r for r in capitals if r.place and r.place.country == country), None)


def _named_just_before(text: str, at: int, placed: Sequence[Resolution]) -> Resolution | None:
    """Return the capital that the paragraph has named: "A mosque in X burns. In the capital ...".

    It is where something took place, and not who spoke.
    """
    begin = text.rfind("\n", 0, at) + 1
    told = (r for r in reversed(placed) if begin <= r.mention.start < at)
    told = (r for r in told if r.mention.role in EVENT_ROLES)
    return next((r for r in told if r.place and r.place.feature_code == _CODE), None)
