"""One sentence of an article: its frames become incidents, and it moves the scene."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from geo.incidents.events.classify import classify, subject_in, theme
from geo.incidents.events.sharing import (
    as_main,
    counts_on,
    frames_beside,
    harm_frame,
    is_tally,
    led_to,
    of_named,
    says_another,
    share,
    tells_another,
    told_apart,
    told_at,
    without_led,
    without_talk,
)
from geo.incidents.harm.asides import total_in
from geo.incidents.joining.absorbing import absorb
from geo.incidents.reading.claims import make_incident
from geo.incidents.reading.finding import find_told
from geo.incidents.reading.references import go_on, go_on_there
from geo.incidents.reading.retold import tell_again
from geo.incidents.reading.sensed import is_unlikely, sense_frame, sense_harm
from geo.incidents.reading.there import of_its_place
from geo.incidents.reading.unhurt import tell_unhurt
from geo.incidents.scene.circumstances import (
    TOTAL,
    Circumstances,
    counts_several,
    is_ahead,
    is_lead,
    move_scene,
    refusal,
    settle,
)
from geo.incidents.scene.days import day_of_another, is_news
from geo.incidents.scene.inherited import Scene
from geo.incidents.scene.named_again import follow_names, keep
from geo.incidents.scene.openings import carry_scene, open_place, open_update, title_words
from geo.incidents.scene.periods import is_entry
from geo.incidents.scene.placing import is_days_before, with_title
from geo.incidents.scene.unlisted import unlisted_name
from geo.incidents.scene.whereabouts import COUNTRY, POINT, Where, find_places
from geo.incidents.words.clauses import Clause, reaches

if TYPE_CHECKING:
    from geo.incidents.events.frames import Frame
    from geo.incidents.harm.casualties import Figure
    from geo.incidents.scene.reader import Passage, Reader
    from geo.records import Incident, Sentence

_HARM = frozenset({"killed", "injured"})
_POLICING = {"arrest", "police_raid", "security_operation"}
#: Figures that can be spread over towns, and how near behind one its town must stand.
_SEVERAL, _OWN_TOWN = 2, 70


def read_sentence(reader: Reader, sentence: Sentence, *, lead: bool) -> None:
    """Read one sentence: what it tells is added to the reader's incidents, scene and ledger.

    Parameters
    ----------
    lead
        Whether the sentence belongs to the head of the report.
    """
    passage = reader.passage(sentence)
    reader.put_off(partial(_enter, reader, sentence.paragraph))
    told_before = reader.scene if sentence.kind == "caption" else None
    open_place(reader, passage)
    if is_entry(reader, sentence):
        reader.scene.where = reader.title
        open_update(reader)
    if sentence.kind == "caption":
        reader.scene = Scene()
    again = tell_again(reader, passage)
    told, share = ([], {}) if again else _tell(reader, passage)
    made: list[Incident] = []
    reach = dict(zip(passage.clauses, reaches(passage.clauses), strict=True)) if told else {}
    for frame in told:
        end = reach.get(frame.clause, frame.clause.end)
        alone = len(told) == 1 or not any(f.kinds for f in told)
        words = passage.words if alone else reader.text[frame.clause.start : end]
        made += _code_frame(reader, passage, frame, share.get(frame, []), words, lead=lead)
    made = tell_unhurt(reader, passage, made)
    if made:
        reader.catch_up()
        reader.told_at = reader.at
        reader.found += absorb(made)
    if made or again:
        reader.silent_in = -1
    elif _is_silent(passage):
        reader.silent_in = sentence.paragraph
    if told_before is not None:
        reader.scene = told_before


def _enter(reader: Reader, paragraph: int) -> None:
    reader.scene.enter(paragraph)


def _is_silent(passage: Passage) -> bool:
    """Tell a sentence of a day and of a place on no list, of which nothing was coded.

    Whom it harmed is told next, and belongs to no event of another place.
    """
    if not any(t.first is not None for t in passage.times):
        return False
    if passage.holding:
        return False
    whole = Clause(passage.sentence.start, passage.sentence.end)
    return unlisted_name(passage, whole) is not None


def _tell(reader: Reader, passage: Passage) -> tuple[list[Frame], dict[Frame, list[Figure]]]:
    """Find the frames that a sentence tells, and whose the figures are."""
    follow_names(reader, passage)
    sentence = passage.sentence
    found = find_told(reader, passage)
    if found is None:
        reader.put_off(partial(carry_scene, reader, passage))
        return [], {}
    frames, figures = found
    told = [f for f in frames if f.support == "asserted"]
    told = without_talk(told) if figures else told
    own = figures and without_led(figures, told, passage.clauses, passage.times)
    if len(own) < len(figures):
        reader.note(sentence, "told as background, without a day of its own")
        figures = own
    if not told and not figures:
        reader.put_off(partial(carry_scene, reader, passage))
    if not frames and not figures:
        sensed = sense_frame(reader, passage, frames)
        return [sensed] if sensed is not None else [], {}
    beside = _beside(reader, passage, figures, told, frames) if figures else []
    at = {f: told_at(f, passage.clauses) for f in figures} if beside else {}
    rest = [f for f in figures if not any(b.clause.holds(at[f]) for b in beside)]
    if rest and not any(f.is_real for f in told):
        harm = of_named(harm_frame(rest, passage.clauses, frames), passage.clauses, frames)
        known = harm.kinds or _is_toll(reader, passage)
        sensed = None if known else sense_harm(reader, passage, frames, rest)
        told.append(sensed or harm)
    elif not figures and any(f.is_real for f in told) and is_unlikely(passage, told):
        reader.note(sentence, "its words speak against an event")
        return [], {}
    told = sorted(told + beside, key=lambda f: f.start)
    if not told and (sensed := sense_frame(reader, passage, frames)) is not None:
        return [sensed], {}
    for frame in frames:
        if frame not in told:
            reason = f"refers to an event ({frame.support}), tells no new one"
            reader.note(sentence, reason)
    return told, share(figures, told, passage.clauses) if figures else {}


def _is_toll(reader: Reader, passage: Passage) -> bool:
    """Tell a toll that goes on with what was told, or is of what the title tells of."""
    if reader.lexicon.tolls["what"].search(passage.words) is None:
        return False
    return bool(reader.found) or theme(title_words(reader.document), reader.lexicon) != "other"


def _beside(
    reader: Reader,
    passage: Passage,
    figures: list[Figure],
    told: list[Frame],
    frames: list[Frame],
) -> list[Frame]:
    """Make frames of the harm that a sentence tells beside its events."""
    apart = told_apart(
        reader.text, passage.clauses, passage.times, reader.document.article.published
    )
    apart += led_to(told, passage.clauses)
    beside = frames_beside(figures, passage.clauses, told, apart)
    return [of_named(f, passage.clauses, frames) if f.clause in apart else f for f in beside]


def _agent(reader: Reader, frame: Frame) -> str:
    """Return the words before a frame's trigger, or what the trigger itself begins with."""
    before = reader.text[frame.clause.start : frame.start]
    trigger = reader.text[frame.start : frame.end]
    return before if before.strip() else subject_in(trigger, reader.lexicon)


def _code_frame(
    reader: Reader,
    passage: Passage,
    frame: Frame,
    figures: list[Figure],
    words: str,
    *,
    lead: bool,
) -> list[Incident]:
    """Make the incidents of a frame, one a place; none where the ledger says why.

    `words` are those that tell of the frame alone: its class is read from them.
    """
    more = counts_on(reader.text, frame, figures, placed=passage.is_placed)
    if more or (reader.found and is_tally(frame, figures)):
        frame = replace(frame, kinds=frozenset())
    agent = _agent(reader, frame)
    if (total := total_in(words, 0, len(words), reader.lexicon)) is not None:
        words = words[: total[0]] + words[total[1] :]
    event_class = classify(frame.kinds, words, figures, reader.lexicon, agent)
    if event_class == "other" and not figures:
        return []
    frame = as_main(frame, figures, passage.clauses)
    told = settle(reader, passage, frame, event_class)
    several = bool(figures) and counts_several(passage, frame, event_class, told)
    there = of_its_place(passage, figures, told, several=several)
    if several and not there:
        reader.note(passage.sentence, TOTAL)
        if not frame.kinds:
            return []
    figures = there if several else there or figures
    reason = refusal(reader, passage, frame, told, harmed=bool(figures))
    if reason is not None:
        reader.note(passage.sentence, reason)
        reader.look_back(passage.sentence, frame, reason)
        return []
    if told.when is not None and frame.modality == "occurred" and is_ahead(reader, told.when):
        frame = replace(frame, modality="planned")
    told = replace(told, places=_put(reader, passage, frame, told, harmed=bool(figures), lead=lead))
    if is_lead(reader, frame, told, lead=lead):
        reader.leads.add(passage.sentence.start)
    move_scene(reader, frame, told)
    keep(reader, frame, event_class, told)
    if frame.kinds and tells_another(reader.text, passage.sentence.start, frame):
        reader.others[frame.start] = says_another(reader.text, passage.sentence.start)
    return _make(reader, passage, frame, figures, event_class, told)


def _put(
    reader: Reader,
    passage: Passage,
    frame: Frame,
    told: Circumstances,
    *,
    harmed: bool,
    lead: bool,
) -> list[Where]:
    """Return the places of a frame that stand: not the main clause's for what was days before."""
    if not harmed and is_days_before(passage, frame, told.places):
        return []
    other = says_another(reader.text, passage.sentence.start)
    if (
        told.security
        and lead
        and not other
        and (told.when is None or is_news(told.when, reader.document))
    ):
        return with_title(reader, passage, frame, told.places)
    return told.places


def _make(
    reader: Reader,
    passage: Passage,
    frame: Frame,
    figures: list[Figure],
    event_class: str,
    told: Circumstances,
) -> list[Incident]:
    """Make the incidents of a frame at its places, each with its figures."""
    spread = _by_place(reader, passage, frame, figures)
    if spread:
        return [
            make_incident(reader, passage, frame, [figure], event_class, spot, told.when)
            for spot, figure in spread
        ]
    again = day_of_another(passage, frame, told.when) if told.places and not figures else None
    if again is not None:
        spots = told.places[0], _place_of_another(passage, told.places[0])
        return [
            make_incident(reader, passage, frame, [], event_class, spot, day)
            for spot, day in zip(spots, (told.when, again), strict=True)
        ]
    # Figures told for several towns are the sum of all: they go to the first, once.
    held = frame.kinds <= _POLICING and all(f.outcome not in _HARM for f in figures)
    where: list[Where | None] = [*told.places[: 1 if figures and not held else None]] or [None]
    made = [
        make_incident(reader, passage, frame, [] if n else figures, event_class, spot, told.when)
        for n, spot in enumerate(where)
    ]
    if frame.kinds:
        return made
    if reader.back_at == reader.told_at == reader.at - 1 and not passage.is_placed:
        made = [go_on_there(i, reader.found[-1]) for i in made]
    return [i for i in (go_on(incident, reader.found) for incident in made) if i is not None]


def _place_of_another(passage: Passage, first: Where) -> Where:
    """Return the town of the second event: "in X on Monday, and another in Y on Tuesday"."""
    at = first.resolution.mention.start
    behind = (r for r in passage.holding if r.mention.start > at and r.place is not None)
    other = next((r for r in behind if r.place and r.place.kind == "settlement"), None)
    return Where(other, 1) if other is not None else first


def _by_place(
    reader: Reader, passage: Passage, frame: Frame, figures: list[Figure]
) -> list[tuple[Where, Figure]]:
    """Give each figure its own town where each has one: "8 died in Digos and 3 in Matalam"."""
    harm = (f for f in figures if f.outcome in _HARM and not f.part)
    told = sorted(harm, key=lambda f: f.start)
    if len(told) < _SEVERAL or len({f.outcome for f in told}) > 1:
        return []
    ends = [*(f.start for f in told[1:]), frame.clause.end]
    found = []
    for figure, end in zip(told, ends, strict=True):
        clause = Clause(figure.start, min(end, figure.start + _OWN_TOWN))
        part = replace(frame, clause=clause, start=figure.start, end=figure.end)
        places = [r for r in passage.resolutions if clause.holds(r.mention.start)]
        own = find_places(reader.text, passage.sentence, places, part, [clause])
        if len(own) != 1 or own[0].precision >= COUNTRY:
            return []
        if own[0].precision <= POINT:  # those of "and 600 in Hatay province" are of no town
            listed = figure.subgroup in {figure.noun, figure.group}
            found.append((own[0], replace(figure, subgroup=None) if listed else figure))
    towns = {spot.resolution.mention.surface for spot, _ in found}
    return found if len(towns) == len(found) else []
