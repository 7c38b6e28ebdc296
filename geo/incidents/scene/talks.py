"""Where people only talked: "until a deal was struck in Brussels".

What enters is a name in its text, what leaves says that what stands before it is of talks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.records import Resolution

_TALKS = re.compile(
    r"\b(?:deals?|agreements?|accords?|pact|talks|negotiations|dialogue|summit|truce)\s(?:(?:was|were|had|has|been|is)\s){0,2}"
    r"(?:(?:struck|reached|signed|brokered|held|concluded|agreed|made|mediated)\s)?(?:(?:here|there|earlier|later)\s)?in\s$"
)
_REACH = 70
#: Kinds of triggers that tell of talks themselves.
_OF_TALKS = frozenset({"meeting", "agreement", "declaration", "demonstration"})


def is_of_talks(text: str, r: Resolution, kinds: frozenset[str]) -> bool:
    """Tell where a deal was struck from where the event of triggers of `kinds` took place."""
    start = r.mention.start
    if not text.endswith("in ", 0, start) or not kinds.isdisjoint(_OF_TALKS):
        return False
    return _TALKS.search(text, max(0, start - _REACH), start) is not None
