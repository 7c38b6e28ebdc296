"""Frames of sentences in which the lexicon finds nothing, and doubts about those it finds.

Enters: a sentence of the article being read. Leaves: a frame whose kind its single words speak for
(`geo.incidents.events.senses`), or None.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.events import senses
from geo.incidents.events.frames import REAL, Frame
from geo.incidents.events.guards import Trigger
from geo.incidents.events.support import Setting, weigh
from geo.incidents.scene.hospitals import is_of_hospital
from geo.incidents.scene.standing import is_spoken_of
from geo.incidents.words.clauses import clause_at
from geo.incidents.words.lexicon import Word
from geo.records.classes import group_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.incidents.harm.casualties import Figure
    from geo.incidents.scene.reader import Passage, Reader

#: How likely a sentence must tell of an event: with a place and a day of its own, with a place
#: alone, with a day alone. Chosen by leaving out one author of ``tests/reports`` after the other.
LEAST_WITH_BOTH, LEAST_WITH_PLACE, LEAST_WITH_DAY = 0.65, 0.85, 0.95
#: From here on the words overrule what the lexicon refused for want of something beside it.
_OVERRULES = 0.95
#: Less likely than this, what the lexicon finds in a sentence is no event either.
LEAST = 0.07
#: How likely the kind must be among all kinds, and where figures say that people were harmed.
_KIND, _KIND_OF_HARM = 0.4, 0.3
#: How much (log-odds) a word must speak for its kind alone to say how people were harmed.
_SPEAKS = 0.5
#: Kinds of triggers by the group of the classes that they make.
_KINDS: dict[str, frozenset[str]] = {
    "violence": frozenset(
        {"attack", "shooting", "clash", "explosion", "grenade_attack", "shelling"}
        | {"air_campaign", "arson", "kidnapping"}
    ),
    "protest": frozenset({"demonstration", "riot", "property_damage", "strike"}),
    "obstruction": frozenset({"roadblock", "border_closure"}),
    "policing": frozenset({"arrest", "police_raid", "security_operation"}),
    "disaster": frozenset({"natural_disaster", "accident"}),
}
#: Kinds of triggers that need no other word beside a weapon.
_FOUGHT = frozenset({"clash", "shelling", "grenade_attack"})
#: So many characters from a number, and from a word of harm, say who was harmed and not how.
_WORDS_OF_HARM = 25
#: How many words are tried as the one that tells the event.
_TRIED = 3
#: A bomb that was found, and did not go off.
_UNEXPLODED = re.compile(
    r"\b(?:made\s+safe|defused|disarmed|neutrali[sz]ed|unexploded|(?:did\s+not|failed\s+to)\s+(?:explode|detonate"
    r"|go\s+off)|controlled\s+explosion)\b"
)
#: Crowds that come to see, and want nothing.
_FESTIVE = re.compile(
    r"\b(?:[Cc]arnival|[Ff]estivals?|[Ff]east|[Cc]oncerts?|[Ff]ireworks|[Oo]lympics|[Tt]ournament|[Pp]ilgrims)\b"
)
#: A border that is open.
_LET_THROUGH = re.compile(
    r"\b(?:let|letting|allow(?:ed|ing)?|wav(?:ed|ing))\s+(?:[\w’-]+\s+){0,4}(?:back|through|pass|in|cross)\b"
    r"|\breopen(?:ed|ing)?\b"
)
#: What a court decides about people in custody.
_AT_COURT = re.compile(
    r"\b(?:courts?|judges?|magistrates?)\s(?:[\w’-]+\s){0,6}?(?:ordered|extended|ruled|approved|set|gave)\b"
)
#: What a sentence says of a kind that makes it no event of that kind.
_CALM = {
    "explosion": _UNEXPLODED,
    "demonstration": _FESTIVE,
    "border_closure": _LET_THROUGH,
    "arrest": _AT_COURT,
}
#: A sentence of fewer words tells too little.
_LEAST_WORDS = 4


def _words(passage: Passage) -> list[senses.Word]:
    sentence = passage.sentence
    words = senses.words_of(passage.text, sentence.start, sentence.end)
    return [w for w in words if not passage.parts.is_quoted(w.start)]


def _stems(passage: Passage) -> set[str]:
    """Return the stems of the sentence's words; those in direct speech do not count."""
    if passage.parts.has_quotes:
        return {w.stem for w in _words(passage)}
    return senses.stems_of(passage.words)


def _least(reader: Reader, passage: Passage) -> float | None:
    """Return the probability that is asked for, None where neither place nor day is told.

    A day alone is enough where the text stands at the place of an event.
    """
    if not (passage.times or passage.resolutions):
        return None
    dated = any(t.first is not None for t in passage.times)
    text = passage.text
    if passage.holding or any(is_spoken_of(text, r) for r in passage.resolutions):
        return LEAST_WITH_BOTH if dated else LEAST_WITH_PLACE
    stands = dated and reader.is_firm and reader.scene.firm
    return LEAST_WITH_DAY if stands and reader.scene.place_for(reader.at) is not None else None


def sense_frame(
    reader: Reader, passage: Passage, frames: Sequence[Frame], figures: Sequence[Figure] = ()
) -> Frame | None:
    """Make the frame of a sentence by its single words, where they are clear enough.

    Parameters
    ----------
    frames
        What the lexicon found in the sentence, none of it asserted. A word that it knows and
        refused ("the fans took Cebu by storm") makes no frame here either.
    figures
        Those of the harmed: the words right beside them say who, and not how.
    """
    least = _least(reader, passage)
    if least is None:
        return None
    known = senses.load()
    stems = _stems(passage)
    if len(stems) < _LEAST_WORDS:
        return None
    probability = known.probability(stems)
    if probability < least:
        return None
    kind = known.kind(stems, _told(reader))
    if known.share(kind, stems, _told(reader)) < (_KIND_OF_HARM if figures else _KIND):
        return None
    calm = _CALM.get(kind)
    safe = calm is not None and calm.search(passage.words) is not None
    words = [] if safe else known.triggers(_words(passage), kind)
    if not words or (probability < _OVERRULES and _is_refused(reader, words[0], frames)):
        return None
    apart = [
        word
        for word in words
        if not figures or (not _is_of_harm(word, figures) and known.speaks(word, kind) >= _SPEAKS)
    ]
    made = (_frame_at(reader, passage, word, kind) for word in apart[:_TRIED])
    frame = next((f for f in made if f is not None), None)
    return replace(frame, probability=probability) if frame is not None else None


def sense_harm(
    reader: Reader, passage: Passage, frames: Sequence[Frame], figures: Sequence[Figure]
) -> Frame | None:
    """Make the frame of a sentence that tells of harm, where its words say how people came to it.

    Without a place and a day of its own, or in no other words than those of the figures, it goes on
    with what was told before.
    """
    if _least(reader, passage) != LEAST_WITH_BOTH or _is_of_patients(passage):
        return None
    return sense_frame(reader, passage, frames, figures)


def _is_of_patients(passage: Passage) -> bool:
    """Tell "died in a clinic in Cali on Tuesday": where and when is not of the event."""
    placed = passage.holding
    return bool(placed) and all(is_of_hospital(passage.text, r) for r in placed)


def _is_of_harm(word: senses.Word, figures: Sequence[Figure]) -> bool:
    """Tell a word that stands beside those of a figure."""
    said = (start for f in figures for start in (f.start, f.outcome_at))
    return any(start <= word.start < start + _WORDS_OF_HARM for start in said)


def _frame_at(reader: Reader, passage: Passage, word: senses.Word, kind: str) -> Frame | None:
    """Make a frame at a word, unless what stands around it denies or only supposes the event.

    "No one was hurt" denies harm, and not the blast that the sentence tells.
    """
    clause = clause_at(passage.clauses, word.start) or passage.clauses[0]
    days = [t.start for t in passage.times if t.first is not None]
    setting = Setting(reader.text, clause, reader.lexicon, hurt=False, days=days)
    told = reader.text[word.start : word.end].lower()
    support, modality = weigh(Trigger(word.start, word.end, told, Word(kind, "past")), setting)
    if support != "asserted" or modality not in REAL or setting.supposes(word.start):
        return None
    return Frame(clause, frozenset({kind}), word.start, word.end, "asserted", modality)


def _told(reader: Reader) -> frozenset[str]:
    """Return the kinds of events of the groups of which the report has told."""
    groups = {group_of(i.event_class) for i in reader.found if i.event_class != "other"}
    return frozenset().union(*(_KINDS[g] for g in groups if g in _KINDS))


def _is_refused(reader: Reader, word: senses.Word, frames: Sequence[Frame]) -> bool:
    is_known = reader.lexicon.trigger_pattern.match(reader.text, word.start) is not None
    return is_known and not any(f.clause.holds(word.start) for f in frames)


def is_unlikely(passage: Passage, frames: Sequence[Frame]) -> bool:
    """Tell a sentence whose words speak against any event: "the country has 20 typhoons a year".

    Of kinds that no weights were fitted for (elections, meetings) they say nothing.
    """
    known = senses.load().kind_bias
    if any(kind not in known for frame in frames for kind in frame.kinds):
        return False
    if passage.resolutions and passage.times and all(f.kinds == {"strike"} for f in frames):
        return False  # "Dockers stopped work in Gao on Tuesday": the words of work speak against it
    if passage.weapons and all(f.kinds & _FOUGHT for f in frames):
        return False  # "used tanks and mortars against each other"
    stems = _stems(passage)
    return len(stems) >= _LEAST_WORDS and senses.load().probability(stems) < LEAST
