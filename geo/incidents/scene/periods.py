"""The days of a whole report: the period that a bulletin states, the day of a live page.

Enters: the article being read. Leaves: days for what it tells without any of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.scene.days import When

if TYPE_CHECKING:
    from geo.incidents.scene.reader import Reader
    from geo.records import Sentence

#: "Reporting period: 8 December to 9 December", "the events of the last 24 hours".
_PERIOD = re.compile(
    r"\bperiod\b|\bcover(?:s|ed|ing)\b|\b(?:events|incidents|developments)\s+(?:of|in|on|over|from)\b",
    re.IGNORECASE,
)
#: It is stated at the top, and longer ones leave the day of an event open.
_TOP = 6
_MOST_DAYS = 3
#: "14:50 The crossing has been closed": an entry of live updates.
CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?:\s?[ap]\.?m)?|\s?[ap]\.?m)\b(?!\s*(?:km|per|%|million|billion))"
)


def stated_period(reader: Reader) -> When | None:
    """Return the days that the report says at its top that it covers, if they are few."""
    for sentence in reader.document.sentences[:_TOP]:
        passage = reader.passage(sentence)
        told = [(t.first, t.last or t.first) for t in passage.times if t.first is not None]
        if told and _PERIOD.search(passage.words):
            first = min(first for first, _ in told)
            last = max(last for _, last in told)
            few = (last - first).days < _MOST_DAYS
            return When(first, last, 2 if last > first else 1, None) if few else None
    return None


def is_entry(reader: Reader, sentence: Sentence) -> bool:
    """Tell an entry of live updates, which opens with the time of day."""
    return CLOCK.match(reader.text, sentence.start) is not None
