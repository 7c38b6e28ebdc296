"""Places of a sentence that names none as that of its event: those it speaks of, or that tell it.

"Witnesses in X saw", "police in X said that a boy was stabbed". What enters are the names of a
sentence, what leaves are those at which it may have been.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.scene.hospitals import is_of_hospital
from geo.incidents.scene.standing import TOWNS, is_spoken_of, words_before
from geo.incidents.scene.talks import is_of_talks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.events.frames import Frame
    from geo.records import Resolution

#: Those who were there, and that they saw or heard it.
_WITNESS = re.compile(
    r"\b(?:witness(?:es)?|eyewitness(?:es)?|residents?|villagers?|reporters?|journalists?|people|neighbours?|"
    r"neighbors?|correspondents?)\s+(?:in|at|near|of|from)\s+$",
    re.IGNORECASE,
)
_SAW = re.compile(
    r"\s+(?:\w+\s+)?(?:saw|heard|watched|counted|felt)\b"
    r"|\s+(?:said|say|reported)\s+(?:that\s+)?(?:\w+\s+){0,4}(?:was|were|had|heard|saw)\b"
)
#: They tell of what is theirs: a town's police, and not those of a capital.
_OFFICERS = re.compile(
    r"\b(?:[Pp]olice(?:\s+officers)?|[Ff]ire(?:fighters|men)|(?:[Ff]ire|[Ee]mergency)\s+services|[Pp]aramedics)\s+in\s+"
    r"(?:the\s+(?:[\w-]+\s+){1,4}of\s+)?$"
)
_AWAY = re.compile(
    r"[^.;]{0,200}?\b(?:overseas|abroad|elsewhere|nationwide|in\s+another|in\s+the\s+(?:country['’]s\s)?(?:far\s)?"
    r"(?:north|south|east|west)\w*|across\s+the\s+country)\b"
)
_CAPITAL = "PPLC"


def _is_of_witness(text: str, r: Resolution) -> bool:
    """Tell "witnesses in X saw men enter the school": they were where it happened."""
    if r.mention.role != "source_location" or r.place is None or r.place.kind not in TOWNS:
        return False
    saw = _SAW.match(text, r.mention.end)
    return saw is not None and _WITNESS.search(words_before(text, r)) is not None


def _is_of_officers(text: str, r: Resolution) -> bool:
    """Tell "police in X said that a boy was stabbed", where nothing else says where it was."""
    if r.mention.role != "source_location" or r.place is None or r.place.kind not in TOWNS:
        return False
    if _AWAY.match(text, r.mention.end):
        return False
    return r.place.feature_code != _CAPITAL and _OFFICERS.search(words_before(text, r)) is not None


def only_named(
    text: str, resolutions: Sequence[Resolution], frame: Frame, *, weak: bool
) -> list[Resolution]:
    """Return the places that a sentence speaks of, where it names none as that of an event."""
    named = [r for r in resolutions if is_spoken_of(text, r) or _is_of_witness(text, r)]
    named = [r for r in named if weak or not is_of_hospital(text, r)]
    named = [r for r in named if not is_of_talks(text, r, frame.kinds)]
    return named or [r for r in resolutions if weak and _is_of_officers(text, r)]
