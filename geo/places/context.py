"""What stands around a mention and says which place it means: patterns, words, sentences."""

from __future__ import annotations

import re

#: Between a place and the division it lies in: "Paris, Texas", "Paris (Texas", "Paris, in Texas",
#: "Zvecan in northern Kosovo".
_INTO = re.compile(
    r"(?:,[ \u00a0]|[ \u00a0]\(|,?[ \u00a0](?:in|of)[ \u00a0](?:the[ \u00a0])?)"
    r"(?:(?:north|south|east|west)\w{0,8}[ \u00a0]|central[ \u00a0]|the[ \u00a0])?\Z"
)
_COMMA = re.compile(r"(?:,[ \u00a0]{1,2}|[ \u00a0]\()\Z")
_LIST = re.compile(
    r"(?:,[ \u00a0]|,?[ \u00a0](?:and|or|to|from|near|&)[ \u00a0](?:the[ \u00a0])?|[-–/])\Z"
)
_AND = re.compile(r",?[ \u00a0](?:and|or|&)[ \u00a0]")

_CROSSING = re.compile(
    r"\b(?:cross(?:ing|ings|ed)|checkpoint|border|customs|gate|barricade|roadblock|clos(?:ed|ing|ure))",
    re.IGNORECASE,
)
_CROSSING_HINTS = (
    "cross", "checkpoint", "border", "customs", "gate", "barricade", "roadblock", "clos",
)  # fmt: skip
_LARGE_AFTER = re.compile(
    r"[ \u00a0](?:county|counties|province|region|state|district|oblast|governorate|prefecture|"
    r"parish|department)\b",
    re.IGNORECASE,
)
_MUNICIPAL = re.compile(r"\bmunicipalit(?:y|ies)\b", re.IGNORECASE)
_WINDOW = 45
#: Before a name that opens its sentence, and where a sentence ends.
_OPENING_REACH = 24
_OPENS = re.compile(r"(?:^|\n|[.!?:][\"'”’)]?\s+)(?:In|Across|Elsewhere\s+in)\s+$")
_ENDS = re.compile(r"[.!?][\"'”’)]?\s+[\"'“‘(]?[A-ZÀ-Ž]|\n")


def opens(text: str, start: int, end: int) -> bool:
    """Tell a name that opens a sentence as the place of all of it: "In Spain, ..."."""
    return (
        text[end : end + 1] == ","
        and _OPENS.search(text, max(0, start - _OPENING_REACH), start) is not None
    )


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether two offsets lie in one sentence."""
    return _ENDS.search(text, start, end) is None


def joint(text: str, end: int, start: int) -> str:
    """Tell how two mentions hang together: ``comma``, ``into``, ``and``, ``list`` or nothing."""
    if start - end > 16 or start < end:  # noqa: PLR2004  (", in the southern " has 18 letters)
        return ""
    gap = text[end:start]
    if _COMMA.match(gap):
        return "comma"
    if _INTO.match(gap):
        return "into"
    if not _LIST.match(gap):
        return ""
    return "and" if _AND.match(gap) else "list"


def crossing_near(text: str, start: int, end: int) -> bool:
    """Return whether a word like crossing, checkpoint or border stands near."""
    first, last = max(0, start - _WINDOW), end + _WINDOW
    around = text[first:last].lower()
    hinted = any(hint in around for hint in _CROSSING_HINTS)
    return hinted and bool(_CROSSING.search(text, first, last))


def division_follows(text: str, end: int) -> bool:
    """Return whether a word like county or province follows directly."""
    return bool(_LARGE_AFTER.match(text, end))


def municipality_near(text: str, start: int, end: int) -> bool:
    """Return whether the text speaks of the municipality."""
    first, last = max(0, start - 20), end + 20
    hinted = "municipalit" in text[first:last].lower()
    return hinted and bool(_MUNICIPAL.search(text, first, last))
