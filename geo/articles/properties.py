"""What a file says of itself, taken where its text bears it out.

A title that a program put in, or the day on which a file was made, is no statement of the report:
it counts only if the report prints it, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

_LONGEST_TITLE = 300
_NO_TITLE = re.compile(r"^(untitled|microsoft word|slide|document\d*$)|\.\w{2,5}$", re.IGNORECASE)
_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]


def sound_title(title: str | None, page: str) -> str | None:
    r"""Return the title that a file tells, where `page`, its beginning, prints it.

    Examples
    --------
    >>> sound_title("Bridge closed", "Bridge closed\nPolice closed it."), sound_title("a.doc", "")
    ('Bridge closed', None)
    """
    told = " ".join((title or "").split())
    if len(told.split()) < 2 or len(told) > _LONGEST_TITLE or _NO_TITLE.search(told):  # noqa: PLR2004
        return None
    return told if told.casefold() in " ".join(page.split()).casefold() else None


def sound_day(made: dt.datetime | None, page: str) -> dt.date | None:
    """Return the day on which a file was made, where `page`, its beginning, prints it.

    A file is often made long after the report: the day alone would be a guess.
    """
    if made is None:
        return None
    month = _MONTHS[made.month - 1]
    name = rf"(?:{month}|{month[:3]}\.?|{month[:4]}\.?)"
    forms = (
        rf"\b0?{made.day}(?:st|nd|rd|th)? {name},? {made.year}\b",
        rf"\b{name} 0?{made.day}(?:st|nd|rd|th)?,? {made.year}\b",
        rf"\b{made:%Y-%m-%d}\b",
        rf"\b0?{made.day}[./]0?{made.month}[./]{made.year}\b",
    )
    told = " ".join(page.split()).casefold()
    return made.date() if any(re.search(form, told) for form in forms) else None
