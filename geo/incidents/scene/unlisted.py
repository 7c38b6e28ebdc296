"""Names of places that no list has: "two herders were killed in Mvolo".

What enters is a clause, what leaves is the name that it gives as the place. Its event is put to the
place told before, which is often near, and must not look as if it were known to be there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.events.frames import Frame
    from geo.incidents.scene.reader import Passage, Reader
    from geo.incidents.scene.whereabouts import Where
    from geo.incidents.words.clauses import Clause

#: A preposition of place and a name; the words behind it say whether it is a site of a town.
_SOMEWHERE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Oo]ff|[Aa]bove|[Ll]eaving|"
    r"(?:village|town|hamlet|settlement|suburb|commune|locality)\s+of)\s+"
    r"(?P<name>[^\W\d_a-z][\w’-]+(?:[ -][^\W\d_a-z][\w’-]+){0,3})(?P<behind>(?:\s+\w+){0,2})"
)
#: What stands in the town that is spoken of, and what is no place.
_NO_TOWN = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"\w+day|Christmas|Easter|Ramadan|Eid|Parliament|Assembly|Congress|Court|Ministry|Council|"
    r"Committee|Army|Police|Party|Union|Authority|Agency|Report|Facebook|Twitter|Telegram|"
    r"(?i:avenue|street|square|bridge|hospital|clinic|cent(?:er|re)|university|road|highway|airport|"
    r"stadium|mosque|church|cathedral|market|park|hotel|station|camp|school|prison|palace|institute|"
    r"quarter|district|neighbou?rhood|fare))\b"
)
#: Right before the name of a place, and not of a site in a town.
_VILLAGE = re.compile(
    r"\b(?:(?:village|town|hamlet|settlement)\s+of|(?:camp|post|outpost|base|barracks|checkpoint)\s+(?:at|in|near))\s+$"
)


def unlisted_name(passage: Passage, clause: Clause) -> str | None:
    """Return the name that a clause gives as its place and that resolves to nothing.

    Parameters
    ----------
    passage
        The sentence; names that were found in it, resolved or not, are none of these.
    clause
        That of the event.
    """
    for m in _SOMEWHERE.finditer(passage.text, clause.start, clause.end):
        start, end = m.span("name")
        found = any(r.mention.start < end and start < r.mention.end for r in passage.resolutions)
        told = m["name"] + m["behind"]
        if not (found or m["name"].isupper() or _NO_TOWN.search(told)) and not (
            passage.parts.is_quoted(start)
        ):
            return m["name"]
    return None


def village_named(passage: Passage, clause: Clause) -> str | None:
    """Return such a name where the text says that it is a place: "the village of X"."""
    name = unlisted_name(passage, clause)
    if name is None:
        return None
    at = passage.text.find(name, clause.start, clause.end)
    return name if _VILLAGE.search(passage.text, clause.start, at) else None


def is_apart(reader: Reader, frame: Frame, places: Sequence[Where]) -> bool:
    """Tell an event at another place than the text stands at, if only by a name on no list."""
    sentence = reader.sentence_at(frame.start)
    if sentence is None:
        return False
    scene, passage = reader.scene.where, reader.passage(sentence)
    known = scene.place.id if scene is not None and scene.place is not None else None
    if any(w.place is not None and w.place.id != known for w in places):
        return True
    events = (r for r in passage.resolutions if r.mention.role == "event_location")
    if any(r.place is None and frame.clause.holds(r.mention.start) for r in events):
        return True
    return unlisted_name(passage, frame.clause) is not None
