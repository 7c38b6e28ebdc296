"""What police look into, courts try and people remember: an earlier event, with its own harm.

"Police raided a hospital as part of an investigation into a shootout that left four dead": the four
did not die in the raid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from collections.abc import Sequence

#: One of these words stands in every sentence that is searched.
_LOOKED_INTO = frozenset({"investigation", "inquiry", "probe", "connection"})
_REMEMBERED = frozenset({"anniversary", "commemorate", "commemorated", "commemorating"})
#: "An attack like the one that killed nine": of another event, whatever its day.
_COMPARES = frozenset({"like", "similar", "reminiscent"})
_LIKE = re.compile(
    r"\b(?:like|similar\s+to|reminiscent\s+of)\s+(?:the\s+one|those|that|an?|the)\s"
    r"(?:(?!and\b)[^\s,.;]+\s){0,8}?(?:that|which|in\s+which)\s(?:[a-z]+\s){0,1}?(?:killed|left|claimed|wounded|injured|died)\b"
)
_VAGUE = frozenset({"days", "weeks", "months", "year", "years"})
_TRIED = frozenset({"indictment", "indictments", "indicted", "trial", "sentenced", "convicted"})
_JUDGED = _TRIED | {"jailed", "imprisoned", "executed", "acquitted", "extradited", "guilty"}
#: "The man who killed three people in Gao was jailed": no news of the three.
_WHO_DID = re.compile(
    r"\bwho\s(?:had\s)?(?:[a-z]+ly\s)?(?:killed|shot|stabbed|murdered|wounded|injured|massacred|bombed"
    r"|attacked|drove|ploughed|plowed|gunned|opened\sfire)\b[^,.;]{0,140}?\s(?=(?:was|were|is|has\sbeen|have\sbeen)\s"
    r"(?:[a-z]+\s)?(?:sentenced|convicted|jailed|imprisoned|executed|acquitted|extradited|found\sguilty|on\strial)\b"
    r"|(?:went|goes|go)\son\strial\b|(?:pleaded|pleads)\s(?:not\s)?guilty\b)"
)
#: What follows the event's noun, in the same clause: "an attack in Gao, in which", "that left".
_HARM_OF = (
    r"[^,.;]{0,120}?(?:,?\s(?:in\s+which|that\s+(?:left|killed|wounded|injured|claimed))"
    r"|\s(?:when|where))\s"
)
#: "The 1995 massacre, in which", "the 2011 attack when": its year names it.
_THE_YEAR = ("the 1", "the 2")
_OF_A_YEAR = re.compile(
    r"\bthe\s(?:1[89]|20)\d\d\s(?:[\w’'-]+\s){0,3}?"
    r"(?:massacres?|attacks?|bombings?|war|genocide|killings?|shootings?|(?:earth)?quake|crash|coup|disaster|tsunami|floods?|fire|"
    r"uprising|riots?|protests|siege|raid|clashes)(?:\s(?:in|at|near|on|of)\s(?:[\w’'-]+\s?){1,3})?"
    r",?\s(?:in\s+which|when|where|(?:that|which)\s+(?:left|killed|wounded|injured|claimed))\s"
)
_INVESTIGATED = re.compile(
    r"\b(?:(?:as\s+part\s+of|during)\s+(?:an?|the|its|their)\s+(?:\w+\s+)?(?:investigation|inquiry|probe)\s+into"
    rf"|in\s+connection\s+with)\s{_HARM_OF}"
)
_AT_COURT = re.compile(
    r"\b(?:indictments?|indicted|trial|sentenced|convicted)\b[^,.;]{0,80}?\b(?:over|for|in\s+connection\s+with)\s"
    r"[^,.;]{0,120}?,?\s(?:in\s+which|that\s+(?:left|killed|wounded|injured|claimed))\s"
)
_ANNIVERSARY = re.compile(
    r"\b(?:anniversary\s+of\s[^,.;]{0,120}?\s(?:in\s+which|that\s+(?:left|killed|wounded|injured|claimed))\s"
    r"|commemorat(?:e|ed|ing)\s+(?:the|those|all)\s[^,.;]{0,60}?\b(?:who|killed)\s)"
)
#: "Days after a similar attack left 20 dead": how many days nobody says.
_DAYS_AFTER = re.compile(
    r"(?:[,—–]|\b(?:just|only|mere))\s*(?:days|weeks|months)\s+after\s+(?:an?|another|the)\s"
    r"[^,.;]{0,100}?\b(?:left|killed|wounded|injured|claimed|in\s+which)\s"
)
#: "A year after the strike on a mall in Gao, in which 22 died": of another year.
_YEARS_AFTER = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s(?:years?|months)\s(?:to\sthe\sday\s)?after\s"
    r"(?:an?|the|another)\s(?:[\w’-]+\s){0,3}?(?:attack|assault|ambush|bombing|blast|explosion|strike|shooting|massacre|raid|"
    r"(?:earth)?quake|crash|disaster|floods?|fire|riots?)\b"
    r"(?:[^,.;]{0,80}\s(?:that|which)\s(?:left|killed|claimed|wounded|injured)\s|[^,.;]{0,80}(?:,[^,.;]{0,40})?,\sin\swhich\s)"
)
#: What goes on behind it is the sentence's own again.
_ENDS = re.compile(r"[;.]\s|,\s+(?:and|but|as|while|police|troops|officials|soldiers)\b")


def matter_in(
    text: str, start: int, end: int, days: list[int], exact: Sequence[int] = ()
) -> tuple[int, int] | None:
    """Return where ``text[start:end]`` tells of the matter that others deal with.

    Parameters
    ----------
    days
        Offsets of its days: an event that is looked into and has one is told with it. What is
        tried in court or remembered is no news, whatever its day.
    exact
        Those of them that are a day or a few: with one of its own a deed is told.

    Examples
    --------
    >>> text = "Police raided a bar as part of an inquiry into a fight that left two dead."
    >>> begin, behind = matter_in(text, 0, len(text), [])
    >>> text[begin:behind]
    'as part of an inquiry into a fight that left two dead.'
    """
    words = small_words(text[start:end])
    found = None
    if not words.isdisjoint(_TRIED):
        found = _AT_COURT.search(text, start, end)
    if found is None and "who" in words and not words.isdisjoint(_JUDGED):
        judged = _WHO_DID.search(text, start, end)
        if judged is not None and not any(judged.start() <= d < judged.end() for d in exact):
            return judged.start(), judged.end()
    if found is None and not words.isdisjoint(_REMEMBERED):
        found = _ANNIVERSARY.search(text, start, end)
    if found is None and any(text.find(the, start, end) >= 0 for the in _THE_YEAR):
        found = _OF_A_YEAR.search(text, start, end)
    if found is None and not words.isdisjoint(_LOOKED_INTO):
        found = _undated(_INVESTIGATED.search(text, start, end), days)
    return _whole(text, found, end)


def earlier_in(text: str, start: int, end: int, days: list[int]) -> tuple[int, int] | None:
    """Return where ``text[start:end]`` tells what was some days before: "days after an attack".

    Examples
    --------
    >>> text = "Two men died, days after a similar attack left 20 dead."
    >>> begin, behind = earlier_in(text, 0, len(text), [])
    >>> text[begin:behind]
    ', days after a similar attack left 20 dead.'
    """
    words = small_words(text[start:end])
    if not words.isdisjoint(_COMPARES) and (like := _LIKE.search(text, start, end)) is not None:
        return _whole(text, like, end)
    if "after" not in words or words.isdisjoint(_VAGUE):
        return None
    found = _DAYS_AFTER.search(text, start, end) or _YEARS_AFTER.search(text, start, end)
    return _whole(text, _undated(found, days), end)


def _undated(found: re.Match[str] | None, days: list[int]) -> re.Match[str] | None:
    return None if found is None or any(day >= found.start() for day in days) else found


def _whole(text: str, found: re.Match[str] | None, end: int) -> tuple[int, int] | None:
    """Return the bounds of a matter, to where the sentence goes on with its own."""
    if found is None:
        return None
    behind = _ENDS.search(text, found.end(), end)
    return found.start(), behind.start() if behind is not None else end
