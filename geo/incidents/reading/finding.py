"""What a sentence itself tells: its frames and figures, but for questions and other matters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.incidents.events.frames import Frame, find_frames
from geo.incidents.harm.asides import total_in
from geo.incidents.harm.casualties import part_figures
from geo.incidents.harm.matters import earlier_in, matter_in
from geo.incidents.harm.remembrance import remembered_in
from geo.incidents.scene.circumstances import TOTAL

if TYPE_CHECKING:
    from geo.incidents.harm.casualties import Figure
    from geo.incidents.scene.reader import Passage, Reader
    from geo.records import TimeExpression

_HARM = frozenset({"killed", "injured"})
_REPLACED = "an earlier figure, which a newer one replaces: counted nowhere"
#: No longer is what tells the day of a death.
_SOME_DAYS = 3
#: "Did a bomb go off in X, as many have read?"
_ASKS = re.compile(r"(?:Did|Do|Does|Was|Were|Has|Have|Is|Are)\s[^?]+\?", re.DOTALL)


def find_told(reader: Reader, passage: Passage) -> tuple[list[Frame], list[Figure]] | None:
    """Find the frames and figures of a sentence that are of what it tells.

    Returns
    -------
    None where it tells nothing of its own: it asks, or speaks of what is investigated, tried or
    remembered.
    """
    sentence = passage.sentence
    span = (reader.text, sentence.start, sentence.end, reader.lexicon)
    figures, replaced = part_figures(*span, demonyms=reader.demonyms)
    if not (figures or replaced or passage.times or passage.resolutions) and not find_frames(*span):
        return [], []  # as most sentences: what it is about need not be asked
    if _ASKS.fullmatch(passage.words):
        reader.note(sentence, "asks whether it happened, does not tell it")
        return None
    if replaced:
        reader.note(sentence, _REPLACED)
    days = [t.start for t in passage.times if t.first is not None]
    here = (reader.text, sentence.start, sentence.end, days)
    exact = [t.start for t in passage.times if _is_day(t)]
    matter = matter_in(*here, exact)
    away = remembered_in(*span, exact)
    if (other := matter or earlier_in(*here)) is not None:
        away.append(other)
    figures = [f for f in figures if not _is_within(away, f.start, f.outcome_at)]
    hurt = [f.start for f in figures if f.outcome in _HARM]
    frames = find_frames(*span, hurt, days, passage.parts)
    own = [f for f in frames if not _is_within(away, f.start)]
    if other is not None or len(own) < len(frames):
        reader.note(sentence, "what is investigated, tried or remembered is told elsewhere")
        frames = own
        if not frames and not figures:
            return None
    if (total := total_in(*span)) is not None:
        reader.note(sentence, TOTAL)
        frames = [f for f in frames if not _is_of_total(reader.text, f, total)]
    return frames, figures


def _is_day(time: TimeExpression) -> bool:
    """Tell a day or some days from "22 years ago"."""
    first, last = time.first, time.last or time.first
    return first is not None and last is not None and (last - first).days <= _SOME_DAYS


def _is_within(spans: list[tuple[int, int]], *at: int) -> bool:
    """Tell whether one of the offsets `at` lies in one of `spans`."""
    return any(a <= one < b for a, b in spans for one in at)


def _is_of_total(text: str, frame: Frame, total: tuple[int, int]) -> bool:
    """Tell what a total names, and what brings it: "the attack brings to 40 the number of"."""
    brings = frame.end <= total[0] and not text[frame.end : total[0]].strip()
    return brings or total[0] <= frame.start < total[1]
