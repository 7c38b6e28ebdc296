"""Days counted from another event: "two days after herders clashed", "the night before the arrest".

What enters are a sentence's clauses and a frame in one of them; what leaves is its day. The event
counted from has a day of its own in the sentence, or is one that the article told before.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.incidents.events.classify import classify
from geo.incidents.scene.days import YEAR, When, day_of_report
from geo.incidents.words.alternations import key
from geo.incidents.words.clauses import clause_at
from geo.incidents.words.numbers import NUMBER_WORDS
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.events.frames import Frame
    from geo.incidents.scene.reader import Passage, Reader
    from geo.incidents.words.clauses import Clause
    from geo.records import Incident

#: A count before the word that opens a clause; it stands close before it.
_COUNT = re.compile(
    r"\b(?:the\s+(?P<part>day|night|evening|morning|afternoon)|(?:(?P<number>\w{1,30})\s{1,9})?"
    r"(?P<unit>minute|hour|day|night|week|fortnight|month)s?)\s{0,9}$",
    re.IGNORECASE,
)
_COUNT_CHARS = 60
_OPENERS = {"after": 1, "following": 1, "before": -1}
#: Days of a unit, and by how many days a count of it may be out.
_DAYS = {"minute": 0, "hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30}
_OUT = {"week": 1, "fortnight": 2, "month": 10}
_ONE = frozenset({"a", "an", "the", "next"})
#: Verbs of what still is so, and of what was.
_NOW = re.compile(r"\b(?:is|are|has|have|remains?|lies?|goes|go|wait|waits|still)\b")
_THEN = re.compile(r"\b(?:was|were|had|did|said)\b")
#: Nouns that name an event by its harm.
_KILLING = re.compile(r"\b(?:killings?|slayings?|shootings?|deaths)\b", re.IGNORECASE)
#: What was told before and goes on, and for how many days it may.
_STILL = re.compile(
    r"\bstill\s+(?:in\s+(?:place|force)|under\s+way|going\s+on|on\s+strike|blocked|closed|shut|standing"
    r"|holding|burning|occupied|camped)\b"
)
_MOST_LASTING = 14
#: Longer ago than this nobody counts days.
_MOST_DAYS = 400
#: An event counted from took place within so many days.
_FEW_DAYS = 3


@dataclass(frozen=True, slots=True)
class _Distance:
    """How many days the main clause lies behind the one counted from, and how far that is out."""

    days: int
    out: int


def goes_on_since(reader: Reader, passage: Passage, frame: Frame, group: str, when: When) -> When:
    """Let what "was still in place on Wednesday" have lasted since the day told of it last.

    Parameters
    ----------
    group
        That of the class of the frame's event.
    when
        The day that the sentence tells.
    """
    if passage.resolutions or not reader.found:
        return when
    told, text = reader.found[-1], reader.text
    if told.start is None or group_of(told.event_class) != group or told.start >= when.first:
        return when
    lasted = (when.last - told.start).days <= _MOST_LASTING
    still = lasted and _STILL.search(text, frame.clause.start, frame.clause.end)
    return replace(when, first=told.start) if still else when


def day_from_event(reader: Reader, passage: Passage, frame: Frame) -> When | None:
    """Return the day of a frame that is counted from another event, or to one; None if none is."""
    clauses = passage.clauses
    for before, clause in zip([None, *clauses], clauses, strict=False):
        distance = _distance(reader.text, passage, clause)
        if distance is None:
            continue
        if frame.clause.start == clause.start:
            main = _main_behind(reader.text, clauses, before, clause)
            known = main and _known(reader, passage, main)
            known = known or _told_now(reader, passage, clause)
            known = known or reader.scene.day_for(reader.at) or last_day(reader)
            return _moved(known or day_of_report(reader.document), -distance.days, distance.out)
        if before is None or frame.clause.start == before.start or _is_count(reader.text, before):
            day = _moved(_known(reader, passage, clause), distance.days, distance.out)
            return None if _is_ahead(reader, day) else day
    return None


def day_behind(reader: Reader, passage: Passage, frame: Frame) -> When | None:
    """Return the days from what the main clause followed on: "fans fought after Saturday's match".

    They end with the report's own day, which must lie within days of the one told; None else.
    """
    published = reader.document.article.published
    dated = [t for t in passage.times if t.first is not None and t.date_prec == 1]
    if published is None or len(dated) != 1 or frame.clause.looks_back:
        return None
    told, first = dated[0], dated[0].first or published
    clause = clause_at(passage.clauses, told.start)
    if clause is None or clause.start < frame.clause.end or _OPENERS.get(clause.opener) != 1:
        return None
    days = (published - first).days
    return When(first, published, 2, told) if 0 <= days <= _FEW_DAYS else None


def _is_ahead(reader: Reader, day: When | None) -> bool:
    """Tell a day behind the report: "killed six days after taking office, it said on Sunday"."""
    published = reader.document.article.published
    return day is not None and published is not None and day.first > published


def _told_now(reader: Reader, passage: Passage, clause: Clause) -> When | None:
    """Return the day of the report if what follows the clause is still so on it.

    "Two days after the storm came ashore, the town is a plain of mud."
    """
    day = reader.document.article.published
    others = (c for c in passage.clauses if c.start > clause.start)
    rest = " ".join(reader.text[c.start : c.end] for c in others)
    if day is None or not _NOW.search(rest) or _THEN.search(rest):
        return None
    return When(day, day, 1, None)


def day_counted_from(passage: Passage, day: When) -> When | None:
    """Return the day of the event that a sentence counts from: "on Friday, two days after a blast".

    Parameters
    ----------
    day
        That of the main clause.
    """
    for clause in passage.clauses[1:]:
        distance = _distance(passage.text, passage, clause)
        if distance is not None and distance.days > 0:
            return _moved(day, -distance.days, distance.out)
    return None


def _distance(text: str, passage: Passage, clause: Clause) -> _Distance | None:
    """Read the count right before a clause that looks back or ahead."""
    way = _OPENERS.get(clause.opener)
    begin = max(passage.sentence.start, clause.start - _COUNT_CHARS)
    m = _COUNT.search(text, begin, clause.start) if way is not None else None
    if m is None or way is None:
        return None
    if m["part"]:
        return _Distance(way, 0)
    unit = m["unit"].lower()
    days = min(_number((m["number"] or "").lower(), unit), _MOST_DAYS) * _DAYS[unit]
    if not days and _DAYS[unit]:
        return None
    return _Distance(way * days, _OUT.get(unit, 0))


def _number(word: str, unit: str) -> int:
    if word in _ONE or (unit == "fortnight" and not word):
        return 1
    return NUMBER_WORDS.get(word, 0) or (int(word) if word.isdecimal() else 0)


def _is_count(text: str, clause: Clause) -> bool:
    """Tell "A few hours", which tells nothing but how long, from a clause with an act."""
    m = _COUNT.search(text, clause.start, clause.end)
    return m is not None and len(text[clause.start : m.start()].split()) <= 2  # noqa: PLR2004


def _main_behind(
    text: str, clauses: Sequence[Clause], before: Clause | None, clause: Clause
) -> Clause | None:
    """Return the clause that a clause with a count is counted to: "Ten days | after ..., | X"."""
    if before is None or not _is_count(text, before):
        return before
    return next((c for c in clauses if c.start > clause.start and not c.tells_more), before)


def _moved(known: When | None, days: int, out: int) -> When | None:
    if known is None:
        return None
    first = known.first + dt.timedelta(days=days - out)
    last = known.last + dt.timedelta(days=days + out)
    return When(first, last, 2 if out else known.precision, None)


def _known(reader: Reader, passage: Passage, clause: Clause) -> When | None:
    """Return the day of what a clause names: its own, or that of an event told before."""
    for t in passage.times:
        if clause.holds(t.start) and t.first is not None and (t.date_prec or YEAR) < YEAR:
            return When(t.first, t.last or t.first, t.date_prec or 1, t)
    return _told_before(reader, passage, clause)


def _told_before(reader: Reader, passage: Passage, clause: Clause) -> When | None:
    """Return the day of the event that a clause names: the paragraph's last, else the first."""
    lexicon = reader.lexicon
    found = lexicon.trigger_pattern.finditer(reader.text, clause.start, clause.end)
    readings = (w for m in found for w in lexicon.triggers.get(key(m.group()), ()))
    kind = next((w.kind for w in readings if w.form == "noun"), None)
    if kind is None and _KILLING.search(reader.text, clause.start, clause.end):
        kind = "attack"
    if kind is None:
        return None
    group = group_of(classify(frozenset({kind}), "", [], lexicon))
    known = [i for i in reader.found if group_of(i.event_class) == group and _is_short(i)]
    near = [i for i in known if i.claims and i.claims[0].paragraph == passage.sentence.paragraph]
    chosen = near[-1] if near else known[0] if known else None
    return None if chosen is None else _day_of(chosen)


def last_day(reader: Reader) -> When | None:
    """Return the day of what was told last, however long ago: "The raids came two days after"."""
    return next((_day_of(i) for i in reversed(reader.found) if _is_short(i)), None)


def _is_short(incident: Incident) -> bool:
    start, end = incident.start, incident.end
    return start is not None and end is not None and (end - start).days < _FEW_DAYS


def _day_of(incident: Incident) -> When | None:
    if incident.start is None or incident.end is None:
        return None
    return When(incident.start, incident.end, incident.date_prec or 1, None)
