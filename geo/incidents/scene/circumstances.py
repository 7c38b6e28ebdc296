"""Where and when a frame takes place, with what the scene and the title know; or why it is left.

What enters are a frame and its sentence, what leaves are `Circumstances`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.incidents.joining.figures import says_none
from geo.incidents.joining.tiers import SECURITY
from geo.incidents.scene.days import YEAR, When, find_day, is_news
from geo.incidents.scene.from_events import day_behind, day_from_event, goes_on_since, last_day
from geo.incidents.scene.later import day_of_wounds, dies_later, is_of_search
from geo.incidents.scene.placing import is_elsewhere, settle_places
from geo.incidents.scene.remembered import is_felt, is_of_anniversary, sums_up
from geo.incidents.scene.unlisted import is_apart
from geo.incidents.scene.whereabouts import COUNTRY, POINT, Where, is_of_the_world
from geo.incidents.words.clauses import clause_at
from geo.incidents.words.tokens import small_words
from geo.records.classes import group_of

if TYPE_CHECKING:
    from geo.incidents.events.frames import Frame
    from geo.incidents.scene.reader import Passage, Reader
    from geo.records import Incident

#: Kinds of places over which events are spread, and the words for it.
_SPREAD_OVER = frozenset({"country", "region", "admin1"})
_ACROSS = re.compile(
    r"\b(?:across|throughout|all\s+over)\s+(?:the\s+)?(?:[a-z]+\s+)?$", re.IGNORECASE
)
_ACROSS_REACH = 40
#: Longer than this a time is a period, not an event's day; a month told a year later is history.
_MOST_DAYS = 45
_A_WEEK = 7
#: "Has been closed": a report tells in the present perfect what is new on its day.
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:been\s+)?(?:\w+ly\s+)?(?:\w+)?$", re.IGNORECASE)
_PERFECT_REACH = 80
TOTAL = "a total of several events: given to none of them"
_PAST = "history: a period, or a month of another year"
_NEW = re.compile(r"\b(?:has|have)\s+been\b", re.IGNORECASE)
#: Clauses about somebody or something of the main clause.
_ABOUT = frozenset({"who", "whom", "whose", "which", "where", "in which"})
#: "Had before that bombed", "had once stormed": not on the day that the text stands at.
_EARLIER = re.compile(
    r"\bhad\s+(?:before(?:\s+that)?|earlier|previously|once|long\s+before)\s+[a-z]"
)
#: "Had been taken": told by the way of something earlier.
_HAD = re.compile(r"\bhad\s+(?:[a-z]+ly\s+)?(?:been\s+)?\w?$")
_HAD_REACH = 30
#: "At about three in the afternoon a bus ...": of the day that the report tells of.
_TIME_OF_DAY = re.compile(
    r"\s*(?:At|Around|About|Shortly\s+(?:before|after)|Just\s+(?:before|after)|Some\s+\w+\s+hours\s+(?:earlier|later))\s+"
    r"(?:about\s+|around\s+)?(?:[\w.:]+\s+){0,2}?(?:in\s+the\s+(?:morning|afternoon|evening)|a\.?m\b|p\.?m\b|"
    r"o['’]clock|noon|midnight|dawn|dusk|daybreak|\d{1,2}[:.]\d\d)"
)
_RECENT = re.compile(r"\brecent(?:ly)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Place and day of a frame.

    `elsewhen` where the sentence tells of another time, `vague` where it says "recently",
    `carried` where its own words give no day, `security` for events that are told as news.
    """

    places: list[Where]
    when: When | None
    elsewhen: bool
    vague: bool
    carried: bool
    security: bool


def settle(reader: Reader, passage: Passage, frame: Frame, event_class: str) -> Circumstances:
    """Find the place and day of a frame: its own, or those that the scene carries to it."""
    security = group_of(event_class) in SECURITY or not frame.kinds
    goes_on = security and (frame.clause.names_cause or not frame.clause.looks_back)
    vague = bool(_RECENT.search(passage.words))
    own, elsewhen = find_day(
        reader.text, passage.sentence, passage.times, frame, passage.clauses, reader.lexicon
    )
    later = own is not None and dies_later(passage, frame, own)
    if later or (own is not None and not frame.kinds and is_of_search(reader, passage, own)):
        own, elsewhen = day_of_wounds(passage), False  # no day of a death in hospital
    when = own
    led = own is not None and _is_of_main(passage, frame, own)
    goes_on = goes_on or (led and security)
    if (own is None or led) and (counted := day_from_event(reader, passage, frame)) is not None:
        own = when = counted
    elif own is not None and own.spoken:
        when = reader.scene.day_of_speech(own, reader.at)
    if own is None and _EARLIER.search(reader.text, frame.clause.start, frame.clause.end):
        when, elsewhen = None, True
    if own is None and when is None and not elsewhen:
        own = when = None if frame.kinds else _day_of_place(reader, passage)
    if own is None and when is None and not elsewhen:
        when = reader.scene.day_for(reader.at) if goes_on and not vague else None
        if when is None and goes_on and _TIME_OF_DAY.match(reader.text, frame.clause.start):
            when = last_day(reader)
        if when is None and security:
            own = when = day_behind(reader, passage, frame)
    if own is not None and when is not None:
        when = goes_on_since(reader, passage, frame, group_of(event_class), when)
    news = when is None or is_news(when, reader.document)
    return Circumstances(
        settle_places(reader, passage, frame, goes_on=goes_on and news),
        when,
        elsewhen,
        vague,
        own is None,
        security,
    )


def _is_of_main(passage: Passage, frame: Frame, own: When) -> bool:
    """Tell the day of the main clause from that of what led to it: "on Friday, after a blast"."""
    told, clause = own.expression, clause_at(passage.clauses, frame.clause.start)
    looks_back = clause is not None and clause.looks_back
    return looks_back and told is not None and not frame.clause.holds(told.start)


def _day_of_place(reader: Reader, passage: Passage) -> When | None:
    """Return the day of what was told last of the town of which a sentence counts the harmed.

    None where the sentence names no town, or the text stands at the day of one told of it.
    """
    towns = {r.place.id for r in passage.holding if r.place and r.place.kind == "settlement"}
    if len(towns) != 1:
        return None
    told = [i for i in reader.found if i.place_id in towns and i.start and i.modality == "occurred"]
    known = reader.scene.day_for(reader.at)
    if not told or (known and any(_holds(i, known) for i in told)):
        return None
    last = told[-1]
    first = last.start or dt.date.min
    return When(first, last.end or first, last.date_prec or 1, None)


def _holds(incident: Incident, day: When) -> bool:
    first = incident.start or dt.date.max
    return first <= day.last and day.first <= (incident.end or first)


#: Kinds of acts that are counted over many places, and are no one event there.
_COUNTED_UP = frozenset({"arrest"})


def counts_several(passage: Passage, frame: Frame, event_class: str, told: Circumstances) -> bool:
    """Tell "47 were hurt in the whole country" from the toll of one event.

    A disaster that befalls a region has such a toll; a town or an attack has none. What a sentence
    tells as one event ("killed when pagers exploded across the country") has the toll, unless the
    sentence puts it to a town.
    """
    if all(p.precision <= POINT for p in told.places) and _is_spread(passage, frame):
        return True
    wide = event_class == "natural_disaster" and any(p.precision > POINT for p in told.places)
    one = frame.kinds - _COUNTED_UP and not any(
        p.resolution in passage.resolutions for p in told.places
    )
    if wide:
        return False
    near = passage.lexicon.aside_calls.near(small_words(passage.words))
    called = [name for name in (("beyond",) if one else ("beyond", "several")) if name in near]
    return any(passage.lexicon.asides[name].search(passage.words) for name in called)


def _is_spread(passage: Passage, frame: Frame) -> bool:
    """Tell what the clause says of a whole country or region: "across Kosovo"."""
    return any(
        r.place is not None
        and r.place.kind in _SPREAD_OVER
        and frame.clause.holds(r.mention.start)
        and _ACROSS.search(passage.text, max(0, r.mention.start - _ACROSS_REACH), r.mention.start)
        for r in passage.resolutions
    )


def refusal(
    reader: Reader, passage: Passage, frame: Frame, told: Circumstances, *, harmed: bool
) -> str | None:
    """Say why a frame is not coded, or None where it is.

    Parameters
    ----------
    harmed
        Whether casualty figures belong to the frame.
    """
    counted = not harmed and told.carried and _counts_long(passage)
    reason = TOTAL if counted else _of_unknown(reader, passage, frame, told)
    if reason is not None:
        return reason
    # "Three of the attackers died in the battle", which was years ago.
    past = reader.past_in == passage.sentence.paragraph and told.carried and not passage.is_placed
    if past or (told.when is not None and not _is_event_day(reader, told.when)):
        return _PAST
    if told.when is None:
        history = told.elsewhen and not _waits_for_date(reader, passage)
        if history and (not harmed or any(t.date_prec == YEAR for t in passage.times)):
            return "history or too vague a time: not coded as an event"
        if frame.clause.looks_back and not harmed:
            return "told as background, without a day of its own"
    if frame.modality in {"hypothetical", "denied"}:
        return f"modality: {frame.modality}"
    wide = bool(told.places) and all(is_of_the_world(w.resolution) for w in told.places)
    vague = wide and not (harmed and told.when is not None)
    return "told of a part of the world, not of a place" if vague else None


def _counts_long(passage: Passage) -> bool:
    """Tell what is said of a long time and of no place: "230 were arrested since it began"."""
    if passage.is_placed or "period" not in passage.lexicon.aside_calls.near(
        small_words(passage.words)
    ):
        return False
    return passage.lexicon.asides["period"].search(passage.words) is not None


def _of_unknown(reader: Reader, passage: Passage, frame: Frame, told: Circumstances) -> str | None:
    """Say why a frame is one of the past, or harm of no event that is known; else None."""
    felt = bool(reader.found) and frame.kinds and is_felt(passage)
    if felt or is_of_anniversary(passage, frame):
        return "refers to an event (reference), tells no new one"
    if len(reader.found) > 1 and sums_up(passage, frame):
        return TOTAL
    return None if frame.kinds else _of_no_cause(reader, passage, frame, told)


def _of_no_cause(reader: Reader, passage: Passage, frame: Frame, told: Circumstances) -> str | None:
    """Say why harm of which no event is told is left; else None."""
    if reader.silent_in == passage.sentence.paragraph and not passage.is_placed:
        return "tells harm, but not how people came to it"
    if _is_unhurt(reader, passage, told):
        return "tells harm, but not how people came to it"
    if not told.places and is_elsewhere(reader, frame):
        return "tells harm elsewhere, at a place that is not named"
    return None


def _is_unhurt(reader: Reader, passage: Passage, told: Circumstances) -> bool:
    """Tell harm told paragraphs below an event of the same place that has harmed nobody."""
    where = told.places[0] if told.places else None
    if where is None or where.place is None or where.resolution in passage.resolutions:
        return False
    place = where.place.id
    last = next((i for i in reversed(reader.found) if i.place_id == place), None)
    if last is None or max(c.paragraph for c in last.claims) + 1 >= passage.sentence.paragraph:
        return False
    return any(says_none(c) and c.attributed_to is None for c in last.claims)


def _waits_for_date(reader: Reader, passage: Passage) -> bool:
    """Tell whether the sentence says "today" in an article that nobody could date."""
    undated = reader.document.article.published is None
    return undated and any(t.anchor == "article" and t.first is None for t in passage.times)


def _is_event_day(reader: Reader, when: When) -> bool:
    """Tell an event's day, or its few days, from a period of history."""
    days = (when.last - when.first).days
    if _lasts_since(when):
        return is_news(when, reader.document)
    return days <= _A_WEEK or (days <= _MOST_DAYS and is_news(when, reader.document))


def _lasts_since(when: When) -> bool:
    """Tell "since 23 August", which says when something began that goes on."""
    return when.expression is not None and when.expression.rule.startswith("since")


def is_ahead(reader: Reader, when: When) -> bool:
    """Tell whether a day lies after the report."""
    published = reader.document.article.published
    return published is not None and when.first > published


def is_lead(reader: Reader, frame: Frame, told: Circumstances, *, lead: bool) -> bool:
    """Tell whether the day of the report may stand for a day that is not told.

    So it may at the head of a report and in the present perfect, and throughout a bulletin that
    covers a few days, for an event with a place.
    """
    if told.when is not None or told.elsewhen or told.vague or not told.security:
        return False
    text = reader.text
    begin = max(frame.clause.start, frame.start - _PERFECT_REACH)
    new = lead or reader.period is not None
    new = new or _PERFECT.search(text, begin, frame.start + 1) is not None
    new = new or _NEW.search(text, frame.start, frame.end) is not None
    return new and any(p.precision < COUNTRY - 1 for p in told.places)


def _opens(reader: Reader, told: Circumstances) -> bool:
    """Tell the first news of a report, whatever its clause hangs on: "two died after a blast"."""
    published = reader.document.article.published
    if told.when is None or published is None or reader.scene.when is not None:
        return False
    return (published - told.when.last).days <= _A_WEEK


def move_scene(reader: Reader, frame: Frame, told: Circumstances) -> None:
    """Let what is told of an event that took place be the scene of what follows."""
    spoken = told.when is not None and told.when.spoken
    if frame.modality != "occurred" or spoken:
        return
    if frame.clause.looks_back and not _opens(reader, told):
        return
    scene = reader.scene
    if _HAD.search(reader.text, max(frame.clause.start, frame.start - _HAD_REACH), frame.start + 1):
        if told.when is not None and not told.carried and is_apart(reader, frame, told.places):
            reader.back_at = reader.at
        return  # the text goes on where it was before it looked back
    aside = frame.clause.opener in _ABOUT and scene.when_at == reader.at
    if aside or frame.clause.opener == "whom":
        return  # what the sentence tells by the way is not what the text goes on with
    if told.places:
        scene.where, scene.where_at, scene.firm = told.places[0], reader.at, True
    if told.when is not None and told.carried and told.when is scene.when:
        scene.when_at = reader.at
    elif told.when is not None and not told.carried:
        day = told.when if is_news(told.when, reader.document) else None
        scene.tell_day(day, reader.at, aside=not told.security)
        reader.past_in = -1
