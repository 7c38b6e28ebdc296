"""Where and when a report, a section, an entry stands before it tells an event: the scene it opens.

What enters are headings, datelines and sentences that tell nothing, what changes is the reader's
scene.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.incidents.events.frames import Frame
from geo.incidents.scene.circumstances import is_ahead
from geo.incidents.scene.days import When, find_day, is_news
from geo.incidents.scene.from_events import day_counted_from
from geo.incidents.scene.inherited import Scene
from geo.incidents.scene.periods import is_entry
from geo.incidents.scene.quarters import is_of_other, is_quarter
from geo.incidents.scene.standing import EVENT_ROLES, town_of
from geo.incidents.scene.whereabouts import POINT, Where, find_places
from geo.incidents.words.clauses import Clause

if TYPE_CHECKING:
    from geo.incidents.scene.reader import Passage, Reader
    from geo.records import Document, Place, Resolution, Sentence

#: A day is told first within so many characters of its sentence; news is so many days old.
_OPENING = 40
_A_DAY = 40
#: Words before the day: "Day two: 17 March", but not "The stoppage began at dawn on Tuesday".
_BEFORE_DAY = 2
_NEWS_DAYS = 7
#: A place, and what it lies in, in capitals, before a stop or a dash.
_IN_CAPITALS = re.compile(
    r"[^\W\d_a-z]{2}(?:[^\W\d_a-z]|[ ’'-]){1,40}(?:, (?:[^\W\d_a-z]| ){2,40})?"
    r"(?:\.|\s?[-–—:])(?=\s|$)"
)
#: What a reporter sees in a town.
_STREETS = re.compile(
    r"\b(?:avenues?|streets?|squares?|boulevards?|pavements?|crowds?|barricades?|shopfronts?|kerb|pavings?"
    r"|government\s+(?:building|headquarters|offices))\b"
)
#: Words that may stand before a dateline: who reports.
_BYLINE_WORDS = 11
#: Between the towns of a dateline that has two.
_BESIDE = re.compile(r"\s?(?:/|&|and)\s?")
#: Before a place that people go to or come from.
_MOVING = re.compile(r"(?<!spread )(?<!moved )(?<!shifted )\b(?:to|from|for|towards?|by)\s+$")
_MOVING_REACH = 12
#: "The deputies who sit in the assembly in X": where somebody is at other times.
_OF_SOMEBODY = re.compile(r"\bwho(?:se)?\s+(?!(?:was|were|had|died|fell)\b)(?:[\w’'-]+\s+){1,7}$")
_OF_REACH = 70
#: Behind a place of which the text says what it is: "X is the second grievance".
_DESCRIBED = re.compile(r"\s+(?:is|was)\s+(?:an?|the|one)\b")
#: Before the seat of an authority that counts or speaks.
_SEAT = re.compile(
    r"\b(?:agency|ministry|institute|bureau|observatory|headquarters|embassy|government)\s+in\s+$"
)
#: A day on which figures were put right is not that of what they count.
_RECKONED = re.compile(
    r"\b(?:corrected|revised|updated|lowered|raised|amended)\s+(?:that|this|it|(?:the|its|their|his|her)\s+(?:\w+\s+)?"
    r"(?:number|figures?|toll|count|total|estimate))\b"
)
#: Who is only away there: "the president, in X for a check-up, condemned the attacks".
_AWAY_FOR = re.compile(
    r"\s+(?:for|on)\s+(?:an?|the|his|her|their|talks|medical|holiday|business)\b[^.;]{1,60},\s"
)
_AWAY_IN = re.compile(r",\s+(?:currently\s+|then\s+)?in\s+$")
_SEAT_REACH = 30
#: Before a place at which people sit at a table, while the story goes on elsewhere.
_TALKS = re.compile(
    r"\b(?:talks|negotiations|consultations|(?:meeting|summit|conference)s?|met)\s+(?:in|at)\s+$"
)


def open_update(reader: Reader) -> None:
    """Let the day of the page be that of an entry that opens with the time of day.

    It is the one that the last such heading told ("23:41 Sunday"), else the day of the report.
    """
    published = reader.document.article.published
    if reader.scene.when is None and published is not None:
        today = When(published, published, 1, None)
        reader.scene.when, reader.scene.when_at = reader.live or today, reader.at


def open_report(reader: Reader) -> None:
    """Let the town of the dateline be the place until another is named."""
    lines = (r for r in reader.resolutions if r.mention.role == "dateline")
    lines = (r for r in lines if not _is_byline(reader, r) and not _opens_section(reader, r))
    towns = ((r, _town(reader.text, r)) for r in lines)
    told = ((r, t) for r, t in towns if t is not None)
    first = next(((r, t) for r, t in told if not _is_capital(t) or _is_seen(reader, r)), None)
    if first is not None and not _stands_beside_another(reader, first[0]):
        reader.scene.where, reader.scene.where_at = Where(first[0], POINT, town=first[1]), reader.at
        reader.scene.firm = True


def _is_seen(reader: Reader, capital: Resolution) -> bool:
    """Tell a report that opens in the streets of the capital that its dateline names.

    Other reports that are sent from a capital tell of the whole country, or of another.
    """
    sentence = reader.sentence_at(capital.mention.start)
    if sentence is None or any(
        r.mention.start != capital.mention.start and r.place is not None and not _holds(r, capital)
        for r in reader.passage(sentence).resolutions
    ):
        return False
    return _STREETS.search(reader.text, capital.mention.end, sentence.end) is not None


def _holds(r: Resolution, capital: Resolution) -> bool:
    """Tell the country of a capital: "the most violent protest in Kosovo"."""
    whole, town = r.place, capital.place
    return bool(whole and town and whole.kind == "country" and whole.country == town.country)


def _town(text: str, r: Resolution) -> Place | None:
    """Return the town of a dateline, which a province may be called after."""
    if r.place is not None and r.place.kind == "settlement":
        return r.place
    return town_of(text, r)


def open_place(reader: Reader, passage: Passage) -> None:
    """Begin anew at a place in capitals at the head of a paragraph ("WINDSOR, ONTARIO.").

    A round-up goes from place to place in this way. One that no list has leaves none.
    """
    sentence = passage.sentence
    if reader.text[max(0, sentence.start - 1)] != "\n":
        return
    opened = _IN_CAPITALS.match(reader.text, sentence.start, sentence.end)
    if opened is None or any(opened.start() <= t.start < opened.end() for t in passage.times):
        return
    here = (r for r in passage.resolutions if r.mention.start == sentence.start)
    first = next((r for r in here if r.mention.role == "dateline" and r.place is not None), None)
    alone = opened.end() == sentence.end
    if reader.at == 1 and not (alone and first and first.place and not _is_capital(first.place)):
        return
    if first is not None or alone:
        reader.scene.where = Where(first, 1 if alone else POINT) if first is not None else None
        reader.scene.where_at, reader.scene.firm = reader.at, True


def _is_capital(place: Place) -> bool:
    return place.feature_code == "PPLC"


def _opens_section(reader: Reader, r: Resolution) -> bool:
    """Tell the town over a later part of a round-up ("GAO. Two men ...") from a dateline."""
    sentence = reader.sentence_at(r.mention.start)
    if sentence is None or len(reader.text[: sentence.start].split()) <= _BYLINE_WORDS:
        return False
    return _IN_CAPITALS.fullmatch(reader.text, sentence.start, sentence.end) is not None


def _stands_beside_another(reader: Reader, town: Resolution) -> bool:
    """Tell a dateline of two towns ("Athens / Thessaloniki -"): at neither of them by itself."""
    lines = (r for r in reader.resolutions if r.mention.role == "dateline" and r.place is not None)
    others = (r for r in lines if r.place and town.place and r.place.id != town.place.id)
    return any(
        (r.place.kind if r.place else "") == "settlement"
        and _BESIDE.fullmatch(
            reader.text,
            *sorted((r.mention.start, r.mention.end, town.mention.start, town.mention.end))[1:3],
        )
        for r in others
    )


def _is_byline(reader: Reader, r: Resolution) -> bool:
    """Tell where the reporter sits ("By X, Moscow") from where the report comes from."""
    sentence = reader.sentence_at(r.mention.start)
    return sentence is not None and sentence.kind == "byline"


#: Headings of an explainer that ask for more of what it tells.
_ASKS_ON = re.compile(
    r"(?:and\s+|so\s+)?(?:what\s+(?:has\s+)?happened|what\s+(?:do\s+we|is)\s+know|who\s+(?:was|were|has\s+been|got)|"
    r"how\s+many|(?:where|when)\s+(?:was|were|did)|(?:and\s+)?elsewhere)\b[^.!]*\?",
    re.IGNORECASE,
)


def open_section(reader: Reader, heading: Sentence) -> None:
    """Begin anew under a heading: its day and place are those of what follows.

    A heading that is a day ("3. 17 March") goes on at the place of the title, or at the same; one
    that only asks on ("Who was hurt?") begins nothing.
    """
    passage = reader.passage(heading)
    if _ASKS_ON.match(passage.words) and not passage.times and not passage.resolutions:
        reader.scene.where = reader.title or reader.scene.where
        return
    before = reader.scene
    reader.scene = Scene()
    if passage.times and not passage.resolutions:
        goes_on = before.where if before.firm or not reader.told_at else None
        reader.scene.where, reader.scene.where_at = reader.title or goes_on, before.where_at
        reader.scene.firm = before.firm
    carry_scene(reader, passage)
    if is_entry(reader, heading):
        reader.live = reader.scene.when or reader.live
        open_update(reader)


def is_day(reader: Reader, sentence: Sentence) -> bool:
    """Tell a sentence that is a day and no more, at the head of a paragraph of a chronicle."""
    if sentence.start and reader.text[sentence.start - 1] != "\n":
        return False
    if sentence.end - sentence.start > _A_DAY:
        return False
    times = reader.passage(sentence).times
    if len(times) != 1 or len(reader.text[sentence.start : times[0].start].split()) > _BEFORE_DAY:
        return False
    return not reader.text[times[0].end : sentence.end].strip(" .:")


def carry_scene(reader: Reader, passage: Passage) -> None:
    """Let a sentence that tells no event set the place and day of those after it."""
    sentence = passage.sentence
    if passage.times:
        frame = _whole(sentence)
        told = reader.text, sentence, passage.times, frame, [frame.clause], reader.lexicon
        when, _ = find_day(*told)
        exact = when is not None and not when.spoken and when.precision <= POINT
        exact = exact and _RECKONED.search(passage.words) is None
        if when is not None and exact and _goes_on_from(reader, sentence, when):
            counted = day_counted_from(passage, when)
            day = counted or _of_aftermath(reader, when)
            reader.scene.tell_day(day, reader.at)
    if passage.resolutions:
        where = _only_point(reader, passage, _whole(sentence))
        if where is not None and _stands_in(reader, where):
            reader.scene.where, reader.scene.where_at, reader.scene.firm = where, reader.at, False


def _of_aftermath(reader: Reader, when: When) -> When:
    """Let a scene of the report's own day, before anything is told, be the day after its event.

    "Glass covered the lane on Tuesday" tells of what happened then or on the day before.
    """
    if reader.told_at or when.precision != 1 or when.last != reader.document.article.published:
        return when
    return replace(when, first=when.first - dt.timedelta(days=1), precision=2, spoken=True)


def _goes_on_from(reader: Reader, sentence: Sentence, when: When) -> bool:
    """Tell a day from which the text goes on: told first in its sentence, or one of the news."""
    published = reader.document.article.published
    if is_ahead(reader, when) or not is_news(when, reader.document):
        return False
    if published is None or (published - when.last).days <= _NEWS_DAYS:
        return True
    return when.expression is not None and when.expression.start - sentence.start <= _OPENING


def title_words(document: Document) -> str:
    """Return the words of the title, as the text or its metadata give them; none without one."""
    told = (document.article.text[s.start : s.end] for s in document.sentences if s.kind == "title")
    return next(told, document.article.title or "")


def title_place(reader: Reader) -> Where | None:
    """Return the town that the title names as the place, if it names just one.

    A title that stands beside the text is searched for the towns that the text has, unless it
    tells of several things ("Three dead in floods; shots fired in Gao").
    """
    title = next((s for s in reader.document.sentences if s.kind == "title"), None)
    if title is not None:
        return _only_point(reader, reader.passage(title), _whole(title))
    words = reader.document.article.title or ""
    if ";" in words:
        return None
    named = [
        r
        for r in reader.resolutions
        if r.place is not None
        and r.place.kind == "settlement"
        and not _is_capital(r.place)
        and re.search(rf"(?i)(?<!\w){re.escape(r.mention.surface)}(?!\w|['’]s)", words)
    ]
    first = next((r for r in named if r.mention.role in {*EVENT_ROLES, "dateline"}), None)
    one = len({r.place.id for r in named if r.place is not None}) == 1
    return Where(first, POINT) if first is not None and one else None


def _whole(sentence: Sentence) -> Frame:
    """Make a frame of a sentence that tells no event, to look for its place and day."""
    clause = Clause(sentence.start, sentence.end)
    return Frame(clause, frozenset(), sentence.start, sentence.start, "named", "occurred")


def _only_point(reader: Reader, passage: Passage, frame: Frame) -> Where | None:
    places = find_places(reader.text, passage.sentence, passage.resolutions, frame, [frame.clause])
    return places[0] if len(places) == 1 and places[0].precision <= POINT else None


def _stands_in(reader: Reader, where: Where) -> bool:
    """Tell whether the text stays at the place, and does not go to or come from it."""
    at = where.resolution.mention.start
    before = reader.text[max(0, at - _SEAT_REACH) : at]
    if _SEAT.search(before):
        return False
    away = _AWAY_FOR.match(reader.text, where.resolution.mention.end)
    if _TALKS.search(before) or (away and _AWAY_IN.search(before)):
        return False
    scene = reader.scene.place_for(reader.at)
    quarter = scene is not None and is_quarter(reader.text, where, scene)
    if quarter or is_of_other(reader.text, where, scene):
        return False
    if _DESCRIBED.match(reader.text, where.resolution.mention.end):
        return False
    if _OF_SOMEBODY.search(reader.text, max(0, at - _OF_REACH), at):
        return False
    return not _MOVING.search(reader.text[max(0, at - _MOVING_REACH) : at])
