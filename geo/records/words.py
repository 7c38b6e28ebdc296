"""Days, spans and figures in words, and sums over incidents: what page and picture both say.

Enters: days, counts, incidents. Leaves: plain text without markup, and `Count`s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records.incident import Count

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.records.incident import Incident, Outcome

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: dt.date, *, year: bool = True) -> str:
    """Return a day as readers write it.

    Examples
    --------
    >>> import datetime as dt
    >>> day(dt.date(2023, 5, 29))
    '29 May 2023'
    """
    words = f"{when.day} {MONTHS[when.month - 1]}"
    return f"{words} {when.year}" if year else words


def span(first: dt.date, last: dt.date) -> str:
    """Return an interval of days, both inclusive, as short as it can be said.

    Examples
    --------
    >>> import datetime as dt
    >>> span(dt.date(2023, 5, 26), dt.date(2023, 6, 2))
    '26 May to 2 Jun 2023'
    """
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    return f"{day(first, year=first.year != last.year)} to {day(last)}"


def figure(count: Count, *, to: str = "-") -> str:
    """Return a count as a figure or a range; `to` stands between the ends of a range.

    Examples
    --------
    >>> from geo.records import Count
    >>> figure(Count(52, 52, 53)), figure(Count(12, None, None)), figure(Count(3, 3, None))
    ('52-53', '12 or more', '3 or more')
    >>> figure(Count(30, 30, 30, approximate=True)), figure(Count(100, approximate=True))
    ('about 30', '100 or more')
    >>> figure(Count(None, 30, None, approximate=True))
    'about 30'
    """
    if count.low is None and count.high is None:
        words = "number not known" if count.best is None else str(count.best)
    elif count.high is None:
        words = f"{count.low} or more"
    elif count.low is None:
        words = f"up to {count.high}"
    elif count.low == count.high:
        words = str(count.low)
    else:
        words = f"{count.low}{to}{count.high}"
    rough = count.approximate and (count.high is not None or count.low is None)
    return f"about {words}" if rough and words[0].isdigit() else words


def number(count: int, one: str, many: str | None = None) -> str:
    """Return "1 source", "3 sources".

    Examples
    --------
    >>> number(1, "source"), number(3, "source")
    ('1 source', '3 sources')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def is_one(count: Count) -> bool:
    """Tell whether a count is said with a noun in the singular.

    Examples
    --------
    >>> is_one(Count(1, 1, 1)), is_one(Count(1, 1, None)), is_one(Count(1, 1, 2))
    (True, False, False)
    """
    return count.high == 1 and count.low in {None, 1}


def noun(group: str, *, one: bool = False) -> str:
    """Return the people that a group of casualties names, one of them or several.

    Examples
    --------
    >>> noun("civilians", one=True), noun("police", one=True), noun("police")
    ('civilian', 'police officer', 'police officers')
    >>> noun("", one=True), noun("children", one=True), noun("aid_workers")
    ('person', 'child', 'aid workers')
    """
    words = group.replace("_", " ").strip()
    if words in {"", "unknown", "total", "people"}:
        return "person" if one else "people"
    if words == "police":
        return "police officer" if one else "police officers"
    if not one:
        return words
    if words.endswith(("children", "ies")):
        return words[:-3] + ("y" if words.endswith("ies") else "")
    if words.endswith("men"):
        return f"{words[:-3]}man"
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def add_up(incidents: Sequence[Incident], outcome: Outcome) -> tuple[Count, bool] | None:
    """Return the sum of `outcome` and whether it is derived (added up by us); None without one.

    Examples
    --------
    >>> from geo.records import Casualty, Incident
    >>> some = Incident("a", "x", "arrest", casualties=(Casualty("x", "injured", Count(2, 2, 3)),))
    >>> add_up([some, some], "injured")
    (Count(low=4, best=4, high=6, approximate=False), True)
    """
    found = [t for i in incidents if not i.aggregate and (t := i.total(outcome)) is not None]
    told = [c for i in incidents if not i.aggregate for c in i.casualties if c.outcome == outcome]
    parts = [c for c in told if c.status != "none_reported"]
    if not parts:
        return None
    high = [t.high for t in found]
    best = [t.best for t in found]
    whole = Count(
        low=sum(t.low or 0 for t in found),
        best=None if None in best else sum(b or 0 for b in best),
        high=None if None in high else sum(h or 0 for h in high),
        approximate=any(t.approximate for t in found),
    )
    return whole, len(parts) > 1 or any(c.derived for c in parts)
