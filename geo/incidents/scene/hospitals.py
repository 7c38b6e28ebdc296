"""Towns of hospitals, where people were brought, and not where they came to harm.

What enters is a name in its text, what leaves says whether it is the town of a hospital.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.scene.standing import words_before

if TYPE_CHECKING:
    from geo.records import Resolution

#: "The hospital in X": where people are treated.
_HOSPITAL = re.compile(
    r"\b(?:hospitals?|clinics?|morgue|mortuary|infirmary|(?:medical|clinical|health|trauma|burns?|emergency|surgical)\s+cent(?:er|re)|"
    r"(?:burns|specialist|trauma)\s+unit|intensive\s+care)\s+(?:here\s+)?(?:in|at|of|on)\s+$"
    r"|\bin\s+hospital\s+in\s+[\w’'-]{2,30}\s+and\s+(?:in\s+)?$"
    r"|\b(?:taken|flown|brought|airlifted|rushed|carried)\s+to\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,4}(?:in|at|near|outside)\s+(?:nearby\s+)?$"
    r"|\b(?:flown|airlifted)\s+to\s+$"
    r"|\b(?:treated|treatment|hospitali[sz]ed|operated\s+on)\s+(?:for\s+(?:[\w-]+\s+){1,4})?(?:in|at)\s+$"
    r"|\b(?:treated|hospitali[sz]ed|recovering|in\s+hospital),\s+(?:[\w’'-]+\s+){1,4}of\s+(?:them|whom)\s+in\s+$"
    r"|\b(?:hospitals?|clinics?)\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:part|half|side|sector|north|south)\s+of\s+$",
    re.IGNORECASE,
)
#: "Shells fell on the hospital of X": it is where something happened.
_STRUCK = re.compile(
    r"\b(?:on|hit|hits|struck|against|into|inside|targeted|targeting|bombed|shelled|attacked|stormed|raided|"
    r"damaged|destroyed|outside|near|beside|behind)\s+(?:(?:an?|the|its|main|old|new|\w+ern|\w+al)\s+){0,3}"
    r"(?:hospitals?|clinics?|infirmary|(?:medical|clinical|health|trauma)\s+cent(?:er|re))\s+(?:in|at|of|on)\s+$",
    re.IGNORECASE,
)
#: "In X hospital", "the X clinic": the same, named by its town.
_OF_TOWN = re.compile(
    r"(?:['’]s)?\s+(?:(?:regional|general|city|district|central|main|military|university|public)\s+){0,2}"
    r"(?:hospital|clinic|infirmary|morgue|mortuary)\b"
)
#: "The X hospital said": it counts those whom it was brought.
_SPEAKS = re.compile(
    r"\s+(?:has\s+|had\s+)?(?:said|says|told|reported|confirmed|announced|admitted|received|treated)\b"
)
#: "Died in X, where a helicopter had taken her": where people were brought.
_TAKEN_TO = re.compile(
    r",\s+(?:where|to\s+which)\s+(?:(?:[\w’'-]+\s+){1,5}(?:taken|flown|brought|transferred|evacuated)\s+(?:him|her|them)"
    r"|(?:he|she|they|both)\s+(?:was|were|had\s+been|have\s+been|has\s+been)\s+(?:taken|flown|brought|transferred"
    r"|evacuated|airlifted|rushed|treated|operated\s+on|hospitali[sz]ed))\b"
)
_INTO = re.compile(r"\b(?:in|at|to|from|by|reached)\s+(?:the\s+)?$")
_INSIDE = (["in"], ["at"], ["of"], ["on"], ["near"], ["outside"], ["nearby"], ["to"], ["and"])


def is_of_hospital(text: str, r: Resolution) -> bool:
    """Tell the town of a hospital, where people were brought."""
    before = words_before(text, r)
    if (named := _OF_TOWN.match(text, r.mention.end)) is not None:
        speaks = _SPEAKS.match(text, named.end()) is not None
        return speaks or _INTO.search(before) is not None
    if _TAKEN_TO.match(text, r.mention.end):
        return True
    last = before.lower().rsplit(maxsplit=1)[-1:]
    if last not in _INSIDE or _HOSPITAL.search(before) is None:
        return False
    return _STRUCK.search(before) is None
