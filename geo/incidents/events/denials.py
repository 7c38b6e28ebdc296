"""What is denied or called off: before an event's words, or behind them.

What enters is where the words of an event stand in a text, what leaves is yes or no.
"""

from __future__ import annotations

import re

_CANCELLED = re.compile(
    r"(?:\s+[\w/’-]+){0,4}\s+(?:was|were|has\s+been|have\s+been)\s+(?:cancelled|canceled|called\s+off|"
    r"postponed|banned|averted|foiled|prevented|put\s+off)\b"
)
#: "Denied a report in the papers that shots had been fired".
_DENIED_REPORT = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying)|dismiss(?:ed|es)|reject(?:ed|s)|refuted)\s+(?:[\w’-]+\s+){0,6}"
    r"(?:reports?|claims?|rumou?rs?|allegations?|suggestions?)\b[^.;“”\"]{0,60}\bthat\b[^.;“”\"]{0,60}$"
    r"|\bden(?:y|ie[sd]|ying)\s+(?:[\w’-]+\s+){0,3}that\s+any\b[^.;“”\"]{0,60}$"
)
#: "... was set on fire; the mayor denied this".
_DENIED_BEHIND = re.compile(
    r"[^.!?\n]{0,120}\b(?:denied|rejected|dismissed)\s+(?:this|it|the\s+(?:report|claim|allegation))\b"
)
#: "Reports that a bomb had gone off were false".
_REPORT = re.compile(r"\b(?:[Rr]eports?|[Cc]laims?|[Rr]umou?rs?)\s+(?:that|of)\b[^.;“”\"]{0,90}$")
_FALSE = re.compile(
    r"[^.!?;\n]{0,120}\b(?:was|were|is|are|proved|turned\s+out\s+to\s+be)\s+(?:false|untrue|unfounded|a\s+hoax)\b"
)
_DENIED_REACH = 200
#: "Pupils kidnapped last week were freed on Monday": told before.
_FREED = re.compile(
    r"\s(?:(?!who\b|and\b|but\b|before\b|on\b|[A-Z][a-z]+day\b)[\w’-]+\s){0,8}?(?:was|were|(?:has|have|had)\sbeen)\s"
    r"(?:[a-z]+\s)?(?:freed|released|rescued|reunited|found\s(?:alive|safe|unharmed))\b"
)


def is_refuted(text: str, at: int, end: int) -> bool:
    """Tell whether the event of the words ``text[at:end]`` is denied, called off or made up."""
    before = text[max(0, at - _DENIED_REACH) : at]
    return bool(
        _DENIED_REPORT.search(before)
        or _DENIED_BEHIND.match(text, end, end + _DENIED_REACH)
        or (_REPORT.search(before) and _FALSE.match(text, end, end + _DENIED_REACH))
        or _CANCELLED.match(text, end)
    )


def are_freed(text: str, end: int) -> bool:
    """Tell whether those of whose capture a word ending at `end` tells are free again."""
    return _FREED.match(text, end) is not None
