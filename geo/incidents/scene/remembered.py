"""What a sentence only remembers or sums up: told before, and of another day and place.

What enters are a frame and its sentence, what leaves is whether the sentence tells no new event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.words.tokens import small_words

if TYPE_CHECKING:
    from geo.incidents.events.frames import Frame
    from geo.incidents.scene.reader import Passage

#: "The anniversary of the raid", "of the quake that killed": and not the day on which others act.
_REMEMBERED = re.compile(
    r"anniversary\sof\s(?:(?:the|a|an|its|his|her|their)\s(?:[\w-]{1,30}\s)?|[^,]{1,80}\b(?:that|which|when|who)\b[^,]*)"
)

#: "The blast was felt in villages far away and broke windows in X": what was told before.
_FELT = re.compile(
    r"\s*(?:[“\"]?The|This|That|Its|It)\s+(?:[\w-]+\s+){0,2}?(?:(?:was|were|could\s+be)\s+)(?:also\s+|even\s+)?"
    r"(?:felt|heard)\b(?![^.;]*\b(?:kill|injur|wound|dead\b|died\b))"
)


def is_felt(passage: Passage) -> bool:
    """Tell where a blast or quake that was told before was felt or heard, too."""
    return _FELT.match(passage.text, passage.sentence.start, passage.sentence.end) is not None


def is_of_anniversary(passage: Passage, frame: Frame) -> bool:
    """Tell what people remember: "the anniversary of the quake that killed 600 people"."""
    begin, end = passage.sentence.start, frame.start if frame.kinds else frame.clause.end
    at = passage.text.find("anniversary of ", begin, end)
    return at >= 0 and _REMEMBERED.fullmatch(passage.text, at, end) is not None


def sums_up(passage: Passage, frame: Frame) -> bool:
    """Tell what the events told before came to: "the two shootings killed 17 people"."""
    if "together" not in passage.lexicon.aside_calls.near(small_words(passage.words)):
        return False
    span = passage.sentence.start, passage.sentence.end
    told = passage.lexicon.asides["together"].search(passage.text, *span)
    return told is not None and told.start() <= frame.start
