"""What police look into, courts try and people remember: an earlier event, with its own harm.

"Police raided a hospital as part of an investigation into a shootout that left four dead": the four
did not die in the raid.
"""

from __future__ import annotations

import re

from geo.incidents.words.tokens import small_words

#: One of these words stands in every sentence that is searched.
_LOOKED_INTO = frozenset({"investigation", "inquiry", "probe", "connection"})
_REMEMBERED = frozenset({"anniversary", "commemorate", "commemorated", "commemorating"})
_VAGUE = frozenset({"hours", "days", "weeks", "months"})
_TRIED = frozenset({"indictment", "indictments", "indicted", "trial", "sentenced", "convicted"})
_HARM_OF = (
    r"[^.;]{0,120}?\b(?:in\s+which|that\s+(?:left|killed|wounded|injured|claimed)|when|where)\s"
)
_INVESTIGATED = re.compile(
    r"\b(?:(?:as\s+part\s+of|during)\s+(?:an?|the|its|their)\s+(?:\w+\s+)?(?:investigation|inquiry|probe)\s+into"
    rf"|in\s+connection\s+with)\s{_HARM_OF}"
)
_AT_COURT = re.compile(
    r"\b(?:indictments?|indicted|trial|sentenced|convicted)\b[^.;]{0,80}?\b(?:over|for|in\s+connection\s+with)\s"
    rf"{_HARM_OF}"
)

_ANNIVERSARY = re.compile(
    r"\b(?:anniversary\s+of\s[^,.;]{0,120}?\b(?:in\s+which|that|when|where)\s"
    r"|commemorat(?:e|ed|ing)\s+(?:the|those|all)\s[^,.;]{0,60}?\b(?:who|killed)\s)"
)
#: "Days after a similar attack left 20 dead": how many days nobody says.
_DAYS_AFTER = re.compile(
    r"(?:[,—–]|\b(?:just|only|mere))\s*(?:hours|days|weeks|months)\s+after\s+(?:an?|another|the)\s"
    r"[^.;]{0,100}?\b(?:left|killed|wounded|injured|claimed|in\s+which)\s"
)


def matter_in(text: str, start: int, end: int, days: list[int]) -> int | None:
    """Return the offset from which ``text[start:end]`` tells of the matter that others deal with.

    Parameters
    ----------
    days
        Offsets of its days: an event that is looked into and has one is told with it. What is
        tried in court or remembered is no news, whatever its day.

    Returns
    -------
    None where it tells of no such matter.

    Examples
    --------
    >>> text = "Police raided a bar as part of an inquiry into a fight that left two dead."
    >>> text[matter_in(text, 0, len(text), []) :]
    'as part of an inquiry into a fight that left two dead.'
    """
    words = small_words(text[start:end])
    if not words.isdisjoint(_TRIED) and (tried := _AT_COURT.search(text, start, end)):
        return tried.start()
    if not words.isdisjoint(_REMEMBERED) and (past := _ANNIVERSARY.search(text, start, end)):
        return past.start()
    matter = None
    if not words.isdisjoint(_LOOKED_INTO):
        matter = _INVESTIGATED.search(text, start, end)
    elif "after" in words and not words.isdisjoint(_VAGUE):
        matter = _DAYS_AFTER.search(text, start, end)
    if matter is None or any(day >= matter.start() for day in days):
        return None
    return matter.start()
